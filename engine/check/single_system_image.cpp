#include <algorithm>
#include <map>

#include "engine/check/properties.h"

namespace qs::check {

namespace {

class SingleSystemImage : public Check {
public:
    SingleSystemImage()
        : Check("S-02", "Single system image",
                "No answer to a client shows an older state than one it had before, whichever server it moved to.",
                trace::Kinds::of<trace::SessionOpened, trace::AnswerArrived>()) {}
    std::unique_ptr<Check> clone() const override { return std::make_unique<SingleSystemImage>(*this); }

    void observe(const trace::Record& r, const trace::Tables&) override {
        if (const auto* opened = trace::as<trace::SessionOpened>(r)) {
            m_seen[opened->session].moved = opened->resumed;
            return;
        }
        const auto* e = trace::as<trace::AnswerArrived>(r);
        if (!e || e->zxid == Zxid{UINT64_MAX}) return;  // an unknown opcode's answer carries no zxid
        Seen& seen = m_seen[e->session];
        evaluated(seen.moved && seen.zxid > Zxid{});
        if (e->zxid < seen.zxid) {
            violated(r, "session " + toString(e->session) + " is answered from " + toString(e->zxid) +
                            ", after it has seen " + toString(seen.zxid));
        }
        seen.zxid = std::max(seen.zxid, e->zxid);
        seen.moved = false;
    }

private:
    struct Seen {
        Zxid zxid;           ///< what reached the client; answers lost on the way do not count
        bool moved = false;  ///< the next answer is the first of a new connection
    };
    std::map<SessionId, Seen> m_seen;
};

}  // namespace

std::unique_ptr<Check> singleSystemImage() {
    return std::make_unique<SingleSystemImage>();
}

}  // namespace qs::check

#include <map>

#include "engine/check/properties.h"

namespace qs::check {

namespace {

class ZxidDiscipline : public Check {
public:
    explicit ZxidDiscipline(std::uint32_t start)
        : Check("Z-16", "zxid discipline",
                "Within an epoch the zxids grow by one from its start, never wrap, and no zxid names two transactions.",
                trace::Kinds::of<trace::Proposed>()),
          m_start(start) {}
    std::unique_ptr<Check> clone() const override { return std::make_unique<ZxidDiscipline>(*this); }

    void observe(const trace::Record& r, const trace::Tables&) override {
        const auto* e = trace::as<trace::Proposed>(r);
        if (!e) return;
        std::uint32_t& last = m_last.try_emplace(e->zxid.epoch(), m_start).first->second;
        evaluated(last > m_start);
        const auto [it, isNew] = m_named.try_emplace(e->zxid, e->txn);
        if (!isNew && it->second != e->txn) {
            violated(r, toString(e->zxid) + " names two transactions");
        } else if (e->zxid.counter() == UINT32_MAX) {
            violated(r, "node " + toString(r.node) + " proposes " + toString(e->zxid) + ", the last before the wrap");
        } else if (e->zxid.counter() != last + 1) {
            violated(r, "node " + toString(r.node) + " proposes " + toString(e->zxid) + " right after number " +
                            std::to_string(last) + " of that epoch");
        }
        last = e->zxid.counter();
    }

private:
    std::uint32_t m_start;
    std::map<Epoch, std::uint32_t> m_last;
    std::map<Zxid, trace::TxnRef> m_named;
};

}  // namespace

std::unique_ptr<Check> zxidDiscipline(std::uint32_t startCounter) {
    return std::make_unique<ZxidDiscipline>(startCounter);
}

}  // namespace qs::check

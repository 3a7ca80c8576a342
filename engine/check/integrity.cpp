#include <set>

#include "engine/check/first_read.h"
#include "engine/check/properties.h"

namespace qs::check {

namespace {

/// TxnRefs name contents, so a transaction with a proposed zxid and another content is found out.
class Integrity : public Check {
public:
    Integrity()
        : Check("Z-02", "Integrity", "What a node delivers was proposed by the leader of its epoch.",
                trace::Kinds::of<trace::Proposed, trace::Applied>() | FirstRead::kinds()) {}
    std::unique_ptr<Check> clone() const override { return std::make_unique<Integrity>(*this); }

    void observe(const trace::Record& r, const trace::Tables& tables) override {
        if (const auto* proposed = trace::as<trace::Proposed>(r)) {
            m_proposed.insert(proposed->txn);
        } else if (const trace::TxnRef before = m_past.found(r)) {
            m_proposed.insert(before);
        } else if (const auto* applied = trace::as<trace::Applied>(r)) {
            evaluated(true);
            if (m_proposed.contains(applied->txn)) return;
            violated(r, "node " + toString(r.node) + " applies " + toString(applied->zxid) + " (" +
                            tree::describe(tables.txn(applied->txn)->body) + "), which nobody proposed");
        }
    }

private:
    std::set<trace::TxnRef> m_proposed;
    FirstRead m_past;
};

}  // namespace

std::unique_ptr<Check> integrity() {
    return std::make_unique<Integrity>();
}

}  // namespace qs::check

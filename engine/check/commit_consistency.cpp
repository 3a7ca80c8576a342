#include <map>

#include "engine/check/history_tree.h"
#include "engine/check/properties.h"

namespace qs::check {

namespace {

class CommitConsistency : public Check {
public:
    CommitConsistency()
        : Check("Z-09", "Commit consistency",
                "A node that serves in an epoch has delivered the whole history that the epoch began with.",
                trace::Kinds::of<trace::EpochEstablished, trace::ServingStarted>()) {}
    std::unique_ptr<Check> clone() const override { return std::make_unique<CommitConsistency>(*this); }

    void observe(const trace::Record& r, const trace::Tables& tables) override {
        if (const auto* established = trace::as<trace::EpochEstablished>(r)) {
            m_initial[established->epoch] = established->txn;
        } else if (const auto* serving = trace::as<trace::ServingStarted>(r)) {
            const auto initial = m_initial.find(serving->epoch);
            if (initial == m_initial.end()) return;  // Z-19 speaks of that
            evaluated(static_cast<bool>(initial->second));
            if (isPrefix(initial->second, serving->txn, tables)) return;
            violated(r, "node " + toString(r.node) + " serves in epoch " + toString(serving->epoch) + " from " +
                            toString(serving->zxid) + ", and the epoch began with " +
                            toString(tables.zxid(initial->second)));
        }
    }

private:
    std::map<Epoch, trace::TxnRef> m_initial;
};

}  // namespace

std::unique_ptr<Check> commitConsistency() {
    return std::make_unique<CommitConsistency>();
}

}  // namespace qs::check

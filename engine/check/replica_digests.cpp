#include "engine/check/replica_digests.h"

namespace qs::check {

ReplicaDigests::Found ReplicaDigests::fold(const trace::Record& record, const trace::Tables& tables,
                                           const CommittedTree& tree, const CommittedTree::Step*& step) {
    if (trace::as<trace::TreeReset>(record) || trace::as<trace::NodeStarted>(record)) m_parted[record.node] = false;
    const auto* applied = trace::as<trace::Applied>(record);
    if (!applied) return Found::Nothing;
    bool& parted = m_parted[record.node];
    step = parted ? nullptr : tree.step(applied->txn, tables);
    if (!step) return Found::Nothing;
    parted = applied->digest != step->digest;
    return parted ? Found::Parts : Found::Same;
}

}  // namespace qs::check

#include "engine/check/properties.h"
#include "engine/check/replica_digests.h"
#include "engine/check/tree_check.h"

namespace qs::check {

namespace {

/// Counters and zxids of all znodes are in the digest of a tree. It leaves out what is below /zookeeper, and so do the
/// exemptions: configuration and the usage of quotas are local writes.
class Counters : public TreeCheck {
public:
    explicit Counters(SharedTree tree)
        : TreeCheck(
              "S-06", "Counters of znodes",
              "Each change adds one to the version, cversion or aversion that counts it; mzxid and pzxid of every "
              "replica's znodes are those of the last change and of the last change of children.",
              std::move(tree), ReplicaDigests::kinds()) {}
    std::unique_ptr<Check> clone() const override { return std::make_unique<Counters>(*this); }

    void observe(const trace::Record& r, const trace::Tables& tables) override {
        m_tree->advance(r, tables);
        forEachFresh(r, [&](const CommittedTree::Step& step) {
            const tree::Txn& txn = *tables.txn(step.txn);
            if (std::holds_alternative<tree::ErrorTxn>(txn.body)) return;
            evaluated(true);
            if (!step.countersRight) {
                violated(r, toString(step.zxid) + " (" + tree::describe(txn.body) + ") does not count on by one");
            }
        });
        const CommittedTree::Step* step = nullptr;
        const auto found = m_digests.fold(r, tables, *m_tree, step);
        if (found == ReplicaDigests::Found::Nothing) return;
        evaluated(true);
        if (found == ReplicaDigests::Found::Parts) {
            violated(r, "after " + toString(step->zxid) + " (" + tree::describe(tables.txn(step->txn)->body) +
                            ") node " + toString(r.node) + " holds other znodes than were committed");
        }
    }

private:
    ReplicaDigests m_digests;
};

}  // namespace

std::unique_ptr<Check> countersOfZnodes(SharedTree tree) {
    return std::make_unique<Counters>(std::move(tree));
}

}  // namespace qs::check

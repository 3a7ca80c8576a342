#include "engine/check/properties.h"
#include "engine/check/replica_digests.h"
#include "engine/check/tree_check.h"

namespace qs::check {

namespace {

class AtomicMulti : public TreeCheck {
public:
    explicit AtomicMulti(SharedTree tree)
        : TreeCheck(
              "S-04", "Multi is atomic",
              "A replica that applies a multi has all of its parts, under one zxid, or none where it was refused.",
              std::move(tree), ReplicaDigests::kinds()) {}
    std::unique_ptr<Check> clone() const override { return std::make_unique<AtomicMulti>(*this); }

    void observe(const trace::Record& r, const trace::Tables& tables) override {
        m_tree->advance(r, tables);
        const CommittedTree::Step* step = nullptr;
        const auto found = m_digests.fold(r, tables, *m_tree, step);
        if (found == ReplicaDigests::Found::Nothing) return;
        const auto* multi = std::get_if<tree::MultiTxn>(&tables.txn(step->txn)->body);
        if (!multi) return;
        evaluated(multi->parts.size() > 1);
        if (found != ReplicaDigests::Found::Parts) return;
        violated(r, "node " + toString(r.node) + " applies the multi at " + toString(step->zxid) +
                        (multi->failed() ? ", which was refused, and its tree changes" : ", and not all of it"));
    }

private:
    ReplicaDigests m_digests;
};

}  // namespace

std::unique_ptr<Check> atomicMulti(SharedTree tree) {
    return std::make_unique<AtomicMulti>(std::move(tree));
}

}  // namespace qs::check

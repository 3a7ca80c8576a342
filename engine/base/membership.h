// Who belongs to an ensemble, and what a quorum of it is. Source: ZooKeeper QuorumMaj (strictly more than half of the
// voters) and QuorumHierarchical (strictly more than half of the groups, each by strictly more than half of its
// weight). Departs: weights count without groups too, as if all voters were one group.
#pragma once

#include <map>
#include <vector>

#include "engine/base/ids.h"

namespace qs {

struct Membership {
    NodeSet voters;
    NodeSet observers;
    /// Of voters; who is not named weighs 1. A voter of weight 0 holds data, but neither counts nor leads.
    std::map<NodeId, std::uint32_t> weights;
    /// Disjoint, and each voter stands in one; empty: all voters are one group. A group without weight does not count.
    std::vector<NodeSet> groups;

    std::uint64_t weightOf(NodeId voter) const;
    /// Observers never count.
    bool isQuorum(NodeSet acks) const;
    /// A quorum that is none without any one of its voters.
    bool isBareQuorum(NodeSet acks) const;
    NodeSet all() const { return voters.unite(observers); }
    /// What is wrong with weights and groups; empty: nothing.
    std::string problem() const;
    /// Voters 1..voterCount, observers after them.
    static Membership ofSize(int voterCount, int observerCount);
    bool operator==(const Membership&) const = default;

private:
    bool isMajorityOf(NodeSet group, NodeSet acks) const;
    std::uint64_t weightOf(NodeSet nodes) const;
};

}  // namespace qs

#include "engine/base/membership.h"

namespace qs {

std::uint64_t Membership::weightOf(NodeId voter) const {
    const auto it = weights.find(voter);
    return it == weights.end() ? 1 : it->second;
}

std::uint64_t Membership::weightOf(NodeSet nodes) const {
    if (weights.empty()) return static_cast<std::uint64_t>(nodes.size());
    std::uint64_t out = 0;
    for (const NodeId n : nodes.nodes())
        out += weightOf(n);
    return out;
}

bool Membership::isMajorityOf(NodeSet group, NodeSet acks) const {
    return 2 * weightOf(acks.intersect(group)) > weightOf(group);
}

bool Membership::isQuorum(NodeSet acks) const {
    if (groups.empty()) return isMajorityOf(voters, acks);
    std::size_t counting = 0;
    std::size_t won = 0;
    for (const NodeSet group : groups) {
        if (weightOf(group) > 0) ++counting;
        if (isMajorityOf(group, acks)) ++won;
    }
    return 2 * won > counting;
}

bool Membership::isBareQuorum(NodeSet acks) const {
    const NodeSet counted = acks.intersect(voters);
    if (!isQuorum(counted)) return false;
    for (const NodeId n : counted.nodes()) {
        NodeSet without = counted;
        without.erase(n);
        if (isQuorum(without)) return false;
    }
    return true;
}

std::string Membership::problem() const {
    for (const auto& [node, weight] : weights)
        if (!voters.contains(node)) return "there is a weight for " + toString(node) + ", which is no voter";
    NodeSet grouped;
    for (const NodeSet group : groups) {
        for (const NodeId n : group.nodes()) {
            if (!voters.contains(n)) return toString(n) + " stands in a group and is no voter";
            if (grouped.contains(n)) return toString(n) + " stands in two groups";
            grouped.insert(n);
        }
    }
    if (!groups.empty() && !(grouped == voters)) return "a voter stands in no group";
    return isQuorum(voters) ? "" : "no voter has a weight";
}

Membership Membership::ofSize(int voterCount, int observerCount) {
    Membership m;
    for (int i = 1; i <= voterCount + observerCount; ++i) {
        (i <= voterCount ? m.voters : m.observers).insert(NodeId{static_cast<std::uint8_t>(i)});
    }
    return m;
}

}  // namespace qs

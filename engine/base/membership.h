// Who belongs to an ensemble, and what a quorum of it is. Source: ZooKeeper QuorumMaj (strictly more than half of the
// voters).
#pragma once

#include "engine/base/ids.h"

namespace qs {

struct Membership {
    NodeSet voters;
    NodeSet observers;
    /// Strictly more than half of the voters are in `acks`; observers never count.
    bool isQuorum(NodeSet acks) const { return acks.intersect(voters).size() * 2 > voters.size(); }
    NodeSet all() const { return NodeSet{voters.bits() | observers.bits()}; }
    /// Voters 1..voterCount, observers after them.
    static Membership ofSize(int voterCount, int observerCount) {
        Membership m;
        for (int i = 1; i <= voterCount + observerCount; ++i) {
            (i <= voterCount ? m.voters : m.observers).insert(NodeId{static_cast<std::uint8_t>(i)});
        }
        return m;
    }
};

}  // namespace qs

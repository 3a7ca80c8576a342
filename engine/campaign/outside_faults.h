// Damage to disks in a campaign. Outside the model a single fault can lose what was committed: such a one is drawn on
// one replica of a run at most, and only while every other replica holds durably all that this one holds, the same
// committed transactions and the same epochs. Rot that the next start refuses is within the model, as a node that never
// comes back; an atlas spreads it so that a quorum keeps whole disks and each record a good copy.
#pragma once

#include <string>
#include <vector>

#include "engine/base/membership.h"
#include "engine/base/rng.h"
#include "engine/check/durable_logs.h"

namespace qs::campaign {

class OutsideFaults {
public:
    explicit OutsideFaults(Membership membership) : m_membership(std::move(membership)) {}

    void observe(const trace::Record& record, const trace::Tables& tables);
    /// Commands, to be carried out at this very moment; empty: nothing can be done to any disk now. A node that is
    /// killed already refuses its `kill`, and nothing is lost by that.
    std::vector<std::string> draw(const trace::Tables& tables, Rng& rng);
    /// A disk skips syncs: its power must fail at a moment of draw()'s choice, and at no other.
    bool lying() const { return static_cast<bool>(m_liar); }
    /// Faults outside the model that were carried through.
    std::uint64_t outside() const { return m_outside; }

private:
    bool othersHoldAllOf(NodeId node, const trace::Tables& tables) const;
    bool quorumWithout(NodeSet nodes) const;
    std::vector<std::string> loseDisk(NodeId node, Rng& rng);
    std::vector<std::string> rot(NodeId node, const trace::Tables& tables, Rng& rng);

    Membership m_membership;
    check::DurableLogs m_disks;
    trace::TxnRef m_committed;  ///< the last
    NodeSet m_harmed;           ///< disks that are not what they were
    NodeId m_liar;
    std::uint64_t m_outside = 0;
};

}  // namespace qs::campaign

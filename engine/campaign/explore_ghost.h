// What the properties of the whole ensemble remember of the past of one future. It is part of a state: two futures in
// equal machines differ when different things were promised on the way.
// Judged by what machines and disks hold, in every state and not at the end of a trace: Z-01, Z-03, Z-08, Z-09, Z-11
// and Z-15 here, with the definitions of check/ (a counterexample must break the same check when the Lab runs it); Z-12
// and Z-13 at each node alone. The checks themselves are not run: each keeps sets over all records of its past, which
// to copy and to fingerprint costs many times what a step of the machines does. Left out: what follows from these
// (Z-02, Z-05, Z-06, Z-17 within zab/), sessions and watches (no clients), liveness (no time).
#pragma once

#include <map>
#include <optional>
#include <set>
#include <vector>

#include "engine/base/membership.h"
#include "engine/campaign/explore_node.h"

namespace qs::campaign {

class ExploreGhost {
public:
    /// What `node` did. `disks`: those of all voters, 1, 2 ... in order.
    void observe(NodeId node, const NodeOutput& what, const std::vector<const DurableLog*>& disks,
                 const Membership& membership, const Histories& histories);
    /// The first property that was broken.
    const std::optional<Broken>& broken() const { return m_broken; }
    void appendState(StateWords& out) const;

private:
    void onBegan(NodeId node, const EpochBegan& e, const Histories& histories);
    void onCommitted(NodeId node, TxnName txn, const Histories& histories);
    void onRemoved(NodeId node, TxnName txn, const std::vector<const DurableLog*>& disks, const Membership& membership,
                   const Histories& histories);
    void onServing(NodeId node, const BeganServing& e, const Histories& histories);
    void onDelivered(NodeId node, const std::vector<TxnName>& txns);
    void judgeDurable(NodeId node, TxnName txn, const std::vector<const DurableLog*>& disks,
                      const Membership& membership, const Histories& histories);
    void judgeComplete(TxnName must, Epoch epoch, TxnName initial, const Histories& histories);
    void commit(TxnName end, const Histories& histories);
    void broke(const char* check, std::string text);

    std::map<Epoch, TxnName> m_initial;    ///< history each epoch began with
    std::map<Epoch, TxnName> m_committed;  ///< last transaction of each epoch that its leader committed
    TxnName m_tail = 0;                    ///< end of what is committed, in one line
    std::set<TxnName> m_all;               ///< that line
    std::map<NodeId, TxnName> m_ordered;   ///< m_tail when the node was last told to cut its log or to replace it
    std::vector<TxnName> m_order;          ///< longest list that anybody delivered
    std::optional<Broken> m_broken;
};

}  // namespace qs::campaign

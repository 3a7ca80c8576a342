#include <map>

#include "engine/check/committed_order.h"
#include "engine/check/durable_logs.h"
#include "engine/check/properties.h"

namespace qs::check {

namespace {

/// A leader may cut what nobody had committed when it chose to, and then commit it without that copy, which it sends
/// again: what is removed so is on a quorum of other disks.
class CommittedStays : public Check {
public:
    explicit CommittedStays(const Membership& membership)
        : Check("Z-15", "Nothing committed is removed",
                "No truncation and no snapshot takes a transaction from a disk that was committed when it was ordered.",
                DurableLogs::kinds() | CommittedOrder::kinds() |
                    trace::Kinds::of<trace::SyncChosen, trace::NodeKilled>()),
          m_membership(membership) {}
    std::unique_ptr<Check> clone() const override { return std::make_unique<CommittedStays>(*this); }

    void observe(const trace::Record& r, const trace::Tables& tables) override {
        for (const trace::TxnRef ref : m_order.advance(r, tables))
            m_committed.emplace(ref, r.seq);
        if (const auto* sync = trace::as<trace::SyncChosen>(r)) m_ordered[sync->learner] = r.seq;
        if (trace::as<trace::NodeKilled>(r)) m_ordered.erase(r.node);
        const auto* e = trace::as<trace::Persisted>(r);
        if (!e || (e->what != trace::DurableKind::Truncation && e->what != trace::DurableKind::Snapshot)) {
            m_disks.observe(r, tables);
            return;
        }
        const std::vector<trace::TxnRef> before = m_disks.of(r.node).txns;
        m_disks.observe(r, tables);
        evaluated(!before.empty());
        for (const trace::TxnRef ref : before) {
            const auto committed = m_committed.find(ref);
            if (committed == m_committed.end() || m_disks.holds(r.node, ref, tables)) continue;
            const auto ordered = m_ordered.find(r.node);
            const bool orderedBefore = ordered != m_ordered.end() && ordered->second < committed->second;
            if (orderedBefore && isQuorumDurable(ref, tables)) continue;
            violated(r, "node " + toString(r.node) + " removes " + toString(tables.zxid(ref)) + " (" +
                            tree::describe(tables.txn(ref)->body) + ") from its disk, and it is committed");
            return;
        }
    }

private:
    bool isQuorumDurable(trace::TxnRef ref, const trace::Tables& tables) const {
        NodeSet holders;
        for (const NodeId n : m_membership.voters.nodes())
            if (m_disks.holds(n, ref, tables)) holders.insert(n);
        return m_membership.isQuorum(holders);
    }

    Membership m_membership;
    CommittedOrder m_order;
    DurableLogs m_disks;
    std::map<trace::TxnRef, std::uint64_t> m_committed;  ///< seq of the record that did
    std::map<NodeId, std::uint64_t> m_ordered;           ///< seq of the last choice of a synchronisation for the node
};

}  // namespace

std::unique_ptr<Check> committedStays(const Membership& membership) {
    return std::make_unique<CommittedStays>(membership);
}

}  // namespace qs::check

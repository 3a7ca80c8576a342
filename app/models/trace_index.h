// The picture of the ensemble as a fold over trace records: everything the views show comes from here, and nothing here
// peeks at a running engine. Lives on the GUI thread and takes whole batches.
#pragma once

#include <QObject>
#include <QString>
#include <deque>
#include <map>
#include <set>
#include <vector>

#include "engine/base/membership.h"
#include "engine/trace/batch.h"
#include "engine/tree/tree.h"

namespace qs::app {

struct VoteView {
    NodeId leader;
    Zxid zxid;
    Epoch peerEpoch;
    std::uint32_t round = 0;
};

struct NodeView {
    NodeId id;
    bool voter = true;
    bool alive = false;
    bool frozen = false;
    bool serving = false;
    trace::Role role = trace::Role::Down;
    trace::Phase phase = trace::Phase::None;
    NodeId leader;  ///< whom it follows, or itself
    Epoch epoch;
    trace::DiskState disk = trace::DiskState::Ok;
    VirtualTime cost;                    ///< of each event, where it is slow
    VirtualTime ahead;                   ///< its wall clock; may be negative
    std::uint32_t clockPerMille = 1000;  ///< speed of its clocks
    Zxid logged;                         ///< last transaction in its log
    Zxid applied;
    trace::TxnRef history;  ///< where its tree stands
    VoteView vote;          ///< while looking
    tree::Tree tree;
};

/// A message between its send and its receipt.
struct FlightView {
    std::uint64_t sent = 0;  ///< seq of its MessageSent record
    trace::MessageSent message{};
    NodeId from;
    bool held = false;         ///< a cut or a hold keeps it where it is
    double startFraction = 0;  ///< of the way, at startAt
    VirtualTime startAt;
    VirtualTime endAt;
    /// 0 at the sender, 1 at the receiver.
    double fraction(VirtualTime now) const;
};

struct ProposalView {
    Zxid zxid;
    trace::TxnRef txn;
    NodeId leader;
    VirtualTime proposedAt;
    NodeSet logged;  ///< written, perhaps not durable
    NodeSet durable;
    NodeSet acked;  ///< as the leader counts
    bool committed = false;
    VirtualTime committedAt;
};

struct ClientView {
    ConnectionId connection;
    NodeId node;
    SessionId session;  ///< none until the handshake is through
    bool outside = false;
    std::int32_t timeoutMs = 0;
};

/// A quarter of a virtual second, for the charts.
struct Bucket {
    std::int32_t committed = 0;
    std::int32_t elections = 0;  ///< epochs established
    std::int64_t writeLatencySumUs = 0;
    std::int32_t writes = 0;  ///< answered
    std::int64_t writeLatencyMaxUs = 0;
};
inline constexpr VirtualTime BucketWidth = VirtualTime::ofMs(250);

class TraceIndex : public QObject {
    Q_OBJECT
public:
    explicit TraceIndex(const Membership& membership, QObject* parent = nullptr);

    /// Folds a batch and emits updated() once.
    void append(const trace::Batch& batch);

    const Membership& membership() const { return m_membership; }
    const trace::Tables& tables() const { return m_tables; }
    VirtualTime now() const { return m_now; }
    const std::map<NodeId, NodeView>& nodes() const { return m_nodes; }
    const NodeView& node(NodeId id) const { return m_nodes.at(id); }
    bool linkCut(NodeId from, NodeId to) const { return m_cuts.contains({from, to}); }
    const std::set<std::pair<NodeId, NodeId>>& cuts() const { return m_cuts; }
    const std::vector<trace::HoldChanged>& holds() const { return m_holds; }
    const std::map<std::pair<NodeId, NodeId>, trace::LinkDelayed>& delays() const { return m_delays; }
    /// Until when nothing arrives; may be over.
    const std::map<std::pair<NodeId, NodeId>, VirtualTime>& clogs() const { return m_clogs; }
    const std::map<std::uint64_t, FlightView>& flights() const { return m_flights; }
    /// Open ones, and committed ones for a while after their commit; in order of zxid.
    const std::deque<ProposalView>& proposals() const { return m_proposals; }
    const std::map<ConnectionId, ClientView>& clients() const { return m_clients; }
    const std::vector<trace::CheckStatus>& checks() const { return m_checks; }
    const std::vector<trace::Finding>& findings() const { return m_findings; }
    /// Bucket i begins at (firstBucket() + i) * BucketWidth.
    const std::deque<Bucket>& buckets() const { return m_buckets; }
    std::int64_t firstBucket() const { return m_firstBucket; }
    std::uint64_t recordCount() const { return m_recordCount; }

    /// The serving leader of the highest epoch; none.
    NodeId leader() const;
    /// In words what the ensemble is doing, always.
    QString statusSentence() const;

signals:
    void updated();

private:
    void fold(const trace::Record& r);
    void apply(NodeView& node, trace::TxnRef txn);
    void resetTree(NodeView& node, trace::TxnRef txn);
    void hold(std::uint64_t sent, VirtualTime at);
    void onHold(const trace::HoldChanged& e);
    ProposalView* proposal(trace::TxnRef txn);
    ProposalView* proposal(Zxid zxid, NodeId leader);
    void retireProposals();
    Bucket& bucket(VirtualTime at);
    void onReturn(const trace::Record& r, const trace::ClientReturn& e);

    Membership m_membership;
    trace::Tables m_tables;
    VirtualTime m_now;
    std::uint64_t m_recordCount = 0;
    std::map<NodeId, NodeView> m_nodes;
    NodeView m_nobody;  ///< stands in for records of no node
    std::set<std::pair<NodeId, NodeId>> m_cuts;
    std::vector<trace::HoldChanged> m_holds;
    std::map<std::pair<NodeId, NodeId>, trace::LinkDelayed> m_delays;
    std::map<std::pair<NodeId, NodeId>, VirtualTime> m_clogs;
    std::map<std::uint64_t, FlightView> m_flights;
    std::deque<ProposalView> m_proposals;
    std::map<ConnectionId, ClientView> m_clients;
    std::map<std::pair<ConnectionId, std::int32_t>, VirtualTime> m_writesInFlight;
    std::vector<trace::CheckStatus> m_checks;
    std::vector<trace::Finding> m_findings;
    std::map<std::uint32_t, tree::Tree> m_keyframes;  ///< by TxnRef; sparse
    std::deque<Bucket> m_buckets;
    std::int64_t m_firstBucket = 0;
};

}  // namespace qs::app

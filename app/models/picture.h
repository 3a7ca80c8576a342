// The ensemble at one moment, as a fold over trace records: what every view shows comes from here, and nothing here
// peeks at a running engine. A value: a copy is a keyframe (trees share what did not change).
#pragma once

#include <deque>
#include <map>
#include <set>
#include <vector>

#include "app/models/tree_histories.h"
#include "engine/trace/record.h"
#include "engine/trace/setting.h"
#include "engine/tree/tree.h"

namespace qs::app {

struct VoteView {
    NodeId leader;
    Zxid zxid;
    Epoch peerEpoch;
    std::uint32_t round = 0;
};

/// An armed timer. Re-arming is not recorded, so it may fire later than `due`.
struct TimerView {
    VirtualTime setAt;
    VirtualTime due;
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
    std::uint32_t diskFactor = 1;        ///< syncs take so many times as long
    bool timersHeld = false;             ///< timers fire only when asked to
    Zxid logged;                         ///< last transaction in its log
    trace::TxnRef log;                   ///< the same; stays while the process is dead, as its disk does
    Zxid applied;
    trace::TxnRef history;             ///< where its tree stands
    VoteView vote;                     ///< while looking
    std::map<NodeId, VoteView> heard;  ///< the last notification of each peer since it began to look
    std::map<trace::TimerKind, TimerView> timers;
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

class Picture {
public:
    explicit Picture(const trace::Setting& setting);

    /// Takes the next record in. Requires: `tables` hold what it points to.
    void fold(const trace::Record& r, const trace::Tables& tables, TreeHistories& histories);
    /// Nothing more happens up to `moment`: what has faded by then goes.
    void advance(VirtualTime moment);

    VirtualTime now() const { return m_now; }
    /// Seq of the last record in it; 0: none.
    std::uint64_t seq() const { return m_seq; }
    const std::map<NodeId, NodeView>& nodes() const { return m_nodes; }
    const NodeView& node(NodeId id) const { return m_nodes.at(id); }
    const std::set<std::pair<NodeId, NodeId>>& cuts() const { return m_cuts; }
    const std::vector<trace::HoldChanged>& holds() const { return m_holds; }
    const std::map<std::pair<NodeId, NodeId>, trace::LinkDelayed>& delays() const { return m_delays; }
    /// Until when nothing arrives; may be over.
    const std::map<std::pair<NodeId, NodeId>, VirtualTime>& clogs() const { return m_clogs; }
    const std::map<std::uint64_t, FlightView>& flights() const { return m_flights; }
    /// Open ones, and committed ones for a while after their commit; in order of proposal.
    const std::deque<ProposalView>& proposals() const { return m_proposals; }
    const std::map<ConnectionId, ClientView>& clients() const { return m_clients; }
    /// The serving leader of the highest epoch; none.
    NodeId leader() const;

private:
    void apply(NodeView& node, trace::TxnRef txn, const trace::Tables& tables, TreeHistories& histories);
    void resetTree(NodeView& node, trace::TxnRef txn, const trace::Tables& tables, TreeHistories& histories);
    void endProcess(NodeView& node);
    void onPersisted(NodeView& node, const trace::Persisted& e, const trace::Tables& tables);
    void hear(NodeView& node, const trace::MessageReceived& e);
    void changeRole(NodeView& node, const trace::RoleChanged& e);
    void hold(std::uint64_t sent, VirtualTime at);
    void release(const trace::MessageReleased& e, VirtualTime at);
    void onHold(const trace::HoldChanged& e);
    ProposalView* proposal(trace::TxnRef txn);
    ProposalView* proposal(Zxid zxid, NodeId leader);
    void retireProposals();

    VirtualTime m_now;
    std::uint64_t m_seq = 0;
    std::map<NodeId, NodeView> m_nodes;
    NodeView m_nobody;  ///< stands in for records of no node
    std::set<std::pair<NodeId, NodeId>> m_cuts;
    std::vector<trace::HoldChanged> m_holds;
    std::map<std::pair<NodeId, NodeId>, trace::LinkDelayed> m_delays;
    std::map<std::pair<NodeId, NodeId>, VirtualTime> m_clogs;
    std::map<std::uint64_t, FlightView> m_flights;
    std::deque<ProposalView> m_proposals;
    std::map<ConnectionId, ClientView> m_clients;
};

}  // namespace qs::app

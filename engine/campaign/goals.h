// Reachability goals: what must have happened at least once in a campaign, or the campaign says little. A fold over the
// trace; the list is that of the project's verification notes, 4c.
#pragma once

#include <array>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/membership.h"
#include "engine/trace/tables.h"

namespace qs::campaign {

struct Goal {
    int number;  ///< W-01 is 1
    std::string_view words;
    std::string_view outOfReach;  ///< why it cannot be hit here; empty: it can
    int voters = 0;               ///< needs an ensemble of that size; 0: of any from 3 on
};
/// "W-07".
std::string idOf(const Goal& goal);
/// W-01 to W-45, in order.
const std::vector<Goal>& goals();
/// How often each was reached; [0] is W-01.
using GoalCounts = std::array<std::uint64_t, 45>;

/// Watches one run.
class GoalWatch {
public:
    explicit GoalWatch(const Membership& membership) : m_membership(membership) {}

    void observe(const trace::Record& record, const trace::Tables& tables);
    /// What only the end of the run decides.
    void finish();
    const GoalCounts& counts() const { return m_counts; }

private:
    struct Node {
        bool alive = false;
        bool frozen = false;
        trace::Role role = trace::Role::Down;
        trace::Phase phase = trace::Phase::None;
        bool ledWhenFrozen = false;
        std::uint64_t establishedWhenFrozen = 0;
        Zxid voteZxid;
        Epoch voteEpoch;
        NodeId voteFor;
        std::optional<trace::SyncMode> sync;  ///< under way
        bool historyWritten = false;          ///< since the sync began
        bool epochWritten = false;            ///< and its ack has not arrived
        bool snapUnderWay = false;            ///< some piece of it has arrived, not all
        std::uint32_t lastCounter = 0;        ///< of its last proposal
        Zxid snapshotBegun;
        bool loggedSince = false;
    };
    using Request = std::pair<SessionId, std::int32_t>;

    void hit(int number) { ++m_counts[static_cast<std::size_t>(number - 1)]; }
    void onStarted(Node& node);
    void onKilled(NodeId id, Node& node);
    void onLink(const trace::LinkChanged& e);
    void onReceived(Node& node, const trace::MessageReceived& e);
    void onPersisted(Node& node, const trace::Persisted& e);
    void onDiskRead(Node& node, const trace::DiskRead& e);
    void onDiskFailed(const Node& node, std::string_view reason);
    void onRole(NodeId id, Node& node, const trace::RoleChanged& e);
    void onVote(NodeId id, Node& node, const trace::VoteChanged& e);
    void onEstablished(NodeId id, const trace::EpochEstablished& e, const trace::Tables& tables);
    void onSync(NodeId leader, const trace::SyncChosen& e);
    void onCommitted(const trace::Committed& e, const trace::Tables& tables);
    void onServing(Node& node);
    void onSession(NodeId id, const trace::SessionOpened& e);
    void onExpired(SessionId session);
    void onFired(const trace::WatchFired& e);
    void endSync(Node& node);
    void leaderLost(NodeId id);
    void connectionLost(ConnectionId connection);
    NodeSet living() const;

    Membership m_membership;
    GoalCounts m_counts{};
    std::map<NodeId, Node> m_nodes;
    std::set<std::pair<NodeId, NodeId>> m_cuts;
    std::map<NodeId, std::set<trace::TxnRef>> m_outstanding;  ///< proposed and not committed, by leader
    std::uint64_t m_established = 0;
    bool m_allWereDown = false;
    struct Session {
        NodeId node;
        ConnectionId connection;
        std::uint64_t established = 0;  ///< epochs, when it last connected
        bool resumed = false;
        int replayed = 0;  ///< watches that fired before anything was set on this connection
    };
    std::map<SessionId, Session> m_sessions;
    std::map<ConnectionId, std::set<Request>> m_pending;
    std::set<Request> m_lost;  ///< the client will never hear of it
};

}  // namespace qs::campaign

#include "engine/campaign/goals.h"

#include "engine/codec/client_protocol.h"
#include "engine/tree/txn.h"

namespace qs::campaign {

using trace::Phase;
using trace::Role;
using trace::SyncMode;

std::string idOf(const Goal& goal) {
    return (goal.number < 10 ? "W-0" : "W-") + std::to_string(goal.number);
}

const std::vector<Goal>& goals() {
    static const std::string_view Paxos = "another protocol";
    static const std::vector<Goal> all = {
        {1, "an epoch established by exactly a quorum", {}},
        {2, "five voters split two against three", {}, 5},
        {3, "a leader lost its quorum with transactions in flight", {}},
        {4, "a frozen leader thawed after another epoch began", {}},
        {5, "two nodes were leading at once", {}},
        {6, "a tie of votes broken by the node's number", {}},
        {7, "a vote changed for a higher epoch", {}},
        {8, "a vote changed for a higher zxid in the same epoch", {}},
        {9, "a learner brought up by DIFF", {}},
        {10, "a DIFF while proposals were outstanding", {}},
        {11, "a learner brought up by TRUNC", {}},
        {12, "a TRUNC with transactions behind it", {}},
        {13, "a learner brought up by SNAP", {}},
        {14, "a SNAP cut short", {}},
        {15, "a TRUNC cut short", {}},
        {16, "a follower died between its history and its epoch", {}},
        {17, "a follower died between its epoch and its ack", {}},
        {18, "a COMMIT between the ack of NEWLEADER and UPTODATE", {}},
        {19, "acks that overtake each other", "only a broken engine reorders them"},
        {20, "a commit by all that live, and they are exactly a quorum", {}},
        {21, "a proposal lost with its leader", {}},
        {22, "a proposal of a lost leader taken over by the next", {}},
        {23, "the counter of the zxid was used up, and another epoch begun", {}},
        {24, "a restart from a snapshot saved while transactions were logged", {}},
        {25, "a restart from a snapshot and two logs", {}},
        {26, "a restart that dropped a record cut short", {}},
        {27, "a rotten record in the middle of a log", {}},
        {28, "no space on the leader's disk", {}},
        {29, "a sync that failed", {}},
        {30, "a session moved to another server", {}},
        {31, "a session expired that no server saw in its epoch", {}},
        {32, "ephemerals deleted by expiry while the server of their owner was frozen", {}},
        {33, "a watch fired on a connection that took a session over", {}},
        {34, "several watches fired at once when a session moved", {}},
        {35, "a multi rolled back", {}},
        {36, "a sequence number ran over", {}},
        {37, "a connection lost before the answer, and the write committed", {}},
        {38, "a connection lost before the answer, and the write never committed", {}},
        {39, "an observer served", {}},
        {40, "all nodes down, and a bare quorum of them came back", {}},
        {41, "a duel of Paxos ballots", Paxos},
        {42, "a value adopted from a lower ballot", Paxos},
        {43, "a gap filled with a no-op", Paxos},
        {44, "siblings created and merged", Paxos},
        {45, "a tombstone collected in a race", Paxos},
    };
    return all;
}

void GoalWatch::observe(const trace::Record& r, const trace::Tables& tables) {
    if (const auto* link = trace::as<trace::LinkChanged>(r)) onLink(*link);
    if (!r.node) return;
    Node& node = m_nodes[r.node];
    if (trace::as<trace::NodeStarted>(r)) onStarted(node);
    if (trace::as<trace::NodeKilled>(r)) onKilled(r.node, node);
    if (trace::as<trace::NodeFrozen>(r)) {
        node.frozen = true;
        node.ledWhenFrozen = node.role == Role::Leading;
        node.establishedWhenFrozen = m_established;
    } else if (trace::as<trace::NodeThawed>(r)) {
        node.frozen = false;
        if (node.ledWhenFrozen && m_established > node.establishedWhenFrozen) hit(4);
    } else if (const auto* received = trace::as<trace::MessageReceived>(r)) {
        onReceived(node, *received);
    } else if (trace::as<trace::TxnLogged>(r)) {
        node.loggedSince = true;
    } else if (const auto* persisted = trace::as<trace::Persisted>(r)) {
        onPersisted(node, *persisted);
    } else if (const auto* begun = trace::as<trace::SnapshotBegun>(r)) {
        node.snapshotBegun = begun->zxid;
        node.loggedSince = false;
    } else if (const auto* read = trace::as<trace::DiskRead>(r)) {
        onDiskRead(node, *read);
    } else if (const auto* failed = trace::as<trace::DiskFailed>(r)) {
        onDiskFailed(node, tables.text(failed->reason));
    } else if (const auto* damaged = trace::as<trace::DiskDamaged>(r)) {
        if (!damaged->readable && tables.text(damaged->what).find("log.") != std::string_view::npos) hit(27);
    } else if (const auto* role = trace::as<trace::RoleChanged>(r)) {
        onRole(r.node, node, *role);
    } else if (const auto* vote = trace::as<trace::VoteChanged>(r)) {
        onVote(r.node, node, *vote);
    } else if (const auto* established = trace::as<trace::EpochEstablished>(r)) {
        onEstablished(r.node, *established, tables);
    } else if (const auto* sync = trace::as<trace::SyncChosen>(r)) {
        onSync(r.node, *sync);
    } else if (const auto* proposed = trace::as<trace::Proposed>(r)) {
        m_outstanding[r.node].insert(proposed->txn);
        node.lastCounter = proposed->zxid.counter();
    } else if (const auto* committed = trace::as<trace::Committed>(r)) {
        m_outstanding[r.node].erase(committed->txn);
        onCommitted(*committed, tables);
    } else if (trace::as<trace::ServingStarted>(r)) {
        onServing(node);
    } else if (const auto* opened = trace::as<trace::SessionOpened>(r)) {
        onSession(r.node, *opened);
    } else if (const auto* expired = trace::as<trace::SessionExpired>(r)) {
        onExpired(expired->session);
    } else if (const auto* set = trace::as<trace::WatchSet>(r)) {
        const auto it = m_sessions.find(set->session);
        if (it != m_sessions.end()) it->second.resumed = false;
    } else if (const auto* fired = trace::as<trace::WatchFired>(r)) {
        onFired(*fired);
    } else if (const auto* call = trace::as<trace::ClientCall>(r)) {
        if (codec::isWriteOpcode(call->opcode)) m_pending[call->connection].insert({call->session, call->xid});
    } else if (const auto* answer = trace::as<trace::ClientReturn>(r)) {
        m_pending[answer->connection].erase({answer->session, answer->xid});
    } else if (const auto* gone = trace::as<trace::ClientDisconnected>(r)) {
        connectionLost(gone->connection);
    }
}

void GoalWatch::finish() {
    for (std::size_t i = 0; i < m_lost.size(); ++i)
        hit(38);
}

// --- Nodes ---------------------------------------------------------------------------------------------------------

NodeSet GoalWatch::living() const {
    NodeSet out;
    for (const auto& [id, node] : m_nodes)
        if (node.alive && m_membership.voters.contains(id)) out.insert(id);
    return out;
}

void GoalWatch::onStarted(Node& node) {
    const Zxid begun = node.snapshotBegun;
    const bool logged = node.loggedSince;
    node = {};
    node.alive = true;
    node.snapshotBegun = begun;
    node.loggedSince = logged;
}

void GoalWatch::onKilled(NodeId id, Node& node) {
    if (node.role == Role::Leading) leaderLost(id);
    if (node.sync && node.epochWritten) {
        hit(17);
    } else if (node.sync && node.historyWritten) {
        hit(16);
    }
    endSync(node);
    node.alive = false;
    node.frozen = false;
    node.role = Role::Down;
    if (living().size() == 0) m_allWereDown = true;
    for (const auto& [session, at] : m_sessions)
        if (at.node == id) connectionLost(at.connection);
}

void GoalWatch::leaderLost(NodeId id) {
    if (!m_outstanding[id].empty()) hit(3);
}

/// A synchronisation that ended before the learner served was cut short.
void GoalWatch::endSync(Node& node) {
    if (node.sync == SyncMode::Snap && node.snapUnderWay) hit(14);
    node.snapUnderWay = false;
    if (node.sync == SyncMode::Trunc) hit(15);
    node.sync.reset();
    node.historyWritten = false;
    node.epochWritten = false;
}

void GoalWatch::onLink(const trace::LinkChanged& e) {
    if (e.state == trace::LinkState::Up) {
        m_cuts.erase({e.from, e.to});
        return;
    }
    m_cuts.insert({e.from, e.to});
    if (m_membership.voters.size() != 5) return;
    // The side of the first voter: all that it still hears and is heard by, directly.
    const auto voters = m_membership.voters.nodes();
    const auto together = [&](NodeId a, NodeId b) {
        return a == b || (!m_cuts.contains({a, b}) && !m_cuts.contains({b, a}));
    };
    NodeSet side;
    for (const NodeId n : voters)
        if (together(voters.front(), n)) side.insert(n);
    if (side.size() != 2 && side.size() != 3) return;
    for (const NodeId a : voters)
        for (const NodeId b : voters)
            if (together(a, b) != (side.contains(a) == side.contains(b))) return;
    hit(2);
}

void GoalWatch::onReceived(Node& node, const trace::MessageReceived& e) {
    if (e.kind == trace::MessageKind::Commit && node.sync && node.epochWritten) hit(18);
    if (e.kind == trace::MessageKind::SnapData) node.snapUnderWay = true;
    if (e.kind == trace::MessageKind::NewLeader) node.snapUnderWay = false;
    if (e.kind != trace::MessageKind::Ack) return;
    Node& sender = m_nodes[e.from];
    if (sender.epochWritten) sender.epochWritten = false;
}

void GoalWatch::onPersisted(Node& node, const trace::Persisted& e) {
    if (!node.sync) return;
    if (e.what == trace::DurableKind::CurrentEpoch) {
        node.epochWritten = true;
    } else if (e.what != trace::DurableKind::AcceptedEpoch) {
        node.historyWritten = true;
    }
}

void GoalWatch::onDiskRead(Node& node, const trace::DiskRead& e) {
    if (e.torn) hit(26);
    if (e.snapshot == Zxid{}) return;
    if (e.logs >= 2) hit(25);
    if (e.snapshot == node.snapshotBegun && node.loggedSince) hit(24);
}

void GoalWatch::onDiskFailed(const Node& node, std::string_view reason) {
    if (reason.find("no space") != reason.npos && node.role == Role::Leading) hit(28);
    if (reason.find("input/output") != reason.npos) hit(29);
}

// --- Elections -----------------------------------------------------------------------------------------------------

void GoalWatch::onRole(NodeId id, Node& node, const trace::RoleChanged& e) {
    if (node.role == Role::Leading && e.role == Role::Looking) leaderLost(id);
    if (e.role == Role::Looking) {
        if (node.role == Role::Leading && node.lastCounter == UINT32_MAX - 1) hit(23);
        endSync(node);
        node.voteFor = {};
    }
    const bool beginsToLead = e.role == Role::Leading && node.role != Role::Leading;
    node.role = e.role;
    node.phase = e.phase;
    if (!beginsToLead) return;
    m_outstanding[id].clear();
    for (const auto& [other, n] : m_nodes)
        if (other != id && n.alive && n.role == Role::Leading) hit(5);
}

void GoalWatch::onVote(NodeId id, Node& node, const trace::VoteChanged& e) {
    if (node.voteFor && e.voteFor && e.voteFor != node.voteFor && e.voteFor != id) {
        if (e.peerEpoch > node.voteEpoch) {
            hit(7);
        } else if (e.peerEpoch == node.voteEpoch) {
            hit(e.zxid > node.voteZxid ? 8 : 6);
        }
    }
    node.voteFor = e.voteFor;
    node.voteZxid = e.zxid;
    node.voteEpoch = e.peerEpoch;
}

void GoalWatch::onEstablished(NodeId id, const trace::EpochEstablished& e, const trace::Tables& tables) {
    ++m_established;
    if (m_membership.isBareQuorum(NodeSet(e.acks))) hit(1);
    if (m_allWereDown && m_membership.isBareQuorum(living()) && living() != m_membership.voters) hit(40);
    m_allWereDown = false;
    // What other leaders proposed and did not commit: taken over, or lost for good.
    for (auto& [leader, proposals] : m_outstanding) {
        if (leader == id || m_nodes[leader].role == Role::Leading) continue;
        for (const trace::TxnRef txn : proposals) {
            trace::TxnRef at = e.txn;
            while (at && tables.zxid(at) > tables.zxid(txn))
                at = tables.previous(at);
            hit(at == txn ? 22 : 21);
        }
        proposals.clear();
    }
}

void GoalWatch::onSync(NodeId leader, const trace::SyncChosen& e) {
    const bool outstanding = !m_outstanding[leader].empty();
    switch (e.mode) {
        case SyncMode::Diff:
            hit(9);
            if (outstanding) hit(10);
            break;
        case SyncMode::Trunc:
            hit(11);
            if (outstanding || e.replayed > 0) hit(12);
            break;
        case SyncMode::Snap:
            hit(13);
            break;
    }
    Node& learner = m_nodes[e.learner];
    learner.sync = e.mode;
    learner.historyWritten = false;
    learner.epochWritten = false;
}

void GoalWatch::onServing(Node& node) {
    node.sync.reset();
    node.historyWritten = false;
    node.epochWritten = false;
    if (node.role == Role::Observing) hit(39);
}

// --- Clients -------------------------------------------------------------------------------------------------------

void GoalWatch::onCommitted(const trace::Committed& e, const trace::Tables& tables) {
    const NodeSet acks = NodeSet(e.acks).intersect(m_membership.voters);
    if (acks == living() && m_membership.isBareQuorum(acks)) hit(20);
    const tree::Txn& txn = *tables.txn(e.txn);
    if (m_lost.erase({txn.session, txn.cxid}) > 0) hit(37);
    const auto* multi = std::get_if<tree::MultiTxn>(&txn.body);
    if (multi && multi->failed()) hit(35);
    const auto* create = std::get_if<tree::CreateTxn>(&txn.body);
    // The number is the parent's counter before the create.
    if (create && create->parentCversion < 0 && create->path.ends_with(std::to_string(create->parentCversion - 1LL)))
        hit(36);
    const auto* close = std::get_if<tree::CloseSessionTxn>(&txn.body);
    const auto session = m_sessions.find(txn.session);
    if (!close || session == m_sessions.end()) return;
    if (txn.cxid == 0 && !close->paths.empty() && m_nodes[session->second.node].frozen) hit(32);
    m_sessions.erase(session);
}

void GoalWatch::onSession(NodeId id, const trace::SessionOpened& e) {
    Session& session = m_sessions[e.session];
    if (e.resumed && session.node && session.node != id) hit(30);
    session = {id, e.connection, m_established, e.resumed, 0};
}

void GoalWatch::onExpired(SessionId session) {
    const auto it = m_sessions.find(session);
    if (it != m_sessions.end() && it->second.established < m_established) hit(31);
}

void GoalWatch::onFired(const trace::WatchFired& e) {
    const auto it = m_sessions.find(e.session);
    if (it == m_sessions.end() || !it->second.resumed || it->second.connection != e.connection) return;
    hit(33);
    if (++it->second.replayed == 2) hit(34);
}

/// What was asked there and not answered will never be.
void GoalWatch::connectionLost(ConnectionId connection) {
    const auto pending = m_pending.find(connection);
    if (pending == m_pending.end()) return;
    m_lost.insert(pending->second.begin(), pending->second.end());
    m_pending.erase(pending);
}

}  // namespace qs::campaign

#include "app/models/picture.h"

#include <algorithm>

#include "engine/base/overload.h"

namespace qs::app {

namespace {

constexpr VirtualTime KeepCommitted = VirtualTime::ofMs(1500);

}  // namespace

double FlightView::fraction(VirtualTime now) const {
    if (held || endAt <= startAt) return startFraction;
    const double done = static_cast<double>((now - startAt).us) / static_cast<double>((endAt - startAt).us);
    return startFraction + (1.0 - startFraction) * std::clamp(done, 0.0, 1.0);
}

Picture::Picture(const trace::Setting& setting) {
    for (const NodeId id : setting.membership.all().nodes()) {
        NodeView& node = m_nodes[id];
        node.id = id;
        node.voter = setting.membership.voters.contains(id);
        node.tree = tree::Tree(setting.firstSequence);
    }
}

void Picture::advance(VirtualTime moment) {
    m_now = std::max(m_now, moment);
    retireProposals();
}

NodeId Picture::leader() const {
    const NodeView* best = nullptr;
    for (const auto& [id, node] : m_nodes) {
        if (!node.serving || node.role != trace::Role::Leading) continue;
        if (!best || node.epoch > best->epoch) best = &node;
    }
    return best ? best->id : NodeId{};
}

// --- Replicas ------------------------------------------------------------------------------------------------------

void Picture::apply(NodeView& node, trace::TxnRef txn, const trace::Tables& tables, TreeHistories& histories) {
    if (tables.previous(txn) != node.history) {
        resetTree(node, txn, tables, histories);
        return;
    }
    node.tree.apply(*tables.txn(txn));
    node.history = txn;
    node.applied = tables.zxid(txn);
    histories.note(txn, node.tree);
}

void Picture::resetTree(NodeView& node, trace::TxnRef txn, const trace::Tables& tables, TreeHistories& histories) {
    node.tree = histories.at(txn, tables);
    node.history = txn;
    node.applied = tables.zxid(txn);
}

void Picture::endProcess(NodeView& node) {
    NodeView dead;
    dead.id = node.id;
    dead.voter = node.voter;
    dead.disk = node.disk;  // faults of the machine outlive the process
    dead.diskFactor = node.diskFactor;
    dead.cost = node.cost;
    dead.ahead = node.ahead;
    dead.clockPerMille = node.clockPerMille;
    dead.timersHeld = node.timersHeld;
    dead.log = node.log;
    std::erase_if(m_clients, [&](const auto& c) { return c.second.node == dead.id; });
    node = std::move(dead);
}

void Picture::onPersisted(NodeView& node, const trace::Persisted& e, const trace::Tables& tables) {
    switch (e.what) {
        case trace::DurableKind::Txn:
            // A start may find what it did not know to be on its disk.
            if (tables.zxid(e.txn) > tables.zxid(node.log)) node.log = e.txn;
            if (ProposalView* p = proposal(e.txn)) p->durable.insert(node.id);
            break;
        case trace::DurableKind::Truncation:
        case trace::DurableKind::Snapshot:
            node.logged = e.zxid;
            node.log = e.txn;
            break;
        case trace::DurableKind::AcceptedEpoch:
        case trace::DurableKind::CurrentEpoch:
            break;
    }
}

void Picture::hear(NodeView& node, const trace::MessageReceived& e) {
    if (e.kind != trace::MessageKind::Notification) return;
    const auto it = m_flights.find(e.sent);
    if (it == m_flights.end()) return;
    const trace::MessageSent& m = it->second.message;
    node.heard[e.from] = {m.voteFor, m.zxid, m.epoch, m.count};
}

void Picture::changeRole(NodeView& node, const trace::RoleChanged& e) {
    if (e.role == trace::Role::Looking && node.role != trace::Role::Looking) node.heard.clear();
    node.role = e.role;
    node.phase = e.phase;
    node.leader = e.leader;
    node.epoch = e.epoch;
    node.logged = e.lastZxid;
}

// --- Proposals -----------------------------------------------------------------------------------------------------

ProposalView* Picture::proposal(trace::TxnRef txn) {
    const auto it = std::find_if(m_proposals.rbegin(), m_proposals.rend(), [&](const auto& p) { return p.txn == txn; });
    return it == m_proposals.rend() ? nullptr : &*it;
}

ProposalView* Picture::proposal(Zxid zxid, NodeId leader) {
    const auto it = std::find_if(m_proposals.rbegin(), m_proposals.rend(),
                                 [&](const auto& p) { return p.zxid == zxid && p.leader == leader; });
    return it == m_proposals.rend() ? nullptr : &*it;
}

/// Committed ones fade; open ones of a leader that no longer leads their epoch are nobody's any more.
void Picture::retireProposals() {
    std::erase_if(m_proposals, [&](const ProposalView& p) {
        if (p.committed) return m_now - p.committedAt > KeepCommitted;
        const NodeView& leader = m_nodes.at(p.leader);
        return leader.role != trace::Role::Leading || leader.epoch != p.zxid.epoch();
    });
}

// --- Messages ------------------------------------------------------------------------------------------------------

void Picture::hold(std::uint64_t sent, VirtualTime at) {
    const auto it = m_flights.find(sent);
    if (it == m_flights.end()) return;
    it->second.startFraction = it->second.fraction(at);
    it->second.held = true;
}

void Picture::release(const trace::MessageReleased& e, VirtualTime at) {
    const auto it = m_flights.find(e.sent);
    if (it == m_flights.end()) return;
    FlightView& f = it->second;
    if (!f.held) f.startFraction = f.fraction(at);
    f.held = false;
    f.startAt = at;
    f.endAt = e.expectedAt;
}

void Picture::onHold(const trace::HoldChanged& e) {
    if (e.on) {
        m_holds.push_back(e);
        return;
    }
    std::erase_if(m_holds, [&](const trace::HoldChanged& h) {
        return h.from == e.from && h.to == e.to && h.anyKind == e.anyKind && h.kind == e.kind && h.zxid == e.zxid &&
               h.path == e.path;
    });
}

// --- The fold ------------------------------------------------------------------------------------------------------

void Picture::fold(const trace::Record& r, const trace::Tables& tables, TreeHistories& histories) {
    m_now = r.at;
    m_seq = r.seq;
    const auto found = m_nodes.find(r.node);
    NodeView& node = found == m_nodes.end() ? m_nobody : found->second;
    std::visit(overload{
                   [](const trace::CommandIssued&) {},
                   [&](const trace::NodeStarted&) { node.alive = true; },
                   [&](const trace::NodeKilled&) { endProcess(node); },
                   [&](const trace::NodeFrozen&) { node.frozen = true; },
                   [&](const trace::NodeThawed&) { node.frozen = false; },
                   [&](const trace::LinkChanged& e) {
                       if (e.state == trace::LinkState::Cut) {
                           m_cuts.insert({e.from, e.to});
                       } else {
                           m_cuts.erase({e.from, e.to});
                       }
                   },
                   [&](const trace::MessageSent& e) {
                       const bool held = e.expectedAt.isNever();
                       m_flights[r.seq] = {r.seq, e, r.node, held, held ? 0.12 : 0.0, r.at, held ? r.at : e.expectedAt};
                   },
                   [&](const trace::MessageHeld& e) { hold(e.sent, r.at); },
                   [&](const trace::MessageReleased& e) { release(e, r.at); },
                   [&](const trace::MessageReceived& e) {
                       hear(node, e);
                       m_flights.erase(e.sent);
                   },
                   [&](const trace::MessageDropped& e) { m_flights.erase(e.sent); },
                   [](const trace::ConnectionOpened&) {},
                   [](const trace::ConnectionClosed&) {},
                   [&](const trace::TimerSet& e) {
                       node.timers[e.timer] = {r.at, e.due};
                   },
                   [&](const trace::TimerFired& e) { node.timers.erase(e.timer); },
                   [&](const trace::TxnLogged& e) {
                       node.logged = e.zxid;
                       node.log = e.txn;
                       if (ProposalView* p = proposal(e.txn)) p->logged.insert(r.node);
                   },
                   [&](const trace::Persisted& e) { onPersisted(node, e, tables); },
                   [&](const trace::RoleChanged& e) { changeRole(node, e); },
                   [&](const trace::VoteChanged& e) {
                       node.vote = {e.voteFor, e.zxid, e.peerEpoch, e.round};
                   },
                   [](const trace::EpochProposed&) {},
                   [](const trace::EpochEstablished&) {},
                   [](const trace::SyncChosen&) {},
                   [&](const trace::Proposed& e) {
                       ProposalView p;
                       p.zxid = e.zxid;
                       p.txn = e.txn;
                       p.leader = r.node;
                       p.proposedAt = r.at;
                       p.logged.insert(r.node);
                       m_proposals.push_back(p);
                   },
                   [&](const trace::ProposalAcked& e) {
                       if (ProposalView* p = proposal(e.zxid, r.node)) p->acked.insert(e.by);
                   },
                   [&](const trace::Committed& e) {
                       if (ProposalView* p = proposal(e.txn)) {
                           p->committed = true;
                           p->committedAt = r.at;
                       }
                   },
                   [&](const trace::Applied& e) { apply(node, e.txn, tables, histories); },
                   [&](const trace::TreeReset& e) { resetTree(node, e.txn, tables, histories); },
                   [&](const trace::ServingStarted&) { node.serving = true; },
                   [&](const trace::ServingStopped&) { node.serving = false; },
                   [&](const trace::ClientConnected& e) {
                       m_clients[e.connection] = {e.connection, r.node, {}, e.outside, 0};
                   },
                   [&](const trace::ClientDisconnected& e) { m_clients.erase(e.connection); },
                   [](const trace::ClientCall&) {},
                   [](const trace::ClientReturn&) {},
                   [](const trace::UnsupportedOpcode&) {},
                   [](const trace::WatchSet&) {},
                   [](const trace::WatchFired&) {},
                   [](const trace::WatchRemoved&) {},
                   [&](const trace::SessionOpened& e) {
                       const auto it = m_clients.find(e.connection);
                       if (it == m_clients.end()) return;
                       it->second.session = e.session;
                       it->second.timeoutMs = e.timeoutMs;
                   },
                   [](const trace::SessionExpired&) {},
                   [](const trace::AnswerArrived&) {},
                   [](const trace::Noted&) {},
                   [&](const trace::DiskRead& e) {
                       while (node.log && tables.zxid(node.log) > e.last)
                           node.log = tables.previous(node.log);
                   },
                   [](const trace::DiskFailed&) {},
                   [&](const trace::DiskLost&) { node.log = {}; },
                   [&](const trace::DiskChanged& e) {
                       node.disk = e.state;
                       node.diskFactor = e.factor;
                   },
                   [](const trace::SnapshotBegun&) {},
                   [](const trace::Authenticated&) {},
                   [](const trace::WatchRestored&) {},
                   [&](const trace::HoldChanged& e) { onHold(e); },
                   [&](const trace::LinkDelayed& e) {
                       m_delays.erase({e.from, e.to});
                       if (e.by.us != 0) m_delays.emplace(std::pair{e.from, e.to}, e);
                   },
                   [&](const trace::LinkClogged& e) {
                       m_clogs.insert_or_assign(std::pair{e.from, e.to}, e.until);
                   },
                   [&](const trace::NodeSlowed& e) { node.cost = e.cost; },
                   [&](const trace::ClockChanged& e) {
                       node.ahead = e.ahead;
                       node.clockPerMille = e.perMille;
                   },
                   [](const trace::PacketRefused&) {},
                   [](const trace::ReadOnlyChanged&) {},
                   [](const trace::DiskDamaged&) {},
                   [&](const trace::TimersHeld& e) { node.timersHeld = e.on; },
                   [](const trace::MessageRepeated&) {},
               },
               r.event);
}

}  // namespace qs::app

#include "app/models/trace_index.h"

#include <algorithm>

#include "engine/base/overload.h"

namespace qs::app {

namespace {

constexpr VirtualTime KeepCommitted = VirtualTime::ofMs(1500);
constexpr std::size_t MaxBuckets = 4 * 60 * 10;
constexpr std::uint32_t KeyframeEvery = 64;

bool isWrite(std::int32_t opcode) {
    return opcode == 1 || opcode == 2 || opcode == 5 || opcode == 15;
}

}  // namespace

double FlightView::fraction(VirtualTime now) const {
    if (held || endAt <= startAt) return startFraction;
    const double done = static_cast<double>((now - startAt).us) / static_cast<double>((endAt - startAt).us);
    return startFraction + (1.0 - startFraction) * std::clamp(done, 0.0, 1.0);
}

TraceIndex::TraceIndex(const Membership& membership, QObject* parent) : QObject(parent), m_membership(membership) {
    for (const NodeId id : membership.all().nodes()) {
        NodeView& node = m_nodes[id];
        node.id = id;
        node.voter = membership.voters.contains(id);
    }
}

void TraceIndex::append(const trace::Batch& batch) {
    m_tables.append(batch.texts, batch.txns);
    for (const trace::Record& r : batch.records) {
        m_now = r.at;
        fold(r);
    }
    m_now = std::max(m_now, batch.upTo);
    m_recordCount += batch.records.size();
    m_findings.insert(m_findings.end(), batch.findings.begin(), batch.findings.end());
    if (!batch.checks.empty()) m_checks = batch.checks;
    retireProposals();
    bucket(m_now);
    emit updated();
}

// --- Trees ---------------------------------------------------------------------------------------------------------

void TraceIndex::apply(NodeView& node, trace::TxnRef txn) {
    if (m_tables.previous(txn) != node.history) {
        resetTree(node, txn);
        return;
    }
    node.tree.apply(*m_tables.txn(txn));
    node.history = txn;
    node.applied = m_tables.zxid(txn);
    if (txn.index % KeyframeEvery == 0) m_keyframes.emplace(txn.index, node.tree);
}

/// Rebuilds the tree at the end of a history from the nearest keyframe below it.
void TraceIndex::resetTree(NodeView& node, trace::TxnRef txn) {
    std::vector<trace::TxnRef> path;
    trace::TxnRef at = txn;
    while (at && !m_keyframes.contains(at.index)) {
        path.push_back(at);
        at = m_tables.previous(at);
    }
    node.tree = at ? m_keyframes.at(at.index) : tree::Tree();
    for (auto it = path.rbegin(); it != path.rend(); ++it)
        node.tree.apply(*m_tables.txn(*it));
    node.history = txn;
    node.applied = m_tables.zxid(txn);
}

// --- Proposals -----------------------------------------------------------------------------------------------------

ProposalView* TraceIndex::proposal(trace::TxnRef txn) {
    const auto it = std::find_if(m_proposals.rbegin(), m_proposals.rend(), [&](const auto& p) { return p.txn == txn; });
    return it == m_proposals.rend() ? nullptr : &*it;
}

ProposalView* TraceIndex::proposal(Zxid zxid, NodeId leader) {
    const auto it = std::find_if(m_proposals.rbegin(), m_proposals.rend(),
                                 [&](const auto& p) { return p.zxid == zxid && p.leader == leader; });
    return it == m_proposals.rend() ? nullptr : &*it;
}

/// Committed ones fade; open ones of a leader that no longer leads their epoch are nobody's any more.
void TraceIndex::retireProposals() {
    std::erase_if(m_proposals, [&](const ProposalView& p) {
        if (p.committed) return m_now - p.committedAt > KeepCommitted;
        const NodeView& leader = m_nodes.at(p.leader);
        return leader.role != trace::Role::Leading || leader.epoch != p.zxid.epoch();
    });
}

// --- Charts --------------------------------------------------------------------------------------------------------

Bucket& TraceIndex::bucket(VirtualTime at) {
    const std::int64_t index = at.us / BucketWidth.us;
    while (m_firstBucket + static_cast<std::int64_t>(m_buckets.size()) <= index)
        m_buckets.emplace_back();
    while (m_buckets.size() > MaxBuckets) {
        m_buckets.pop_front();
        ++m_firstBucket;
    }
    return m_buckets.at(static_cast<std::size_t>(index - m_firstBucket));
}

void TraceIndex::onReturn(const trace::Record& r, const trace::ClientReturn& e) {
    const auto it = m_writesInFlight.find({e.connection, e.xid});
    if (it == m_writesInFlight.end()) return;
    const std::int64_t latency = (r.at - it->second).us;
    m_writesInFlight.erase(it);
    Bucket& b = bucket(r.at);
    ++b.writes;
    b.writeLatencySumUs += latency;
    b.writeLatencyMaxUs = std::max(b.writeLatencyMaxUs, latency);
}

// --- The fold ------------------------------------------------------------------------------------------------------

void TraceIndex::hold(std::uint64_t sent, VirtualTime at) {
    const auto it = m_flights.find(sent);
    if (it == m_flights.end()) return;
    it->second.startFraction = it->second.fraction(at);
    it->second.held = true;
}

void TraceIndex::onHold(const trace::HoldChanged& e) {
    if (e.on) {
        m_holds.push_back(e);
        return;
    }
    std::erase_if(m_holds, [&](const trace::HoldChanged& h) {
        return h.from == e.from && h.to == e.to && h.anyKind == e.anyKind && h.kind == e.kind && h.zxid == e.zxid &&
               h.path == e.path;
    });
}

void TraceIndex::fold(const trace::Record& r) {
    const auto found = m_nodes.find(r.node);
    NodeView& node = found == m_nodes.end() ? m_nobody : found->second;
    std::visit(overload{
                   [](const trace::CommandIssued&) {},
                   [&](const trace::NodeStarted&) { node.alive = true; },
                   [&](const trace::NodeKilled&) {
                       const NodeId id = node.id;
                       const bool voter = node.voter;
                       NodeView dead;
                       dead.id = id;
                       dead.voter = voter;
                       dead.logged = node.logged;
                       dead.epoch = node.epoch;
                       dead.applied = node.applied;
                       dead.history = node.history;
                       dead.tree = node.tree;
                       dead.disk = node.disk;
                       dead.cost = node.cost;
                       dead.ahead = node.ahead;
                       dead.clockPerMille = node.clockPerMille;
                       node = std::move(dead);
                       std::erase_if(m_clients, [&](const auto& c) { return c.second.node == id; });
                   },
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
                   [&](const trace::MessageReleased& e) {
                       const auto it = m_flights.find(e.sent);
                       if (it == m_flights.end()) return;
                       FlightView& f = it->second;
                       if (!f.held) f.startFraction = f.fraction(r.at);
                       f.held = false;
                       f.startAt = r.at;
                       f.endAt = e.expectedAt;
                   },
                   [&](const trace::MessageReceived& e) { m_flights.erase(e.sent); },
                   [&](const trace::MessageDropped& e) { m_flights.erase(e.sent); },
                   [](const trace::ConnectionOpened&) {},
                   [](const trace::ConnectionClosed&) {},
                   [](const trace::TimerSet&) {},
                   [](const trace::TimerFired&) {},
                   [&](const trace::TxnLogged& e) {
                       node.logged = e.zxid;
                       if (ProposalView* p = proposal(e.txn)) p->logged.insert(r.node);
                   },
                   [&](const trace::Persisted& e) {
                       if (e.what == trace::DurableKind::Truncation || e.what == trace::DurableKind::Snapshot) {
                           node.logged = e.zxid;
                       }
                       if (e.what != trace::DurableKind::Txn) return;
                       if (ProposalView* p = proposal(e.txn)) p->durable.insert(r.node);
                   },
                   [&](const trace::RoleChanged& e) {
                       node.role = e.role;
                       node.phase = e.phase;
                       node.leader = e.leader;
                       node.epoch = e.epoch;
                       node.logged = e.lastZxid;
                   },
                   [&](const trace::VoteChanged& e) {
                       node.vote = {e.voteFor, e.zxid, e.peerEpoch, e.round};
                   },
                   [](const trace::EpochProposed&) {},
                   [&](const trace::EpochEstablished&) { ++bucket(r.at).elections; },
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
                       ++bucket(r.at).committed;
                       if (ProposalView* p = proposal(e.txn)) {
                           p->committed = true;
                           p->committedAt = r.at;
                       }
                   },
                   [&](const trace::Applied& e) { apply(node, e.txn); },
                   [&](const trace::TreeReset& e) { resetTree(node, e.txn); },
                   [&](const trace::ServingStarted&) { node.serving = true; },
                   [&](const trace::ServingStopped&) { node.serving = false; },
                   [&](const trace::ClientConnected& e) {
                       m_clients[e.connection] = {e.connection, r.node, {}, e.outside, 0};
                   },
                   [&](const trace::ClientDisconnected& e) { m_clients.erase(e.connection); },
                   [&](const trace::ClientCall& e) {
                       if (isWrite(e.opcode)) m_writesInFlight[{e.connection, e.xid}] = r.at;
                   },
                   [&](const trace::ClientReturn& e) { onReturn(r, e); },
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
                   [](const trace::DiskRead&) {},
                   [](const trace::DiskFailed&) {},
                   [](const trace::DiskLost&) {},
                   [&](const trace::DiskChanged& e) { node.disk = e.state; },
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
               },
               r.event);
}

// --- In words ------------------------------------------------------------------------------------------------------

NodeId TraceIndex::leader() const {
    const NodeView* best = nullptr;
    for (const auto& [id, node] : m_nodes) {
        if (!node.serving || node.role != trace::Role::Leading) continue;
        if (!best || node.epoch > best->epoch) best = &node;
    }
    return best ? best->id : NodeId{};
}

QString TraceIndex::statusSentence() const {
    int voters = 0;
    int aliveVoters = 0;
    int looking = 0;
    int inSync = 0;
    for (const auto& [id, node] : m_nodes) {
        if (!node.voter) continue;
        ++voters;
        if (!node.alive || node.frozen) continue;
        ++aliveVoters;
        if (node.role == trace::Role::Looking) ++looking;
        if (node.serving && node.role == trace::Role::Following) ++inSync;
    }
    const int needed = voters / 2 + 1;
    const NodeId lead = leader();
    if (!lead && aliveVoters < needed) {
        return tr("No quorum: %1 of %2 voters run, %3 are needed. Nothing can be written.")
            .arg(aliveVoters)
            .arg(voters)
            .arg(needed);
    }
    if (!lead) {
        for (const auto& [id, node] : m_nodes) {
            if (node.role != trace::Role::Leading) continue;
            return tr("Node %1 won the election and brings a quorum to its epoch.").arg(id.value);
        }
        return tr("Electing a leader: %1 of %2 voters are looking.").arg(looking).arg(voters);
    }
    const NodeView& leading = m_nodes.at(lead);
    if (leading.frozen) return tr("The leader, node %1, is frozen; the others wait until syncLimit.").arg(lead.value);
    for (const ProposalView& p : m_proposals) {
        if (p.committed || p.leader != lead) continue;
        const auto& txn = *m_tables.txn(p.txn);
        return tr("Proposal %1, %2: %3 of %4 acks.")
            .arg(QString::fromStdString(toString(p.zxid)), QString::fromStdString(tree::describe(txn.body)))
            .arg(p.acked.intersect(m_membership.voters).size())
            .arg(needed);
    }
    if (inSync + 1 < needed) {
        return tr("Node %1 leads epoch %2, but only %3 of %4 followers are with it: nothing can be committed.")
            .arg(lead.value)
            .arg(leading.epoch.value)
            .arg(inSync)
            .arg(voters - 1);
    }
    return tr("Node %1 leads epoch %2; %3 of %4 followers are in sync.")
        .arg(lead.value)
        .arg(leading.epoch.value)
        .arg(inSync)
        .arg(voters - 1);
}

}  // namespace qs::app

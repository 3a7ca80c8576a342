#include "engine/node/replica.h"

#include <algorithm>

#include "engine/base/mutant.h"
#include "engine/base/overload.h"

namespace qs::node {

Replica::Replica(const ReplicaConfig& config, const zab::DurableState& durable, VirtualTime now)
    : m_config(config), m_peer(config.zab, durable), m_now(now), m_started(now), m_sessions(config.zab.tick) {
    // 7.1: one byte of server id, 40 bits of start time, 16 bits of counter.
    const auto startMs = static_cast<std::uint64_t>(wallMs());
    const auto id = (static_cast<std::uint64_t>(config.zab.self.value) << 56) | ((startMs << 24) >> 8);
    m_nextSession = static_cast<std::int64_t>(id);
}

std::int32_t ReplicaConfig::sessionTimeoutMs(std::int32_t wantedMs) const {
    const auto ticks = [this](std::int64_t n) { return static_cast<std::int32_t>(zab.tick.ms() * n); };
    return std::clamp(wantedMs, minSessionTimeoutMs.value_or(ticks(2)), maxSessionTimeoutMs.value_or(ticks(20)));
}

void Replica::start(Effects& out) {
    zab::Effects effects;
    m_peer.start(effects);
    noteRole(out);
    takeEffects(effects, out);
}

void Replica::step(const Input& input, VirtualTime now, Effects& out) {
    m_now = now;
    std::visit(overload{
                   [&](const zab::Input& peerInput) {
                       const auto* timer = std::get_if<zab::TimerFired>(&peerInput);
                       if (timer && timer->timer == trace::TimerKind::SessionTick) {
                           expireSessions(out);
                       } else if (timer && timer->timer == trace::TimerKind::ContainerTick) {
                           removeOutlived(out);
                       } else if (timer && timer->timer == trace::TimerKind::ReadOnlyWait) {
                           beginReadOnly(out);
                       } else {
                           feedPeer(peerInput, out);
                       }
                   },
                   [&](const ClientOpened& m) {
                       Connection& c = m_connections[m.connection];
                       c.outside = m.outside;
                       c.address = m.address;
                       c.port = m.port;
                       c.frames = codec::FrameReader(m_config.maxFrame);
                       c.establishedMs = wallMs();
                       c.lastHeard = m_now;
                       c.who = {{"ip", m.address}};
                       emitEvent(out, trace::ClientConnected{m.connection, m.outside});
                   },
                   [&](const ClientReceived& m) { onClientBytes(m.connection, m.bytes, out); },
                   [&](const ClientClosed& m) { dropConnection(m.connection, "the client closed", out); },
               },
               input);
}

void Replica::emitEvent(Effects& out, trace::Event event, std::string text) const {
    if (m_config.traced != trace::Level::Off) out.push_back(zab::Emit{{event, nullptr, std::move(text)}});
}

/// Where this replica stands as clients see it: an epoch that has begun counts even without a transaction.
Zxid Replica::servedZxid() const {
    return std::max(appliedZxid(), m_peer.serving() ? Zxid::of(m_peer.epoch(), 0) : Zxid{});
}

const tree::Tree& Replica::tree() const {
    return m_view && !QS_MUTANT(ReadsAheadOfZxid) ? m_view->tree : m_peer.core().tree();
}

void Replica::feedPeer(const zab::Input& input, Effects& out) {
    zab::Effects effects = std::exchange(m_effects, {});
    m_peer.step(input, m_now, effects);
    noteRole(out);
    takeEffects(effects, out);
    effects.clear();
    m_effects = std::move(effects);
}

void Replica::sendPacket(NodeId to, zab::QuorumPacket packet, Effects& out) {
    feedPeer(zab::SendPacket{to, std::move(packet)}, out);
}

void Replica::takeEffects(zab::Effects& effects, Effects& out) {
    const auto pass = [&out](auto& e) { out.push_back(std::move(e)); };
    if (QS_MUTANT(DeliversNewestFirst)) {
        const auto isOther = [](const zab::Effect& e) { return !std::holds_alternative<zab::Delivered>(e); };
        std::reverse(std::stable_partition(effects.begin(), effects.end(), isOther), effects.end());
    }
    for (zab::Effect& effect : effects) {
        std::visit(overload{
                       [&](zab::Send& e) { pass(e); },
                       [&](zab::Persist& e) { pass(e); },
                       [&](zab::SetTimer& e) { pass(e); },
                       [&](zab::CancelTimer& e) { pass(e); },
                       [&](zab::Dial& e) { pass(e); },
                       [&](zab::CloseConnection& e) { pass(e); },
                       [&](zab::Emit& e) {
                           note(e.what);
                           pass(e);
                       },
                       [&](zab::Delivered& e) {
                           QS_CHECK(!m_view);
                           m_view = View{std::move(e.state), e.txn->zxid};
                           onDelivered(e.txn, e.outcome, out);
                           if (m_peer.leading()) shareTrees();
                           m_view.reset();
                       },
                       [&](zab::ServiceUp& e) { onServiceUp(e.leading, out); },
                       [&](zab::ServiceDown&) { onServiceDown(out); },
                       [&](zab::ReadHistoryAgain& e) { pass(e); },
                       [&](zab::EnsembleChanged& e) { pass(e); },
                       [&](zab::PacketForReplica& e) { onPacket(e.from, e.packet, out); },
                   },
                   effect);
    }
}

void Replica::onServiceUp(bool leading, Effects& out) {
    if (!leading) return;
    m_ledSince = m_now;
    m_proposalSizes = {};
    m_speculative = tree();
    m_deliveredApart = 0;
    m_sessions.clear();
    tree().sessions().forEach([&](SessionId session, const tree::SessionInfo& info) {
        m_sessions.add(session, info.timeoutMs, {}, m_now);  // a new leader gives everybody the full timeout
    });
    out.push_back(zab::SetTimer{trace::TimerKind::SessionTick, m_config.zab.tick});
    out.push_back(zab::SetTimer{trace::TimerKind::ContainerTick, m_config.containerCheckInterval});
}

void Replica::onServiceDown(Effects& out) {
    out.push_back(zab::CancelTimer{trace::TimerKind::ContainerTick});
    out.push_back(zab::CancelTimer{trace::TimerKind::SessionTick});
    while (!m_connections.empty())
        closeConnection(m_connections.begin()->first, "the server stopped serving", out);
    m_watches.clear();
    m_touched.clear();
    m_syncs.clear();
    m_pendingSyncs.clear();
    m_sessions.clear();
    m_speculative = {};
}

void Replica::shareTrees() {
    constexpr std::size_t Apart = 64;  // costs little, and bounds what is held twice
    if (++m_deliveredApart < Apart || m_deliveredApart / 16 < m_peer.core().unapplied()) return;
    m_deliveredApart = 0;
    m_speculative = m_peer.core().treeOfLog();
}

void Replica::onPacket(NodeId from, const zab::QuorumPacket& packet, Effects& out) {
    if (const auto* request = std::get_if<zab::Request>(&packet)) {
        handleAtLeader(from, *request, out);
    } else if (const auto* revalidate = std::get_if<zab::Revalidate>(&packet)) {
        onRevalidate(from, *revalidate, out);
    } else if (std::holds_alternative<zab::Sync>(packet)) {
        resolveSync(out);
    } else if (const auto* ping = std::get_if<zab::Ping>(&packet)) {
        if (m_peer.leading()) {
            for (const auto& t : ping->touches)
                m_sessions.touch(t.session, t.timeoutMs, m_now);
            return;
        }
        zab::Ping answer{ping->zxid, {}};
        for (const auto& [session, timeoutMs] : m_touched)
            answer.touches.push_back({session, timeoutMs});
        m_touched.clear();
        sendPacket(from, answer, out);
    }
}

void Replica::onDelivered(const tree::TxnPtr& txn, const tree::Outcome& outcome, Effects& out) {
    if (!QS_MUTANT(EventAfterAnswer)) fireWatches(outcome, out);  // the event comes before any answer that reflects it
    const ConnectionId connection = connectionOf(txn->session);
    if (const auto* create = std::get_if<tree::CreateSessionTxn>(&txn->body)) {
        if (m_peer.leading()) {
            m_sessions.add(txn->session, create->timeoutMs, {}, m_now);
        } else {
            m_touched[txn->session] = create->timeoutMs;
        }
        if (connection) finishHandshake(connection, true, false, out);
    } else {
        if (connection) resolveWrite(connection, txn, outcome, out);
        if (std::holds_alternative<tree::CloseSessionTxn>(txn->body)) {
            m_sessions.remove(txn->session);
            m_touched.erase(txn->session);
            if (m_connections.contains(connection)) closeConnection(connection, "the session ended", out);
        }
    }
    answerSyncs(out);
    if (QS_MUTANT(EventAfterAnswer)) fireWatches(outcome, out);
}

}  // namespace qs::node

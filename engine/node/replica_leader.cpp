#include "engine/base/mutant.h"
#include "engine/base/overload.h"
#include "engine/codec/txn_record.h"
#include "engine/node/replica.h"

namespace qs::node {

void Replica::handleAtLeader(NodeId from, const zab::Request& request, Effects& out) {
    const auto* leader = m_peer.asLeader();
    if (!leader || !leader->proposes()) return;  // connections are on their way down
    if (std::holds_alternative<zab::SyncRequest>(request.op)) {
        if (leader->outstanding() == 0) {
            answerSync(from, out);
        } else {
            m_pendingSyncs.push_back({leader->lastProposed(), from});
        }
        return;
    }
    const auto& write = std::get<tree::WriteRequest>(request.op);
    if (std::holds_alternative<tree::CreateSessionRequest>(write)) {
        propose(request.session, request.cxid, tree::prepare(m_speculative, {request.session, {}}, write), out);
        return;
    }
    if (!m_sessions.active(request.session) && !QS_MUTANT(ClosedSessionWrites)) {
        propose(request.session, request.cxid, tree::ErrorTxn{tree::ErrorCode::SessionExpired}, out);
        return;
    }
    const NodeId owner = m_sessions.owner(request.session);
    if (owner && owner != from) {
        propose(request.session, request.cxid, tree::ErrorTxn{tree::ErrorCode::SessionMoved}, out);
        return;
    }
    m_sessions.setOwner(request.session, from);
    tree::TxnBody body = prepare(request, write);
    if (std::holds_alternative<tree::CloseSessionRequest>(write)) m_sessions.setClosing(request.session);
    propose(request.session, request.cxid, std::move(body), out);
}

tree::TxnBody Replica::prepare(const zab::Request& request, const tree::WriteRequest& write) const {
    const auto* reconfig = std::get_if<tree::ReconfigRequest>(&write);
    if (reconfig && m_config.zab.reconfigEnabled) return prepareReconfig(request.who, *reconfig);
    return tree::prepare(m_speculative, {request.session, request.who}, write, m_config.rules);
}

void Replica::propose(SessionId session, std::int32_t cxid, tree::TxnBody body, Effects& out) {
    const auto made = std::make_shared<tree::Txn>();
    tree::Txn& txn = *made;
    txn.session = session;
    txn.cxid = cxid;
    txn.zxid = m_peer.asLeader()->nextZxid();
    txn.timeMs = wallMs();
    if (QS_MUTANT(TimeOfAddress))
        txn.timeMs += static_cast<std::int64_t>(reinterpret_cast<std::uintptr_t>(&txn) >> 4U & 63U);
    txn.body = std::move(body);
    const tree::Outcome outcome = m_speculative.apply(txn);
    // An error transaction carries no digest (5.1).
    if (!std::holds_alternative<tree::ErrorTxn>(txn.body)) txn.treeDigest = m_speculative.digest();
    m_proposalSizes.add(codec::encodeTxn(txn).size());
    feedPeer(zab::Propose{made}, out);
    if (QS_MUTANT(AnswersBeforeCommit)) resolveWrite(connectionOf(session), made, outcome, out);
}

void Replica::expireSessions(Effects& out) {
    if (m_readOnly) return expireLocalSessions(out);
    if (!m_peer.proposes()) return;
    out.push_back(zab::SetTimer{trace::TimerKind::SessionTick, m_config.zab.tick});
    for (const SessionId session : m_sessions.expire(m_now)) {
        if (!m_peer.proposes()) return;
        ++m_statistics.staleSessionsExpired;
        emitEvent(out, trace::SessionExpired{session});
        propose(session, 0, tree::prepare(m_speculative, {session, {}}, tree::CloseSessionRequest{}), out);
    }
}

/// Containers that lost their last child and TTL znodes nobody touched; each is judged again before it goes.
void Replica::removeOutlived(Effects& out) {
    if (!m_peer.proposes()) return;
    out.push_back(zab::SetTimer{trace::TimerKind::ContainerTick, m_config.containerCheckInterval});
    for (const std::string& path : tree().outlived(wallMs(), m_config.containersPerCheck)) {
        if (!m_peer.proposes()) return;
        tree::TxnBody body = tree::prepare(m_speculative, {}, tree::DeleteContainerRequest{path});
        if (!std::holds_alternative<tree::ErrorTxn>(body)) propose({}, 0, std::move(body), out);
    }
}

void Replica::answerSyncs(Effects& out) {
    while (!m_pendingSyncs.empty() && m_pendingSyncs.front().after <= appliedZxid()) {
        const NodeId from = m_pendingSyncs.front().from;
        m_pendingSyncs.pop_front();
        answerSync(from, out);
    }
}

void Replica::answerSync(NodeId from, Effects& out) {
    if (from == m_config.zab.self) {
        resolveSync(out);
    } else {
        sendPacket(from, zab::Sync{}, out);
    }
}

/// At the leader: is this session alive, and may it move to `from`? At a learner: the leader's answer.
void Replica::onRevalidate(NodeId from, const zab::Revalidate& m, Effects& out) {
    if (m.valid) {
        // The answer names the session alone: the connection that waits longest for it asked first.
        const auto waiting = std::find_if(m_connections.begin(), m_connections.end(), [&](const auto& c) {
            return c.second.stage == Stage::Revalidating && c.second.session == m.session;
        });
        if (waiting != m_connections.end()) finishHandshake(waiting->first, *m.valid, true, out);
        return;
    }
    ++m_statistics.revalidations;
    zab::Revalidate answer = m;
    answer.valid = m_sessions.touch(m.session, m.timeoutMs, m_now);
    if (*answer.valid) m_sessions.setOwner(m.session, from);
    sendPacket(from, answer, out);
}

}  // namespace qs::node

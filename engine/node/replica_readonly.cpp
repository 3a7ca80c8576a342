// Read-only mode: a server that looks for a leader in vain answers reads from what it has logged, committed or not.
// Source: ZooKeeper 3.8.6 ReadOnlyZooKeeperServer, ReadOnlyRequestProcessor; zookeeper-protocol.md 9.15. Departs:
// sessions made here are local ones, where 3.8.6 without localSessionsEnabled refuses to make any.
#include <algorithm>

#include "engine/node/replica.h"

namespace qs::node {

using tree::ErrorCode;

namespace {

constexpr VirtualTime ReadOnlyAfter = VirtualTime::ofMs(2000);

}  // namespace

/// To be called as soon as the peer may have changed its role.
void Replica::noteRole(Effects& out) {
    if (!m_config.readOnlyMode) return;
    const bool looking = m_peer.role() == trace::Role::Looking;
    if (looking == m_looking) return;
    m_looking = looking;
    if (looking) {
        out.push_back(zab::SetTimer{trace::TimerKind::ReadOnlyWait, std::max(ReadOnlyAfter, m_config.zab.tick)});
    } else {
        out.push_back(zab::CancelTimer{trace::TimerKind::ReadOnlyWait});
        endReadOnly(out);
    }
}

void Replica::beginReadOnly(Effects& out) {
    if (!m_looking || m_readOnly) return;
    m_readOnly = true;
    m_view = View{m_peer.core().treeOfLog(), m_peer.core().history().lastZxid()};
    m_sessions.clear();
    emitEvent(out, trace::ReadOnlyChanged{true, m_view->zxid});
    out.push_back(zab::SetTimer{trace::TimerKind::SessionTick, m_config.zab.tick});
}

/// A leader is found: nothing that was said in between may outlive it.
void Replica::endReadOnly(Effects& out) {
    if (!m_readOnly) return;
    while (!m_connections.empty())
        closeConnection(m_connections.begin()->first, "the server is no longer read-only", out);
    out.push_back(zab::CancelTimer{trace::TimerKind::SessionTick});
    emitEvent(out, trace::ReadOnlyChanged{false, m_view->zxid});
    m_readOnly = false;
    m_view.reset();
    m_watches.clear();
    m_sessions.clear();
}

/// The sessions of the ensemble are the leader's: none of them can be resumed here.
void Replica::openLocalSession(ConnectionId id, const codec::ConnectRequest& request, Effects& out) {
    if (!request.hasReadOnlyByte || !request.readOnly) {
        closeConnection(id, "the client does not agree to a read-only server", out);
        return;
    }
    Connection& c = m_connections.at(id);
    const bool resumed = static_cast<bool>(request.session);
    if (resumed) {
        const bool known = m_sessions.touch(request.session, c.timeoutMs, m_now);
        if (!known || request.password != codec::sessionPassword(request.session)) {
            closeConnection(id, "a session of the ensemble, and there is no leader to ask about it", out);
            return;
        }
        const ConnectionId earlier = connectionOf(request.session);
        if (earlier) closeConnection(earlier, "the session came back on another connection", out);
    }
    c.session = resumed ? request.session : nextSessionId();
    if (!resumed) m_sessions.add(c.session, c.timeoutMs, m_config.zab.self, m_now);
    finishHandshake(id, true, resumed, out);
}

void Replica::expireLocalSessions(Effects& out) {
    out.push_back(zab::SetTimer{trace::TimerKind::SessionTick, m_config.zab.tick});
    for (const SessionId session : m_sessions.expire(m_now)) {
        m_sessions.remove(session);
        closeConnection(connectionOf(session), "the local session expired", out);
    }
}

/// Also sync, which needs a leader. Only the end of the own session is granted.
void Replica::refuseWrite(ConnectionId id, codec::ClientFrame frame, Effects& out) {
    Connection& c = m_connections.at(id);
    const bool closes = std::holds_alternative<tree::CloseSessionRequest>(frame.request);
    Waiting w;
    w.since = m_now;
    w.forwarded = true;
    w.done = true;
    w.error = closes ? ErrorCode::Ok : ErrorCode::NotReadOnly;
    w.zxid = servedZxid();
    w.reply = codec::encodeReply({frame.xid, w.zxid, w.error}, frame.opcode, {});
    w.frame = std::move(frame);
    const SessionId session = c.session;
    c.queue.push_back(std::move(w));
    ++m_outstanding;
    pump(id, out);
    if (!closes) return;
    m_sessions.remove(session);
    closeConnection(id, "the session ended", out);
}

}  // namespace qs::node

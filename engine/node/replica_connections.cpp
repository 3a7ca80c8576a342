#include <algorithm>

#include "engine/base/mutant.h"
#include "engine/node/replica.h"

namespace qs::node {

void Replica::onClientBytes(ConnectionId id, const std::string& bytes, Effects& out) {
    const auto it = m_connections.find(id);
    if (it == m_connections.end()) return;
    Connection& c = it->second;
    c.lastHeard = m_now;
    c.frames.feed(bytes);
    if (c.stage == Stage::Fresh && codec::isFourLetterWord(c.frames.buffered().substr(0, 4))) return onWord(id, out);
    readFrames(id, out);
}

/// Reads what can be read now; while a session is being established nothing more is taken from the connection.
void Replica::readFrames(ConnectionId id, Effects& out) {
    while (true) {
        const auto it = m_connections.find(id);
        if (it == m_connections.end()) return;
        Connection& c = it->second;
        if (c.stage == Stage::Opening || c.stage == Stage::Revalidating) return;
        const std::optional<std::string> payload = c.frames.next();
        if (c.frames.broken()) {
            closeConnection(id, "a frame of impossible length", out);
            return;
        }
        if (!payload || !onFrame(id, *payload, out)) return;
    }
}

bool Replica::onFrame(ConnectionId id, const std::string& payload, Effects& out) {
    Connection& c = m_connections.at(id);
    countReceived(c, codec::LengthSize + payload.size());
    if (c.stage == Stage::Fresh) {
        onConnectRequest(id, payload, out);
        return true;
    }
    auto frame = codec::decodeRequest(payload);
    if (!frame) {
        closeConnection(id, frame.error().message(), out);
        return false;
    }
    enqueue(id, std::move(frame).value(), out);
    return true;
}

void Replica::onConnectRequest(ConnectionId id, const std::string& payload, Effects& out) {
    ++m_statistics.connectionRequests;
    const auto request = codec::decodeConnectRequest(payload);
    if (!request) {
        closeConnection(id, request.error().message(), out);
        return;
    }
    if (!m_peer.serving() && !m_readOnly) {
        closeConnection(id, "not serving yet", out);
        return;
    }
    if (request->lastZxidSeen > servedZxid() && !QS_MUTANT(StaleServerAccepts)) {
        closeConnection(id, "the client has seen " + toString(request->lastZxidSeen) + ", this server has not", out);
        return;
    }
    Connection& c = m_connections.at(id);
    c.hasReadOnlyByte = request->hasReadOnlyByte;
    c.timeoutMs = m_config.sessionTimeoutMs(request->timeoutMs);
    c.sessionAskedAt = m_now;
    if (request->session) ++m_statistics.connectionRevalidations;
    if (m_readOnly) {
        openLocalSession(id, *request, out);
    } else if (request->session) {
        resumeSession(id, *request, out);
    } else {
        openSession(id, out);
    }
}

SessionId Replica::nextSessionId() {
    return SessionId{QS_MUTANT(SessionIdReused) ? m_nextSession : m_nextSession++};
}

void Replica::openSession(ConnectionId id, Effects& out) {
    Connection& c = m_connections.at(id);
    c.stage = Stage::Opening;
    c.session = nextSessionId();
    m_bySession[c.session] = id;
    submit({c.session, 0, tree::WriteRequest{tree::CreateSessionRequest{c.timeoutMs}}, {}}, out);
}

void Replica::resumeSession(ConnectionId id, const codec::ConnectRequest& request, Effects& out) {
    const ConnectionId earlier = connectionOf(request.session);
    if (earlier) closeConnection(earlier, "the session came back on another connection", out);
    Connection& c = m_connections.at(id);
    c.session = request.session;
    if (request.password != codec::sessionPassword(request.session)) {
        finishHandshake(id, false, true, out);
        return;
    }
    c.stage = Stage::Revalidating;
    if (m_peer.leading()) {
        const bool valid = m_sessions.touch(c.session, c.timeoutMs, m_now);
        if (valid) m_sessions.setOwner(c.session, m_config.zab.self);
        finishHandshake(id, valid, true, out);
    } else {
        sendPacket(m_peer.leader(), zab::Revalidate{c.session, c.timeoutMs, std::nullopt}, out);
    }
}

void Replica::finishHandshake(ConnectionId id, bool valid, bool resumed, Effects& out) {
    Connection& c = m_connections.at(id);
    codec::ConnectResponse response;
    response.hasReadOnlyByte = c.hasReadOnlyByte;
    if (!valid) {
        c.session = {};
        sendTo(id, codec::encodeConnectResponse(response), out);
        closeConnection(id, "the session has expired", out);
        return;
    }
    c.stage = Stage::Up;
    m_bySession[c.session] = id;
    response.timeoutMs = c.timeoutMs;
    response.session = c.session;
    response.password = codec::sessionPassword(c.session);
    response.readOnly = m_readOnly;
    sendTo(id, codec::encodeConnectResponse(response), out);
    if (!resumed) count(c, "SESS", 0, servedZxid(), c.sessionAskedAt, true);
    emitEvent(out, trace::SessionOpened{id, c.session, c.timeoutMs, resumed});
    readFrames(id, out);
}

ConnectionId Replica::connectionOf(SessionId session) const {
    const auto it = m_bySession.find(session);
    return session && it != m_bySession.end() ? it->second : ConnectionId{};
}

void Replica::closeConnection(ConnectionId id, const std::string& why, Effects& out) {
    if (!m_connections.contains(id)) return;
    out.push_back(ClientClose{id});
    dropConnection(id, why, out);
}

/// Forgets a connection; the session lives on until it expires.
void Replica::dropConnection(ConnectionId id, const std::string& why, Effects& out) {
    const auto it = m_connections.find(id);
    if (it == m_connections.end()) return;
    const SessionId session = it->second.session;
    if (connectionOf(session) == id) m_bySession.erase(session);
    m_outstanding -= it->second.queue.size();
    m_connections.erase(it);
    m_watches.remove(id);
    emitEvent(out, trace::ClientDisconnected{id, session, {}}, why);
}

}  // namespace qs::node

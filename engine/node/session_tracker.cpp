#include "engine/node/session_tracker.h"

#include <algorithm>

namespace qs::node {

void SessionTracker::add(SessionId session, std::int32_t timeoutMs, NodeId owner, VirtualTime now) {
    m_sessions[session] = {timeoutMs, bucket(now + VirtualTime::ofMs(timeoutMs)), owner, false};
}

bool SessionTracker::touch(SessionId session, std::int32_t timeoutMs, VirtualTime now) {
    const auto it = m_sessions.find(session);
    if (it == m_sessions.end() || it->second.closing) return false;
    it->second.timeoutMs = timeoutMs;
    it->second.expiresAt = std::max(it->second.expiresAt, bucket(now + VirtualTime::ofMs(timeoutMs)));
    return true;
}

bool SessionTracker::active(SessionId session) const {
    const auto it = m_sessions.find(session);
    return it != m_sessions.end() && !it->second.closing;
}

NodeId SessionTracker::owner(SessionId session) const {
    const auto it = m_sessions.find(session);
    return it == m_sessions.end() ? NodeId{} : it->second.owner;
}

void SessionTracker::setOwner(SessionId session, NodeId owner) {
    const auto it = m_sessions.find(session);
    if (it != m_sessions.end()) it->second.owner = owner;
}

void SessionTracker::setClosing(SessionId session) {
    const auto it = m_sessions.find(session);
    if (it != m_sessions.end()) it->second.closing = true;
}

std::vector<SessionId> SessionTracker::expire(VirtualTime now) {
    std::vector<SessionId> out;
    for (auto& [session, entry] : m_sessions) {
        if (entry.closing || entry.expiresAt > now) continue;
        entry.closing = true;
        out.push_back(session);
    }
    return out;
}

}  // namespace qs::node

// The leader's view of global sessions: when each expires, which server owns it, and which are being closed.
// Source: ZooKeeper 3.8.6 SessionTrackerImpl, ExpiryQueue; zookeeper-protocol.md 7.2. Expiry times are rounded up to
// the next multiple of tickTime, so a session dies between its timeout and a tick later.
#pragma once

#include <map>
#include <vector>

#include "engine/base/ids.h"
#include "engine/base/virtual_time.h"

namespace qs::node {

class SessionTracker {
public:
    explicit SessionTracker(VirtualTime tick) : m_tick(tick) {}

    void clear() { m_sessions.clear(); }
    /// A session that exists from now on, or is taken over by a new leader with its full timeout.
    void add(SessionId session, std::int32_t timeoutMs, NodeId owner, VirtualTime now);
    void remove(SessionId session) { m_sessions.erase(session); }
    /// False when the session is unknown or being closed.
    bool touch(SessionId session, std::int32_t timeoutMs, VirtualTime now);
    bool active(SessionId session) const;
    /// The server that the session's connection is at; none: not known yet.
    NodeId owner(SessionId session) const;
    void setOwner(SessionId session, NodeId owner);
    void setClosing(SessionId session);
    /// Sessions whose time is up, marked as closing; in order of their ids.
    std::vector<SessionId> expire(VirtualTime now);
    std::size_t size() const { return m_sessions.size(); }
    template <class F>
    void forEach(F&& f) const {  ///< f(session, expiresAt), in order of their ids
        for (const auto& [session, entry] : m_sessions)
            f(session, entry.expiresAt);
    }
    /// When one is found to have expired whose time is up at `t`.
    VirtualTime bucket(VirtualTime t) const { return VirtualTime{(t.us / m_tick.us + 1) * m_tick.us}; }

private:
    struct Entry {
        std::int32_t timeoutMs = 0;
        VirtualTime expiresAt;
        NodeId owner;
        bool closing = false;
    };

    VirtualTime m_tick;
    std::map<SessionId, Entry> m_sessions;
};

}  // namespace qs::node

// Sessions, their connections and their watches over the whole run, from the records: when each began and ended, so
// that it answers for any moment. What keeps a session alive between requests, its pings, is in no record: a session is
// known to be renewed while its connection stands, and to be running out after that.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "engine/trace/batch.h"

namespace qs::app {

struct WatchSpan {
    tree::WatchKind kind{};
    trace::TextRef path;
    std::uint64_t set = 0;  ///< seq of its WatchSet record
    VirtualTime from;
    VirtualTime to = VirtualTime::never();
    bool at(VirtualTime t) const { return from <= t && t < to; }
};

struct ConnectionSpan {
    NodeId node;
    bool outside = false;
    SessionId session;  ///< none: no handshake yet
    VirtualTime from;
    VirtualTime to = VirtualTime::never();
    std::vector<WatchSpan> watches;
    bool at(VirtualTime t) const { return from <= t && t < to; }
};

struct WatchEvent {
    std::uint64_t seq = 0;
    VirtualTime at;
    NodeId node;
    SessionId session;
    tree::WatchEventType type{};
    trace::TextRef path;
};

class SessionLedger {
public:
    void observe(const trace::Batch& batch);

    /// Null: never heard of.
    const ConnectionSpan* connection(ConnectionId id) const;
    /// The connection that the session has at `t`, or had last; null: none up to then.
    const ConnectionSpan* connectionOf(SessionId session, VirtualTime t) const;
    /// When a leader found it silent for too long; never(): not up to now.
    VirtualTime expiredAt(SessionId session) const;
    /// When the leader at `t` began to serve: it counts every session from there anew. never(): there was none.
    VirtualTime leaderSince(VirtualTime t) const;
    /// Since when the node has been frozen, or was the last time; never(): it never was.
    VirtualTime frozenSince(NodeId node) const;
    /// Every watch that has fired, in order.
    const std::vector<WatchEvent>& fired() const { return m_fired; }

private:
    void close(ConnectionSpan& span, VirtualTime at);
    void onNode(const trace::Record& record);
    void onSession(const trace::Record& record);
    void onWatch(const trace::Record& record);
    static void end(ConnectionSpan& span, bool data, bool child, bool onceOnly, trace::TextRef path, VirtualTime at);

    std::map<ConnectionId, ConnectionSpan> m_connections;
    std::map<SessionId, std::vector<ConnectionId>> m_bySession;
    std::map<SessionId, VirtualTime> m_expired;
    std::map<NodeId, trace::Role> m_roles;
    std::map<NodeId, VirtualTime> m_frozen;
    std::vector<VirtualTime> m_leaderStarts;
    std::vector<WatchEvent> m_fired;
};

}  // namespace qs::app

#include "app/znodes/session_ledger.h"

#include <algorithm>

namespace qs::app {

namespace {

bool inDataTable(tree::WatchKind kind) {
    return kind != tree::WatchKind::ChildWatch;
}
bool inChildTable(tree::WatchKind kind) {
    return kind != tree::WatchKind::DataWatch && kind != tree::WatchKind::ExistsWatch;
}
bool stays(tree::WatchKind kind) {
    return kind == tree::WatchKind::Persistent || kind == tree::WatchKind::PersistentRecursive;
}

}  // namespace

void SessionLedger::observe(const trace::Batch& batch) {
    for (const trace::Record& record : batch.records) {
        onNode(record);
        onSession(record);
        onWatch(record);
    }
}

void SessionLedger::close(ConnectionSpan& span, VirtualTime at) {
    if (!span.to.isNever()) return;
    span.to = at;
    for (WatchSpan& watch : span.watches) {
        watch.to = std::min(watch.to, at);
    }
}

void SessionLedger::onNode(const trace::Record& record) {
    if (trace::as<trace::NodeKilled>(record)) {
        m_roles.erase(record.node);
        for (auto& [id, span] : m_connections) {
            if (span.node == record.node) close(span, record.at);
        }
    } else if (const auto* role = trace::as<trace::RoleChanged>(record)) {
        m_roles[record.node] = role->role;
    } else if (trace::as<trace::ServingStarted>(record)) {
        const auto now = m_roles.find(record.node);
        if (now != m_roles.end() && now->second == trace::Role::Leading) m_leaderStarts.push_back(record.at);
    } else if (trace::as<trace::NodeFrozen>(record)) {
        m_frozen[record.node] = record.at;
    }
}

void SessionLedger::onSession(const trace::Record& record) {
    if (const auto* connected = trace::as<trace::ClientConnected>(record)) {
        m_connections[connected->connection] = {record.node, connected->outside,   {},
                                                record.at,   VirtualTime::never(), {}};
    } else if (const auto* opened = trace::as<trace::SessionOpened>(record)) {
        const auto span = m_connections.find(opened->connection);
        if (span == m_connections.end()) return;
        span->second.session = opened->session;
        m_bySession[opened->session].push_back(opened->connection);
    } else if (const auto* gone = trace::as<trace::ClientDisconnected>(record)) {
        const auto span = m_connections.find(gone->connection);
        if (span != m_connections.end()) close(span->second, record.at);
    } else if (const auto* expired = trace::as<trace::SessionExpired>(record)) {
        m_expired.emplace(expired->session, record.at);
    }
}

/// As tree::WatchTable: two tables, one mode each per connection and path.
void SessionLedger::end(ConnectionSpan& span, bool data, bool child, bool onceOnly, trace::TextRef path,
                        VirtualTime at) {
    for (WatchSpan& watch : span.watches) {
        if (watch.path != path || !watch.to.isNever() || (onceOnly && stays(watch.kind))) continue;
        const bool meant = (data && inDataTable(watch.kind)) || (child && inChildTable(watch.kind));
        if (meant) watch.to = at;
    }
}

void SessionLedger::onWatch(const trace::Record& record) {
    if (const auto* set = trace::as<trace::WatchSet>(record)) {
        const auto span = m_connections.find(set->connection);
        if (span == m_connections.end()) return;
        end(span->second, inDataTable(set->kind), inChildTable(set->kind), !stays(set->kind), set->path, record.at);
        span->second.watches.push_back({set->kind, set->path, record.seq, record.at, VirtualTime::never()});
    } else if (const auto* removed = trace::as<trace::WatchRemoved>(record)) {
        const auto span = m_connections.find(removed->connection);
        if (span == m_connections.end()) return;
        const bool data = removed->type != tree::WatcherType::ChildWatches;
        const bool child = removed->type != tree::WatcherType::DataWatches;
        end(span->second, data, child, false, removed->path, record.at);
    } else if (const auto* fired = trace::as<trace::WatchFired>(record)) {
        m_fired.push_back({record.seq, record.at, record.node, fired->session, fired->type, fired->path});
        const auto span = m_connections.find(fired->connection);
        if (span == m_connections.end()) return;
        using enum tree::WatchEventType;
        const bool data = fired->type != NodeChildrenChanged;
        const bool child = fired->type == NodeChildrenChanged || fired->type == NodeDeleted;
        end(span->second, data, child, true, fired->path, record.at);
    }
}

const ConnectionSpan* SessionLedger::connection(ConnectionId id) const {
    const auto it = m_connections.find(id);
    return it == m_connections.end() ? nullptr : &it->second;
}

const ConnectionSpan* SessionLedger::connectionOf(SessionId session, VirtualTime t) const {
    const auto it = m_bySession.find(session);
    if (it == m_bySession.end()) return nullptr;
    for (auto id = it->second.rbegin(); id != it->second.rend(); ++id) {
        const ConnectionSpan& span = m_connections.at(*id);
        if (span.from <= t) return &span;
    }
    return nullptr;
}

VirtualTime SessionLedger::expiredAt(SessionId session) const {
    const auto it = m_expired.find(session);
    return it == m_expired.end() ? VirtualTime::never() : it->second;
}

VirtualTime SessionLedger::leaderSince(VirtualTime t) const {
    const auto after = std::upper_bound(m_leaderStarts.begin(), m_leaderStarts.end(), t);
    return after == m_leaderStarts.begin() ? VirtualTime::never() : *std::prev(after);
}

VirtualTime SessionLedger::frozenSince(NodeId node) const {
    const auto it = m_frozen.find(node);
    return it == m_frozen.end() ? VirtualTime::never() : it->second;
}

}  // namespace qs::app

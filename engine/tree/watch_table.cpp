#include "engine/tree/watch_table.h"

#include "engine/base/mutant.h"

namespace qs::tree {

std::string_view toString(WatchEventType type) {
    switch (type) {
        case WatchEventType::NodeCreated:
            return "NodeCreated";
        case WatchEventType::NodeDeleted:
            return "NodeDeleted";
        case WatchEventType::NodeDataChanged:
            return "NodeDataChanged";
        case WatchEventType::NodeChildrenChanged:
            return "NodeChildrenChanged";
    }
    return "?";
}

std::string_view toString(WatchKind kind) {
    switch (kind) {
        case WatchKind::DataWatch:
            return "data";
        case WatchKind::ExistsWatch:
            return "exists";
        case WatchKind::ChildWatch:
            return "children";
        case WatchKind::Persistent:
            return "persistent";
        case WatchKind::PersistentRecursive:
            return "persistent recursive";
    }
    return "?";
}

void WatchTable::add(ConnectionId connection, WatchKind kind, const std::string& path) {
    switch (kind) {
        case WatchKind::DataWatch:
        case WatchKind::ExistsWatch:
            m_dataTable[path][connection] = Mode::Once;
            break;
        case WatchKind::ChildWatch:
            m_childTable[path][connection] = Mode::Once;
            break;
        case WatchKind::Persistent:
        case WatchKind::PersistentRecursive: {
            const Mode mode = kind == WatchKind::Persistent ? Mode::Persistent : Mode::Recursive;
            m_dataTable[path][connection] = mode;
            m_childTable[path][connection] = mode;
            break;
        }
    }
}

void WatchTable::remove(ConnectionId connection) {
    for (Table* table : {&m_dataTable, &m_childTable}) {
        for (auto it = table->begin(); it != table->end();) {
            it->second.erase(connection);
            it = it->second.empty() ? table->erase(it) : std::next(it);
        }
    }
}

bool WatchTable::erase(Table& table, ConnectionId connection, const std::string& path) {
    const auto it = table.find(path);
    if (it == table.end() || it->second.erase(connection) == 0) return false;
    if (it->second.empty()) table.erase(it);
    return true;
}

bool WatchTable::remove(ConnectionId connection, const std::string& path, WatcherType type) {
    const bool data = type != WatcherType::ChildWatches && erase(m_dataTable, connection, path);
    const bool child = type != WatcherType::DataWatches && erase(m_childTable, connection, path);
    return data || child;
}

bool WatchTable::holds(const Table& table, ConnectionId connection, const std::string& path) {
    const auto it = table.find(path);
    return it != table.end() && it->second.contains(connection);
}

bool WatchTable::contains(ConnectionId connection, const std::string& path, WatcherType type) const {
    return (type != WatcherType::ChildWatches && holds(m_dataTable, connection, path)) ||
           (type != WatcherType::DataWatches && holds(m_childTable, connection, path));
}

/// Events of one trigger: the watchers of the path itself, then recursive ones of its ancestors.
void WatchTable::take(Table& table, std::string_view path, WatchEventType type, const AclList& readable,
                      const std::set<ConnectionId>& skip, Fired& out) {
    if (table.empty()) return;
    std::set<ConnectionId> hear;
    for (std::string_view at = path;; at = parentPath(at)) {
        const auto it = table.find(at);
        if (it != table.end()) {
            for (auto watcher = it->second.begin(); watcher != it->second.end();) {
                const auto [connection, mode] = *watcher;
                const bool fires = mode == Mode::Recursive ? type != WatchEventType::NodeChildrenChanged : at == path;
                if (fires) hear.insert(connection);
                watcher = fires && mode == Mode::Once && !QS_MUTANT(WatchStays) ? it->second.erase(watcher)
                                                                                : std::next(watcher);
            }
            if (it->second.empty()) table.erase(it);
        }
        if (at.size() <= 1) break;
    }
    for (const ConnectionId c : hear) {
        if (!skip.contains(c)) out.push_back({c, type, std::string(path), readable});
    }
}

std::vector<FiredWatch> WatchTable::fire(const Change& change) {
    Fired out;
    switch (change.kind) {
        case ChangeKind::Created:
            take(m_dataTable, change.path, WatchEventType::NodeCreated, change.acl, {}, out);
            take(m_childTable, parentPath(change.path), WatchEventType::NodeChildrenChanged, change.parentAcl, {}, out);
            break;
        case ChangeKind::Deleted: {
            take(m_dataTable, change.path, WatchEventType::NodeDeleted, change.acl, {}, out);
            std::set<ConnectionId> notified;
            for (const FiredWatch& f : out)
                notified.insert(f.connection);
            take(m_childTable, change.path, WatchEventType::NodeDeleted, change.acl, notified, out);
            take(m_childTable, parentPath(change.path), WatchEventType::NodeChildrenChanged, change.parentAcl, {}, out);
            break;
        }
        case ChangeKind::DataChanged:
            take(m_dataTable, change.path, WatchEventType::NodeDataChanged, change.acl, {}, out);
            if (QS_MUTANT(EventForParent)) {
                take(m_childTable, parentPath(change.path), WatchEventType::NodeChildrenChanged, change.acl, {}, out);
            }
            break;
    }
    return out;
}

std::size_t WatchTable::size() const {
    std::size_t count = 0;
    for (const Table* table : {&m_dataTable, &m_childTable}) {
        for (const auto& [path, connections] : *table)
            count += connections.size();
    }
    return count;
}

std::vector<std::pair<std::string, ConnectionId>> WatchTable::dataWatches() const {
    std::vector<std::pair<std::string, ConnectionId>> out;
    for (const auto& [path, watchers] : m_dataTable) {
        for (const auto& [connection, mode] : watchers)
            out.emplace_back(path, connection);
    }
    return out;
}

void WatchTable::clear() {
    m_dataTable.clear();
    m_childTable.clear();
}

std::optional<WatchEventType> missedEvent(const Tree& tree, WatchKind kind, std::string_view path, Zxid relativeZxid) {
    const Znode* node = tree.find(path);
    switch (kind) {
        case WatchKind::DataWatch:
            if (!node) return WatchEventType::NodeDeleted;
            if (node->mzxid > relativeZxid) return WatchEventType::NodeDataChanged;
            break;
        case WatchKind::ExistsWatch:
            if (node) return WatchEventType::NodeCreated;
            break;
        case WatchKind::ChildWatch:
            if (!node) return WatchEventType::NodeDeleted;
            if (node->pzxid > relativeZxid && !QS_MUTANT(ReplayForgetsChildren))
                return WatchEventType::NodeChildrenChanged;
            break;
        case WatchKind::Persistent:
        case WatchKind::PersistentRecursive:
            break;
    }
    return std::nullopt;
}

}  // namespace qs::tree

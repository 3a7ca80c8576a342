#include "engine/tree/watch_table.h"

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
    return "unknown";
}

void WatchTable::add(ConnectionId connection, WatchKind kind, const std::string& path) {
    (kind == WatchKind::ChildWatch ? m_childTable : m_dataTable)[path].insert(connection);
}

void WatchTable::remove(ConnectionId connection) {
    for (Table* table : {&m_dataTable, &m_childTable}) {
        for (auto it = table->begin(); it != table->end();) {
            it->second.erase(connection);
            it = it->second.empty() ? table->erase(it) : std::next(it);
        }
    }
}

void WatchTable::take(Table& table, std::string_view path, WatchEventType type, const std::set<ConnectionId>& skip,
                      std::vector<FiredWatch>& out) {
    const auto it = table.find(path);
    if (it == table.end()) return;
    for (const ConnectionId c : it->second) {
        if (!skip.contains(c)) out.push_back({c, type, it->first});
    }
    table.erase(it);
}

std::vector<FiredWatch> WatchTable::fire(const Change& change) {
    std::vector<FiredWatch> out;
    switch (change.kind) {
        case ChangeKind::Created:
            take(m_dataTable, change.path, WatchEventType::NodeCreated, {}, out);
            take(m_childTable, parentPath(change.path), WatchEventType::NodeChildrenChanged, {}, out);
            break;
        case ChangeKind::Deleted: {
            take(m_dataTable, change.path, WatchEventType::NodeDeleted, {}, out);
            std::set<ConnectionId> notified;
            for (const FiredWatch& f : out)
                notified.insert(f.connection);
            take(m_childTable, change.path, WatchEventType::NodeDeleted, notified, out);
            take(m_childTable, parentPath(change.path), WatchEventType::NodeChildrenChanged, {}, out);
            break;
        }
        case ChangeKind::DataChanged:
            take(m_dataTable, change.path, WatchEventType::NodeDataChanged, {}, out);
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
            if (node->pzxid > relativeZxid) return WatchEventType::NodeChildrenChanged;
            break;
    }
    return std::nullopt;
}

}  // namespace qs::tree

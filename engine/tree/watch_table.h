// One-shot watches of one server: which connection waits for what. Two tables, data and child, as the server keeps
// them. Source: ZooKeeper 3.8.6 WatchManager, DataTree.setWatches; zookeeper-protocol.md 2.6.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "engine/tree/tree.h"

namespace qs::tree {

/// Event types as they travel in WatcherEvent.
enum class WatchEventType : std::int32_t {
    NodeCreated = 1,
    NodeDeleted = 2,
    NodeDataChanged = 3,
    NodeChildrenChanged = 4,
};
std::string_view toString(WatchEventType type);

enum class WatchKind : std::uint8_t { DataWatch, ExistsWatch, ChildWatch };

struct FiredWatch {
    ConnectionId connection;
    WatchEventType type;
    std::string path;
};

class WatchTable {
public:
    /// Registers a one-shot watch; a second one of the same connection and table on the path is a no-op.
    /// Exists watches share the data table.
    void add(ConnectionId connection, WatchKind kind, const std::string& path);
    /// Drops every watch of a connection that is gone.
    void remove(ConnectionId connection);
    /// Takes out and returns what one change fires, in the order of section 2.6: one event per connection per trigger.
    std::vector<FiredWatch> fire(const Change& change);
    /// Watches in both tables.
    std::size_t size() const;
    void clear();

private:
    using Table = std::map<std::string, std::set<ConnectionId>, std::less<>>;
    static void take(Table& table, std::string_view path, WatchEventType type, const std::set<ConnectionId>& skip,
                     std::vector<FiredWatch>& out);
    Table m_dataTable;
    Table m_childTable;
};

/// Event a setWatches entry owes at once, judged against relativeZxid; nullopt when the watch must be registered
/// instead.
std::optional<WatchEventType> missedEvent(const Tree& tree, WatchKind kind, std::string_view path, Zxid relativeZxid);

}  // namespace qs::tree

// Watches of one server: which connection waits for what, once or for good. Two tables, data and child, as the server
// keeps them. Source: ZooKeeper 3.8.6 WatchManager, WatcherMode, DataTree.setWatches; zookeeper-protocol.md 2.6, 9.24:
// each table keeps one mode per connection and path, so an ordinary watch takes the place of a persistent one (as 3.8).
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

/// What a client asked for. The first three fire once; the persistent ones stay, and the recursive one also hears of
/// every descendant, but never of NodeChildrenChanged.
enum class WatchKind : std::uint8_t { DataWatch, ExistsWatch, ChildWatch, Persistent, PersistentRecursive };
std::string_view toString(WatchKind kind);

/// Which watches removeWatches and checkWatches mean.
enum class WatcherType : std::int32_t { ChildWatches = 1, DataWatches = 2, AnyWatches = 3 };

struct FiredWatch {
    ConnectionId connection;
    WatchEventType type;
    std::string path;
    AclList readable;  ///< whoever this permits to READ may hear of it; the watch is consumed all the same
};

class WatchTable {
public:
    /// Registers a watch; exists watches share the data table, persistent ones are in both.
    void add(ConnectionId connection, WatchKind kind, const std::string& path);
    /// Drops every watch of a connection that is gone.
    void remove(ConnectionId connection);
    /// Drops the connection's watches on exactly that path; false when there was none.
    bool remove(ConnectionId connection, const std::string& path, WatcherType type);
    /// As checkWatches answers: watches on exactly that path.
    bool contains(ConnectionId connection, const std::string& path, WatcherType type) const;
    /// Takes out and returns what one change fires, in the order of section 2.6: one event per connection per trigger.
    std::vector<FiredWatch> fire(const Change& change);
    /// Watches in both tables.
    std::size_t size() const;
    /// Who watches which path in the data table; in order of paths, then of connections.
    std::vector<std::pair<std::string, ConnectionId>> dataWatches() const;
    void clear();

private:
    enum class Mode : std::uint8_t { Once, Persistent, Recursive };
    using Watchers = std::map<ConnectionId, Mode>;
    using Table = std::map<std::string, Watchers, std::less<>>;
    using Fired = std::vector<FiredWatch>;
    static void take(Table& table, std::string_view path, WatchEventType type, const AclList& readable,
                     const std::set<ConnectionId>& skip, Fired& out);
    static bool holds(const Table& table, ConnectionId connection, const std::string& path);
    static bool erase(Table& table, ConnectionId connection, const std::string& path);
    Table m_dataTable;
    Table m_childTable;
};

/// Event a setWatches entry owes at once, judged against relativeZxid; nullopt when the watch must be registered
/// instead, as persistent ones always are.
std::optional<WatchEventType> missedEvent(const Tree& tree, WatchKind kind, std::string_view path, Zxid relativeZxid);

}  // namespace qs::tree

// What every connection is owed by its watches, folded from the trace apart from the servers' own tables: armed by
// WatchSet, disarmed by WatchRemoved, owed when the server applies a change, settled by WatchFired.
// Source: ZooKeeper 3.8 programmer's guide, watches; zookeeper-protocol.md 2.6, and 9.24 for the one mode that a
// connection has per path and table.
#pragma once

#include <map>
#include <set>
#include <string>

#include "engine/trace/kinds.h"
#include "engine/trace/tables.h"

namespace qs::check {

class WatchLedger {
public:
    enum class Judgement : std::uint8_t {
        Nothing,   ///< not about watches
        Owed,      ///< an event that was owed
        Overtook,  ///< one that was owed, while one of an earlier transaction still is
        Replay,    ///< the answer to a setWatches, or about a znode that not everybody may read
        Again,     ///< a one-shot watch that has fired already
        NoCause,   ///< nothing that was watched changed
        Answer,    ///< a reply to a connection that owes nothing
        TooSoon,   ///< a reply while an event that comes first is owed
    };
    static trace::Kinds kinds() {
        return trace::Kinds::of<trace::WatchSet, trace::WatchRemoved, trace::Applied, trace::ClientCall,
                                trace::ClientDisconnected, trace::NodeKilled, trace::WatchFired, trace::ClientReturn>();
    }
    /// Folds one record. `path` is set for events, and for TooSoon to the event that is owed.
    Judgement fold(const trace::Record& record, const trace::Tables& tables, std::string& path);

private:
    struct Event {
        tree::WatchEventType type;
        std::string path;
        Zxid zxid;  ///< of the change
        auto operator<=>(const Event&) const = default;
    };
    enum class Mode : std::uint8_t { Once, Persistent, Recursive };
    using Table = std::map<std::string, Mode, std::less<>>;  ///< by path
    struct Connection {
        NodeId node;
        Table data;
        Table child;
        std::multiset<Event> owed;
        std::set<std::string> spent;  ///< paths whose one-shot watches fired and were not set again
        std::uint64_t setWatchesCalls = 0;
    };

    void arm(const trace::WatchSet& e, NodeId node, const std::string& path);
    void disarm(const trace::WatchRemoved& e, const std::string& path);
    Judgement judgeEvent(const trace::WatchFired& e, const std::string& path);
    Judgement judgeAnswer(const trace::ClientReturn& e, std::string& path);
    void applied(NodeId node, const tree::Txn& txn);
    void change(NodeId node, Zxid zxid, tree::WatchEventType type, const std::string& path);
    static bool use(Connection& c, Table& table, const std::string& path);
    static bool recursiveAbove(const Table& table, std::string_view path);
    bool guarded(const std::string& path) const { return m_guarded.contains(path); }

    std::map<ConnectionId, Connection> m_connections;
    std::set<std::string> m_guarded;  ///< znodes that an ACL keeps from somebody
};

}  // namespace qs::check

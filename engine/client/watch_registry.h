// The watches a client waits for, kept so that they can be registered again on the next server.
// Source: ZooKeeper 3.8.6 ZKWatchManager.materialize, ClientCnxn.SendThread.primeConnection; zookeeper-protocol.md 2.6.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "engine/codec/client_protocol.h"

namespace qs::client {

class WatchRegistry {
public:
    /// Paths of one setWatches request are split beyond this many bytes, lest it outgrow a frame.
    static constexpr std::size_t MaxPathBytes = std::size_t{128} * 1024;

    /// A server has registered a watch. ExistsWatch: on a znode that is missing.
    void add(tree::WatchKind kind, const std::string& path);
    /// An event came: the watches it used up are gone.
    void fired(tree::WatchEventType type, const std::string& path);
    /// The server has taken all watches on that path out.
    void remove(const std::string& path);
    void clear();
    /// What to send after a reconnect, in path order; empty when nothing is watched.
    std::vector<codec::SetWatchesRequest> restore(Zxid lastZxid) const;

private:
    std::set<std::string> m_data;
    std::set<std::string> m_exist;
    std::set<std::string> m_child;
    std::set<std::string> m_persistent;
    std::set<std::string> m_recursive;
};

}  // namespace qs::client

// Where the servers of the ensemble listen, as its configuration in force has it and the one that may follow.
#pragma once

#include <map>

#include "engine/config/server_list.h"

namespace qs::host {

class Members {
public:
    /// `self`: keeps its line where a list goes on without it.
    Members(NodeId self, const config::ServerList& list) : m_self(self), m_servers(list.servers) {}

    void follow(const config::ServerList& inForce, const config::ServerList* proposed) {
        std::map<NodeId, config::ServerLine> all = inForce.servers;
        if (proposed) all.insert(proposed->servers.begin(), proposed->servers.end());
        if (const auto own = m_servers.find(m_self); own != m_servers.end()) all.insert(*own);
        m_servers = std::move(all);
    }

    const std::map<NodeId, config::ServerLine>& all() const { return m_servers; }
    /// Null: nobody knows where.
    const config::ServerLine* find(NodeId server) const {
        const auto it = m_servers.find(server);
        return it == m_servers.end() ? nullptr : &it->second;
    }
    /// Of this server. Requires: an ensemble.
    const config::ServerLine& own() const { return m_servers.at(m_self); }

private:
    NodeId m_self;
    std::map<NodeId, config::ServerLine> m_servers;
};

}  // namespace qs::host

// Connections of clients: how many one address may have, who says nothing for too long, who reads too slowly.
// Source: ZooKeeper 3.8 NIOServerCnxnFactory; zookeeper-protocol.md 7.2.
#pragma once

#include <functional>
#include <map>
#include <set>
#include <vector>

#include "engine/config/zoo_config.h"
#include "engine/host/stream.h"
#include "engine/node/replica.h"

namespace qs::host {

class ClientLinks {
public:
    using OnInput = std::function<void(node::Input)>;
    /// How many requests wait for their answers: who asks while there are more than globalOutstandingLimit is not read
    /// from until there are fewer.
    using Outstanding = std::function<std::size_t()>;

    ClientLinks(asio::io_context& loop, const config::ZooConfig& config, OnInput onInput, Outstanding outstanding);
    /// Empty: it listens. Else what the system says.
    std::string listen(const config::HostPort& at);
    /// Gathered until flush().
    void send(ConnectionId connection, std::string_view bytes);
    /// After what was sent.
    void close(ConnectionId connection);
    void flush();

private:
    struct Link {
        StreamPtr stream;
        std::chrono::steady_clock::time_point since;
        bool answered = false;  ///< it has been told something: its handshake is over
        bool slow = false;      ///< it takes too little of its answers
        bool eager = false;     ///< it asked while too much waited
    };

    void onAccepted(const StreamPtr& stream);
    void forget(ConnectionId connection);
    void drained(ConnectionId connection);
    void hear(ConnectionId connection, std::string_view bytes);
    bool crowded() const;
    static void holdWhereDue(Link& link) { link.stream->hold(link.slow || link.eager); }
    void lookAround();

    asio::io_context& m_loop;
    const config::ZooConfig& m_config;
    OnInput m_onInput;
    Outstanding m_outstanding;
    std::unique_ptr<Listener> m_listener;
    asio::steady_timer m_round;
    std::map<ConnectionId, Link> m_links;
    std::map<std::string, int> m_ofAddress;
    std::vector<StreamPtr> m_unflushed;  ///< who has gathered something, even if it was closed since
    std::set<ConnectionId> m_eager;
    std::uint32_t m_last = 0;
};

}  // namespace qs::host

// Connections of the election port: one a pair, owned by the larger sid; of votes that wait for one peer the newest
// alone is kept. Source: ZooKeeper 3.8 QuorumCnxManager; zookeeper-protocol.md 4.1.
#pragma once

#include <functional>
#include <list>
#include <map>

#include "engine/codec/election_message.h"
#include "engine/config/zoo_config.h"
#include "engine/host/stream.h"

namespace qs::host {

class ElectionLinks {
public:
    using OnNotification = std::function<void(NodeId from, const codec::ElectionNotification&)>;

    using OnUnreachable = std::function<void(NodeId peer)>;

    ElectionLinks(asio::io_context& loop, const config::ZooConfig& config, NodeId self, OnNotification onNotification,
                  OnUnreachable onUnreachable);
    /// Empty: it listens. Else what the system says.
    std::string listen();
    /// A whole frame; dials where there is no connection.
    void send(NodeId to, std::string frame);

private:
    struct Peer {
        StreamPtr stream;
        std::unique_ptr<Dialer> dialer;
        std::string in;
        std::string waiting;  ///< empty: nothing waits to be sent
        std::string last;     ///< sent again on a new connection
        bool heard = false;   ///< on this connection
        int probes = 0;       ///< dials left since the last connection ended on which it was heard
        std::unique_ptr<asio::steady_timer> pause;
    };

    void dial(NodeId to);
    void onDialed(NodeId to, const StreamPtr& stream);
    void onAccepted(const StreamPtr& stream);
    void onGreeting(const StreamPtr& stream, const codec::ElectionGreeting& greeting, std::string_view rest);
    void use(NodeId peer, const StreamPtr& stream, std::string_view already);
    void onBytes(NodeId from, const StreamPtr& stream, std::string_view bytes);
    void onEnd(NodeId peer, const StreamPtr& stream);
    void probeLater(NodeId peer);
    void drop(NodeId peer);

    asio::io_context& m_loop;
    const config::ZooConfig& m_config;
    NodeId m_self;
    OnNotification m_onNotification;
    OnUnreachable m_onUnreachable;
    std::unique_ptr<Listener> m_listener;
    std::map<NodeId, Peer> m_peers;
    std::list<StreamPtr> m_strangers;  ///< have not said who they are; the oldest first
    std::string m_ownAddress;          ///< as the greeting says it
};

}  // namespace qs::host

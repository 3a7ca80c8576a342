// Connections of the election port: one a pair, owned by the larger sid; of votes that wait for one peer the newest
// alone is kept. Source: ZooKeeper 3.8 QuorumCnxManager; zookeeper-protocol.md 4.1.
#pragma once

#include <chrono>
#include <functional>
#include <list>
#include <map>

#include "engine/config/zoo_config.h"
#include "engine/control/link_name.h"
#include "engine/host/link_faults.h"
#include "engine/host/members.h"
#include "engine/host/stream.h"
#include "engine/wire/peer_packets.h"

namespace qs::host {

class ElectionLinks {
public:
    struct Reports {
        std::function<void(NodeId from, const codec::ElectionNotification&)> received;
        std::function<void(NodeId peer)> unreachable;
        /// Votes go over that connection from here on.
        std::function<void(NodeId peer, control::LinkName link)> connected;
        /// It leaves, or `waits` for a connection. Returns what the next two call it; 0: nobody wants to know.
        std::function<std::uint64_t(NodeId to, const zab::Notification&, bool waits)> sent;
        std::function<void(std::uint64_t vote)> left;  ///< it does now
        /// It never will: a newer one took its place, or nobody listens there. Then it is another one that is sent
        /// when somebody does.
        std::function<void(std::uint64_t vote, trace::DropReason why)> lost;
    };

    ElectionLinks(asio::io_context& loop, const config::ZooConfig& config, const wire::Speaker& speaker,
                  const Members& members, const LinkFaults& faults, Reports reports);
    /// Where the own line says. Empty: it listens. Else what the system says.
    std::string listen();
    /// Others may belong to the ensemble, or the same elsewhere.
    void heedMembers();
    /// Dials where there is no connection.
    void send(NodeId to, const zab::Notification& vote);
    /// What is wrong with the links to that peer has changed.
    void heedFaults(NodeId peer);

private:
    struct Waiting {
        zab::Notification vote;
        std::uint64_t name = 0;  ///< 0: nobody was told of it
    };
    struct Peer {
        config::HostPort at;
        StreamPtr stream;
        std::chrono::steady_clock::time_point since;  ///< when it was taken into use
        std::unique_ptr<Dialer> dialer;
        std::string in;
        std::optional<Waiting> waiting;         ///< to be sent
        std::optional<zab::Notification> last;  ///< sent again on a new connection
        bool heard = false;                     ///< on this connection
        int probes = 0;                         ///< dials left since the last connection ended on which it was heard
        std::unique_ptr<asio::steady_timer> pause;
    };

    void dial(NodeId to);
    void onDialed(NodeId to, const StreamPtr& stream);
    void onAccepted(const StreamPtr& stream);
    void onGreeting(const StreamPtr& stream, const codec::ElectionGreeting& greeting, std::string_view rest);
    bool knows(NodeId peer, const codec::ElectionGreeting& greeting);
    void use(NodeId peer, const StreamPtr& stream, std::string_view already);
    void onBytes(NodeId from, const StreamPtr& stream, std::string_view bytes);
    void onEnd(NodeId peer, const StreamPtr& stream);
    void probeLater(NodeId peer);
    void drop(NodeId peer);
    void wait(NodeId to, const zab::Notification& vote);
    void writeWaiting(NodeId to);
    void giveUp(Waiting& waiting, trace::DropReason why) const;
    void write(NodeId to, const zab::Notification& vote);
    control::LinkName nameOf(NodeId peer, const Stream& stream) const;

    asio::io_context& m_loop;
    const config::ZooConfig& m_config;
    const wire::Speaker& m_speaker;
    const Members& m_members;
    const LinkFaults& m_faults;
    NodeId m_self;
    Reports m_reports;
    std::unique_ptr<Listener> m_listener;
    std::map<NodeId, Peer> m_peers;
    std::list<StreamPtr> m_strangers;  ///< have not said who they are; the oldest first
    std::string m_ownAddress;          ///< as the greeting says it
};

}  // namespace qs::host

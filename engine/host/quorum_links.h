// Connections between a leader and its learners: bytes become messages, an accepted connection becomes one of a learner
// with its first packet. Source: ZooKeeper 3.8 LearnerHandler, Learner; zookeeper-protocol.md 3.
#pragma once

#include <functional>
#include <map>
#include <set>
#include <vector>

#include "engine/config/zoo_config.h"
#include "engine/control/link_name.h"
#include "engine/host/link_faults.h"
#include "engine/host/members.h"
#include "engine/host/stream.h"
#include "engine/wire/peer_packets.h"
#include "engine/zab/effects.h"

namespace qs::host {

class QuorumLinks {
public:
    using OnInput = std::function<void(zab::Input)>;

    QuorumLinks(asio::io_context& loop, const config::ZooConfig& config, const wire::Speaker& speaker,
                const Members& members, const LinkFaults& faults, OnInput onInput);
    /// Finds where it will listen; name servers may take their time. Empty: done. Else what the system says.
    std::string resolveOwn();
    /// Listens, or does so no more. Requires: resolveOwn(). Empty: done. Else what the system says.
    std::string setListening(bool on);
    void dial(NodeId peer);
    void abandon(NodeId peer);
    void close(std::uint32_t connection);
    /// Gathered until flush().
    void send(std::uint32_t connection, const zab::QuorumPacket& packet);
    void flush();
    /// What is wrong with the links to that peer has changed.
    void heedFaults(NodeId peer);
    /// The connections with it break.
    void reset(NodeId peer);
    /// Nothing: there is no such connection, or its learner has not said who it is.
    std::optional<control::LinkName> nameOf(std::uint32_t connection) const;

private:
    struct Link {
        NodeId peer;
        StreamPtr stream;
        bool fromLeader = false;  ///< the other end leads
        wire::QuorumPackets packets;
        std::chrono::steady_clock::time_point since = std::chrono::steady_clock::now();
    };

    void onDialed(NodeId peer, const StreamPtr& stream);
    void onAccepted(const StreamPtr& stream);
    void begin(std::uint32_t connection);
    void heedFaults(const Link& link) const;
    void dropSilent();
    void onBytes(std::uint32_t connection, std::string_view bytes);
    void onEnd(std::uint32_t connection, const std::string& why);
    std::size_t longest() const { return m_config.maxBuffer + ExtraSize; }

    static constexpr std::size_t ExtraSize = 1U << 20U;  ///< jute.maxbuffer.extrasize

    asio::io_context& m_loop;
    const config::ZooConfig& m_config;
    const wire::Speaker& m_speaker;
    const Members& m_members;
    const LinkFaults& m_faults;
    OnInput m_onInput;
    asio::ip::tcp::endpoint m_own;
    std::unique_ptr<Listener> m_listener;
    std::map<NodeId, std::unique_ptr<Dialer>> m_dialers;
    std::set<NodeId> m_parked;  ///< to be dialled, but for a cut
    std::map<std::uint32_t, Link> m_links;
    std::vector<StreamPtr> m_unflushed;  ///< who has gathered something, even if it was closed since
    std::uint32_t m_last = 0;
};

}  // namespace qs::host

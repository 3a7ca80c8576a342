#include "engine/host/quorum_links.h"

#include <utility>

#include "engine/host/log.h"

namespace qs::host {

namespace {

constexpr std::chrono::milliseconds DialPatience{5000};
constexpr std::chrono::milliseconds LeaderPatience{80};  ///< who was elected listens once it knows that, too
constexpr std::size_t MostLinks = 256;

}  // namespace

QuorumLinks::QuorumLinks(asio::io_context& loop, const config::ZooConfig& config, const wire::Speaker& speaker,
                         const Members& members, const LinkFaults& faults, OnInput onInput)
    : m_loop(loop),
      m_config(config),
      m_speaker(speaker),
      m_members(members),
      m_faults(faults),
      m_onInput(std::move(onInput)) {}

std::string QuorumLinks::resolveOwn() {
    const auto at = resolve(m_loop, m_members.own().quorum, m_config.listenOnAllAddresses);
    if (!at) return at.error().message();
    m_own = *at;
    m_listener.reset();  // whoever leads listens again, there
    return {};
}

std::string QuorumLinks::setListening(bool on) {
    if (on == (m_listener != nullptr)) return {};
    if (!on) {
        m_listener.reset();
        return {};
    }
    return Listener::open(
        m_loop, m_own, [this](const StreamPtr& stream) { onAccepted(stream); }, m_listener);
}

void QuorumLinks::dial(NodeId peer) {
    const config::ServerLine* const line = m_members.find(peer);
    if (!line) return;
    if (m_faults.blocksDialing(peer)) {
        m_parked.insert(peer);
        return;
    }
    const config::HostPort& at = line->quorum;
    m_dialers[peer] = std::make_unique<Dialer>(
        m_loop, at.host, at.port, DialPatience, [this, peer](const StreamPtr& stream) { onDialed(peer, stream); },
        LeaderPatience);
}

void QuorumLinks::abandon(NodeId peer) {
    m_dialers.erase(peer);
    m_parked.erase(peer);
}

void QuorumLinks::heedFaults(NodeId peer) {
    for (const auto& [connection, link] : m_links)
        if (link.peer == peer) heedFaults(link);
    if (!m_faults.blocksDialing(peer)) {
        if (m_parked.erase(peer) > 0) dial(peer);
    } else if (m_dialers.erase(peer) > 0) {
        m_parked.insert(peer);
    }
}

void QuorumLinks::heedFaults(const Link& link) const {
    link.stream->hold(m_faults.isDeafTo(link.peer));
    link.stream->delay(m_faults.lateness(link.peer));
}

void QuorumLinks::reset(NodeId peer) {
    std::vector<std::uint32_t> connections;
    for (const auto& [connection, link] : m_links)
        if (link.peer == peer) connections.push_back(connection);
    for (const std::uint32_t connection : connections)
        onEnd(connection, "reset");
}

void QuorumLinks::onDialed(NodeId peer, const StreamPtr& stream) {
    m_dialers.erase(peer);
    if (!stream) return m_onInput(zab::ConnectionDown{peer, 0});
    const std::uint32_t connection = ++m_last;
    m_links.emplace(connection, Link{peer, stream, true, wire::QuorumPackets(true, longest())});
    begin(connection);
    heedFaults(m_links.at(connection));
    m_onInput(zab::ConnectionUp{peer, connection});
}

void QuorumLinks::onAccepted(const StreamPtr& stream) {
    dropSilent();
    if (m_links.size() >= MostLinks) return stream->close();
    const std::uint32_t connection = ++m_last;
    m_links.emplace(connection, Link{{}, stream, false, wire::QuorumPackets(false, longest())});
    begin(connection);
}

/// Who has not said within initLimit which server it is will not be a learner.
void QuorumLinks::dropSilent() {
    const auto longestWait = std::chrono::microseconds(m_config.tick.us * m_config.initLimit);
    const auto now = std::chrono::steady_clock::now();
    std::vector<std::uint32_t> silent;
    for (const auto& [connection, link] : m_links)
        if (!link.peer && now - link.since > longestWait) silent.push_back(connection);
    for (const std::uint32_t connection : silent)
        close(connection);
}

void QuorumLinks::begin(std::uint32_t connection) {
    m_links.at(connection)
        .stream->start([this, connection](std::string_view bytes) { onBytes(connection, bytes); },
                       [this, connection](const std::string& why) { onEnd(connection, why); });
}

void QuorumLinks::onBytes(std::uint32_t connection, std::string_view bytes) {
    const auto found = m_links.find(connection);
    if (found == m_links.end()) return;
    found->second.packets.feed(bytes);
    for (;;) {
        const auto it = m_links.find(connection);  // an input may have closed it
        if (it == m_links.end()) return;
        Link& link = it->second;
        auto packet = link.packets.next();
        if (!link.packets.problem().empty()) {
            logLine(Level::Warn, "quorum connection with " + link.stream->address() + ": " + link.packets.problem());
            return onEnd(connection, link.packets.problem());
        }
        if (!packet) return;
        if (!link.peer) {
            link.peer = link.packets.learner();
            // Where the ensemble can change, one that does not belong to it may follow without a vote.
            if (!link.peer || !(m_config.reconfigEnabled || m_members.find(link.peer))) {
                logLine(Level::Warn,
                        "quorum connection with " + link.stream->address() + ": not a server of this ensemble");
                return close(connection);
            }
            heedFaults(link);
            m_onInput(zab::ConnectionUp{link.peer, connection});
        }
        const auto again = m_links.find(connection);
        if (again == m_links.end()) return;
        m_onInput(zab::Received{again->second.peer, connection, std::move(*packet)});
    }
}

void QuorumLinks::onEnd(std::uint32_t connection, const std::string&) {
    const auto it = m_links.find(connection);
    if (it == m_links.end()) return;
    const NodeId peer = it->second.peer;
    close(connection);
    if (peer) m_onInput(zab::ConnectionDown{peer, connection});
}

void QuorumLinks::close(std::uint32_t connection) {
    const auto it = m_links.find(connection);
    if (it == m_links.end()) return;
    it->second.stream->finish();
    m_links.erase(it);
}

void QuorumLinks::send(std::uint32_t connection, const zab::QuorumPacket& packet) {
    const auto it = m_links.find(connection);
    if (it == m_links.end()) return;
    if (!it->second.stream->hasGathered()) m_unflushed.push_back(it->second.stream);
    it->second.stream->write(wire::encodeQuorumPacket(packet, !it->second.fromLeader, m_speaker));
}

std::optional<control::LinkName> QuorumLinks::nameOf(std::uint32_t connection) const {
    const auto it = m_links.find(connection);
    if (it == m_links.end() || !it->second.peer) return std::nullopt;
    const Link& link = it->second;
    return link.fromLeader ? control::LinkName::of(m_speaker.self, link.stream->ownPort())
                           : control::LinkName::of(link.peer, link.stream->port());
}

void QuorumLinks::flush() {
    flushAll(m_unflushed);
}

}  // namespace qs::host

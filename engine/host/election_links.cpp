#include "engine/host/election_links.h"

#include <utility>

#include "engine/host/log.h"

namespace qs::host {

using asio::ip::tcp;

namespace {

constexpr std::chrono::milliseconds DialPatience{5000};
constexpr std::size_t MostStrangers = 64;
constexpr int MostProbes = 5;
constexpr std::chrono::milliseconds ProbePause{10};
/// When both have dialled at once, the smaller sid asks for what is there by then. To begin anew with each question
/// would make it ask again.
constexpr std::chrono::milliseconds FreshFor{100};

std::int32_t lengthAt(std::string_view bytes) {
    std::uint32_t out = 0;
    for (int i = 0; i < 4; ++i)
        out = out << 8U | static_cast<unsigned char>(bytes[static_cast<std::size_t>(i)]);
    return static_cast<std::int32_t>(out);
}

}  // namespace

ElectionLinks::ElectionLinks(asio::io_context& loop, const config::ZooConfig& config, const wire::Speaker& speaker,
                             const Members& members, const LinkFaults& faults, Reports reports)
    : m_loop(loop),
      m_config(config),
      m_speaker(speaker),
      m_members(members),
      m_faults(faults),
      m_self(speaker.self),
      m_reports(std::move(reports)) {
    heedMembers();
}

/// Who does not belong to it any more may still come and ask.
void ElectionLinks::heedMembers() {
    for (const auto& [id, line] : m_members.all())
        if (id != m_self) m_peers[id].at = line.election;
}

std::string ElectionLinks::listen() {
    const config::HostPort& own = m_members.own().election;
    const auto resolved = resolve(m_loop, own, false);
    if (!resolved) return resolved.error().message();
    m_ownAddress = config::withBrackets(resolved->address().to_string()) + ':' + std::to_string(own.port);
    const tcp::endpoint at = m_config.listenOnAllAddresses ? tcp::endpoint(tcp::v4(), own.port) : *resolved;
    return Listener::open(
        m_loop, at, [this](const StreamPtr& stream) { onAccepted(stream); }, m_listener);
}

void ElectionLinks::send(NodeId to, const zab::Notification& vote) {
    const auto it = m_peers.find(to);
    if (it == m_peers.end()) return;
    Peer& peer = it->second;
    if (!peer.stream) {
        wait(to, vote);
        return dial(to);
    }
    if (peer.stream->unsent() > 0) return wait(to, vote);
    m_reports.sent(to, vote, false);
    write(to, vote);
}

/// The newest takes the place of what has not left yet.
void ElectionLinks::wait(NodeId to, const zab::Notification& vote) {
    std::optional<Waiting>& waiting = m_peers.at(to).waiting;
    if (waiting) giveUp(*waiting, trace::DropReason::Superseded);
    waiting = Waiting{vote, m_reports.sent(to, vote, true)};
}

void ElectionLinks::giveUp(Waiting& waiting, trace::DropReason why) const {
    if (waiting.name != 0) m_reports.lost(std::exchange(waiting.name, 0), why);
}

void ElectionLinks::writeWaiting(NodeId to) {
    const auto waiting = std::exchange(m_peers.at(to).waiting, std::nullopt);
    if (!waiting) return;
    if (waiting->name != 0) {
        m_reports.left(waiting->name);
    } else {
        m_reports.sent(to, waiting->vote, false);
    }
    write(to, waiting->vote);
}

void ElectionLinks::write(NodeId to, const zab::Notification& vote) {
    Peer& peer = m_peers.at(to);
    peer.stream->write(wire::encodeVote(vote, m_speaker));
    peer.stream->flush();
    peer.last = vote;
}

/// The larger sid has dialled.
control::LinkName ElectionLinks::nameOf(NodeId peer, const Stream& stream) const {
    return peer > m_self ? control::LinkName::of(peer, stream.port()) : control::LinkName::of(m_self, stream.ownPort());
}

void ElectionLinks::dial(NodeId to) {
    Peer& peer = m_peers.at(to);
    if (peer.dialer || m_faults.blocksDialing(to)) return;
    peer.dialer = std::make_unique<Dialer>(m_loop, peer.at.host, peer.at.port, DialPatience,
                                           [this, to](const StreamPtr& stream) { onDialed(to, stream); });
}

/// What waits while no connection can come about leaves when one can.
void ElectionLinks::heedFaults(NodeId peer) {
    const auto it = m_peers.find(peer);
    if (it == m_peers.end()) return;
    Peer& p = it->second;
    if (p.stream) {
        p.stream->hold(m_faults.isDeafTo(peer));
        p.stream->delay(m_faults.lateness(peer));
    }
    if (m_faults.blocksDialing(peer)) {
        p.dialer.reset();
    } else if (!p.stream && (p.waiting || p.last)) {
        dial(peer);
    }
}

void ElectionLinks::onDialed(NodeId to, const StreamPtr& stream) {
    Peer& peer = m_peers.at(to);
    peer.dialer.reset();
    if (!stream && !peer.stream) {
        if (peer.waiting) giveUp(*peer.waiting, trace::DropReason::ReceiverDown);
        m_reports.unreachable(to);
    }
    if (!stream) return;
    if (m_self < to && peer.stream) return stream->close();  // what was to be asked for is there
    stream->write(codec::encodeGreeting({m_self.value, m_ownAddress}));
    if (m_self < to) {
        stream->finish();  // the other one dials back: the larger sid owns the connection
        stream->flush();
        probeLater(to);
    } else {
        use(to, stream, {});
    }
}

void ElectionLinks::onAccepted(const StreamPtr& stream) {
    if (m_strangers.size() >= MostStrangers) {
        m_strangers.front()->close();
        m_strangers.pop_front();
    }
    m_strangers.push_back(stream);
    auto in = std::make_shared<std::string>();
    stream->start(
        [this, stream, in](std::string_view bytes) {
            *in += bytes;
            std::size_t used = 0;
            const auto greeting = codec::readGreeting(*in, used);
            if (!greeting) {
                logLine(Level::Warn, "election port, " + stream->address() + ": " + greeting.error().message());
                m_strangers.remove(stream);
                stream->close();
            } else if (*greeting) {
                m_strangers.remove(stream);
                onGreeting(stream, **greeting, std::string_view(*in).substr(used));
            }
        },
        [this, stream](const std::string&) { m_strangers.remove(stream); });
}

/// Where the ensemble can change, a server that does not belong to it may be about to join: it says where it listens.
bool ElectionLinks::knows(NodeId peer, const codec::ElectionGreeting& greeting) {
    if (!peer || peer == m_self) return false;
    if (m_members.find(peer)) return true;
    if (!m_config.reconfigEnabled) return false;
    const auto at = config::parseHostPort(std::string_view(greeting.addresses).substr(0, greeting.addresses.find('|')));
    if (!at) return false;
    m_peers[peer].at = *at;
    return true;
}

void ElectionLinks::onGreeting(const StreamPtr& stream, const codec::ElectionGreeting& greeting,
                               std::string_view rest) {
    const bool inRange = greeting.sid >= 0 && greeting.sid <= NodeId::Max;
    const NodeId peer = inRange ? NodeId{static_cast<std::uint8_t>(greeting.sid)} : NodeId{};
    if (!knows(peer, greeting)) {
        logLine(Level::Warn, "election port, " + stream->address() + ": server " + std::to_string(greeting.sid) +
                                 (peer == m_self ? " has the id of this one" : " is not in the configuration"));
        return stream->close();
    }
    if (peer > m_self) return use(peer, stream, rest);
    stream->close();
    Peer& p = m_peers.at(peer);
    if (p.stream && std::chrono::steady_clock::now() - p.since < FreshFor) return;
    drop(peer);
    if (!p.waiting && p.last) p.waiting = Waiting{*p.last};
    dial(peer);
}

void ElectionLinks::drop(NodeId peer) {
    Peer& p = m_peers.at(peer);
    if (p.stream) p.stream->close();
    p.stream = nullptr;
    p.heard = false;
    p.in.clear();
}

/// A peer that is still there gets what may have been lost; of one that is not, a refused dial says so. One that ends
/// every connection before it has said a word is not dialled for ever.
void ElectionLinks::onEnd(NodeId peer, const StreamPtr& stream) {
    if (m_peers.at(peer).stream != stream) return;
    const bool heard = m_peers.at(peer).heard;
    drop(peer);
    if (!heard) return probeLater(peer);
    m_peers.at(peer).probes = MostProbes;
    dial(peer);
}

/// A process that dies loses its connections before its port: a dial may succeed in between, and mean nothing.
void ElectionLinks::probeLater(NodeId peer) {
    Peer& p = m_peers.at(peer);
    if (p.probes == 0) return;
    --p.probes;
    if (!p.pause) p.pause = std::make_unique<asio::steady_timer>(m_loop);
    p.pause->expires_after(ProbePause);
    p.pause->async_wait([this, peer](const asio::error_code& error) {
        if (!error && !m_peers.at(peer).stream) dial(peer);
    });
}

void ElectionLinks::use(NodeId peer, const StreamPtr& stream, std::string_view already) {
    drop(peer);
    Peer& p = m_peers.at(peer);
    p.stream = stream;
    p.since = std::chrono::steady_clock::now();
    const std::string rest(already);  // it may stand in what start() replaces
    stream->start([this, peer, stream](std::string_view bytes) { onBytes(peer, stream, bytes); },
                  [this, peer, stream](const std::string&) { onEnd(peer, stream); });
    stream->hold(m_faults.isDeafTo(peer));
    stream->delay(m_faults.lateness(peer));
    stream->whenWritten([this, peer] { writeWaiting(peer); });
    m_reports.connected(peer, nameOf(peer, *stream));
    if (!p.waiting && p.last) p.waiting = Waiting{*p.last};
    writeWaiting(peer);
    if (!rest.empty()) onBytes(peer, stream, rest);
}

void ElectionLinks::onBytes(NodeId from, const StreamPtr& stream, std::string_view bytes) {
    Peer& p = m_peers.at(from);
    if (p.stream != stream) return;
    p.in += bytes;
    std::size_t at = 0;
    while (p.in.size() - at >= 4) {
        const std::string_view left = std::string_view(p.in).substr(at);
        const std::int32_t length = lengthAt(left);
        if (length < 1 || static_cast<std::size_t>(length) > codec::LongestNotification) {
            logLine(Level::Warn, "election port, server " + toString(from) + ": a frame of impossible length");
            return drop(from);
        }
        if (left.size() < 4 + static_cast<std::size_t>(length)) break;
        const auto n = codec::decodeNotification(left.substr(4, static_cast<std::size_t>(length)));
        at += 4 + static_cast<std::size_t>(length);
        if (n) {
            p.heard = true;
            m_reports.received(from, *n);
            if (p.stream != stream) return;
        } else {
            logLine(Level::Warn, "election port, server " + toString(from) + ": " + n.error().message());
        }
    }
    p.in.erase(0, at);
}

}  // namespace qs::host

#include "engine/host/client_links.h"

#include <utility>

#include "engine/control/link_name.h"
#include "engine/host/log.h"

namespace qs::host {

namespace {

constexpr std::chrono::seconds Round{1};
constexpr std::chrono::microseconds Sessionless{node::SessionlessTimeout.us};
/// A client that has so much of its answers waiting is not read from until it has taken them.
constexpr std::size_t MostUnsent = std::size_t{4} << 20U;

}  // namespace

ClientLinks::ClientLinks(asio::io_context& loop, const config::ZooConfig& config, OnInput onInput,
                         Outstanding outstanding)
    : m_loop(loop),
      m_config(config),
      m_onInput(std::move(onInput)),
      m_outstanding(std::move(outstanding)),
      m_round(loop) {
    lookAround();
}

std::string ClientLinks::listen(const config::HostPort& at) {
    const auto where = resolve(m_loop, at, false);
    if (!where) return where.error().message();
    return Listener::open(
        m_loop, *where, [this](const StreamPtr& stream) { onAccepted(stream); }, m_listener);
}

void ClientLinks::onAccepted(const StreamPtr& stream) {
    int& ofAddress = m_ofAddress[stream->address()];
    if (m_config.maxClientConnections > 0 && ofAddress >= m_config.maxClientConnections) {
        logLine(Level::Warn, "too many connections from " + stream->address() + ": the most is " +
                                 std::to_string(m_config.maxClientConnections));
        return stream->close();
    }
    ++ofAddress;
    ConnectionId id;
    do
        id = control::clientName(stream->port(), ++m_last);
    while (m_links.contains(id));
    m_links.emplace(id, Link{stream, std::chrono::steady_clock::now()});
    m_onInput(node::ClientOpened{id, true, stream->address(), stream->port()});
    stream->whenWritten([this, id] { drained(id); });
    stream->start([this, id](std::string_view bytes) { hear(id, bytes); },
                  [this, id](const std::string&) {
                      forget(id);
                      m_onInput(node::ClientClosed{id});
                  });
}

bool ClientLinks::crowded() const {
    return m_config.globalOutstandingLimit > 0 && m_outstanding() > m_config.globalOutstandingLimit;
}

void ClientLinks::hear(ConnectionId connection, std::string_view bytes) {
    m_onInput(node::ClientReceived{connection, std::string(bytes)});
    const auto it = m_links.find(connection);
    if (it == m_links.end() || !crowded()) return;
    it->second.eager = true;
    holdWhereDue(it->second);
    m_eager.insert(connection);
}

void ClientLinks::forget(ConnectionId connection) {
    const auto it = m_links.find(connection);
    if (it == m_links.end()) return;
    const auto count = m_ofAddress.find(it->second.stream->address());
    if (count != m_ofAddress.end() && --count->second == 0) m_ofAddress.erase(count);
    m_links.erase(it);
    m_eager.erase(connection);
}

void ClientLinks::send(ConnectionId connection, std::string_view bytes) {
    const auto it = m_links.find(connection);
    if (it == m_links.end()) return;
    Link& link = it->second;
    link.answered = true;
    if (!link.stream->hasGathered()) m_unflushed.push_back(link.stream);
    link.stream->write(bytes);
    if (!link.slow && link.stream->unsent() > MostUnsent) {
        link.slow = true;
        holdWhereDue(link);
    }
}

void ClientLinks::drained(ConnectionId connection) {
    const auto it = m_links.find(connection);
    if (it != m_links.end() && std::exchange(it->second.slow, false)) holdWhereDue(it->second);
}

void ClientLinks::close(ConnectionId connection) {
    const auto it = m_links.find(connection);
    if (it == m_links.end()) return;
    it->second.stream->finish();
    forget(connection);
}

void ClientLinks::flush() {
    flushAll(m_unflushed);
    if (m_eager.empty() || crowded()) return;
    for (const ConnectionId connection : std::exchange(m_eager, {})) {
        Link& link = m_links.at(connection);
        link.eager = false;
        holdWhereDue(link);
    }
}

/// Who has been told nothing for long has not begun a session.
void ClientLinks::lookAround() {
    const auto now = std::chrono::steady_clock::now();
    std::vector<ConnectionId> silent;
    for (const auto& [id, link] : m_links)
        if (!link.answered && now - link.since > Sessionless) silent.push_back(id);
    for (const ConnectionId id : silent) {
        m_links.at(id).stream->close();
        forget(id);
        m_onInput(node::ClientClosed{id});
    }
    m_round.expires_after(Round);
    m_round.async_wait([this](const asio::error_code& error) {
        if (!error) lookAround();
    });
}

}  // namespace qs::host

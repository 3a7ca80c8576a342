#include "engine/host/stream.h"

#include <array>
#include <asio/connect.hpp>
#include <asio/error.hpp>
#include <asio/ip/v6_only.hpp>
#include <asio/post.hpp>
#include <asio/write.hpp>
#include <charconv>
#include <chrono>
#include <system_error>
#include <utility>
#include <vector>

namespace qs::host {

using asio::ip::tcp;

namespace {

constexpr std::chrono::seconds LastBytes{5};     ///< how long finish() waits for the other end
constexpr std::chrono::milliseconds Breath{50};  ///< before accepting again when no descriptor is left
constexpr std::size_t ReadBytes = 64 * 1024;

/// As ZooKeeper's servers write it, and clients find it in their `ip` identities: one of IPv4 that came over a socket
/// of IPv6 as what it is, one of IPv6 with all its groups.
std::string textOf(const asio::ip::address& address) {
    if (address.is_v4()) return address.to_string();
    const asio::ip::address_v6 v6 = address.to_v6();
    if (v6.is_v4_mapped()) return asio::ip::make_address_v4(asio::ip::v4_mapped, v6).to_string();
    constexpr std::size_t Groups = 8;
    const auto bytes = v6.to_bytes();
    std::string out;
    for (std::size_t i = 0; i < Groups; ++i) {
        std::array<char, 4> hex{};
        const unsigned group = bytes.at(2 * i) * 256U + bytes.at(2 * i + 1);
        const auto end = std::to_chars(hex.data(), hex.data() + hex.size(), group, 16).ptr;
        out.append(i == 0 ? "" : ":").append(hex.data(), end);
    }
    return v6.scope_id() == 0 ? out : out + '%' + std::to_string(v6.scope_id());
}

}  // namespace

Stream::Stream(tcp::socket socket)
    : m_socket(std::move(socket)),
      m_readiness(Readiness::of(m_socket.get_executor())),
      m_patience(m_socket.get_executor()) {
    asio::error_code ignored;
    m_socket.set_option(tcp::no_delay(true), ignored);
    const auto remote = m_socket.remote_endpoint(ignored);
    m_address = textOf(remote.address());
    m_port = remote.port();
    m_ownPort = m_socket.local_endpoint(ignored).port();
    m_socket.non_blocking(true, ignored);
}

void Stream::start(OnBytes onBytes, OnEnd onEnd) {
    m_onBytes = std::move(onBytes);
    m_onEnd = std::move(onEnd);
    readOn();
}

void Stream::readOn() {
    if (m_reading || m_held || m_closed || m_finishing) return;
    m_reading = m_readiness.add(m_socket.native_handle(), shared_from_this());
    if (m_reading) return;
    asio::post(m_socket.get_executor(),  // who asked for it may not yet know this connection
               [self = shared_from_this()] { self->end("the system cannot watch one more connection"); });
}

void Stream::stopReading() {
    if (std::exchange(m_reading, false)) m_readiness.remove(m_socket.native_handle());
}

/// Into a buffer that all connections of the loop share: one that is silent costs no memory for what it may say.
void Stream::onReadable() {
    thread_local std::vector<char> buffer(ReadBytes);
    asio::error_code error;
    const std::size_t count = m_socket.read_some(asio::buffer(buffer), error);
    if (error == asio::error::would_block) return;
    if (!error && !isLate()) return handOut(std::string_view(buffer.data(), count));
    if (!isLate()) return end(error.message());
    if (error) stopReading();
    queueLate(std::string(buffer.data(), count), error ? error.message() : std::string());
}

void Stream::handOut(std::string_view bytes) {
    const OnBytes onBytes = m_onBytes;  // it may be replaced from within
    onBytes(bytes);
}

void Stream::delay(std::chrono::microseconds by) {
    if (!m_delay && by.count() > 0)
        m_delay = std::make_unique<Delay>(Delay{asio::steady_timer(m_socket.get_executor()), {}, {}});
    if (m_delay) m_delay->by = by;
}

void Stream::queueLate(std::string bytes, std::string why) {
    m_delay->late.push_back({std::chrono::steady_clock::now() + m_delay->by, std::move(bytes), std::move(why)});
    if (m_delay->late.size() == 1) handOutLate();
}

/// In order: what came later is not handed out earlier, whatever the delay was when it came.
void Stream::handOutLate() {
    std::deque<Late>& late = m_delay->late;
    while (!late.empty() && !m_held && !m_closed && !m_finishing) {
        if (late.front().due > std::chrono::steady_clock::now()) {
            m_delay->timer.expires_at(late.front().due);
            m_delay->timer.async_wait([self = shared_from_this()](const asio::error_code& error) {
                if (!error) self->handOutLate();
            });
            return;
        }
        const Late next = std::move(late.front());
        late.pop_front();
        if (next.bytes.empty()) return end(next.why);
        handOut(next.bytes);
    }
}

void Stream::flush() {
    if (m_released.empty()) {
        std::swap(m_released, m_gathered);
    } else {
        m_released += std::exchange(m_gathered, {});
    }
    send();
}

void Stream::send() {
    if (!m_underWay.empty() || m_closed) return;
    if (!m_released.empty()) {
        asio::error_code error;  // comes again with what is left
        const std::size_t sent = m_socket.write_some(asio::buffer(m_released), error);
        if (sent < m_released.size()) {
            std::swap(m_underWay, m_released);
            asio::async_write(
                m_socket, asio::buffer(m_underWay) + sent,
                [self = shared_from_this()](const asio::error_code& e, std::size_t) { self->onWritten(e); });
            return;
        }
        m_released.clear();
    }
    if (!m_gathered.empty()) return;
    if (m_finishing) return close();
    if (m_onWritten) m_onWritten();
}

void Stream::onWritten(const asio::error_code& error) {
    if (m_closed) return;
    m_underWay.clear();
    if (error) return m_finishing ? close() : end(error.message());
    send();
}

void Stream::hold(bool on) {
    if (std::exchange(m_held, on) == on) return;
    if (on) return stopReading();
    if (m_delay) handOutLate();
    readOn();
}

void Stream::end(const std::string& why) {
    const OnEnd onEnd = std::move(m_onEnd);
    close();
    if (onEnd) onEnd(why);
}

void Stream::close() {
    if (std::exchange(m_closed, true)) return;
    stopReading();
    asio::error_code ignored;
    m_patience.cancel();
    if (m_delay) m_delay->timer.cancel();
    m_socket.close(ignored);
    m_onEnd = nullptr;
    m_onWritten = nullptr;
}

void Stream::finish() {
    if (m_closed || std::exchange(m_finishing, true)) return;
    stopReading();
    m_onEnd = nullptr;
    m_patience.expires_after(LastBytes);
    m_patience.async_wait([self = shared_from_this()](const asio::error_code& error) {
        if (!error) self->close();
    });
    send();
}

void flushAll(std::vector<StreamPtr>& streams) {
    for (std::size_t i = 0; i < streams.size(); ++i) {
        const StreamPtr stream = streams[i];
        stream->flush();
    }
    streams.clear();
}

// --- Listener ------------------------------------------------------------------------------------------------------

Result<tcp::endpoint> resolve(asio::io_context& loop, const config::HostPort& at, bool anyAddress) {
    asio::error_code error;
    if (anyAddress) return tcp::endpoint(tcp::v4(), at.port);
    tcp::resolver resolver(loop);
    const auto found = resolver.resolve(at.host, std::to_string(at.port), error);
    if (error || found.empty()) return Error{at.host, "cannot be resolved: " + error.message()};
    return found.begin()->endpoint();
}

struct Listener::State : std::enable_shared_from_this<Listener::State> {
    State(asio::io_context& loop, OnAccept f) : acceptor(loop), again(loop), onAccept(std::move(f)) {}

    void accept() {
        acceptor.async_accept([self = shared_from_this()](const asio::error_code& error, tcp::socket socket) {
            if (error == asio::error::operation_aborted || !self->acceptor.is_open()) return;
            if (error) return self->acceptLater();
            self->onAccept(std::make_shared<Stream>(std::move(socket)));
            self->accept();
        });
    }
    void acceptLater() {
        again.expires_after(Breath);
        again.async_wait([self = shared_from_this()](const asio::error_code& error) {
            if (!error && self->acceptor.is_open()) self->accept();
        });
    }

    tcp::acceptor acceptor;
    asio::steady_timer again;
    OnAccept onAccept;
};

Listener::Listener(std::shared_ptr<State> state) : m_state(std::move(state)) {}

Listener::~Listener() {
    asio::error_code ignored;
    m_state->again.cancel();
    m_state->acceptor.close(ignored);
}

Result<std::unique_ptr<Listener>> Listener::at(asio::io_context& loop, const tcp::endpoint& where, OnAccept onAccept) {
    auto state = std::make_shared<State>(loop, std::move(onAccept));
    const auto listenAt = [&acceptor = state->acceptor](const tcp::endpoint& endpoint) {
        asio::error_code error;
        acceptor.open(endpoint.protocol(), error);
        if (!error && endpoint.address() == asio::ip::address_v6::any())
            acceptor.set_option(asio::ip::v6_only(false), error);
        if (!error) acceptor.set_option(tcp::acceptor::reuse_address(true), error);
        if (!error) acceptor.bind(endpoint, error);
        if (!error) acceptor.listen(asio::socket_base::max_listen_connections, error);
        return error;
    };
    const bool any = where.address().is_unspecified();
    asio::error_code error = listenAt(any ? tcp::endpoint(tcp::v6(), where.port()) : where);
    if (any && (error == asio::error::address_family_not_supported || error == std::errc::address_not_available)) {
        asio::error_code ignored;
        state->acceptor.close(ignored);
        error = listenAt(tcp::endpoint(tcp::v4(), where.port()));  // a system without IPv6
    }
    if (error) return Error{{}, error.message()};
    state->accept();
    return std::unique_ptr<Listener>(new Listener(std::move(state)));
}

std::string Listener::open(asio::io_context& loop, const tcp::endpoint& where, const OnAccept& onAccept,
                           std::unique_ptr<Listener>& out) {
    auto made = at(loop, where, onAccept);
    asio::error_code ignored;
    const tcp::endpoint before = out ? out->m_state->acceptor.local_endpoint(ignored) : tcp::endpoint();
    if (!made && out && before.port() == where.port()) {  // one of them may be all addresses, the other among them
        out.reset();
        made = at(loop, where, onAccept);
        if (auto again = made ? std::move(made) : at(loop, before, onAccept)) out = std::move(again).value();
        return made ? "" : made.error().message();
    }
    if (!made) return made.error().message();
    out = std::move(made).value();
    return {};
}

// --- Dialer --------------------------------------------------------------------------------------------------------

struct Dialer::State : std::enable_shared_from_this<Dialer::State> {
    State(asio::io_context& loop, OnDone f)
        : resolver(loop), socket(loop), patience(loop), pause(loop), onDone(std::move(f)) {}

    void start(const std::string& host, std::uint16_t port, std::chrono::milliseconds longest,
               std::chrono::milliseconds again) {
        tryUntil = std::chrono::steady_clock::now() + again;
        patience.expires_after(longest);
        patience.async_wait([self = shared_from_this()](const asio::error_code& error) {
            if (!error) self->done(false);
        });
        resolver.async_resolve(
            host, std::to_string(port),
            [self = shared_from_this()](const asio::error_code& error, const tcp::resolver::results_type& found) {
                if (error) return self->done(false);
                self->connect(found);
            });
    }
    void connect(const tcp::resolver::results_type& found) {
        if (!onDone) return;
        asio::async_connect(socket, found,
                            [self = shared_from_this(), found](const asio::error_code& error, const tcp::endpoint&) {
                                const bool inTime = std::chrono::steady_clock::now() < self->tryUntil;
                                if (error == asio::error::connection_refused && inTime && self->onDone) {
                                    self->connectLater(found);
                                } else {
                                    self->done(!error);
                                }
                            });
    }
    void connectLater(const tcp::resolver::results_type& found) {
        constexpr std::chrono::milliseconds Pause{3};
        pause.expires_after(Pause);
        pause.async_wait([self = shared_from_this(), found](const asio::error_code& error) {
            if (!error) self->connect(found);
        });
    }
    void done(bool connected) {
        const OnDone f = std::exchange(onDone, nullptr);
        giveUp();
        if (f) f(connected ? std::make_shared<Stream>(std::move(socket)) : nullptr);
    }
    /// Keeps a socket that is connected.
    void giveUp() {
        asio::error_code ignored;
        patience.cancel();
        pause.cancel();
        resolver.cancel();
        onDone = nullptr;
    }

    tcp::resolver resolver;
    tcp::socket socket;
    asio::steady_timer patience;
    asio::steady_timer pause;  ///< between two attempts
    std::chrono::steady_clock::time_point tryUntil;
    OnDone onDone;
};

Dialer::Dialer(asio::io_context& loop, const std::string& host, std::uint16_t port, std::chrono::milliseconds patience,
               OnDone onDone, std::chrono::milliseconds again)
    : m_state(std::make_shared<State>(loop, std::move(onDone))) {
    m_state->start(host, port, patience, again);
}

Dialer::~Dialer() {
    m_state->giveUp();
    asio::error_code ignored;
    if (m_state->socket.is_open()) m_state->socket.close(ignored);
}

}  // namespace qs::host

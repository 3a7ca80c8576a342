// One TCP connection of the event loop: reads as it comes, writes what was gathered in one go.
#pragma once

#include <asio/ip/tcp.hpp>
#include <asio/steady_timer.hpp>
#include <chrono>
#include <deque>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/result.h"
#include "engine/config/zoo_config.h"
#include "engine/host/readiness.h"

namespace qs::host {

class Stream : public Readiness::Reader, public std::enable_shared_from_this<Stream> {
public:
    using OnBytes = std::function<void(std::string_view)>;
    using OnEnd = std::function<void(const std::string& why)>;

    explicit Stream(asio::ip::tcp::socket socket);

    /// Begins to read. `onEnd` comes at most once, when the other end closes or breaks; not after close().
    /// May be called again, by who takes the connection over.
    void start(OnBytes onBytes, OnEnd onEnd);
    /// Called whenever nothing is left to be written.
    void whenWritten(std::function<void()> f) { m_onWritten = std::move(f); }
    /// Gathered until flush(), whatever is under way: nothing leaves before it may be seen.
    void write(std::string_view bytes) { m_gathered += bytes; }
    void flush();
    bool hasGathered() const { return !m_gathered.empty(); }
    /// Bytes that the other end has not taken.
    std::size_t unsent() const { return m_gathered.size() + m_released.size() + m_underWay.size(); }
    /// Reads no more, and hands out nothing, until told to.
    void hold(bool on);
    /// What is read from here on is handed out so much later.
    void delay(std::chrono::microseconds by);
    /// At once. Nothing is called any more.
    void close();
    /// Reads no more; closes once everything is flushed and written - at once, where nothing is left - or the other end
    /// takes too long for it.
    void finish();

    /// Of the other end, as text.
    const std::string& address() const { return m_address; }
    std::uint16_t port() const { return m_port; }
    /// Of this end.
    std::uint16_t ownPort() const { return m_ownPort; }

private:
    void readOn();
    void stopReading();
    void onReadable() override;
    void handOut(std::string_view bytes);
    bool isLate() const { return m_delay && (m_delay->by.count() > 0 || !m_delay->late.empty()); }
    void queueLate(std::string bytes, std::string why);
    void handOutLate();
    void end(const std::string& why);
    void send();
    void onWritten(const asio::error_code& error);

    asio::ip::tcp::socket m_socket;
    Readiness& m_readiness;
    asio::steady_timer m_patience;
    std::string m_address;
    std::uint16_t m_port = 0;
    std::uint16_t m_ownPort = 0;
    std::string m_gathered;
    std::string m_released;  ///< flushed, and waits for what is under way
    std::string m_underWay;  ///< empty: nothing is being written
    OnBytes m_onBytes;
    OnEnd m_onEnd;
    std::function<void()> m_onWritten;
    struct Late {
        std::chrono::steady_clock::time_point due;
        std::string bytes;  ///< empty: the end, for the reason `why`
        std::string why;
    };
    struct Delay {
        asio::steady_timer timer;
        std::chrono::microseconds by{};
        std::deque<Late> late;
    };
    std::unique_ptr<Delay> m_delay;  ///< none: there never was one
    bool m_reading = false;
    bool m_held = false;
    bool m_finishing = false;
    bool m_closed = false;
};
using StreamPtr = std::shared_ptr<Stream>;

/// Each of them, and who is added meanwhile; none is left.
void flushAll(std::vector<StreamPtr>& streams);

/// Where a server listens: its own address, or any. Waits for the resolver.
Result<asio::ip::tcp::endpoint> resolve(asio::io_context& loop, const config::HostPort& at, bool anyAddress);

/// Accepts at one address until it is destroyed. Any address, of whichever family, is all of both, as in ZooKeeper.
class Listener {
public:
    using OnAccept = std::function<void(StreamPtr)>;
    /// In place of `out`, if there is one. Empty: it listens. Else what the system says, and `out` listens on.
    static std::string open(asio::io_context& loop, const asio::ip::tcp::endpoint& where, const OnAccept& onAccept,
                            std::unique_ptr<Listener>& out);
    ~Listener();

private:
    struct State;
    explicit Listener(std::shared_ptr<State> state);
    static Result<std::unique_ptr<Listener>> at(asio::io_context& loop, const asio::ip::tcp::endpoint& where,
                                                OnAccept onAccept);
    std::shared_ptr<State> m_state;
};

/// Resolves and connects, within `patience`; nothing on failure. Where it is refused it tries again, for `again`: the
/// other one may be about to listen. Destroyed: it is given up, and nothing is called. What it calls may destroy it.
class Dialer {
public:
    using OnDone = std::function<void(StreamPtr)>;
    Dialer(asio::io_context& loop, const std::string& host, std::uint16_t port, std::chrono::milliseconds patience,
           OnDone onDone, std::chrono::milliseconds again = {});
    ~Dialer();

private:
    struct State;
    std::shared_ptr<State> m_state;
};

}  // namespace qs::host

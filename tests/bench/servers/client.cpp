#include "tests/bench/servers/client.h"

#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>

#include <atomic>
#include <mutex>
#include <thread>
#include <utility>

namespace qs::bench {

namespace {

constexpr std::int32_t SessionMs = 30'000;
constexpr std::chrono::milliseconds RetryAfter{2};
constexpr std::chrono::milliseconds AttemptPatience{300};

int dial(std::uint16_t port, std::chrono::milliseconds patience) {
    const int s = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    const auto ms = patience.count();
    const timeval limit{static_cast<time_t>(ms / 1000), static_cast<suseconds_t>(ms % 1000 * 1000)};
    ::setsockopt(s, SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof limit);
    ::setsockopt(s, SOL_SOCKET, SO_SNDTIMEO, &limit, sizeof limit);
    const int on = 1;
    ::setsockopt(s, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    sockaddr_in at{};
    at.sin_family = AF_INET;
    at.sin_port = htons(port);
    at.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (::connect(s, reinterpret_cast<const sockaddr*>(&at), sizeof at) == 0) return s;
    ::close(s);
    return -1;
}

bool sendAll(int socket, std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t sent = ::send(socket, bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (sent <= 0) return false;
        bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
    return true;
}

}  // namespace

std::string fourLetterWord(std::uint16_t port, std::string_view word) {
    const int s = dial(port, std::chrono::seconds(1));
    if (s < 0) return {};
    std::string out;
    if (sendAll(s, word)) {
        char buffer[4096];
        for (ssize_t n = 0; (n = ::recv(s, buffer, sizeof buffer, 0)) > 0;)
            out.append(buffer, static_cast<std::size_t>(n));
    }
    ::close(s);
    return out;
}

Client::~Client() {
    close();
}

Client::Client(Client&& other) noexcept
    : m_socket(std::exchange(other.m_socket, -1)), m_xid(other.m_xid), m_in(std::move(other.m_in)) {}

Client& Client::operator=(Client&& other) noexcept {
    close();
    m_socket = std::exchange(other.m_socket, -1);
    m_xid = other.m_xid;
    m_in = std::move(other.m_in);
    return *this;
}

void Client::close() {
    if (m_socket >= 0) ::close(std::exchange(m_socket, -1));
}

bool Client::connect(std::uint16_t port, std::chrono::milliseconds patience) {
    close();
    m_in = codec::FrameReader();
    m_socket = dial(port, patience);
    if (m_socket < 0) return false;
    codec::ConnectRequest request;
    request.timeoutMs = SessionMs;
    const auto answer = sendAll(m_socket, codec::encodeConnectRequest(request)) ? frame() : std::nullopt;
    const auto response = answer ? codec::decodeConnectResponse(*answer) : Result<codec::ConnectResponse>(Error{});
    if (!response || response->timeoutMs == 0) close();
    return connected();
}

std::optional<std::string> Client::frame() {
    for (;;) {
        if (auto whole = m_in.next()) return whole;
        char buffer[16 * 1024];
        const ssize_t n = connected() ? ::recv(m_socket, buffer, sizeof buffer, 0) : 0;
        if (n <= 0) {
            close();
            return std::nullopt;
        }
        m_in.feed({buffer, static_cast<std::size_t>(n)});
    }
}

bool Client::send(const codec::Request& request) {
    return connected() && sendAll(m_socket, codec::encodeRequest(++m_xid, request));
}

std::optional<tree::ErrorCode> Client::answer() {
    while (const auto payload = frame()) {
        const auto header = codec::decodeReplyHeader(*payload);
        if (!header) break;
        if (header->xid >= 0) return header->error;
    }
    return std::nullopt;
}

bool Client::notified() {
    while (const auto payload = frame()) {
        const auto header = codec::decodeReplyHeader(*payload);
        if (!header) break;
        if (header->xid == codec::XidNotification) return true;
    }
    return false;
}

std::optional<tree::ErrorCode> Client::ask(const codec::Request& request) {
    return send(request) ? answer() : std::nullopt;
}

std::optional<FirstWrite> firstWrite(const std::vector<std::uint16_t>& ports, const std::string& path,
                                     std::chrono::milliseconds patience) {
    const auto deadline = Clock::now() + patience;
    std::mutex guard;
    std::optional<FirstWrite> first;
    std::atomic<bool> done = false;
    std::vector<std::jthread> attempts;
    for (const std::uint16_t port : ports) {
        attempts.emplace_back([&, port] {
            Client client;
            while (!done && Clock::now() < deadline) {
                if (client.connect(port, AttemptPatience)) {
                    const auto answer = client.ask(setRequest(path, 1));
                    if (answer == tree::ErrorCode::Ok || answer == tree::ErrorCode::NoNode) {
                        const std::lock_guard lock(guard);
                        if (!done.exchange(true)) first = FirstWrite{Clock::now(), port};
                        return;
                    }
                }
                std::this_thread::sleep_for(RetryAfter);
            }
        });
    }
    attempts.clear();
    return first;
}

codec::Request createRequest(const std::string& path, std::size_t bytes) {
    tree::CreateRequest out;
    out.path = path;
    out.data = tree::Data(std::string(bytes, 'x'));
    out.acl = *tree::openAcl();
    return out;
}

codec::Request setRequest(const std::string& path, std::size_t bytes) {
    return tree::SetDataRequest{path, tree::Data(std::string(bytes, 'y')), -1};
}

codec::Request getRequest(const std::string& path, bool watch) {
    return codec::GetDataRequest{path, watch};
}

}  // namespace qs::bench

// One client of a server under measurement that waits for each answer, and what stands ready before measures begin.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/codec/client_protocol.h"

namespace qs::bench {

using Clock = std::chrono::steady_clock;

/// Empty: nobody answered within a second.
std::string fourLetterWord(std::uint16_t port, std::string_view word);

/// A session on one blocking socket. Nothing throws; what fails breaks the connection.
class Client {
public:
    Client() = default;
    ~Client();
    Client(Client&& other) noexcept;
    Client& operator=(Client&& other) noexcept;

    /// A new session. `patience`: for this and for each answer. False: nobody serves there.
    bool connect(std::uint16_t port, std::chrono::milliseconds patience);
    bool connected() const { return m_socket >= 0; }
    int socket() const { return m_socket; }
    void close();

    /// False: the connection is broken.
    bool send(const codec::Request& request);
    /// The next answer, notifications passed over; nothing: the connection broke or nothing came.
    std::optional<tree::ErrorCode> answer();
    /// The next notification, answers passed over.
    bool notified();
    /// Error::Ok, the error, or nothing.
    std::optional<tree::ErrorCode> ask(const codec::Request& request);

private:
    std::optional<std::string> frame();

    int m_socket = -1;
    std::int32_t m_xid = 0;
    codec::FrameReader m_in;
};

/// When a server first took a write, and on which port.
struct FirstWrite {
    Clock::time_point at;
    std::uint16_t port = 0;
};
/// Until one of `ports` serves a session that can write, asked again and again. Nothing: none did within `patience`.
std::optional<FirstWrite> firstWrite(const std::vector<std::uint16_t>& ports, const std::string& path,
                                     std::chrono::milliseconds patience);

codec::Request createRequest(const std::string& path, std::size_t bytes);
codec::Request setRequest(const std::string& path, std::size_t bytes);
codec::Request getRequest(const std::string& path, bool watch = false);

}  // namespace qs::bench

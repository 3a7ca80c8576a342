// Frames of the client protocol, and the four-letter words that may stand in place of the first one.
// Source: ZooKeeper 3.8.6 NIOServerCnxn.readLength, command/FourLetterCommands; zookeeper-protocol.md sections 2 and 8.
//
//   frame   i32 length (0..1048575), payload of that length
//   word    4 bytes of ASCII as the first bytes of a fresh connection: "ruok", "srvr" ...; behind "stmk" an i64
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace qs::codec {

/// jute.maxbuffer: the longest payload a server takes.
inline constexpr std::size_t MaxFrame = 1048575;
/// Bytes before a payload.
inline constexpr std::size_t LengthSize = 4;

/// Is it one of ZooKeeper's words? `first4`: the first four bytes of a fresh connection.
bool isFourLetterWord(std::string_view first4);

/// Cuts a byte stream into payloads. A length that is negative or too large is an error and stays one.
class FrameReader {
public:
    FrameReader() = default;
    /// `maxFrame`: the longest payload that is not an error.
    explicit FrameReader(std::size_t maxFrame) : m_maxFrame(maxFrame) {}

    void feed(std::string_view bytes);
    /// The next whole payload; nullopt when more bytes are needed or the stream is broken.
    std::optional<std::string> next();
    bool broken() const { return m_broken; }
    /// Bytes not yet handed out; from the first bad length on when the stream is broken.
    const std::string& buffered() const;

private:
    std::size_t m_maxFrame = MaxFrame;
    // Dropping the front of a string costs its whole length, so what was handed out is only dropped once somebody looks
    // at the rest or all whole frames are out. Many small frames in one read would be quadratic otherwise.
    mutable std::string m_buffer;
    mutable std::size_t m_handedOut = 0;  ///< Invariant: at most m_buffer.size()
    bool m_broken = false;
};

}  // namespace qs::codec

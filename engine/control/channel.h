// The control channel of a replica, as bytes from it:
//   channel = (status '\n' | "DONE" SPACE count '\n' | "TRACE" SPACE length '\n' bytes)*
// status as status.h has it. The count is of lines of the other direction (order.h): so many have been carried out
// since the process began. The bytes are sections of a trace stream (trace/stream_writer.h); those that begin with its
// header begin another one. In it times are those of the monotonic clock; NodeStarted is the cause of what the process
// does before anything reaches it, without an incarnation; connections between servers have their LinkName, and those
// of the election channel are told of, too, when they are used from there on; a MessageReceived names what was sent by
// its MessageName. A vote that is never expected waits for a connection: it is released, or dropped.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "engine/control/status.h"

namespace qs::control {

/// Names the descriptor of the channel in the environment of a replica. The replica ends with the channel.
inline constexpr const char* DescriptorVariable = "QUORUMSCOPE_CONTROL_FD";
/// Names what the replica tells of itself: "protocol" or "full" (trace::Level); absent: its status alone.
inline constexpr const char* TraceVariable = "QUORUMSCOPE_TRACE";

/// Without the end of the line.
std::string doneLine(std::uint64_t orders);
/// Requires: `sections` is not empty.
std::string traceFrame(std::string_view sections);

class ChannelReader {
public:
    struct Sections {
        std::string bytes;
    };
    struct Done {
        std::uint64_t orders = 0;
    };
    using Said = std::variant<Status, Done, Sections>;

    void feed(std::string_view bytes) { m_in += bytes; }
    /// The next thing said; nothing: more bytes are needed. What is neither is an error, after which nothing can be
    /// read.
    Result<std::optional<Said>> next();

private:
    static constexpr std::size_t LongestLine = 1024;
    static constexpr std::size_t LongestFrame = std::size_t{256} << 20U;

    std::string m_in;
    std::size_t m_at = 0;  ///< what is before it has been read
};

}  // namespace qs::control

#include "engine/control/channel.h"

#include <charconv>
#include <limits>

namespace qs::control {

namespace {

constexpr std::string_view DoneWord = "DONE ";
constexpr std::string_view TraceWord = "TRACE ";

/// `what` is expected.
Result<std::uint64_t> parseNumber(std::string_view text, std::uint64_t most, const char* what) {
    std::uint64_t out = 0;
    const auto [stop, error] = std::from_chars(text.data(), text.data() + text.size(), out);
    if (error == std::errc{} && stop == text.data() + text.size() && out <= most) return out;
    return Error{{}, std::string("expected ") + what + ", found \"" + std::string(text) + "\""};
}

}  // namespace

std::string doneLine(std::uint64_t orders) {
    return std::string(DoneWord) + std::to_string(orders);
}

std::string traceFrame(std::string_view sections) {
    std::string out(TraceWord);
    out += std::to_string(sections.size());
    out += '\n';
    out += sections;
    return out;
}

Result<std::optional<ChannelReader::Said>> ChannelReader::next() {
    const std::string_view in = std::string_view(m_in).substr(m_at);
    const std::size_t end = in.find('\n');
    if (end == std::string_view::npos) {
        if (in.size() > LongestLine) return Error{{}, "a line without an end"};
        m_in.erase(0, std::exchange(m_at, 0));
        return std::optional<Said>();
    }
    const std::string_view line = in.substr(0, end);
    if (line.starts_with(DoneWord)) {
        const auto orders =
            parseNumber(line.substr(DoneWord.size()), std::numeric_limits<std::uint64_t>::max(), "a count of orders");
        if (!orders) return orders.error();
        m_at += end + 1;
        return std::optional<Said>(Done{*orders});
    }
    if (!line.starts_with(TraceWord)) {
        const auto status = parseStatus(line);
        if (!status) return status.error();
        m_at += end + 1;
        return std::optional<Said>(*status);
    }
    const auto length = parseNumber(line.substr(TraceWord.size()), LongestFrame, "the length of sections");
    if (!length) return length.error();
    if (in.size() - end - 1 < *length) {
        m_in.erase(0, std::exchange(m_at, 0));
        return std::optional<Said>();
    }
    m_at += end + 1 + *length;
    return std::optional<Said>(Sections{std::string(in.substr(end + 1, *length))});
}

}  // namespace qs::control

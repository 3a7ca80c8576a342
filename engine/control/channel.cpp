#include "engine/control/channel.h"

#include <charconv>

namespace qs::control {

namespace {

constexpr std::string_view TraceWord = "TRACE ";

}  // namespace

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
    if (!line.starts_with(TraceWord)) {
        const auto status = parseStatus(line);
        if (!status) return status.error();
        m_at += end + 1;
        return std::optional<Said>(*status);
    }
    const std::string_view number = line.substr(TraceWord.size());
    std::size_t length = 0;
    const auto [stop, error] = std::from_chars(number.data(), number.data() + number.size(), length);
    if (error != std::errc{} || stop != number.data() + number.size() || length > LongestFrame)
        return Error{{}, "expected the length of sections, found \"" + std::string(number) + "\""};
    if (in.size() - end - 1 < length) {
        m_in.erase(0, std::exchange(m_at, 0));
        return std::optional<Said>();
    }
    m_at += end + 1 + length;
    return std::optional<Said>(Sections{std::string(in.substr(end + 1, length))});
}

}  // namespace qs::control

#include "engine/host/log.h"

#include <unistd.h>

#include <array>
#include <chrono>
#include <cstdio>
#include <ctime>
#include <string>

namespace qs::host {

void logLine(Level level, std::string_view text) {
    constexpr std::array<const char*, 3> Names{"INFO ", "WARN ", "ERROR"};
    const auto now = std::chrono::system_clock::now();
    const auto seconds = std::chrono::system_clock::to_time_t(now);
    const auto ms = std::chrono::duration_cast<std::chrono::milliseconds>(now.time_since_epoch()).count() % 1000;
    std::tm local{};
    localtime_r(&seconds, &local);
    std::array<char, 40> at{};
    const std::size_t length = std::strftime(at.data(), at.size(), "%Y-%m-%d %H:%M:%S", &local);
    std::string line(at.data(), length);
    std::array<char, 8> fraction{};
    std::snprintf(fraction.data(), fraction.size(), ",%03d", static_cast<int>(ms));
    line += fraction.data();
    line += ' ';
    line += Names[static_cast<std::size_t>(level)];
    line += ' ';
    line += text;
    line += '\n';
    // One write: lines of two threads do not mix. What cannot be written is lost.
    [[maybe_unused]] const auto written = ::write(STDERR_FILENO, line.data(), line.size());
}

}  // namespace qs::host

#include "engine/base/virtual_time.h"

#include <charconv>

namespace qs {

namespace {
constexpr VirtualTime Longest = VirtualTime::ofMs(1000LL * 24 * 3600 * 1000);
}

std::string toString(VirtualTime t) {
    if (t.isNever()) return "never";
    const std::string ms = std::to_string(t.ms() % 1000);
    return std::to_string(t.ms() / 1000) + "." + std::string(3 - ms.size(), '0') + ms + " s";
}

std::optional<VirtualTime> parseDuration(std::string_view text) {
    const auto digits = text.find_first_not_of("0123456789");
    if (digits == 0 || digits == std::string_view::npos || digits > 12) return std::nullopt;
    std::int64_t n = 0;
    std::from_chars(text.data(), text.data() + digits, n);
    const std::string_view unit = text.substr(digits);
    const std::int64_t us = unit == "us" ? 1 : unit == "ms" ? 1000 : unit == "s" ? 1000000 : 0;
    if (us == 0 || n > Longest.us / us) return std::nullopt;
    return VirtualTime{n * us};
}

std::string formatDuration(VirtualTime t) {
    if (t.us % 1000000 == 0) return std::to_string(t.us / 1000000) + "s";
    if (t.us % 1000 == 0) return std::to_string(t.us / 1000) + "ms";
    return std::to_string(t.us) + "us";
}

}  // namespace qs

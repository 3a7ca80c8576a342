// Instants and spans in whole microseconds. In the Lab they are virtual and start at 0; in the real worlds they come
// from the monotonic clock.
#pragma once

#include <compare>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>

namespace qs {

struct VirtualTime {
    std::int64_t us = 0;
    static constexpr VirtualTime ofMs(std::int64_t ms) { return VirtualTime{ms * 1000}; }
    static constexpr VirtualTime never() { return VirtualTime{std::numeric_limits<std::int64_t>::max()}; }
    constexpr std::int64_t ms() const { return us / 1000; }
    constexpr bool isNever() const { return us == never().us; }
    auto operator<=>(const VirtualTime&) const = default;
    constexpr VirtualTime operator+(VirtualTime d) const { return VirtualTime{us + d.us}; }
    constexpr VirtualTime operator-(VirtualTime d) const { return VirtualTime{us - d.us}; }
};

/// "12.345 s" for people; always three decimals.
std::string toString(VirtualTime t);
/// "3s", "2500ms", "40us", at most 1000 days; nullopt for anything else.
std::optional<VirtualTime> parseDuration(std::string_view text);
/// In the largest of these units that is exact.
std::string formatDuration(VirtualTime t);

}  // namespace qs

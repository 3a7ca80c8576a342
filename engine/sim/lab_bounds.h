// What each setting of a Lab may be. Scenario files, the command line and the dialog go by the same.
#pragma once

#include <cstdint>
#include <limits>

#include "engine/base/virtual_time.h"

namespace qs::sim {

template <class T>
struct Bounds {
    T least;
    T most;
    constexpr bool contain(T value) const { return value >= least && value <= most; }
};

namespace bounds {

inline constexpr Bounds<int> Voters{1, 9};
inline constexpr Bounds<int> Observers{0, 9};
inline constexpr Bounds<int> Limit{1, 1000};              ///< initLimit and syncLimit, in ticks
inline constexpr Bounds<int> Transactions{1, 1'000'000};  ///< snapCount and the leader's window
inline constexpr Bounds<std::uint32_t> StartCounter{0, std::numeric_limits<std::uint32_t>::max() - 1};
inline constexpr Bounds<std::int32_t> FirstSequence{0, std::numeric_limits<std::int32_t>::max()};
inline constexpr Bounds<VirtualTime> FinalizeWait{VirtualTime{}, VirtualTime::ofMs(60'000)};
/// latency, fsync and tick: as long as a duration can be written, but not nothing.
inline constexpr Bounds<VirtualTime> Duration{VirtualTime{1}, VirtualTime::ofMs(1000LL * 24 * 3600 * 1000)};
inline constexpr std::uint32_t MostWeight = 1000;  ///< of one voter

}  // namespace bounds

}  // namespace qs::sim

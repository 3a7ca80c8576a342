// How much of what happens enters the trace.
#pragma once

#include <cstdint>

namespace qs::trace {

enum class Level : std::uint8_t {
    Off,
    Protocol,  ///< everything but what clients merely read: without watching it
    Full,
};

}  // namespace qs::trace

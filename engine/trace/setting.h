// What a trace is judged by beside its records: who belongs to the ensemble, and how it was configured.
#pragma once

#include <cstdint>

#include "engine/base/membership.h"
#include "engine/base/pace.h"

namespace qs::trace {

struct Setting {
    Membership membership;
    Pace pace = {};
    std::uint32_t startCounter = 0;  ///< what every epoch begins to count after
    std::int32_t firstSequence = 0;  ///< number of the first sequential znode under "/"
};

}  // namespace qs::trace

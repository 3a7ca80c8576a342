// Plays a log of inputs to a replica of its own, and holds what it does against what was done then.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "engine/base/ids.h"
#include "engine/base/result.h"
#include "engine/base/virtual_time.h"

namespace qs::replay {

struct Outcome {
    std::uint64_t steps = 0;  ///< that went as they did then
    VirtualTime end;          ///< of the last of them, since the process started
    NodeId self;
    /// Where it first did something else: what reached it, and what it did now. Nothing more is played.
    std::optional<std::string> difference;
};

/// `log`: all of it, or what was written before its process was killed. Errors: damage, with its byte offset.
Result<Outcome> replay(std::string_view log);

}  // namespace qs::replay

// What a replica says of itself on its control channel: a line each time something of it changes.
//   line = ROLE PHASE LEADER EPOCH ZXID ("serving" | "waiting")        "LEADING broadcast 3 2 2:17 serving"
#pragma once

#include <string>
#include <string_view>

#include "engine/base/result.h"
#include "engine/trace/record.h"

namespace qs::control {

struct Status {
    trace::Role role = trace::Role::Down;
    trace::Phase phase = trace::Phase::None;
    NodeId leader;  ///< no node: none is followed
    Epoch epoch;
    Zxid lastZxid;  ///< of its log
    bool serving = false;
    bool operator==(const Status&) const = default;
};

/// Without the end of the line.
std::string lineOf(const Status& status);
/// Errors say which word is wrong.
Result<Status> parseStatus(std::string_view line);

}  // namespace qs::control

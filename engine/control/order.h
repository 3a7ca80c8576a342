// What whoever started a replica has it do to its own transport and disk, a line each:
//   order = "cut" SID ("in" | "out") | "heal" SID ("in" | "out") | "delay" SID MICROSECONDS | "reset" SID
//         | "disk" ("ok" | "full" | "nofiles" | "failing" | "slow" FACTOR)
// Messages from that peer come "in". Both ends of a direction are told of a cut.
#pragma once

#include <string>
#include <string_view>
#include <variant>

#include "engine/base/result.h"
#include "engine/trace/record.h"

namespace qs::control {

struct CutLink {
    NodeId peer;
    bool incoming = false;
    bool cut = false;  ///< false: no longer
    bool operator==(const CutLink&) const = default;
};
/// What comes in from the peer comes so much later.
struct DelayLink {
    NodeId peer;
    VirtualTime by;
    bool operator==(const DelayLink&) const = default;
};
/// The connections between a leader and its learner break.
struct ResetLink {
    NodeId peer;
    bool operator==(const ResetLink&) const = default;
};
struct ChangeDisk {
    trace::DiskState state = trace::DiskState::Ok;
    std::uint32_t factor = 1;  ///< Slow: syncs take so many times as long
    bool operator==(const ChangeDisk&) const = default;
};
using Order = std::variant<CutLink, DelayLink, ResetLink, ChangeDisk>;

/// Names what a replica is told before it begins: lines, separated by ';'.
inline constexpr const char* OrdersVariable = "QUORUMSCOPE_ORDERS";

/// Without the end of the line.
std::string lineOf(const Order& order);
/// Errors say what is wrong with the line.
Result<Order> parseOrder(std::string_view line);

}  // namespace qs::control

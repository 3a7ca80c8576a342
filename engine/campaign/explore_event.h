// What can happen next in an ensemble that the explorer runs. Each has a command that makes the Lab do the same.
#pragma once

#include <cstdint>

#include "engine/base/ids.h"
#include "engine/base/timer_kind.h"

namespace qs::campaign {

struct ExploreEvent {
    enum class Kind : std::uint8_t {
        DeliverVote,    ///< `a` to `b`
        DeliverPacket,  ///< the first of the connection, `a` to `b`; its end too
        Sync,           ///< the sync under way at `a` is done
        Fire,           ///< `timer` of `a`
        Propose,        ///< a client opens a session at `a`
        Reset,          ///< the connection of `a` and `b`
        Kill,           ///< `a`
        Restart,        ///< `a`
    };
    Kind kind = Kind::DeliverVote;
    NodeId a;
    NodeId b;
    TimerKind timer = TimerKind::Notification;
    bool operator==(const ExploreEvent&) const = default;
};

/// The end of somebody's patience, a leader's ticks, and another try to reach a leader: without bounds on them
/// elections go on for ever.
constexpr bool isTimeout(TimerKind timer) {
    return timer != TimerKind::Notification && timer != TimerKind::FinalizeWait;
}

/// How often what may happen without end may happen.
struct ExploreBounds {
    std::uint8_t crashes = 0;       ///< kills; each dead node may be restarted
    std::uint8_t resets = 0;        ///< of a connection
    std::uint8_t transactions = 0;  ///< proposed
    std::uint8_t timeouts = 0;      ///< initLimit, leaderTick, syncLimit and redial, together
    std::uint8_t resends = 0;       ///< the election timer that sends the own vote again
    bool operator==(const ExploreBounds&) const = default;
};

}  // namespace qs::campaign

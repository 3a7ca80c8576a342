// The timers of a replica, one of each kind. Here, below every room, because commands make timers fire and the trace
// names them.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace qs {

enum class TimerKind : std::uint8_t {
    Notification,    ///< election: resend own vote
    FinalizeWait,    ///< election: wait for a better vote
    Init,            ///< discovery and synchronisation must end by then
    LeaderTick,      ///< leader: ping learners, check the quorum
    LearnerSilence,  ///< learner: leader not heard for syncLimit ticks
    Redial,          ///< learner: try the leader's quorum port again
    SessionTick,     ///< leader: one expiry bucket
    ContainerTick,   ///< leader: look for containers and TTL znodes that outlived themselves
    ReadOnlyWait,    ///< without a leader: serve reads once it is over
};

std::string_view toString(TimerKind v);  ///< "finalizeWait", "initLimit" ...
/// As toString() gives it; nullopt for anything else.
std::optional<TimerKind> parseTimerKind(std::string_view text);

}  // namespace qs

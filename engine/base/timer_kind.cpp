#include "engine/base/timer_kind.h"

namespace qs {

std::string_view toString(TimerKind v) {
    switch (v) {
        case TimerKind::Notification:
            return "notification";
        case TimerKind::FinalizeWait:
            return "finalizeWait";
        case TimerKind::Init:
            return "initLimit";
        case TimerKind::LeaderTick:
            return "leaderTick";
        case TimerKind::LearnerSilence:
            return "syncLimit";
        case TimerKind::Redial:
            return "redial";
        case TimerKind::SessionTick:
            return "sessionTick";
        case TimerKind::ContainerTick:
            return "containers";
        case TimerKind::ReadOnlyWait:
            return "readOnlyWait";
    }
    return "?";
}

std::optional<TimerKind> parseTimerKind(std::string_view text) {
    for (int i = 0; i <= static_cast<int>(TimerKind::ReadOnlyWait); ++i) {
        const auto kind = static_cast<TimerKind>(i);
        if (toString(kind) == text) return kind;
    }
    return std::nullopt;
}

}  // namespace qs

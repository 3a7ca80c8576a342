#include "app/models/role_timers.h"

namespace qs::app {

bool runsInRole(trace::TimerKind kind, const NodeView& node) {
    using trace::Role;
    using trace::TimerKind;
    const bool learns = node.role == Role::Following || node.role == Role::Observing;
    const bool joins = node.phase == trace::Phase::Discovery || node.phase == trace::Phase::Synchronization;
    switch (kind) {
        case TimerKind::Notification:
        case TimerKind::FinalizeWait:
        case TimerKind::ReadOnlyWait:
            return node.role == Role::Looking;
        case TimerKind::Init:
        case TimerKind::Redial:
            return joins;
        case TimerKind::LeaderTick:
        case TimerKind::SessionTick:
        case TimerKind::ContainerTick:
            return node.role == Role::Leading;
        case TimerKind::LearnerSilence:
            return learns;
    }
    return false;
}

}  // namespace qs::app

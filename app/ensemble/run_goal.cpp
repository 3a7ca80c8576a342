#include "app/ensemble/run_goal.h"

namespace qs::app {

bool RunGoal::metBy(const trace::Record& record) const {
    const bool there = !node || record.node == node;
    switch (what) {
        case What::Event:
            return there && record.event.index() == event;
        case What::RoleChange:
            return there && trace::as<trace::RoleChanged>(record) != nullptr;
        case What::Committed: {
            const auto* committed = trace::as<trace::Committed>(record);
            return committed && committed->zxid == zxid;
        }
        case What::Moment:
        case What::Finding:
        case What::ScenarioEnd:
            return false;
    }
    return false;
}

}  // namespace qs::app

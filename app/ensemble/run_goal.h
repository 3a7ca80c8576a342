// Where a run is to stop by itself: right after the first record that meets the goal, or at a moment. A value, so that
// it crosses threads.
#pragma once

#include <QMetaType>
#include <optional>

#include "engine/trace/record.h"

namespace qs::app {

struct RunGoal {
    enum class What {
        Moment,       ///< virtual time has come to `moment`
        Event,        ///< a record of that kind
        RoleChange,   ///< a replica changed its role
        Committed,    ///< a leader committed `zxid`
        Finding,      ///< a check found a violation
        ScenarioEnd,  ///< the scenario has no step left
    };
    What what = What::Moment;
    VirtualTime moment = {};
    std::size_t event = 0;  ///< index of the event in its variant
    NodeId node = {};       ///< Event, RoleChange: of whom; none: of anybody
    Zxid zxid = {};
    bool flatOut = true;  ///< as fast as the machine can, not at the speed that is set

    /// Moment, Finding and ScenarioEnd are no matter of one record.
    bool metBy(const trace::Record& record) const;
    bool operator==(const RunGoal&) const = default;
};

/// The next event of that kind at `node`, or at anybody.
template <class E>
RunGoal next(NodeId node = {}) {
    RunGoal goal;
    goal.what = RunGoal::What::Event;
    goal.event = trace::Event(E{}).index();
    goal.node = node;
    return goal;
}

}  // namespace qs::app

Q_DECLARE_METATYPE(qs::app::RunGoal)

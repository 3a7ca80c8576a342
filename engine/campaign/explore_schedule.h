// Scenarios and the explorer: a scenario says where exploring begins and how far it may go, and what was found is
// written as a scenario that the Lab follows event by event.
//
// What the explorer understands of a scenario:
//   ensemble zab replicas=1..5            the rest of that line is the Lab's; no observers
//   param crashes=N | resets=N | transactions=N | timeouts=N | resends=N     bounds, from the last step on; default 0
//   deliver KIND A->B, fire TIMER N, disk N sync, kill N, restart N, reset A<->B, client NAME at N
//                                         that very event, which must be possible there
//   expect leader [as NAME]               messages, syncs, finalizeWait and redial, in that order of preference, until
//                                         a leader serves
//   expect converged                      the same until nothing of the kind is left
// and leaves out what only the Lab needs: hold, disk N hold, wait, at, say, verify.
#pragma once

#include <string>
#include <vector>

#include "engine/base/result.h"
#include "engine/campaign/explore_model.h"
#include "engine/scenario/scenario.h"

namespace qs::campaign {

struct ExplorePlan {
    int voters = 3;
    ExploreBounds bounds;
    std::vector<ExploreEvent> events;  ///< from the start of all processes to where exploring begins
};

/// Finds the events of the scenario's steps by doing them. Errors name file and line.
Result<ExplorePlan> planOf(const scenario::Scenario& scenario);
/// The configuration of every explored replica; no clock of it matters.
zab::Config exploredConfig();
/// The state behind these events, from the start.
ZabModel::State replayed(ZabModel& model, const std::vector<ExploreEvent>& events);

/// The Lab does the same events in the same order: nothing happens by itself, all latencies are next to nothing and all
/// limits far away. `check`: what is violated at the end; empty: nothing.
scenario::Scenario scheduleOf(ZabModel& model, const std::vector<ExploreEvent>& events, const std::string& name);

}  // namespace qs::campaign

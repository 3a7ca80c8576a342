// Which timers of a replica run in its present role. That a timer was cancelled is not recorded, so those that the
// trace saw set are more than those that run.
#pragma once

#include "app/models/picture.h"

namespace qs::app {

bool runsInRole(trace::TimerKind kind, const NodeView& node);

}  // namespace qs::app

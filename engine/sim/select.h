// Which nodes a NODES word of a command means, by the state of the ensemble at that instant.
#pragma once

#include "engine/base/result.h"
#include "engine/command/command.h"
#include "engine/sim/world.h"

namespace qs::sim {

/// In ascending order, never empty; `any` is left to the caller, who knows which of them will do. Errors: a node that
/// is not of the ensemble, a role that nobody has now, nothing left.
Result<std::vector<NodeId>> select(const World& world, NodeId leader, const command::Selection& selection);

}  // namespace qs::sim

// Carries out commands on a simulated world: resolves node words, refuses what cannot be done, records what is.
#pragma once

#include "engine/sim/world.h"

namespace qs::sim {

/// The value is what to tell the user. Errors: an impossible command; nothing was changed or recorded.
Result<std::string> executeCommand(World& world, NodeId leader, const command::Command& command,
                                   trace::CommandSource source);

}  // namespace qs::sim

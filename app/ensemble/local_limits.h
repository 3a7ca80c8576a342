// What an ensemble of server processes cannot do, of all that can be asked.
#pragma once

#include <string>

#include "engine/command/command.h"

namespace qs::app {

/// Why not, in words; empty: it can.
std::string localRefusal(const command::Command& command);

}  // namespace qs::app

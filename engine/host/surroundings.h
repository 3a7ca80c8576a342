// What this process can say of itself: its configuration, its files, its environment.
#pragma once

#include "engine/config/zoo_config.h"
#include "engine/node/surroundings.h"

namespace qs::host {

/// Looked at anew each time. Sizes of files count what is there at that moment.
node::Surroundings surroundings(const config::ZooConfig& config, const config::ServerLine* own);

}  // namespace qs::host

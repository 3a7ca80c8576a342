// What a program that is no ZooKeeper client, or a broken one, sends to a replica: requests with bytes changed, cut
// off, or with lengths that lie. The replica may close the connection; nothing else may come of it.
#pragma once

#include <string>
#include <vector>

#include "engine/base/rng.h"

namespace qs::campaign {

/// Pieces to send one after another on one connection of the gateway.
std::vector<std::string> drawHostileBytes(Rng& rng);

}  // namespace qs::campaign

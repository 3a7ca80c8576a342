// A simulated client: the client session machine with the simulator's connections under it.
#pragma once

#include <optional>
#include <vector>

#include "engine/client/client.h"

namespace qs::sim {

struct SimClient {
    client::Client machine;
    ConnectionId connection;  ///< none while not connected
    std::uint64_t timerGeneration = 0;
};

/// Simulated clients are as near to every replica as this, both ways.
inline constexpr VirtualTime ClientLatency = VirtualTime::ofMs(1);

}  // namespace qs::sim

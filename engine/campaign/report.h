// The result of a swarm for people and for programs.
#pragma once

#include <string>

#include "engine/campaign/swarm.h"

namespace qs::campaign {

/// "seed-7.scenario".
std::string fileNameOf(const SeedResult& failure);
/// In words, several lines. `replay`: the command that a seed's "--seeds S..S" completes.
std::string describe(const SwarmResult& result, const std::string& replay);
/// One JSON object. `folder`: where the failures' scenarios are; empty: they are not written, and none is named.
std::string toJson(const SwarmResult& result, const std::string& replay, double cpuSeconds, const std::string& folder);
/// "holds", "VIOLATED" or "not exercised".
std::string stateWord(const trace::CheckStatus& check);
/// "Z-03 Agreement: holds (premise true 12)".
std::string lampLine(const trace::CheckStatus& check);

}  // namespace qs::campaign

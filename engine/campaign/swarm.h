// Random fault campaigns: each seed draws faults and client load over one Lab, then heals everything and expects the
// ensemble to converge with every acknowledged write in place. Seeds are independent of each other.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "engine/base/virtual_time.h"
#include "engine/trace/batch.h"

namespace qs::campaign {

struct SeedOptions {
    std::uint64_t seed = 1;
    int replicas = 3;  ///< voters, 1..9
};

struct SeedResult {
    std::uint64_t seed = 0;
    std::uint64_t operations = 0;    ///< client requests submitted
    std::uint64_t acknowledged = 0;  ///< client writes answered ok
    std::uint64_t committed = 0;     ///< transactions committed
    std::uint64_t leaderChanges = 0; ///< epochs established after the first
    std::uint64_t records = 0;
    std::uint64_t faults = 0;        ///< fault commands carried out
    VirtualTime simulated;
    std::vector<trace::CheckStatus> checks;
    /// First violation: the check's id, "durability", "liveness" or "internal"; empty: none.
    std::string violated;
    std::string text;
    std::string scenario;  ///< the commands of the run as a scenario
    /// Too little happened for the seed to say anything: fewer than 50 acknowledged writes, or no change of leader.
    bool invalid() const { return violated.empty() && (acknowledged < 50 || leaderChanges < 1); }
};

SeedResult runSeed(const SeedOptions& options);

struct SwarmOptions {
    std::uint64_t first = 1;
    std::uint64_t last = 20;
    int replicas = 3;
    bool stopAtFirst = false;  ///< a mutant is on: one kill is enough
    std::string out;           ///< directory for failing scenarios; empty: none are written
};

struct SwarmResult {
    std::uint64_t seeds = 0;
    std::uint64_t invalid = 0;
    std::uint64_t operations = 0;
    std::uint64_t acknowledged = 0;
    std::uint64_t committed = 0;
    std::uint64_t leaderChanges = 0;
    std::uint64_t faults = 0;
    std::uint64_t records = 0;
    VirtualTime simulated;
    std::vector<std::uint64_t> invalidSeeds;
    std::vector<trace::CheckStatus> checks;  ///< sums over the seeds
    std::vector<SeedResult> failures;
};

SwarmResult runSwarm(const SwarmOptions& options);
/// In words, several lines.
std::string describe(const SwarmResult& result);
/// One JSON object.
std::string toJson(const SwarmResult& result, double cpuSeconds);

}  // namespace qs::campaign

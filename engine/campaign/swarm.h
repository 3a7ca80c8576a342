// Random fault campaigns: each seed draws faults and client load over one Lab, then heals everything and expects the
// ensemble to converge with every acknowledged write in place. Seeds are independent of each other.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "engine/base/virtual_time.h"
#include "engine/campaign/goals.h"
#include "engine/campaign/meta_checks.h"
#include "engine/trace/batch.h"

namespace qs::campaign {

struct SeedOptions {
    std::uint64_t seed = 1;
    int replicas = 3;  ///< voters, 1..9
    /// Id of the only check whose findings count; empty: all. Of one fault an earlier check often speaks first.
    std::string judge = {};
    bool hash = false;  ///< fills SeedResult::traceHash
};

/// What happened in one seed, or in all seeds of a swarm together.
struct Totals {
    std::uint64_t operations = 0;          ///< client requests submitted
    std::uint64_t acknowledged = 0;        ///< client writes answered ok
    std::uint64_t lost = 0;                ///< answers that never came: outcome unknown
    std::uint64_t committed = 0;           ///< transactions committed
    std::uint64_t registers = 0;           ///< whose histories were searched for an order
    std::uint64_t undecidedRegisters = 0;  ///< of these, the search gave up
    std::uint64_t epochs = 0;              ///< established after the first
    std::uint64_t leaderChanges = 0;       ///< epochs established by another node than the one before
    std::uint64_t faults = 0;              ///< fault commands carried out
    std::uint64_t outside = 0;             ///< of them outside the model, where the ensemble can bear it
    std::map<trace::SyncMode, std::uint64_t> syncs;
    std::uint64_t records = 0;
    VirtualTime simulated;
    std::vector<trace::CheckStatus> checks;
    GoalCounts goals{};

    void add(const Totals& other);
};

struct SeedResult {
    std::uint64_t seed = 0;
    int replicas = 3;
    Totals totals;
    /// First violation: the check's id, "durability", "linearizability", "liveness" or "internal"; empty: none.
    std::string violated;
    std::string text;
    std::string scenario;         ///< the commands of the run as a scenario
    std::uint64_t traceHash = 0;  ///< trace::StreamHash of the run
    /// Too little happened for the seed to say anything: fewer than 50 acknowledged writes, fewer than two epochs after
    /// the first, or the same leader all the time. Of two voters both are the quorum, and the same one nearly always
    /// wins.
    bool invalid() const {
        const bool sameLeader = replicas > 2 && totals.leaderChanges < 1;
        return violated.empty() && (totals.acknowledged < 50 || totals.epochs < 2 || sameLeader);
    }
};

SeedResult runSeed(const SeedOptions& options);

struct SwarmOptions {
    std::uint64_t first = 1;
    std::uint64_t last = 20;
    int replicas = 3;
    std::string stopAt;  ///< id of a check: stops once it was violated; empty: runs all seeds
    bool hash = false;   ///< of every seed; otherwise only of those that run twice
};

struct SwarmResult {
    int replicas = 3;
    std::uint64_t seeds = 0;
    Totals totals;
    std::vector<std::uint64_t> invalidSeeds;
    std::vector<SeedResult> failures;
    std::map<std::uint64_t, std::uint64_t> traceHashes;  ///< by seed
    MetaChecks meta;

    /// Replaces the scenarios of the first `most` failures by small ones that break the same property.
    void shrinkFailures(std::size_t most);
    void foundByMeta(const char* check, std::uint64_t seed, const std::optional<std::string>& text);
};

/// Every hundredth seed, the first among them, runs twice (M-01).
SwarmResult runSwarm(const SwarmOptions& options);

}  // namespace qs::campaign

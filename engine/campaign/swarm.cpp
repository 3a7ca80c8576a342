#include "engine/campaign/swarm.h"

namespace qs::campaign {

void Totals::add(const Totals& other) {
    operations += other.operations;
    registers += other.registers;
    undecidedRegisters += other.undecidedRegisters;
    acknowledged += other.acknowledged;
    lost += other.lost;
    committed += other.committed;
    epochs += other.epochs;
    leaderChanges += other.leaderChanges;
    faults += other.faults;
    outside += other.outside;
    for (const auto& [mode, count] : other.syncs)
        syncs[mode] += count;
    records += other.records;
    simulated = simulated + other.simulated;
    for (std::size_t i = 0; i < goals.size(); ++i)
        goals[i] += other.goals[i];
    if (checks.empty()) {
        checks = other.checks;
        return;
    }
    for (std::size_t i = 0; i < checks.size() && i < other.checks.size(); ++i) {
        checks[i].evaluated += other.checks[i].evaluated;
        checks[i].premiseTrue += other.checks[i].premiseTrue;
        checks[i].violations += other.checks[i].violations;
    }
}

SwarmResult runSwarm(const SwarmOptions& options) {
    SwarmResult out;
    out.replicas = options.replicas;
    for (std::uint64_t seed = options.first; seed <= options.last; ++seed) {
        SeedResult r = runSeed({seed, options.replicas, options.stopAt});
        ++out.seeds;
        out.totals.add(r.totals);
        if (r.invalid()) out.invalidSeeds.push_back(seed);
        const bool found = !r.violated.empty() && r.violated == options.stopAt;
        if (!r.violated.empty()) out.failures.push_back(std::move(r));
        if (found || seed == UINT64_MAX) break;
    }
    return out;
}

}  // namespace qs::campaign

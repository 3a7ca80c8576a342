#include "engine/campaign/swarm.h"

#include <algorithm>

#include "engine/campaign/shrink.h"

namespace qs::campaign {

namespace {

constexpr std::uint64_t SeedsARepeat = 100;
constexpr std::uint64_t SeedsADrill = 1000;

}  // namespace

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

void SwarmResult::foundByMeta(const char* check, std::uint64_t seed, const std::optional<std::string>& text) {
    if (!text) return;
    SeedResult found;
    found.seed = seed;
    found.replicas = replicas;
    found.violated = check;
    found.text = *text;
    failures.push_back(std::move(found));
}

void SwarmResult::shrinkFailures(std::size_t most) {
    const std::size_t count = std::min(most, failures.size());
    for (std::size_t i = 0; i < count; ++i) {
        const auto failing = scenario::parse(failures[i].scenario, "");
        if (!failing) continue;
        const scenario::Scenario shrunk = shrink(*failing, failures[i].violated);
        failures[i].scenario = scenario::format(shrunk);
        foundByMeta("M-05", failures[i].seed, meta.wasShrunk(*failing, shrunk, failures[i].violated));
    }
}

SwarmResult runSwarm(const SwarmOptions& options) {
    SwarmResult out;
    out.replicas = options.replicas;
    const auto wanted = [&](const char* check) { return options.stopAt.empty() || options.stopAt == check; };
    for (std::uint64_t seed = options.first; seed <= options.last; ++seed) {
        const bool twice = (seed - options.first) % SeedsARepeat == 0 && wanted("M-01");
        const SeedOptions one{seed, options.replicas, options.stopAt, options.hash || twice};
        SeedResult r = runSeed(one);
        ++out.seeds;
        out.totals.add(r.totals);
        if (one.hash) out.traceHashes.emplace(seed, r.traceHash);
        if (r.invalid()) out.invalidSeeds.push_back(seed);
        if (!r.violated.empty()) out.failures.push_back(std::move(r));
        if (twice) out.foundByMeta("M-01", seed, out.meta.ranTwice(out.traceHashes.at(seed), runSeed(one).traceHash));
        if ((seed - options.first) % SeedsADrill == 0 && wanted("M-05"))
            out.foundByMeta("M-05", seed, out.meta.shrinkDrill(seed));
        const bool found = !out.failures.empty() && out.failures.back().violated == options.stopAt;
        if (found || seed == UINT64_MAX) break;
    }
    return out;
}

}  // namespace qs::campaign

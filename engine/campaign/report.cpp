#include "engine/campaign/report.h"

#include <nlohmann/json.hpp>

namespace qs::campaign {

namespace {

std::string replayOf(const SeedResult& f, const std::string& replay) {
    const std::string seed = std::to_string(f.seed);
    return replay + " --seeds " + seed + ".." + seed;
}

std::uint64_t syncsOf(const Totals& t, trace::SyncMode mode) {
    const auto it = t.syncs.find(mode);
    return it == t.syncs.end() ? 0 : it->second;
}

std::string hours(VirtualTime t) {
    const std::int64_t hundredths = t.us / 36'000'000;
    const std::string fraction = std::to_string(hundredths % 100);
    return std::to_string(hundredths / 100) + "." + (fraction.size() < 2 ? "0" : "") + fraction;
}

/// Why the goal cannot be hit by an ensemble of that size; empty: it can.
std::string outOfReach(const Goal& goal, int voters) {
    if (goal.voters != 0 && goal.voters != voters) return "it takes " + std::to_string(goal.voters) + " voters";
    return std::string(goal.outOfReach);
}

/// What was reached in one line, what was not in a line each.
std::string goalsText(const GoalCounts& counts, int voters) {
    std::string reached;
    std::string missed;
    for (const Goal& goal : goals()) {
        const std::uint64_t count = counts[static_cast<std::size_t>(goal.number - 1)];
        const std::string why = outOfReach(goal, voters);
        if (count > 0) {
            reached += ' ' + idOf(goal) + '=' + std::to_string(count);
        } else if (why.empty()) {
            missed += "  " + idOf(goal) + " not reached: " + std::string(goal.words) + "\n";
        } else {
            missed += "  " + idOf(goal) + " out of reach: " + std::string(goal.words) + " (" + why + ")\n";
        }
    }
    return "  goals reached:" + reached + "\n" + missed;
}

std::string hex(std::uint64_t v) {
    static constexpr std::string_view Digits = "0123456789abcdef";
    std::string out = "0x";
    for (int shift = 60; shift >= 0; shift -= 4)
        out += Digits[v >> shift & 15];
    return out;
}

/// Those of the runs, then those of the campaign.
std::vector<trace::CheckStatus> allChecks(const SwarmResult& r) {
    std::vector<trace::CheckStatus> out = r.totals.checks;
    out.insert(out.end(), r.meta.statuses().begin(), r.meta.statuses().end());
    return out;
}

nlohmann::json hashesJson(const SwarmResult& r) {
    nlohmann::json out = nlohmann::json::object();
    for (const auto& [seed, hash] : r.traceHashes)
        out[std::to_string(seed)] = hex(hash);
    return out;
}

nlohmann::json goalsJson(const GoalCounts& counts) {
    nlohmann::json out = nlohmann::json::object();
    for (const Goal& goal : goals())
        out[idOf(goal)] = counts[static_cast<std::size_t>(goal.number - 1)];
    return out;
}

}  // namespace

std::string fileNameOf(const SeedResult& failure) {
    return "seed-" + std::to_string(failure.seed) + ".scenario";
}

std::string stateWord(const trace::CheckStatus& c) {
    return c.violations > 0 ? "VIOLATED" : c.premiseTrue == 0 ? "not exercised" : "holds";
}

std::string lampLine(const trace::CheckStatus& c) {
    return std::string(c.id) + " " + std::string(c.name) + ": " + stateWord(c) + " (premise true " +
           std::to_string(c.premiseTrue) + ")";
}

std::string describe(const SwarmResult& r, const std::string& replay) {
    const Totals& t = r.totals;
    const auto n = [](std::uint64_t v) { return std::to_string(v); };
    std::string out = n(r.seeds) + " seeds, " + n(r.invalidSeeds.size()) + " of them invalid, " + n(r.failures.size()) +
                      " with a violation\n";
    out += "  client writes: " + n(t.acknowledged) + " acknowledged of " + n(t.operations) + " asked, " + n(t.lost) +
           " of unknown outcome\n";
    out += "  transactions committed: " + n(t.committed) + "; trace records: " + n(t.records) +
           "; virtual hours: " + hours(t.simulated) + "\n";
    out += "  faults: " + n(t.faults) + " (" + n(t.outside) +
           " outside the model); epochs after the first: " + n(t.epochs) +
           "; changes of leader: " + n(t.leaderChanges) +
           "; synchronisations: " + n(syncsOf(t, trace::SyncMode::Diff)) + " DIFF, " +
           n(syncsOf(t, trace::SyncMode::Trunc)) + " TRUNC, " + n(syncsOf(t, trace::SyncMode::Snap)) + " SNAP\n";
    for (const trace::CheckStatus& c : allChecks(r)) {
        out += "  " + std::string(c.id) + " " + std::string(c.name) + ": " + stateWord(c) + " (evaluated " +
               n(c.evaluated) + ", premise true " + n(c.premiseTrue) + ", violations " + n(c.violations) + ")\n";
    }
    out += "  histories of registers: " + n(t.registers) + " judged, " + n(t.undecidedRegisters) + " undecided\n";
    out += goalsText(t.goals, r.replicas);
    for (const auto& [seed, hash] : r.traceHashes)
        out += "  seed " + n(seed) + " trace " + hex(hash) + "\n";
    for (const std::uint64_t seed : r.invalidSeeds)
        out += "INVALID seed " + n(seed) + ": too little happened\n";
    for (const SeedResult& f : r.failures) {
        out += "VIOLATION seed " + n(f.seed) + " " + f.violated + ": " + f.text + "\n  replay: " + replayOf(f, replay) +
               "\n";
    }
    return out;
}

std::string toJson(const SwarmResult& r, const std::string& replay, double cpuSeconds, const std::string& folder) {
    const Totals& t = r.totals;
    nlohmann::json checks = nlohmann::json::object();
    for (const auto& c : allChecks(r)) {
        checks[std::string(c.id)] = {
            {"evaluated", c.evaluated}, {"premiseTrue", c.premiseTrue}, {"violations", c.violations}};
    }
    nlohmann::json failures = nlohmann::json::array();
    for (const auto& f : r.failures) {
        failures.push_back(
            {{"seed", f.seed},
             {"check", f.violated},
             {"text", f.text},
             {"replay", replayOf(f, replay)},
             {"scenario",
              folder.empty() || f.scenario.empty() ? nlohmann::json() : nlohmann::json(folder + "/" + fileNameOf(f))}});
    }
    const nlohmann::json out = {{"seeds", r.seeds},
                                {"invalid", r.invalidSeeds.size()},
                                {"invalidSeeds", r.invalidSeeds},
                                {"violations", r.failures.size()},
                                {"committed", t.committed},
                                {"acknowledged", t.acknowledged},
                                {"lost", t.lost},
                                {"operations", t.operations},
                                {"registers", t.registers},
                                {"undecidedRegisters", t.undecidedRegisters},
                                {"epochs", t.epochs},
                                {"leaderChanges", t.leaderChanges},
                                {"faults", t.faults},
                                {"outsideFaults", t.outside},
                                {"syncs",
                                 {{"DIFF", syncsOf(t, trace::SyncMode::Diff)},
                                  {"TRUNC", syncsOf(t, trace::SyncMode::Trunc)},
                                  {"SNAP", syncsOf(t, trace::SyncMode::Snap)}}},
                                {"records", t.records},
                                {"simulatedHours", static_cast<double>(t.simulated.ms()) / 3600000.0},
                                {"cpuSeconds", cpuSeconds},
                                {"goals", goalsJson(t.goals)},
                                {"checks", checks},
                                {"traceHashes", hashesJson(r)},
                                {"failures", failures}};
    return out.dump();
}

}  // namespace qs::campaign

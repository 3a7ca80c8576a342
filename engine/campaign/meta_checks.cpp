#include "engine/campaign/meta_checks.h"

#include <algorithm>

#include "engine/base/rng.h"
#include "engine/campaign/shrink.h"
#include "engine/check/check.h"

namespace qs::campaign {

namespace {

constexpr std::uint64_t DrillBudget = 60'000;  ///< records

/// Plays the commands to the last moment that is named.
bool breaks(const scenario::Scenario& s, const std::string& check) {
    sim::Lab lab(s.config);
    check::Suite suite(lab.setting());
    const auto playUntil = [&](VirtualTime until) {
        lab.runUntil(until);
        trace::Batch batch = lab.takeBatch();
        suite.observe(batch, lab.tables());
        return std::ranges::find(batch.findings, check, &trace::Finding::check) != batch.findings.end();
    };
    for (const scenario::Step& step : s.steps) {
        if (const auto* delay = std::get_if<scenario::Delay>(&step.action)) {
            if (playUntil(delay->time)) return true;
        } else if (const auto* what = std::get_if<scenario::Do>(&step.action)) {
            const auto command = command::parse(what->text);
            if (command) (void)lab.execute(*command, trace::CommandSource::Campaign).ok();
        }
    }
    return playUntil(lab.now());
}

struct Timed {
    std::int64_t ms;
    const char* command;
};
/// A replica forgets what it acknowledged: an epoch begins without it (Z-08), then the service delivers something else
/// in its place (Z-03).
constexpr Timed Drill[] = {
    {3000, "client d at leader"},
    {3400, "client d: create /before kept"},
    {4000, "hold PROPOSAL leader->2"},
    {4100, "client d: create /paid yes"},
    {4600, "kill all"},
    {4700, "disk 1 wipe"},
    {4800, "restart 1,2"},
};
constexpr const char* DrillCheck = "Z-03";
constexpr std::int64_t DrillEndMs = 11000;

}  // namespace

MetaChecks::MetaChecks() {
    m_statuses = {{"M-01", "Same seed, same trace", "A seed that runs twice writes the same trace, byte for byte."},
                  {"M-05", "Shrinking keeps the violation",
                   "The scenario that a failing run is shrunk to breaks the same property."}};
}

std::optional<std::string> MetaChecks::ranTwice(std::uint64_t first, std::uint64_t second) {
    return judge(m_statuses[0], true, first == second, "the seed was run twice, and the traces differ");
}

std::optional<std::string> MetaChecks::wasShrunk(const scenario::Scenario& failing, const scenario::Scenario& shrunk,
                                                 const std::string& check) {
    const bool premise = breaks(failing, check);
    return judge(m_statuses[1], premise, !premise || breaks(shrunk, check),
                 "a run that breaks " + check + " was shrunk to one that does not");
}

std::optional<std::string> MetaChecks::shrinkDrill(std::uint64_t seed) {
    Rng rng(seed);
    scenario::Scenario failing;
    failing.config.seed = seed;
    for (const Timed& timed : Drill) {
        failing.steps.push_back({0, 0, scenario::Delay{true, VirtualTime::ofMs(timed.ms)}});
        failing.steps.push_back({0, 0, scenario::Do{timed.command, 1}});
        if (rng.chance(1, 2)) failing.steps.push_back({0, 0, scenario::Do{"client d: get /before", 1}});
    }
    failing.steps.push_back({0, 0, scenario::Delay{true, VirtualTime::ofMs(DrillEndMs)}});
    return wasShrunk(failing, shrink(failing, DrillCheck, DrillBudget), DrillCheck);
}

std::optional<std::string> MetaChecks::judge(trace::CheckStatus& status, bool premise, bool holds, std::string text) {
    ++status.evaluated;
    if (premise) ++status.premiseTrue;
    if (holds) return std::nullopt;
    ++status.violations;
    return text;
}

}  // namespace qs::campaign

#include "engine/campaign/explore.h"

#include <ctime>
#include <nlohmann/json.hpp>

#include "engine/scenario/runner.h"

namespace qs::campaign {

namespace {

/// A broken engine may stop at one of its own assertions.
std::string checksThatSpeak(const scenario::Scenario& schedule) {
    std::string out;
    try {
        for (const trace::CheckStatus& check : scenario::run(schedule).checks)
            if (check.violations > 0) out += (out.empty() ? "" : " ") + std::string(check.id);
    } catch (const CheckFailed&) {
        return "assertion";
    }
    return out;
}

double perSecond(const Exploration& e) {
    return e.cpuSeconds > 0 ? static_cast<double>(e.search.states) / e.cpuSeconds : 0;
}

std::string hundredths(double value) {
    const auto n = static_cast<std::uint64_t>(value * 100);
    const std::string rest = std::to_string(n % 100);
    return std::to_string(n / 100) + "." + (rest.size() < 2 ? "0" : "") + rest;
}

}  // namespace

Result<Exploration> explore(const scenario::Scenario& scenario, const ExploreOptions& options) {
    const Result<ExplorePlan> plan = planOf(scenario);
    if (!plan) return plan.error();
    Exploration out;
    ZabModel model(exploredConfig(), plan->voters);
    const ZabModel::State start = model.initial();
    const std::clock_t begin = std::clock();
    model.beginAt(replayed(model, plan->events), plan->bounds);
    Search<ZabModel> search(model, {options.depth, options.states});
    out.search = search.run();
    out.cpuSeconds = static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
    if (!out.search.violation) return out;
    std::vector<ExploreEvent> events = plan->events;
    events.insert(events.end(), out.search.path.begin(), out.search.path.end());
    model.beginAt(start, {});
    out.counterexample =
        scheduleOf(model, events, out.search.violation->check + ", found by exploring " + scenario.name);
    out.labFound = checksThatSpeak(*out.counterexample);
    return out;
}

std::string describe(const Exploration& e, const std::string& file) {
    const auto& s = e.search;
    std::string out = std::to_string(s.states) + " states, " + std::to_string(s.transitions) + " transitions, depth " +
                      std::to_string(s.depth) + ", " + (s.complete ? "complete" : "not complete") + "\n";
    out += hundredths(e.cpuSeconds) + " s of CPU, " + std::to_string(static_cast<std::uint64_t>(perSecond(e))) +
           " states a second\n";
    if (!s.violation) return out + "no violation\n";
    out += "VIOLATION " + s.violation->check + " after " + std::to_string(s.path.size()) +
           " events: " + s.violation->text + "\n";
    out += e.labFound.empty() ? "the Lab does not come to it by these events\n" : "the Lab breaks " + e.labFound + "\n";
    if (!file.empty()) out += "written: " + file + "\n";
    return out;
}

std::string toJson(const Exploration& e, const std::string& file) {
    const auto& s = e.search;
    nlohmann::json violation;
    if (s.violation) {
        violation = {{"check", s.violation->check},
                     {"text", s.violation->text},
                     {"events", s.path.size()},
                     {"lab", e.labFound},
                     {"scenario", file.empty() ? nlohmann::json() : nlohmann::json(file)}};
    }
    const nlohmann::json out = {{"states", s.states},         {"transitions", s.transitions},
                                {"depth", s.depth},           {"complete", s.complete},
                                {"cpuSeconds", e.cpuSeconds}, {"statesPerSecond", perSecond(e)},
                                {"violation", violation}};
    return out.dump();
}

}  // namespace qs::campaign

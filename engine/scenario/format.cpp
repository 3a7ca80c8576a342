#include "engine/base/overload.h"
#include "engine/command/tokens.h"
#include "engine/scenario/scenario.h"

namespace qs::scenario {

namespace {

std::string word(On::What what) {
    switch (what) {
        case On::What::Proposed: return "proposed";
        case On::What::Logged: return "logged";
        case On::What::Durable: return "durable";
        case On::What::Acked: return "acked";
        case On::What::Committed: return "committed";
        case On::What::Applied: return "applied";
    }
    return "?";
}

std::string word(trace::Role role) {
    switch (role) {
        case trace::Role::Down: return "down";
        case trace::Role::Looking: return "looking";
        case trace::Role::Following: return "following";
        case trace::Role::Leading: return "leading";
        case trace::Role::Observing: return "observing";
    }
    return "?";
}

std::string within(VirtualTime t) { return " within " + formatDuration(t); }
std::string path(const std::string& p) { return p.empty() ? "" : " " + command::quoteIfNeeded("path=" + p); }

std::string text(const Action& action) {
    return std::visit(
        overload{
            [](const Delay& s) { return (s.absolute ? "at " : "wait ") + formatDuration(s.time); },
            [](const Do& s) { return s.text; },
            [](const Say& s) { return "say " + command::quote(s.text); },
            [](const On& s) { return "on " + s.node + " " + word(s.what) + path(s.path) + within(s.within); },
            [](const ExpectLeader& s) {
                return std::string(s.none ? "expect no leader" : "expect leader") +
                       (s.except.empty() ? "" : " not " + s.except) + within(s.within) +
                       (s.as.empty() ? "" : " as " + s.as);
            },
            [](const ExpectCommitted& s) { return "expect committed" + path(s.path) + within(s.within); },
            [](const ExpectAnswer& s) { return "expect answer " + s.client + " " + s.answer + within(s.within); },
            [](const ExpectRole& s) { return "expect role " + s.node + " " + word(s.role) + within(s.within); },
            [](const ExpectZnode& s) {
                return std::string(s.present ? "expect present" : "expect discarded") + path(s.path) + " on " + s.node +
                       within(s.within);
            },
            [](const ExpectConverged& s) { return "expect converged" + within(s.within); },
            [](const Verify&) { return std::string("verify"); },
        },
        action);
}

}  // namespace

std::string formatDuration(VirtualTime t) {
    if (t.us % 1000000 == 0) return std::to_string(t.us / 1000000) + "s";
    if (t.us % 1000 == 0) return std::to_string(t.us / 1000) + "ms";
    return std::to_string(t.us) + "us";
}

std::string format(const Scenario& s) {
    const sim::LabConfig& c = s.config;
    std::string out = "scenario " + command::quote(s.name) + "\n";
    out += "ensemble zab replicas=" + std::to_string(c.voters) + " observers=" + std::to_string(c.observers) +
           " seed=" + std::to_string(c.seed) + " latency=" + formatDuration(c.latency) +
           " fsync=" + formatDuration(c.fsync) + " tick=" + formatDuration(c.tick) +
           " initLimit=" + std::to_string(c.initLimit) + " syncLimit=" + std::to_string(c.syncLimit) + "\n";
    for (const Step& step : s.steps) out += std::string(step.depth > 0 ? "  " : "") + text(step.action) + "\n";
    return out;
}

}  // namespace qs::scenario

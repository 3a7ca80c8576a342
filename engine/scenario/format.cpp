#include "engine/base/overload.h"
#include "engine/command/tokens.h"
#include "engine/scenario/ensemble_line.h"
#include "engine/scenario/scenario.h"
#include "engine/scenario/words.h"

namespace qs::scenario {

namespace {

/// In quotes, letters outside ASCII as they are.
std::string sentence(const std::string& text) {
    std::string out = "\"";
    for (const char c : text) {
        const std::string quoted = command::quote({&c, 1});
        out += static_cast<unsigned char>(c) >= 0x80 ? std::string(1, c) : quoted.substr(1, quoted.size() - 2);
    }
    return out + '"';
}

std::string within(VirtualTime t) {
    return " within " + formatDuration(t);
}
std::string option(const char* key, const std::string& value) {
    return " " + command::quoteIfNeeded(key + ("=" + value));
}
std::string path(const std::string& p) {
    return p.empty() ? "" : option("path", p);
}
std::string data(const std::optional<std::string>& d) {
    return d ? option("data", *d) : "";
}

std::string text(const On& s) {
    const std::string kind = s.kind ? " " + std::string(toString(*s.kind)) : "";
    const std::string peer = s.peer.empty() ? "" : (s.what == On::What::Sent ? " to " : " from ") + s.peer;
    return "on " + s.node + " " + wordFor(EventWords, s.what) + kind + peer + path(s.path) +
           (s.zxid ? option("zxid", toString(*s.zxid)) : "") + within(s.within);
}

std::string text(const ExpectLeader& s) {
    return std::string(s.none ? "expect no leader" : "expect leader") + (s.except.empty() ? "" : " not " + s.except) +
           within(s.within) + (s.as.empty() ? "" : " as " + s.as);
}

std::string text(const Action& action) {
    return std::visit(
        overload{
            [](const Delay& s) { return (s.absolute ? "at " : "wait ") + formatDuration(s.time); },
            [](const Do& s) { return (s.times > 1 ? "repeat " + std::to_string(s.times) + " " : "") + s.text; },
            [](const HandleEvents& s) {
                return s.events == 1 ? std::string("step") : "step " + std::to_string(s.events);
            },
            [](const By& s) { return std::string("by ") + wordFor(SourceWords, s.source); },
            [](const Say& s) { return "say " + sentence(s.text); },
            [](const On& s) { return text(s); },
            [](const ExpectLeader& s) { return text(s); },
            [](const ExpectCommitted& s) { return "expect committed" + path(s.path) + within(s.within); },
            [](const ExpectAnswer& s) {
                return "expect answer " + s.client + " " + s.answer + data(s.data) + path(s.path) + within(s.within);
            },
            [](const ExpectAnswers& s) { return "expect answers " + s.client + " " + s.answer + within(s.within); },
            [](const ExpectRole& s) {
                return "expect role " + s.node + " " + wordFor(RoleWords, s.role) + within(s.within);
            },
            [](const ExpectZnode& s) {
                return std::string(s.present ? "expect present" : "expect discarded") + path(s.path) + data(s.data) +
                       " on " + s.node + within(s.within);
            },
            [](const ExpectSync& s) {
                return "expect sync " + s.node + " " + wordFor(SyncWords, s.mode) + within(s.within);
            },
            [](const ExpectFired& s) {
                return "expect fired" + path(s.path) + " " + std::to_string(s.times) + within(s.within);
            },
            [](const ExpectConverged& s) { return "expect converged" + within(s.within); },
            [](const ExpectEpoch& s) { return "expect epoch " + std::to_string(s.epoch) + within(s.within); },
            [](const ExpectViolation& s) { return "expect violation " + s.check + within(s.within); },
            [](const Verify& s) {
                std::string out = "verify";
                for (const std::string& id : s.checks)
                    out += " " + id;
                return out;
            },
        },
        action);
}

}  // namespace

std::string format(const Scenario& s) {
    std::string out = "scenario " + sentence(s.name) + "\n";
    for (const Parameter& p : s.parameters)
        out += "param" + option(p.name.c_str(), p.value) + "\n";
    out += ensembleLine(s.config) + "\n";
    std::size_t begun = 0;
    const auto beginBranches = [&](std::size_t upTo) {  // those without a step too
        for (; begun < upTo; ++begun)
            out += "branch " + sentence(s.branches[begun]) + "\n";
    };
    for (const Step& step : s.steps) {
        beginBranches(step.branch);
        out += std::string(static_cast<std::size_t>(step.depth) * 2, ' ') + text(step.action) + "\n";
    }
    beginBranches(s.branches.size());
    return out;
}

}  // namespace qs::scenario

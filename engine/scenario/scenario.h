// A scenario as a value: an ensemble and steps, each anchored to time or to events. One text form, GRAMMAR.md beside the
// shipped files describes it; parse, format, parse is identity.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "engine/base/result.h"
#include "engine/command/command.h"
#include "engine/sim/lab.h"

namespace qs::scenario {

/// `at 3s COMMAND`, `after 200ms COMMAND`, `wait 500ms`: reach a time first.
struct Delay {
    bool absolute = false;  ///< since the start, else since the step before
    VirtualTime time;
};
/// A command; its node names are looked up when it runs.
struct Do {
    std::string text;  ///< canonical, names kept
};
struct Say {
    std::string text;
};
/// Waits until a node records something about a transaction.
struct On {
    enum class What : std::uint8_t { Proposed, Logged, Durable, Acked, Committed, Applied };
    std::string node;  ///< a NODES word; `any` for whichever
    What what = What::Logged;
    std::string path;  ///< empty: any
    VirtualTime within;
};
struct ExpectLeader {
    bool none = false;     ///< `expect no leader`: nobody serves as leader
    std::string except;    ///< `not A`
    std::string as;        ///< name to bind
    VirtualTime within;
};
struct ExpectCommitted {
    std::string path;
    VirtualTime within;
};
/// The oldest answer of the client not yet expected.
struct ExpectAnswer {
    std::string client;
    std::string answer;  ///< "ok", "NoNode" ..., or "lost" for a connection loss
    VirtualTime within;
};
struct ExpectRole {
    std::string node;
    trace::Role role = trace::Role::Following;
    VirtualTime within;
};
/// `expect discarded path=/x on A`, `expect present path=/x on A`: what A's tree holds.
struct ExpectZnode {
    bool present = true;
    std::string path;
    std::string node;
    VirtualTime within;
};
/// Every living node serves and all trees are equal.
struct ExpectConverged {
    VirtualTime within;
};
/// No check has found a violation so far.
struct Verify {};

using Action = std::variant<Delay, Do, Say, On, ExpectLeader, ExpectCommitted, ExpectAnswer, ExpectRole, ExpectZnode,
                            ExpectConverged, Verify>;
struct Step {
    int line = 0;  ///< 1-based, in the file
    int depth = 0; ///< indentation level
    Action action;
};

struct Scenario {
    std::string name;
    sim::LabConfig config;
    std::vector<Step> steps;
};

/// `file` names the place in errors: "file:line:column".
Result<Scenario> parse(std::string_view text, const std::string& file);
std::string format(const Scenario& scenario);

/// "3s", "2500ms", "40us"; nullopt for anything else.
std::optional<VirtualTime> parseDuration(std::string_view text);
std::string formatDuration(VirtualTime t);

}  // namespace qs::scenario

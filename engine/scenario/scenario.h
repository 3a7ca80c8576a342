// A scenario as a value: an ensemble and steps, each anchored to time or to events. One text form, described in
// resources/scenarios/GRAMMAR.md; parse, format, parse is identity.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "engine/base/result.h"
#include "engine/command/command.h"
#include "engine/sim/lab.h"

namespace qs::scenario {

/// `at 3s`, `after 200ms`, `wait 500ms`: reach a time first.
struct Delay {
    bool absolute = false;  ///< since the start, else since the step before
    VirtualTime time;
    bool operator==(const Delay&) const = default;
};
/// A command; its node names are looked up when it runs.
struct Do {
    std::string text;  ///< canonical words, names kept
    int times = 1;     ///< `repeat N COMMAND`, all at the same instant
    bool operator==(const Do&) const = default;
};
/// `step N`: the ensemble handles its next N events, whenever they are due.
struct HandleEvents {
    std::uint64_t events = 1;
    bool operator==(const HandleEvents&) const = default;
};
/// `by user`: whom the trace names as the source of the commands that follow.
struct By {
    trace::CommandSource source = trace::CommandSource::Scenario;
    bool operator==(const By&) const = default;
};
struct Say {
    std::string text;
    bool operator==(const Say&) const = default;
};
/// Waits until a node records something about a transaction.
struct On {
    /// Up to Applied of a transaction, then of a message, then of the node itself.
    enum class What : std::uint8_t {
        Proposed,
        Logged,
        Durable,
        Acked,
        Committed,
        Applied,
        Sent,
        Received,
        Looking,
        Established,
        Serving,
        Died,
        Snapshot,
    };
    std::string node;  ///< a NODES word; `any` for whichever
    What what = What::Logged;
    std::optional<MessageKind> kind;  ///< Sent, Received: none for any
    std::string peer;                 ///< Sent, Received: the other end, a NODES word; empty for any
    std::string path;                 ///< empty: any
    std::optional<Zxid> zxid;         ///< none: any
    VirtualTime within;
    bool operator==(const On&) const = default;
};
struct ExpectLeader {
    bool none = false;   ///< `expect no leader`: nobody serves as leader
    std::string except;  ///< `not A`
    VirtualTime within;
    std::string as;  ///< name to bind
    bool operator==(const ExpectLeader&) const = default;
};
struct ExpectCommitted {
    std::string path;
    VirtualTime within;
    bool operator==(const ExpectCommitted&) const = default;
};
/// The oldest answer of the client that no step looked at yet.
struct ExpectAnswer {
    std::string client;
    std::string answer;               ///< "ok", "NoNode" ..., or "lost" when the outcome is unknown
    std::optional<std::string> data;  ///< what a get must have returned
    std::string path;                 ///< what a create must have returned; empty: any
    VirtualTime within;
    bool operator==(const ExpectAnswer&) const = default;
};
/// Every request of the client was answered, and each answer that no step looked at yet is this one.
struct ExpectAnswers {
    std::string client;
    std::string answer;
    VirtualTime within;
    bool operator==(const ExpectAnswers&) const = default;
};
struct ExpectRole {
    std::string node;
    trace::Role role = trace::Role::Following;
    VirtualTime within;
    bool operator==(const ExpectRole&) const = default;
};
/// `expect discarded path=/x on A`, `expect present path=/x data=v on A`: what the tree that A serves holds.
struct ExpectZnode {
    bool present = true;
    std::string path;
    std::optional<std::string> data;
    std::string node;
    VirtualTime within;
    bool operator==(const ExpectZnode&) const = default;
};
/// How the leader brought the node up to date, since the node last died.
struct ExpectSync {
    std::string node;
    trace::SyncMode mode = trace::SyncMode::Diff;
    VirtualTime within;
    bool operator==(const ExpectSync&) const = default;
};
/// So many watches on the path have fired since the start.
struct ExpectFired {
    std::string path;
    int times = 1;
    VirtualTime within;
    bool operator==(const ExpectFired&) const = default;
};
/// Every living node serves and all trees are equal.
struct ExpectConverged {
    VirtualTime within;
    bool operator==(const ExpectConverged&) const = default;
};
/// Somebody serves as leader of this epoch.
struct ExpectEpoch {
    std::uint32_t epoch = 0;
    VirtualTime within;
    bool operator==(const ExpectEpoch&) const = default;
};
/// The check finds a violation: the scenario goes outside the model, and shows what that costs. It is none against it
/// then.
struct ExpectViolation {
    std::string check;
    VirtualTime within;
    bool operator==(const ExpectViolation&) const = default;
};
/// No check, or none of these, has found a violation so far that was not expected.
struct Verify {
    std::vector<std::string> checks;  ///< ids; empty: all
    bool operator==(const Verify&) const = default;
};

using Action = std::variant<Delay, Do, HandleEvents, By, Say, On, ExpectLeader, ExpectCommitted, ExpectAnswer,
                            ExpectAnswers, ExpectRole, ExpectZnode, ExpectSync, ExpectFired, ExpectConverged,
                            ExpectEpoch, ExpectViolation, Verify>;
struct Step {
    int line = 0;   ///< 1-based, in the file; 0: made by a program
    int depth = 0;  ///< blocks it stands in
    Action action;
    std::size_t branch = 0;  ///< 0: of all futures; else of branches[branch - 1] only
    /// The place in the file does not count.
    bool operator==(const Step& other) const {
        return depth == other.depth && action == other.action && branch == other.branch;
    }
};
/// `param NAME=VALUE`; $NAME stands for the value in all later lines.
struct Parameter {
    std::string name;
    std::string value;
    bool operator==(const Parameter&) const = default;
};
/// Values that replace those in the file.
using Settings = std::map<std::string, std::string, std::less<>>;

struct Scenario {
    std::string file;  ///< for messages; may be empty
    std::string name;
    std::vector<Parameter> parameters;  ///< with the values that were used
    sim::LabConfig config;
    std::vector<std::string> branches;
    std::vector<Step> steps;
};

/// `file` names the place in errors: "file:line:column".
Result<Scenario> parse(std::string_view text, const std::string& file, const Settings& settings = {});
std::string format(const Scenario& scenario);
/// Each branch from the start, as a scenario of its own; without branches the scenario itself.
std::vector<Scenario> futures(const Scenario& scenario);

}  // namespace qs::scenario

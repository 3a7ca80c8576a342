// Runs a scenario over a Lab with the checks on: step by step for the window, or whole for the command line and the
// tests. A step is tried when it begins and again after every event of the Lab, until it is satisfied or its patience
// is over.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "engine/check/check.h"
#include "engine/scenario/observed.h"
#include "engine/scenario/scenario.h"
#include "engine/scenario/transcript.h"

namespace qs::scenario {

/// One command of a run, and where in the run it came: together with the configuration, all such are the run.
struct ExecutedCommand {
    VirtualTime at;
    std::uint64_t events = 0;  ///< handled before it
    bool amidst = false;       ///< others were due at that instant and not handled yet
    trace::CommandSource source = trace::CommandSource::Scenario;
    command::Command command;
};
/// As it is about to be executed.
ExecutedCommand placed(const sim::Lab& lab, const command::Command& command, trace::CommandSource source);

class Runner {
public:
    /// Whether records go into the transcript too.
    enum class Keeps { Transcript, Sayings };

    explicit Runner(Scenario scenario, Keeps keeps = Keeps::Transcript);

    /// Runs steps and events up to and including `until`; the Lab goes on after the last step. Stops where a step
    /// fails.
    void runUntil(VirtualTime until);
    /// All steps were taken, or one failed.
    bool finished() const { return m_next >= m_scenario.steps.size() || m_failure.has_value(); }
    /// Handles one event, with the steps that can be taken after it; where none comes before a step's time, goes there
    /// instead. At the start there are but the steps that can be taken at once. False: nothing is pending.
    bool step();
    /// When step() would do something; none: never.
    std::optional<VirtualTime> nextAt() const;
    /// Runs the rest.
    void run() { runUntil(VirtualTime::never()); }

    /// Set when an expectation was not met; the place is "file:line" of the step.
    const std::optional<Error>& failure() const { return m_failure; }
    /// Those that the scenario did not expect.
    std::uint64_t violations() const;
    std::vector<trace::CheckStatus> checks() const { return m_suite.statuses(); }
    const sim::Lab& lab() const { return m_lab; }
    /// For commands beside the scenario's own, between two calls.
    sim::Lab& lab() { return m_lab; }
    /// The scenario has ended: the ensemble and its checks go on without it. The runner is of no use after that.
    std::pair<sim::Lab, check::Suite> letGo() && { return {std::move(m_lab), std::move(m_suite)}; }
    const Scenario& scenario() const { return m_scenario; }
    /// Commands that the scenario gave since the last call.
    std::vector<ExecutedCommand> takeCommands() { return std::exchange(m_commands, {}); }
    /// Answers to simulated clients since the last call.
    std::vector<client::NamedAnswer> takeAnswers() { return std::exchange(m_answers, {}); }
    /// Takes in what was done to the Lab beside the scenario.
    void collect();
    /// Records, findings, sayings and checks since the last call.
    trace::Batch takeBatch();
    /// From the start.
    const std::string& transcript() const { return m_transcript.text(); }
    /// 0 ok, 1 an expectation failed, 3 a check found a violation.
    int exitCode() const { return violations() > 0 ? 3 : m_failure ? 1 : 0; }

private:
    enum class Progress { Done, Waiting };

    void runSteps(VirtualTime until);
    bool waitForEvent(VirtualTime deadline, VirtualTime until);
    void takeSteps();
    void stepLab();
    void fail(std::string text);
    Progress refused(std::string text);
    VirtualTime deadlineOf(const Action& action) const;
    std::vector<NodeId> nodesOf(const std::string& words) const;
    bool matches(const On& s, const trace::Record& r) const;
    bool matchesOther(const On& s, const trace::Record& r, const std::vector<NodeId>& nodes) const;
    /// What a step that waited in vain waited for.
    std::string missing(const Action& action) const;

    Progress attempt(const Delay& s);
    Progress attempt(const Do& s);
    Progress attempt(const HandleEvents& s);
    Progress attempt(const By& s);
    Progress attempt(const Say& s);
    Progress attempt(const On& s);
    Progress attempt(const ExpectLeader& s);
    Progress attempt(const ExpectCommitted& s);
    Progress attempt(const ExpectAnswer& s);
    Progress attempt(const ExpectAnswers& s);
    Progress attempt(const ExpectRole& s);
    Progress attempt(const ExpectZnode& s);
    Progress attempt(const ExpectSync& s);
    Progress attempt(const ExpectFired& s);
    Progress attempt(const ExpectConverged& s);
    Progress attempt(const ExpectEpoch& s);
    Progress attempt(const ExpectViolation& s);
    Progress attempt(const Verify& s);

    Scenario m_scenario;
    sim::Lab m_lab;
    check::Suite m_suite;
    Observed m_observed;
    Keeps m_keeps;
    Transcript m_transcript;
    command::Bindings m_names;
    std::size_t m_next = 0;
    VirtualTime m_stepStart;              ///< when the current step was first tried
    std::uint64_t m_stepStartEvents = 0;  ///< handled by then
    bool m_started = false;               ///< the current step was tried at least once
    trace::CommandSource m_source = trace::CommandSource::Scenario;
    std::vector<ExecutedCommand> m_commands;
    std::vector<client::NamedAnswer> m_answers;
    std::vector<trace::Record> m_fresh;  ///< of the last event or command, for `on`
    std::uint64_t m_lastSeq = 0;
    trace::Batch m_pending;
    std::set<std::string, std::less<>> m_expected;  ///< checks that the scenario said would find something, and did
    std::optional<Error> m_failure;
};

/// A whole run of a scenario without branches.
struct Outcome {
    int exitCode = 0;
    std::string transcript;
    std::string trace;  ///< the trace stream
    std::optional<Error> failure;
    std::vector<trace::CheckStatus> checks;
    VirtualTime end;
};
Outcome run(const Scenario& scenario);

}  // namespace qs::scenario

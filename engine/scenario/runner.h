// Runs a scenario over a Lab with the checks on: step by step for the window, or whole for the command line and the tests.
#pragma once

#include <deque>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "engine/check/check.h"
#include "engine/scenario/scenario.h"

namespace qs::scenario {

class Runner {
public:
    explicit Runner(Scenario scenario);

    /// Runs steps and events up to and including `until`, or until the scenario is over.
    void runUntil(VirtualTime until);
    /// All steps were taken, or one failed.
    bool finished() const { return m_next >= m_scenario.steps.size() || m_failure.has_value(); }
    /// Runs the rest.
    void run();

    /// Set when an expectation was not met: "first_light.scenario-like place: text" with the line of the step.
    const std::optional<Error>& failure() const { return m_failure; }
    std::uint64_t violations() const { return m_suite.violations(); }
    std::vector<trace::CheckStatus> checks() const { return m_suite.statuses(); }
    const sim::Lab& lab() const { return m_lab; }
    const Scenario& scenario() const { return m_scenario; }
    /// What was said last, for captions.
    const std::string& caption() const { return m_caption; }
    /// Records, findings and checks since the last call.
    trace::Batch takeBatch();
    /// Notable records and what was said, a line each, from the start.
    const std::string& transcript() const { return m_transcript; }
    /// 0 ok, 1 an expectation failed, 3 a check found a violation.
    int exitCode() const;

private:
    enum class Progress { Done, Waiting };

    Progress attempt(const Step& step);
    Progress tryDelay(const Delay& s);
    Progress doCommand(const Do& s);
    Progress tryOn(const On& s);
    Progress tryLeader(const ExpectLeader& s);
    Progress tryCommitted(const ExpectCommitted& s);
    Progress tryAnswer(const ExpectAnswer& s);
    Progress tryRole(const ExpectRole& s);
    Progress tryZnode(const ExpectZnode& s);
    Progress tryConverged();
    Progress verify();
    void fail(std::string text);
    void collect();
    std::vector<NodeId> nodesOf(const std::string& word) const;
    bool matches(const On& s, const trace::Record& r) const;
    VirtualTime deadlineOf(const Action& action) const;

    Scenario m_scenario;
    sim::Lab m_lab;
    check::Suite m_suite;
    command::Bindings m_names;
    std::size_t m_next = 0;
    VirtualTime m_stepStart;  ///< when the current step was first tried
    bool m_started = false;   ///< the current step was tried at least once
    std::vector<trace::Record> m_fresh;  ///< records since the last event, for `on`
    std::map<std::string, std::deque<sim::ClientAnswer>> m_answers;
    std::map<std::string, Zxid> m_committedPaths;
    trace::Batch m_pending;
    std::string m_transcript;
    std::string m_caption;
    std::optional<Error> m_failure;
};

}  // namespace qs::scenario

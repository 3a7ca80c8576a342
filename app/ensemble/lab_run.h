// The Lab that an ensemble drives, alone or along the timeline of a scenario, with its checks and the log of every
// command it executed. Once the scenario has ended the Lab goes on without it. Pure: knows no wall clock.
#pragma once

#include <optional>
#include <vector>

#include "app/ensemble/command_log.h"
#include "engine/scenario/runner.h"

namespace qs::app {

class LabRun {
public:
    explicit LabRun(const sim::LabConfig& config);
    /// Requires: the scenario has no branches (scenario::futures).
    explicit LabRun(const scenario::Scenario& scenario);

    sim::Lab& lab() { return m_runner ? m_runner->lab() : *m_lab; }
    const sim::Lab& lab() const { return m_runner ? std::as_const(*m_runner).lab() : *m_lab; }
    /// Steps of the scenario are left.
    bool playing() const { return m_runner.has_value(); }

    /// When something happens next, a step of the scenario included; none: never.
    std::optional<VirtualTime> nextAt() const;
    /// Everything up to and including `until`. Requires: until >= now.
    void runUntil(VirtualTime until);
    /// One event. False: nothing is pending.
    bool step();
    /// Executes and logs a command that is not the scenario's.
    Result<std::string> execute(const command::Command& command, trace::CommandSource source, bool keepAlive);

    /// Since the last call, judged.
    trace::Batch takeBatch();
    std::vector<client::NamedAnswer> takeAnswers();

    /// Up to what was done last, the scenario's own commands included.
    CommandLog& log();
    /// Where the run stands, for CommandLog::text().
    scenario::ExecutedCommand end() const { return scenario::placed(lab(), command::HealAll{}, {}); }

private:
    void takeCommands();
    void follow();

    std::optional<scenario::Runner> m_runner;  ///< while the scenario has steps left; then the next two
    std::optional<sim::Lab> m_lab;
    std::optional<check::Suite> m_suite;
    CommandLog m_log;
    trace::Batch m_batch;  ///< of the runner that has ended
    std::vector<client::NamedAnswer> m_answers;
};

/// The highest number of an outside connection in the scenario's commands; none: no such connection.
ConnectionId lastOutsideConnection(const scenario::Scenario& scenario);
/// Adds what happened after `to`.
void append(trace::Batch& to, trace::Batch from);

}  // namespace qs::app

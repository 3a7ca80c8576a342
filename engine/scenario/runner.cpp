#include "engine/scenario/runner.h"

#include <iterator>

#include "engine/base/overload.h"
#include "engine/trace/stream_writer.h"

namespace qs::scenario {

ExecutedCommand placed(const sim::Lab& lab, const command::Command& command, trace::CommandSource source) {
    const auto next = lab.nextEventAt();
    return {lab.now(), lab.eventsHandled(), next && *next <= lab.now(), source, command};
}

Runner::Runner(Scenario scenario, Keeps keeps)
    : m_scenario(std::move(scenario)), m_lab(m_scenario.config), m_suite(m_lab.setting()), m_keeps(keeps) {
    collect();
}

std::uint64_t Runner::violations() const {
    std::uint64_t out = 0;
    for (const trace::CheckStatus& c : m_suite.statuses()) {
        if (!m_expected.contains(c.id)) out += c.violations;
    }
    return out;
}

trace::Batch Runner::takeBatch() {
    m_pending.upTo = m_lab.now();
    m_pending.checks = m_suite.statuses();
    return std::exchange(m_pending, {});
}

/// Takes what the last event or command wrote: checks it, keeps it, remembers what steps ask about.
void Runner::collect() {
    trace::Batch batch = m_lab.takeBatch();
    m_suite.observe(batch, m_lab.tables());
    m_observed.take(batch.records, m_lab.tables());
    auto answers = m_lab.takeClientAnswers();
    m_answers.insert(m_answers.end(), answers.begin(), answers.end());
    m_observed.take(std::move(answers));
    if (m_keeps == Keeps::Transcript) m_transcript.add(batch, m_lab.tables());
    if (!batch.records.empty()) m_lastSeq = batch.records.back().seq;
    m_fresh = batch.records;
    const auto move = [](auto& from, auto& to) {
        to.insert(to.end(), std::make_move_iterator(from.begin()), std::make_move_iterator(from.end()));
    };
    move(batch.records, m_pending.records);
    move(batch.texts, m_pending.texts);
    move(batch.txns, m_pending.txns);
    move(batch.findings, m_pending.findings);
}

void Runner::stepLab() {
    m_lab.step();
    collect();
}

void Runner::runUntil(VirtualTime until) {
    runSteps(until);
    if (m_failure || until.isNever() || m_lab.now() >= until) return;
    while (m_lab.nextEventAt() && *m_lab.nextEventAt() <= until)
        stepLab();
    m_lab.runUntil(until);
}

void Runner::runSteps(VirtualTime until) {
    for (takeSteps(); !finished(); takeSteps())
        if (!waitForEvent(deadlineOf(m_scenario.steps[m_next].action), until)) return;
}

/// Up to one that has to wait.
void Runner::takeSteps() {
    while (!finished()) {
        const Action& action = m_scenario.steps[m_next].action;
        if (!m_started) {
            m_stepStart = m_lab.now();
            m_stepStartEvents = m_lab.eventsHandled();
        }
        m_started = true;
        if (std::visit([this](const auto& s) { return attempt(s); }, action) == Progress::Waiting || m_failure) return;
        ++m_next;
        m_started = false;
        m_transcript.stepDone();
    }
}

bool Runner::step() {
    if (!finished() && !m_started) {
        takeSteps();
        return true;
    }
    if (!finished()) {
        const bool moved = waitForEvent(deadlineOf(m_scenario.steps[m_next].action), VirtualTime::never());
        takeSteps();
        return moved;
    }
    if (!m_lab.nextEventAt()) return false;
    stepLab();
    return true;
}

std::optional<VirtualTime> Runner::nextAt() const {
    const auto next = m_lab.nextEventAt();
    if (finished()) return next;
    if (!m_started) return m_lab.now();
    const VirtualTime deadline = deadlineOf(m_scenario.steps[m_next].action);
    return next && *next <= deadline ? *next : deadline;
}

/// Handles the next event, or moves to the deadline where none comes before it. False: that lies beyond `until`.
bool Runner::waitForEvent(VirtualTime deadline, VirtualTime until) {
    const auto next = m_lab.nextEventAt();
    const bool eventFirst = next && *next <= deadline;
    if ((eventFirst ? *next : deadline) > until) return false;
    if (eventFirst) {
        stepLab();
        return true;
    }
    m_lab.runUntil(deadline);
    const Action& action = m_scenario.steps[m_next].action;
    if (!std::holds_alternative<Delay>(action)) fail(missing(action));
    return true;
}

/// When the step gives up (for a delay: when it is over).
VirtualTime Runner::deadlineOf(const Action& action) const {
    const auto within = [this](const auto& s) { return m_stepStart + s.within; };
    return std::visit(overload{
                          [this](const Delay& s) { return s.absolute ? s.time : m_stepStart + s.time; },
                          [this](const Do&) { return m_stepStart; },
                          [](const HandleEvents&) { return VirtualTime::never(); },
                          [this](const By&) { return m_stepStart; },
                          [this](const Say&) { return m_stepStart; },
                          [&](const On& s) { return within(s); },
                          [&](const ExpectLeader& s) { return within(s); },
                          [&](const ExpectCommitted& s) { return within(s); },
                          [&](const ExpectAnswer& s) { return within(s); },
                          [&](const ExpectAnswers& s) { return within(s); },
                          [&](const ExpectRole& s) { return within(s); },
                          [&](const ExpectZnode& s) { return within(s); },
                          [&](const ExpectSync& s) { return within(s); },
                          [&](const ExpectFired& s) { return within(s); },
                          [&](const ExpectConverged& s) { return within(s); },
                          [&](const ExpectEpoch& s) { return within(s); },
                          [&](const ExpectViolation& s) { return within(s); },
                          [this](const Verify&) { return m_stepStart; },
                      },
                      action);
}

void Runner::fail(std::string text) {
    const Step& step = m_scenario.steps[m_next];
    const std::string place = m_scenario.file.empty() ? "step " + std::to_string(m_next + 1)
                                                      : m_scenario.file + ":" + std::to_string(step.line);
    m_failure = Error{place, std::move(text)};
    m_transcript.stepDone();
    m_pending.sayings.push_back({m_lab.now(), m_lastSeq, m_failure->message()});
    m_transcript.line(m_lab.now(), "FAILED: " + m_failure->text);
}

Outcome run(const Scenario& scenario) {
    Runner runner(scenario);
    runner.run();
    Outcome out;
    out.exitCode = runner.exitCode();
    out.transcript = runner.transcript();
    trace::StreamWriter(out.trace, runner.lab().setting()).write(runner.takeBatch());
    out.failure = runner.failure();
    out.checks = runner.checks();
    out.end = runner.lab().now();
    return out;
}

}  // namespace qs::scenario

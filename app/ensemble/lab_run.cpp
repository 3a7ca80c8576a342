#include "app/ensemble/lab_run.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace qs::app {

void append(trace::Batch& to, trace::Batch from) {
    const auto move = [](auto& source, auto& target) {
        target.insert(target.end(), std::make_move_iterator(source.begin()), std::make_move_iterator(source.end()));
    };
    to.upTo = from.upTo;
    move(from.records, to.records);
    move(from.texts, to.texts);
    move(from.txns, to.txns);
    move(from.findings, to.findings);
    move(from.sayings, to.sayings);
    if (!from.checks.empty()) to.checks = std::move(from.checks);
}

ConnectionId lastOutsideConnection(const scenario::Scenario& scenario) {
    ConnectionId last;
    for (const scenario::Step& step : scenario.steps) {
        const auto* done = std::get_if<scenario::Do>(&step.action);
        if (!done || !done->text.starts_with("conn ")) continue;
        const auto command = command::parse(done->text);
        const auto* open = command ? std::get_if<command::ConnectionOpen>(&*command) : nullptr;
        if (open) last = std::max(last, open->connection);
    }
    return last;
}

LabRun::LabRun(const sim::LabConfig& config) : m_lab(config), m_suite(m_lab->setting()), m_log(config) {}

LabRun::LabRun(const scenario::Scenario& scenario)
    : m_runner(std::in_place, scenario, scenario::Runner::Keeps::Sayings), m_log(scenario.config) {}

void LabRun::takeCommands() {
    if (!m_runner) return;
    for (scenario::ExecutedCommand& each : m_runner->takeCommands())
        m_log.add(std::move(each));
}

CommandLog& LabRun::log() {
    takeCommands();
    return m_log;
}

/// Takes over what the scenario did; where it has come to its end, the Lab as well.
void LabRun::follow() {
    if (!m_runner) return;
    takeCommands();
    auto answers = m_runner->takeAnswers();
    m_answers.insert(m_answers.end(), answers.begin(), answers.end());
    if (!m_runner->finished()) return;
    append(m_batch, m_runner->takeBatch());
    auto [lab, suite] = std::move(*m_runner).letGo();
    m_lab.emplace(std::move(lab));
    m_suite.emplace(std::move(suite));
    m_runner.reset();
}

std::optional<VirtualTime> LabRun::nextAt() const {
    return m_runner ? m_runner->nextAt() : m_lab->nextEventAt();
}

void LabRun::runUntil(VirtualTime until) {
    if (m_runner) {
        m_runner->runUntil(until);
        follow();
    }
    if (m_lab) m_lab->runUntil(until);
}

bool LabRun::step() {
    if (!m_runner) return m_lab->step();
    const bool moved = m_runner->step();
    follow();
    return moved;
}

Result<std::string> LabRun::execute(const command::Command& command, trace::CommandSource source, bool keepAlive) {
    takeCommands();
    // Kept before it runs: when it breaks the engine, the report must end with it.
    m_log.add(scenario::placed(lab(), command, source), keepAlive);
    auto answer = lab().execute(command, source);
    if (!answer) m_log.dropLast();
    if (m_runner) m_runner->collect();
    return answer;
}

trace::Batch LabRun::takeBatch() {
    trace::Batch out = std::exchange(m_batch, {});
    if (m_runner) {
        append(out, m_runner->takeBatch());
        return out;
    }
    trace::Batch fresh = m_lab->takeBatch();
    m_suite->observe(fresh, m_lab->tables());
    append(out, std::move(fresh));
    return out;
}

std::vector<client::NamedAnswer> LabRun::takeAnswers() {
    follow();
    auto out = std::exchange(m_answers, {});
    if (!m_lab) return out;
    auto more = m_lab->takeClientAnswers();
    out.insert(out.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
    return out;
}

}  // namespace qs::app

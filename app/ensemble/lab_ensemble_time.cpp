// How virtual time passes in the Lab: pace, steps, and runs up to a goal.
#include <algorithm>
#include <chrono>
#include <utility>

#include "app/ensemble/lab_ensemble.h"

namespace qs::app {

namespace {

constexpr int WorkUs = 12'000;  ///< one go at the engine; what is left of the wall time is dropped
constexpr VirtualTime Stride = VirtualTime::ofMs(20);  ///< at high speed the wall clock is looked at this often
constexpr int MaxRounds = 8;
constexpr VirtualTime LongestStep = VirtualTime::ofMs(60'000);  ///< stepMessage gives up where no message comes
constexpr qint64 RateUs = 500'000;                              ///< how often events per second are measured

QDeadlineTimer oneGo() {
    return QDeadlineTimer(std::chrono::microseconds{WorkUs}, Qt::PreciseTimer);
}

}  // namespace

void LabEnsemble::setPace(const Pace& pace) {
    guarded([&] {
        if (!m_run) return;
        pump();
        if (!repeating()) m_goal.reset();
        if (!m_goal) m_clock.setPace(pace);
        m_waitingSaid = 0;
        if (m_clock.pace().paused) {  // what is said to stand still is all there is to see
            collect();
            publish();
        }
        m_timer->start(m_clock.pace().paused ? PausedTickMs : TickMs);
        reportPace(0);
    });
}

void LabEnsemble::stepEvent() {
    guarded([&] {
        if (!m_run || !m_clock.pace().paused) return;
        beforeStep();
        if (!m_run->step()) emit logged(QStringLiteral("nothing is pending"));
        exchange();
        collect();
        publish();
    });
}

void LabEnsemble::stepMessage() {
    guarded([&] {
        if (!m_run || !m_clock.pace().paused) return;
        beforeStep();
        const QDeadlineTimer enough = oneGo();
        bool delivered = false;
        const VirtualTime latest = lab().now() + LongestStep;
        while (!delivered && m_run->nextAt().value_or(VirtualTime::never()) <= latest && m_run->step()) {
            const std::size_t before = m_batch.records.size();
            exchange();
            if (m_gateway->nextPing() <= lab().now()) m_gateway->tick(lab().now());
            takeOutsideCommands(enough);
            collect();
            delivered = deliveredMessage(before);
        }
        if (!delivered) emit logged(QStringLiteral("no message arrives within a minute"));
        publish();
    });
}

/// What outside clients asked for during the pause enters with the step.
void LabEnsemble::beforeStep() {
    collect();
    takeOutsideCommands(oneGo());
    exchange();
}

bool LabEnsemble::deliveredMessage(std::size_t fromRecord) const {
    return std::any_of(m_batch.records.begin() + static_cast<std::ptrdiff_t>(fromRecord), m_batch.records.end(),
                       [](const trace::Record& record) {
                           const auto* received = trace::as<trace::MessageReceived>(record);
                           return received && !trace::isHeartbeat(received->kind);
                       });
}

void LabEnsemble::pump() {
    const qint64 now = m_wall.nsecsElapsed() / 1000;
    const qint64 passed = now - std::exchange(m_lastWallUs, now);
    if (m_clock.pace().paused || consumerBehind()) {
        m_clock.drop();
        return;
    }
    m_pumping = true;
    m_clock.grant(passed);
    const QDeadlineTimer enough = oneGo();
    advance(enough);
    // A reply may let a held request through at once; more than a few rounds wait for the next go.
    for (int round = 0; !repeating() && round < MaxRounds && m_gateway->waiting() > 0; ++round) {
        takeOutsideCommands(enough);
        exchange();
    }
    m_pumping = false;
}

void LabEnsemble::advance(const QDeadlineTimer& enough) {
    while (!enough.hasExpired())
        if (!advanceOnce(enough)) return;
    m_clock.drop();
}

bool LabEnsemble::advanceOnce(const QDeadlineTimer& enough) {
    const VirtualTime now = lab().now();
    const bool inFlight = lab().protocolInFlight();
    const bool flatOut = m_goal && m_goal->flatOut;
    VirtualTime until = flatOut ? now + Stride : m_clock.reach(now, inFlight);
    if (until == now) return false;
    until = std::min({until, now + Stride, m_gateway->nextPing()});
    if (m_goal && m_goal->what == RunGoal::What::Moment) until = std::min(until, m_goal->moment);
    const auto next = m_run->nextAt();
    // The speed may change with any event: automatic pace goes from one to the next.
    if (m_clock.pace().automatic && !flatOut) until = std::min(until, next.value_or(until));
    until = std::max(until, now);
    const std::size_t records = m_batch.records.size();
    const std::size_t findings = m_batch.findings.size();
    const bool oneByOne = m_goal && m_goal->what != RunGoal::What::Moment && next && *next <= until;
    if (oneByOne) {
        m_run->step();
        collect();
    } else {
        workUntil(until, enough);
    }
    m_clock.spend(lab().now() - now, inFlight);
    exchange();
    if (m_goal && meetGoal(records, findings)) return false;
    pingForClients(enough);
    return true;
}

void LabEnsemble::workUntil(VirtualTime until, const QDeadlineTimer& enough) {
    while (m_run->nextAt().value_or(VirtualTime::never()) <= until) {
        m_run->step();
        if (enough.hasExpired()) return;
    }
    m_run->runUntil(until);
}

void LabEnsemble::pingForClients(const QDeadlineTimer& enough) {
    if (repeating() || m_gateway->nextPing() > lab().now()) return;
    m_gateway->tick(lab().now());
    takeOutsideCommands(enough);
}

bool LabEnsemble::meetGoal(std::size_t fromRecord, std::size_t fromFinding) {
    switch (m_goal->what) {
        case RunGoal::What::Moment:
            if (lab().now() < m_goal->moment) return false;
            stopAtGoal(0);
            return true;
        case RunGoal::What::ScenarioEnd:
            if (m_run->playing()) return false;
            stopAtGoal(0);
            return true;
        case RunGoal::What::Finding:
            if (m_batch.findings.size() == fromFinding) return false;
            stopAtGoal(m_batch.findings[fromFinding].record);
            return true;
        case RunGoal::What::Event:
        case RunGoal::What::RoleChange:
        case RunGoal::What::Committed:
            break;
    }
    for (std::size_t i = fromRecord; i < m_batch.records.size(); ++i) {
        if (!m_goal->metBy(m_batch.records[i])) continue;
        stopAtGoal(m_batch.records[i].seq);
        return true;
    }
    return false;
}

void LabEnsemble::stopAtGoal(quint64 record) {
    m_goal.reset();
    Pace pace = m_clock.pace();
    pace.paused = true;
    m_clock.setPace(pace);
    m_timer->start(PausedTickMs);
    reportPace(0);
    collect();
    publish();
    emit goalReached(record);
}

void LabEnsemble::runUntil(const RunGoal& goal) {
    guarded([&] {
        if (!m_run || repeating()) return;
        if (goal.what == RunGoal::What::Moment && goal.moment <= lab().now()) {
            emit logged(QStringLiteral("that moment is over"));
            return emit goalReached(0);
        }
        pump();
        collect();
        m_goal = goal;
        Pace pace = m_clock.pace();
        pace.paused = false;
        m_clock.setPace(pace);
        m_timer->start(TickMs);
        reportPace(0);
    });
}

void LabEnsemble::reportRate() {
    const qint64 now = m_wall.nsecsElapsed() / 1000;
    if (now - m_rateSinceUs < RateUs) return;
    const double seconds = static_cast<double>(now - std::exchange(m_rateSinceUs, now)) / 1e6;
    const VirtualTime passed = lab().now() - std::exchange(m_rateSince, lab().now());
    emit rateMeasured(static_cast<double>(std::exchange(m_rateRecords, 0)) / seconds,
                      static_cast<double>(passed.us) / 1e6 / seconds);
}

void LabEnsemble::reportPace(qint64 wallUs) {
    const LabClock::Report now = m_clock.report(lab().protocolInFlight(), wallUs);
    if (now == m_reported) return;
    m_reported = now;
    emit paceChanged(now.speed, now.why);
}

}  // namespace qs::app

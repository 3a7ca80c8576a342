#include "app/ensemble/lab_clock.h"

#include <algorithm>
#include <cmath>

namespace qs::app {

void LabClock::setPace(const Pace& pace) {
    m_pace = pace;
    m_debtUs = 0;
    m_calmUs = CalmUs;
}

double LabClock::speed(bool inFlight) const {
    if (m_pace.paused) return 0;
    if (!m_pace.automatic) return m_pace.speed;
    return inFlight ? SlowMotion : 1.0;
}

void LabClock::grant(qint64 wallUs) {
    m_debtUs = std::min(m_debtUs + static_cast<double>(std::max<qint64>(wallUs, 0)), static_cast<double>(MaxDebtUs));
}

VirtualTime LabClock::reach(VirtualTime now, bool inFlight) const {
    return now + VirtualTime{static_cast<std::int64_t>(std::floor(m_debtUs * speed(inFlight)))};
}

void LabClock::spend(VirtualTime span, bool inFlight) {
    m_debtUs = std::max(0.0, m_debtUs - static_cast<double>(span.us) / speed(inFlight));
}

LabClock::Report LabClock::report(bool inFlight, qint64 wallUs) {
    if (m_pace.paused) return {0, QStringLiteral("paused")};
    if (!m_pace.automatic) return {m_pace.speed, QString::number(m_pace.speed) + QStringLiteral("x")};
    m_calmUs = inFlight ? 0 : std::min(m_calmUs + wallUs, CalmUs);
    if (m_calmUs < CalmUs) return {SlowMotion, QStringLiteral("slow: messages in flight")};
    return {1.0, QStringLiteral("1x")};
}

}  // namespace qs::app

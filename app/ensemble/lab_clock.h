// Turns wall time into virtual time: speed, pause, and the automatic slow motion while messages other than heartbeats
// are in flight. Pure; the ensemble brings the wall clock. Source: DESIGN.md, "Clock of the Lab".
#pragma once

#include <QString>

#include "app/ensemble/ensemble.h"

namespace qs::app {

class LabClock {
public:
    static constexpr double SlowMotion = 1.0 / 20;
    /// Wall time that was not used in time is dropped beyond this, never replayed in a burst.
    static constexpr qint64 MaxDebtUs = 50'000;
    /// "slow" is reported at once, "1x" only when it lasted this long: the line must not flicker.
    static constexpr qint64 CalmUs = 150'000;

    void setPace(const Pace& pace);
    const Pace& pace() const { return m_pace; }
    double speed(bool inFlight) const;

    /// `wallUs` of wall time have passed.
    void grant(qint64 wallUs);
    void drop() { m_debtUs = 0; }
    /// Where the granted time ends at the speed now in force. Requires: not paused.
    VirtualTime reach(VirtualTime now, bool inFlight) const;
    /// `span` of virtual time was run at that speed.
    void spend(VirtualTime span, bool inFlight);

    struct Report {
        double speed = 1.0;
        QString why;
        bool operator==(const Report&) const = default;
    };
    /// What to tell people, `wallUs` after the last call.
    Report report(bool inFlight, qint64 wallUs);

private:
    Pace m_pace;
    double m_debtUs = 0;  ///< granted wall time not spent yet
    qint64 m_calmUs = CalmUs;
};

}  // namespace qs::app

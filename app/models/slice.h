// Long work on the GUI thread goes in slices of some milliseconds: events come between them.
#pragma once

#include <QElapsedTimer>

namespace qs::app {

class Slice {
public:
    Slice() { m_clock.start(); }

    /// To be asked once a step; every so many steps it looks at the clock.
    bool isOver() { return ++m_steps % LookAtClockEvery == 0 && m_clock.nsecsElapsed() > LongestNs; }

private:
    static constexpr qint64 LongestNs = 5'000'000;
    static constexpr int LookAtClockEvery = 64;

    QElapsedTimer m_clock;
    int m_steps = 0;
};

}  // namespace qs::app

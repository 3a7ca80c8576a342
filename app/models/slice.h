// Long work on the GUI thread goes in slices of some milliseconds: events come between them.
#pragma once

#include <QElapsedTimer>

namespace qs::app {

class Slice {
public:
    Slice() { m_clock.start(); }

    /// To be asked once a step.
    bool isOver() const { return m_clock.nsecsElapsed() > LongestNs; }

private:
    static constexpr qint64 LongestNs = 5'000'000;

    QElapsedTimer m_clock;
};

}  // namespace qs::app

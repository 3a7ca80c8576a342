// The moment that the picture shows between two batches: the last batch's time, carried on at the speed in force, so
// that messages glide instead of jumping. A pure value: wall time comes in as a parameter.
#pragma once

#include <QtGlobal>

#include "engine/base/virtual_time.h"

namespace qs::app {

class CanvasClock {
public:
    /// Carried on for at most this long without a batch: what happens next is not known.
    static constexpr qint64 MaxAheadUs = 50'000;

    /// Virtual seconds per wall second; 0 while paused.
    void setSpeed(double speed, qint64 wallUs);
    void batchArrived(VirtualTime upTo, qint64 wallUs);
    /// Never goes back.
    VirtualTime shownAt(qint64 wallUs);

private:
    double m_speed = 0;
    VirtualTime m_known;
    qint64 m_knownAtUs = 0;
    VirtualTime m_shown;
};

}  // namespace qs::app

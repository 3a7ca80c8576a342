#include "app/shell/canvas_clock.h"

#include <algorithm>

namespace qs::app {

void CanvasClock::setSpeed(double speed, qint64 wallUs) {
    if (speed == m_speed) return;
    // What was shown so far was shown at the old speed.
    m_known = std::max(m_known, shownAt(wallUs));
    m_knownAtUs = wallUs;
    m_speed = speed;
}

void CanvasClock::batchArrived(VirtualTime upTo, qint64 wallUs) {
    m_known = upTo;
    m_knownAtUs = wallUs;
}

VirtualTime CanvasClock::shownAt(qint64 wallUs) {
    const qint64 ahead = std::clamp<qint64>(wallUs - m_knownAtUs, 0, MaxAheadUs);
    const VirtualTime carried{m_known.us + static_cast<std::int64_t>(static_cast<double>(ahead) * m_speed)};
    m_shown = std::max(m_shown, carried);
    return m_shown;
}

}  // namespace qs::app

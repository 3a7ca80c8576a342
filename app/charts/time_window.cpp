#include "app/charts/time_window.h"

#include <algorithm>

namespace qs::app {

TimeSpan TimeWindow::span(VirtualTime now) const {
    switch (m_mode) {
        case Mode::LastMinute: {
            const VirtualTime to = std::max(now, Least);
            return {std::max(to - Minute, VirtualTime{}), to};
        }
        case Mode::WholeRun:
            return {{}, std::max(now, Shortest)};
        case Mode::Zoomed:
            break;
    }
    return m_zoomed;
}

void TimeWindow::follow(Mode mode) {
    m_mode = mode;
    m_followed = mode;
}

void TimeWindow::setZoomed(TimeSpan span, VirtualTime now) {
    const VirtualTime end = std::max(now, Shortest);
    const VirtualTime length = std::clamp(span.length(), Shortest, end);
    const VirtualTime from = std::clamp(span.from, VirtualTime{}, end - length);
    m_zoomed = {from, from + length};
    m_mode = Mode::Zoomed;
}

void TimeWindow::zoom(double factor, VirtualTime about, VirtualTime now) {
    const TimeSpan before = span(now);
    const auto scaled = [factor](VirtualTime t) {
        return VirtualTime{static_cast<std::int64_t>(double(t.us) * factor)};
    };
    if (scaled(before.length()) >= std::max(now, Shortest)) {
        showWholeRun();
        return;
    }
    const VirtualTime length = std::max(scaled(before.length()), Shortest);
    const double place = double((about - before.from).us) / double(before.length().us);
    const VirtualTime from{about.us - static_cast<std::int64_t>(place * double(length.us))};
    setZoomed({from, from + length}, now);
}

void TimeWindow::pan(double fraction, VirtualTime now) {
    if (m_mode != Mode::Zoomed) return;
    const VirtualTime by{static_cast<std::int64_t>(fraction * double(m_zoomed.length().us))};
    setZoomed({m_zoomed.from + by, m_zoomed.to + by}, now);
}

void TimeWindow::select(VirtualTime a, VirtualTime b, VirtualTime now) {
    const auto [from, to] = std::minmax(a, b);
    setZoomed({from, to}, now);
}

}  // namespace qs::app

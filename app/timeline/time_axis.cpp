#include "app/timeline/time_axis.h"

#include <algorithm>
#include <cmath>

namespace qs::app {

double TimeAxis::units() const {
    if (m_mode == AxisMode::Events) return static_cast<double>(m_records->size() + 1);
    return static_cast<double>(std::max<std::int64_t>(m_end.us, 1));
}

double TimeAxis::length() const {
    return units() * m_scale;
}

/// The whole run never takes less than the view, nor less than a tenth of a second a view.
double TimeAxis::leastScale() const {
    const double least = m_mode == AxisMode::Time ? 100'000.0 : 50.0;
    return std::max(1.0, m_width - EndMargin) / std::max(units(), least);
}

double TimeAxis::pixelOf(VirtualTime at, std::uint64_t seq) const {
    return (m_mode == AxisMode::Time ? static_cast<double>(at.us) : static_cast<double>(seq)) * m_scale;
}

double TimeAxis::pixelOf(VirtualTime moment) const {
    if (m_mode == AxisMode::Time) return static_cast<double>(moment.us) * m_scale;
    return static_cast<double>(m_records->lastAt(moment)) * m_scale;
}

VirtualTime TimeAxis::momentAt(double pixel) const {
    if (m_mode == AxisMode::Time) {
        const auto us = static_cast<std::int64_t>(std::llround(pixel / m_scale));
        return {std::clamp<std::int64_t>(us, 0, m_end.us)};
    }
    const auto seq = static_cast<std::int64_t>(std::floor(pixel / m_scale));
    if (seq < 1 || m_records->size() == 0) return {};
    return m_records->at(std::min(static_cast<std::uint64_t>(seq), m_records->size())).at;
}

std::uint64_t TimeAxis::firstAt(double pixel) const {
    if (m_mode == AxisMode::Events) {
        const double seq = std::ceil(pixel / m_scale);
        return static_cast<std::uint64_t>(std::clamp(seq, 1.0, static_cast<double>(m_records->size() + 1)));
    }
    const auto us = static_cast<std::int64_t>(std::ceil(pixel / m_scale));
    return m_records->lastAt(VirtualTime{us - 1}) + 1;
}

void TimeAxis::setMode(AxisMode mode) {
    if (mode == m_mode) return;
    const double middle = m_left + m_width / 2;
    const VirtualTime moment = momentAt(middle);
    const double from = static_cast<double>(firstAt(m_left));
    const double to = static_cast<double>(firstAt(m_left + m_width));
    const double span = static_cast<double>((momentAt(m_left + m_width) - momentAt(m_left)).us);
    m_mode = mode;
    m_scale = m_width / std::max(1.0, mode == AxisMode::Events ? to - from : span);
    zoom(1, 0);
    scrollTo(pixelOf(moment) - m_width / 2);
}

void TimeAxis::zoom(double factor, double x) {
    const double unit = (m_left + x) / m_scale;
    m_scale = std::clamp(m_scale * factor, leastScale(), std::max(leastScale(), mostScale()));
    scrollTo(unit * m_scale - x);
}

void TimeAxis::scrollTo(double left) {
    m_left = std::clamp(left, 0.0, std::max(0.0, length() + EndMargin - m_width));
}

void TimeAxis::fit() {
    m_scale = leastScale();
    scrollTo(0);
}

}  // namespace qs::app

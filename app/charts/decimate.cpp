#include "app/charts/decimate.h"

#include <algorithm>

namespace qs::app {

QList<QPointF> decimated(const QList<QPointF>& points, qsizetype limit) {
    if (points.size() <= limit) return points;
    const qsizetype slices = limit / 2;
    const auto lower = [](const QPointF& a, const QPointF& b) { return a.y() < b.y(); };
    QList<QPointF> out;
    out.reserve(limit);
    for (qsizetype slice = 0; slice < slices; ++slice) {
        const auto first = points.begin() + slice * points.size() / slices;
        const auto last = points.begin() + (slice + 1) * points.size() / slices;
        auto [low, high] = std::minmax_element(first, last, lower);
        if (high < low) std::swap(low, high);
        out.append(*low);
        if (high != low) out.append(*high);
    }
    return out;
}

double niceCeiling(double value) {
    double unit = 1;
    while (true) {
        for (const double step : {1.0, 2.0, 5.0}) {
            if (value <= step * unit) return step * unit;
        }
        unit *= 10;
    }
}

}  // namespace qs::app

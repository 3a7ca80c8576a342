// Thins a series for drawing: Qt Charts costs time per point, and the eye sees no more than the pixels. Every drawn
// point is one of the series, and peaks stay.
#pragma once

#include <QList>
#include <QPointF>

namespace qs::app {

/// At most `limit` points (an even number, at least 4) in order of x: the lowest and the highest of each slice.
/// Requires: `points` in order of x.
QList<QPointF> decimated(const QList<QPointF>& points, qsizetype limit);

/// The smallest of 1, 2, 5, 10, 20, 50 ... that is not below `value`; 1 for anything up to 1.
double niceCeiling(double value);

}  // namespace qs::app

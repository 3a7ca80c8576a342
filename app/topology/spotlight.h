// Darkness over the picture but for one circle: what a speaker points at.
#pragma once

#include <QPainter>

#include "app/widgets/theme.h"

namespace qs::app {

/// In the coordinates of the painter.
struct Spot {
    QPointF centre;
    qreal radius;
};

/// All of `area`, which is in the same coordinates, but the spot in the dark.
void paintSpotlight(QPainter& p, const QRectF& area, const Spot& spot, const Theme& theme);

}  // namespace qs::app

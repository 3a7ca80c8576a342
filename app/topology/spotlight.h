// Darkness over the picture but for one circle: what a speaker points at.
#pragma once

#include <QPainter>

#include "app/widgets/theme.h"

namespace qs::app {

struct Spot {
    QPointF centre;
    qreal radius;
};

/// `area` in the painter's coordinates, as the spot.
void paintSpotlight(QPainter& p, const QRectF& area, const Spot& spot, const Theme& theme);

}  // namespace qs::app

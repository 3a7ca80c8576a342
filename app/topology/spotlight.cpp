#include "app/topology/spotlight.h"

#include <QRadialGradient>

namespace qs::app {

void paintSpotlight(QPainter& p, const QRectF& area, const Spot& spot, const Theme& theme) {
    QColor dark = theme.isDark() ? QColor(Qt::black) : theme.text;
    QColor clear = dark;
    dark.setAlphaF(theme.isDark() ? 0.72F : 0.6F);
    clear.setAlphaF(0);
    QRadialGradient light(spot.centre, spot.radius * 1.15);
    light.setColorAt(0.87, clear);  // the circle itself is clear; its edge is soft
    light.setColorAt(1, dark);
    p.save();
    p.setRenderHint(QPainter::Antialiasing);
    p.fillRect(area, light);
    p.setPen(QPen(theme.accent, 2));
    p.setBrush(Qt::NoBrush);
    p.drawEllipse(spot.centre, spot.radius, spot.radius);
    p.restore();
}

}  // namespace qs::app

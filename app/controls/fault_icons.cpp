#include "app/controls/fault_icons.h"

#include <QPainter>
#include <QPainterPath>
#include <cmath>
#include <numbers>

namespace qs::app {

namespace {

constexpr int Side = 24;

QPainterPath scissors() {
    QPainterPath path;
    path.addEllipse(QPointF(6, 18.5), 3, 3);
    path.addEllipse(QPointF(18, 18.5), 3, 3);
    path.moveTo(7.6, 16);
    path.lineTo(16.5, 2.5);
    path.moveTo(16.4, 16);
    path.lineTo(7.5, 2.5);
    return path;
}

QPainterPath hammer() {
    QPainterPath path;
    path.addRoundedRect(QRectF(6, 3, 14, 6.5), 1.5, 1.5);
    path.moveTo(13, 9.5);
    path.lineTo(13, 21.5);
    path.moveTo(6, 4.5);
    path.lineTo(3, 7.5);
    return path;
}

QPainterPath ice() {
    QPainterPath path;
    for (int arm = 0; arm < 6; ++arm) {
        const double angle = arm * std::numbers::pi / 3;
        const auto at = [&](double along, double aside) {
            return QPointF(12 + along * std::cos(angle) - aside * std::sin(angle),
                           12 + along * std::sin(angle) + aside * std::cos(angle));
        };
        path.moveTo(12, 12);
        path.lineTo(at(9.5, 0));
        path.moveTo(at(8.5, 3));
        path.lineTo(at(5.5, 0));
        path.lineTo(at(8.5, -3));
    }
    return path;
}

QPainterPath snail() {
    QPainterPath path;
    path.moveTo(2.5, 19.5);
    path.lineTo(18, 19.5);
    path.quadTo(21, 19.5, 21, 15);
    path.lineTo(21, 8.5);
    path.moveTo(21, 11);
    path.lineTo(18.2, 7.5);
    path.addEllipse(QPointF(10.5, 12.5), 6.5, 6.5);
    path.moveTo(10.5, 12.5);
    path.cubicTo(10.5, 9, 15, 10, 14, 13);
    path.cubicTo(13, 16.5, 7.5, 16, 7.5, 12.5);
    return path;
}

QPainterPath disk() {
    QPainterPath path;
    path.addEllipse(QRectF(4, 2.5, 16, 6));
    path.moveTo(4, 5.5);
    path.lineTo(4, 18);
    path.arcTo(QRectF(4, 15, 16, 6.5), 180, 180);
    path.lineTo(20, 5.5);
    path.moveTo(4, 12);
    path.arcTo(QRectF(4, 8.8, 16, 6.4), 180, 180);
    return path;
}

QPainterPath clock() {
    QPainterPath path;
    path.addEllipse(QPointF(12, 12), 9.2, 9.2);
    path.moveTo(12, 6.2);
    path.lineTo(12, 12);
    path.lineTo(16, 14.5);
    return path;
}

QPainterPath pathOf(FaultTool tool) {
    switch (tool) {
        case FaultTool::Scissors:
            return scissors();
        case FaultTool::Hammer:
            return hammer();
        case FaultTool::Ice:
            return ice();
        case FaultTool::Snail:
            return snail();
        case FaultTool::Disk:
            return disk();
        case FaultTool::Clock:
            return clock();
    }
    return {};
}

QPixmap pixmapOf(FaultTool tool, const QColor& colour) {
    constexpr int Scale = 2;  // crisp up to 200 %
    QPixmap pixmap(Side * Scale, Side * Scale);
    pixmap.setDevicePixelRatio(Scale);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.strokePath(pathOf(tool), QPen(colour, 1.7, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    return pixmap;
}

}  // namespace

QIcon faultIcon(FaultTool tool, const QPalette& palette) {
    QIcon result;
    result.addPixmap(pixmapOf(tool, palette.color(QPalette::Active, QPalette::ButtonText)), QIcon::Normal);
    result.addPixmap(pixmapOf(tool, palette.color(QPalette::Disabled, QPalette::ButtonText)), QIcon::Disabled);
    return result;
}

}  // namespace qs::app

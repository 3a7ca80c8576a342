#include "app/controls/transport_icons.h"

#include <QPainter>
#include <QPainterPath>

namespace qs::app {

namespace {

constexpr int Side = 16;

void addTriangle(QPainterPath& path, qreal left, qreal top, qreal width, qreal height) {
    path.moveTo(left, top);
    path.lineTo(left + width, top + height / 2);
    path.lineTo(left, top + height);
    path.closeSubpath();
}

QPainterPath pathOf(TransportIcon icon) {
    QPainterPath path;
    switch (icon) {
        case TransportIcon::Pause:
            path.addRect(3, 2.5, 3.5, 11);
            path.addRect(9.5, 2.5, 3.5, 11);
            break;
        case TransportIcon::Resume:
            addTriangle(path, 3.5, 2, 10, 12);
            break;
        case TransportIcon::StepEvent:
            addTriangle(path, 2.5, 2.5, 7.5, 11);
            path.addRect(11, 2.5, 2.5, 11);
            break;
        case TransportIcon::StepMessage:
            addTriangle(path, 1, 4, 5.5, 8);
            addTriangle(path, 6.5, 4, 5.5, 8);
            path.addEllipse(QPointF(13.6, 8), 2, 2);
            break;
        case TransportIcon::RunUntil:
            addTriangle(path, 2.5, 2.5, 7.5, 11);
            path.addEllipse(QPointF(12.8, 8), 2.6, 2.6);
            path.addEllipse(QPointF(12.8, 8), 1.2, 1.2);
            break;
        case TransportIcon::Record:
            path.addEllipse(QPointF(8, 8), 5, 5);
            break;
    }
    return path;
}

QPixmap pixmapOf(const QPainterPath& path, const QColor& colour) {
    constexpr int Scale = 2;  // crisp up to 200 %
    QPixmap pixmap(Side * Scale, Side * Scale);
    pixmap.setDevicePixelRatio(Scale);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillPath(path, colour);
    return pixmap;
}

}  // namespace

QIcon transportIcon(TransportIcon icon, const QPalette& palette) {
    const QPainterPath path = pathOf(icon);
    QIcon result;
    result.addPixmap(pixmapOf(path, palette.color(QPalette::Active, QPalette::ButtonText)), QIcon::Normal);
    result.addPixmap(pixmapOf(path, palette.color(QPalette::Disabled, QPalette::ButtonText)), QIcon::Disabled);
    return result;
}

}  // namespace qs::app

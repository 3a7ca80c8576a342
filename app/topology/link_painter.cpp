// Links and their faults.
#include <QFontMetricsF>
#include <cmath>

#include "app/topology/scene_painter.h"

namespace qs::app {

namespace {

constexpr qreal ScissorsAt = 0.24;  ///< near the sender: what is held waits before them
constexpr qreal FaultAt = 0.42;
constexpr qreal FaultStep = 0.16;

void paintArrow(QPainter& p, const QLineF& line, const QColor& colour) {
    const qreal angle = std::atan2(line.dy(), line.dx());
    const QPointF tip = line.p2();
    const auto wing = [&](qreal turn) { return tip - QPointF(std::cos(angle + turn), std::sin(angle + turn)) * 8; };
    p.setPen(Qt::NoPen);
    p.setBrush(colour);
    p.drawPolygon(QPolygonF{tip, wing(0.42), wing(-0.42)});
}

void paintLine(QPainter& p, const LinkItem& link, const QLineF& line, const Theme& theme) {
    QColor colour = link.lit ? theme.border : theme.grid;
    if (link.cut || !link.faults.empty()) colour = theme.bad;
    if (link.focused) colour = theme.accent;
    QPen pen(colour, link.focused ? 3 : link.cut ? 1.8 : 1.4);
    if (link.cut) pen.setDashPattern({4, 4});
    p.setPen(pen);
    p.drawLine(line);
    // A direction that is at fault says which it is.
    if (link.arrow || link.cut || !link.faults.empty()) paintArrow(p, line, colour);
}

void paintScissors(QPainter& p, QPointF at, const Theme& theme) {
    p.setBrush(theme.surface);
    p.setPen(QPen(theme.bad, 1.6));
    p.drawEllipse(at, 8, 8);
    p.drawLine(at + QPointF(-3.5, -3.5), at + QPointF(3.5, 3.5));
    p.drawLine(at + QPointF(-3.5, 3.5), at + QPointF(3.5, -3.5));
}

/// Hold: two bars. Delay: the hand of a clock. Clog: a stopper across the pipe.
void paintIcon(QPainter& p, LinkFaultKind kind, QPointF c, const QColor& colour) {
    p.setPen(QPen(colour, 1.8, Qt::SolidLine, Qt::RoundCap));
    p.setBrush(Qt::NoBrush);
    switch (kind) {
        case LinkFaultKind::Hold:
            p.drawLine(c + QPointF(-2, -4), c + QPointF(-2, 4));
            p.drawLine(c + QPointF(2.5, -4), c + QPointF(2.5, 4));
            break;
        case LinkFaultKind::Delay:
            p.drawEllipse(c, 5, 5);
            p.drawLine(c, c + QPointF(0, -3.4));
            p.drawLine(c, c + QPointF(2.4, 0));
            break;
        case LinkFaultKind::Clog:
            p.drawLine(c + QPointF(-5, -4), c + QPointF(5, -4));
            p.drawLine(c + QPointF(-5, 4), c + QPointF(5, 4));
            p.fillRect(QRectF(c.x() - 2.5, c.y() - 4, 5, 8), colour);
            break;
    }
}

void paintFault(QPainter& p, const LinkFault& fault, QPointF at, const Theme& theme) {
    const QFontMetricsF metrics(p.font());
    const qreal width = metrics.horizontalAdvance(fault.text) + 28;
    const QRectF chip(at.x() - width / 2, at.y() - metrics.height() / 2 - 2, width, metrics.height() + 4);
    p.setPen(QPen(theme.bad, 1.2));
    p.setBrush(theme.surface);
    p.drawRoundedRect(chip, 4, 4);
    paintIcon(p, fault.kind, QPointF(chip.x() + 12, chip.center().y()), theme.bad);
    p.setPen(theme.text);
    p.drawText(chip.adjusted(22, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter, fault.text);
}

}  // namespace

void paintLinks(QPainter& p, const Scene& scene, const Layout& layout, const Theme& theme) {
    p.setRenderHint(QPainter::Antialiasing);
    // What stands out is drawn over the others.
    for (const bool marked : {false, true}) {
        for (const LinkItem& link : scene.links) {
            if ((link.cut || link.focused || !link.faults.empty()) != marked) continue;
            const QLineF line = linkLine(layout, {link.from, link.to});
            paintLine(p, link, line, theme);
            if (link.cut) paintScissors(p, line.pointAt(ScissorsAt), theme);
        }
    }
}

void paintLinkFaults(QPainter& p, const Scene& scene, const Layout& layout, const Theme& theme, const QFont& font) {
    p.setRenderHint(QPainter::Antialiasing);
    QFont small = font;
    small.setPointSizeF(font.pointSizeF() * 0.9);
    p.setFont(small);
    for (const LinkItem& link : scene.links) {
        const QLineF line = linkLine(layout, {link.from, link.to});
        qreal at = FaultAt;
        for (const LinkFault& fault : link.faults) {
            paintFault(p, fault, line.pointAt(at), theme);
            at += FaultStep;
        }
    }
}

}  // namespace qs::app

#include "app/topology/message_glyphs.h"

#include <QFontMetricsF>
#include <QPainter>
#include <QPainterPath>
#include <algorithm>
#include <cmath>

#include "app/models/text.h"

namespace qs::app {

namespace {

constexpr int MaxCached = 500;  // each message keeps its own; these are for those of the same label

QPainterPath shapePath(MessageShape shape, QPointF c) {
    QPainterPath p;
    switch (shape) {
        case MessageShape::Proposal:
            p.addRoundedRect(QRectF(c.x() - 7, c.y() - 5, 14, 10), 2, 2);
            break;
        case MessageShape::Ack:
            p.addEllipse(c, 5, 5);
            break;
        case MessageShape::Commit:
            p.addPolygon(QPolygonF{c + QPointF(0, -7), c + QPointF(7, 0), c + QPointF(0, 7), c + QPointF(-7, 0)});
            p.closeSubpath();
            break;
        case MessageShape::Vote:
            p.addPolygon(QPolygonF{c + QPointF(0, -7), c + QPointF(7, 6), c + QPointF(-7, 6)});
            p.closeSubpath();
            break;
        case MessageShape::Sync: {
            QPolygonF hexagon;
            for (int i = 0; i < 6; ++i) {
                const qreal a = M_PI / 3 * i;
                hexagon << c + QPointF(std::cos(a) * 7, std::sin(a) * 7);
            }
            p.addPolygon(hexagon);
            p.closeSubpath();
            break;
        }
        case MessageShape::Request:
            p.addRect(QRectF(c.x() - 4.5, c.y() - 4.5, 9, 9));
            break;
        case MessageShape::Heartbeat:
            p.addEllipse(c, 2.5, 2.5);
            break;
    }
    return p;
}

}  // namespace

QString labelOf(const FlightView& flight) {
    const trace::MessageSent& m = flight.message;
    const QString zxid = QString::fromStdString(toString(m.zxid));
    switch (shapeOf(m.kind)) {
        case MessageShape::Heartbeat:
            return {};
        case MessageShape::Vote:
            return m.voteFor ? QStringLiteral("%1 @ %2").arg(m.voteFor.value).arg(zxid) : QStringLiteral("?");
        case MessageShape::Sync:
        case MessageShape::Proposal:
        case MessageShape::Ack:
        case MessageShape::Commit:
        case MessageShape::Request:
            break;
    }
    const QString kind = latin(trace::toString(m.kind));
    return m.zxid == Zxid{} ? kind : kind + QLatin1Char(' ') + zxid;
}

void MessageGlyphs::reset(const Theme& theme, const QFont& font, qreal devicePixelRatio, qreal scale) {
    m_theme = theme;
    m_font = font;
    m_font.setPointSizeF(std::max(7.0, font.pointSizeF() * 0.84));
    m_ratio = devicePixelRatio;
    m_scale = scale;
    m_cache.clear();
    for (std::size_t shape = 0; shape < MessageShapeCount; ++shape)
        m_bare[shape] = draw(static_cast<MessageShape>(shape), {}, Side::Right);
}

QRectF MessageGlyphs::placed(QSizeF size, QPointF point, Side side) const {
    const qreal half = Half * m_scale;
    const qreal left = side == Side::Right ? half : size.width() - half;
    return {point - QPointF(left, size.height() / 2), size};
}

const QPixmap& MessageGlyphs::glyph(MessageShape shape, const QString& label, Side side) {
    const QString key = QString::number(static_cast<int>(shape)) + QLatin1Char(side == Side::Left ? '<' : '>') + label;
    auto it = m_cache.find(key);
    if (it == m_cache.end()) {
        if (m_cache.size() >= MaxCached) m_cache.clear();
        it = m_cache.insert(key, draw(shape, label, side));
    }
    return *it;
}

QPixmap MessageGlyphs::draw(MessageShape shape, const QString& label, Side side) const {
    const QFontMetricsF metrics(m_font);
    const qreal textWidth = label.isEmpty() ? 0 : metrics.horizontalAdvance(label) + 8;
    const qreal middle = label.isEmpty() ? Half : std::max(Half, metrics.height() / 2);
    const QSizeF size(2 * Half + textWidth, 2 * middle);
    QPixmap pixmap((size * m_scale * m_ratio).toSize());
    pixmap.setDevicePixelRatio(m_ratio);
    pixmap.fill(Qt::transparent);
    QPainter p(&pixmap);
    p.setRenderHint(QPainter::Antialiasing);
    p.scale(m_scale, m_scale);
    const QColor colour = colourOf(shape, m_theme);
    if (!label.isEmpty()) {
        QColor chip = m_theme.surface;
        chip.setAlpha(225);
        const QRectF box(side == Side::Right ? 2 * Half : 0, middle - metrics.height() / 2, textWidth,
                         metrics.height());
        p.setPen(Qt::NoPen);
        p.setBrush(chip);
        p.drawRoundedRect(box, 3, 3);
        p.setPen(m_theme.text);
        p.setFont(m_font);
        p.drawText(box, Qt::AlignCenter, label);
    }
    p.setPen(QPen(m_theme.surface, 1.5));
    p.setBrush(colour);
    p.drawPath(shapePath(shape, QPointF(side == Side::Right ? Half : size.width() - Half, middle)));
    return pixmap;
}

}  // namespace qs::app

// Messages as small pictures, drawn once and kept: a shape and a colour by kind, with a short label beside it.
#pragma once

#include <QHash>
#include <QPixmap>
#include <QRectF>
#include <QString>
#include <array>

#include "app/models/look.h"
#include "app/models/trace_index.h"
#include "app/widgets/theme.h"

namespace qs::app {

/// "PROPOSAL 1:5", "ACK 1:5", "3 @ 1:5"; empty for a heartbeat.
QString labelOf(const FlightView& flight);

class MessageGlyphs {
public:
    void reset(const Theme& theme, const QFont& font, qreal devicePixelRatio, qreal scale);
    enum class Side { Right, Left };
    /// The picture with its label on that side of the shape.
    const QPixmap& glyph(MessageShape shape, const QString& label, Side side = Side::Right);
    /// The shape alone.
    const QPixmap& bare(MessageShape shape) const { return m_bare[static_cast<std::size_t>(shape)]; }
    /// Where a picture of that size lies when the middle of its shape is at `point`.
    QRectF placed(QSizeF size, QPointF point, Side side) const;

private:
    static constexpr qreal Half = 8;  ///< of every shape, with its rim
    QPixmap draw(MessageShape shape, const QString& label, Side side) const;

    Theme m_theme = lightTheme();
    QFont m_font;
    qreal m_ratio = 1;
    qreal m_scale = 1;
    QHash<QString, QPixmap> m_cache;
    std::array<QPixmap, MessageShapeCount> m_bare;
};

}  // namespace qs::app

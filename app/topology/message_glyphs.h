// Messages as small pictures, drawn once and kept: a shape and a colour by kind, with a short label beside it.
#pragma once

#include <QHash>
#include <QPixmap>
#include <QString>

#include "app/models/trace_index.h"
#include "app/widgets/theme.h"

namespace qs::app {

/// Families of messages that look alike.
enum class MessageShape { Vote, Sync, Proposal, Ack, Commit, Request, Heartbeat };
MessageShape shapeOf(trace::MessageKind kind);
QColor colourOf(MessageShape shape, const Theme& theme);
/// "PROPOSAL 1:5", "ACK 1:5", "3 @ 1:5"; empty for a heartbeat.
QString labelOf(const FlightView& flight);

class MessageGlyphs {
public:
    void reset(const Theme& theme, const QFont& font, qreal devicePixelRatio);
    /// The picture, with its anchor (the middle of the shape) at anchor() from the top left.
    const QPixmap& glyph(MessageShape shape, const QString& label);
    static QPointF anchor() { return {Half, Half}; }

private:
    static constexpr qreal Half = 10;
    QPixmap draw(MessageShape shape, const QString& label) const;

    Theme m_theme = lightTheme();
    QFont m_font;
    qreal m_ratio = 1;
    QHash<QString, QPixmap> m_cache;
};

}  // namespace qs::app

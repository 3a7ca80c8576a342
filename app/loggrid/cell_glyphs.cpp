#include "app/loggrid/cell_glyphs.h"

#include <QFontMetrics>
#include <QPainter>
#include <algorithm>

#include "app/loggrid/grid_words.h"

namespace qs::app {

namespace {

constexpr int ShapeSize = 13;
constexpr int Margin = 2;

constexpr EntryStep AllSteps[] = {EntryStep::Written,   EntryStep::Durable, EntryStep::Acked,
                                  EntryStep::Committed, EntryStep::Applied, EntryStep::Removed};

void paintTick(QPainter& p, QRectF box, const QColor& colour) {
    p.setPen(QPen(colour, 1.8, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    p.setBrush(Qt::NoBrush);
    const auto at = [&](qreal x, qreal y) { return box.topLeft() + QPointF(box.width() * x, box.height() * y); };
    p.drawPolyline(QPolygonF{at(0.24, 0.54), at(0.43, 0.74), at(0.78, 0.3)});
}

/// Part of a bar's height: how far the entry has come.
qreal levelOf(EntryStep step) {
    switch (step) {
        case EntryStep::Absent:
            return 0;
        case EntryStep::Written:
            return 0.2;
        case EntryStep::Durable:
            return 0.4;
        case EntryStep::Acked:
            return 0.6;
        case EntryStep::Committed:
            return 0.8;
        case EntryStep::Applied:
        case EntryStep::Removed:
            return 1;
    }
    return 0;
}

void paintBar(QPainter& p, EntryMark mark, QRectF box, const Theme& theme) {
    const QColor colour = colourOf(mark.step, theme);
    const qreal height = box.height() * levelOf(mark.step);
    const QRectF bar(box.x(), box.bottom() - height, box.width(), height);
    if (mark.durable) {
        p.fillRect(bar, colour);
        return;
    }
    p.fillRect(bar, QBrush(colour, mark.step == EntryStep::Removed ? Qt::BDiagPattern : Qt::Dense5Pattern));
}

}  // namespace

QColor colourOf(EntryStep step, const Theme& theme) {
    switch (step) {
        case EntryStep::Absent:
            break;
        case EntryStep::Written:
            return theme.muted;
        case EntryStep::Durable:
            return theme.proposal;
        case EntryStep::Acked:
            return theme.ack;
        case EntryStep::Committed:
        case EntryStep::Applied:
            return theme.commit;
        case EntryStep::Removed:
            return theme.bad;
    }
    return theme.grid;
}

void CellGlyphs::reset(const Theme& theme, const QFont& font, qreal devicePixelRatio, QSize cell) {
    m_theme = theme;
    m_font = font;
    m_ratio = devicePixelRatio;
    m_cell = cell;
    m_cache.clear();
}

int CellGlyphs::wordWidth(const QFont& font) {
    const QFontMetrics metrics(font);
    int widest = 0;
    for (const EntryStep step : AllSteps)
        widest = std::max(widest, metrics.horizontalAdvance(GridWords::step(step)));
    return widest + ShapeSize + 4 * Margin + 10;
}

const QPixmap& CellGlyphs::glyph(EntryMark mark) {
    const int key = static_cast<int>(mark.step) * 2 + (mark.durable ? 1 : 0);
    auto it = m_cache.find(key);
    if (it == m_cache.end()) it = m_cache.insert(key, draw(mark));
    return *it;
}

/// Written: dashed and hollow. Durable: half full. Acked: ticked. Committed: a diamond. Applied: full and ticked.
/// Removed: crossed out.
void CellGlyphs::paintShape(QPainter& p, EntryMark mark, QRectF box, const Theme& theme) {
    const QColor colour = colourOf(mark.step, theme);
    QPen rim(colour, 1.5);
    if (!mark.durable) rim.setDashPattern({2, 1.6});
    const QRectF square = box.adjusted(1, 1, -1, -1);
    const auto outline = [&](const QBrush& fill) {
        p.setPen(rim);
        p.setBrush(fill);
        p.drawRoundedRect(square, 2, 2);
    };
    switch (mark.step) {
        case EntryStep::Absent:
            break;
        case EntryStep::Written:
            outline(Qt::NoBrush);
            break;
        case EntryStep::Durable:
            p.fillRect(QRectF(square.x(), square.center().y(), square.width(), square.height() / 2), colour);
            outline(Qt::NoBrush);
            break;
        case EntryStep::Acked:
            outline(Qt::NoBrush);
            paintTick(p, square, colour);
            break;
        case EntryStep::Committed: {
            const QPointF c = box.center();
            const qreal r = box.width() / 2;
            p.setPen(Qt::NoPen);
            p.setBrush(colour);
            p.drawPolygon(QPolygonF{c - QPointF(0, r), c + QPointF(r, 0), c + QPointF(0, r), c - QPointF(r, 0)});
            break;
        }
        case EntryStep::Applied:
            outline(mark.durable ? QBrush(colour) : QBrush(Qt::NoBrush));
            paintTick(p, square, mark.durable ? theme.surface : colour);
            break;
        case EntryStep::Removed:
            p.setPen(QPen(colour, 1.8));
            p.drawLine(square.topLeft(), square.bottomRight());
            p.drawLine(square.topRight(), square.bottomLeft());
            break;
    }
}

QPixmap CellGlyphs::draw(EntryMark mark) const {
    QPixmap pixmap((QSizeF(m_cell) * m_ratio).toSize());
    pixmap.setDevicePixelRatio(m_ratio);
    pixmap.fill(Qt::transparent);
    if (mark.step == EntryStep::Absent) return pixmap;
    QPainter p(&pixmap);
    const QRectF cell(QPointF(0, 0), QSizeF(m_cell));
    if (m_cell.width() < ShapeWidth) {
        paintBar(p, mark, cell.adjusted(0, Margin, m_cell.width() > 5 ? -1 : 0, -Margin), m_theme);
        return pixmap;
    }
    p.setRenderHint(QPainter::Antialiasing);
    const QRectF chip = cell.adjusted(1, Margin, -1, -Margin);
    QColor tint = colourOf(mark.step, m_theme);
    tint.setAlpha(mark.step == EntryStep::Written ? 16 : 34);
    p.setPen(Qt::NoPen);
    p.setBrush(tint);
    p.drawRoundedRect(chip, 4, 4);
    const bool word = m_cell.width() >= wordWidth(m_font);
    const qreal left = word ? chip.x() + 6 : chip.center().x() - ShapeSize / 2.0;
    const QRectF shape(left, chip.center().y() - ShapeSize / 2.0, ShapeSize, ShapeSize);
    paintShape(p, mark, shape, m_theme);
    if (!word) return pixmap;
    p.setFont(m_font);
    p.setPen(mark.step == EntryStep::Removed ? m_theme.bad : m_theme.text);
    p.drawText(chip.adjusted(ShapeSize + 12, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter, GridWords::step(mark.step));
    return pixmap;
}

}  // namespace qs::app

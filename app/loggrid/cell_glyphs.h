// The cells of the log grid as small pictures, drawn once and kept: each step has its own shape, and its word where
// there is room. Where cells are narrow the height of a bar stands for the step.
#pragma once

#include <QHash>
#include <QPixmap>

#include "app/loggrid/log_ledger.h"
#include "app/widgets/theme.h"

namespace qs::app {

QColor colourOf(EntryStep step, const Theme& theme);

class CellGlyphs {
public:
    /// From here on a cell has a shape; below, a bar.
    static constexpr int ShapeWidth = 18;

    void reset(const Theme& theme, const QFont& font, qreal devicePixelRatio, QSize cell);
    /// As large as a cell, or as large as its shape and word need.
    const QPixmap& glyph(EntryMark mark);
    /// Room that the widest cell with its word takes.
    static int wordWidth(const QFont& font);
    static void paintShape(QPainter& p, EntryMark mark, QRectF box, const Theme& theme);

private:
    QPixmap draw(EntryMark mark) const;

    Theme m_theme = lightTheme();
    QFont m_font;
    qreal m_ratio = 1;
    QSize m_cell;
    QHash<int, QPixmap> m_cache;
};

}  // namespace qs::app

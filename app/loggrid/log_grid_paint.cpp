// What the log grid looks like.
#include <QPainter>
#include <algorithm>

#include "app/loggrid/grid_words.h"
#include "app/loggrid/log_grid.h"
#include "app/models/look.h"
#include "app/models/text.h"

namespace qs::app {

namespace {

constexpr int BandHeight = 3;  ///< under the zxids: committed or not

}  // namespace

void LogGrid::paintEvent(QPaintEvent*) {
    const GridGeometry grid = geometryNow();
    QPainter p(viewport());
    p.fillRect(viewport()->rect(), m_theme.surface);
    p.setClipRect(QRect(grid.body().x(), 0, grid.body().width(), viewport()->height()));
    paintRows(p, grid);
    paintHead(p, grid);
    p.setClipRect(grid.body());
    paintCells(p, grid);
    paintMarks(p, grid);
    p.setClipping(false);
    paintGutter(p, grid);
    paintLegend(p, grid);
    if (grid.columns != 0) return;
    p.setPen(m_theme.muted);
    constexpr int Margin = 8;
    p.drawText(grid.body().adjusted(Margin, 0, -Margin, 0), Qt::AlignCenter | Qt::TextWordWrap,
               tr("No transaction yet. Each one will be a column here."));
}

/// A band for each epoch, and a line under each row.
void LogGrid::paintRows(QPainter& p, const GridGeometry& grid) const {
    const QRect body = grid.body();
    const auto [first, last] = grid.visibleColumns();
    for (std::size_t column = first; column < last; ++column) {
        if (m_index.tables().zxid(txnAt(column)).epoch().value % 2 != 0) continue;
        const QRect cell = grid.cellRect({0, column});
        p.fillRect(QRect(cell.x(), 0, cell.width(), body.y() + body.height()), m_theme.raised);
    }
    p.setPen(m_theme.grid);
    for (std::size_t row = 0; row <= grid.rows; ++row) {
        const int y = grid.cellRect({row, 0}).y();
        if (y >= body.y()) p.drawLine(body.x(), y, viewport()->width(), y);
    }
}

/// The epoch where it begins, and at the left edge; below it the counters, as many as fit.
void LogGrid::paintHead(QPainter& p, const GridGeometry& grid) const {
    const QFontMetrics metrics(font());
    const std::uint64_t seq = shownSeq();
    const int lineHeight = metrics.height() + 2;
    const auto [first, last] = grid.visibleColumns();
    int epochFree = grid.body().x();
    int counterFree = grid.body().x();
    for (std::size_t column = first; column < last; ++column) {
        const trace::TxnRef txn = txnAt(column);
        const Zxid zxid = m_index.tables().zxid(txn);
        const QRect cell = grid.cellRect({0, column});
        const bool known = m_ledger.knownAt(txn, seq);
        const bool begins = column == 0 || m_index.tables().zxid(txnAt(column - 1)).epoch() != zxid.epoch();
        const int x = std::max(cell.x(), grid.body().x());
        if ((begins || column == first) && x >= epochFree) {
            const QString number = QString::number(zxid.epoch().value);
            const QString text = column == first ? tr("epoch %1").arg(number) : number;
            p.setPen(known ? m_theme.text : m_theme.down);
            p.drawText(x + 4, metrics.ascent() + 3, text);
            epochFree = x + metrics.horizontalAdvance(text) + 6;
        }
        // Words are measured only where there may be room for them.
        if (cell.center().x() >= counterFree) {
            const QString counter = QString::number(zxid.counter());
            const int width = metrics.horizontalAdvance(counter);
            const int left = std::max(cell.center().x() - width / 2, grid.body().x());
            if (left >= counterFree) {
                p.setPen(known ? m_theme.text : m_theme.down);
                p.drawText(left, lineHeight + metrics.ascent() + 2, counter);
                counterFree = left + width + 8;
            }
        }
        if (!known) continue;
        const QRect band(cell.x() + (cell.width() > 8 ? 1 : 0), grid.metrics.head - BandHeight - 1,
                         cell.width() - (cell.width() > 8 ? 2 : 0), BandHeight);
        const bool committed = m_ledger.committedAt(txn, seq) != 0;
        p.fillRect(band, committed ? QBrush(m_theme.commit) : QBrush(m_theme.proposal, Qt::Dense5Pattern));
    }
}

void LogGrid::paintCells(QPainter& p, const GridGeometry& grid) {
    const LogLedger::Moment moment = m_ledger.momentAt(shownSeq());
    const auto [first, last] = grid.visibleColumns();
    for (std::size_t row = 0; row < grid.rows; ++row) {
        for (std::size_t column = first; column < last; ++column) {
            const EntryMark mark = m_ledger.mark(moment, row, txnAt(column));
            if (mark.step == EntryStep::Absent) continue;
            p.drawPixmap(grid.cellRect({row, column}).topLeft(), m_glyphs.glyph(mark));
        }
    }
}

/// The current cell, its row and its column.
void LogGrid::paintMarks(QPainter& p, const GridGeometry& grid) const {
    const auto current = currentCell();
    if (!current) return;
    QColor shade = m_theme.accent;
    shade.setAlpha(26);
    const QRect cell = grid.cellRect(*current);
    p.fillRect(QRect(cell.x(), grid.body().y(), cell.width(), grid.contentHeight()), shade);
    p.setRenderHint(QPainter::Antialiasing);
    p.setPen(QPen(m_theme.accent, hasFocus() ? 2 : 1));
    p.setBrush(Qt::NoBrush);
    p.drawRoundedRect(QRectF(cell).adjusted(1, 1.5, -1, -1.5), 4, 4);
    p.setRenderHint(QPainter::Antialiasing, false);
}

void LogGrid::paintGutter(QPainter& p, const GridGeometry& grid) const {
    const QRect body = grid.body();
    p.setClipRect(QRect(0, body.y(), body.x(), body.height()));
    QFont bold = font();
    bold.setBold(true);
    for (std::size_t row = 0; row < grid.rows; ++row) {
        const NodeView& node = m_index.node(m_ledger.replicas()[row]);
        const QRect cell = grid.cellRect({row, 0});
        const QRect box(0, cell.y(), body.x(), cell.height());
        if (node.id == m_state.selectedNode()) {
            QColor shade = m_theme.accent;
            shade.setAlpha(40);
            p.fillRect(box, shade);
        }
        p.setFont(bold);
        p.setPen(m_theme.text);
        p.drawText(box.adjusted(10, 0, 0, 0), Qt::AlignVCenter, QString::number(node.id.value));
        p.setFont(font());
        const trace::Role role = node.alive ? node.role : trace::Role::Down;
        p.setPen(node.frozen ? m_theme.frozen : colourOf(role, m_theme));
        const QString word = node.frozen ? tr("FROZEN") : node.alive ? latin(trace::toString(role)) : tr("DOWN");
        p.drawText(box.adjusted(10 + p.fontMetrics().horizontalAdvance(QStringLiteral("63 ")), 0, 0, 0),
                   Qt::AlignVCenter, word);
    }
    p.setClipping(false);
    p.setPen(m_theme.border);
    p.drawLine(body.x() - 1, 0, body.x() - 1, body.y() + body.height());
}

void LogGrid::paintLegend(QPainter& p, const GridGeometry& grid) const {
    const QRect foot(0, viewport()->height() - grid.metrics.foot, viewport()->width(), grid.metrics.foot);
    p.fillRect(foot, m_theme.surface);
    p.setPen(m_theme.grid);
    p.drawLine(foot.topLeft(), foot.topRight());
    p.setRenderHint(QPainter::Antialiasing);
    for (std::size_t i = 0; i < m_legend.size(); ++i) {
        const auto step = static_cast<EntryStep>(i + static_cast<std::size_t>(EntryStep::Written));
        const QRect item = m_legend[i].translated(foot.topLeft());
        const EntryMark mark{step, step != EntryStep::Written && step != EntryStep::Removed};
        CellGlyphs::paintShape(p, mark, QRectF(item.x(), item.center().y() - 6, 13, 13), m_theme);
        p.setPen(m_theme.muted);
        p.drawText(item.adjusted(LegendShapeWidth, 0, 0, 0), Qt::AlignVCenter, GridWords::step(step));
    }
}

}  // namespace qs::app

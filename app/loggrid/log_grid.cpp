#include "app/loggrid/log_grid.h"

#include <QContextMenuEvent>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMenu>
#include <QMouseEvent>
#include <QScrollBar>
#include <QToolTip>
#include <QWheelEvent>
#include <algorithm>
#include <array>
#include <cmath>

#include "app/loggrid/grid_words.h"

namespace qs::app {

namespace {

constexpr std::array<int, 4> CellWidths{4, 10, 26, 0};  ///< the last: as wide as its word

constexpr int LegendMargin = 10;
constexpr int LegendGap = 16;

int roundedWidth(const QFontMetrics& metrics, const QString& text) {
    return metrics.horizontalAdvance(text) + 24;
}

}  // namespace

LogGrid::LogGrid(const TraceIndex& index, ViewState& state, QWidget* parent)
    : QAbstractScrollArea(parent), m_index(index), m_state(state), m_ledger(index.records(), index.setting()) {
    setFocusPolicy(Qt::StrongFocus);
    setFrameShape(QFrame::NoFrame);
    setAccessibleName(tr("Log grid"));
    setAccessibleDescription(
        tr("A row for each replica, a column for each transaction. Arrow keys choose a cell, Enter shows its moment, "
           "plus and minus change the width."));
    viewport()->setMouseTracking(true);
    viewport()->setAttribute(Qt::WA_OpaquePaintEvent);
    m_more.setSingleShot(true);
    connect(&m_more, &QTimer::timeout, this, &LogGrid::onUpdated);
    connect(&index, &TraceIndex::updated, this, &LogGrid::onUpdated);
    connect(&index, &TraceIndex::momentChanged, this, &LogGrid::onMomentChanged);
    connect(&state, &ViewState::changed, this, &LogGrid::followState);
    remeasure();
    onUpdated();
}

void LogGrid::setTheme(const Theme& theme) {
    m_theme = theme;
    remeasure();
}

// --- Sizes and scrolling -------------------------------------------------------------------------------------------

GridGeometry LogGrid::geometryNow() const {
    return {m_metrics,
            viewport()->size(),
            m_ledger.replicas().size(),
            m_ledger.columns().size(),
            horizontalScrollBar()->value(),
            verticalScrollBar()->value()};
}

void LogGrid::remeasure() {
    const QFontMetrics metrics(font());
    const int width = CellWidths[static_cast<std::size_t>(m_zoom)];
    m_metrics.cellWidth = width != 0 ? width : CellGlyphs::wordWidth(font());
    m_metrics.rowHeight = metrics.height() + 10;
    m_metrics.head = 2 * metrics.height() + 10;
    m_metrics.gutter = roundedWidth(metrics, QStringLiteral("63  OBSERVING"));
    m_glyphs.reset(m_theme, font(), devicePixelRatioF(), {m_metrics.cellWidth, m_metrics.rowHeight});
    layOutLegend();
    refreshBars();
    updateGeometry();
    viewport()->update();
}

/// Roles, some cells and each word of the legend have room.
QSize LogGrid::minimumSizeHint() const {
    return {m_metrics.gutter + 3 * m_metrics.rowHeight, QAbstractScrollArea::minimumSizeHint().height()};
}

/// As many lines as its words need.
void LogGrid::layOutLegend() {
    const QFontMetrics metrics(font());
    const int line = metrics.height() + 6;
    QPoint at(LegendMargin, 2);
    m_legend.clear();
    for (int step = static_cast<int>(EntryStep::Written); step <= static_cast<int>(EntryStep::Removed); ++step) {
        const int width = LegendShapeWidth + metrics.horizontalAdvance(GridWords::step(static_cast<EntryStep>(step)));
        if (at.x() > LegendMargin && at.x() + width > viewport()->width()) at = QPoint(LegendMargin, at.y() + line);
        m_legend.emplace_back(at, QSize(width + 1, line));
        at.rx() += width + LegendGap;
    }
    m_metrics.foot = at.y() + line + 2;
}

void LogGrid::refreshBars() {
    const GridGeometry grid = geometryNow();
    horizontalScrollBar()->setRange(0, grid.maxScrollX());
    horizontalScrollBar()->setPageStep(std::max(1, grid.body().width()));
    horizontalScrollBar()->setSingleStep(std::max(16, m_metrics.cellWidth));
    verticalScrollBar()->setRange(0, grid.maxScrollY());
    verticalScrollBar()->setPageStep(std::max(1, grid.body().height()));
    verticalScrollBar()->setSingleStep(m_metrics.rowHeight);
    if (m_follow) showNewest();
}

void LogGrid::showNewest() {
    const std::size_t known = m_ledger.columnsKnownAt(shownSeq());
    GridGeometry grid = geometryNow();
    const int end = static_cast<int>(known) * m_metrics.cellWidth;
    horizontalScrollBar()->setValue(std::clamp(end - grid.body().width(), 0, grid.maxScrollX()));
    m_follow = true;
}

void LogGrid::zoomBy(int steps, int x) {
    const int zoom = std::clamp(m_zoom + steps, 0, static_cast<int>(CellWidths.size()) - 1);
    if (zoom == m_zoom) return;
    const GridGeometry before = geometryNow();
    const bool followed = m_follow;
    m_zoom = zoom;
    m_follow = false;
    remeasure();
    horizontalScrollBar()->setValue(scrollAfterZoom(before, m_metrics.cellWidth, x));
    if (followed) showNewest();
}

void LogGrid::scrollContentsBy(int, int) {
    const GridGeometry grid = geometryNow();
    const int newest = static_cast<int>(m_ledger.columnsKnownAt(shownSeq())) * m_metrics.cellWidth;
    m_follow = grid.scrollX >= std::min(newest - grid.body().width(), grid.maxScrollX());
    viewport()->update();
}

void LogGrid::resizeEvent(QResizeEvent* event) {
    QAbstractScrollArea::resizeEvent(event);
    layOutLegend();
    refreshBars();
}

void LogGrid::changeEvent(QEvent* event) {
    if (event->type() == QEvent::FontChange) remeasure();
    QAbstractScrollArea::changeEvent(event);
}

// --- What is shown -------------------------------------------------------------------------------------------------

void LogGrid::onUpdated() {
    if (!m_ledger.follow()) m_more.start();
    refreshBars();
    viewport()->update();
}

void LogGrid::onMomentChanged() {
    if (m_follow || !m_index.isLive()) showNewest();
    viewport()->update();
}

/// A record chosen elsewhere is shown here, where it is about a transaction.
void LogGrid::followState() {
    const quint64 seq = m_state.selectedRecord();
    viewport()->update();
    if (!m_index.records().contains(seq)) return;
    const trace::Record& record = m_index.records().at(seq);
    const trace::TxnRef txn = m_ledger.transactionOf(record);
    const auto column = m_ledger.columnOf(txn);
    if (!column) return;
    const auto* acked = trace::as<trace::ProposalAcked>(record);
    const auto& replicas = m_ledger.replicas();
    const auto row = std::find(replicas.begin(), replicas.end(), acked ? acked->by : record.node);
    if (row == replicas.end()) return;
    const GridCell cell{static_cast<std::size_t>(row - replicas.begin()), *column};
    if (cell != currentCell()) setCurrent(cell);
}

std::optional<GridCell> LogGrid::currentCell() const {
    const auto column = m_ledger.columnOf(m_txn);
    if (!column) return std::nullopt;
    return GridCell{m_row, *column};
}

std::uint64_t LogGrid::recordOf(GridCell cell) const {
    const EntryFacts f = m_ledger.facts(shownSeq(), cell.row, txnAt(cell.column));
    const std::uint64_t own = std::max({f.written, f.durable, f.acked, f.applied, f.removed});
    return f.applied > f.removed || f.removed == 0 ? own : f.removed;
}

// --- Mouse and keyboard --------------------------------------------------------------------------------------------

void LogGrid::setCurrent(GridCell cell) {
    m_row = cell.row;
    m_txn = txnAt(cell.column);
    const QPoint scroll = geometryNow().scrolledTo(cell);
    horizontalScrollBar()->setValue(scroll.x());
    verticalScrollBar()->setValue(scroll.y());
    setAccessibleDescription(GridWords(m_ledger, m_index.records()).explain(shownSeq(), m_row, m_txn));
    viewport()->update();
}

void LogGrid::step(int rows, int columns) {
    const auto cell = currentCell();
    if (!cell) {
        const std::size_t known = m_ledger.columnsKnownAt(shownSeq());
        if (known != 0) setCurrent({0, known - 1});
    } else {
        const auto moved = [](std::size_t at, int by, std::size_t count) {
            const auto last = static_cast<qint64>(count) - 1;
            return static_cast<std::size_t>(std::clamp<qint64>(static_cast<qint64>(at) + by, 0, last));
        };
        setCurrent({moved(cell->row, rows, m_ledger.replicas().size()),
                    moved(cell->column, columns, m_ledger.columns().size())});
    }
    selectCurrent();
}

/// What is chosen here is chosen in every view.
void LogGrid::selectCurrent() {
    const auto cell = currentCell();
    if (!cell) return;
    m_state.selectNode(m_ledger.replicas()[cell->row]);
    if (const std::uint64_t seq = recordOf(*cell)) m_state.selectRecord(seq);
}

void LogGrid::goTo(std::uint64_t seq) {
    if (seq == 0) return;
    m_state.selectRecord(seq);
    m_state.setCursor(Cursor{m_index.records().at(seq).at, seq});
}

void LogGrid::mousePressEvent(QMouseEvent* event) {
    const auto cell = geometryNow().cellAt(event->position().toPoint());
    if (!cell) return;
    setCurrent(*cell);
    if (event->button() == Qt::LeftButton) selectCurrent();
}

void LogGrid::mouseDoubleClickEvent(QMouseEvent* event) {
    const auto cell = geometryNow().cellAt(event->position().toPoint());
    if (cell) goTo(recordOf(*cell));
}

/// A wheel that only turns up and down moves through time, unless there are more rows than fit.
void LogGrid::wheelEvent(QWheelEvent* event) {
    const QPoint delta = event->angleDelta();
    if (event->modifiers().testFlag(Qt::ControlModifier)) {
        zoomBy(delta.y() > 0 ? 1 : -1, static_cast<int>(event->position().x()));
    } else if (delta.x() == 0 && verticalScrollBar()->maximum() == 0) {
        horizontalScrollBar()->setValue(horizontalScrollBar()->value() - delta.y());
    } else {
        QAbstractScrollArea::wheelEvent(event);
    }
    event->accept();
}

void LogGrid::keyPressEvent(QKeyEvent* event) {
    const auto page = static_cast<int>(geometryNow().body().width() / m_metrics.cellWidth);
    const int middle = viewport()->width() / 2;
    switch (event->key()) {
        case Qt::Key_Left:
            return step(0, -1);
        case Qt::Key_Right:
            return step(0, 1);
        case Qt::Key_Up:
            return step(-1, 0);
        case Qt::Key_Down:
            return step(1, 0);
        case Qt::Key_PageUp:
            return step(0, -page);
        case Qt::Key_PageDown:
            return step(0, page);
        case Qt::Key_Home:
            return horizontalScrollBar()->setValue(0);
        case Qt::Key_End:
            return showNewest();
        case Qt::Key_Plus:
        case Qt::Key_Equal:
            return zoomBy(1, middle);
        case Qt::Key_Minus:
            return zoomBy(-1, middle);
        case Qt::Key_Return:
        case Qt::Key_Enter:
            if (const auto cell = currentCell()) goTo(recordOf(*cell));
            return;
        default:
            QAbstractScrollArea::keyPressEvent(event);
    }
}

void LogGrid::fillMenu(QMenu& menu, GridCell cell) {
    const GridWords words(m_ledger, m_index.records());
    menu.addSection(words.title(txnAt(cell.column)));
    for (const GridWords::Line& line : words.story(shownSeq(), cell.row, txnAt(cell.column)))
        menu.addAction(tr("Show when: %1").arg(line.text), this, [this, seq = line.seq] { goTo(seq); });
    menu.addSeparator();
    QAction* newest = menu.addAction(tr("Follow the newest"), QKeySequence(Qt::Key_End), this, &LogGrid::showNewest);
    newest->setEnabled(!m_follow);
}

void LogGrid::contextMenuEvent(QContextMenuEvent* event) {
    const GridGeometry grid = geometryNow();
    const bool byKey = event->reason() == QContextMenuEvent::Keyboard;
    const auto cell = byKey ? currentCell() : grid.cellAt(event->pos());
    if (!cell) return;
    setCurrent(*cell);
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    fillMenu(*menu, *cell);
    menu->popup(byKey ? viewport()->mapToGlobal(grid.cellRect(*cell).center()) : event->globalPos());
}

bool LogGrid::viewportEvent(QEvent* event) {
    if (event->type() != QEvent::ToolTip) return QAbstractScrollArea::viewportEvent(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    const GridGeometry grid = geometryNow();
    if (const auto cell = grid.cellAt(help->pos())) {
        const GridWords words(m_ledger, m_index.records());
        QToolTip::showText(help->globalPos(), words.explain(shownSeq(), cell->row, txnAt(cell->column)), viewport(),
                           grid.cellRect(*cell));
    } else {
        QToolTip::hideText();
    }
    return true;
}

void LogGrid::focusInEvent(QFocusEvent* event) {
    viewport()->update();
    QAbstractScrollArea::focusInEvent(event);
}

void LogGrid::focusOutEvent(QFocusEvent* event) {
    viewport()->update();
    QAbstractScrollArea::focusOutEvent(event);
}

}  // namespace qs::app

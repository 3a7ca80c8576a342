// The logs of all replicas side by side: a row a replica, a column a transaction, at the moment that is shown. Painted
// from pre-drawn cells, so that a redraw costs what is visible, however long the logs are.
#pragma once

#include <QAbstractScrollArea>
#include <QTimer>

#include "app/loggrid/cell_glyphs.h"
#include "app/loggrid/grid_geometry.h"
#include "app/loggrid/log_ledger.h"
#include "app/models/trace_index.h"
#include "app/models/view_state.h"
#include "app/widgets/theme.h"

class QMenu;

namespace qs::app {

class LogGrid : public QAbstractScrollArea {
    Q_OBJECT
public:
    LogGrid(const TraceIndex& index, ViewState& state, QWidget* parent = nullptr);

    void setTheme(const Theme& theme);
    const LogLedger& ledger() const { return m_ledger; }
    GridGeometry geometryNow() const;
    /// The newest transaction of the shown moment stays in view.
    bool follows() const { return m_follow; }
    /// Wider (+1) or narrower (-1) cells, around the point `x` of the viewport.
    void zoomBy(int steps, int x);
    /// The cell that the keyboard acts on; none while there are no columns.
    std::optional<GridCell> currentCell() const;

    QSize sizeHint() const override { return {700, 200}; }
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    bool viewportEvent(QEvent* event) override;
    void scrollContentsBy(int dx, int dy) override;
    void changeEvent(QEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    static constexpr int LegendShapeWidth = 18;

    void onUpdated();
    void onMomentChanged();
    void followState();
    void remeasure();
    void layOutLegend();
    void refreshBars();
    void showNewest();
    void setCurrent(GridCell cell);
    void step(int rows, int columns);
    void selectCurrent();
    void goTo(std::uint64_t seq);
    void fillMenu(QMenu& menu, GridCell cell);
    /// The record that made the cell what it is at the shown moment; 0: nothing has.
    std::uint64_t recordOf(GridCell cell) const;
    trace::TxnRef txnAt(std::size_t column) const { return m_ledger.columns()[column]; }
    std::uint64_t shownSeq() const { return m_index.shown().seq(); }
    void paintHead(QPainter& p, const GridGeometry& grid) const;
    void paintRows(QPainter& p, const GridGeometry& grid) const;
    void paintCells(QPainter& p, const GridGeometry& grid);
    void paintMarks(QPainter& p, const GridGeometry& grid) const;
    void paintGutter(QPainter& p, const GridGeometry& grid) const;
    void paintLegend(QPainter& p, const GridGeometry& grid) const;

    const TraceIndex& m_index;
    ViewState& m_state;
    LogLedger m_ledger;
    QTimer m_more;  ///< reads on, a slice at a time
    Theme m_theme = lightTheme();
    CellGlyphs m_glyphs;
    GridMetrics m_metrics;
    std::vector<QRect> m_legend;  ///< of each step from Written on, relative to the foot
    int m_zoom = 2;
    bool m_follow = true;
    std::size_t m_row = 0;
    trace::TxnRef m_txn;  ///< with m_row: the current cell
};

}  // namespace qs::app

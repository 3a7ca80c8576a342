// The space-time diagram as a widget: time from left to right, a lane for each replica and client, messages between
// them. What does not change is painted once in strips; cursor, selection and what is under way are drawn over them.
#pragma once

#include <QAbstractScrollArea>
#include <QHash>
#include <QPixmap>

#include "app/models/trace_index.h"
#include "app/models/view_state.h"
#include "app/timeline/strip_painter.h"
#include "app/timeline/time_axis.h"
#include "app/timeline/timeline_index.h"
#include "app/widgets/theme.h"

namespace qs::app {

class TimelineView : public QAbstractScrollArea {
    Q_OBJECT
public:
    TimelineView(const TraceIndex& index, ViewState& state, QWidget* parent = nullptr);

    void setTheme(const Theme& theme);
    const TimeAxis& axis() const { return m_axis; }
    const TimelineIndex& timeline() const { return m_timeline; }
    /// The newest moment stays in view as it moves.
    bool follows() const { return m_follow; }
    void setFollow(bool follow);
    void setAxisMode(AxisMode mode);
    void zoomBy(double factor);
    void fit();
    void scrollToPixel(double left);
    /// Scrolls so far that the record is in view.
    void reveal(quint64 seq);
    /// Selects the record that caused the selected one; or the first that it caused.
    void selectCause();
    void selectEffect();
    /// Selects the next (or previous) shown record of the selected one's lane.
    void selectNeighbour(int by);

    /// The record that is drawn at this point of the viewport; 0: none.
    quint64 recordAt(QPointF point) const;
    /// Where the record stands in the viewport.
    QPointF pointOf(quint64 seq) const;

    QSize sizeHint() const override { return {700, 220}; }

signals:
    void axisChanged();

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    bool viewportEvent(QEvent* event) override;
    void scrollContentsBy(int dx, int dy) override;
    void changeEvent(QEvent* event) override;

private:
    static constexpr int StripWidth = 256;

    void onUpdated();
    void takeRecords();
    void dropStrips();
    void dropStripsFrom(double pixel);
    void relayout();
    void axisMoved();
    StripPainter painter() const { return {m_timeline, m_state, m_axis, m_layout, m_theme}; }
    const QPixmap& strip(int number);
    double toRun(double x) const { return x - m_headerWidth + m_axis.left(); }
    double toView(double pixel) const { return pixel - m_axis.left() + m_headerWidth; }
    void moveCursor(double x);
    void select(quint64 seq);
    bool isDrawn(quint64 seq) const;
    QString explain(quint64 seq) const;
    QString explainLane(QPointF point) const;
    QString laneName(std::size_t at) const;
    void paintRuler(QPainter& p) const;
    void paintHeader(QPainter& p) const;
    void paintLabels(QPainter& p) const;
    void paintSelection(QPainter& p) const;
    void paintCursor(QPainter& p) const;

    const TraceIndex& m_index;
    ViewState& m_state;
    TimelineIndex m_timeline;
    TimeAxis m_axis;
    LaneLayout m_layout;
    double m_headerWidth = 0;  ///< of the names of the lanes
    Theme m_theme = lightTheme();
    QHash<int, QPixmap> m_strips;
    bool m_follow = true;
    quint64 m_revealed = 0;  ///< the record that was selected last
    bool m_scrubbing = false;
    double m_panFrom = -1;  ///< pixel of the run under the mouse; < 0: no panning
};

}  // namespace qs::app

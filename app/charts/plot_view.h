// The plot of one chart: what Qt Charts draws, with fault bands behind it and lanes, marks and the shown moment in
// front; and the mouse and the keys that move in time. A drag selects a span, a click a moment.
#pragma once

#include <QChartView>
#include <optional>

#include "app/charts/chart_content.h"
#include "app/widgets/theme.h"

namespace qs::app {

/// Faults that overlap or touch, as one stretch.
struct FaultStretch {
    double begin = 0;
    double end = 0;
    QList<FaultBand> faults;
};
QList<FaultStretch> stretchesOf(QList<FaultBand> bands);

class PlotView : public QChartView {
    Q_OBJECT
public:
    explicit PlotView(QChart* chart, QWidget* parent = nullptr);

    void setTheme(const Theme& theme);
    /// Seconds that the left and the right edge of the plot stand for.
    void setSpan(double from, double to);
    void setContent(const ChartContent& content, const QList<FaultBand>& faults, const QString& emptyWords);
    /// An upright line at that second; none: the newest moment is shown.
    void setMoment(std::optional<double> second);

    double secondAt(const QPoint& inViewport) const;
    double xOf(double second) const;

    static constexpr double ZoomStep = 0.7;  ///< of the span, for a key or a notch of the wheel

signals:
    void clicked(double second);
    void selected(double from, double to);
    void zoomed(double factor, double about);
    void panned(double fraction);
    void resetAsked();

protected:
    void drawBackground(QPainter* p, const QRectF& rect) override;
    void drawForeground(QPainter* p, const QRectF& rect) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    bool viewportEvent(QEvent* event) override;

private:
    void paintFaults(QPainter& p, const QRectF& plot) const;
    void paintLanes(QPainter& p, const QRectF& plot) const;
    void paintDrag(QPainter& p, const QRectF& plot) const;
    QString wordsAt(double second) const;

    Theme m_theme = lightTheme();
    double m_from = 0;
    double m_to = 1;
    ChartContent m_content;
    QList<FaultStretch> m_faults;
    QString m_emptyWords;
    std::optional<double> m_moment;
    std::optional<int> m_pressedAt;  ///< x, while the button is down
    int m_draggedTo = 0;
};

}  // namespace qs::app

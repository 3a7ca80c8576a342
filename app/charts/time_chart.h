// One chart: a heading with the legend and the newest values, and the plot below it.
#pragma once

#include <QWidget>

#include "app/charts/chart_content.h"
#include "app/widgets/theme.h"

class QLineSeries;
class QSpacerItem;
class QValueAxis;
class QChart;

namespace qs::app {

class PlotView;
class WrappedLabel;

class TimeChart : public QWidget {
    Q_OBJECT
public:
    explicit TimeChart(ChartKind kind, QWidget* parent = nullptr);

    void setTheme(const Theme& theme);
    void setContent(const ChartContent& content, const QList<FaultBand>& faults, const TimeSpan& span);
    ChartKind kind() const { return m_kind; }
    PlotView& plot() { return *m_view; }
    QString heading() const;
    /// Of the heading's words at the present width.
    int headingHeight() const;
    /// The plot begins below a heading of that height: those of neighbours stand side by side.
    void setHeadingRoom(int height);

protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void applyPalette();
    void matchSeries();
    void scaleTime(const TimeSpan& span);
    void sayHeading();
    QString legend(bool brief) const;

    ChartKind m_kind;
    Theme m_theme = lightTheme();
    ChartContent m_content;
    TimeSpan m_span{};
    WrappedLabel* m_heading;
    QSpacerItem* m_gap;  ///< below it
    QChart* m_chart;
    PlotView* m_view;
    QValueAxis* m_time;
    QValueAxis* m_value;
    QList<QLineSeries*> m_series;
};

}  // namespace qs::app

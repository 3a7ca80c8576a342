// One quantity over the last minute of virtual time. A chart without a value says in words when one will come.
#pragma once

#include <QChartView>
#include <QWidget>

#include "engine/base/virtual_time.h"

class QLabel;
class QLineSeries;
class QValueAxis;

namespace qs::app {

class TimeChart : public QWidget {
    Q_OBJECT
public:
    static constexpr int MaxPoints = 300;
    static constexpr int SpanSeconds = 60;

    TimeChart(const QString& title, const QString& unit, const QString& emptyWords, QWidget* parent = nullptr);

    void setLineColour(const QColor& colour);
    /// x in virtual seconds, ascending; at most MaxPoints are drawn.
    void setPoints(const QList<QPointF>& points, VirtualTime now);
    QList<QPointF> points() const;

protected:
    void changeEvent(QEvent* event) override;

private:
    void applyPalette();

    QString m_title;
    QString m_unit;
    QColor m_line;
    QLabel* m_heading;
    QLabel* m_empty;
    QLineSeries* m_series;
    QValueAxis* m_time;
    QValueAxis* m_value;
    QChart* m_chart;
    QChartView* m_view;
};

}  // namespace qs::app

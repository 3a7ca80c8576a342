#include "app/charts/time_chart.h"

#include <QChart>
#include <QEvent>
#include <QGraphicsLayout>
#include <QLabel>
#include <QLineSeries>
#include <QLocale>
#include <QVBoxLayout>
#include <QValueAxis>
#include <algorithm>

#include "app/charts/decimate.h"

namespace qs::app {

using namespace Qt::StringLiterals;

TimeChart::TimeChart(const QString& title, const QString& unit, const QString& emptyWords, QWidget* parent)
    : QWidget(parent),
      m_title(title),
      m_unit(unit),
      m_heading(new QLabel(title, this)),
      m_empty(new QLabel(emptyWords, this)),
      m_series(new QLineSeries(this)),
      m_time(new QValueAxis(this)),
      m_value(new QValueAxis(this)),
      m_chart(new QChart),
      m_view(new QChartView(m_chart, this)) {
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setWordWrap(true);
    m_chart->legend()->hide();
    m_chart->setMargins({0, 0, 0, 0});
    m_chart->layout()->setContentsMargins(0, 0, 0, 0);
    m_chart->setBackgroundRoundness(0);
    m_chart->addSeries(m_series);
    m_chart->addAxis(m_time, Qt::AlignBottom);
    m_chart->addAxis(m_value, Qt::AlignLeft);
    m_series->attachAxis(m_time);
    m_series->attachAxis(m_value);
    m_time->setLabelFormat(u"%.0f s"_s);
    m_time->setTickType(QValueAxis::TicksDynamic);
    m_time->setTickAnchor(0);
    m_time->setTickInterval(SpanSeconds / 2.0);
    m_value->setTickCount(3);
    m_value->setLabelFormat(u"%g"_s);
    m_view->setRenderHint(QPainter::Antialiasing);
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setFocusPolicy(Qt::NoFocus);
    m_view->setMinimumSize(120, 60);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2);
    column->addWidget(m_heading);
    column->addWidget(m_view, 1);
    column->addWidget(m_empty, 1);
    setPoints({}, {});
    applyPalette();
}

void TimeChart::setLineColour(const QColor& colour) {
    m_line = colour;
    applyPalette();
}

QList<QPointF> TimeChart::points() const {
    return m_series->points();
}

void TimeChart::setPoints(const QList<QPointF>& points, VirtualTime now) {
    m_view->setVisible(!points.isEmpty());
    m_empty->setVisible(points.isEmpty());
    if (points.isEmpty()) {
        m_series->clear();
        m_heading->setText(m_title);
        return;
    }
    const double seconds = static_cast<double>(now.us) / 1e6;
    const double end = std::max(seconds, double(SpanSeconds));
    m_time->setRange(end - SpanSeconds, end);
    const auto lower = [](const QPointF& a, const QPointF& b) { return a.y() < b.y(); };
    m_value->setRange(0, niceCeiling(std::max_element(points.begin(), points.end(), lower)->y()));
    m_series->replace(decimated(points, MaxPoints));
    const QString latest = QLocale::c().toString(points.last().y(), 'f', points.last().y() < 10 ? 1 : 0);
    m_heading->setText(tr("%1: %2 %3").arg(m_title, latest, m_unit));
    setAccessibleName(m_heading->text());
}

void TimeChart::applyPalette() {
    const QColor text = palette().color(QPalette::WindowText);
    QColor grid = text;
    grid.setAlphaF(0.15F);
    QColor faint = text;
    faint.setAlphaF(0.7F);
    m_chart->setBackgroundBrush(palette().window());
    m_view->setBackgroundBrush(palette().window());
    for (QValueAxis* axis : {m_time, m_value}) {
        axis->setLabelsBrush(faint);
        axis->setGridLineColor(grid);
        axis->setLinePenColor(grid);
        QFont font = this->font();
        font.setPointSizeF(font.pointSizeF() * 0.85);
        axis->setLabelsFont(font);
    }
    QPen pen(m_line.isValid() ? m_line : palette().color(QPalette::Highlight));
    pen.setWidthF(1.6);
    m_series->setPen(pen);
}

void TimeChart::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange) applyPalette();
}

}  // namespace qs::app

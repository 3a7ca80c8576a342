#include "app/charts/time_chart.h"

#include <QChart>
#include <QEvent>
#include <QGraphicsLayout>
#include <QLineSeries>
#include <QVBoxLayout>
#include <QValueAxis>
#include <algorithm>
#include <cmath>

#include "app/charts/axis_scale.h"
#include "app/charts/chart_look.h"
#include "app/charts/plot_view.h"
#include "app/widgets/wrapped_label.h"

namespace qs::app {

using namespace Qt::StringLiterals;

namespace {

constexpr int MostOfHeading = 4;       ///< the part of a chart that its heading takes: one in so many
constexpr int LinesForQuarters = 16;   ///< of text, as high as a plot must be to have labels at each quarter
constexpr double ColumnsPerLabel = 9;  ///< widths of a digit between two labels of the time axis, at least

double seconds(VirtualTime t) {
    return static_cast<double>(t.us) / 1e6;
}

QString coloured(const QColor& colour, const QString& text) {
    return u"<span style='color:%1'>%2</span>"_s.arg(colour.name(), text);
}

}  // namespace

TimeChart::TimeChart(ChartKind kind, QWidget* parent)
    : QWidget(parent),
      m_kind(kind),
      m_heading(new WrappedLabel(this)),
      m_gap(new QSpacerItem(0, 0)),
      m_chart(new QChart),
      m_view(new PlotView(m_chart, this)),
      m_time(new QValueAxis(this)),
      m_value(new QValueAxis(this)) {
    setObjectName(u"chart_%1"_s.arg(idOf(kind)));
    m_heading->setTextFormat(Qt::RichText);
    m_heading->setToolTip(ChartWords::meaning(kind));
    m_chart->legend()->hide();
    m_chart->setMargins({0, 0, 0, 0});
    m_chart->layout()->setContentsMargins(0, 4, 8, 0);
    m_chart->setBackgroundVisible(false);
    m_chart->addAxis(m_time, Qt::AlignBottom);
    m_chart->addAxis(m_value, Qt::AlignLeft);
    m_time->setTickType(QValueAxis::TicksDynamic);
    m_time->setTickAnchor(0);
    m_value->setLabelFormat(u"%g"_s);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2);
    column->addWidget(m_heading);
    column->addSpacerItem(m_gap);
    column->addWidget(m_view, 1);
    setTheme(m_theme);
}

QString TimeChart::heading() const {
    return m_heading->text();
}

int TimeChart::headingHeight() const {
    return m_heading->heightForWidth(width());
}

void TimeChart::setHeadingRoom(int height) {
    const int gap = std::max(height - headingHeight(), 0);
    if (gap == m_gap->sizeHint().height()) return;
    m_gap->changeSize(0, gap, QSizePolicy::Minimum, QSizePolicy::Fixed);
    layout()->invalidate();
}

void TimeChart::setTheme(const Theme& theme) {
    m_theme = theme;
    m_view->setTheme(theme);
    applyPalette();
}

void TimeChart::setContent(const ChartContent& content, const QList<FaultBand>& faults, const TimeSpan& span) {
    m_content = content;
    matchSeries();
    double highest = 0;
    for (qsizetype i = 0; i < content.curves.size(); ++i) {
        const QList<QPointF>& points = content.curves[i].points;
        m_series[i]->replace(points);
        for (const QPointF& point : points)
            highest = std::max(highest, point.y());
    }
    // Twice a round number: the label in the middle is round too.
    const double half = niceCeiling(highest / 2);
    m_value->setRange(0, 2 * half);
    // Quarters only where they are whole numbers.
    const bool tall = m_view->height() >= LinesForQuarters * fontMetrics().height();
    m_value->setTickCount(tall && std::fmod(half, 2) == 0 ? 5 : 3);
    scaleTime(span);
    m_view->setContent(content, faults, ChartWords::empty(m_kind));
    sayHeading();
    m_view->setAccessibleName(tr("%1, %2").arg(ChartWords::title(m_kind), ChartWords::unit(m_kind)));
}

/// Without the newest values where they would take the room of the plot.
void TimeChart::sayHeading() {
    for (const bool brief : {false, true}) {
        const QString words = u"<b>%1</b> %2 %3"_s;
        m_heading->setWords(words.arg(ChartWords::title(m_kind), ChartWords::unit(m_kind), legend(brief)));
        if (headingHeight() <= height() / MostOfHeading) return;
    }
}

void TimeChart::scaleTime(const TimeSpan& span) {
    m_span = span;
    const double length = seconds(span.length());
    const int most = std::max(2, int(width() / (ColumnsPerLabel * fontMetrics().horizontalAdvance(u'0'))));
    const double step = niceStep(length, most);
    m_time->setRange(seconds(span.from), seconds(span.to));
    m_time->setTickInterval(step);
    m_time->setLabelFormat(step < 1 ? u"%.1f s"_s : u"%.0f s"_s);
    m_view->setSpan(seconds(span.from), seconds(span.to));
}

/// As many series as curves. Series are made once: to make one costs more than to fill it.
void TimeChart::matchSeries() {
    const bool lanes = m_kind == ChartKind::Availability;
    while (m_series.size() < std::max<qsizetype>(m_content.curves.size(), lanes ? 1 : 0)) {
        auto* series = new QLineSeries(this);
        m_chart->addSeries(series);
        series->attachAxis(m_time);
        series->attachAxis(m_value);
        m_series.append(series);
    }
    for (qsizetype i = 0; i < m_content.curves.size(); ++i)
        m_series[i]->setPen(penOf(m_content.curves[i].look, m_theme));
}

QString TimeChart::legend(bool brief) const {
    QStringList parts;
    for (const Curve& curve : m_content.curves) {
        const QPen pen = penOf(curve.look, m_theme);
        const QString latest = curve.points.isEmpty() ? u"–"_s : ChartWords::value(m_kind, curve.points.last().y());
        const bool alone = curve.name.isEmpty();
        const QString name = alone ? latest : brief ? curve.brief : tr("%1 %2").arg(curve.name, latest);
        // No line break between a line and its name.
        parts << u"<nobr>%1 %2</nobr>"_s.arg(coloured(pen.color(), glyphOf(pen)), name.toHtmlEscaped());
    }
    if (m_content.lanes.isEmpty()) return parts.join(u"&nbsp; "_s);
    for (const Service service :
         {Service::Serving, Service::NotServing, Service::ReadOnly, Service::Frozen, Service::Down}) {
        const bool occurs = std::any_of(m_content.lanes.begin(), m_content.lanes.end(), [&](const ServiceLane& lane) {
            return std::any_of(lane.stretches.begin(), lane.stretches.end(),
                               [&](const ServiceLane::Stretch& stretch) { return stretch.service == service; });
        });
        if (!occurs) continue;
        parts << u"<nobr>%1 %2</nobr>"_s.arg(coloured(colourOf(service, m_theme), glyphOf(service)),
                                             ChartWords::service(service));
    }
    return parts.join(u"&nbsp; "_s);
}

void TimeChart::applyPalette() {
    QFont small = font();
    small.setPointSizeF(font().pointSizeF() * 0.85);
    for (QValueAxis* axis : {m_time, m_value}) {
        axis->setLabelsBrush(m_theme.muted);
        axis->setGridLineColor(m_theme.grid);
        axis->setLinePenColor(m_theme.border);
        axis->setLabelsFont(small);
    }
    if (m_kind == ChartKind::Availability) {
        // The lanes have the numbers of nodes in the place of labels, which keep their room.
        m_value->setLabelsBrush(QBrush(Qt::transparent));
        m_value->setLabelFormat(u"nnn"_s);
        m_value->setGridLineVisible(false);
    }
    matchSeries();
}

void TimeChart::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange) applyPalette();
}

void TimeChart::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    if (m_span.to > m_span.from) scaleTime(m_span);
}

}  // namespace qs::app

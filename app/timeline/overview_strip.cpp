#include "app/timeline/overview_strip.h"

#include <QMouseEvent>
#include <QPainter>
#include <algorithm>
#include <cmath>

namespace qs::app {

namespace {

constexpr int ColumnWidth = 3;

}  // namespace

OverviewStrip::OverviewStrip(const TraceIndex& index, TimelineView& view, QWidget* parent)
    : QWidget(parent), m_index(index), m_view(view) {
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setToolTip(tr("The whole run; click or drag to go there"));
    setCursor(Qt::PointingHandCursor);
    connect(&view, &TimelineView::axisChanged, this, qOverload<>(&QWidget::update));
    connect(&index, &TraceIndex::updated, this, qOverload<>(&QWidget::update));
}

void OverviewStrip::setTheme(const Theme& theme) {
    m_theme = theme;
    update();
}

void OverviewStrip::goTo(double x) {
    const TimeAxis& axis = m_view.axis();
    m_view.scrollToPixel(x / width() * axis.length() - axis.width() / 2);
}

void OverviewStrip::paintEvent(QPaintEvent*) {
    QPainter p(this);
    p.fillRect(rect(), m_theme.background);
    const TimelineIndex& timeline = m_view.timeline();
    const TimeAxis& axis = m_view.axis();
    const double perPixel = axis.length() / std::max(1, width());
    std::uint64_t before = 1;
    for (int x = 0; x < width(); x += ColumnWidth) {
        const std::uint64_t after = axis.firstAt((x + ColumnWidth) * perPixel);
        std::uint32_t all = 0;
        std::uint32_t faults = 0;
        for (std::size_t lane = 0; lane < timeline.lanes().size(); ++lane) {
            const MarkCounts from = timeline.countBefore(lane, before);
            const MarkCounts to = timeline.countBefore(lane, after);
            for (std::size_t mark = 0; mark < from.size(); ++mark)
                all += to[mark] - from[mark];
            constexpr auto Fault = static_cast<std::size_t>(Mark::Fault);
            faults += to[Fault] - from[Fault];
        }
        before = after;
        if (all == 0) continue;
        const int bar = std::min(height() - 4, 2 + static_cast<int>(2.2 * std::log2(1.0 + all)));
        p.fillRect(QRect(x, height() - 2 - bar, ColumnWidth - 1, bar), faults > 0 ? m_theme.bad : m_theme.down);
    }
    const double left = axis.left() / perPixel;
    const double shown = std::max(4.0, axis.width() / perPixel);
    QColor window = m_theme.accent;
    window.setAlpha(40);
    p.setPen(QPen(m_theme.accent, 1));
    p.setBrush(window);
    p.drawRect(QRectF(left, 0.5, std::min(shown, width() - left) - 1, height() - 1));
    if (m_index.isLive()) return;
    const double cursor = axis.pixelOf(m_index.now()) / perPixel;
    p.setPen(QPen(m_theme.bad, 1.6));
    p.drawLine(QPointF(cursor, 0), QPointF(cursor, height()));
}

}  // namespace qs::app

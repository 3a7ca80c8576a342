#include "app/charts/plot_view.h"

#include <QApplication>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>
#include <QWheelEvent>
#include <algorithm>
#include <cmath>

#include "app/charts/chart_look.h"

namespace qs::app {

using namespace Qt::StringLiterals;

namespace {

constexpr double PanStep = 0.2;
constexpr double StripHeight = 6;

QFont smallFont(const QFont& base) {
    QFont font = base;
    font.setPointSizeF(base.pointSizeF() * 0.8);
    return font;
}

}  // namespace

QList<FaultStretch> stretchesOf(QList<FaultBand> bands) {
    std::stable_sort(bands.begin(), bands.end(), [](const auto& a, const auto& b) { return a.begin < b.begin; });
    QList<FaultStretch> out;
    for (const FaultBand& band : bands) {
        if (out.isEmpty() || out.last().end < band.begin) out.append({band.begin, band.end, {}});
        out.last().end = std::max(out.last().end, band.end);
        out.last().faults.append(band);
    }
    return out;
}

PlotView::PlotView(QChart* chart, QWidget* parent) : QChartView(chart, parent) {
    setRenderHint(QPainter::Antialiasing);
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    setMinimumSize(120, 60);
    setViewportUpdateMode(QGraphicsView::FullViewportUpdate);
    setAccessibleDescription(tr("Plus and minus zoom, the arrow keys move, 0 ends the zoom."));
}

void PlotView::setTheme(const Theme& theme) {
    m_theme = theme;
    viewport()->update();
}

void PlotView::setSpan(double from, double to) {
    m_from = from;
    m_to = to;
}

void PlotView::setContent(const ChartContent& content, const QList<FaultBand>& faults, const QString& emptyWords) {
    m_content = content;
    m_faults = stretchesOf(faults);
    m_emptyWords = emptyWords;
    viewport()->update();
}

void PlotView::setMoment(std::optional<double> second) {
    m_moment = second;
    viewport()->update();
}

double PlotView::secondAt(const QPoint& inViewport) const {
    const QRectF plot = chart()->plotArea();
    const double part = (inViewport.x() - plot.left()) / std::max(plot.width(), 1.0);
    return m_from + std::clamp(part, 0.0, 1.0) * (m_to - m_from);
}

double PlotView::xOf(double second) const {
    const QRectF plot = chart()->plotArea();
    return plot.left() + (second - m_from) / (m_to - m_from) * plot.width();
}

// --- Painting ------------------------------------------------------------------------------------------------------

void PlotView::drawBackground(QPainter* p, const QRectF& rect) {
    p->fillRect(rect, palette().window());
    const QRectF plot = chart()->plotArea();
    p->save();
    p->setClipRect(plot.adjusted(0, -StripHeight, 0, 0));
    paintFaults(*p, plot);
    p->restore();
}

void PlotView::paintFaults(QPainter& p, const QRectF& plot) const {
    QColor shade = m_theme.bad;
    shade.setAlphaF(m_theme.isDark() ? 0.16F : 0.10F);
    p.setFont(smallFont(font()));
    for (const FaultStretch& stretch : m_faults) {
        const double left = xOf(stretch.begin);
        const QRectF where(left, plot.top(), std::max(xOf(stretch.end) - left, 1.0), plot.height());
        p.fillRect(where, shade);
        for (const FaultBand& fault : stretch.faults) {
            p.setPen(penOf(fault.kind, m_theme));
            p.drawLine(QPointF(xOf(fault.begin), plot.top()),
                       QPointF(std::max(xOf(fault.end), xOf(fault.begin) + 1), plot.top()));
        }
        const QString words = stretch.faults.size() == 1 ? ChartWords::fault(stretch.faults.first())
                                                         : tr("%n fault(s)", nullptr, int(stretch.faults.size()));
        const QRectF room = where.intersected(plot).adjusted(3, 2, -3, 0);
        if (p.fontMetrics().horizontalAdvance(words) > room.width()) continue;
        p.setPen(m_theme.muted);
        p.drawText(room, Qt::AlignTop | Qt::AlignLeft, words);
    }
}

void PlotView::paintLanes(QPainter& p, const QRectF& plot) const {
    const double height = plot.height() / static_cast<double>(m_content.lanes.size());
    p.setFont(smallFont(font()));
    for (qsizetype i = 0; i < m_content.lanes.size(); ++i) {
        const ServiceLane& lane = m_content.lanes[i];
        const QRectF row(plot.left(), plot.top() + static_cast<double>(i) * height, plot.width(), height);
        const double bar = std::min(height * 0.6, 22.0);
        for (const ServiceLane::Stretch& stretch : lane.stretches) {
            const double left = xOf(stretch.from);
            const QRectF where(left, row.center().y() - bar / 2, std::max(xOf(stretch.to) - left, 1.0), bar);
            paintService(p, where, stretch.service, m_theme);
        }
        p.setPen(m_theme.text);
        p.drawText(QRectF(0, row.top(), plot.left() - 6, height), Qt::AlignRight | Qt::AlignVCenter,
                   QString::number(lane.node.value));
    }
}

void PlotView::paintDrag(QPainter& p, const QRectF& plot) const {
    if (!m_pressedAt || std::abs(m_draggedTo - *m_pressedAt) < QApplication::startDragDistance()) return;
    QColor shade = m_theme.accent;
    shade.setAlphaF(0.2F);
    const auto [left, right] = std::minmax(*m_pressedAt, m_draggedTo);
    p.fillRect(QRectF(left, plot.top(), right - left, plot.height()).intersected(plot), shade);
}

void PlotView::drawForeground(QPainter* p, const QRectF& rect) {
    Q_UNUSED(rect);
    const QRectF plot = chart()->plotArea();
    p->save();
    p->setRenderHint(QPainter::Antialiasing, false);
    if (!m_content.lanes.isEmpty()) paintLanes(*p, plot);
    QColor fine = m_theme.leading;
    fine.setAlphaF(0.45F);
    p->setPen(QPen(fine, 1, Qt::DashLine));
    for (const double mark : m_content.marks)
        p->drawLine(QPointF(xOf(mark), plot.top()), QPointF(xOf(mark), plot.bottom()));
    if (m_moment && *m_moment >= m_from && *m_moment <= m_to) {
        const double x = xOf(*m_moment);
        p->setPen(QPen(m_theme.accent, 2));
        p->drawLine(QPointF(x, plot.top()), QPointF(x, plot.bottom()));
        p->setBrush(m_theme.accent);
        p->drawPolygon(QPolygonF({{x - 5, plot.top() - 4}, {x + 5, plot.top() - 4}, {x, plot.top() + 4}}));
        p->setBrush(Qt::NoBrush);
    }
    if (m_content.empty) {
        constexpr int Flags = Qt::AlignCenter | Qt::TextWordWrap;
        const QRectF room = plot.adjusted(8, 14, -8, -4);
        p->fillRect(p->boundingRect(room, Flags, m_emptyWords).adjusted(-4, -2, 4, 2), palette().window());
        p->setPen(m_theme.muted);
        p->drawText(room, Flags, m_emptyWords);
    }
    paintDrag(*p, plot);
    if (hasFocus()) {
        p->setPen(QPen(m_theme.accent, 1));
        p->drawRect(plot);
    }
    p->restore();
}

// --- Mouse and keys ------------------------------------------------------------------------------------------------

void PlotView::mousePressEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton) return event->ignore();
    m_pressedAt = event->pos().x();
    m_draggedTo = *m_pressedAt;
}

void PlotView::mouseMoveEvent(QMouseEvent* event) {
    if (!m_pressedAt) return;
    m_draggedTo = event->pos().x();
    viewport()->update();
}

void PlotView::mouseReleaseEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton || !m_pressedAt) return event->ignore();
    const int pressed = *m_pressedAt;
    m_pressedAt.reset();
    viewport()->update();
    if (std::abs(event->pos().x() - pressed) < QApplication::startDragDistance()) {
        emit clicked(secondAt(event->pos()));
    } else {
        emit selected(secondAt({pressed, 0}), secondAt(event->pos()));
    }
}

void PlotView::wheelEvent(QWheelEvent* event) {
    const QPoint turned = event->angleDelta();
    const bool sideways = event->modifiers().testFlag(Qt::ShiftModifier) || std::abs(turned.x()) > std::abs(turned.y());
    const double notches = (turned.x() != 0 && sideways ? turned.x() : turned.y()) / 120.0;
    if (sideways) {
        emit panned(-notches * PanStep);
    } else {
        emit zoomed(std::pow(ZoomStep, notches), secondAt(event->position().toPoint()));
    }
    event->accept();
}

void PlotView::keyPressEvent(QKeyEvent* event) {
    const double middle = (m_from + m_to) / 2;
    switch (event->key()) {
        case Qt::Key_Plus:
        case Qt::Key_Equal:
            return emit zoomed(ZoomStep, middle);
        case Qt::Key_Minus:
            return emit zoomed(1 / ZoomStep, middle);
        case Qt::Key_Left:
            return emit panned(-PanStep);
        case Qt::Key_Right:
            return emit panned(PanStep);
        case Qt::Key_0:
            return emit resetAsked();
        default:
            // Not the view's own: it would scroll.
            event->ignore();
    }
}

QString PlotView::wordsAt(double second) const {
    QStringList lines{tr("At %1 s").arg(QLocale::c().toString(second, 'f', 2))};
    for (const ServiceLane& lane : m_content.lanes) {
        for (const ServiceLane::Stretch& stretch : lane.stretches) {
            if (second < stretch.from || second >= stretch.to) continue;
            lines << tr("%1: %2").arg(ChartWords::nodeName(lane.node), ChartWords::service(stretch.service));
        }
    }
    for (const Curve& curve : m_content.curves) {
        const auto at = std::lower_bound(curve.points.begin(), curve.points.end(), second,
                                         [](const QPointF& point, double x) { return point.x() < x; });
        if (at == curve.points.end()) continue;
        const QString value = QLocale::c().toString(at->y(), 'g', 4);
        lines << (curve.name.isEmpty() ? value : tr("%1: %2").arg(curve.name, value));
    }
    for (const FaultStretch& stretch : m_faults) {
        for (const FaultBand& fault : stretch.faults) {
            if (second >= fault.begin && second < fault.end) lines << ChartWords::fault(fault);
        }
    }
    return lines.join(u'\n');
}

bool PlotView::viewportEvent(QEvent* event) {
    if (event->type() != QEvent::ToolTip) return QChartView::viewportEvent(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    QToolTip::showText(help->globalPos(), wordsAt(secondAt(help->pos())), this);
    return true;
}

}  // namespace qs::app

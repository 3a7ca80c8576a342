// The painting of the timeline: strips, and over them the ruler, names, labels, cursor and selection.
#include <QContextMenuEvent>
#include <QHelpEvent>
#include <QMenu>
#include <QScrollBar>
#include <QToolTip>
#include <array>
#include <cmath>
#include <map>

#include "app/models/look.h"
#include "app/models/record_words.h"
#include "app/models/text.h"
#include "app/timeline/timeline_view.h"

namespace qs::app {

namespace {

constexpr double TickPixels = 90;
constexpr int MostLabels = 200;
constexpr int LongestChain = 64;

/// 1, 2 or 5 times a power of ten, at least `least`.
double niceStep(double least) {
    const double power = std::pow(10.0, std::floor(std::log10(least)));
    for (const double factor : {1.0, 2.0, 5.0}) {
        if (power * factor >= least) return power * factor;
    }
    return power * 10;
}

QString timeLabel(double us, double stepUs) {
    const int decimals = stepUs >= 1e6 ? 0 : std::min(6, static_cast<int>(std::ceil(6 - std::log10(stepUs))));
    return QStringLiteral("%1 s").arg(us / 1e6, 0, 'f', decimals);
}

QString spanText(VirtualTime span) {
    return span.us >= 0 ? QStringLiteral("+%1 ms").arg(static_cast<double>(span.us) / 1000)
                        : QStringLiteral("%1 ms").arg(static_cast<double>(span.us) / 1000);
}

}  // namespace

void TimelineView::paintEvent(QPaintEvent*) {
    QPainter p(viewport());
    p.fillRect(viewport()->rect(), m_theme.surface);
    const int scrolled = verticalScrollBar()->value();
    p.setClipRect(QRectF(m_headerWidth, 0, viewport()->width() - m_headerWidth, viewport()->height()));
    p.setPen(QPen(m_theme.grid, 1));
    for (const double y : m_layout.y)
        p.drawLine(QPointF(m_headerWidth, y - scrolled), QPointF(viewport()->width(), y - scrolled));
    const double right = m_axis.left() + m_axis.width();
    for (int i = static_cast<int>(m_axis.left() / StripWidth); static_cast<double>(i) * StripWidth < right; ++i)
        p.drawPixmap(QPointF(toView(static_cast<double>(i) * StripWidth), -scrolled), strip(i));
    p.save();
    p.setRenderHint(QPainter::Antialiasing);
    p.translate(toView(0), -scrolled);
    painter().paintUnfinished(p, m_axis.left(), right);
    paintSelection(p);
    p.restore();
    paintLabels(p);
    paintRuler(p);
    paintCursor(p);
    p.setClipping(false);
    paintHeader(p);
}

void TimelineView::paintRuler(QPainter& p) const {
    p.fillRect(QRectF(m_headerWidth, 0, m_axis.width(), LaneLayout::RulerHeight), m_theme.background);
    p.setFont(font());
    const double step = niceStep(TickPixels / m_axis.scale());
    const double right = m_axis.left() + m_axis.width();
    const bool byTime = m_axis.mode() == AxisMode::Time;
    for (double unit = std::floor(m_axis.left() / m_axis.scale() / step) * step; unit * m_axis.scale() < right;
         unit += step) {
        const double pixel = unit * m_axis.scale();
        if (pixel > m_axis.length()) break;
        const double x = toView(pixel);
        p.setPen(m_theme.border);
        p.drawLine(QPointF(x, LaneLayout::RulerHeight - 5), QPointF(x, LaneLayout::RulerHeight));
        p.setPen(m_theme.muted);
        const QString text =
            byTime ? timeLabel(unit, step)
                   : tr("#%1 at %2").arg(unit, 0, 'f', 0).arg(QString::fromStdString(toString(m_axis.momentAt(pixel))));
        p.drawText(QPointF(x + 3, LaneLayout::RulerHeight - 7), text);
    }
    p.setPen(m_theme.border);
    p.drawLine(QPointF(m_headerWidth, LaneLayout::RulerHeight), QPointF(viewport()->width(), LaneLayout::RulerHeight));
}

QString TimelineView::laneName(std::size_t at) const {
    const Lane& lane = m_timeline.lanes()[at];
    switch (lane.kind) {
        case Lane::Kind::Ensemble:
            return tr("Commands");
        case Lane::Kind::Node:
            return tr("node %1").arg(lane.node.value);
        case Lane::Kind::Client:
            return lane.session ? tr("client %1").arg(at - m_index.nodes().size()) : tr("others");
    }
    return {};
}

void TimelineView::paintHeader(QPainter& p) const {
    p.fillRect(QRectF(0, 0, m_headerWidth, viewport()->height()), m_theme.background);
    p.setPen(m_theme.border);
    p.drawLine(QPointF(m_headerWidth, 0), QPointF(m_headerWidth, viewport()->height()));
    p.setClipRect(QRectF(0, LaneLayout::RulerHeight, m_headerWidth, viewport()->height()));
    for (std::size_t i = 0; i < m_timeline.lanes().size(); ++i) {
        const Lane& lane = m_timeline.lanes()[i];
        const QRectF box(10, m_layout.y[i] - verticalScrollBar()->value() - m_layout.pitch / 2, m_headerWidth - 14,
                         m_layout.pitch);
        const bool selected = lane.kind == Lane::Kind::Node && lane.node == m_state.selectedNode();
        p.setPen(lane.kind == Lane::Kind::Node ? m_theme.text : m_theme.muted);
        QFont name = font();
        name.setBold(selected);
        p.setFont(name);
        p.drawText(box, Qt::AlignVCenter | Qt::AlignLeft, laneName(i));
    }
    p.setClipping(false);
}

/// The state of each stretch that is wide enough to hold its word.
void TimelineView::paintLabels(QPainter& p) const {
    QFont small = font();
    small.setPointSizeF(std::max(7.0, font().pointSizeF() * 0.82));
    const QFontMetricsF metrics(small);
    p.setFont(small);
    const auto wordsOf = [](const Stretch& s) {
        return s.frozen ? tr("frozen") : tr("%1 · epoch %2").arg(latin(trace::toString(s.role))).arg(s.epoch.value);
    };
    // Most stretches are too narrow, and to measure words is what costs.
    std::map<std::pair<trace::Role, bool>, double> least;
    const auto leastWidth = [&](const Stretch& s) {
        const auto [it, fresh] = least.try_emplace({s.role, s.frozen});
        if (fresh) {
            Stretch shortest = s;
            shortest.epoch = Epoch{1};
            it->second = metrics.horizontalAdvance(wordsOf(shortest));
        }
        return it->second;
    };
    const double left = m_axis.left();
    const double right = left + m_axis.width();
    int drawn = 0;
    for (const Lane& lane : m_timeline.lanes()) {
        if (lane.kind != Lane::Kind::Node) continue;
        const auto& all = m_timeline.stretches(lane.node);
        const auto pixel = [&](const Stretch& s) { return m_axis.pixelOf(s.from, s.seq); };
        auto it = std::partition_point(all.begin(), all.end(), [&](const Stretch& s) { return pixel(s) <= left; });
        if (it != all.begin()) --it;
        for (; it != all.end() && pixel(*it) < right && drawn < MostLabels; ++it) {
            if (!it->alive) continue;
            const double from = std::max(left, pixel(*it)) + 3;
            const double to = std::next(it) == all.end() ? std::min(right, m_axis.length()) : pixel(*std::next(it));
            if (leastWidth(*it) > to - from - 3) continue;
            const QString text = wordsOf(*it);
            const double width = metrics.horizontalAdvance(text);
            if (width > to - from - 3) continue;
            const double y = m_layout.y[m_timeline.laneOf(lane.node)] - verticalScrollBar()->value();
            QColor chip = m_theme.surface;
            chip.setAlpha(215);
            const QRectF box(toView(from) - 2, y - LaneLayout::StripHalf - 2 - metrics.height(), width + 4,
                             metrics.height());
            p.fillRect(box, chip);
            p.setPen(it->frozen ? m_theme.frozen : colourOf(it->role, m_theme));
            p.drawText(box, Qt::AlignCenter, text);
            ++drawn;
        }
    }
}

/// The chain of causes behind the selected record, and what it caused.
void TimelineView::paintSelection(QPainter& p) const {
    const RecordStore& records = m_index.records();
    quint64 seq = m_state.selectedRecord();
    if (!records.contains(seq)) return;
    const StripPainter strips = painter();
    const auto point = [&](quint64 of) { return QPointF(strips.pixelOf(of), strips.yOf(records.at(of).node)); };
    const QPointF here = point(seq);
    p.setPen(QPen(m_theme.accent, 1.6, Qt::DashLine));
    for (const std::uint64_t effect : records.effectsOf(seq))
        p.drawLine(here, point(effect));
    p.setPen(QPen(m_theme.accent, 2.4));
    for (int i = 0; i < LongestChain && records.at(seq).cause != 0; ++i) {
        p.drawLine(point(records.at(seq).cause), point(seq));
        seq = records.at(seq).cause;
    }
    p.setPen(QPen(m_theme.accent, 2));
    p.setBrush(Qt::NoBrush);
    p.drawEllipse(here, 9, 9);
}

void TimelineView::paintCursor(QPainter& p) const {
    const double x = toView(m_index.isLive() ? m_axis.length() : m_axis.pixelOf(m_index.now()));
    const QColor colour = m_index.isLive() ? m_theme.muted : m_theme.bad;
    p.setPen(QPen(colour, m_index.isLive() ? 1 : 1.6));
    p.drawLine(QPointF(x, 0), QPointF(x, viewport()->height()));
    p.setPen(Qt::NoPen);
    p.setBrush(colour);
    p.drawPolygon(QPolygonF{QPointF(x - 6, 0), QPointF(x + 6, 0), QPointF(x, 9)});
}

// --- Words ---------------------------------------------------------------------------------------------------------

QString TimelineView::explain(quint64 seq) const {
    const RecordStore& records = m_index.records();
    const trace::Record& r = records.at(seq);
    QString out = RecordWords::line(r, records.tables());
    if (const std::uint64_t end = m_timeline.endOf(seq); end != 0) {
        out += u'\n' + tr("%1 after %2")
                           .arg(trace::as<trace::MessageDropped>(records.at(end)) ? tr("lost") : tr("received"),
                                spanText(records.at(end).at - r.at));
    }
    const quint64 selected = m_state.selectedRecord();
    if (selected != seq && records.contains(selected)) {
        out += u'\n' + tr("%1 from the selected event").arg(spanText(r.at - records.at(selected).at));
    }
    return out;
}

/// Whose lane it is, over the names of the lanes.
QString TimelineView::explainLane(QPointF point) const {
    if (point.x() >= m_headerWidth) return {};
    const double y = point.y() + verticalScrollBar()->value();
    for (std::size_t i = 0; i < m_timeline.lanes().size(); ++i) {
        const Lane& lane = m_timeline.lanes()[i];
        if (std::abs(m_layout.y[i] - y) > m_layout.pitch / 2 || !lane.session) continue;
        return tr("session 0x%1").arg(static_cast<quint64>(lane.session.value), 0, 16);
    }
    return {};
}

bool TimelineView::viewportEvent(QEvent* event) {
    if (event->type() == QEvent::ToolTip) {
        auto* help = static_cast<QHelpEvent*>(event);
        const quint64 hit = recordAt(help->pos());
        const QString words = hit != 0 ? explain(hit) : explainLane(help->pos());
        if (!words.isEmpty()) {
            QToolTip::showText(help->globalPos(), words, viewport());
        } else {
            QToolTip::hideText();
        }
        return true;
    }
    return QAbstractScrollArea::viewportEvent(event);
}

void TimelineView::contextMenuEvent(QContextMenuEvent* event) {
    const bool byKeyboard = event->reason() == QContextMenuEvent::Keyboard;
    const quint64 selected = m_state.selectedRecord();
    const quint64 hit = byKeyboard ? selected : recordAt(event->pos());
    QMenu menu(this);
    if (m_index.records().contains(hit)) {
        const trace::Record& r = m_index.records().at(hit);
        menu.addAction(tr("Show this moment"), this, [this, hit, &r] { m_state.setCursor(Cursor{r.at, hit}); });
        const auto* sent = trace::as<trace::MessageSent>(r);
        const auto* received = trace::as<trace::MessageReceived>(r);
        if (sent || received) {
            const MessageKind kind = sent ? sent->kind : received->kind;
            menu.addAction(tr("Hide messages like this (%1)").arg(latin(toString(kind))), this,
                           [this, kind] { m_state.setShown(kind, false); });
        }
        menu.addSeparator();
    }
    menu.addAction(tr("Zoom in"), this, [this] { zoomBy(2); });
    menu.addAction(tr("Zoom out"), this, [this] { zoomBy(0.5); });
    menu.addAction(tr("Show the whole run"), this, &TimelineView::fit);
    menu.exec(byKeyboard ? mapToGlobal(QPoint(40, 40)) : event->globalPos());
}

}  // namespace qs::app

#include "app/timeline/timeline_view.h"

#include <QKeyEvent>
#include <QScrollBar>
#include <QWheelEvent>
#include <algorithm>
#include <cmath>
#include <utility>

namespace qs::app {

namespace {

constexpr double ZoomStep = 1.25;
constexpr int MaxStrips = 24;

}  // namespace

TimelineView::TimelineView(const TraceIndex& index, ViewState& state, QWidget* parent)
    : QAbstractScrollArea(parent),
      m_index(index),
      m_state(state),
      m_timeline(index.records(), index.membership()),
      m_axis(index.records()) {
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Timeline"));
    setAccessibleDescription(tr("A lane for each replica and client; arrow keys go from event to event"));
    viewport()->setMouseTracking(true);
    connect(&index, &TraceIndex::updated, this, &TimelineView::onUpdated);
    connect(&state, &ViewState::cursorChanged, this, [this] {
        if (!m_state.cursor()) setFollow(true);  // who returns to the present wants to see it
    });
    connect(&index, &TraceIndex::momentChanged, viewport(), qOverload<>(&QWidget::update));
    connect(&state, &ViewState::changed, this, [this] {
        const quint64 selected = m_state.selectedRecord();
        const bool another = std::exchange(m_revealed, selected) != selected;  // not a node or a znode
        if (another && selected != 0 && m_index.records().contains(selected)) reveal(selected);
        viewport()->update();
    });
    connect(&state, &ViewState::filterChanged, this, &TimelineView::dropStrips);
    takeRecords();
    relayout();
}

void TimelineView::setTheme(const Theme& theme) {
    m_theme = theme;
    dropStrips();
}

// --- Following the run ---------------------------------------------------------------------------------------------

/// A hidden diagram does not paint; it takes the records in when it is shown.
void TimelineView::onUpdated() {
    if (!isVisible()) return;
    takeRecords();
    viewport()->update();
}

void TimelineView::takeRecords() {
    const double oldEnd = m_axis.length();
    const std::size_t lanes = m_timeline.lanes().size();
    const std::uint64_t from = m_timeline.follow();
    m_axis.setEnd(m_index.live().now());
    double dirty = oldEnd;
    if (m_index.records().contains(from)) dirty = std::min(dirty, painter().pixelOf(from));
    dropStripsFrom(dirty);
    if (m_timeline.lanes().size() != lanes) relayout();
    if (m_follow && !m_scrubbing) m_axis.scrollToEnd();
}

void TimelineView::dropStrips() {
    m_strips.clear();
    viewport()->update();
}

/// Marks reach some pixels to the left of their moment.
void TimelineView::dropStripsFrom(double pixel) {
    const int first = static_cast<int>(std::floor((pixel - 10) / StripWidth));
    m_strips.removeIf([&](const auto& each) { return each.key() >= first; });
}

void TimelineView::relayout() {
    int widest = 0;
    for (std::size_t i = 0; i < m_timeline.lanes().size(); ++i)
        widest = std::max(widest, fontMetrics().horizontalAdvance(laneName(i)));
    m_headerWidth = widest + 22;
    m_layout = LaneLayout::of(m_timeline.lanes(), viewport()->height());
    m_axis.setWidth(std::max(1.0, viewport()->width() - m_headerWidth));
    verticalScrollBar()->setRange(0, std::max(0, static_cast<int>(m_layout.height) - viewport()->height()));
    verticalScrollBar()->setPageStep(viewport()->height());
    dropStrips();
}

const QPixmap& TimelineView::strip(int number) {
    const auto known = m_strips.constFind(number);
    if (known != m_strips.constEnd()) return *known;
    if (m_strips.size() >= MaxStrips) m_strips.clear();
    const qreal ratio = devicePixelRatioF();
    QPixmap picture(QSize(StripWidth, static_cast<int>(std::ceil(m_layout.height))) * ratio);
    picture.setDevicePixelRatio(ratio);
    picture.fill(Qt::transparent);
    QPainter p(&picture);
    const double left = static_cast<double>(number) * StripWidth;
    p.translate(-left, 0);
    painter().paint(p, left, left + StripWidth);
    p.end();
    return *m_strips.insert(number, picture);
}

// --- Axis ----------------------------------------------------------------------------------------------------------

void TimelineView::axisMoved() {
    m_follow = m_follow && m_axis.isAtEnd();
    viewport()->update();
    emit axisChanged();
}

void TimelineView::setFollow(bool follow) {
    if (follow == m_follow) return;
    m_follow = follow;
    if (follow) m_axis.scrollToEnd();
    axisMoved();
}

void TimelineView::setAxisMode(AxisMode mode) {
    m_axis.setMode(mode);
    if (m_follow) m_axis.scrollToEnd();
    dropStrips();
    axisMoved();
}

void TimelineView::zoomBy(double factor) {
    m_axis.zoom(factor, m_follow ? m_axis.width() : m_axis.width() / 2);
    dropStrips();
    axisMoved();
}

void TimelineView::fit() {
    m_axis.fit();
    dropStrips();
    axisMoved();
}

void TimelineView::scrollToPixel(double left) {
    m_axis.scrollTo(left);
    m_follow = m_axis.isAtEnd();
    axisMoved();
}

void TimelineView::reveal(quint64 seq) {
    const double pixel = painter().pixelOf(seq);
    const double margin = std::min(60.0, m_axis.width() / 4);
    if (pixel < m_axis.left() + margin || pixel > m_axis.left() + m_axis.width() - margin) {
        if (pixel >= m_axis.length() - margin) return setFollow(true);
        scrollToPixel(pixel - m_axis.width() / 2);
    }
}

// --- Selection -----------------------------------------------------------------------------------------------------

bool TimelineView::isDrawn(quint64 seq) const {
    const trace::Record& r = m_index.records().at(seq);
    if (const auto* sent = trace::as<trace::MessageSent>(r)) return m_state.shows(sent->kind);
    if (const auto* received = trace::as<trace::MessageReceived>(r)) return m_state.shows(received->kind);
    return !trace::as<trace::TimerSet>(r) && !trace::as<trace::TimerFired>(r);
}

void TimelineView::select(quint64 seq) {
    if (seq != 0) m_state.selectRecord(seq);
}

void TimelineView::selectCause() {
    const quint64 seq = m_state.selectedRecord();
    if (m_index.records().contains(seq)) select(m_index.records().at(seq).cause);
}

void TimelineView::selectEffect() {
    const auto effects = m_index.records().effectsOf(m_state.selectedRecord());
    const auto it = std::find_if(effects.begin(), effects.end(), [&](quint64 each) { return isDrawn(each); });
    if (it != effects.end()) select(*it);
}

void TimelineView::selectNeighbour(int by) {
    const RecordStore& records = m_index.records();
    if (records.size() == 0) return;
    const quint64 selected = m_state.selectedRecord();
    if (!records.contains(selected)) return select(std::max<quint64>(1, m_axis.firstAt(m_axis.left()) - 1));
    const NodeId node = records.at(selected).node;
    for (quint64 seq = selected + static_cast<quint64>(by); records.contains(seq); seq += static_cast<quint64>(by)) {
        if (records.at(seq).node == node && isDrawn(seq)) return select(seq);
    }
}

void TimelineView::moveCursor(double x) {
    const VirtualTime moment = m_axis.momentAt(toRun(x));
    if (moment >= m_index.live().now()) {
        m_state.setCursor({});
    } else {
        m_state.setCursor(Cursor{moment, 0});
    }
}

QPointF TimelineView::pointOf(quint64 seq) const {
    const StripPainter strips = painter();
    return {toView(strips.pixelOf(seq)), strips.yOf(m_index.records().at(seq).node) - verticalScrollBar()->value()};
}

quint64 TimelineView::recordAt(QPointF point) const {
    constexpr double Near = 7;
    const StripPainter strips = painter();
    const double x = toRun(point.x());
    if (point.x() < m_headerWidth || strips.isDense(x - Near, x + Near)) return 0;
    const QPointF at(x, point.y() + verticalScrollBar()->value());
    quint64 best = 0;
    double bestDistance = Near;
    const auto offer = [&](quint64 seq, double distance) {
        if (distance >= bestDistance) return;
        best = seq;
        bestDistance = distance;
    };
    const std::uint64_t after = m_axis.firstAt(x + Near);
    for (std::uint64_t seq = m_axis.firstAt(x - Near); seq < after; ++seq) {
        const trace::Record& r = m_index.records().at(seq);
        if (!isDrawn(seq)) continue;
        const double y = strips.yOf(r.node);
        const std::size_t lane = m_timeline.laneOf(r);
        double distance = std::hypot(m_axis.pixelOf(r) - at.x(), y - at.y());
        if (lane != 0) distance = std::min(distance, std::abs(m_layout.y[lane] - at.y()) + 2);
        // Of several in one place the one that says most wins.
        offer(seq, trace::as<trace::MessageSent>(r) || trace::as<trace::MessageReceived>(r) ? distance + 2 : distance);
    }
    if (best != 0) return best;
    for (const MessageLine& message : strips.messagesIn(x - Near, x + Near)) {
        const QLineF& l = message.line;
        const double along = std::clamp(
            QPointF::dotProduct(at - l.p1(), l.p2() - l.p1()) / std::max(1.0, l.length() * l.length()), 0.0, 1.0);
        offer(message.sent, QLineF(at, l.pointAt(along)).length());
    }
    return best;
}

// --- Events --------------------------------------------------------------------------------------------------------

void TimelineView::resizeEvent(QResizeEvent*) {
    takeRecords();
    relayout();
    if (m_follow) m_axis.scrollToEnd();
    axisMoved();
}

void TimelineView::showEvent(QShowEvent* event) {
    QAbstractScrollArea::showEvent(event);
    onUpdated();
}

void TimelineView::scrollContentsBy(int, int) {
    viewport()->update();
}

void TimelineView::changeEvent(QEvent* event) {
    QAbstractScrollArea::changeEvent(event);
    if (event->type() == QEvent::FontChange) relayout();
}

void TimelineView::mousePressEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton) return;
    const bool onRuler = event->position().y() < LaneLayout::RulerHeight;
    if (onRuler && event->position().x() >= m_headerWidth) {
        m_scrubbing = true;
        moveCursor(event->position().x());
        return;
    }
    const quint64 hit = recordAt(event->position());
    if (hit != 0) {
        select(hit);
    } else {
        m_panFrom = toRun(event->position().x());
        viewport()->setCursor(Qt::ClosedHandCursor);
    }
}

void TimelineView::mouseMoveEvent(QMouseEvent* event) {
    if (m_scrubbing) {
        moveCursor(event->position().x());
    } else if (m_panFrom >= 0) {
        scrollToPixel(m_panFrom - (event->position().x() - m_headerWidth));
    }
}

void TimelineView::mouseReleaseEvent(QMouseEvent*) {
    m_scrubbing = false;
    m_panFrom = -1;
    viewport()->unsetCursor();
}

void TimelineView::mouseDoubleClickEvent(QMouseEvent* event) {
    const quint64 hit = recordAt(event->position());
    if (hit == 0) return;
    select(hit);
    m_state.setCursor(Cursor{m_index.records().at(hit).at, hit});
}

void TimelineView::wheelEvent(QWheelEvent* event) {
    const QPoint steps = event->angleDelta();
    if (event->modifiers() & Qt::ControlModifier) {
        m_axis.zoom(std::pow(ZoomStep, steps.y() / 120.0), event->position().x() - m_headerWidth);
        dropStrips();
        axisMoved();
    } else if ((event->modifiers() & Qt::ShiftModifier) && verticalScrollBar()->maximum() > 0) {
        verticalScrollBar()->setValue(verticalScrollBar()->value() - steps.y() / 2);
    } else {
        scrollToPixel(m_axis.left() - (steps.x() != 0 ? steps.x() : steps.y()));
    }
    event->accept();
}

void TimelineView::keyPressEvent(QKeyEvent* event) {
    const bool control = event->modifiers() & Qt::ControlModifier;
    const quint64 selected = m_state.selectedRecord();
    switch (event->key()) {
        case Qt::Key_Left:
            return control ? selectCause() : selectNeighbour(-1);
        case Qt::Key_Right:
            return control ? selectEffect() : selectNeighbour(1);
        case Qt::Key_Plus:
        case Qt::Key_Equal:
            return zoomBy(ZoomStep);
        case Qt::Key_Minus:
            return zoomBy(1 / ZoomStep);
        case Qt::Key_Home:
            return scrollToPixel(0);
        case Qt::Key_End:
            return setFollow(true);
        case Qt::Key_PageUp:
            return scrollToPixel(m_axis.left() - m_axis.width());
        case Qt::Key_PageDown:
            return scrollToPixel(m_axis.left() + m_axis.width());
        case Qt::Key_Return:
        case Qt::Key_Enter:
            if (!m_index.records().contains(selected)) return;
            return m_state.setCursor(Cursor{m_index.records().at(selected).at, selected});
        default:
            QAbstractScrollArea::keyPressEvent(event);
    }
}

}  // namespace qs::app

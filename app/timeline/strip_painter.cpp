#include "app/timeline/strip_painter.h"

#include <QLineF>
#include <algorithm>
#include <cmath>
#include <utility>

#include "app/models/look.h"

namespace qs::app {

namespace {

constexpr double DensePerPixel = 1.2;  ///< records
constexpr double LeastColumn = 2;      ///< of a density picture
constexpr double MessageWidth = 1;     ///< at most: Qt has a quick way for such lines alone, and there are hundreds
constexpr double ArrowFrom = 14;       ///< a shorter line has no head
constexpr double LeastStretch = 0.6;   ///< narrower ones merge

QColor colourOf(FaultKind kind, const Theme& t) {
    switch (kind) {
        case FaultKind::Frozen:
            return t.frozen;
        case FaultKind::Dead:
            return t.down;
        case FaultKind::Cut:
        case FaultKind::Disk:
            return t.bad;
        case FaultKind::Hold:
        case FaultKind::Delay:
        case FaultKind::Clog:
        case FaultKind::Slow:
        case FaultKind::Clock:
            return t.looking;
    }
    return t.bad;
}

/// Cuts are solid, the others broken lines of their own: never by colour alone.
Qt::PenStyle styleOf(FaultKind kind) {
    switch (kind) {
        case FaultKind::Hold:
            return Qt::DotLine;
        case FaultKind::Delay:
        case FaultKind::Slow:
            return Qt::DashLine;
        case FaultKind::Clog:
        case FaultKind::Clock:
            return Qt::DashDotLine;
        case FaultKind::Cut:
        case FaultKind::Dead:
        case FaultKind::Frozen:
        case FaultKind::Disk:
            return Qt::SolidLine;
    }
    return Qt::SolidLine;
}

QColor faint(QColor colour, int alpha) {
    colour.setAlpha(alpha);
    return colour;
}

/// The two lines of an arrow's head.
std::array<QLineF, 2> headOf(const QLineF& line) {
    const double angle = std::atan2(line.dy(), line.dx());
    const auto wing = [&](double side) {
        return QLineF(line.p2(), line.p2() - QPointF(std::cos(angle + side), std::sin(angle + side)) * 6.5);
    };
    return {wing(0.42), wing(-0.42)};
}

QPolygonF diamond(QPointF c, double r) {
    return {c + QPointF(0, -r), c + QPointF(r, 0), c + QPointF(0, r), c + QPointF(-r, 0)};
}

}  // namespace

void StripPainter::paint(QPainter& p, double left, double right) const {
    p.setRenderHint(QPainter::Antialiasing);
    paintFaults(p, left, right, true);
    paintStates(p, left, right);
    if (isDense(left, right)) {
        paintDensity(p, left, right);
        return;
    }
    for (const MessageLine& message : messagesIn(left, right)) {
        if (message.ended) paintMessage(p, message);
    }
    paintEvents(p, left, right);
}

// --- Faults --------------------------------------------------------------------------------------------------------

void StripPainter::paintFaults(QPainter& p, double left, double right, bool finished) const {
    for (const FaultSpan& fault : m_index.faults()) {
        const bool ended = fault.end != 0;
        if (ended == finished) paintFault(p, fault, left, right);
    }
}

void StripPainter::paintFault(QPainter& p, const FaultSpan& fault, double left, double right) const {
    const double from = pixelOf(fault.begin);
    double to = endPixel();
    if (fault.end != 0) {
        to = pixelOf(fault.end);
    } else if (!fault.endAt.isNever()) {
        to = std::min(to, m_axis.pixelOf(fault.endAt));
    }
    if (to < left || from > right) return;
    const QColor colour = colourOf(fault.kind, m_theme);
    const double y = yOf(fault.from);
    const double half = m_layout.pitch / 2 - 2;
    if (!fault.to) {
        p.fillRect(QRectF(from, y - half, std::max(1.0, to - from), 2 * half), faint(colour, 34));
        return;
    }
    // One direction of a link: a line under the sender's strip, one level for each receiver.
    const double level = y + LaneLayout::StripHalf + 4 + 3.0 * ((fault.to.value - 1) % 5);
    p.setPen(QPen(colour, 2, styleOf(fault.kind), Qt::FlatCap));
    p.drawLine(QPointF(from, level), QPointF(std::max(to, from + 1), level));
    p.setPen(QPen(faint(colour, 90), 1));
    p.drawLine(QPointF(from, level), QPointF(from, yOf(fault.to)));
}

// --- States --------------------------------------------------------------------------------------------------------

void StripPainter::paintStretch(QPainter& p, const Stretch& stretch, QRectF strip) const {
    if (!stretch.alive) {
        p.setPen(QPen(m_theme.down, 1, Qt::DotLine));
        p.drawLine(QPointF(strip.left(), strip.center().y()), QPointF(strip.right(), strip.center().y()));
        return;
    }
    const QColor colour = stretch.frozen ? m_theme.frozen : app::colourOf(stretch.role, m_theme);
    p.fillRect(strip, faint(colour, stretch.serving || stretch.role == trace::Role::Looking ? 210 : 110));
    if (stretch.frozen) p.fillRect(strip, QBrush(m_theme.surface, Qt::BDiagPattern));
}

void StripPainter::paintStates(QPainter& p, double left, double right) const {
    const double end = std::min(right, endPixel());
    for (const Lane& lane : m_index.lanes()) {
        if (lane.kind != Lane::Kind::Node) continue;
        const double y = yOf(lane.node);
        const auto& all = m_index.stretches(lane.node);
        const auto pixel = [&](const Stretch& s) { return m_axis.pixelOf(s.from, s.seq); };
        auto it = std::partition_point(all.begin(), all.end(), [&](const Stretch& s) { return pixel(s) <= left; });
        if (it != all.begin()) --it;
        while (it != all.end() && pixel(*it) < end) {
            const double from = std::max(left, pixel(*it));
            const auto next = std::partition_point(std::next(it), all.end(),
                                                   [&](const Stretch& s) { return pixel(s) < from + LeastStretch; });
            const double to = next == all.end() ? end : std::min(end, pixel(*next));
            const Stretch& shown = *std::prev(next);
            paintStretch(p, shown, QRectF(from, y - LaneLayout::StripHalf, to - from, 2 * LaneLayout::StripHalf));
            it = next;
        }
    }
}

// --- Messages ------------------------------------------------------------------------------------------------------

bool StripPainter::isDense(double left, double right) const {
    const std::uint64_t first = m_axis.firstAt(left);
    const std::uint64_t after = m_axis.firstAt(right);
    return static_cast<double>(after - first) > DensePerPixel * (right - left);
}

MessageLine StripPainter::lineOf(std::uint64_t sent) const {
    const trace::Record& r = m_index.records().at(sent);
    const auto& message = std::get<trace::MessageSent>(r.event);
    const std::uint64_t end = m_index.endOf(sent);
    MessageLine out;
    out.sent = sent;
    out.ended = end != 0;
    const QPointF from(m_axis.pixelOf(r), yOf(r.node));
    QPointF to(end != 0 ? pixelOf(end) : endPixel(), yOf(message.to));
    const auto* dropped = end != 0 ? trace::as<trace::MessageDropped>(m_index.records().at(end)) : nullptr;
    out.dropped = dropped != nullptr;
    // It never arrived: the line ends short of the receiver.
    if (out.dropped || !out.ended) to.setY(from.y() + (to.y() - from.y()) * 0.7);
    out.line = QLineF(from, to);
    return out;
}

std::vector<MessageLine> StripPainter::messagesIn(double left, double right) const {
    std::vector<MessageLine> out;
    const RecordStore& records = m_index.records();
    const std::uint64_t first = m_axis.firstAt(left);
    const std::uint64_t after = m_axis.firstAt(right);
    if (first > records.size() && m_index.open().empty()) return out;
    const auto take = [&](std::uint64_t seq) {
        const auto* sent = trace::as<trace::MessageSent>(records.at(seq));
        if (!sent || !m_state.shows(sent->kind)) return;
        const std::uint64_t end = m_index.endOf(seq);
        if (end != 0 && end < first) return;
        out.push_back(lineOf(seq));
    };
    const std::uint64_t from = std::min(first, records.size());
    for (const std::uint32_t seq : m_index.openAtChunkOf(from))
        take(seq);
    const std::uint64_t chunk = from / TimelineIndex::ChunkSize * TimelineIndex::ChunkSize;
    for (std::uint64_t seq = std::max<std::uint64_t>(chunk, 1); seq < after; ++seq)
        take(seq);
    return out;
}

void StripPainter::paintMessage(QPainter& p, const MessageLine& message) const {
    const auto& sent = std::get<trace::MessageSent>(m_index.records().at(message.sent).event);
    const QColor colour = app::colourOf(shapeOf(sent.kind), m_theme);
    p.setPen(QPen(colour, MessageWidth, message.ended && !message.dropped ? Qt::SolidLine : Qt::DashLine));
    p.drawLine(message.line);
    if (message.dropped) {
        const QPointF c = message.line.p2();
        p.setPen(QPen(m_theme.bad, 1.6));
        p.drawLine(c + QPointF(-3, -3), c + QPointF(3, 3));
        p.drawLine(c + QPointF(-3, 3), c + QPointF(3, -3));
    } else if (message.ended && message.line.length() >= ArrowFrom) {
        const auto head = headOf(message.line);
        p.drawLines(head.data(), static_cast<int>(head.size()));
    }
}

void StripPainter::paintUnfinished(QPainter& p, double left, double right) const {
    paintFaults(p, left, right, false);
    if (isDense(left, right)) return;
    for (const std::uint32_t seq : m_index.open()) {
        const auto& sent = std::get<trace::MessageSent>(m_index.records().at(seq).event);
        if (m_state.shows(sent.kind) && pixelOf(seq) <= right) paintMessage(p, lineOf(seq));
    }
}

/// A bar a column in each lane, higher where more happened (logarithmic), of what most of it was.
void StripPainter::paintDensity(QPainter& p, double left, double right) const {
    const std::array<QColor, 4> colours{m_theme.ack, m_theme.commit, m_theme.request, m_theme.bad};
    const double half = m_layout.pitch / 2 - 3;
    p.setRenderHint(QPainter::Antialiasing, false);
    const double end = std::min(right, endPixel());
    const std::uint64_t first = m_axis.firstAt(left);
    // Counts are known block by block: a column is never less than a block.
    const auto records = static_cast<double>(std::max<std::uint64_t>(1, m_axis.firstAt(right) - first));
    const double width =
        std::max(LeastColumn, (right - left) * static_cast<double>(TimelineIndex::BlockSize) / records);
    std::array<std::vector<QRect>, static_cast<std::size_t>(Mark::Count)> bars;
    std::vector<MarkCounts> before;
    for (std::size_t lane = 0; lane < m_index.lanes().size(); ++lane)
        before.push_back(m_index.countBefore(lane, first));
    for (double x = left; x < end; x += width) {
        const std::uint64_t after = m_axis.firstAt(x + width);
        for (std::size_t lane = 0; lane < before.size(); ++lane) {
            const MarkCounts from = std::exchange(before[lane], m_index.countBefore(lane, after));
            double base = half;
            for (std::size_t mark = 0; mark < from.size(); ++mark) {
                const std::uint32_t count = before[lane][mark] - from[mark];
                if (count == 0) continue;
                const double height = std::min(half, 2.0 + 3.0 * std::log2(1.0 + count));
                const double top = std::max(-half, base - height);
                const double y = m_layout.y[lane];
                bars[mark].emplace_back(QPoint(qRound(x - left), qRound(y + top)),
                                        QPoint(qRound(x + width - left) - 1, qRound(y + base) - 1));
                base = top;
            }
        }
    }
    p.translate(left, 0);
    p.setPen(Qt::NoPen);
    for (std::size_t mark = 0; mark < bars.size(); ++mark) {
        p.setBrush(faint(colours[mark], 170));
        p.drawRects(bars[mark].data(), static_cast<int>(bars[mark].size()));
    }
    p.translate(-left, 0);
    p.setRenderHint(QPainter::Antialiasing);
}

// --- Events --------------------------------------------------------------------------------------------------------

void StripPainter::paintEvents(QPainter& p, double left, double right) const {
    const std::uint64_t first = m_axis.firstAt(left - 8);
    const std::uint64_t after = m_axis.firstAt(right + 8);
    for (std::uint64_t seq = first; seq < after; ++seq)
        paintEvent(p, m_index.records().at(seq));
}

void StripPainter::paintEvent(QPainter& p, const trace::Record& r) const {
    const QPointF at(m_axis.pixelOf(r), yOf(r.node));
    const auto put = [&](const QColor& colour) {
        p.setPen(QPen(m_theme.surface, 1));
        p.setBrush(colour);
    };
    if (trace::as<trace::Proposed>(r)) {
        put(m_theme.proposal);
        p.drawRoundedRect(QRectF(at.x() - 4.5, at.y() - 4.5, 9, 9), 2, 2);
    } else if (trace::as<trace::Committed>(r)) {
        put(m_theme.commit);
        p.drawPolygon(diamond(at, 6));
    } else if (trace::as<trace::EpochEstablished>(r)) {
        put(m_theme.leading);
        p.drawPolygon(diamond(at, 8));
    } else if (trace::as<trace::VoteChanged>(r)) {
        put(m_theme.vote);
        p.drawPolygon(QPolygonF{at + QPointF(0, -6), at + QPointF(5.5, 5), at + QPointF(-5.5, 5)});
    } else if (const auto* disk = trace::as<trace::Persisted>(r); disk && disk->what == trace::DurableKind::Txn) {
        p.setPen(QPen(m_theme.text, 1.4));
        p.drawLine(at + QPointF(0, -LaneLayout::StripHalf), at + QPointF(0, LaneLayout::StripHalf));
    } else if (trace::as<trace::NodeKilled>(r)) {
        p.setPen(QPen(m_theme.bad, 2.4));
        p.drawLine(at + QPointF(-5, -5), at + QPointF(5, 5));
        p.drawLine(at + QPointF(-5, 5), at + QPointF(5, -5));
    } else if (const auto* command = trace::as<trace::CommandIssued>(r)) {
        if (command->source == trace::CommandSource::OutsideClient) return;
        put(m_theme.accent);
        p.drawPolygon(QPolygonF{at + QPointF(0, -8), at + QPointF(9, -4), at + QPointF(0, 0)});
        p.setPen(QPen(m_theme.accent, 1.4));
        p.drawLine(at + QPointF(0, -8), at + QPointF(0, 6));
    } else if (const std::size_t lane = m_index.laneOf(r); lane != 0) {
        const bool asks = trace::as<trace::ClientCall>(r) != nullptr;
        const QColor colour = trace::as<trace::WatchFired>(r) ? m_theme.sync : m_theme.request;
        const double y = m_layout.y[lane];
        p.setPen(QPen(faint(colour, 120), 1, asks ? Qt::SolidLine : Qt::DotLine));
        p.drawLine(at, QPointF(at.x(), y));
        put(colour);
        p.drawEllipse(QPointF(at.x(), y), 3, 3);
    }
}

}  // namespace qs::app

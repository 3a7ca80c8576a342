#include "app/topology/geometry.h"

#include <QtMath>
#include <algorithm>
#include <cmath>

namespace qs::app {

namespace {

constexpr qreal LaneOffset = 6;  ///< of each direction from the line between the centres
constexpr qreal RimGap = 5;      ///< between a node's rim and where its links begin
constexpr qreal ObserverColumn = 190;

qreal length(QPointF v) {
    return std::hypot(v.x(), v.y());
}

qreal distanceToSegment(QPointF p, const QLineF& line) {
    const QPointF d = line.p2() - line.p1();
    const qreal squared = d.x() * d.x() + d.y() * d.y();
    if (squared <= 0) return length(p - line.p1());
    const qreal t = std::clamp(QPointF::dotProduct(p - line.p1(), d) / squared, 0.0, 1.0);
    return length(p - (line.p1() + t * d));
}

}  // namespace

Layout layoutFor(const Membership& membership, QSizeF size) {
    Layout out;
    const auto voters = membership.voters.nodes();
    const auto observers = membership.observers.nodes();
    const qreal ringWidth = size.width() - (observers.empty() ? 0 : ObserverColumn);
    const qreal extent = std::max(120.0, std::min(ringWidth, size.height()));
    out.nodeRadius = std::clamp(extent * (voters.size() > 5 ? 0.05 : 0.066), 17.0, 40.0);
    // Room beside the ring for the labels, which stand outside of it.
    const qreal radiusX = std::max(40.0, ringWidth / 2 - out.nodeRadius - 150);
    const qreal radiusY = std::max(40.0, size.height() / 2 - out.nodeRadius - 46);
    const qreal radius = std::min({radiusX * 1.25, radiusY, extent * 0.44});
    const bool triangle = voters.size() == 3;
    out.middle = QPointF(ringWidth / 2, size.height() / 2 + (triangle ? radius * 0.16 : 4));
    for (std::size_t i = 0; i < voters.size(); ++i) {
        const qreal angle = 2 * M_PI * static_cast<qreal>(i) / static_cast<qreal>(voters.size()) - M_PI / 2;
        const qreal stretch = std::min(1.3, radiusX / radius);
        out.centres[voters[i]] =
            voters.size() == 1 ? out.middle
                               : out.middle + QPointF(std::cos(angle) * radius * stretch, std::sin(angle) * radius);
    }
    for (std::size_t i = 0; i < observers.size(); ++i) {
        const qreal step = size.height() / static_cast<qreal>(observers.size() + 1);
        out.centres[observers[i]] = QPointF(size.width() - ObserverColumn + 40, step * static_cast<qreal>(i + 1));
    }
    return out;
}

QLineF linkLine(const Layout& layout, DirectedLink link) {
    const QPointF a = layout.centres.at(link.first);
    const QPointF b = layout.centres.at(link.second);
    const QPointF d = b - a;
    const qreal l = std::max(1.0, length(d));
    const QPointF along = d / l;
    const QPointF aside(-along.y() * LaneOffset, along.x() * LaneOffset);
    const qreal trim = std::min(layout.nodeRadius + RimGap, l / 2);
    return {a + along * trim + aside, b - along * trim + aside};
}

QPointF outward(const Layout& layout, NodeId node) {
    const QPointF d = layout.centres.at(node) - layout.middle;
    const qreal l = length(d);
    return l < 1 ? QPointF(1, 0) : d / l;
}

bool coversNode(const Layout& layout, const QRectF& box) {
    const qreal r = layout.nodeRadius;
    return std::any_of(layout.centres.begin(), layout.centres.end(), [&](const auto& node) {
        const QPointF c = node.second;
        const QPointF nearest(std::clamp(c.x(), box.left(), box.right()), std::clamp(c.y(), box.top(), box.bottom()));
        return length(c - nearest) < r;
    });
}

std::optional<NodeId> nodeAt(const Layout& layout, QPointF point) {
    for (const auto& [id, centre] : layout.centres) {
        if (length(point - centre) <= layout.nodeRadius + 3) return id;
    }
    return std::nullopt;
}

std::optional<DirectedLink> linkAt(const Layout& layout, QPointF point, qreal reach) {
    std::optional<DirectedLink> best;
    qreal nearest = reach;
    for (const auto& [a, ca] : layout.centres) {
        for (const auto& [b, cb] : layout.centres) {
            if (a == b) continue;
            const qreal d = distanceToSegment(point, linkLine(layout, {a, b}));
            if (d >= nearest) continue;
            nearest = d;
            best = DirectedLink{a, b};
        }
    }
    return best;
}

}  // namespace qs::app

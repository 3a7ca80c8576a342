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

namespace {

struct Ring {
    QPointF middle;
    qreal radius = 0;
    qreal stretch = 1;  ///< a wide view has a wide ring
    qreal width = 0;    ///< of the view, without the column of observers

    QPointF at(std::size_t i, std::size_t count) const {
        const qreal angle = 2 * M_PI * static_cast<qreal>(i) / static_cast<qreal>(count) - M_PI / 2;
        return middle + QPointF(std::cos(angle) * radius * stretch, std::sin(angle) * radius);
    }
};

Ring ringFor(const Membership& membership, QSizeF size, std::size_t onRing, qreal nodeRadius) {
    Ring ring;
    ring.width = size.width() - (membership.observers.empty() ? 0 : ObserverColumn);
    // Room beside the ring for the labels, which stand outside of it.
    const qreal radiusX = std::max(40.0, ring.width / 2 - nodeRadius - 166);
    const qreal radiusY = std::max(40.0, size.height() / 2 - nodeRadius - 46);
    ring.radius = std::min({radiusX * 1.6, radiusY, std::min(ring.width, size.height()) * 0.44});
    ring.stretch = std::clamp(radiusX / ring.radius, 0.62, 1.3);
    ring.middle = QPointF(ring.width / 2, size.height() / 2 + (onRing == 3 ? ring.radius * 0.16 : 4));
    return ring;
}

qreal nodeRadiusFor(const Membership& membership, QSizeF size) {
    const qreal width = size.width() - (membership.observers.empty() ? 0 : ObserverColumn);
    const qreal extent = std::max(120.0, std::min(width, size.height()));
    return std::clamp(extent * (membership.voters.size() > 3 ? 0.05 : 0.066), 17.0, 40.0);
}

void placeObservers(Layout& layout, const Membership& membership, QSizeF size) {
    const auto observers = membership.observers.nodes();
    const qreal step = size.height() / static_cast<qreal>(observers.size() + 1);
    for (std::size_t i = 0; i < observers.size(); ++i)
        layout.centres[observers[i]] = QPointF(size.width() - ObserverColumn + 40, step * static_cast<qreal>(i + 1));
}

}  // namespace

Layout ringLayout(const Membership& membership, QSizeF size) {
    Layout out;
    const auto voters = membership.voters.nodes();
    out.nodeRadius = nodeRadiusFor(membership, size);
    const Ring ring = ringFor(membership, size, voters.size(), out.nodeRadius);
    out.middle = ring.middle;
    out.pies = voters.size() > 1 ? ring.middle : ring.middle + QPointF(0, out.nodeRadius * 2.6);
    for (std::size_t i = 0; i < voters.size(); ++i)
        out.centres[voters[i]] = voters.size() == 1 ? ring.middle : ring.at(i, voters.size());
    placeObservers(out, membership, size);
    return out;
}

Layout starLayout(const Membership& membership, QSizeF size, NodeId centre) {
    auto others = membership.voters.nodes();
    if (!centre || others.size() < 3) return ringLayout(membership, size);
    std::erase(others, centre);
    Layout out;
    out.nodeRadius = nodeRadiusFor(membership, size);
    const Ring ring = ringFor(membership, size, others.size(), out.nodeRadius);
    out.middle = ring.middle;
    out.centres[centre] = ring.middle;
    out.pies = ring.middle + QPointF(0, out.nodeRadius + 58);
    for (std::size_t i = 0; i < others.size(); ++i) {
        out.centres[others[i]] = ring.at(i, others.size());
    }
    placeObservers(out, membership, size);
    return out;
}

Layout freeLayout(const Membership& membership, QSizeF size, const Places& places) {
    Layout out = ringLayout(membership, size);
    const QPointF room(size.width() - 2 * out.nodeRadius, size.height() - 2 * out.nodeRadius);
    QPointF sum;
    for (auto& [id, centre] : out.centres) {
        const auto it = places.find(id);
        if (it != places.end()) {
            centre = QPointF(out.nodeRadius + std::clamp(it->second.x(), 0.0, 1.0) * room.x(),
                             out.nodeRadius + std::clamp(it->second.y(), 0.0, 1.0) * room.y());
        }
        sum += centre;
    }
    out.middle = sum / static_cast<qreal>(out.centres.size());
    return out;
}

Places placesOf(const Layout& layout, QSizeF size) {
    const qreal r = layout.nodeRadius;
    Places out;
    for (const auto& [id, c] : layout.centres)
        out[id] = QPointF((c.x() - r) / std::max(1.0, size.width() - 2 * r),
                          (c.y() - r) / std::max(1.0, size.height() - 2 * r));
    return out;
}

Layout between(const Layout& from, const Layout& to, qreal t) {
    Layout out = to;
    for (auto& [id, centre] : out.centres)
        centre = from.centres.at(id) * (1 - t) + centre * t;
    out.middle = from.middle * (1 - t) + to.middle * t;
    out.pies = from.pies * (1 - t) + to.pies * t;
    return out;
}

Camera Camera::zoomed(qreal factor, QPointF view) const {
    const qreal to = std::clamp(scale * factor, MinScale, MaxScale);
    return {to, view - toScene(view) * to};
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
        const QPointF away = c - nearest;
        return QPointF::dotProduct(away, away) < r * r;
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

// Where things are on the canvas: pure functions from size and membership to points, and back from points to things.
// All lengths in device-independent pixels.
#pragma once

#include <QLineF>
#include <QPointF>
#include <QRectF>
#include <QSizeF>
#include <map>
#include <optional>
#include <utility>

#include "engine/base/membership.h"

namespace qs::app {

/// One direction of a link.
using DirectedLink = std::pair<NodeId, NodeId>;

enum class LayoutKind { Ring, Star, Free };

/// Where each node stands, as a part of width and height.
using Places = std::map<NodeId, QPointF>;

struct Layout {
    std::map<NodeId, QPointF> centres;
    qreal nodeRadius = 0;
    QPointF middle;  ///< of the ring of voters
    QPointF pies;    ///< middle of the row of proposals
};

/// Voters on a ring, the first at the top and clockwise from there; observers in a column apart at the right.
Layout ringLayout(const Membership& membership, QSizeF size);
/// The same with one voter in the middle of the others; a ring while there is none.
Layout starLayout(const Membership& membership, QSizeF size, NodeId centre);
/// A ring, but for the nodes that have a place of their own.
Layout freeLayout(const Membership& membership, QSizeF size, const Places& places);
Places placesOf(const Layout& layout, QSizeF size);
/// Between two layouts of the same nodes, t from 0 to 1.
Layout between(const Layout& from, const Layout& to, qreal t);

/// How the scene lies in the view: view = scene * scale + shift.
struct Camera {
    static constexpr qreal MinScale = 0.5;
    static constexpr qreal MaxScale = 4;

    qreal scale = 1;
    QPointF shift;

    QPointF toView(QPointF scene) const { return scene * scale + shift; }
    QPointF toScene(QPointF view) const { return (view - shift) / scale; }
    /// Larger by `factor`, with what is at `view` staying there.
    Camera zoomed(qreal factor, QPointF view) const;
    bool operator==(const Camera&) const = default;
};

/// The line that messages of one direction travel: between the rims of the nodes, beside the opposite direction.
QLineF linkLine(const Layout& layout, DirectedLink link);
/// Unit vector from the middle of the ring outwards; points right for a node in the middle.
QPointF outward(const Layout& layout, NodeId node);

/// The box reaches into a node's disc.
bool coversNode(const Layout& layout, const QRectF& box);
/// Node under the point, its rim included.
std::optional<NodeId> nodeAt(const Layout& layout, QPointF point);
/// Directed link whose line is nearest to the point, within `reach`.
std::optional<DirectedLink> linkAt(const Layout& layout, QPointF point, qreal reach = 7);

}  // namespace qs::app

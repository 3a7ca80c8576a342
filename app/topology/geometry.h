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

struct Layout {
    std::map<NodeId, QPointF> centres;
    qreal nodeRadius = 0;
    QPointF middle;  ///< of the ring of voters
};

/// Voters on a ring, the first at the top and clockwise from there; observers in a column apart at the right.
Layout layoutFor(const Membership& membership, QSizeF size);

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

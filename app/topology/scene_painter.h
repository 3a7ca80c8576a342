// Paints the still part of the canvas, in coordinates of the scene: links with what is wrong with them, then nodes with
// their words, votes, logs and clients, and the proposals.
#pragma once

#include <QPainter>

#include "app/topology/scene.h"
#include "app/widgets/theme.h"

namespace qs::app {

constexpr std::size_t MaxSatellites = 6;

/// Where the client stands: on the far side of its node. Requires: i < MaxSatellites.
QPointF satellitePoint(const Layout& layout, const NodeItem& node, std::size_t i);
QPointF piePoint(const Layout& layout, std::size_t i, std::size_t count);
constexpr qreal PieRadius = 13;
/// Around the row of proposals and their names; empty where there are none.
QRectF piesBox(const Layout& layout, std::size_t count);

void paintLinks(QPainter& p, const Scene& scene, const Layout& layout, const Theme& theme);
/// Their words, over everything else.
void paintLinkFaults(QPainter& p, const Scene& scene, const Layout& layout, const Theme& theme, const QFont& font);
/// Those that reach into `within`, a region of the scene, and the proposals.
void paintNodes(QPainter& p, const Scene& scene, const Layout& layout, const Theme& theme, const QFont& font,
                const QRegion& within);
/// Around all that is painted for the node.
QRectF nodeBox(const NodeItem& node, const Layout& layout, const QFont& font);

QColor roleColour(const NodeItem& node, const Theme& theme);

}  // namespace qs::app

// The still part of the canvas - links, nodes, labels, proposals, clients - as a value that can be compared and
// painted.
#pragma once

#include <QPainter>
#include <QString>
#include <vector>

#include "app/models/trace_index.h"
#include "app/topology/geometry.h"
#include "app/widgets/theme.h"

namespace qs::app {

struct NodeItem {
    NodeId id;
    trace::Role role = trace::Role::Down;
    bool alive = false;
    bool frozen = false;
    bool badDisk = false;  ///< `third` says what it does
    bool serving = false;
    bool voter = true;
    bool selected = false;
    QString roleText;
    QString details;  ///< second line: epoch and zxid
    QString third;    ///< third line: digest, or the vote while looking
    int outsideClients = 0;
    int simulatedClients = 0;
    bool operator==(const NodeItem&) const = default;
};
struct LinkItem {
    NodeId from;
    NodeId to;
    bool cut = false;
    bool lit = false;  ///< both ends alive
    bool operator==(const LinkItem&) const = default;
};
struct PieItem {
    NodeId leader;
    QString label;
    std::uint64_t logged = 0;  ///< NodeSet bits
    std::uint64_t acked = 0;
    bool committed = false;
    bool operator==(const PieItem&) const = default;
};
struct Scene {
    std::vector<NodeItem> nodes;
    std::vector<LinkItem> links;
    std::vector<PieItem> pies;
    DirectedLink focus;
    bool hasFocus = false;
    bool operator==(const Scene&) const = default;
};

Scene sceneOf(const TraceIndex& index, NodeId selected, DirectedLink focus, bool hasFocus);

void paintScene(QPainter& p, const Scene& scene, const Layout& layout, const Membership& membership, const Theme& theme,
                const QFont& font);

QColor roleColour(const NodeItem& node, const Theme& theme);

}  // namespace qs::app

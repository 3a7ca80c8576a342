// The still part of the canvas - links, nodes, faults, votes, proposals, clients - as a value that can be compared and
// painted.
#pragma once

#include <QString>
#include <vector>

#include "app/models/trace_index.h"
#include "app/topology/geometry.h"

namespace qs::app {

/// Votes for one candidate in the round of the node that counts, its own included.
struct TallyItem {
    NodeId candidate;
    Zxid zxid;
    std::uint64_t voters = 0;  ///< NodeSet bits
    bool quorum = false;
    bool operator==(const TallyItem&) const = default;
};
/// One of the last transactions of a log.
struct TailItem {
    QString label;
    bool applied = false;
    bool operator==(const TailItem&) const = default;
};
struct ClientItem {
    ConnectionId connection;
    bool outside = false;
    bool operator==(const ClientItem&) const = default;
};
struct NodeItem {
    NodeId id;
    trace::Role role = trace::Role::Down;
    bool alive = false;
    bool frozen = false;
    bool voter = true;
    bool selected = false;
    QString roleText;
    QString details;  ///< epoch and zxid
    QString digest;
    QString note;                ///< about its process
    std::vector<TailItem> tail;  ///< oldest first
    std::vector<TallyItem> tally;
    QStringList faults;  ///< in words
    std::vector<ClientItem> clients;
    bool operator==(const NodeItem&) const = default;
};

enum class LinkFaultKind { Hold, Delay, Clog };
struct LinkFault {
    LinkFaultKind kind;
    QString text;  ///< with its direction, and how long it lasts
    bool operator==(const LinkFault&) const = default;
};
struct LinkItem {
    NodeId from;
    NodeId to;
    bool cut = false;
    bool lit = false;  ///< both ends alive
    bool arrow = false;
    bool focused = false;
    std::vector<LinkFault> faults;
    bool operator==(const LinkItem&) const = default;
};

/// One voter's part of a proposal's pie.
struct SliceItem {
    std::uint64_t weight = 1;
    bool logged = false;
    bool acked = false;
    bool operator==(const SliceItem&) const = default;
};
struct PieItem {
    trace::TxnRef txn;
    QString label;
    std::vector<SliceItem> slices;
    bool quorum = false;
    bool committed = false;
    bool operator==(const PieItem&) const = default;
};

struct Scene {
    std::vector<LinkItem> links;
    std::vector<NodeItem> nodes;
    std::vector<PieItem> pies;
    NodeId focus;  ///< the node that has the keyboard; none when a link has, or nothing
    bool operator==(const Scene&) const = default;
};

/// What the canvas itself knows.
struct SceneFocus {
    NodeId selected;
    DirectedLink item;
    bool keyboard = false;
    bool arrows = false;  ///< on every link; else on the focused one and those of the selected node
};
Scene sceneOf(const TraceIndex& index, const SceneFocus& focus);

}  // namespace qs::app

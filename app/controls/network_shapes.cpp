#include "app/controls/network_shapes.h"

#include <QCoreApplication>
#include <algorithm>

namespace qs::app {

namespace {

class Shapes {
    Q_DECLARE_TR_FUNCTIONS(NetworkShapes)
};

using command::NodeSelector;

command::Selection setOf(const std::vector<NodeId>& nodes) {
    command::Selection out;
    for (const NodeId node : nodes)
        out.set.push_back(NodeSelector::of(node));
    return out;
}

command::Cut apart(const command::Selection& a, const command::Selection& b) {
    return {a, b, true};
}

std::vector<command::Command> heals(const TraceIndex& index) {
    std::vector<command::Command> out;
    for (const auto& [from, to] : index.cuts()) {
        const bool bothWays = index.linkCut(to, from);
        if (bothWays && to < from) continue;
        out.emplace_back(command::Heal{setOf({from}), setOf({to}), bothWays});
    }
    return out;
}

/// Cuts each pair of nodes, by their places, that `linked` does not link.
template <class Linked>
std::vector<command::Command> allBut(const std::vector<NodeId>& nodes, Linked linked) {
    std::vector<command::Command> out;
    for (std::size_t i = 0; i < nodes.size(); ++i) {
        std::vector<NodeId> far;
        for (std::size_t j = i + 1; j < nodes.size(); ++j)
            if (!linked(i, j)) far.push_back(nodes[j]);
        if (!far.empty()) out.emplace_back(apart(setOf({nodes[i]}), setOf(far)));
    }
    return out;
}

std::vector<command::Command> bridge(const std::vector<NodeId>& nodes) {
    const auto middle = nodes.begin() + static_cast<std::ptrdiff_t>(nodes.size() / 2);
    return {
        apart(setOf(std::vector<NodeId>(nodes.begin(), middle)), setOf(std::vector<NodeId>(middle + 1, nodes.end())))};
}

}  // namespace

QString shapeName(NetworkShape shape) {
    switch (shape) {
        case NetworkShape::LeaderAlone:
            return Shapes::tr("Leader alone");
        case NetworkShape::Split:
            return Shapes::tr("Split");
        case NetworkShape::Bridge:
            return Shapes::tr("Bridge");
        case NetworkShape::Ring:
            return Shapes::tr("Ring");
        case NetworkShape::Chain:
            return Shapes::tr("Chain");
    }
    return {};
}

QString shapeWords(NetworkShape shape) {
    switch (shape) {
        case NetworkShape::LeaderAlone:
            return Shapes::tr("The leader is cut off from all others.");
        case NetworkShape::Split:
            return Shapes::tr("A minority, with the leader in it, is cut off from the majority.");
        case NetworkShape::Bridge:
            return Shapes::tr("Two halves hear each other only through one replica in the middle, which hears all.");
        case NetworkShape::Ring:
            return Shapes::tr("Each replica hears only its two neighbours.");
        case NetworkShape::Chain:
            return Shapes::tr("Each replica hears only its neighbours in a row, first and last only one.");
    }
    return {};
}

ShapePlan planOf(NetworkShape shape, const TraceIndex& index) {
    std::vector<NodeId> nodes;
    for (const auto& [id, node] : index.nodes())
        nodes.push_back(id);
    const std::size_t n = nodes.size();
    const std::size_t least = shape == NetworkShape::Ring                                     ? 4
                              : shape == NetworkShape::Bridge || shape == NetworkShape::Chain ? 3
                                                                                              : 2;
    if (n < least) return {{}, Shapes::tr("It takes %n replica(s).", nullptr, static_cast<int>(least))};
    const bool needsLeader = shape == NetworkShape::LeaderAlone || shape == NetworkShape::Split;
    if (needsLeader && !index.leader()) return {{}, Shapes::tr("Nobody leads now.")};
    ShapePlan out{heals(index), {}};
    const auto add = [&](std::vector<command::Command> cuts) {
        out.commands.insert(out.commands.end(), cuts.begin(), cuts.end());
    };
    switch (shape) {
        case NetworkShape::LeaderAlone:
            add({apart({NodeSelector::leader()}, {NodeSelector::all()})});
            break;
        case NetworkShape::Split:
            if (index.membership().voters.size() < 3) return {{}, Shapes::tr("Without both there is no majority.")};
            add({apart({NodeSelector{NodeSelector::Kind::Minority, {}}},
                       {NodeSelector{NodeSelector::Kind::Majority, {}}})});
            break;
        case NetworkShape::Bridge:
            add(bridge(nodes));
            break;
        case NetworkShape::Ring:
            add(allBut(nodes, [n](std::size_t i, std::size_t j) { return j == i + 1 || (i == 0 && j + 1 == n); }));
            break;
        case NetworkShape::Chain:
            add(allBut(nodes, [](std::size_t i, std::size_t j) { return j == i + 1; }));
            break;
    }
    return out;
}

}  // namespace qs::app

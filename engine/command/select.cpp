#include "engine/command/select.h"

namespace qs::command {

namespace {

using Kind = NodeSelector::Kind;

class Selector {
public:
    explicit Selector(const Standing& standing) : m_standing(standing) {}

    NodeSet of(const std::vector<NodeSelector>& set) {
        NodeSet out;
        for (const NodeSelector& s : set) {
            for (const NodeId n : one(s).nodes())
                out.insert(n);
        }
        return out;
    }
    /// What could not be resolved; empty: nothing.
    const std::string& problem() const { return m_problem; }

private:
    NodeSet one(const NodeSelector& s) {
        switch (s.kind) {
            case Kind::Node:
                return known(s.node);
            case Kind::Leader:
                return leader();
            case Kind::Follower:
                return first(m_standing.following, "follower");
            case Kind::Followers:
                return some(m_standing.following, "follower");
            case Kind::Observers:
                return some(m_standing.membership.observers, "observer");
            case Kind::Minority:
                return minority();
            case Kind::Majority:
                return m_standing.membership.voters.without(minority());
            case Kind::All:
                return m_standing.membership.all();
        }
        return {};
    }

    NodeSet known(NodeId node) {
        NodeSet out;
        if (m_standing.membership.all().contains(node)) {
            out.insert(node);
        } else {
            fail("there is no node " + toString(node));
        }
        return out;
    }
    NodeSet leader() {
        NodeSet out;
        if (m_standing.leader) {
            out.insert(m_standing.leader);
        } else {
            fail("there is no leader now");
        }
        return out;
    }
    NodeSet some(NodeSet set, const std::string& what) {
        if (set.empty()) fail("there is no " + what + " now");
        return set;
    }
    NodeSet first(NodeSet set, const std::string& what) {
        NodeSet out;
        if (!some(set, what).empty()) out.insert(set.nodes().front());
        return out;
    }
    /// As many voters as are no quorum while the others still are one: the leader first, where there is one, then those
    /// with the lowest numbers.
    NodeSet minority() const {
        const Membership& membership = m_standing.membership;
        NodeSet out;
        const auto add = [&](NodeId n) {
            NodeSet more = out;
            more.insert(n);
            if (!membership.isQuorum(more) && membership.isQuorum(membership.voters.without(more))) out = more;
        };
        if (m_standing.leader) add(m_standing.leader);
        for (const NodeId n : membership.voters.nodes())
            add(n);
        return out;
    }
    void fail(std::string text) {
        if (m_problem.empty()) m_problem = std::move(text);
    }

    const Standing& m_standing;
    std::string m_problem;
};

}  // namespace

Result<std::vector<NodeId>> select(const Standing& standing, const Selection& selection) {
    Selector selector(standing);
    const NodeSet set = selector.of(selection.set);
    const NodeSet except = selector.of(selection.except);
    if (!selector.problem().empty()) return Error{{}, selector.problem()};
    const NodeSet left = set.without(except);
    if (left.empty()) return Error{{}, "no node is left"};
    return left.nodes();
}

Result<std::vector<NodeId>> choose(const Standing& standing, const Selection& selection,
                                   const std::function<bool(NodeId)>& fits, const std::string& misfit) {
    const auto nodes = select(standing, selection);
    if (!nodes) return nodes.error();
    std::vector<NodeId> chosen;
    for (const NodeId n : *nodes) {
        if (fits(n)) {
            chosen.push_back(n);
        } else if (!selection.isGroup()) {
            return Error{{}, toString(n) + " " + misfit};
        }
    }
    if (chosen.empty()) return Error{{}, "no node to act on: each " + misfit};
    if (selection.any) chosen.resize(1);
    return chosen;
}

Result<std::vector<std::pair<NodeId, NodeId>>> links(const Standing& standing, const Selection& from,
                                                     const Selection& to, bool bothWays) {
    const auto senders = select(standing, from);
    if (!senders) return senders.error();
    const auto receivers = select(standing, to);
    if (!receivers) return receivers.error();
    std::vector<std::pair<NodeId, NodeId>> out;
    for (const NodeId a : *senders) {
        for (const NodeId b : *receivers) {
            if (a == b) continue;
            out.emplace_back(a, b);
            if (bothWays) out.emplace_back(b, a);
        }
    }
    if (out.empty()) return Error{{}, "a link needs two different nodes"};
    return out;
}

std::string list(const std::vector<NodeId>& nodes) {
    std::string out;
    for (const NodeId n : nodes)
        out += (out.empty() ? "" : ",") + toString(n);
    return out;
}

}  // namespace qs::command

#include "engine/sim/select.h"

namespace qs::sim {

namespace {

using Kind = command::NodeSelector::Kind;

class Selector {
public:
    Selector(const World& world, NodeId leader) : m_world(world), m_leader(leader) {}

    NodeSet of(const std::vector<command::NodeSelector>& set) {
        NodeSet out;
        for (const command::NodeSelector& s : set) {
            for (const NodeId n : one(s).nodes())
                out.insert(n);
        }
        return out;
    }
    /// What could not be resolved; empty: nothing.
    const std::string& problem() const { return m_problem; }

private:
    NodeSet one(const command::NodeSelector& s) {
        switch (s.kind) {
            case Kind::Node:
                return known(s.node);
            case Kind::Leader:
                return leader();
            case Kind::Follower:
                return first(withRole(trace::Role::Following), "follower");
            case Kind::Followers:
                return some(withRole(trace::Role::Following), "follower");
            case Kind::Observers:
                return some(m_world.membership.observers, "observer");
            case Kind::Minority:
                return minority();
            case Kind::Majority:
                return without(m_world.membership.voters, minority());
            case Kind::All:
                return m_world.membership.all();
        }
        return {};
    }

    NodeSet known(NodeId node) {
        NodeSet out;
        if (m_world.machines.contains(node)) {
            out.insert(node);
        } else {
            fail("there is no node " + toString(node));
        }
        return out;
    }
    NodeSet leader() {
        NodeSet out;
        if (m_leader) {
            out.insert(m_leader);
        } else {
            fail("there is no leader now");
        }
        return out;
    }
    NodeSet withRole(trace::Role role) const {
        NodeSet out;
        for (const auto& [id, m] : m_world.machines) {
            if (m.replica && m.replica->peer().role() == role) out.insert(id);
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
        const Membership& membership = m_world.membership;
        NodeSet out;
        const auto add = [&](NodeId n) {
            NodeSet more = out;
            more.insert(n);
            if (!membership.isQuorum(more) && membership.isQuorum(without(membership.voters, more))) out = more;
        };
        if (m_leader) add(m_leader);
        for (const NodeId n : membership.voters.nodes())
            add(n);
        return out;
    }
    static NodeSet without(NodeSet set, NodeSet less) { return NodeSet{set.bits() & ~less.bits()}; }
    void fail(std::string text) {
        if (m_problem.empty()) m_problem = std::move(text);
    }

    const World& m_world;
    NodeId m_leader;
    std::string m_problem;
};

}  // namespace

Result<std::vector<NodeId>> select(const World& world, NodeId leader, const command::Selection& selection) {
    Selector selector(world, leader);
    const NodeSet set = selector.of(selection.set);
    const NodeSet except = selector.of(selection.except);
    if (!selector.problem().empty()) return Error{{}, selector.problem()};
    const NodeSet left{set.bits() & ~except.bits()};
    if (left.empty()) return Error{{}, "no node is left"};
    return left.nodes();
}

}  // namespace qs::sim

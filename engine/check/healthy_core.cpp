#include "engine/check/healthy_core.h"

#include <algorithm>

namespace qs::check {

bool HealthyCore::observe(const trace::Record& r, const trace::Tables& tables) {
    bool disturbs = false;
    if (const auto* command = trace::as<trace::CommandIssued>(r)) {
        disturbs = onCommand(*command, tables);
    } else {
        disturbs = r.node ? onNode(r) : onLink(r);
    }
    if (disturbs) m_quietSince = std::max(m_quietSince, r.at);
    return disturbs;
}

/// What clients ask for is no fault.
bool HealthyCore::onCommand(const trace::CommandIssued& command, const trace::Tables& tables) {
    return command.source != trace::CommandSource::OutsideClient && !tables.text(command.text).starts_with("client ");
}

bool HealthyCore::onNode(const trace::Record& r) {
    if (trace::as<trace::NodeStarted>(r)) {
        m_nodes[r.node].alive = true;
    } else if (trace::as<trace::NodeKilled>(r)) {
        m_nodes[r.node].alive = m_nodes[r.node].frozen = false;
    } else if (trace::as<trace::NodeFrozen>(r)) {
        m_nodes[r.node].frozen = true;
    } else if (trace::as<trace::NodeThawed>(r)) {
        m_nodes[r.node].frozen = false;
    } else if (const auto* disk = trace::as<trace::DiskChanged>(r)) {
        m_nodes[r.node].badDisk = disk->state != trace::DiskState::Ok;
    } else if (const auto* slowed = trace::as<trace::NodeSlowed>(r)) {
        m_nodes[r.node].slow = slowed->cost.us > 0;
    } else if (const auto* clock = trace::as<trace::ClockChanged>(r)) {
        m_nodes[r.node].wrongClock = clock->perMille != 1000;
    } else if (const auto* held = trace::as<trace::TimersHeld>(r)) {
        m_nodes[r.node].timersHeld = held->on;
    } else {
        return false;
    }
    return true;
}

bool HealthyCore::onLink(const trace::Record& r) {
    const auto put = [](std::set<Link>& links, NodeId from, NodeId to, bool on) {
        if (on) {
            links.insert({from, to});
        } else {
            links.erase({from, to});
        }
    };
    if (const auto* link = trace::as<trace::LinkChanged>(r)) {
        put(m_cut, link->from, link->to, link->state == trace::LinkState::Cut);
    } else if (const auto* delay = trace::as<trace::LinkDelayed>(r)) {
        put(m_delayed, delay->from, delay->to, delay->by.us > 0);
    } else if (const auto* hold = trace::as<trace::HoldChanged>(r)) {
        m_holds[{hold->from, hold->to}] += hold->on ? 1 : -1;
    } else if (const auto* clog = trace::as<trace::LinkClogged>(r)) {
        m_quietSince = std::max(m_quietSince, clog->until);
    } else {
        return false;
    }
    return true;
}

const HealthyCore::Node& HealthyCore::of(NodeId node) const {
    static const Node unknown;
    const auto it = m_nodes.find(node);
    return it == m_nodes.end() ? unknown : it->second;
}

bool HealthyCore::isClean(NodeId a, NodeId b) const {
    const auto clean = [this](const Link& link) {
        const auto holds = m_holds.find(link);
        return !m_cut.contains(link) && !m_delayed.contains(link) && (holds == m_holds.end() || holds->second == 0);
    };
    return clean({a, b}) && clean({b, a});
}

NodeSet HealthyCore::cleanWith(NodeId node) const {
    NodeSet out;
    for (const NodeId other : m_membership.all().nodes())
        if (of(other).isHealthy() && (other == node || isClean(node, other))) out.insert(other);
    return out;
}

/// All reach each other, and nobody else has a say.
bool HealthyCore::isClosed(NodeSet core) const {
    for (const NodeId inside : core.nodes()) {
        if (core.intersect(cleanWith(inside)) != core) return false;
        for (const NodeId other : m_membership.all().nodes()) {
            if (core.contains(other) || of(other).isSilent()) continue;
            if (!m_cut.contains({other, inside})) return false;
        }
    }
    return true;
}

NodeSet HealthyCore::nodes() const {
    for (const NodeId voter : m_membership.voters.nodes()) {
        if (!of(voter).isHealthy()) continue;
        const NodeSet core = cleanWith(voter);
        if (m_membership.isQuorum(core) && isClosed(core)) return core;
    }
    return {};
}

}  // namespace qs::check

// Which part of an ensemble is out of reach of every fault, by the records of the faults alone: the core of which
// liveness is demanded. Source: Z-23 of the project's verification notes.
#pragma once

#include <map>
#include <set>

#include "engine/base/membership.h"
#include "engine/trace/tables.h"

namespace qs::check {

class HealthyCore {
public:
    explicit HealthyCore(const Membership& membership) : m_membership(membership) {}

    /// Folds one record; true when it disturbs the ensemble: what is promised "after the last fault" counts from there.
    bool observe(const trace::Record& record, const trace::Tables& tables);
    /// Time of the last disturbance; a clog disturbs until it is over.
    VirtualTime quietSince() const { return m_quietSince; }

    /// A quorum of voters, and what observers there are, that run, have working disks and clocks, and reach each other
    /// without delay, while nobody else has a say to any of them. Empty: there is none.
    NodeSet nodes() const;

private:
    struct Node {
        bool alive = false;
        bool frozen = false;
        bool badDisk = false;
        bool slow = false;
        bool wrongClock = false;
        bool timersHeld = false;
        bool isHealthy() const { return alive && !frozen && !badDisk && !slow && !wrongClock && !timersHeld; }
        bool isSilent() const { return !alive || frozen; }
    };
    using Link = std::pair<NodeId, NodeId>;

    bool onCommand(const trace::CommandIssued& command, const trace::Tables& tables);
    bool onNode(const trace::Record& record);
    bool onLink(const trace::Record& record);
    bool isClean(NodeId a, NodeId b) const;
    NodeSet cleanWith(NodeId node) const;
    bool isClosed(NodeSet core) const;
    const Node& of(NodeId node) const;

    Membership m_membership;
    std::map<NodeId, Node> m_nodes;
    std::set<Link> m_cut;
    std::set<Link> m_delayed;
    std::map<Link, int> m_holds;
    VirtualTime m_quietSince;
};

}  // namespace qs::check

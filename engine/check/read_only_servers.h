// The servers that serve reads without a leader: what they answer may never have been committed, and is exempt from
// what is promised of answers. Source: ZooKeeper 3.8 programmer's guide, read-only mode.
#pragma once

#include "engine/trace/kinds.h"

namespace qs::check {

class ReadOnlyServers {
public:
    static trace::Kinds kinds() { return trace::Kinds::of<trace::ReadOnlyChanged, trace::NodeKilled>(); }
    void fold(const trace::Record& record) {
        const auto* changed = trace::as<trace::ReadOnlyChanged>(record);
        if (changed && changed->on) m_nodes.insert(record.node);
        if (trace::as<trace::NodeKilled>(record) || (changed && !changed->on)) m_nodes.erase(record.node);
    }
    bool contains(NodeId node) const { return node && m_nodes.contains(node); }

private:
    NodeSet m_nodes;
};

}  // namespace qs::check

// What is wrong with the links of a server to its peers, by order of whoever started it.
#pragma once

#include <chrono>
#include <map>
#include <set>

#include "engine/control/order.h"

namespace qs::host {

class LinkFaults {
public:
    void note(const control::CutLink& order) {
        std::set<NodeId>& cut = order.incoming ? m_in : m_out;
        if (order.cut) {
            cut.insert(order.peer);
        } else {
            cut.erase(order.peer);
        }
    }
    void note(const control::DelayLink& order) { m_late[order.peer] = std::chrono::microseconds(order.by.us); }

    /// What the peer sends waits.
    bool isDeafTo(NodeId peer) const { return m_in.contains(peer); }
    /// No new connection comes about; of one that is there each direction is cut for itself.
    bool blocksDialing(NodeId peer) const { return m_in.contains(peer) || m_out.contains(peer); }
    /// What the peer sends comes so much later.
    std::chrono::microseconds lateness(NodeId peer) const {
        const auto it = m_late.find(peer);
        return it == m_late.end() ? std::chrono::microseconds{} : it->second;
    }

private:
    std::set<NodeId> m_in;
    std::set<NodeId> m_out;
    std::map<NodeId, std::chrono::microseconds> m_late;
};

}  // namespace qs::host

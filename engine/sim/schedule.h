// What is going to happen, ordered by virtual time and then by the order in which it was planned.
#pragma once

#include <algorithm>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "engine/base/ids.h"
#include "engine/base/virtual_time.h"
#include "engine/trace/record.h"

namespace qs::sim {

/// A message, an accept or the end of a connection reaches its receiver.
struct FlightArrives {
    std::uint64_t flight = 0;
    std::uint32_t attempt = 0;  ///< stale when the flight was held and released since
};
struct DialArrives {
    std::uint64_t dial = 0;
};
struct TimerDue {
    NodeId node;
    trace::TimerKind timer;
    std::uint64_t generation = 0;
};
struct DiskDone {
    NodeId node;
    std::uint32_t incarnation = 0;
};
/// Bytes, opening or end of a client connection reach the replica.
struct ClientReachesNode {
    enum class What : std::uint8_t { Opened, Bytes, Closed };
    ConnectionId connection;
    What what = What::Bytes;
    std::string bytes;
    std::uint64_t cause = 0;  ///< seq of the record it comes from
};
/// The same for a simulated client.
struct NodeReachesClient {
    enum class What : std::uint8_t { Opened, Refused, Bytes, Closed };
    ConnectionId connection;
    What what = What::Bytes;
    std::string bytes;
    std::uint64_t cause = 0;  ///< seq of the record it comes from
};
struct ClientTimerDue {
    std::string client;
    std::uint64_t generation = 0;
    std::uint64_t cause = 0;  ///< seq of the record that armed it
};

/// A slow node is through with an event and takes the next.
struct NodeReady {
    NodeId node;
};

using Planned = std::variant<FlightArrives, DialArrives, TimerDue, DiskDone, ClientReachesNode, NodeReachesClient,
                             ClientTimerDue, NodeReady>;

/// A binary heap of small entries; the planned events themselves stay where they are.
class Schedule {
public:
    void at(VirtualTime when, Planned what) {
        std::uint32_t slot = 0;
        if (m_free.empty()) {
            slot = static_cast<std::uint32_t>(m_planned.size());
            m_planned.push_back(std::move(what));
        } else {
            slot = m_free.back();
            m_free.pop_back();
            m_planned[slot] = std::move(what);
        }
        m_heap.push_back({when, ++m_order, slot});
        std::push_heap(m_heap.begin(), m_heap.end(), later);
    }
    bool empty() const { return m_heap.empty(); }
    /// Requires: !empty().
    VirtualTime nextAt() const { return m_heap.front().at; }
    /// Requires: !empty().
    Planned pop() {
        std::pop_heap(m_heap.begin(), m_heap.end(), later);
        const std::uint32_t slot = m_heap.back().slot;
        m_heap.pop_back();
        m_free.push_back(slot);
        return std::move(m_planned[slot]);
    }

private:
    struct Entry {
        VirtualTime at;
        std::uint64_t order = 0;
        std::uint32_t slot = 0;  ///< index into m_planned
    };
    static bool later(const Entry& a, const Entry& b) { return a.at != b.at ? a.at > b.at : a.order > b.order; }

    std::vector<Entry> m_heap;
    std::vector<Planned> m_planned;
    std::vector<std::uint32_t> m_free;  ///< slots of m_planned that nothing uses
    std::uint64_t m_order = 0;
};

}  // namespace qs::sim

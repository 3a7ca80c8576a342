// What is going to happen, ordered by virtual time and then by the order in which it was planned.
#pragma once

#include <map>
#include <string>
#include <utility>
#include <variant>

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
};
/// The same for a simulated client.
struct NodeReachesClient {
    enum class What : std::uint8_t { Opened, Refused, Bytes, Closed };
    ConnectionId connection;
    What what = What::Bytes;
    std::string bytes;
};
struct ClientTimerDue {
    std::string client;
    std::uint64_t generation = 0;
};

/// A slow node is through with an event and takes the next.
struct NodeReady {
    NodeId node;
};

using Planned = std::variant<FlightArrives, DialArrives, TimerDue, DiskDone, ClientReachesNode, NodeReachesClient,
                             ClientTimerDue, NodeReady>;

class Schedule {
public:
    void at(VirtualTime when, Planned what) { m_queue.emplace(std::make_pair(when, ++m_order), std::move(what)); }
    bool empty() const { return m_queue.empty(); }
    /// Requires: !empty().
    VirtualTime nextAt() const { return m_queue.begin()->first.first; }
    /// Requires: !empty().
    Planned pop() {
        auto first = m_queue.extract(m_queue.begin());
        return std::move(first.mapped());
    }

private:
    std::map<std::pair<VirtualTime, std::uint64_t>, Planned> m_queue;
    std::uint64_t m_order = 0;
};

}  // namespace qs::sim

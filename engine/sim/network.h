// The simulated network between replicas: FIFO channels with latency that break as a whole, as TCP gives them. A cut
// holds the bytes of one direction silently; they go on after the heal unless an end has closed. While either direction
// of a pair is cut no new connection forms. The election channel of a pair keeps only the newest vote that is held.
// Holds, delays, clogs and losses of single messages are in network_faults.cpp; a message that waits keeps back what is
// behind it in its connection.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <tuple>
#include <vector>

#include "engine/base/rng.h"
#include "engine/command/command.h"
#include "engine/sim/schedule.h"
#include "engine/trace/journal.h"
#include "engine/zab/effects.h"

namespace qs::sim {

using trace::Journal;

/// The acceptor took the connection; news on its way back to the dialer.
struct Accepted {};
struct Refused {};
/// An end closed, or its process died: nothing follows.
struct Fin {};
using Payload = std::variant<zab::PeerMessage, Accepted, Refused, Fin>;

struct Flight {
    NodeId from;
    NodeId to;
    std::uint32_t connection = 0;  ///< 0: election channel, or a refusal
    std::uint32_t receiverIncarnation = 0;
    Payload payload;
    std::uint64_t sent = 0;   ///< seq of the MessageSent record; 0 for accept, refusal and end
    std::uint64_t cause = 0;  ///< of those: seq of the record they come from
    trace::MessageKind kind = trace::MessageKind::End;  ///< of accept and refusal too, but no pattern matches those
    trace::Channel channel{};
    Zxid zxid;             ///< of the packet
    bool held = false;     ///< by a cut or a hold, or behind one that is
    bool freed = false;    ///< delivered by hand: no hold concerns it any more
    bool arrived = false;  ///< waits at a frozen process
    bool counted = false;  ///< in busyMessages()
    std::uint32_t attempt = 0;
};

struct PendingDial {
    NodeId from;
    NodeId to;
    std::uint32_t incarnation = 0;  ///< of the dialer
    std::uint64_t cause = 0;        ///< seq of the record it comes from
    bool parked = false;            ///< waits for the link to heal
};

/// One quorum connection; each end is open until it closes or hears of the other's end.
struct QuorumConnection {
    NodeId dialer;
    NodeId acceptor;
    bool dialerOpen = true;
    bool acceptorOpen = true;
    bool silent = false;  ///< the machine of the closed end lost its power: the other end was not told
    /// Messages that still arrive before it breaks, and from whom.
    std::optional<std::uint32_t> left = {};
    NodeId leftFrom = {};
    bool& open(NodeId end) { return end == dialer ? dialerOpen : acceptorOpen; }
    NodeId other(NodeId end) const { return end == dialer ? acceptor : dialer; }
};

/// Messages of one direction that a command speaks of.
struct MessagePattern {
    NodeId from;
    NodeId to;
    std::optional<trace::MessageKind> kind;
    std::optional<Zxid> zxid;
    std::string path;
    std::uint64_t sent = 0;  ///< that very one; 0: any
    bool operator==(const MessagePattern&) const = default;
};
/// What is added to the latency of one direction.
struct ExtraLatency {
    VirtualTime mean;
    command::Spread spread = command::Spread::None;
};

class Network {
public:
    Network(Rng rng, Rng faultRng, VirtualTime latency) : m_rng(rng), m_faultRng(faultRng), m_latency(latency) {}

    bool isCut(NodeId from, NodeId to) const { return m_cuts.contains({from, to}); }
    /// False when it was cut already.
    bool cut(NodeId from, NodeId to, Journal& journal, Schedule& schedule);
    bool heal(NodeId from, NodeId to, Journal& journal, Schedule& schedule);
    const std::set<std::pair<NodeId, NodeId>>& cuts() const { return m_cuts; }

    /// False when there is such a hold already.
    bool hold(const MessagePattern& messages, Journal& journal, Schedule& schedule);
    /// Takes that very hold back; false when there is none.
    bool release(const MessagePattern& messages, Journal& journal, Schedule& schedule);
    const std::vector<MessagePattern>& holds() const { return m_holds; }
    /// The first message of each connection of that direction, where a hold keeps it and it is such a one, arrives now.
    /// Returns how many.
    int deliver(const MessagePattern& messages, Journal& journal, Schedule& schedule);
    /// deliver(), drop() would find something.
    bool deliverable(const MessagePattern& messages) const;
    bool underWay(const MessagePattern& messages) const;
    bool connected(NodeId a, NodeId b) const;
    /// Outside the model unless the messages are votes. Returns how many are lost.
    int drop(const MessagePattern& messages, Journal& journal, Schedule& schedule);
    /// Outside the model unless the messages are votes. Each goes again behind all that its sender has sent on the same
    /// connection. Returns how many do.
    int duplicate(const MessagePattern& messages, Journal& journal, Schedule& schedule);
    /// For what is sent from now on; a mean of 0 ends it.
    void delay(NodeId from, NodeId to, ExtraLatency extra, Journal& journal);
    const std::map<std::pair<NodeId, NodeId>, ExtraLatency>& delays() const { return m_delays; }
    /// Nothing of that direction arrives before that time is over, what is under way neither.
    void clog(NodeId from, NodeId to, VirtualTime time, Journal& journal, Schedule& schedule);
    /// Ends the clog of that direction, where there is one: what is under way arrives as if sent now.
    void unclog(NodeId from, NodeId to, Journal& journal, Schedule& schedule);
    std::vector<std::pair<NodeId, NodeId>> clogs(VirtualTime now) const;

    /// Records and schedules a message of `effect`; `receiverIncarnation` names the process it is meant for.
    void send(NodeId from, const zab::Send& effect, std::uint32_t receiverIncarnation, Journal& journal,
              Schedule& schedule);
    void sendControl(Flight flight, Journal& journal, Schedule& schedule);
    /// Receiver of a flight that is due now; none when it was held or superseded meanwhile.
    NodeId receiver(const FlightArrives& due) const;
    /// The flight is due, but its receiver's process does not run: it waits there, out of reach of cuts.
    void waitAtReceiver(const FlightArrives& due);
    /// Takes out a flight that is due now; nullopt when it was held or superseded meanwhile.
    std::optional<Flight> arrive(const FlightArrives& due);

    void dial(const PendingDial& dial, const Journal& journal, Schedule& schedule);
    NodeId dialTarget(std::uint64_t id) const;
    /// Takes out the dial that is due; nullopt when it was abandoned, or the link is cut and it waits on.
    std::optional<PendingDial> arriveDial(std::uint64_t id);
    void abandonDials(NodeId from, NodeId to);
    void abandonDials(NodeId from);

    std::uint32_t connect(NodeId dialer, NodeId acceptor);
    /// Null when it never was or both ends are closed.
    QuorumConnection* connection(std::uint32_t id);
    void forget(std::uint32_t id);
    /// Open connections of the two break once `messages` more from `from` have arrived.
    void breakAfter(NodeId from, NodeId to, std::uint32_t messages);
    /// Connections with an open end at `node`, in order of their ids.
    std::vector<std::uint32_t> connectionsOf(NodeId node) const;

    /// Messages under way that are neither heartbeats nor held.
    int busyMessages() const { return m_busy; }

private:
    using Lane = std::tuple<NodeId, NodeId, trace::Channel, std::uint32_t>;

    static Lane laneOf(const Flight& flight) { return {flight.from, flight.to, flight.channel, flight.connection}; }
    static bool matches(const MessagePattern& pattern, const Flight& flight);
    bool mustWait(const Flight& flight) const;
    void reconsider(NodeId from, NodeId to, Journal& journal, Schedule& schedule);
    void replan(NodeId from, NodeId to, Journal& journal, Schedule& schedule);
    VirtualTime extra(NodeId from, NodeId to);
    VirtualTime draw();
    VirtualTime arrivalOf(const Flight& flight, const Journal& journal);
    VirtualTime plan(Flight& flight, const Journal& journal, Schedule& schedule);
    void launch(Flight flight);
    void supersedeHeldVote(NodeId from, NodeId to, Journal& journal);
    void count(Flight& flight);

    Rng m_rng;
    Rng m_faultRng;  ///< of its own: a delay must not change the latencies of other links
    VirtualTime m_latency;
    std::set<std::pair<NodeId, NodeId>> m_cuts;
    std::vector<MessagePattern> m_holds;
    std::map<std::pair<NodeId, NodeId>, ExtraLatency> m_delays;
    std::map<std::pair<NodeId, NodeId>, VirtualTime> m_clogs;  ///< until when
    std::map<std::uint64_t, Flight> m_flights;
    std::uint64_t m_lastFlight = 0;
    std::map<Lane, VirtualTime> m_lastArrival;
    std::map<std::uint64_t, PendingDial> m_dials;
    std::uint64_t m_lastDial = 0;
    std::map<std::uint32_t, QuorumConnection> m_connections;
    std::uint32_t m_lastConnection = 0;
    int m_busy = 0;
};

}  // namespace qs::sim

#include "engine/sim/network.h"

#include <algorithm>

#include "engine/base/mutant.h"

namespace qs::sim {

VirtualTime Network::draw() {
    const std::int64_t percent = m_rng.between(80, 120);
    return VirtualTime{m_latency.us * percent / 100};
}

/// Later than everything sent before on the same lane.
VirtualTime Network::arrivalOf(const Flight& flight, const Journal& journal) {
    VirtualTime& last = m_lastArrival[laneOf(flight)];
    const VirtualTime due = journal.now() + draw() + extra(flight.from, flight.to);
    last = QS_MUTANT(OvertakesInConnection) ? due : std::max(due, last);
    const auto clogged = m_clogs.find({flight.from, flight.to});
    if (clogged != m_clogs.end()) last = std::max(last, clogged->second);
    return last;
}

/// Keeps busyMessages() true to the flight's state.
void Network::count(Flight& flight) {
    const bool busy = flight.sent != 0 && !flight.held && !flight.arrived && !trace::isHeartbeat(flight.kind);
    if (busy != flight.counted) m_busy += busy ? 1 : -1;
    flight.counted = busy;
}

/// Decides when the flight arrives; never() while it must wait.
VirtualTime Network::plan(Flight& flight, const Journal& journal, Schedule& schedule) {
    ++m_lastFlight;
    flight.held = mustWait(flight);
    if (flight.held) return VirtualTime::never();
    const VirtualTime due = arrivalOf(flight, journal);
    schedule.at(due, FlightArrives{m_lastFlight, flight.attempt});
    return due;
}

void Network::launch(Flight flight) {
    count(flight);
    m_flights.emplace(m_lastFlight, std::move(flight));
}

void Network::send(NodeId from, const zab::Send& effect, std::uint32_t receiverIncarnation, Journal& journal,
                   Schedule& schedule) {
    trace::Emitted described = zab::describe(effect.message);
    auto& event = std::get<trace::MessageSent>(described.event);
    event.to = effect.to;
    event.connection = effect.connection;
    if (event.channel == trace::Channel::Election) supersedeHeldVote(from, effect.to, journal);

    Flight flight;
    flight.from = from;
    flight.to = effect.to;
    flight.connection = effect.connection;
    flight.receiverIncarnation = receiverIncarnation;
    flight.payload = effect.message;
    flight.kind = event.kind;
    flight.channel = event.channel;
    flight.zxid = event.zxid;
    event.expectedAt = plan(flight, journal, schedule);
    flight.sent = journal.write(from, described);
    launch(std::move(flight));
}

void Network::sendControl(Flight flight, Journal& journal, Schedule& schedule) {
    flight.channel = trace::Channel::Quorum;
    plan(flight, journal, schedule);
    launch(std::move(flight));
}

void Network::supersedeHeldVote(NodeId from, NodeId to, Journal& journal) {
    for (auto it = m_flights.begin(); it != m_flights.end();) {
        const Flight& f = it->second;
        if (f.held && f.from == from && f.to == to && f.channel == trace::Channel::Election) {
            journal.write(from, trace::Event{trace::MessageDropped{f.sent, trace::DropReason::Superseded}});
            it = m_flights.erase(it);
        } else {
            ++it;
        }
    }
}

NodeId Network::receiver(const FlightArrives& due) const {
    const auto it = m_flights.find(due.flight);
    if (it == m_flights.end() || it->second.held || it->second.attempt != due.attempt) return {};
    return it->second.to;
}

void Network::waitAtReceiver(const FlightArrives& due) {
    Flight& flight = m_flights.at(due.flight);
    flight.arrived = true;
    count(flight);
}

std::optional<Flight> Network::arrive(const FlightArrives& due) {
    const auto it = m_flights.find(due.flight);
    if (it == m_flights.end() || it->second.held || it->second.attempt != due.attempt) return std::nullopt;
    Flight flight = std::move(it->second);
    m_flights.erase(it);
    flight.arrived = true;
    count(flight);
    return flight;
}

void Network::dial(const PendingDial& dial, const Journal& journal, Schedule& schedule) {
    const std::uint64_t id = ++m_lastDial;
    m_dials.emplace(id, dial);
    schedule.at(journal.now() + draw(), DialArrives{id});
}

NodeId Network::dialTarget(std::uint64_t id) const {
    const auto it = m_dials.find(id);
    return it == m_dials.end() ? NodeId{} : it->second.to;
}

std::optional<PendingDial> Network::arriveDial(std::uint64_t id) {
    const auto it = m_dials.find(id);
    if (it == m_dials.end()) return std::nullopt;
    PendingDial& dial = it->second;
    if (isCut(dial.from, dial.to) || isCut(dial.to, dial.from)) {
        dial.parked = true;
        return std::nullopt;
    }
    const PendingDial out = dial;
    m_dials.erase(it);
    return out;
}

void Network::abandonDials(NodeId from, NodeId to) {
    std::erase_if(m_dials, [&](const auto& d) { return d.second.from == from && d.second.to == to; });
}

void Network::abandonDials(NodeId from) {
    std::erase_if(m_dials, [&](const auto& d) { return d.second.from == from; });
}

std::uint32_t Network::connect(NodeId dialer, NodeId acceptor) {
    m_connections.emplace(++m_lastConnection, QuorumConnection{dialer, acceptor});
    return m_lastConnection;
}

QuorumConnection* Network::connection(std::uint32_t id) {
    const auto it = m_connections.find(id);
    return it == m_connections.end() ? nullptr : &it->second;
}

void Network::forget(std::uint32_t id) {
    m_connections.erase(id);
    std::erase_if(m_lastArrival, [&](const auto& lane) {
        return std::get<2>(lane.first) == trace::Channel::Quorum && std::get<3>(lane.first) == id;
    });
}

std::vector<std::uint32_t> Network::connectionsOf(NodeId node) const {
    std::vector<std::uint32_t> out;
    for (const auto& [id, c] : m_connections) {
        if ((c.dialer == node && c.dialerOpen) || (c.acceptor == node && c.acceptorOpen)) out.push_back(id);
    }
    return out;
}

}  // namespace qs::sim

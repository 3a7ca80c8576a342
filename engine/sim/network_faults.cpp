// What commands do to the messages between two replicas: cuts, holds, deliveries by hand, losses, delays and clogs.
#include <algorithm>

#include "engine/sim/latency_tables.h"
#include "engine/sim/network.h"

namespace qs::sim {

namespace {

std::string_view pathOf(const Payload& payload) {
    const auto* message = std::get_if<zab::PeerMessage>(&payload);
    const auto* packet = message ? std::get_if<zab::QuorumPacket>(message) : nullptr;
    if (!packet) return {};
    if (const auto* m = std::get_if<zab::Proposal>(packet)) return tree::pathOf(m->txn->body);
    if (const auto* m = std::get_if<zab::Inform>(packet)) return tree::pathOf(m->txn->body);
    return {};
}

trace::HoldChanged described(const MessagePattern& p, bool on, Journal& journal) {
    return {p.from,
            p.to,
            on,
            !p.kind.has_value(),
            p.kind.value_or(trace::MessageKind::Notification),
            p.zxid.value_or(Zxid{}),
            journal.text(p.path)};
}

}  // namespace

bool Network::matches(const MessagePattern& p, const Flight& f) {
    const bool concerns = std::holds_alternative<zab::PeerMessage>(f.payload) ||
                          (p.kind == trace::MessageKind::End && std::holds_alternative<Fin>(f.payload));
    return concerns && f.from == p.from && f.to == p.to && (!p.kind || *p.kind == f.kind) &&
           (!p.zxid || *p.zxid == f.zxid) && (p.path.empty() || pathOf(f.payload) == p.path) &&
           (p.sent == 0 || p.sent == f.sent);
}

/// A flight that is about to begin, or one that is under way: a cut or a hold concerns it, or one before it in its
/// lane.
bool Network::mustWait(const Flight& flight) const {
    if (isCut(flight.from, flight.to)) return true;
    if (m_holds.empty()) return false;
    const auto concerns = [&](const MessagePattern& p) { return matches(p, flight); };
    if (!flight.freed && std::any_of(m_holds.begin(), m_holds.end(), concerns)) return true;
    const Lane lane = laneOf(flight);
    return std::any_of(m_flights.begin(), m_flights.end(),
                       [&](const auto& f) { return f.second.held && laneOf(f.second) == lane; });
}

/// After a cut, a hold or a delivery came or went: who waits now, who goes on, in the order of sending.
void Network::reconsider(NodeId from, NodeId to, Journal& journal, Schedule& schedule) {
    std::set<Lane> blocked;
    for (auto& [id, flight] : m_flights) {
        if (flight.from != from || flight.to != to || flight.arrived) continue;
        const auto concerns = [&f = flight](const MessagePattern& p) { return matches(p, f); };
        const bool hold = isCut(from, to) || blocked.contains(laneOf(flight)) ||
                          (!flight.freed && std::any_of(m_holds.begin(), m_holds.end(), concerns));
        if (hold) blocked.insert(laneOf(flight));
        if (hold == flight.held) continue;
        flight.held = hold;
        if (hold) {
            count(flight);
            ++flight.attempt;
            if (flight.sent != 0) journal.write(from, trace::Event{trace::MessageHeld{flight.sent}});
            continue;
        }
        const VirtualTime due = arrivalOf(flight, journal);
        count(flight);
        schedule.at(due, FlightArrives{id, flight.attempt});
        if (flight.sent != 0) journal.write(from, trace::Event{trace::MessageReleased{flight.sent, due}});
    }
}

// --- Cuts ----------------------------------------------------------------------------------------------------------

bool Network::cut(NodeId from, NodeId to, Journal& journal, Schedule& schedule) {
    if (!m_cuts.insert({from, to}).second) return false;
    journal.write({}, trace::Event{trace::LinkChanged{from, to, trace::LinkState::Cut}});
    reconsider(from, to, journal, schedule);
    return true;
}

bool Network::heal(NodeId from, NodeId to, Journal& journal, Schedule& schedule) {
    if (m_cuts.erase({from, to}) == 0) return false;
    journal.write({}, trace::Event{trace::LinkChanged{from, to, trace::LinkState::Up}});
    reconsider(from, to, journal, schedule);
    for (auto& [id, dial] : m_dials) {
        const bool same = (dial.from == from && dial.to == to) || (dial.from == to && dial.to == from);
        if (!same || !dial.parked || isCut(dial.from, dial.to) || isCut(dial.to, dial.from)) continue;
        dial.parked = false;
        schedule.at(journal.now() + draw(), DialArrives{id});
    }
    return true;
}

// --- Single messages -----------------------------------------------------------------------------------------------

bool Network::hold(const MessagePattern& messages, Journal& journal, Schedule& schedule) {
    if (std::find(m_holds.begin(), m_holds.end(), messages) != m_holds.end()) return false;
    m_holds.push_back(messages);
    journal.write({}, trace::Event{described(messages, true, journal)});
    reconsider(messages.from, messages.to, journal, schedule);
    return true;
}

bool Network::release(const MessagePattern& messages, Journal& journal, Schedule& schedule) {
    if (std::erase(m_holds, messages) == 0) return false;
    journal.write({}, trace::Event{described(messages, false, journal)});
    reconsider(messages.from, messages.to, journal, schedule);
    return true;
}

int Network::deliver(const MessagePattern& messages, Journal& journal, Schedule& schedule) {
    if (isCut(messages.from, messages.to)) return 0;
    std::set<Lane> seen;
    int delivered = 0;
    for (auto& [id, flight] : m_flights) {
        if (flight.from != messages.from || flight.to != messages.to || flight.arrived) continue;
        const bool head = seen.insert(laneOf(flight)).second;
        if (!head || !flight.held || !matches(messages, flight)) continue;
        flight.held = false;
        flight.freed = true;
        count(flight);
        m_lastArrival[laneOf(flight)] = journal.now();
        schedule.at(journal.now(), FlightArrives{id, flight.attempt});
        if (flight.sent != 0)
            journal.write(flight.from, trace::Event{trace::MessageReleased{flight.sent, journal.now()}});
        ++delivered;
    }
    if (delivered > 0) reconsider(messages.from, messages.to, journal, schedule);
    return delivered;
}

bool Network::deliverable(const MessagePattern& messages) const {
    if (isCut(messages.from, messages.to)) return false;
    std::set<Lane> seen;
    for (const auto& [id, flight] : m_flights) {
        if (flight.from != messages.from || flight.to != messages.to || flight.arrived) continue;
        if (seen.insert(laneOf(flight)).second && flight.held && matches(messages, flight)) return true;
    }
    return false;
}

bool Network::underWay(const MessagePattern& messages) const {
    return std::any_of(m_flights.begin(), m_flights.end(),
                       [&](const auto& f) { return !f.second.arrived && matches(messages, f.second); });
}

bool Network::connected(NodeId a, NodeId b) const {
    return std::any_of(m_connections.begin(), m_connections.end(), [&](const auto& c) {
        const QuorumConnection& q = c.second;
        return (q.dialer == a && q.acceptor == b) || (q.dialer == b && q.acceptor == a);
    });
}

void Network::breakAfter(NodeId from, NodeId to, std::uint32_t messages) {
    for (auto& [id, c] : m_connections) {
        if ((c.dialer != from || c.acceptor != to) && (c.dialer != to || c.acceptor != from)) continue;
        c.left = messages;
        c.leftFrom = from;
    }
}

int Network::drop(const MessagePattern& messages, Journal& journal, Schedule& schedule) {
    int lost = 0;
    for (auto it = m_flights.begin(); it != m_flights.end();) {
        Flight& flight = it->second;
        if (flight.arrived || !matches(messages, flight)) {
            ++it;
            continue;
        }
        journal.write(flight.from, trace::Event{trace::MessageDropped{flight.sent, trace::DropReason::Lost}});
        if (flight.counted) --m_busy;
        it = m_flights.erase(it);
        ++lost;
    }
    if (lost > 0) reconsider(messages.from, messages.to, journal, schedule);
    return lost;
}

int Network::duplicate(const MessagePattern& messages, Journal& journal, Schedule& schedule) {
    std::vector<Flight> copies;
    for (const auto& [id, flight] : m_flights) {
        if (!flight.arrived && matches(messages, flight)) copies.push_back(flight);
    }
    for (Flight& copy : copies) {
        trace::Emitted described = zab::describe(std::get<zab::PeerMessage>(copy.payload));
        auto& event = std::get<trace::MessageSent>(described.event);
        event.to = copy.to;
        event.connection = copy.connection;
        copy.freed = false;
        copy.counted = false;
        copy.attempt = 0;
        event.expectedAt = plan(copy, journal, schedule);
        const std::uint64_t original = copy.sent;
        copy.sent = journal.write(copy.from, described);
        journal.write(copy.from, trace::Event{trace::MessageRepeated{original, copy.sent}});
        launch(std::move(copy));
    }
    return static_cast<int>(copies.size());
}

// --- Latency -------------------------------------------------------------------------------------------------------

VirtualTime Network::extra(NodeId from, NodeId to) {
    const auto it = m_delays.find({from, to});
    if (it == m_delays.end()) return {};
    const ExtraLatency& e = it->second;
    switch (e.spread) {
        case command::Spread::None:
            return e.mean;
        case command::Spread::Exponential:
            return scaled(e.mean, Exponential[m_faultRng.below(Exponential.size())]);
        case command::Spread::Pareto:
            return scaled(e.mean, Pareto[m_faultRng.below(Pareto.size())]);
    }
    return {};
}

void Network::delay(NodeId from, NodeId to, ExtraLatency added, Journal& journal) {
    if (added.mean.us == 0) {
        m_delays.erase({from, to});
    } else {
        m_delays.insert_or_assign({from, to}, added);
    }
    journal.write({}, trace::Event{trace::LinkDelayed{from, to, added.mean, added.spread}});
}

/// What is under way in that direction, and is not held, gets a new time of arrival.
void Network::replan(NodeId from, NodeId to, Journal& journal, Schedule& schedule) {
    for (auto& [id, flight] : m_flights) {
        if (flight.from != from || flight.to != to || flight.arrived || flight.held) continue;
        const VirtualTime due = arrivalOf(flight, journal);
        schedule.at(due, FlightArrives{id, ++flight.attempt});
        if (flight.sent != 0) journal.write(from, trace::Event{trace::MessageReleased{flight.sent, due}});
    }
}

void Network::clog(NodeId from, NodeId to, VirtualTime time, Journal& journal, Schedule& schedule) {
    m_clogs.insert_or_assign({from, to}, journal.now() + time);
    journal.write({}, trace::Event{trace::LinkClogged{from, to, journal.now() + time}});
    replan(from, to, journal, schedule);
}

void Network::unclog(NodeId from, NodeId to, Journal& journal, Schedule& schedule) {
    if (m_clogs.erase({from, to}) == 0) return;
    journal.write({}, trace::Event{trace::LinkClogged{from, to, journal.now()}});
    for (auto& [lane, last] : m_lastArrival) {
        if (std::get<0>(lane) == from && std::get<1>(lane) == to) last = journal.now();
    }
    replan(from, to, journal, schedule);
}

std::vector<std::pair<NodeId, NodeId>> Network::clogs(VirtualTime now) const {
    std::vector<std::pair<NodeId, NodeId>> out;
    for (const auto& [link, until] : m_clogs) {
        if (until > now) out.push_back(link);
    }
    return out;
}

}  // namespace qs::sim

#include "engine/sim/world.h"

#include "engine/base/mutant.h"
#include "engine/base/overload.h"

namespace qs::sim {

using trace::Channel;

World::World(const LabConfig& labConfig)
    : config(labConfig),
      membership(labConfig.membership()),
      network(Rng(labConfig.seed), Rng(labConfig.seed ^ 0xfa17ULL), labConfig.latency),
      m_rng(labConfig.seed ^ 0x5eedULL),
      m_diskRng(labConfig.seed ^ 0xd15cULL) {
    for (const NodeId id : membership.all().nodes())
        machines.emplace(id, Machine{});
}

// --- Process life --------------------------------------------------------------------------------------------------

command::Standing World::standing(NodeId leader) const {
    command::Standing out{membership, leader, {}};
    for (const auto& [id, m] : machines) {
        if (m.replica && m.replica->peer().role() == trace::Role::Following) out.following.insert(id);
    }
    return out;
}

void World::startNode(NodeId id) {
    Machine& m = machine(id);
    QS_CHECK(!m.replica);
    ++m.incarnation;
    m.persisted = 0;
    m.poweredOff = false;
    m.busyUntil = {};
    journal.setCause(journal.write(id, trace::Event{trace::NodeStarted{m.incarnation}}));
    node::ReplicaConfig replica;
    replica.zab.self = id;
    replica.zab.membership = membership;
    replica.zab.tick = config.tick;
    replica.zab.initLimit = config.initLimit;
    replica.zab.syncLimit = config.syncLimit;
    replica.zab.finalizeWait = config.finalizeWait;
    replica.zab.committedWindow = config.committedWindow;
    replica.zab.startCounter = config.startCounter;
    replica.readOnlyMode = config.readOnly;
    replica.clockOriginMs = config.clockOriginMs + m.wallAhead.ms();
    const auto durable = m.disk.start(id, tree::Tree(config.firstSequence), journal);
    if (!durable) {
        diskFailed(id);
        return;
    }
    m.replica.emplace(replica, *durable, m.clock(journal.now()));
    node::Effects effects;
    m.replica->start(effects);
    carryOut(id, effects);
}

void World::killNode(NodeId id) {
    endProcess(id, false);
}

void World::powerOffNode(NodeId id) {
    endProcess(id, true);
    machine(id).disk.losePower(m_diskRng);
}

void World::endProcess(NodeId id, bool power) {
    Machine& m = machine(id);
    journal.setCause(journal.write(id, trace::Event{trace::NodeKilled{m.incarnation, power}}));
    m.replica.reset();
    m.frozen = false;
    m.poweredOff = power;
    m.timers.clear();
    m.outbox.clear();
    m.backlog.clear();
    m.syncWaits = false;
    m.disk.crash();
    network.abandonDials(id);
    for (const std::uint32_t c : network.connectionsOf(id))
        closeEnd(id, c, power);
    for (auto& [connection, link] : links) {
        if (link.node != id || link.incarnation != m.incarnation) continue;
        if (link.nodeOpen && !power) toClient(connection, NodeReachesClient::What::Closed, {});
        link.silent = link.nodeOpen && power;
        link.nodeOpen = false;
    }
}

void World::freezeNode(NodeId id) {
    machine(id).frozen = true;
    journal.setCause(journal.write(id, trace::Event{trace::NodeFrozen{}}));
}

void World::thawNode(NodeId id) {
    Machine& m = machine(id);
    m.frozen = false;
    const std::uint64_t thawed = journal.write(id, trace::Event{trace::NodeThawed{}});
    if (m.cost.us > 0) return planReady(id);
    while (!m.backlog.empty() && !m.frozen && m.replica) {
        const Planned event = std::move(m.backlog.front());
        m.backlog.pop_front();
        journal.setCause(thawed);
        process(event);
    }
}

/// One event at a time, each at its cost.
void World::spend(NodeId id) {
    Machine& m = machine(id);
    m.busyUntil = journal.now() + m.cost;
    if (!m.backlog.empty()) planReady(id);
}

void World::planReady(NodeId id) {
    Machine& m = machine(id);
    if (m.readyPlanned) return;
    m.readyPlanned = true;
    schedule.at(std::max(journal.now(), m.busyUntil), NodeReady{id});
}

void World::onNodeReady(const NodeReady& ready) {
    Machine& m = machine(ready.node);
    m.readyPlanned = false;
    if (m.frozen || m.backlog.empty()) return;
    const Planned event = std::move(m.backlog.front());
    m.backlog.pop_front();
    process(event);
    spend(ready.node);
}

void World::slowNode(NodeId id, VirtualTime cost) {
    Machine& m = machine(id);
    m.cost = cost;
    m.busyUntil = std::min(m.busyUntil, journal.now() + cost);
    journal.write(id, trace::Event{trace::NodeSlowed{cost}});
    if (!m.frozen && !m.backlog.empty()) planReady(id);
}

/// Timers that run keep their end.
void World::setClock(NodeId id, VirtualTime wallAhead, std::int64_t perMille) {
    Machine& m = machine(id);
    m.clockBase = m.clock(journal.now());
    m.clockSince = journal.now();
    m.clockPerMille = perMille;
    m.wallAhead = wallAhead;
    if (m.replica) m.replica->setClockOrigin(config.clockOriginMs + wallAhead.ms());
    journal.write(id, trace::Event{trace::ClockChanged{wallAhead, static_cast<std::uint32_t>(perMille)}});
}

// --- Events --------------------------------------------------------------------------------------------------------

/// The replica whose process must run for this event to be handled.
NodeId World::receiverOf(const Planned& event) const {
    return std::visit(overload{
                          [&](const FlightArrives& e) { return network.receiver(e); },
                          [&](const DialArrives& e) { return network.dialTarget(e.dial); },
                          [](const TimerDue& e) { return e.node; },
                          [](const DiskDone& e) { return e.node; },
                          [&](const ClientReachesNode& e) {
                              const auto it = links.find(e.connection);
                              return it == links.end() ? NodeId{} : it->second.node;
                          },
                          [](const NodeReachesClient&) { return NodeId{}; },
                          [](const ClientTimerDue&) { return NodeId{}; },
                          [](const NodeReady&) { return NodeId{}; },
                      },
                      event);
}

void World::handle(const Planned& event) {
    journal.setCause(0);
    const NodeId receiver = receiverOf(event);
    if (receiver && machine(receiver).mustQueue(journal.now())) {
        if (const auto* flight = std::get_if<FlightArrives>(&event)) network.waitAtReceiver(*flight);
        machine(receiver).backlog.push_back(event);
        if (!machine(receiver).frozen) planReady(receiver);
        return;
    }
    process(event);
    if (receiver && machine(receiver).cost.us > 0) spend(receiver);
}

void World::process(const Planned& event) {
    std::visit(
        overload{[&](const FlightArrives& e) { onFlight(e); }, [&](const DialArrives& e) { onDial(e); },
                 [&](const TimerDue& e) { onTimer(e); }, [&](const DiskDone& e) { onDisk(e); },
                 [&](const ClientReachesNode& e) { onClientReachesNode(e); },
                 [&](const NodeReachesClient& e) { onNodeReachesClient(e); },
                 [&](const ClientTimerDue& e) { onClientTimer(e); }, [&](const NodeReady& e) { onNodeReady(e); }},
        event);
}

void World::onFlight(const FlightArrives& due) {
    std::optional<Flight> flight = network.arrive(due);
    if (!flight) return;
    std::visit(overload{
                   [&](const zab::PeerMessage& message) { onMessage(*flight, message); },
                   [&](const Accepted&) {
                       QuorumConnection* c = network.connection(flight->connection);
                       if (!c || !c->open(flight->to)) return;
                       journal.setCause(flight->cause);
                       journal.setCause(journal.write(
                           flight->to,
                           trace::Event{trace::ConnectionOpened{flight->from, Channel::Quorum, flight->connection}}));
                       feed(flight->to, zab::ConnectionUp{flight->from, flight->connection});
                   },
                   [&](const Refused&) {
                       if (machine(flight->to).incarnation != flight->receiverIncarnation) return;
                       journal.setCause(flight->cause);
                       feed(flight->to, zab::ConnectionDown{flight->from, 0});
                   },
                   [&](const Fin&) {
                       QuorumConnection* c = network.connection(flight->connection);
                       if (!c || !c->open(flight->to)) return;
                       journal.setCause(flight->cause);
                       journal.setCause(closeEnd(flight->to, flight->connection));
                       feed(flight->to, zab::ConnectionDown{flight->from, flight->connection});
                   },
               },
               flight->payload);
}

void World::onMessage(Flight& flight, const zab::PeerMessage& message) {
    journal.setCause(flight.sent);
    const Machine& m = machine(flight.to);
    QuorumConnection* c = network.connection(flight.connection);
    if (!m.replica || m.incarnation != flight.receiverIncarnation) {
        journal.write(flight.to, trace::Event{trace::MessageDropped{flight.sent, trace::DropReason::ReceiverDown}});
        answerForDead(flight);
    } else if (flight.channel == Channel::Quorum && (!c || !c->open(flight.to))) {
        journal.write(flight.to, trace::Event{trace::MessageDropped{flight.sent, trace::DropReason::ConnectionBroken}});
        answerForDead(flight);
    } else {
        const trace::MessageReceived received{flight.sent, flight.from, flight.kind, flight.channel};
        journal.setCause(journal.write(flight.to, trace::Event{received}));
        feed(flight.to, zab::Received{flight.from, flight.connection, message});
        countDown(flight);
    }
}

/// A connection that breaks between two messages: what is behind this one is lost.
void World::countDown(const Flight& flight) {
    QuorumConnection* c = network.connection(flight.connection);
    if (!c || !c->left || c->leftFrom != flight.from || --*c->left > 0) return;
    c->left.reset();
    resetConnections(flight.from, flight.to);
}

/// A machine that is up again knows nothing of the connections it had before its power failed: it resets them.
void World::answerForDead(const Flight& flight) {
    QuorumConnection* c = network.connection(flight.connection);
    if (!c || !c->silent || machine(flight.to).poweredOff) return;
    c->silent = false;
    Flight reset;
    reset.from = flight.to;
    reset.to = flight.from;
    reset.connection = flight.connection;
    reset.receiverIncarnation = machine(flight.from).incarnation;
    reset.cause = journal.cause();
    reset.payload = Fin{};
    network.sendControl(std::move(reset), journal, schedule);
}

bool World::resetConnections(NodeId a, NodeId b) {
    bool any = false;
    for (const std::uint32_t id : network.connectionsOf(a)) {
        QuorumConnection* c = network.connection(id);
        if (!c || c->other(a) != b) continue;
        any = true;
        for (const NodeId end : {a, b}) {
            c = network.connection(id);
            if (!c || !c->open(end)) continue;
            closeEnd(end, id, true);  // forgets the connection with its second end
            feed(end, zab::ConnectionDown{end == a ? b : a, id});
        }
    }
    return any;
}

void World::onDial(const DialArrives& due) {
    const std::optional<PendingDial> dial = network.arriveDial(due.dial);
    if (!dial || machine(dial->from).incarnation != dial->incarnation) return;
    Flight answer;
    answer.from = dial->to;
    answer.to = dial->from;
    answer.receiverIncarnation = dial->incarnation;
    const Machine& target = machine(dial->to);
    if (target.poweredOff) return;
    journal.setCause(dial->cause);
    if (!target.replica || !target.replica->acceptsLearners()) {
        answer.cause = dial->cause;
        answer.payload = Refused{};
        network.sendControl(std::move(answer), journal, schedule);
        return;
    }
    const std::uint32_t connection = network.connect(dial->from, dial->to);
    answer.connection = connection;
    answer.payload = Accepted{};
    answer.cause =
        journal.write(dial->to, trace::Event{trace::ConnectionOpened{dial->from, Channel::Quorum, connection}});
    journal.setCause(answer.cause);
    network.sendControl(std::move(answer), journal, schedule);
    feed(dial->to, zab::ConnectionUp{dial->from, connection});
}

void World::onTimer(const TimerDue& due) {
    Machine& m = machine(due.node);
    const auto it = m.timers.find(due.timer);
    if (!m.replica || it == m.timers.end() || it->second.generation != due.generation) return;
    it->second.overdue = m.timersHeld;
    if (m.timersHeld) return;
    journal.setCause(it->second.setBy);
    m.timers.erase(it);
    journal.setCause(journal.write(due.node, trace::Event{trace::TimerFired{due.timer}}));
    feed(due.node, zab::TimerFired{due.timer});
}

void World::fireTimer(NodeId id, trace::TimerKind timer) {
    QS_CHECK(machine(id).timers.erase(timer) == 1);
    journal.setCause(journal.write(id, trace::Event{trace::TimerFired{timer}}));
    feed(id, zab::TimerFired{timer});
}

void World::holdTimers(NodeId id, bool on) {
    Machine& m = machine(id);
    m.timersHeld = on;
    journal.write(id, trace::Event{trace::TimersHeld{on}});
    if (on) return;
    for (const auto& [kind, timer] : m.timers) {
        if (timer.overdue) schedule.at(journal.now(), TimerDue{id, kind, timer.generation});
    }
}

void World::onDisk(const DiskDone& done) {
    Machine& m = machine(done.node);
    if (!m.replica || m.incarnation != done.incarnation) return;
    journal.setCause(m.disk.workCause());
    std::uint64_t durable = 0;
    if (!m.disk.finish(done.node, journal, durable)) {
        diskFailed(done.node);
        return;
    }
    if (durable != 0) {
        m.persisted = durable;
        flushOutbox(done.node);
        feed(done.node, zab::Persisted{durable});
    }
    saveSnapshotWhenDue(done.node);
    workDisk(done.node);
}

void World::onClientReachesNode(const ClientReachesNode& event) {
    const auto it = links.find(event.connection);
    if (it == links.end()) return;
    journal.setCause(event.cause);
    ClientLink& link = it->second;
    const Machine& m = machine(link.node);
    const bool alive = m.replica && m.incarnation == link.incarnation;
    using What = ClientReachesNode::What;
    if (event.what == What::Opened) {
        link.incarnation = m.incarnation;
        link.nodeOpen = m.replica.has_value();
        if (m.poweredOff) return;
        toClient(event.connection, link.nodeOpen ? NodeReachesClient::What::Opened : NodeReachesClient::What::Refused,
                 {});
        if (link.nodeOpen) feed(link.node, node::ClientOpened{event.connection, link.simClient.empty()});
    } else if (alive && link.nodeOpen && event.what == What::Bytes) {
        feed(link.node, node::ClientReceived{event.connection, event.bytes});
    } else if (alive && link.nodeOpen) {
        link.nodeOpen = false;
        feed(link.node, node::ClientClosed{event.connection});
    } else if (link.silent && !m.poweredOff) {
        link.silent = false;
        toClient(event.connection, NodeReachesClient::What::Closed, {});
    }
    const bool outside = link.simClient.empty();
    if (outside && event.what == What::Closed) links.erase(it);
}

// --- Effects -------------------------------------------------------------------------------------------------------

void World::feed(NodeId id, const node::Input& input) {
    Machine& m = machine(id);
    if (!m.replica) return;
    node::Effects effects = std::exchange(m_effects, {});
    m.replica->step(input, m.clock(journal.now()), effects);
    carryOut(id, effects);
    effects.clear();
    m_effects = std::move(effects);
}

void World::carryOut(NodeId id, node::Effects& effects) {
    for (node::Effect& effect : effects)
        carryOutOne(id, effect);
    workDisk(id);
}

void World::carryOutOne(NodeId id, node::Effect& effect) {
    Machine& m = machine(id);
    std::visit(overload{
                   [&](zab::Send& e) {
                       const auto queue = m.outbox.find({e.to, e.connection});
                       if (queue != m.outbox.end()) {
                           queue->second.push_back(std::move(e));
                       } else if (e.afterPersist <= m.persisted) {
                           transmit(id, e);
                       } else {
                           m.outbox[{e.to, e.connection}].push_back(std::move(e));
                       }
                   },
                   [&](zab::Persist& e) { m.disk.order(id, e, journal); },
                   [&](zab::SetTimer& e) { armTimer(id, e); },
                   [&](zab::CancelTimer& e) { m.timers.erase(e.timer); },
                   [&](zab::Dial& e) {
                       network.dial({id, e.peer, m.incarnation, journal.cause(), false}, journal, schedule);
                   },
                   [&](zab::CloseConnection& e) {
                       if (e.connection == 0) {
                           network.abandonDials(id, e.peer);
                       } else {
                           closeEnd(id, e.connection);
                       }
                   },
                   [&](zab::Emit& e) { journal.write(id, e.what, m.disk.ordered()); },
                   [&](node::ClientSend& e) { toClient(e.connection, NodeReachesClient::What::Bytes, e.bytes); },
                   [&](node::ClientClose& e) {
                       toClient(e.connection, NodeReachesClient::What::Closed, {});
                       links.at(e.connection).nodeOpen = false;
                   },
                   [](zab::EnsembleChanged&) {},   // a simulated ensemble stays what it is
                   [](zab::ReadHistoryAgain&) {},  // a simulated replica starts with all that its disk holds
                   [&](node::AskSurroundings& e) {
                       node::Surroundings around;
                       around.dataBytes = around.logBytes = m.disk.bytes();
                       const std::string text = m.replica->describe(e.word, around);
                       if (!text.empty()) toClient(e.connection, NodeReachesClient::What::Bytes, text);
                   },
               },
               effect);
}

void World::transmit(NodeId id, const zab::Send& send) {
    if (send.connection != 0) {
        QuorumConnection* c = network.connection(send.connection);
        if (!c || !c->open(id)) return;
    }
    network.send(id, send, machine(send.to).incarnation, journal, schedule);
}

/// Sends what no longer waits for the disk, in order within each connection.
void World::flushOutbox(NodeId id) {
    Machine& m = machine(id);
    for (auto it = m.outbox.begin(); it != m.outbox.end();) {
        auto& queue = it->second;
        while (!queue.empty() && queue.front().afterPersist <= m.persisted) {
            transmit(id, queue.front());
            queue.pop_front();
        }
        it = queue.empty() ? m.outbox.erase(it) : std::next(it);
    }
}

void World::armTimer(NodeId id, const zab::SetTimer& timer) {
    Machine& m = machine(id);
    const VirtualTime due = journal.now() + VirtualTime{timer.delay.us * 1000 / m.clockPerMille};
    const auto [it, isNew] = m.timers.try_emplace(timer.timer);
    it->second.generation = ++m_timerGeneration;
    it->second.overdue = false;
    if (isNew) it->second.setBy = journal.write(id, trace::Event{trace::TimerSet{timer.timer, due}});
    schedule.at(due, TimerDue{id, timer.timer, it->second.generation});
}

void World::workDisk(NodeId id) {
    Machine& m = machine(id);
    if (!m.replica) return;
    switch (m.disk.advance(journal)) {
        case Disk::Work::None:
            return;
        case Disk::Work::Started: {
            m.syncWaits = m.disk.held();
            if (m.syncWaits) return;
            const std::int64_t percent = m_rng.between(80, 120) * m.disk.slow();
            schedule.at(journal.now() + VirtualTime{config.fsync.us * percent / 100}, DiskDone{id, m.incarnation});
            return;
        }
        case Disk::Work::Failed:
            diskFailed(id);
            return;
    }
}

void World::changeDisk(NodeId id, trace::DiskState state, std::uint32_t factor) {
    machine(id).disk.change(state, factor);
    journal.write(id, trace::Event{trace::DiskChanged{state, factor}});
    if (machine(id).syncWaits && !machine(id).disk.held()) finishSync(id);
}

void World::finishSync(NodeId id) {
    Machine& m = machine(id);
    QS_CHECK(m.syncWaits);
    m.syncWaits = false;
    schedule.at(journal.now(), DiskDone{id, m.incarnation});
}

void World::noteDamage(NodeId id, const std::string& what) {
    const trace::DiskDamaged damaged{journal.text(what), machine(id).disk.problem().empty()};
    journal.write(id, trace::Event{damaged});
}

void World::harmDisk(NodeId id, const Disk::Damage& damage) {
    noteDamage(id, machine(id).disk.harm(damage, m_diskRng));
}

void World::swapDisks(NodeId a, NodeId b) {
    machine(a).disk.swapWith(machine(b).disk);
    noteDamage(a, "that of node " + toString(b));
    noteDamage(b, "that of node " + toString(a));
}

/// A replica does not go on with a disk it cannot trust: the process ends, what is on the disk is read at the next
/// start.
void World::diskFailed(NodeId id) {
    const Disk::Failure failure = machine(id).disk.failure();
    if (livesOn(id, failure)) return;
    journal.setCause(
        journal.write(id, trace::Event{trace::DiskFailed{journal.text(failure.text), failure.unreadable}}));
    if (failure.power) {
        powerOffNode(id);
    } else {
        killNode(id);
    }
}

/// Mutants: the replica goes on without its log, or as if it were written.
bool World::livesOn(NodeId id, const Disk::Failure& failure) {
    Machine& m = machine(id);
    const bool forgets = QS_MUTANT(RejoinsFromMemory);
    if (!m.replica || !failure.ofDisk || !(forgets || QS_MUTANT(LivesOnWithoutLog))) return false;
    const std::uint64_t lost = m.disk.giveUp(forgets);
    if (forgets && lost > m.persisted) {
        m.persisted = lost;
        flushOutbox(id);
        feed(id, zab::Persisted{lost});
    }
    return true;
}

/// Only what was served is saved: all of it is committed, so no leader will ask to cut below it.
void World::saveSnapshotWhenDue(NodeId id) {
    Machine& m = machine(id);
    if (!m.replica || !m.replica->serving() || !m.disk.idle() || m.disk.sinceSnapshot() < config.snapCount) return;
    const zab::Core& core = m.replica->peer().core();
    if (core.appliedZxid() <= m.disk.given()) m.disk.saveSnapshot(id, *core.snapshotNow(), journal);
}

/// Closes `id`'s end; the other end hears of it after everything sent before.
std::uint64_t World::closeEnd(NodeId id, std::uint32_t connection, bool silently) {
    QuorumConnection* c = network.connection(connection);
    if (!c || !c->open(id)) return 0;
    const NodeId other = c->other(id);
    c->open(id) = false;
    machine(id).outbox.erase({other, connection});
    const std::uint64_t closed =
        journal.write(id, trace::Event{trace::ConnectionClosed{other, Channel::Quorum, connection}});
    if (!c->open(other)) {
        network.forget(connection);
        return closed;
    }
    c->silent = silently;
    if (silently) return closed;
    Flight fin;
    fin.from = id;
    fin.to = other;
    fin.connection = connection;
    fin.receiverIncarnation = machine(other).incarnation;
    fin.cause = closed;
    fin.payload = Fin{};
    network.sendControl(std::move(fin), journal, schedule);
    return closed;
}

bool World::diskBusy() const {
    for (const auto& [id, m] : machines) {
        if (m.replica && !m.frozen && m.disk.busy()) return true;
    }
    return false;
}

}  // namespace qs::sim

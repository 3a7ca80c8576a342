#include "engine/sim/lab.h"

#include <algorithm>

#include "engine/sim/executor.h"
#include "engine/sim/world.h"

namespace qs::sim {

Membership LabConfig::membership() const {
    Membership out = Membership::ofSize(voters, observers);
    out.weights = weights;
    out.groups = groups;
    return out;
}

struct Lab::World : sim::World {
    using sim::World::World;
};

Lab::Lab(const LabConfig& config) : m_world(std::make_unique<World>(config)) {
    QS_CHECK(config.voters >= 1 && config.voters <= 9 && config.observers >= 0 && config.observers <= 9);
    QS_CHECK(config.membership().problem().empty());
    for (const NodeId id : m_world->membership.all().nodes())
        m_world->startNode(id);
}
Lab::Lab(const Lab& other) : m_world(std::make_unique<World>(*other.m_world)) {}
Lab& Lab::operator=(const Lab& other) {
    if (this != &other) m_world = std::make_unique<World>(*other.m_world);
    return *this;
}
Lab::Lab(Lab&&) noexcept = default;
Lab& Lab::operator=(Lab&&) noexcept = default;
Lab::~Lab() = default;

const LabConfig& Lab::config() const {
    return m_world->config;
}
const Membership& Lab::membership() const {
    return m_world->membership;
}
Pace Lab::pace() const {
    const LabConfig& c = config();
    Pace out;
    out.tick = c.tick;
    out.initLimit = c.initLimit;
    out.syncLimit = c.syncLimit;
    out.finalizeWait = c.finalizeWait;
    out.maxNotificationInterval = zab::Config{}.maxNotificationInterval;
    // Each dial goes there and back, at up to 120 % of the latency.
    const VirtualTime dial = zab::Learner::RedialDelay + VirtualTime{c.latency.us * 240 / 100};
    out.connectTimeout = VirtualTime{zab::Learner::MaxDials * dial.us};
    return out;
}
VirtualTime Lab::now() const {
    return m_world->journal.now();
}
const trace::Tables& Lab::tables() const {
    return m_world->journal.tables();
}
trace::Batch Lab::takeBatch() {
    return m_world->journal.take();
}
std::vector<ClientOutput> Lab::takeClientOutput() {
    return std::exchange(m_world->clientOutput, {});
}
std::vector<client::NamedAnswer> Lab::takeClientAnswers() {
    return std::exchange(m_world->clientAnswers, {});
}

int Lab::pendingClientRequests() const {
    int out = 0;
    for (const auto& [name, c] : m_world->clients)
        out += c.machine.pending();
    return out;
}

// --- Time ----------------------------------------------------------------------------------------------------------

std::optional<VirtualTime> Lab::nextEventAt() const {
    return m_world->schedule.empty() ? std::nullopt : std::optional(m_world->schedule.nextAt());
}

std::uint64_t Lab::eventsHandled() const {
    return m_world->handled;
}

bool Lab::step() {
    World& w = *m_world;
    if (w.schedule.empty()) return false;
    w.journal.setTime(std::max(w.journal.now(), w.schedule.nextAt()));
    ++w.handled;
    w.handle(w.schedule.pop());
    return true;
}

void Lab::runUntil(VirtualTime until) {
    QS_CHECK(until >= now());
    while (nextEventAt() && *nextEventAt() <= until)
        step();
    m_world->journal.setTime(until);
}

// --- Questions -----------------------------------------------------------------------------------------------------

bool Lab::alive(NodeId node) const {
    return m_world->machines.at(node).replica.has_value();
}
trace::Role Lab::role(NodeId node) const {
    const Machine& m = m_world->machines.at(node);
    return m.replica ? m.replica->peer().role() : trace::Role::Down;
}
bool Lab::frozen(NodeId node) const {
    return m_world->machines.at(node).frozen;
}
bool Lab::canStart(NodeId node) const {
    const Machine& m = m_world->machines.at(node);
    return m.replica || m.disk.problem().empty();
}
bool Lab::linkCut(NodeId from, NodeId to) const {
    return m_world->network.isCut(from, to);
}
bool Lab::protocolInFlight() const {
    return m_world->network.busyMessages() > 0 || m_world->diskBusy();
}

bool Lab::serving(NodeId node) const {
    const Machine& m = m_world->machines.at(node);
    return m.replica && !m.frozen && m.replica->serving();
}

NodeId Lab::leader() const {
    NodeId best;
    Epoch epoch;
    for (const auto& [id, m] : m_world->machines) {
        if (!m.replica || !m.replica->serving() || !m.replica->peer().leading()) continue;
        // A deposed leader that has not noticed yet has the lower epoch.
        if (!best || m.replica->peer().epoch() > epoch) {
            best = id;
            epoch = m.replica->peer().epoch();
        }
    }
    return best;
}

const tree::Tree* Lab::treeOf(NodeId node) const {
    const Machine& m = m_world->machines.at(node);
    return m.replica ? &m.replica->tree() : nullptr;
}

std::vector<NodeId> Lab::nodes(const command::Selection& selection) const {
    const auto found = command::select(m_world->standing(leader()), selection);
    return found ? *found : std::vector<NodeId>();
}

std::string Lab::status() const {
    std::string out;
    for (const auto& [id, m] : m_world->machines) {
        if (!out.empty()) out += "; ";
        if (!m.replica) {
            out += trace::standingWords(id, trace::Role::Down, {}, {}, false, false);
            continue;
        }
        const zab::Peer& peer = m.replica->peer();
        out += trace::standingWords(id, peer.role(), peer.epoch(), peer.core().history().lastZxid(),
                                    m.replica->serving(), m.frozen);
    }
    return out;
}

Result<std::string> Lab::execute(const command::Command& command, trace::CommandSource source) {
    return executeCommand(*m_world, leader(), command, source);
}

}  // namespace qs::sim

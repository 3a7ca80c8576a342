#include "engine/campaign/explore_model.h"

#include <algorithm>

#include "engine/base/overload.h"

namespace qs::campaign {

using Kind = ExploreEvent::Kind;

ZabModel::ZabModel(const zab::Config& config, int voters, Caching caching)
    : m_membership(Membership::ofSize(voters, 0)), m_ids(m_membership.voters.nodes()), m_caching(caching) {
    QS_CHECK(voters >= 1 && voters <= static_cast<int>(MostVoters));
    for (std::uint64_t i = 0; i <= EndOfConnection; ++i)
        m_messages.number(zab::PeerMessage{}, fingerprintOf({{i}}));
    numberOf(Queue{});
    StateWords nothingPromised;
    ExploreGhost().appendState(nothingPromised);
    m_ghosts.number({}, fingerprintOf(nothingPromised));
    m_broken.emplace_back();
    for (const NodeId id : m_ids) {
        zab::Config own = config;
        own.self = id;
        own.membership = m_membership;
        m_initial.nodes[indexOf(id)] = numberOf(ExploreNode(own, m_histories));
    }
    for (const NodeId id : m_ids)
        input(m_initial, id, StartProcess{});
    m_bounds = {};
}

void ZabModel::beginAt(const State& state, const ExploreBounds& bounds) {
    const auto sum = [](std::uint8_t a, std::uint8_t b) {
        return static_cast<std::uint8_t>(std::min(a + b, UINT8_MAX));
    };
    m_initial = state;
    m_bounds = {sum(state.used.crashes, bounds.crashes), sum(state.used.resets, bounds.resets),
                sum(state.used.transactions, bounds.transactions), sum(state.used.timeouts, bounds.timeouts),
                sum(state.used.resends, bounds.resends)};
}

// --- Events --------------------------------------------------------------------------------------------------------

void ZabModel::possible(const State& state, std::vector<Event>& out) const {
    for (const NodeId to : m_ids) {
        for (const NodeId from : m_ids) {
            if (state.votes[linkOf(from, to)] != 0) out.push_back({Kind::DeliverVote, from, to});
            if (state.queues[linkOf(from, to)] != 0) out.push_back({Kind::DeliverPacket, from, to});
        }
    }
    for (const NodeId id : m_ids) {
        const SharedNode& n = at(state, id);
        if (!n.alive) {
            out.push_back({Kind::Restart, id, {}});
            continue;
        }
        if (n.syncing) out.push_back({Kind::Sync, id, {}});
        for (std::uint32_t timers = n.timers; timers != 0; timers &= timers - 1)
            out.push_back({Kind::Fire, id, {}, static_cast<TimerKind>(__builtin_ctz(timers))});
        if (n.canPropose) out.push_back({Kind::Propose, id, {}});
        for (const NodeId peer : m_ids)
            if (peer > id && (isOpen(state, id, peer) || isOpen(state, peer, id)))
                out.push_back({Kind::Reset, id, peer});
        out.push_back({Kind::Kill, id, {}});
    }
}

bool ZabModel::allows(const State& state, const Event& event) const {
    const ExploreBounds& used = state.used;
    switch (event.kind) {
        case Kind::DeliverVote:
        case Kind::DeliverPacket:
        case Kind::Sync:
        case Kind::Restart:
            return true;
        case Kind::Fire:
            if (event.timer == TimerKind::Notification) return used.resends < m_bounds.resends;
            return !isTimeout(event.timer) || used.timeouts < m_bounds.timeouts;
        case Kind::Propose:
            return used.transactions < m_bounds.transactions;
        case Kind::Reset:
            return used.resets < m_bounds.resets;
        case Kind::Kill:
            return used.crashes < m_bounds.crashes;
    }
    return false;
}

void ZabModel::enabled(const State& state, std::vector<Event>& out) const {
    const std::size_t before = out.size();
    possible(state, out);
    out.erase(std::remove_if(out.begin() + static_cast<std::ptrdiff_t>(before), out.end(),
                             [&](const Event& e) { return !allows(state, e); }),
              out.end());
}

ZabModel::State ZabModel::apply(const State& before, Event event) {
    State state = before;
    switch (event.kind) {
        case Kind::DeliverVote: {
            const std::uint32_t vote = std::exchange(state.votes[linkOf(event.a, event.b)], 0);
            input(state, event.b, TakeMessage{event.a, m_messages[vote].value}, vote);
            break;
        }
        case Kind::DeliverPacket:
            deliverPacket(state, event.a, event.b);
            break;
        case Kind::Sync:
            input(state, event.a, FinishSync{});
            break;
        case Kind::Fire:
            if (event.timer == TimerKind::Notification) ++state.used.resends;
            if (isTimeout(event.timer)) ++state.used.timeouts;
            input(state, event.a, FireTimer{event.timer}, static_cast<std::uint32_t>(event.timer));
            break;
        case Kind::Propose:
            ++state.used.transactions;
            input(state, event.a, ProposeTxn{state.used.transactions}, state.used.transactions);
            break;
        case Kind::Reset:
            ++state.used.resets;
            input(state, event.a, BreakConnection{event.b}, event.b.value);
            input(state, event.b, BreakConnection{event.a}, event.a.value);
            break;
        case Kind::Kill:
            ++state.used.crashes;
            for (const NodeId from : m_ids)
                state.votes[linkOf(from, event.a)] = 0;
            input(state, event.a, KillProcess{});
            break;
        case Kind::Restart:
            input(state, event.a, StartProcess{});
            break;
    }
    return state;
}

void ZabModel::deliverPacket(State& state, NodeId from, NodeId to) {
    std::uint32_t& queue = state.queues[linkOf(from, to)];
    const std::uint32_t message = m_queues[queue].value.front();
    queue = withoutFirst(queue);
    if (message == EndOfConnection) {
        input(state, to, TakeEnd{from}, from.value);
    } else {
        input(state, to, TakeMessage{from, m_messages[message].value}, message);
    }
}

// --- Steps ---------------------------------------------------------------------------------------------------------

void ZabModel::input(State& state, NodeId id, const NodeInput& input, std::uint32_t argument) {
    NodeId dialled;
    // A result may move while others are found: the dial comes after the last look at it.
    {
        const Result& result = stepped(state.nodes[indexOf(id)], input, argument);
        state.nodes[indexOf(id)] = result.node;
        if (state.broken == 0) state.broken = result.broken;
        for (const Output& output : result.outputs)
            carryOut(state, id, output, dialled);
    }
    if (dialled) dial(state, id, dialled);
}

/// Results are kept by node, kind of input and its argument: the message's number, or what tells two such inputs apart.
const ZabModel::Result& ZabModel::stepped(std::uint32_t node, const NodeInput& input, std::uint32_t argument) {
    constexpr std::uint32_t MostArguments = 1U << 24U;
    const auto* message = std::get_if<TakeMessage>(&input);
    const std::uint64_t from = message ? message->from.value : 0;
    QS_CHECK(argument < MostArguments && node < (1U << 28U));
    const std::uint64_t key = std::uint64_t{node} << 36U | from << 32U | input.index() << 24U | argument;
    if (m_caching == Caching::Off) return m_last = worked(node, input);
    const auto it = m_results.find(key);
    if (it != m_results.end()) return it->second;
    return m_results.emplace(key, worked(node, input)).first->second;
}

ZabModel::Result ZabModel::worked(std::uint32_t number, const NodeInput& input) {
    ExploreNode node = m_nodes[number].value.node;
    NodeOutputs outputs;
    node.step(input, outputs);
    Result result;
    if (node.broken()) result.broken = numberOf(*node.broken());
    for (const NodeOutput& output : outputs)
        result.outputs.push_back(numbered(output));
    result.node = numberOf(std::move(node));
    return result;
}

ZabModel::Output ZabModel::numbered(const NodeOutput& output) {
    if (const auto* sent = std::get_if<SentMessage>(&output)) {
        const bool vote = std::holds_alternative<zab::Notification>(sent->message);
        return {vote ? Output::Kind::Vote : Output::Kind::Packet, sent->to, numberOf(sent->message)};
    }
    if (const auto* closed = std::get_if<ClosedEnd>(&output))
        return {closed->silently ? Output::Kind::ClosedSilently : Output::Kind::Closed, closed->peer};
    if (const auto* dialled = std::get_if<Dialled>(&output)) return {Output::Kind::Dialled, dialled->peer};
    m_forGhost.push_back(output);
    return {Output::Kind::Ghost, {}, static_cast<std::uint32_t>(m_forGhost.size() - 1)};
}

void ZabModel::carryOut(State& state, NodeId id, const Output& output, NodeId& dialled) {
    switch (output.kind) {
        case Output::Kind::Vote:
            if (at(state, output.peer).alive) state.votes[linkOf(id, output.peer)] = output.index;
            break;
        case Output::Kind::Packet:
            if (isOpen(state, output.peer, id)) {
                std::uint32_t& queue = state.queues[linkOf(id, output.peer)];
                queue = pushed(queue, output.index);
            }
            break;
        case Output::Kind::Closed:
        case Output::Kind::ClosedSilently:
            close(state, id, output.peer, output.kind == Output::Kind::ClosedSilently);
            break;
        case Output::Kind::Dialled:
            dialled = output.peer;
            break;
        case Output::Kind::Ghost:
            tellGhost(state, id, m_forGhost[output.index]);
            break;
    }
}

/// Nobody reads what is still on its way to `id`.
void ZabModel::close(State& state, NodeId id, NodeId peer, bool silently) {
    state.queues[linkOf(peer, id)] = 0;
    if (silently) {
        state.queues[linkOf(id, peer)] = 0;
    } else if (isOpen(state, peer, id)) {
        std::uint32_t& queue = state.queues[linkOf(id, peer)];
        queue = pushed(queue, EndOfConnection);
    }
}

void ZabModel::dial(State& state, NodeId from, NodeId to) {
    if (!at(state, to).acceptsLearners) {
        input(state, from, TakeRefusal{to}, to.value);
        return;
    }
    // What is left of an earlier connection reaches nobody: the leader gives its end up for the new one.
    state.queues[linkOf(from, to)] = 0;
    state.queues[linkOf(to, from)] = 0;
    QS_CHECK(!isOpen(state, from, to));
    input(state, to, TakeConnection{from}, from.value);
    input(state, from, TakeConnection{to}, to.value);
}

void ZabModel::tellGhost(State& state, NodeId id, const NodeOutput& what) {
    std::vector<const DurableLog*> disks;
    for (const NodeId n : m_ids)
        disks.push_back(&node(state, n).durable());
    ExploreGhost ghost = m_ghosts[state.ghost].value;
    ghost.observe(id, what, disks, m_membership, m_histories);
    if (ghost.broken() && state.broken == 0) state.broken = numberOf(*ghost.broken());
    StateWords words;
    ghost.appendState(words);
    state.ghost = m_ghosts.number(std::move(ghost), fingerprintOf(words));
}

std::optional<Broken> ZabModel::violated(const State& state) const {
    return state.broken == 0 ? std::nullopt : std::optional(m_broken[state.broken]);
}

// --- Numbers -------------------------------------------------------------------------------------------------------

std::uint32_t ZabModel::numberOf(ExploreNode node) {
    StateWords words;
    node.appendState(words);
    SharedNode shared{std::move(node)};
    const ExploreNode& n = shared.node;
    shared.openEnds = n.openEnds().bits();
    shared.timers = n.timers();
    shared.alive = n.alive();
    shared.syncing = n.syncing();
    shared.canPropose = n.canPropose();
    shared.acceptsLearners = n.acceptsLearners();
    return m_nodes.number(std::move(shared), fingerprintOf(words));
}

std::uint32_t ZabModel::numberOf(const zab::PeerMessage& message) {
    StateWords words;
    zab::appendState(message, words);
    return m_messages.number(message, fingerprintOf(words));
}

std::uint32_t ZabModel::numberOf(Queue queue) {
    StateWords words;
    for (const std::uint32_t message : queue) {
        words.add(m_messages[message].fingerprint.high);
        words.add(m_messages[message].fingerprint.low);
    }
    return m_queues.number(std::move(queue), fingerprintOf(words));
}

std::uint32_t ZabModel::numberOf(const Broken& broken) {
    m_broken.push_back(broken);
    return static_cast<std::uint32_t>(m_broken.size() - 1);
}

std::uint32_t ZabModel::pushed(std::uint32_t queue, std::uint32_t message) {
    const auto [it, isNew] = m_pushed.try_emplace(std::uint64_t{queue} << 32U | message, 0);
    if (isNew) {
        Queue longer = m_queues[queue].value;
        longer.push_back(message);
        it->second = numberOf(std::move(longer));
    }
    return it->second;
}

std::uint32_t ZabModel::withoutFirst(std::uint32_t queue) {
    const auto [it, isNew] = m_withoutFirst.try_emplace(queue, 0);
    if (isNew) {
        const Queue& all = m_queues[queue].value;
        it->second = numberOf(Queue(all.begin() + 1, all.end()));
    }
    return it->second;
}

// --- Fingerprints --------------------------------------------------------------------------------------------------

Fingerprint ZabModel::fingerprintOfNode(std::uint32_t node) const {
    if (m_caching == Caching::On) return m_nodes[node].fingerprint;
    StateWords words;
    m_nodes[node].value.node.appendState(words);
    return fingerprintOf(words);
}

Fingerprint ZabModel::fingerprintOfMessage(std::uint32_t message) const {
    if (m_caching == Caching::On || message <= EndOfConnection) return m_messages[message].fingerprint;
    StateWords words;
    zab::appendState(m_messages[message].value, words);
    return fingerprintOf(words);
}

Fingerprint ZabModel::fingerprintOfQueue(std::uint32_t queue) const {
    if (m_caching == Caching::On) return m_queues[queue].fingerprint;
    StateWords words;
    for (const std::uint32_t message : m_queues[queue].value) {
        const Fingerprint f = fingerprintOfMessage(message);
        words.add(f.high);
        words.add(f.low);
    }
    return fingerprintOf(words);
}

Fingerprint ZabModel::fingerprintOfGhost(std::uint32_t ghost) const {
    if (m_caching == Caching::On) return m_ghosts[ghost].fingerprint;
    StateWords words;
    m_ghosts[ghost].value.appendState(words);
    return fingerprintOf(words);
}

Fingerprint ZabModel::fingerprint(const State& state) const {
    // 2 words a node, 4 a link, the ghost's and what was used up.
    std::array<std::uint64_t, 2 * MostVoters + 4 * MostVoters * MostVoters + 4> words;
    std::size_t n = 0;
    const auto add = [&](const Fingerprint& f) {
        words[n++] = f.high;
        words[n++] = f.low;
    };
    for (const NodeId id : m_ids)
        add(fingerprintOfNode(state.nodes[indexOf(id)]));
    for (const NodeId from : m_ids) {
        for (const NodeId to : m_ids) {
            if (from == to) continue;
            add(fingerprintOfMessage(state.votes[linkOf(from, to)]));
            add(fingerprintOfQueue(state.queues[linkOf(from, to)]));
        }
    }
    add(fingerprintOfGhost(state.ghost));
    const ExploreBounds& used = state.used;
    words[n++] = std::uint64_t{used.crashes} | std::uint64_t{used.resets} << 8U |
                 std::uint64_t{used.transactions} << 16U | std::uint64_t{used.timeouts} << 24U |
                 std::uint64_t{used.resends} << 32U;
    words[n++] = state.broken != 0 ? 1 : 0;
    return fingerprintOf(std::span(words.data(), n));
}

// --- Words ---------------------------------------------------------------------------------------------------------

trace::MessageKind ZabModel::firstKind(const State& state, NodeId from, NodeId to) const {
    const std::uint32_t message = m_queues[state.queues[linkOf(from, to)]].value.front();
    return message == EndOfConnection ? trace::MessageKind::End : zab::kindOf(m_messages[message].value);
}

std::string ZabModel::status(const State& state) const {
    std::string out;
    for (const NodeId id : m_ids) {
        if (!out.empty()) out += "; ";
        out += toString(id) + " ";
        const zab::Peer* peer = node(state, id).peer();
        if (!peer) {
            out += "down";
            continue;
        }
        std::string role(trace::toString(peer->role()));
        std::transform(role.begin(), role.end(), role.begin(), [](char c) { return static_cast<char>(c | 0x20); });
        out += role + " epoch " + toString(peer->epoch());
        out += " zxid " + toString(peer->core().history().lastZxid());
        if (peer->serving()) out += " serving";
    }
    return out;
}

}  // namespace qs::campaign

// The same ensemble as campaign::ZabModel, written a second time: whole machines and queues of messages in one value,
// no number, no table and no fingerprint. States are compared by all their words. For tests of the fast one.
#pragma once

#include <deque>
#include <map>
#include <memory>
#include <set>

#include "engine/campaign/explore_event.h"
#include "engine/campaign/explore_ghost.h"

namespace qs::campaign {

class PlainEnsemble {
public:
    using Words = std::vector<std::uint64_t>;

    PlainEnsemble(int voters, Histories& histories)
        : m_histories(&histories), m_membership(Membership::ofSize(voters, 0)) {
        for (const NodeId id : m_membership.voters.nodes()) {
            zab::Config config;
            config.self = id;
            config.membership = m_membership;
            m_nodes.emplace(id, ExploreNode(config, histories));
        }
        for (const NodeId id : m_membership.voters.nodes())
            feed(id, StartProcess{});
    }

    void perform(const ExploreEvent& e) {
        using enum ExploreEvent::Kind;
        if (e.kind == DeliverVote) {
            const zab::Notification vote = m_votes.at({e.a, e.b});
            m_votes.erase({e.a, e.b});
            feed(e.b, TakeMessage{e.a, vote});
        } else if (e.kind == DeliverPacket) {
            auto& queue = m_queues.at({e.a, e.b});
            const std::optional<zab::PeerMessage> first = queue.front();
            queue.pop_front();
            first ? feed(e.b, TakeMessage{e.a, *first}) : feed(e.b, TakeEnd{e.a});
        } else if (e.kind == Sync) {
            feed(e.a, FinishSync{});
        } else if (e.kind == Fire) {
            if (e.timer == TimerKind::Notification) ++m_used.resends;
            if (isTimeout(e.timer)) ++m_used.timeouts;
            feed(e.a, FireTimer{e.timer});
        } else if (e.kind == Propose) {
            feed(e.a, ProposeTxn{++m_used.transactions});
        } else if (e.kind == Reset) {
            ++m_used.resets;
            feed(e.a, BreakConnection{e.b});
            feed(e.b, BreakConnection{e.a});
        } else if (e.kind == Kill) {
            ++m_used.crashes;
            std::erase_if(m_votes, [&](const auto& v) { return v.first.second == e.a; });
            feed(e.a, KillProcess{});
        } else {
            feed(e.a, StartProcess{});
        }
    }

    /// What may happen within `bounds`, in no particular order.
    std::vector<ExploreEvent> events(const ExploreBounds& bounds) const {
        using enum ExploreEvent::Kind;
        std::vector<ExploreEvent> out;
        for (const auto& [link, vote] : m_votes)
            out.push_back({DeliverVote, link.first, link.second});
        for (const auto& [link, queue] : m_queues)
            if (!queue.empty()) out.push_back({DeliverPacket, link.first, link.second});
        for (const auto& [id, node] : m_nodes) {
            if (!node.alive()) out.push_back({Restart, id, {}});
            if (!node.alive()) continue;
            if (node.syncing()) out.push_back({Sync, id, {}});
            if (m_used.crashes < bounds.crashes) out.push_back({Kill, id, {}});
            if (node.canPropose() && m_used.transactions < bounds.transactions) out.push_back({Propose, id, {}});
            for (int t = 0; t <= static_cast<int>(TimerKind::ContainerTick); ++t) {
                const auto timer = static_cast<TimerKind>(t);
                const bool allowed = timer == TimerKind::Notification
                                         ? m_used.resends < bounds.resends
                                         : !isTimeout(timer) || m_used.timeouts < bounds.timeouts;
                if (node.hasTimer(timer) && allowed) out.push_back({Fire, id, {}, timer});
            }
        }
        if (m_used.resets >= bounds.resets) return out;
        for (const auto& [a, first] : m_nodes)
            for (const auto& [b, second] : m_nodes)
                if (a < b && first.alive() && (first.openEnds().contains(b) || second.openEnds().contains(a)))
                    out.push_back({Reset, a, b});
        return out;
    }

    /// Everything, in words. What was used up of the bounds belongs to a state: it decides what may follow.
    Words words() const {
        StateWords out;
        for (const auto& [id, node] : m_nodes)
            node.appendState(out);
        for (const auto& [link, vote] : m_votes) {
            addLink(link, out);
            zab::appendState(zab::PeerMessage{vote}, out);
        }
        for (const auto& [link, queue] : m_queues) {
            if (queue.empty()) continue;
            addLink(link, out);
            out.add(queue.size());
            for (const auto& message : queue) {
                out.add(message.has_value());
                if (message) zab::appendState(*message, out);
            }
        }
        m_ghost.appendState(out);
        for (const std::uint8_t n :
             {m_used.crashes, m_used.resets, m_used.transactions, m_used.timeouts, m_used.resends})
            out.add(n);
        return out.words();
    }

    /// As ZabModel::fingerprint() defines it, from the parts.
    Fingerprint fingerprint() const {
        StateWords out;
        const auto add = [&out](const StateWords& part) {
            const Fingerprint f = fingerprintOf(part);
            out.add(f.high);
            out.add(f.low);
        };
        for (const auto& [id, node] : m_nodes) {
            StateWords part;
            node.appendState(part);
            add(part);
        }
        for (const auto& [from, sender] : m_nodes) {
            for (const auto& [to, receiver] : m_nodes) {
                if (from == to) continue;
                StateWords vote;
                const auto v = m_votes.find({from, to});
                if (v == m_votes.end()) {
                    vote.add(0);
                } else {
                    zab::appendState(zab::PeerMessage{v->second}, vote);
                }
                add(vote);
                add(wordsOfQueue({from, to}));
            }
        }
        StateWords ghost;
        m_ghost.appendState(ghost);
        add(ghost);
        out.add(std::uint64_t{m_used.crashes} | std::uint64_t{m_used.resets} << 8U |
                std::uint64_t{m_used.transactions} << 16U | std::uint64_t{m_used.timeouts} << 24U |
                std::uint64_t{m_used.resends} << 32U);
        out.add(m_broken);
        return fingerprintOf(out);
    }

private:
    using Link = std::pair<NodeId, NodeId>;

    static void addLink(const Link& link, StateWords& out) {
        out.add(link.first);
        out.add(link.second);
    }
    StateWords wordsOfQueue(const Link& link) const {
        StateWords out;
        const auto queue = m_queues.find(link);
        if (queue == m_queues.end()) return out;
        for (const auto& message : queue->second) {
            StateWords part;
            if (message) {
                zab::appendState(*message, part);
            } else {
                part.add(1);
            }
            const Fingerprint f = fingerprintOf(part);
            out.add(f.high);
            out.add(f.low);
        }
        return out;
    }

    void feed(NodeId id, const NodeInput& input) {
        NodeOutputs outputs;
        m_nodes.at(id).step(input, outputs);
        NodeId dialled;
        std::vector<const DurableLog*> disks;
        for (const auto& [other, node] : m_nodes)
            disks.push_back(&node.durable());
        for (const NodeOutput& output : outputs) {
            if (const auto* sent = std::get_if<SentMessage>(&output)) {
                take(id, *sent);
            } else if (const auto* closed = std::get_if<ClosedEnd>(&output)) {
                m_queues.erase({closed->peer, id});
                if (closed->silently) m_queues.erase({id, closed->peer});
                if (!closed->silently && m_nodes.at(closed->peer).openEnds().contains(id))
                    m_queues[{id, closed->peer}].push_back(std::nullopt);
            } else if (const auto* dial = std::get_if<Dialled>(&output)) {
                dialled = dial->peer;
            } else {
                m_ghost.observe(id, output, disks, m_membership, *m_histories);
            }
        }
        m_broken = m_broken || m_ghost.broken() || m_nodes.at(id).broken();
        if (!dialled) return;
        if (!m_nodes.at(dialled).acceptsLearners()) return feed(id, TakeRefusal{dialled});
        m_queues.erase({id, dialled});
        m_queues.erase({dialled, id});
        feed(dialled, TakeConnection{id});
        feed(id, TakeConnection{dialled});
    }
    void take(NodeId from, const SentMessage& sent) {
        const ExploreNode& receiver = m_nodes.at(sent.to);
        if (const auto* vote = std::get_if<zab::Notification>(&sent.message)) {
            if (receiver.alive()) m_votes[{from, sent.to}] = *vote;
        } else if (receiver.openEnds().contains(from)) {
            m_queues[{from, sent.to}].push_back(sent.message);
        }
    }

    Histories* m_histories;
    Membership m_membership;
    std::map<NodeId, ExploreNode> m_nodes;
    std::map<Link, zab::Notification> m_votes;                             ///< under way; the newest alone
    std::map<Link, std::deque<std::optional<zab::PeerMessage>>> m_queues;  ///< nullopt: the end of the connection
    ExploreGhost m_ghost;
    ExploreBounds m_used;
    bool m_broken = false;
};

}  // namespace qs::campaign

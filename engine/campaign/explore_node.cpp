#include "engine/campaign/explore_node.h"

#include "engine/base/overload.h"

namespace qs::campaign {

ExploreNode::ExploreNode(const zab::Config& config, Histories& histories)
    : m_config(config), m_histories(&histories), m_disk(histories) {}

NodeSet ExploreNode::openEnds() const {
    NodeSet out;
    for (const auto& [peer, end] : m_ends)
        out.insert(peer);
    return out;
}

void ExploreNode::broke(Broken broken) {
    if (!m_broken) m_broken = std::move(broken);
}

// --- Inputs --------------------------------------------------------------------------------------------------------

/// A broken engine may stop at one of its own assertions; that is a violation too.
void ExploreNode::step(const NodeInput& input, NodeOutputs& out) {
    m_deliveredMore = false;
    try {
        handle(input, out);
    } catch (const CheckFailed& failed) {
        broke({"assertion", failed.what()});
    }
    if (m_serving && m_deliveredMore) out.push_back(HasDelivered{m_applied});
    for (const TxnName txn : m_disk.takeRemoved())
        out.push_back(RemovedFromDisk{txn});
    if (auto broken = m_disk.takeBroken()) broke(std::move(*broken));
}

void ExploreNode::handle(const NodeInput& input, NodeOutputs& out) {
    std::visit(overload{
                   [&](const StartProcess&) { startProcess(out); },
                   [&](const KillProcess&) { killProcess(out); },
                   [&](const TakeMessage& i) {
                       const bool vote = std::holds_alternative<zab::Notification>(i.message);
                       feed(zab::Received{i.from, vote ? 0 : m_ends.at(i.from).number, i.message}, out);
                   },
                   [&](const TakeEnd& i) {
                       const std::uint32_t number = m_ends.at(i.from).number;
                       close(i.from, false, out);
                       feed(zab::ConnectionDown{i.from, number}, out);
                   },
                   [&](const BreakConnection& i) {
                       const auto end = m_ends.find(i.peer);
                       if (end == m_ends.end()) return;
                       const std::uint32_t number = end->second.number;
                       close(i.peer, true, out);
                       feed(zab::ConnectionDown{i.peer, number}, out);
                   },
                   [&](const TakeConnection& i) {
                       // One that a new connection replaces is still known to the machine, by another number.
                       End& end = m_ends[i.peer];
                       end = {end.number == 1 ? 2U : 1U, {}};
                       feed(zab::ConnectionUp{i.peer, end.number}, out);
                   },
                   [&](const TakeRefusal& i) {
                       feed(zab::ConnectionDown{i.peer, 0}, out);
                   },
                   [&](const FireTimer& i) {
                       m_timers &= ~bit(i.timer);
                       feed(zab::TimerFired{i.timer}, out);
                   },
                   [&](const FinishSync&) {
                       if (const std::uint64_t durable = m_disk.finishSync()) {
                           m_persisted = durable;
                           flush(out);
                           feed(zab::Persisted{durable}, out);
                       }
                       m_disk.work();
                   },
                   [&](const ProposeTxn& i) {
                       const zab::Peer& leader = *m_peer;
                       feed(zab::Propose{m_histories->propose(i.number, leader.asLeader()->nextZxid(),
                                                              leader.core().history().last())},
                            out);
                   },
               },
               input);
}

void ExploreNode::startProcess(NodeOutputs& out) {
    m_persisted = 0;
    const auto durable = m_disk.start();
    if (!durable) {
        m_disk.crash();
        return;
    }
    m_peer.emplace(m_config, *durable);
    zab::Effects effects;
    m_peer->start(effects);
    carryOut(effects, out);
    m_disk.work();
}

void ExploreNode::killProcess(NodeOutputs& out) {
    m_peer.reset();
    m_timers = 0;
    m_serving = false;
    m_applied.clear();
    m_disk.crash();
    while (!m_ends.empty())
        close(m_ends.begin()->first, false, out);
}

// --- Effects -------------------------------------------------------------------------------------------------------

void ExploreNode::feed(const zab::Input& input, NodeOutputs& out) {
    zab::Effects effects;
    m_peer->step(input, {}, effects);
    carryOut(effects, out);
    m_disk.work();
}

void ExploreNode::carryOut(zab::Effects& effects, NodeOutputs& out) {
    for (zab::Effect& effect : effects) {
        std::visit(overload{
                       [&](zab::Send& e) { send(e, out); },
                       [&](zab::Persist& e) { m_disk.order(e); },
                       [&](zab::SetTimer& e) { m_timers |= bit(e.timer); },
                       [&](zab::CancelTimer& e) { m_timers &= ~bit(e.timer); },
                       [&](zab::Dial& e) { out.push_back(Dialled{e.peer}); },
                       [&](zab::CloseConnection& e) {
                           const auto end = m_ends.find(e.peer);
                           if (end != m_ends.end() && end->second.number == e.connection) close(e.peer, false, out);
                       },
                       [&](zab::Emit& e) { observe(e.what, out); },
                       [](zab::Delivered&) {},
                       [](zab::ServiceUp&) {},
                       [](zab::ServiceDown&) {},
                       [](zab::ReadHistoryAgain&) {},
                       [](zab::EnsembleChanged&) {},
                       [&](zab::PacketForReplica& e) {
                           const auto* ping = std::get_if<zab::Ping>(&e.packet);
                           if (!ping || m_peer->leading()) return;
                           zab::Effects answer;
                           m_peer->step(zab::SendPacket{e.from, zab::Ping{ping->zxid, {}}}, {}, answer);
                           carryOut(answer, out);
                       },
                   },
                   effect);
    }
}

void ExploreNode::send(zab::Send& send, NodeOutputs& out) {
    if (send.connection == 0) {
        out.push_back(SentMessage{send.to, std::move(send.message)});
        return;
    }
    const auto end = m_ends.find(send.to);
    if (end == m_ends.end() || end->second.number != send.connection) return;
    auto& waiting = end->second.waiting;
    waiting.push_back(std::move(send));
    if (waiting.size() == 1) flush(out);
}

/// Sends what no longer waits for the disk, in order within each connection.
void ExploreNode::flush(NodeOutputs& out) {
    for (auto& [peer, end] : m_ends) {
        std::size_t ready = 0;
        while (ready < end.waiting.size() && end.waiting[ready].afterPersist <= m_persisted)
            transmit(end.waiting[ready++], out);
        end.waiting.erase(end.waiting.begin(), end.waiting.begin() + static_cast<std::ptrdiff_t>(ready));
    }
}

void ExploreNode::transmit(const zab::Send& send, NodeOutputs& out) {
    const auto* packet = std::get_if<zab::QuorumPacket>(&send.message);
    if (const auto* ack = packet ? std::get_if<zab::Ack>(packet) : nullptr) judgeAck(ack->zxid);
    out.push_back(SentMessage{send.to, send.message});
    if (packet && (std::holds_alternative<zab::Trunc>(*packet) || std::holds_alternative<zab::Snap>(*packet)))
        out.push_back(ToldToCut{send.to});
}

void ExploreNode::close(NodeId peer, bool silently, NodeOutputs& out) {
    if (m_ends.erase(peer) > 0) out.push_back(ClosedEnd{peer, silently});
}

// --- Properties ----------------------------------------------------------------------------------------------------

void ExploreNode::judgeAck(Zxid zxid) {
    if (m_config.membership.observers.contains(m_config.self)) return;
    const bool isDurable = zxid.counter() == 0 ? m_disk.durable().currentEpoch >= zxid.epoch()
                                               : m_disk.durable().find(zxid, *m_histories) != 0;
    if (!isDurable) broke({"Z-12", "a voter acknowledges " + toString(zxid) + ", which its disk does not hold"});
}

void ExploreNode::observe(const trace::Emitted& emitted, NodeOutputs& out) {
    const TxnName txn = Histories::nameOf(emitted.txn);
    if (const auto* began = std::get_if<trace::EpochEstablished>(&emitted.event)) {
        out.push_back(EpochBegan{began->epoch, txn});
    } else if (std::holds_alternative<trace::Committed>(emitted.event)) {
        out.push_back(TxnCommitted{txn});
    } else if (const auto* serving = std::get_if<trace::ServingStarted>(&emitted.event)) {
        m_serving = true;
        m_deliveredMore = true;
        out.push_back(BeganServing{serving->epoch, txn});
    } else if (std::holds_alternative<trace::ServingStopped>(emitted.event)) {
        m_serving = false;
    } else if (std::holds_alternative<trace::Applied>(emitted.event)) {
        m_applied.push_back(txn);
        m_deliveredMore = true;
    } else if (std::holds_alternative<trace::TreeReset>(emitted.event)) {
        m_applied = m_histories->upTo(txn);
    } else if (const auto* acked = std::get_if<trace::ProposalAcked>(&emitted.event)) {
        if (acked->by == m_config.self) judgeAck(acked->zxid);
    }
}

void ExploreNode::appendState(StateWords& out) const {
    out.add(m_config.self);
    out.add(alive());
    if (m_peer) m_peer->appendState(out);
    m_disk.appendState(m_persisted, out);
    out.add(m_timers);
    out.add(m_ends.size());
    for (const auto& [peer, end] : m_ends) {
        out.add(peer);
        out.add(end.waiting.size());
        for (const zab::Send& send : end.waiting) {
            out.add(send.afterPersist > m_persisted ? send.afterPersist - m_persisted : 0);
            zab::appendState(send.message, out);
        }
    }
    out.add(m_applied.size());
    for (const TxnName txn : m_applied)
        out.add(txn);
    out.add(m_serving);
    out.add(m_broken.has_value());
}

}  // namespace qs::campaign

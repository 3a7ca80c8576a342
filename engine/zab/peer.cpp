#include "engine/zab/peer.h"

#include "engine/base/mutant.h"
#include "engine/base/overload.h"

namespace qs::zab {

using trace::Phase;
using trace::Role;
using trace::TimerKind;

void Peer::start(Effects& out) {
    if (QS_MUTANT(RecoveryDropsLast) && !m_core.history().log().empty())
        m_core.truncate(Zxid{m_core.history().lastZxid().value - 1}, out);
    m_core.healCurrentEpoch(out);
    emitEvent(out, trace::TreeReset{{}, m_core.appliedZxid()}, m_core.applied());
    emitEvent(out, trace::RoleChanged{
                       Role::Looking, Phase::Election, {}, m_core.currentEpoch(), m_core.history().lastZxid()});
    startElectionWhenDurable(out);
    afterStep(out);
}

void Peer::step(const Input& input, VirtualTime now, Effects& out) {
    std::visit(overload{
                   [&](const ConnectionUp& m) { onConnectionUp(m, now, out); },
                   [&](const ConnectionDown& m) { onConnectionDown(m, out); },
                   [&](const Unreachable& m) {
                       if (auto* election = std::get_if<Election>(&m_role))
                           election->onUnreachable(m_core, m.peer, out);
                   },
                   [&](const Received& m) {
                       std::visit(overload{[&](const Notification& n) { onNotification(m.from, n, out); },
                                           [&](const QuorumPacket& p) { onPacket(m, p, now, out); }},
                                  m.message);
                   },
                   [&](const TimerFired& m) { onTimer(m.timer, now, out); },
                   [&](const Persisted& m) { onPersisted(m.id, now, out); },
                   [&](const Propose& m) {
                       if (auto* leader = std::get_if<Leader>(&m_role)) leader->propose(m_core, m.txn, now, out);
                   },
                   [&](const SendPacket& m) {
                       if (auto* leader = std::get_if<Leader>(&m_role)) leader->send(m.to, m.packet, out);
                       if (auto* learner = std::get_if<Learner>(&m_role)) learner->send(m.packet, out);
                   },
               },
               input);
    afterStep(out);
}

void Peer::onConnectionUp(const ConnectionUp& up, VirtualTime now, Effects& out) {
    if (auto* leader = std::get_if<Leader>(&m_role)) {
        leader->onConnection(m_core, up, now, out);
    } else if (auto* learner = std::get_if<Learner>(&m_role)) {
        learner->onConnection(m_core, up, out);
    } else {
        out.push_back(CloseConnection{up.peer, up.connection});
    }
}

void Peer::onConnectionDown(const ConnectionDown& down, Effects& out) {
    if (auto* leader = std::get_if<Leader>(&m_role)) leader->onConnectionDown(down);
    if (auto* learner = std::get_if<Learner>(&m_role)) learner->onConnectionDown(m_core, down, out);
}

void Peer::onPacket(const Received& m, const QuorumPacket& packet, VirtualTime now, Effects& out) {
    if (auto* leader = std::get_if<Leader>(&m_role)) {
        leader->onPacket(m_core, m.from, m.connection, packet, now, out);
    } else if (auto* learner = std::get_if<Learner>(&m_role); learner && m.from == learner->leader()) {
        learner->onPacket(m_core, m.connection, packet, out);
    } else {
        refuse(m.from, packet, trace::Refusal::Stale, out);
    }
}

void Peer::onTimer(TimerKind timer, VirtualTime now, Effects& out) {
    std::visit(overload{[](Draining&) {}, [&](Election& r) { r.onTimer(m_core, timer, out); },
                        [&](Learner& r) { r.onTimer(m_core, timer, out); },
                        [&](Leader& r) { r.onTimer(m_core, timer, now, out); }},
               m_role);
}

void Peer::onPersisted(std::uint64_t id, VirtualTime now, Effects& out) {
    m_core.onPersisted(id);
    if (auto* leader = std::get_if<Leader>(&m_role)) leader->onPersisted(m_core, now, out);
    if (std::holds_alternative<Draining>(m_role)) startElectionWhenDurable(out);
}

/// What a settled peer tells those who look (4.5).
Notification Peer::settledVote() const {
    return {role(), m_finalVote, m_round, m_core.mayChange() ? m_core.ensemble() : nullptr};
}

void Peer::onNotification(NodeId from, const Notification& n, Effects& out) {
    if (QS_MUTANT(VoteKillsReceiver) && !n.vote.leader) m_core.mutant.deafen();
    if (m_core.mutant.deaf()) return;
    if (role() == Role::Looking) heedEnsemble(n.ensemble, out);
    if (role() != Role::Looking) {
        if (n.state != Role::Looking) {
            refuse(from, n, trace::Refusal::NotLooking, out);
        } else if (!QS_MUTANT(LookerUnanswered)) {
            out.push_back(Send{from, 0, 0, settledVote()});
        }
    } else if (!Election::isVote(m_core, from, n)) {
        refuse(from, n, trace::Refusal::NoVote, out);
        answerStranger(from, n, out);
    } else if (auto* election = std::get_if<Election>(&m_role)) {
        election->onNotification(m_core, from, n, out);
    } else {
        m_early[from] = n;
    }
}

/// The sender knows it as committed, and this one missed it: the election begins again among those it names.
void Peer::heedEnsemble(const EnsemblePtr& heard, Effects& out) {
    if (!m_core.mayChange() || !heard || heard->version() <= m_core.ensemble()->version()) return;
    const Membership before = m_core.membership();
    const EnsemblePtr proposedBefore = m_core.proposedEnsemble();
    m_core.activateEnsemble(heard, out);
    const bool others = !(m_core.membership() == before) || m_core.proposedEnsemble() != proposedBefore;
    const auto* election = std::get_if<Election>(&m_role);
    if (!others || !election) return;
    m_round = election->round();
    startElectionWhenDurable(out);
}

/// One that is not asked for its vote, and may not know that it is not.
void Peer::answerStranger(NodeId from, const Notification& n, Effects& out) const {
    const auto* election = std::get_if<Election>(&m_role);
    const bool behind = m_core.mayChange() && n.ensemble && n.ensemble->version() < m_core.ensemble()->version();
    if (election && behind && n.state == Role::Looking) out.push_back(Send{from, 0, 0, election->notification(m_core)});
}

void Peer::startElectionWhenDurable(Effects& out) {
    if (!m_core.allDurable() && !QS_MUTANT(LogFlushedAfterVote)) return;
    auto& election = m_role.emplace<Election>(m_round);
    election.start(m_core, out);
    const auto early = std::exchange(m_early, {});
    for (const auto& [from, n] : early)
        if (Election::isVote(m_core, from, n)) election.onNotification(m_core, from, n, out);
}

/// Role changes asked for by the step that just ended.
void Peer::afterStep(Effects& out) {
    if (const auto* election = std::get_if<Election>(&m_role)) {
        if (election->winner()) takeRole(*election->winner(), out);
    }
    const char* failure = nullptr;
    if (const auto* learner = std::get_if<Learner>(&m_role)) failure = learner->failure();
    if (const auto* leader = std::get_if<Leader>(&m_role)) failure = leader->failure();
    if (failure) {
        lookAgain(failure, out);
        return;
    }
    // From the moment service starts, late joiners must see the epoch that is in force (4.3, last paragraph).
    if (serving()) m_finalVote.peerEpoch = epoch();
    m_wasServing = serving();
}

void Peer::takeRole(const Vote& winner, Effects& out) {
    const auto& election = std::get<Election>(m_role);
    m_round = election.round();
    m_finalVote = winner;
    if (winner.leader == m_core.config.self) {
        auto& leader = m_role.emplace<Leader>();
        leader.start(m_core, out);
    } else {
        auto& learner = m_role.emplace<Learner>(winner.leader);
        learner.start(m_core, out);
    }
}

void Peer::lookAgain(const char* why, Effects& out) {
    if (auto* leader = std::get_if<Leader>(&m_role)) leader->stop(out);
    if (const auto* learner = std::get_if<Learner>(&m_role)) {
        out.push_back(CloseConnection{learner->leader(), learner->connection()});
    }
    for (const auto timer : {TimerKind::Init, TimerKind::LeaderTick, TimerKind::LearnerSilence, TimerKind::Redial}) {
        out.push_back(CancelTimer{timer});
    }
    emitEvent(out, trace::Noted{}, nullptr, why);
    if (m_wasServing) {
        emitEvent(out, trace::ServingStopped{});
        out.push_back(ServiceDown{});
    }
    m_wasServing = false;
    if (QS_MUTANT(LogFlushedAfterVote)) MutantState::dropLast(m_core);
    if (QS_MUTANT(SyncLoggedAfterUpToDate)) m_core.mutant.release(m_core, out);
    m_core.mutant.forget();
    m_role.emplace<Draining>();
    emitEvent(out, trace::RoleChanged{
                       Role::Looking, Phase::Election, {}, m_core.currentEpoch(), m_core.history().lastZxid()});
    startElectionWhenDurable(out);
    afterStep(out);
}

Role Peer::role() const {
    return std::visit(
        overload{[](const Draining&) { return Role::Looking; }, [](const Election&) { return Role::Looking; },
                 [this](const Learner&) { return m_core.isObserver() ? Role::Observing : Role::Following; },
                 [](const Leader&) { return Role::Leading; }},
        m_role);
}

Phase Peer::phase() const {
    if (role() == Role::Looking) return Phase::Election;
    return serving() ? Phase::Broadcast : Phase::Synchronization;
}

bool Peer::serving() const {
    if (const auto* learner = std::get_if<Learner>(&m_role)) return learner->serving();
    if (const auto* leader = std::get_if<Leader>(&m_role)) return leader->serving();
    return false;
}

NodeId Peer::leader() const {
    if (const auto* learner = std::get_if<Learner>(&m_role)) return learner->leader();
    return leading() ? m_core.config.self : NodeId{};
}

Epoch Peer::epoch() const {
    if (const auto* learner = std::get_if<Learner>(&m_role)) return learner->epoch();
    if (const auto* leader = std::get_if<Leader>(&m_role)) return leader->epoch();
    return m_core.currentEpoch();
}

void Peer::appendState(StateWords& out) const {
    m_core.appendState(out);
    out.add(m_role.index());
    std::visit(overload{[](const Draining&) {}, [&](const Election& r) { r.appendState(out); },
                        [&](const Learner& r) { r.appendState(m_core, out); },
                        [&](const Leader& r) { r.appendState(m_core, out); }},
               m_role);
    out.add(m_round);
    zab::appendState(m_finalVote, out);
    out.add(m_wasServing);
    out.add(m_early.size());
    for (const auto& [node, n] : m_early) {
        out.add(node);
        zab::appendState(n, out);
    }
}

}  // namespace qs::zab

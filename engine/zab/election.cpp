#include "engine/zab/election.h"

#include <algorithm>

#include "engine/base/mutant.h"

namespace qs::zab {

using trace::Role;
using trace::TimerKind;

namespace {

/// Who has no vote only asks, and nobody announces to it: ZooKeeper's doubling to a minute would leave it out for that
/// long.
constexpr VirtualTime VotelessPollInterval = VirtualTime::ofMs(2000);

}  // namespace

bool betterVote(const Vote& a, const Vote& b) {
    if (a.peerEpoch != b.peerEpoch && !QS_MUTANT(VotesIgnoreEpoch)) return a.peerEpoch > b.peerEpoch;
    if (QS_MUTANT(ZxidByCounter) && a.zxid.counter() != b.zxid.counter()) return a.zxid.counter() > b.zxid.counter();
    if (a.zxid != b.zxid) return QS_MUTANT(StaleCandidateWins) ? a.zxid < b.zxid : a.zxid > b.zxid;
    return a.leader > b.leader;
}

/// A candidate without weight never wins; whoever has none gives its own vote up for any other.
bool Election::prefers(const Core& core, const Vote& a, const Vote& b) {
    const Membership& membership = core.membership();
    if (!a.leader || membership.weightOf(a.leader) == 0) return false;
    return !b.leader || membership.weightOf(b.leader) == 0 || betterVote(a, b);
}

Vote Election::ownVote(const Core& core) const {
    if (!core.isVoter()) return {};
    const bool fromMemory = QS_MUTANT(VotesFromMemory) && core.applied();
    return {core.config.self, fromMemory ? core.appliedZxid() : core.history().lastZxid(),
            QS_MUTANT(VotesPromisedEpoch) ? core.acceptedEpoch() : core.currentEpoch()};
}

void Election::start(const Core& core, Effects& out) {
    if (!QS_MUTANT(RoundStays)) ++m_round;
    m_interval = core.config.minNotificationInterval;
    adopt(ownVote(core), core, out);
    considerQuorum(core, out);
}

/// Takes a vote as our own, records it and tells everybody.
void Election::adopt(const Vote& vote, const Core& core, Effects& out) {
    m_vote = vote;
    if (core.voters().contains(core.config.self)) m_received[core.config.self] = {vote, m_round, Role::Looking};
    emitEvent(out, trace::VoteChanged{vote.leader, vote.zxid, vote.peerEpoch, m_round});
    broadcast(core, out);
}

void Election::broadcast(const Core& core, Effects& out) {
    for (const NodeId peer : core.voters().nodes()) {
        if (peer != core.config.self) out.push_back(Send{peer, 0, 0, notification(core)});
    }
    out.push_back(SetTimer{TimerKind::Notification, m_interval});
}

Notification Election::notification(const Core& core) const {
    return {Role::Looking, m_vote, m_round, core.mayChange() ? core.ensemble() : nullptr};
}

bool Election::isVote(const Core& core, NodeId from, const Notification& n) {
    const NodeSet voters = core.voters();
    if (!voters.contains(from)) return false;
    // Who is to become a voter observes or follows until then, and is no candidate; but it has its round to say.
    const bool joins = !core.membership().voters.contains(from);
    if (n.state == Role::Observing && !joins) return false;
    if (!n.vote.leader) return joins && n.state == Role::Looking;
    return n.state != Role::Down && voters.contains(n.vote.leader);
}

void Election::onNotification(const Core& core, NodeId from, const Notification& n, Effects& out) {
    if (m_winner) return;  // by one of several that were heard before the election began
    m_unreachable.erase(from);
    if (n.state == Role::Looking) {
        onLookingVote(core, from, n, out);
    } else {
        onSettledVote(core, from, n, out);
    }
}

void Election::onLookingVote(const Core& core, NodeId from, const Notification& n, Effects& out) {
    // When it heard our vote it answered as one who does not look, and kept nothing of it.
    const bool missedOurs = m_settled.erase(from) > 0;
    if (n.round < m_round) {
        out.push_back(Send{from, 0, 0, notification(core)});
        return;
    }
    if (n.round > m_round) {
        m_round = n.round;
        m_received.clear();
        const Vote own = ownVote(core);
        adopt(prefers(core, n.vote, own) ? n.vote : own, core, out);
    } else if (prefers(core, n.vote, m_vote)) {
        adopt(n.vote, core, out);
    } else if (missedOurs) {
        out.push_back(Send{from, 0, 0, notification(core)});
    }
    m_received[from] = {n.vote, n.round, n.state};
    considerQuorum(core, out);
}

/// A peer that already follows or leads: join it when a quorum and the leader itself say the same. One of what is in
/// force is enough: the leader counts for itself, and may lead without a proposal that reached only this one.
void Election::onSettledVote(const Core& core, NodeId from, const Notification& n, Effects& out) {
    m_settled[from] = {n.vote, n.round, n.state};
    if (n.round == m_round) {
        m_received[from] = {n.vote, n.round, n.state};
        if (core.isQuorumInForce(agreeing(m_received, n.vote, n.round)) &&
            leaderConfirmed(core, n.vote.leader, n.round)) {
            finish(n.vote, out);
            return;
        }
    }
    if (core.isQuorumInForce(agreeing(m_settled, n.vote, n.round)) && leaderConfirmed(core, n.vote.leader, n.round)) {
        m_round = n.round;
        finish(n.vote, out);
    }
}

/// Voters whose entry agrees. Settled entries are compared on leader and epoch alone, a LOOKING one on everything.
NodeSet Election::agreeing(const Votes& votes, const Vote& vote, std::uint32_t round) {
    NodeSet out;
    for (const auto& [node, heard] : votes) {
        const bool same = heard.state == Role::Looking
                              ? heard.vote == vote && heard.round == round
                              : heard.vote.leader == vote.leader && heard.vote.peerEpoch == vote.peerEpoch;
        if (same) out.insert(node);
    }
    return out;
}

bool Election::leaderConfirmed(const Core& core, NodeId leader, std::uint32_t round) const {
    if (leader == core.config.self) return round == m_round;
    const auto it = m_settled.find(leader);
    return it != m_settled.end() && it->second.state == Role::Leading;
}

void Election::considerQuorum(const Core& core, Effects& out) {
    const NodeSet agree = agreeing(m_received, m_vote, m_round);
    const bool alone = QS_MUTANT(LeadsOnOwnVote) && m_vote.leader == core.config.self;
    if (!m_vote.leader || !(core.isQuorum(agree) || alone)) {
        if (m_waiting) out.push_back(CancelTimer{TimerKind::FinalizeWait});
        m_waiting = false;
        return;
    }
    if (nobodyElse(core)) {
        finish(m_vote, out);
    } else {
        m_waiting = true;
        out.push_back(SetTimer{TimerKind::FinalizeWait, core.config.finalizeWait});
    }
}

void Election::onUnreachable(const Core& core, NodeId peer, Effects& out) {
    if (m_winner) return;
    m_unreachable.insert(peer);
    if (m_waiting && nobodyElse(core)) finish(m_vote, out);
}

/// Every voter agrees or cannot be about to vote.
bool Election::nobodyElse(const Core& core) const {
    const NodeSet settled = agreeing(m_received, m_vote, m_round).unite(m_unreachable);
    return core.voters().without(settled).empty();
}

void Election::onTimer(const Core& core, TimerKind timer, Effects& out) {
    if (m_winner) return;
    if (timer == TimerKind::FinalizeWait && m_waiting) {
        finish(m_vote, out);
    } else if (timer == TimerKind::Notification) {
        const auto longest = core.isVoter() ? core.config.maxNotificationInterval : VotelessPollInterval;
        m_interval = std::min(VirtualTime{m_interval.us * 2}, longest);
        broadcast(core, out);
    }
}

void Election::finish(const Vote& vote, Effects& out) {
    m_winner = vote;
    m_vote = vote;
    out.push_back(CancelTimer{TimerKind::FinalizeWait});
    out.push_back(CancelTimer{TimerKind::Notification});
}

void Election::appendVotes(const Votes& votes, StateWords& out) {
    out.add(votes.size());
    for (const auto& [node, heard] : votes) {
        out.add(node);
        zab::appendState(Notification{heard.state, heard.vote, heard.round}, out);
    }
}

void Election::appendState(StateWords& out) const {
    out.add(m_round);
    zab::appendState(m_vote, out);
    appendVotes(m_received, out);
    appendVotes(m_settled, out);
    out.add(m_waiting);
    out.add(m_unreachable.bits());
    out.add(m_winner.has_value());
}

}  // namespace qs::zab

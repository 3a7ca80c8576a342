#include "engine/zab/leader.h"

#include <algorithm>

#include "engine/base/mutant.h"
#include "engine/base/overload.h"

namespace qs::zab {

using trace::Phase;
using trace::Role;
using trace::TimerKind;

namespace {

/// A snapshot travels in pieces, so that it can be cut half way.
constexpr std::size_t ZnodesPerPiece = 100;
constexpr std::size_t LeastPieces = 2;
constexpr std::size_t MostPieces = 16;
/// Half a tick to a whole one: others elect in less, and ZooKeeper's leader goes within a tick, too.
constexpr int HalfTicksVotedOut = 2;
constexpr const char* VotedOut = "the new configuration does without this leader";

}  // namespace

void Leader::announce(const Core& core, Phase phase, Effects& out) const {
    emitEvent(out, trace::RoleChanged{Role::Leading, phase, core.config.self, m_epoch, core.history().lastZxid()});
}

void Leader::start(Core& core, Effects& out) {
    m_ownEpochBefore = core.currentEpoch();
    m_lastBefore = core.history().lastZxid();
    m_highestHeard = core.acceptedEpoch();
    m_infos.insert(core.config.self);
    m_epoch = core.acceptedEpoch();
    announce(core, Phase::Discovery, out);
    out.push_back(SetTimer{TimerKind::Init, core.config.initTimeout()});
    decideEpoch(core, out);
}

void Leader::sendTo(NodeId to, const LearnerState& learner, QuorumPacket packet, Effects& out,
                    std::uint64_t afterPersist) const {
    out.push_back(Send{to, learner.connection, afterPersist, std::move(packet)});
}

void Leader::send(NodeId to, const QuorumPacket& packet, Effects& out) {
    const auto it = m_learners.find(to);
    if (it != m_learners.end() && it->second.stage == LearnerStage::Synced) sendTo(to, it->second, packet, out);
}

void Leader::onConnection(Core&, const ConnectionUp& up, VirtualTime now, Effects& out) {
    const auto it = m_learners.find(up.peer);
    if (it != m_learners.end()) out.push_back(CloseConnection{up.peer, it->second.connection});
    LearnerState learner;
    learner.connection = up.connection;
    learner.lastHeard = now;
    m_learners[up.peer] = learner;
}

void Leader::onConnectionDown(const ConnectionDown& down) {
    const auto it = m_learners.find(down.peer);
    if (it != m_learners.end() && it->second.connection == down.connection) m_learners.erase(it);
}

void Leader::onPacket(Core& core, NodeId from, std::uint32_t connection, const QuorumPacket& packet, VirtualTime now,
                      Effects& out) {
    const auto it = m_learners.find(from);
    if (it == m_learners.end() || it->second.connection != connection) {  // of a connection that was replaced
        refuse(from, packet, trace::Refusal::Stale, out);
        return;
    }
    if (!inTurn(it->second, packet)) {
        refuse(from, packet, trace::Refusal::OutOfTurn, out);
        out.push_back(CloseConnection{from, connection});
        m_learners.erase(it);
        return;
    }
    it->second.lastHeard = now;
    std::visit(overload{
                   [&](const LearnerInfo& m) { onLearnerInfo(core, from, m, out); },
                   [&](const AckEpoch& m) { onAckEpoch(core, from, m, out); },
                   [&](const Ack& m) { onAck(core, from, m.zxid, now, out); },
                   [&](const Request& m) {
                       out.push_back(PacketForReplica{from, m});
                   },
                   [&](const Ping& m) {
                       out.push_back(PacketForReplica{from, m});
                   },
                   [&](const Revalidate& m) {
                       out.push_back(PacketForReplica{from, m});
                   },
                   // Never in turn.
                   [](const LeaderInfo&) {},
                   [](const Diff&) {},
                   [](const Trunc&) {},
                   [](const Snap&) {},
                   [](const SnapData&) {},
                   [](const NewLeader&) {},
                   [](const UpToDate&) {},
                   [](const Proposal&) {},
                   [](const Commit&) {},
                   [](const Inform&) {},
                   [](const Sync&) {},
               },
               packet);
}

/// Others may follow where the ensemble can change, and have no say in its epochs.
bool Leader::isMember(const Core& core, NodeId learner) {
    return !core.mayChange() || core.voters().unite(core.membership().observers).contains(learner);
}

/// It follows, or the proposed configuration makes a voter of it, which may not know it yet and observe.
bool Leader::counts(const Core& core, NodeId learner, bool observer) {
    return !observer || (core.voters().contains(learner) && !core.membership().voters.contains(learner));
}

/// What a learner may say, and when. The rest is a leader's to say.
bool Leader::inTurn(const LearnerState& learner, const QuorumPacket& packet) const {
    const auto at = [&](LearnerStage stage) { return learner.stage == stage; };
    const bool synced = at(LearnerStage::Synced);
    return std::visit(overload{
                          [&](const LearnerInfo&) { return at(LearnerStage::Connected); },
                          [&](const AckEpoch&) { return at(LearnerStage::EpochSent); },
                          [&](const Ack& m) {
                              // The second (epoch, 0) acknowledges UPTODATE.
                              if (m.zxid == Zxid::of(m_epoch, 0)) return at(LearnerStage::Syncing) || synced;
                              return synced && !learner.observer;
                          },
                          [&](const Request&) { return synced && serving(); },
                          [&](const Ping&) { return synced && serving(); },
                          [&](const Revalidate&) { return synced && serving(); },
                          [](const LeaderInfo&) { return false; },
                          [](const Diff&) { return false; },
                          [](const Trunc&) { return false; },
                          [](const Snap&) { return false; },
                          [](const SnapData&) { return false; },
                          [](const NewLeader&) { return false; },
                          [](const UpToDate&) { return false; },
                          [](const Proposal&) { return false; },
                          [](const Commit&) { return false; },
                          [](const Inform&) { return false; },
                          [](const Sync&) { return false; },
                      },
                      packet);
}

// --- Discovery -----------------------------------------------------------------------------------------------------

void Leader::onLearnerInfo(Core& core, NodeId from, const LearnerInfo& m, Effects& out) {
    if (core.mayChange() && m.configVersion > core.ensemble()->version()) {
        // It knows of a commit that this one missed: who leads here is not for it to say.
        refuse(from, m, trace::Refusal::Impossible, out);
        out.push_back(CloseConnection{from, m_learners[from].connection});
        m_learners.erase(from);
        return;
    }
    LearnerState& learner = m_learners[from];
    learner.observer = m.observer;
    learner.stage = LearnerStage::InfoSent;
    if (m_stage != Stage::CollectInfos) {
        // It promised its vote to an epoch that came to nothing and can never follow this one (ZooKeeper 3.8 leaves it
        // outside for good). An observer promises no vote: it follows all the same.
        if (isMember(core, from) && counts(core, from, m.observer) && m.acceptedEpoch > m_epoch &&
            !QS_MUTANT(AcceptsLowerEpoch)) {
            core.saveAcceptedEpoch(m.acceptedEpoch, out);
            m_failure = "a learner has promised a later epoch";
            return;
        }
        sendLeaderInfo(learner, from, out);
        return;
    }
    if (isMember(core, from)) m_highestHeard = std::max(m_highestHeard, m.acceptedEpoch);
    if (counts(core, from, m.observer)) m_infos.insert(from);
    decideEpoch(core, out);
}

void Leader::decideEpoch(Core& core, Effects& out) {
    if (m_stage != Stage::CollectInfos || !core.isQuorum(m_infos)) return;
    m_epoch = Epoch{m_highestHeard.value + (QS_MUTANT(EpochNotIncremented) && m_highestHeard.value > 0 ? 0U : 1U)};
    m_stage = Stage::CollectAckEpochs;
    m_acceptedPersist = core.saveAcceptedEpoch(m_epoch, out);
    m_epochAcks.insert(core.config.self);
    emitEvent(out, trace::EpochProposed{m_epoch});
    // A list that nobody agreed on becomes one that comes before other such lists (ZOOKEEPER-1783).
    if (core.mayChange() && core.latestEnsemble()->version() == 0)
        core.proposeEnsemble(std::make_shared<const Ensemble>(core.ensemble()->as(Zxid::of(m_epoch, 0).value)), out);
    for (auto& [node, learner] : m_learners) {
        if (learner.stage == LearnerStage::InfoSent) sendLeaderInfo(learner, node, out);
    }
    decideAckEpochs(core, out);
}

void Leader::sendLeaderInfo(LearnerState& learner, NodeId to, Effects& out) const {
    learner.stage = LearnerStage::EpochSent;
    sendTo(to, learner, LeaderInfo{m_epoch}, out, m_acceptedPersist);
}

void Leader::onAckEpoch(Core& core, NodeId from, const AckEpoch& m, Effects& out) {
    LearnerState& learner = m_learners[from];
    learner.stage = LearnerStage::EpochAcked;
    learner.lastZxid = m.lastZxid;
    if (m_stage != Stage::CollectAckEpochs) {
        synchronise(core, from, learner, out);
        return;
    }
    if (m.currentEpoch) {
        const bool ahead =
            *m.currentEpoch > m_ownEpochBefore || (*m.currentEpoch == m_ownEpochBefore && m.lastZxid > m_lastBefore);
        const bool blind = QS_MUTANT(StaleCandidateWins) || QS_MUTANT(ZxidByCounter) || QS_MUTANT(VotesIgnoreEpoch);
        if (ahead && !blind) {
            m_failure = "a follower has a more recent history";
            return;
        }
        if (counts(core, from, learner.observer)) m_epochAcks.insert(from);
    }
    decideAckEpochs(core, out);
}

// --- Synchronisation -----------------------------------------------------------------------------------------------

void Leader::decideAckEpochs(Core& core, Effects& out) {
    if (m_stage != Stage::CollectAckEpochs || !core.isQuorum(m_epochAcks)) return;
    m_stage = Stage::CollectNewLeaderAcks;
    m_initialEnd = core.history().lastZxid();
    m_committed = m_initialEnd;  // all of the initial history is committed together, when the epoch is established
    core.fastForward(m_initialEnd, out);
    m_currentPersist = core.saveCurrentEpoch(m_epoch, out);
    announce(core, Phase::Synchronization, out);
    for (auto& [node, learner] : m_learners) {
        if (learner.stage == LearnerStage::EpochAcked) synchronise(core, node, learner, out);
    }
}

void Leader::synchronise(Core& core, NodeId to, LearnerState& learner, Effects& out) {
    const SyncPlan plan = planSync(core.history(), m_committed, learner.lastZxid, core.config.committedWindow);
    learner.stage = LearnerStage::Syncing;
    emitEvent(out,
              trace::SyncChosen{to, plan.mode, plan.zxid, static_cast<std::uint32_t>(plan.replayTo - plan.replayFrom)});
    switch (plan.mode) {
        case trace::SyncMode::Diff:
            sendTo(to, learner, Diff{plan.zxid}, out);
            break;
        case trace::SyncMode::Trunc:
            for (auto& p : m_outstanding) {
                if (p.txn->zxid > plan.zxid && !QS_MUTANT(StaleAckAfterTrunc)) p.acks.erase(to);
            }
            sendTo(to, learner, Trunc{plan.zxid}, out);
            break;
        case trace::SyncMode::Snap:
            for (auto& p : m_outstanding) {
                if (!QS_MUTANT(StaleAckAfterTrunc)) p.acks.erase(to);
            }
            sendSnapshot(core.snapshotNow(), to, learner, out);
            break;
    }
    replay(core, to, learner, plan, out);
    // What was proposed since the epoch began comes into force by its own commit.
    const EnsemblePtr announced = m_stage == Stage::Broadcast ? core.ensemble() : core.latestEnsemble();
    sendTo(to, learner, NewLeader{m_epoch, announced}, out, m_currentPersist);
}

void Leader::sendSnapshot(const SnapshotPtr& snapshot, NodeId to, const LearnerState& learner, Effects& out) const {
    const std::size_t full = snapshot->tree.size() / ZnodesPerPiece;
    const auto pieces = static_cast<std::uint32_t>(std::clamp<std::size_t>(full + 1, LeastPieces, MostPieces));
    sendTo(to, learner, Snap{snapshot, pieces}, out);
    for (std::uint32_t piece = 1; piece <= pieces; ++piece)
        sendTo(to, learner, SnapData{snapshot->zxid(), piece}, out);
}

void Leader::replay(const Core& core, NodeId to, const LearnerState& learner, const SyncPlan& plan,
                    Effects& out) const {
    for (std::size_t i = plan.replayFrom; i < plan.replayTo; ++i) {
        const tree::TxnPtr& txn = core.history().log()[i];
        if (!core.mutant.inWindow(txn->zxid)) continue;
        sendTo(to, learner, Proposal{txn}, out);
        sendTo(to, learner, Commit{txn->zxid}, out);
    }
    if (learner.observer) return;
    for (const auto& p : m_outstanding)
        sendTo(to, learner, Proposal{p.txn}, out);
}

void Leader::onNewLeaderAck(Core& core, NodeId from, VirtualTime now, Effects& out) {
    LearnerState& learner = m_learners[from];
    if (learner.stage != LearnerStage::Syncing) return;  // the ack of UPTODATE
    learner.stage = LearnerStage::Synced;
    if (m_stage == Stage::Broadcast) {
        sendTo(from, learner, UpToDate{}, out);
        return;
    }
    if (counts(core, from, learner.observer)) m_newLeaderAcks.insert(from);
    establish(core, now, out);
}

void Leader::establish(Core& core, VirtualTime now, Effects& out) {
    if (m_stage != Stage::CollectNewLeaderAcks) return;
    if (core.isDurable(m_currentPersist)) m_newLeaderAcks.insert(core.config.self);
    const bool first = QS_MUTANT(ServesOnFirstAck) && m_newLeaderAcks.contains(core.config.self);
    if (!core.isQuorum(m_newLeaderAcks) && !(first && m_newLeaderAcks.size() > 1)) return;
    m_stage = Stage::Broadcast;
    m_counter = core.config.startCounter;
    if (QS_MUTANT(EpochNotIncremented) && m_initialEnd.epoch() == m_epoch) m_counter = m_initialEnd.counter();
    out.push_back(CancelTimer{TimerKind::Init});
    emitEvent(out, trace::EpochEstablished{m_epoch, {}, m_newLeaderAcks.bits()}, core.history().last());
    announce(core, Phase::Broadcast, out);
    emitEvent(out, trace::ServingStarted{m_epoch, {}, core.appliedZxid(), core.tree().digest()}, core.applied());
    for (auto& [node, learner] : m_learners) {
        learner.lastHeard = now;
        if (learner.stage == LearnerStage::Synced) sendTo(node, learner, UpToDate{}, out);
    }
    out.push_back(ServiceUp{true});
    out.push_back(SetTimer{TimerKind::LeaderTick, VirtualTime{core.config.tick.us / 2}});
    become(core, core.latestEnsemble(), {}, out);
}

/// It leads on where the new configuration has it at the same place. `next`: who was named as the leader from here on,
/// to the others; none: nobody.
void Leader::become(Core& core, const EnsemblePtr& ensemble, NodeId next, Effects& out) {
    if (!ensemble) return;
    const bool stays = staysIn(core, *ensemble);
    core.activateEnsemble(ensemble, out);
    if (stays) return;
    const bool needed = ensemble->membership.voters.contains(core.config.self);  // to elect
    if (next && next != core.config.self && !needed) {
        m_halfTicksLeft = HalfTicksVotedOut;
    } else {
        m_failure = VotedOut;
    }
}

bool Leader::staysIn(const Core& core, const Ensemble& ensemble) {
    const NodeId self = core.config.self;
    if (!ensemble.membership.voters.contains(self)) return false;
    const auto& now = core.ensemble()->list.servers;
    return !now.contains(self) || now.at(self).quorum == ensemble.list.servers.at(self).quorum;
}

/// The one of the new voters that leads from here on: this one, or one that has logged the reconfiguration.
NodeId Leader::designated(const Core& core, const Ensemble& ensemble, const NodeSet& acks) {
    if (staysIn(core, ensemble)) return core.config.self;
    NodeSet others = acks.intersect(ensemble.membership.voters);
    others.erase(core.config.self);
    return others.empty() ? core.config.self : others.nodes().front();
}

NodeSet Leader::syncedFollowers() const {
    NodeSet out;
    for (const auto& [node, learner] : m_learners) {
        if (learner.stage == LearnerStage::Synced && !learner.observer) out.insert(node);
    }
    return out;
}

NodeSet Leader::synced() const {
    NodeSet out;
    for (const auto& [node, learner] : m_learners) {
        if (learner.stage == LearnerStage::Synced) out.insert(node);
    }
    return out;
}

// --- Broadcast -----------------------------------------------------------------------------------------------------

void Leader::propose(Core& core, const tree::TxnPtr& txn, VirtualTime now, Effects& out) {
    QS_CHECK(proposes() && txn->zxid == nextZxid());
    // One more would wrap into the next epoch's numbers (ZOOKEEPER-1277).
    if (txn->zxid.counter() == UINT32_MAX) {
        m_failure = "the counter of the epoch is used up";
        return;
    }
    m_counter += QS_MUTANT(ZxidSkips) && m_counter == 5 ? 2U : 1U;
    emitEvent(out, trace::Proposed{{}, txn->zxid}, txn);
    const auto from = QS_MUTANT(ProposesToAckersOnly) ? LearnerStage::Synced : LearnerStage::Syncing;
    for (const auto& [node, learner] : m_learners) {
        if (learner.stage >= from && !learner.observer) sendTo(node, learner, Proposal{txn}, out);
    }
    const auto persist = core.append(txn, out);
    m_outstanding.push_back({txn, {}, persist, now});
}

void Leader::onAck(Core& core, NodeId from, Zxid zxid, VirtualTime now, Effects& out) {
    if (zxid.counter() == 0) {
        onNewLeaderAck(core, from, now, out);
        return;
    }
    for (auto& p : m_outstanding) {
        if (p.txn->zxid != zxid) continue;
        p.acks.insert(from);
        emitEvent(out, trace::ProposalAcked{from, zxid});
        break;
    }
    commitReady(core, out);
}

void Leader::onPersisted(Core& core, VirtualTime now, Effects& out) {
    establish(core, now, out);
    for (auto& p : m_outstanding) {
        if (!core.isDurable(p.persist)) break;
        if (p.acks.contains(core.config.self)) continue;
        p.acks.insert(core.config.self);
        emitEvent(out, trace::ProposalAcked{core.config.self, p.txn->zxid});
    }
    commitReady(core, out);
}

void Leader::commitReady(Core& core, Effects& out) {
    while (!m_outstanding.empty() && !m_failure && !m_halfTicksLeft) {
        const NodeSet acks = m_outstanding.front().acks;
        const bool enough =
            core.isQuorumFor(m_outstanding.front().txn->zxid, acks) || (QS_MUTANT(CommitOnFirstAck) && !acks.empty());
        if (!enough) return;
        commitHead(core, out);
    }
}

void Leader::commitHead(Core& core, Effects& out) {
    const Outstanding head = std::move(m_outstanding.front());
    m_outstanding.pop_front();
    const Zxid zxid = head.txn->zxid;
    m_committed = zxid;
    const bool wrong = QS_MUTANT(CommitCarriesWrongZxid) && !m_outstanding.empty();
    const EnsemblePtr ensemble = core.mayChange() ? core.ensembleAt(zxid) : nullptr;
    const NodeId leader = ensemble ? designated(core, *ensemble, head.acks) : NodeId{};
    const Commit commit{wrong ? m_outstanding.back().txn->zxid : zxid, leader};
    emitEvent(out, trace::Committed{{}, zxid, head.acks.bits()}, head.txn);
    for (const auto& [node, learner] : m_learners) {
        if (learner.stage < LearnerStage::Syncing) continue;
        if (learner.observer) {
            sendTo(node, learner, Inform{head.txn, leader}, out);
        } else {
            sendTo(node, learner, commit, out);
        }
    }
    core.deliver(head.txn, out);
    become(core, ensemble, leader, out);
}

// --- Time ----------------------------------------------------------------------------------------------------------

void Leader::onTimer(Core& core, TimerKind timer, VirtualTime now, Effects& out) {
    if (timer == TimerKind::Init && m_stage != Stage::Broadcast) {
        m_failure = "no quorum of followers within initLimit";
    } else if (timer == TimerKind::LeaderTick && m_stage == Stage::Broadcast) {
        tick(core, now, out);
    }
}

void Leader::tick(Core& core, VirtualTime now, Effects& out) {
    out.push_back(SetTimer{TimerKind::LeaderTick, VirtualTime{core.config.tick.us / 2}});
    dropSilentLearners(core, now, out);
    for (const auto& [node, learner] : m_learners) {
        if (learner.stage == LearnerStage::Synced) sendTo(node, learner, Ping{lastProposed(), {}}, out);
    }
    if (m_halfTicksLeft) {
        if (--*m_halfTicksLeft == 0) m_failure = VotedOut;
        return;
    }
    if (++m_ticks % 2 != 0) return;
    NodeSet heard;
    heard.insert(core.config.self);
    for (const auto& [node, learner] : m_learners) {
        const bool recent = now - learner.lastHeard <= core.config.syncTimeout();
        if (learner.stage == LearnerStage::Synced && !learner.observer && recent) heard.insert(node);
    }
    if (!core.isQuorum(heard)) m_failure = "fewer than a quorum of followers heard within syncLimit";
}

/// A learner that is silent, or that leaves a proposal unacknowledged for syncLimit, loses its connection.
void Leader::dropSilentLearners(Core& core, VirtualTime now, Effects& out) {
    const bool overdue = !m_outstanding.empty() && now - m_outstanding.front().proposedAt > core.config.syncTimeout();
    for (auto it = m_learners.begin(); it != m_learners.end();) {
        const auto& [node, learner] = *it;
        const bool synced = learner.stage == LearnerStage::Synced;
        const VirtualTime limit = synced ? core.config.syncTimeout() : core.config.initTimeout();
        const bool silent = now - learner.lastHeard > limit;
        const bool stuck = synced && !learner.observer && overdue && !m_outstanding.front().acks.contains(node);
        if (silent || stuck) {
            out.push_back(CloseConnection{node, learner.connection});
            it = m_learners.erase(it);
        } else {
            ++it;
        }
    }
}

void Leader::stop(Effects& out) {
    for (const auto& [node, learner] : m_learners)
        out.push_back(CloseConnection{node, learner.connection});
    m_learners.clear();
}

// --- State ---------------------------------------------------------------------------------------------------------

void Leader::appendState(const Core& core, StateWords& out) const {
    out.add(m_stage);
    out.add(m_learners.size());
    for (const auto& [node, learner] : m_learners) {
        out.add(node);
        out.add(learner.stage);
        out.add(learner.observer);
        out.add(learner.lastZxid);
    }
    for (const NodeSet set : {m_infos, m_epochAcks, m_newLeaderAcks})
        out.add(set.bits());
    for (const Epoch epoch : {m_highestHeard, m_epoch, m_ownEpochBefore})
        out.add(epoch);
    for (const Zxid zxid : {m_lastBefore, m_initialEnd, m_committed})
        out.add(zxid);
    out.add(core.behind(m_acceptedPersist));
    out.add(core.behind(m_currentPersist));
    out.add(m_counter);
    out.add(m_outstanding.size());
    for (const Outstanding& p : m_outstanding) {
        zab::appendState(p.txn, out);
        out.add(p.acks.bits());
        out.add(core.behind(p.persist));
    }
    out.add(m_ticks % 2);
    out.add(m_halfTicksLeft.value_or(0));
    out.add(m_failure != nullptr);
}

}  // namespace qs::zab

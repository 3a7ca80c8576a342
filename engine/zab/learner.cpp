#include "engine/zab/learner.h"

#include <algorithm>
#include <utility>

#include "engine/base/mutant.h"
#include "engine/base/overload.h"

namespace qs::zab {

using trace::Phase;
using trace::Role;
using trace::TimerKind;

namespace {

void announce(const Core& core, Phase phase, NodeId leader, Epoch epoch, Effects& out) {
    const Role role = core.isObserver() ? Role::Observing : Role::Following;
    emitEvent(out, trace::RoleChanged{role, phase, leader, epoch, core.history().lastZxid()});
}

/// For the mutant that alters what it logs.
tree::TxnPtr laterByOne(tree::Txn txn) {
    ++txn.timeMs;
    return std::make_shared<const tree::Txn>(std::move(txn));
}

}  // namespace

void Learner::start(Core& core, Effects& out) {
    announce(core, Phase::Discovery, m_leader, core.acceptedEpoch(), out);
    if (!QS_MUTANT(NoInitLimit)) out.push_back(SetTimer{TimerKind::Init, core.config.initTimeout()});
    ++m_dials;
    out.push_back(Dial{m_leader});
}

void Learner::onConnection(Core& core, const ConnectionUp& up, Effects& out) {
    if (m_stage != Stage::Dialing || up.peer != m_leader) {
        out.push_back(CloseConnection{up.peer, up.connection});
        return;
    }
    m_connection = up.connection;
    m_stage = Stage::Discovery;
    const std::uint64_t version = core.mayChange() ? core.ensemble()->version() : 0;
    send(LearnerInfo{core.acceptedEpoch(), core.isObserver(), version}, out);
}

void Learner::onConnectionDown(Core&, const ConnectionDown& down, Effects& out) {
    if (m_stage == Stage::Dialing && down.peer == m_leader && down.connection == 0) {
        if (m_dials >= MaxDials) {
            m_failure = "the elected leader accepts no connection";
        } else {
            out.push_back(SetTimer{TimerKind::Redial, RedialDelay});
        }
    } else if (down.connection == m_connection && m_connection != 0) {
        m_failure = "lost the connection to the leader";
    }
}

void Learner::onTimer(Core&, TimerKind timer, Effects& out) {
    if (timer == TimerKind::Redial && m_stage == Stage::Dialing) {
        ++m_dials;
        out.push_back(Dial{m_leader});
    } else if (timer == TimerKind::Init && m_stage < Stage::AwaitUpToDate) {
        m_failure = "not synchronised within initLimit";
    } else if (timer == TimerKind::LearnerSilence) {
        m_failure = "leader not heard for syncLimit";
    }
}

void Learner::send(const QuorumPacket& packet, Effects& out) {
    sendAfter(0, packet, out);
}

void Learner::sendAfter(std::uint64_t persist, QuorumPacket packet, Effects& out) {
    if (m_connection != 0) out.push_back(Send{m_leader, m_connection, persist, std::move(packet)});
}

void Learner::unexpected(const char* what, trace::Refusal reason) {
    m_failure = what;
    m_refusal = reason;
}

void Learner::armSilence(const Core& core, Effects& out) const {
    if (m_stage >= Stage::AwaitUpToDate) out.push_back(SetTimer{TimerKind::LearnerSilence, core.config.syncTimeout()});
}

void Learner::onPacket(Core& core, std::uint32_t connection, const QuorumPacket& packet, Effects& out) {
    if (connection != m_connection || m_connection == 0) {  // of an earlier life of this role
        refuse(m_leader, packet, trace::Refusal::Stale, out);
        return;
    }
    armSilence(core, out);
    std::visit(overload{
                   [&](const LeaderInfo& m) { onLeaderInfo(core, m, out); },
                   [&](const Diff& m) { onDiff(core, m, out); },
                   [&](const Trunc& m) { onTrunc(core, m, out); },
                   [&](const Snap& m) { onSnap(core, m, out); },
                   [&](const SnapData& m) { onSnapData(core, m, out); },
                   [&](const NewLeader& m) { onNewLeader(core, m, out); },
                   [&](const UpToDate&) { onUpToDate(core, out); },
                   [&](const Proposal& m) { onTxn(core, m.txn, out); },
                   [&](const Inform& m) { onInform(core, m, out); },
                   [&](const Commit& m) { onCommit(core, m, out); },
                   [&](const Ping& m) {
                       // A PING answered before the NEWLEADER ack makes a leader drop the learner.
                       forReplica(m, out);
                   },
                   [&](const Revalidate& m) { forReplica(m, out); },
                   [&](const Sync& m) { forReplica(m, out); },
                   [&](const LearnerInfo&) { unexpected("FOLLOWERINFO from a leader"); },
                   [&](const AckEpoch&) { unexpected("ACKEPOCH from a leader"); },
                   [&](const Ack&) { unexpected("ACK from a leader"); },
                   [&](const Request&) { unexpected("REQUEST from a leader"); },
               },
               packet);
    if (m_refusal) refuse(m_leader, packet, *m_refusal, out);
}

void Learner::forReplica(const QuorumPacket& packet, Effects& out) {
    if (!serving()) return unexpected("a packet for a service that has not begun");
    out.push_back(PacketForReplica{m_leader, packet});
}

void Learner::onLeaderInfo(Core& core, const LeaderInfo& m, Effects& out) {
    if (m_stage != Stage::Discovery) return unexpected("LEADERINFO out of turn");
    const Epoch promised = core.isObserver() ? core.currentEpoch() : core.acceptedEpoch();
    if (m.newEpoch < promised && !QS_MUTANT(AcceptsLowerEpoch)) {
        return unexpected("the leader proposes an epoch below the one accepted", trace::Refusal::LowEpoch);
    }
    m_stage = Stage::Promised;
    m_epoch = m.newEpoch;
    AckEpoch ack{core.history().lastZxid(), std::nullopt};
    std::uint64_t persist = 0;
    const bool anew = QS_MUTANT(AcceptsLowerEpoch) && m.newEpoch != core.acceptedEpoch();
    if (m.newEpoch > core.acceptedEpoch() || QS_MUTANT(EpochNotIncremented) || anew) {
        ack.currentEpoch = core.currentEpoch();
        persist = core.saveAcceptedEpoch(m.newEpoch, out);
        if (QS_MUTANT(EpochBeforeHistory)) core.saveCurrentEpoch(m.newEpoch, out);
    }
    sendAfter(persist, ack, out);
}

void Learner::beginSync(Core& core, Zxid committed, Effects& out) {
    if (QS_MUTANT(SyncLoggedAfterUpToDate) || QS_MUTANT(SyncInMemoryOnly)) core.mutant.holdBack();
    m_stage = Stage::Synchronization;
    m_committed = committed;
    announce(core, Phase::Synchronization, m_leader, m_epoch, out);
}

void Learner::onDiff(Core& core, const Diff& m, Effects& out) {
    if (m_stage != Stage::Promised) return unexpected("DIFF out of turn");
    beginSync(core, m.zxid, out);
}

void Learner::onTrunc(Core& core, const Trunc& m, Effects& out) {
    if (m_stage != Stage::Promised) return unexpected("TRUNC out of turn");
    if (!QS_MUTANT(SyncKeepsTail)) {
        // Only a leader that lacks committed transactions asks for it (disks were lost): do not follow it into that.
        if (core.canReadAgain(m.zxid)) out.push_back(ReadHistoryAgain{});
        if (m.zxid < core.history().base().zxid())
            return unexpected("TRUNC below the own snapshot", trace::Refusal::Impossible);
        core.truncate(m.zxid, out);
        if (core.history().lastZxid() != m.zxid)
            return unexpected("TRUNC to a zxid that the log does not hold", trace::Refusal::Impossible);
    }
    beginSync(core, m.zxid, out);
}

void Learner::onSnap(Core& core, const Snap& m, Effects& out) {
    if (m_stage != Stage::Promised) return unexpected("SNAP out of turn");
    m_incoming = m.snapshot;
    m_piecesLeft = m.pieces;
    beginSync(core, m.snapshot->zxid(), out);
}

/// Until the last piece is there the own history stays as it is: a transfer that breaks costs nothing.
void Learner::onSnapData(Core& core, const SnapData& m, Effects& out) {
    if (!m_incoming || m.zxid != m_incoming->zxid()) return unexpected("a piece of a snapshot out of turn");
    if (--m_piecesLeft > 0) return;
    if (QS_MUTANT(SnapInMemoryOnly)) core.mutant.holdBack();
    core.installSnapshot(std::exchange(m_incoming, nullptr), out);
}

void Learner::onNewLeader(Core& core, const NewLeader& m, Effects& out) {
    if (m_incoming) return unexpected("NEWLEADER in the middle of a snapshot");
    if (m_stage != Stage::Synchronization || m.epoch != m_epoch) return unexpected("NEWLEADER out of turn");
    if (!QS_MUTANT(SyncLoggedAfterUpToDate)) core.mutant.release(core, out);
    // The disk executes in order: everything logged or cut so far is durable before this epoch is.
    core.proposeEnsemble(m.ensemble, out);
    m_announced = m.ensemble;
    const auto persist = core.saveCurrentEpoch(m.epoch, out);
    m_stage = Stage::AwaitUpToDate;
    out.push_back(CancelTimer{TimerKind::Init});
    // The leader may wait up to initLimit for its quorum of acks before it says UPTODATE.
    out.push_back(SetTimer{TimerKind::LearnerSilence, core.config.initTimeout()});
    sendAfter(QS_MUTANT(NewLeaderAckBeforeFsync) ? 0 : persist, Ack{Zxid::of(m.epoch, 0)}, out);
}

void Learner::onUpToDate(Core& core, Effects& out) {
    if (m_stage != Stage::AwaitUpToDate) return unexpected("UPTODATE out of turn");
    m_stage = Stage::Broadcast;
    core.mutant.release(core, out);
    if (!QS_MUTANT(ServesStaleTree)) core.fastForward(m_committed, out);
    send(Ack{Zxid::of(m_epoch, 0)}, out);
    for (const auto& [zxid, persist] : m_unacked) {
        if (!core.isObserver()) sendAfter(persist, Ack{zxid}, out);
    }
    m_unacked.clear();
    announce(core, Phase::Broadcast, m_leader, m_epoch, out);
    emitEvent(out, trace::ServingStarted{m_epoch, {}, core.appliedZxid(), core.tree().digest()}, core.applied());
    out.push_back(ServiceUp{false});
    armSilence(core, out);
    become(core, m_announced, m_leader, out);
}

void Learner::onInform(Core& core, const Inform& m, Effects& out) {
    onTxn(core, QS_MUTANT(ObserverRewritesTxn) ? laterByOne(*m.txn) : m.txn, out);
    if (!m_failure) onCommit(core, {m.txn->zxid, m.designated}, out);
}

void Learner::onTxn(Core& core, const tree::TxnPtr& txn, Effects& out) {
    if (m_stage < Stage::Synchronization || m_incoming) return unexpected("a transaction before synchronisation");
    if (txn->zxid <= core.history().lastZxid()) {
        if (QS_MUTANT(SyncKeepsTail)) return;
        return unexpected("a transaction that the log already passed", trace::Refusal::Impossible);
    }
    if (core.mayChange() && std::holds_alternative<tree::ReconfigTxn>(txn->body) && !readEnsemble(*txn))
        return unexpected("a configuration that cannot be read here", trace::Refusal::Impossible);
    if (QS_MUTANT(HistoryNotAdopted) && m_stage == Stage::Synchronization) return;
    const auto persist = core.append(txn, out);
    m_uncommitted.push_back(txn->zxid);
    if (QS_MUTANT(CommittedWindowHole) && m_stage == Stage::AwaitUpToDate) core.mutant.leaveOutOfWindow(txn->zxid);
    if (m_stage != Stage::Broadcast && !(QS_MUTANT(AckOvertakesNewLeaderAck) && m_stage == Stage::Synchronization)) {
        m_unacked.push_back({txn->zxid, persist});
    } else if (!core.isObserver()) {
        sendAfter(QS_MUTANT(AckBeforeFsync) ? 0 : persist, Ack{txn->zxid}, out);
    }
}

void Learner::onCommit(Core& core, const Commit& m, Effects& out) {
    const Zxid zxid = m.zxid;
    if (m_stage < Stage::Synchronization) return unexpected("COMMIT before synchronisation");
    if (QS_MUTANT(CommitBeforeUpToDateFails) && m_stage == Stage::AwaitUpToDate)
        return unexpected("COMMIT before UPTODATE");
    if ((m_uncommitted.empty() || m_uncommitted.front() != zxid) && !QS_MUTANT(SyncKeepsTail)) {
        return unexpected("COMMIT of something else than the next proposal", trace::Refusal::Impossible);
    }
    if (!m_uncommitted.empty()) m_uncommitted.pop_front();
    m_committed = std::max(m_committed, zxid);
    if (serving()) deliverCommitted(core, out);
    if (m.designated) become(core, core.ensembleAt(zxid), m.designated, out);
}

/// Another configuration is in force. This role goes on where it is the same in it, under the same leader.
void Learner::become(Core& core, const EnsemblePtr& ensemble, NodeId leader, Effects& out) {
    const bool observed = core.isObserver();
    core.activateEnsemble(ensemble, out);
    if (core.mayChange() && (observed != core.isObserver() || leader != m_leader))
        m_failure = "the configuration has changed";
}

void Learner::deliverCommitted(Core& core, Effects& out) {
    for (auto next = core.nextToApply(); next && next->zxid <= m_committed; next = core.nextToApply()) {
        core.deliver(next, out);
    }
}

void Learner::appendState(const Core& core, StateWords& out) const {
    out.add(m_leader);
    out.add(m_dials);
    out.add(m_stage);
    out.add(m_epoch);
    out.add(m_committed);
    out.add(m_unacked.size());
    for (const auto& [zxid, persist] : m_unacked) {
        out.add(zxid);
        out.add(core.behind(persist));
    }
    out.add(m_incoming != nullptr);
    out.add(m_piecesLeft);
    out.add(m_uncommitted.size());
    for (const Zxid zxid : m_uncommitted)
        out.add(zxid);
    out.add(m_failure != nullptr);
}

}  // namespace qs::zab

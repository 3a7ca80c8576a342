// A leader: establishes its epoch with a quorum, synchronises learners, broadcasts and commits.
// Source: ZooKeeper 3.8.6 Leader, LearnerHandler; zookeeper-protocol.md 3.2 to 3.5; Zab, DSN'11, phases 1 to 3.
// Departs from 3.8.6: a TRUNC removes the learner from the ack sets of the proposals it cuts (3.3, last paragraph).
#pragma once

#include <deque>
#include <map>
#include <optional>

#include "engine/zab/core.h"
#include "engine/zab/sync_plan.h"

namespace qs::zab {

class Leader {
public:
    void start(Core& core, Effects& out);
    void onConnection(Core& core, const ConnectionUp& up, VirtualTime now, Effects& out);
    void onConnectionDown(const ConnectionDown& down);
    void onPacket(Core& core, NodeId from, std::uint32_t connection, const QuorumPacket& packet, VirtualTime now,
                  Effects& out);
    void onTimer(Core& core, trace::TimerKind timer, VirtualTime now, Effects& out);
    void onPersisted(Core& core, VirtualTime now, Effects& out);
    void propose(Core& core, const tree::TxnPtr& txn, VirtualTime now, Effects& out);
    void send(NodeId to, const QuorumPacket& packet, Effects& out);
    /// Closes every learner connection; this role is over.
    void stop(Effects& out);

    const char* failure() const { return m_failure; }
    bool serving() const { return m_stage == Stage::Broadcast; }
    /// It serves, and the configuration in force has it. One that was voted out leads on for a moment without this:
    /// what its clients ask without the others is answered while those elect the next.
    bool proposes() const { return serving() && !m_halfTicksLeft; }
    Epoch epoch() const { return m_epoch; }
    /// Zxid that the next proposal must carry. Requires: proposes().
    Zxid nextZxid() const { return Zxid::of(m_epoch, m_counter + 1); }
    std::size_t outstanding() const { return m_outstanding.size(); }
    Zxid lastProposed() const { return Zxid::of(m_epoch, m_counter); }
    /// Learners that are synchronised: followers and observers.
    NodeSet synced() const;
    NodeSet syncedFollowers() const;

    /// Left out: when learners were heard and proposals made (clocks), and the numbers of connections, of which each
    /// learner has one. Of the ticks only whether the next one counts the quorum.
    void appendState(const Core& core, StateWords& out) const;

private:
    enum class Stage : std::uint8_t { CollectInfos, CollectAckEpochs, CollectNewLeaderAcks, Broadcast };
    enum class LearnerStage : std::uint8_t { Connected, InfoSent, EpochSent, EpochAcked, Syncing, Synced };
    struct LearnerState {
        std::uint32_t connection = 0;
        LearnerStage stage = LearnerStage::Connected;
        bool observer = false;
        Zxid lastZxid;
        VirtualTime lastHeard;
    };
    struct Outstanding {
        tree::TxnPtr txn;
        NodeSet acks;
        std::uint64_t persist = 0;  ///< of the leader's own log
        VirtualTime proposedAt;
    };

    static bool isMember(const Core& core, NodeId learner);
    static bool counts(const Core& core, NodeId learner, bool observer);
    bool inTurn(const LearnerState& learner, const QuorumPacket& packet) const;
    void onLearnerInfo(Core& core, NodeId from, const LearnerInfo& m, Effects& out);
    void decideEpoch(Core& core, Effects& out);
    void sendLeaderInfo(LearnerState& learner, NodeId to, Effects& out) const;
    void onAckEpoch(Core& core, NodeId from, const AckEpoch& m, Effects& out);
    void decideAckEpochs(Core& core, Effects& out);
    void synchronise(Core& core, NodeId to, LearnerState& learner, Effects& out);
    void replay(const Core& core, NodeId to, const LearnerState& learner, const SyncPlan& plan, Effects& out) const;
    void sendSnapshot(const SnapshotPtr& snapshot, NodeId to, const LearnerState& learner, Effects& out) const;
    void onAck(Core& core, NodeId from, Zxid zxid, VirtualTime now, Effects& out);
    void onNewLeaderAck(Core& core, NodeId from, VirtualTime now, Effects& out);
    void establish(Core& core, VirtualTime now, Effects& out);
    void commitReady(Core& core, Effects& out);
    void commitHead(Core& core, Effects& out);
    void become(Core& core, const EnsemblePtr& ensemble, NodeId next, Effects& out);
    static bool staysIn(const Core& core, const Ensemble& ensemble);
    static NodeId designated(const Core& core, const Ensemble& ensemble, const NodeSet& acks);
    void tick(Core& core, VirtualTime now, Effects& out);
    void dropSilentLearners(Core& core, VirtualTime now, Effects& out);
    void sendTo(NodeId to, const LearnerState& learner, QuorumPacket packet, Effects& out,
                std::uint64_t afterPersist = 0) const;
    void announce(const Core& core, trace::Phase phase, Effects& out) const;

    Stage m_stage = Stage::CollectInfos;
    std::map<NodeId, LearnerState> m_learners;
    NodeSet m_infos;
    NodeSet m_epochAcks;
    NodeSet m_newLeaderAcks;
    Epoch m_highestHeard;
    Epoch m_epoch;
    Epoch m_ownEpochBefore;  ///< currentEpoch when the election was won
    Zxid m_lastBefore;
    std::uint64_t m_acceptedPersist = 0;
    std::uint64_t m_currentPersist = 0;
    Zxid m_initialEnd;  ///< end of the initial history of the epoch
    Zxid m_committed;   ///< what learners may be brought to: the initial history, then every commit
    std::uint32_t m_counter = 0;
    std::deque<Outstanding> m_outstanding;
    int m_ticks = 0;
    std::optional<int> m_halfTicksLeft;  ///< of one that was voted out
    const char* m_failure = nullptr;
};

}  // namespace qs::zab

// A follower or observer: discovery, synchronisation and broadcast as seen from below.
// Source: ZooKeeper 3.8.6 Learner, Follower, Observer; zookeeper-protocol.md 3.2 to 3.8. The order is history to disk,
// then currentEpoch, then ACK(NEWLEADER); sends name the persist they wait for.
#pragma once

#include <deque>
#include <optional>
#include <vector>

#include "engine/zab/core.h"

namespace qs::zab {

class Learner {
public:
    static constexpr int MaxDials = 5;
    static constexpr VirtualTime RedialDelay = VirtualTime::ofMs(100);

    explicit Learner(NodeId leader) : m_leader(leader) {}

    void start(Core& core, Effects& out);
    void onConnection(Core& core, const ConnectionUp& up, Effects& out);
    void onConnectionDown(Core& core, const ConnectionDown& down, Effects& out);
    void onPacket(Core& core, std::uint32_t connection, const QuorumPacket& packet, Effects& out);
    void onTimer(Core& core, trace::TimerKind timer, Effects& out);
    void send(const QuorumPacket& packet, Effects& out);

    NodeId leader() const { return m_leader; }
    std::uint32_t connection() const { return m_connection; }
    /// Set when this role is over and the peer must look for a leader again; says why.
    const char* failure() const { return m_failure; }
    bool serving() const { return m_stage == Stage::Broadcast; }
    Epoch epoch() const { return m_epoch; }

    /// The number of the connection is left out: there is at most one, and the stage says whether there is.
    void appendState(const Core& core, StateWords& out) const;

private:
    enum class Stage : std::uint8_t { Dialing, Discovery, Promised, Synchronization, AwaitUpToDate, Broadcast };

    void onLeaderInfo(Core& core, const LeaderInfo& m, Effects& out);
    void onDiff(Core& core, const Diff& m, Effects& out);
    void onTrunc(Core& core, const Trunc& m, Effects& out);
    void onSnap(Core& core, const Snap& m, Effects& out);
    void onSnapData(Core& core, const SnapData& m, Effects& out);
    void onNewLeader(Core& core, const NewLeader& m, Effects& out);
    void onUpToDate(Core& core, Effects& out);
    void onTxn(Core& core, const tree::TxnPtr& txn, Effects& out);
    void onInform(Core& core, const Inform& m, Effects& out);
    void onCommit(Core& core, const Commit& m, Effects& out);
    void become(Core& core, const EnsemblePtr& ensemble, NodeId leader, Effects& out);
    void forReplica(const QuorumPacket& packet, Effects& out);
    void deliverCommitted(Core& core, Effects& out);
    void beginSync(Core& core, Zxid committed, Effects& out);
    void sendAfter(std::uint64_t persist, QuorumPacket packet, Effects& out);
    void armSilence(const Core& core, Effects& out) const;
    /// The packet that is being handled is refused, and with it the leader.
    void unexpected(const char* what, trace::Refusal reason = trace::Refusal::OutOfTurn);

    struct Unacked {
        Zxid zxid;
        std::uint64_t persist = 0;
    };

    NodeId m_leader;
    std::uint32_t m_connection = 0;
    int m_dials = 0;
    Stage m_stage = Stage::Dialing;
    Epoch m_epoch;
    EnsemblePtr m_announced;  ///< by NEWLEADER
    SnapshotPtr m_incoming;   ///< announced by SNAP; null once it is whole
    std::uint32_t m_piecesLeft = 0;
    Zxid m_committed;                ///< highest zxid known to be committed; applied once serving
    std::deque<Zxid> m_uncommitted;  ///< proposed on this connection; COMMITs name them in order
    std::vector<Unacked> m_unacked;  ///< logged before UPTODATE, acknowledged after it
    std::optional<trace::Refusal> m_refusal;
    const char* m_failure = nullptr;
};

}  // namespace qs::zab

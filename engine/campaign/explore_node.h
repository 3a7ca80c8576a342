// One replica as the explorer runs it: the production machine zab::Peer on a disk of storage/, and around it what sim/
// does for a node:: replica, without a time. One input at a time; what leaves the node comes out as a list.
// Departs from node/: there are no clients, a PING is answered at once, and a proposal comes from nowhere.
#pragma once

#include <array>
#include <map>
#include <variant>
#include <vector>

#include "engine/campaign/explore_disk.h"
#include "engine/zab/peer.h"

namespace qs::campaign {

// --- Inputs --------------------------------------------------------------------------------------------------------

/// Requires: the process is dead.
struct StartProcess {};
/// Requires: it runs, for this and all that follow.
struct KillProcess {};
struct TakeMessage {
    NodeId from;
    zab::PeerMessage message;
};
/// The peer's end of the connection has come: nothing follows.
struct TakeEnd {
    NodeId from;
};
/// The connection breaks under both ends.
struct BreakConnection {
    NodeId peer;
};
/// A new connection: accepted from a learner, or by the leader that was dialled.
struct TakeConnection {
    NodeId peer;
};
struct TakeRefusal {
    NodeId peer;
};
/// Requires: hasTimer().
struct FireTimer {
    TimerKind timer;
};
/// Requires: syncing().
struct FinishSync {};
/// The `number`th transaction of this future. Requires: canPropose().
struct ProposeTxn {
    std::uint32_t number = 1;
};
using NodeInput = std::variant<StartProcess, KillProcess, TakeMessage, TakeEnd, BreakConnection, TakeConnection,
                               TakeRefusal, FireTimer, FinishSync, ProposeTxn>;

// --- What comes out ------------------------------------------------------------------------------------------------

struct SentMessage {
    NodeId to;
    zab::PeerMessage message;
};
/// This end of the connection is closed; the other end hears of it behind what was sent.
struct ClosedEnd {
    NodeId peer;
    bool silently = false;
};
struct Dialled {
    NodeId peer;
};
// For the properties of the ensemble as a whole:
struct EpochBegan {
    Epoch epoch;
    TxnName history = 0;
};
struct TxnCommitted {
    TxnName txn = 0;
};
struct BeganServing {
    Epoch epoch;
    TxnName history = 0;
};
/// All that the node has delivered, in order.
struct HasDelivered {
    std::vector<TxnName> txns;
};
/// The node told that learner to cut its log or to replace it.
struct ToldToCut {
    NodeId learner;
};
struct RemovedFromDisk {
    TxnName txn = 0;
};
using NodeOutput = std::variant<SentMessage, ClosedEnd, Dialled, EpochBegan, TxnCommitted, BeganServing, HasDelivered,
                                ToldToCut, RemovedFromDisk>;
using NodeOutputs = std::vector<NodeOutput>;

class ExploreNode {
public:
    /// Dead, with an empty disk. `histories` must outlive it and its copies.
    ExploreNode(const zab::Config& config, Histories& histories);

    void step(const NodeInput& input, NodeOutputs& out);

    bool alive() const { return m_peer.has_value(); }
    /// Null while it is dead.
    const zab::Peer* peer() const { return m_peer ? &*m_peer : nullptr; }
    bool hasTimer(TimerKind timer) const { return (m_timers & bit(timer)) != 0; }
    /// Bit k: the timer of kind k is armed.
    std::uint32_t timers() const { return m_timers; }
    bool syncing() const { return alive() && m_disk.syncing(); }
    /// A leader that serves; nothing else is waiting that the broken engine would trip over.
    bool canPropose() const { return alive() && m_peer->leading() && m_peer->serving(); }
    bool acceptsLearners() const { return alive() && m_peer->acceptsLearners(); }
    /// Peers to which this end of a connection is open.
    NodeSet openEnds() const;
    const DurableLog& durable() const { return m_disk.durable(); }
    /// The first property that this node alone broke: Z-12, Z-13, an assertion, or a disk that cannot be read.
    const std::optional<Broken>& broken() const { return m_broken; }

    /// Numbers of connections are left out: there is at most one open end to each peer. All else is written, or left
    /// out by the parts as they say.
    void appendState(StateWords& out) const;

private:
    struct End {
        std::uint32_t number = 0;        ///< as the machine knows it; 0: closed
        std::vector<zab::Send> waiting;  ///< for a persist, or behind one that does
    };

    static std::uint32_t bit(TimerKind timer) { return 1U << static_cast<unsigned>(timer); }
    void handle(const NodeInput& input, NodeOutputs& out);
    void startProcess(NodeOutputs& out);
    void killProcess(NodeOutputs& out);
    void feed(const zab::Input& input, NodeOutputs& out);
    void carryOut(zab::Effects& effects, NodeOutputs& out);
    void send(zab::Send& send, NodeOutputs& out);
    void flush(NodeOutputs& out);
    void transmit(const zab::Send& send, NodeOutputs& out);
    void close(NodeId peer, bool silently, NodeOutputs& out);
    void observe(const trace::Emitted& emitted, NodeOutputs& out);
    void judgeAck(Zxid zxid);
    void broke(Broken broken);

    zab::Config m_config;
    Histories* m_histories;
    std::optional<zab::Peer> m_peer;  ///< none: the process is dead
    ExploreDisk m_disk;
    std::uint64_t m_persisted = 0;
    std::uint32_t m_timers = 0;      ///< armed ones
    std::map<NodeId, End> m_ends;    ///< open ones
    std::vector<TxnName> m_applied;  ///< in order
    bool m_serving = false;
    bool m_deliveredMore = false;  ///< in this step
    std::optional<Broken> m_broken;
};

}  // namespace qs::campaign

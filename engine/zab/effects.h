// Inputs and effects of the ZAB machines. `step(input, out)` appends to one list in order of emission; the driver (sim
// or host) carries out sends, persists and timers, the replica around the machine takes the upcalls.
#pragma once

#include <cstdint>
#include <variant>
#include <vector>

#include "engine/base/virtual_time.h"
#include "engine/zab/messages.h"

namespace qs::zab {

// --- Inputs --------------------------------------------------------------------------------------------------------

/// Quorum connections: numbered by the driver, unique over the life of the ensemble.
struct ConnectionUp {
    NodeId peer;
    std::uint32_t connection = 0;
};
struct ConnectionDown {
    NodeId peer;
    std::uint32_t connection = 0;  ///< 0: a dial was refused
};
/// The peer's election port refuses connections, or does not answer: it cannot be about to vote. Of drivers that can
/// tell; the simulator never says so, and its elections wait as ZooKeeper's do.
struct Unreachable {
    NodeId peer;
};
struct Received {
    NodeId from;
    std::uint32_t connection = 0;  ///< 0 for notifications
    PeerMessage message;
};
struct TimerFired {
    trace::TimerKind timer;
};
/// Every persist up to and including `id` is durable.
struct Persisted {
    std::uint64_t id = 0;
};
/// Leader only: broadcast this transaction; its zxid must be Peer::nextZxid().
struct Propose {
    tree::TxnPtr txn;
};
/// REQUEST, PING, REVALIDATE and SYNC of the replica around the machine, to its leader or to one learner. Dropped when
/// there is no live connection.
struct SendPacket {
    NodeId to;
    QuorumPacket packet;
};
using Input =
    std::variant<ConnectionUp, ConnectionDown, Unreachable, Received, TimerFired, Persisted, Propose, SendPacket>;

// --- Effects for the driver ----------------------------------------------------------------------------------------

/// Messages of one connection leave in order; one that names a persist waits for it, and those behind it wait too.
struct Send {
    NodeId to;
    std::uint32_t connection = 0;  ///< 0 for notifications
    std::uint64_t afterPersist = 0;
    PeerMessage message;
};

struct AppendTxn {
    tree::TxnPtr txn;
};
struct TruncateLog {
    Zxid zxid;  ///< last to keep
};
/// Replaces snapshot and log.
struct SaveSnapshot {
    SnapshotPtr snapshot;
};
struct SaveAcceptedEpoch {
    Epoch epoch;
};
struct SaveCurrentEpoch {
    Epoch epoch;
};
using DurableOp = std::variant<AppendTxn, TruncateLog, SaveSnapshot, SaveAcceptedEpoch, SaveCurrentEpoch>;
/// Durable operations become durable in the order of their ids: 1, 2, 3 ... since the process started.
struct Persist {
    std::uint64_t id = 0;
    DurableOp op;
};

/// Arms or re-arms the one timer of that kind.
struct SetTimer {
    trace::TimerKind timer;
    VirtualTime delay;
};
struct CancelTimer {
    trace::TimerKind timer;
};
/// Opens a quorum connection to `peer`; answered by ConnectionUp, or ConnectionDown with connection 0.
struct Dial {
    NodeId peer;
};
/// Closes the connection, or abandons the dial to `peer` when connection is 0.
struct CloseConnection {
    NodeId peer;
    std::uint32_t connection = 0;
};
struct Emit {
    trace::Emitted what;
};

// --- Upcalls to the replica ----------------------------------------------------------------------------------------

/// The transaction was applied to the tree while serving. One step may deliver many: `state` is the tree right after
/// this one, which is what clients must be answered from until the next is taken up.
struct Delivered {
    tree::TxnPtr txn;
    tree::Outcome outcome;
    tree::Tree state;
};
/// Clients may be served from now on.
struct ServiceUp {
    bool leading = false;
};
/// Client connections must be closed.
struct ServiceDown {};
/// The leader asks to cut the history below what is in memory, and the disk holds all of it: the process must start
/// again with the whole of it (storage::Keep). Where the driver starts it with the whole always, this cannot come.
struct ReadHistoryAgain {};
/// Other servers belong to the ensemble, or are to: where they listen, what is told of them and what must be found
/// again at the next start follows. Comes where Config::reconfigEnabled alone.
struct EnsembleChanged {
    EnsemblePtr inForce;
    EnsemblePtr proposed;  ///< null: none is
};
/// A packet for the replica: REQUEST and REVALIDATE at the leader, PING everywhere, SYNC and REVALIDATE at a learner.
struct PacketForReplica {
    NodeId from;
    QuorumPacket packet;
};

using Effect = std::variant<Send, Persist, SetTimer, CancelTimer, Dial, CloseConnection, Emit, Delivered, ServiceUp,
                            ServiceDown, ReadHistoryAgain, EnsembleChanged, PacketForReplica>;
using Effects = std::vector<Effect>;

inline void emitEvent(Effects& out, trace::Event event, tree::TxnPtr txn = nullptr, std::string text = {}) {
    out.push_back(Emit{{event, std::move(txn), std::move(text)}});
}

/// Nothing is dropped in silence: what a machine does not act on, it says so.
void refuse(NodeId from, const PeerMessage& message, trace::Refusal reason, Effects& out);

}  // namespace qs::zab

// Messages between replicas: the election notification and the quorum packets, as values.
// Source: ZooKeeper 3.8.6 FastLeaderElection.Notification, Leader's packet types; zookeeper-protocol.md 3.1 and 4.2. A
// SNAP carries the tree as a value, and arrives in pieces as its stream would; the bytes (3.4) are the codec's
// business.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <variant>
#include <vector>

#include "engine/base/ids.h"
#include "engine/base/state_words.h"
#include "engine/trace/emitted.h"
#include "engine/tree/request.h"
#include "engine/tree/tree.h"
#include "engine/zab/ensemble.h"

namespace qs::zab {

/// What a vote is for: the leader proposed, with the history that speaks for it.
struct Vote {
    NodeId leader;  ///< none: an observer, which only asks
    Zxid zxid;
    Epoch peerEpoch;
    bool operator==(const Vote&) const = default;
};

struct Notification {
    trace::Role state = trace::Role::Looking;
    Vote vote;
    std::uint32_t round = 0;  ///< electionEpoch: counts elections, not ZAB epochs
    EnsemblePtr ensemble{};   ///< in force at the sender; null where it cannot change
};

/// A state machine image: everything up to and including `last`.
struct Snapshot {
    tree::Tree tree;
    tree::TxnPtr last;  ///< null: nothing yet
    Zxid zxid() const { return last ? last->zxid : Zxid{}; }
};
using SnapshotPtr = std::shared_ptr<const Snapshot>;

/// FOLLOWERINFO, or OBSERVERINFO when `observer`.
struct LearnerInfo {
    Epoch acceptedEpoch;
    bool observer = false;
    std::uint64_t configVersion = 0;  ///< of what is in force at the learner
};
struct LeaderInfo {
    Epoch newEpoch;
};
struct AckEpoch {
    Zxid lastZxid;
    std::optional<Epoch> currentEpoch;  ///< nullopt (-1 on the wire): already promised this epoch, do not count me
};
struct Diff {
    Zxid zxid;  ///< last committed zxid that the replay will reach
};
struct Trunc {
    Zxid zxid;
};
/// The tree follows in `pieces` SnapData; whoever has not got them all has got nothing.
struct Snap {
    SnapshotPtr snapshot;
    std::uint32_t pieces = 1;  ///< at least 1
};
struct SnapData {
    Zxid zxid;
    std::uint32_t piece = 0;  ///< 1, 2, 3 ...
};
struct NewLeader {
    Epoch epoch;
    EnsemblePtr ensemble{};  ///< to be in force once the epoch is established; null where it cannot change
};
struct Ack {
    Zxid zxid;  ///< (epoch, 0) acknowledges NEWLEADER
};
struct UpToDate {};
struct Proposal {
    tree::TxnPtr txn;
};
struct Commit {
    Zxid zxid;
    NodeId designated{};  ///< a reconfiguration: who is to lead from here on (COMMITANDACTIVATE)
};
struct Inform {
    tree::TxnPtr txn;
    NodeId designated{};  ///< as of a Commit (INFORMANDACTIVATE)
};

/// A `sync` travels as a REQUEST too, but makes no transaction.
struct SyncRequest {};
using ForwardedOp = std::variant<tree::WriteRequest, SyncRequest>;
struct Request {
    SessionId session;
    std::int32_t cxid = 0;
    ForwardedOp op;
    tree::Identities who;  ///< of the client's connection
};

struct SessionTouch {
    SessionId session;
    std::int32_t timeoutMs = 0;
};
struct Ping {
    Zxid zxid;
    std::vector<SessionTouch> touches;  ///< learner to leader only
};
struct Revalidate {
    SessionId session;
    std::int32_t timeoutMs = 0;
    std::optional<bool> valid;  ///< set in the leader's answer
};
/// The leader's answer to a SyncRequest; learners pair them with their requests in order.
struct Sync {};

using QuorumPacket = std::variant<LearnerInfo, LeaderInfo, AckEpoch, Diff, Trunc, Snap, SnapData, NewLeader, Ack,
                                  UpToDate, Proposal, Commit, Inform, Request, Ping, Revalidate, Sync>;
using PeerMessage = std::variant<Notification, QuorumPacket>;

trace::MessageKind kindOf(const PeerMessage& message);
/// The message as its MessageSent event: kind, zxid, epoch, vote, count; `to`, connection and time are the driver's.
trace::Emitted describe(const PeerMessage& message);

/// Everything that its receiver can see. A REQUEST or REVALIDATE is the business of the replica around the machine,
/// which no tool that compares states runs: only session and cxid are written.
void appendState(const PeerMessage& message, StateWords& out);
/// The zxid and what stands for the whole content.
void appendState(const tree::TxnPtr& txn, StateWords& out);
void appendState(const Vote& vote, StateWords& out);
void appendState(const Notification& n, StateWords& out);
/// The tree by its digest: what else it holds follows from the transactions before it.
void appendState(const tree::Tree& tree, StateWords& out);

}  // namespace qs::zab

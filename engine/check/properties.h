// The properties that are checked, one file each. Names and numbers are those of the project's verification notes.
#pragma once

#include <memory>

#include "engine/check/check.h"
#include "engine/check/committed_tree.h"

namespace qs::check {

/// Z-01: at most one leader is ever established for an epoch.
std::unique_ptr<Check> singleLeaderPerEpoch();
/// Z-02: whatever is applied was proposed; contents are compared, not zxids.
std::unique_ptr<Check> integrity();
/// Z-03: of what any two nodes delivered, one is a prefix of the other.
std::unique_ptr<Check> agreement();
/// Z-05: proposals of one epoch are applied in their order, without a gap.
std::unique_ptr<Check> localPrimaryOrder(std::uint32_t startCounter = 0);
/// Z-06: epochs never decrease along what a node applies.
std::unique_ptr<Check> globalPrimaryOrder();
/// Z-11: when a transaction is committed, a quorum of the voters has it on disk; so has the initial history of an epoch
/// when the epoch is established. Judged by what disks hold, never by acks.
std::unique_ptr<Check> commitIsQuorumDurable(const Membership& membership);

/// Z-12: acks speak for the disk; on it, history comes before the epoch that was won by it.
std::unique_ptr<Check> ackImpliesDurable(const Membership& membership);
/// Z-13: acceptedEpoch and currentEpoch only grow; nothing is ahead of acceptedEpoch.
std::unique_ptr<Check> durablePromises();
/// Z-15: TRUNC and SNAP remove nothing that was committed.
std::unique_ptr<Check> committedStays(const Membership& membership);
/// Z-16: counters within an epoch, one transaction a zxid.
std::unique_ptr<Check> zxidDiscipline(std::uint32_t startCounter = 0);
/// S-01: writes are linearizable, with the zxids of their answers as witnesses.
std::unique_ptr<Check> linearizableWrites(SharedTree tree = ownTree());
/// S-02: the zxids of a session's answers never decrease, over all its connections.
std::unique_ptr<Check> singleSystemImage();
/// S-03: a read shows the state at the zxid it names.
std::unique_ptr<Check> readsOfAPrefix(SharedTree tree = ownTree());
/// S-04: all parts of a multi or none, on every replica.
std::unique_ptr<Check> atomicMulti(SharedTree tree = ownTree());
/// S-05: what was answered ok stays, what was refused never happens.
std::unique_ptr<Check> reliability(SharedTree tree = ownTree());
/// S-06: version, cversion, aversion count by one; mzxid and pzxid are those of the last change.
std::unique_ptr<Check> countersOfZnodes(SharedTree tree = ownTree());
/// S-07: sequence numbers grow under each life of a parent.
std::unique_ptr<Check> sequentialNames(SharedTree tree = ownTree());
/// S-08: a session begins once; no non-error transaction of it is committed after its closeSession.
std::unique_ptr<Check> sessionLifetime();
/// S-09: closeSession deletes exactly the session's ephemerals, in its own transaction, on every replica.
std::unique_ptr<Check> ephemeralsEndWithSession(SharedTree tree = ownTree());
/// S-10, S-11, S-12, S-13: of the watches of one connection; replay after a reconnect is left out.
std::unique_ptr<Check> watchesFireOnce();
std::unique_ptr<Check> eventsBeforeAnswers();
std::unique_ptr<Check> eventsInOrder();
std::unique_ptr<Check> noEventWithoutCause();
/// S-14: a client that comes back hears of every change it has not seen.
std::unique_ptr<Check> noEventLost(SharedTree tree = ownTree());
/// S-16: no event about what the client may not read.
std::unique_ptr<Check> eventsNeedRead(SharedTree tree = ownTree());
/// S-18: ACLs of writes, reads and getACL.
std::unique_ptr<Check> accessControl(SharedTree tree = ownTree());

/// Z-08: what was committed is in the initial history of every later epoch, also when a deposed leader commits late.
std::unique_ptr<Check> leaderCompleteness();
/// Z-09: who serves in an epoch stands at or behind its initial history.
std::unique_ptr<Check> commitConsistency();
/// Z-14: what a voter applies is in its own log, if not yet durable.
std::unique_ptr<Check> acceptedCoversCommit(const Membership& membership);
/// Z-17: no disk holds a history with a hole.
std::unique_ptr<Check> noHole();
/// Z-19: no service in an epoch before a quorum of NEWLEADER acks.
std::unique_ptr<Check> serveAfterQuorum(const Membership& membership);
/// Z-20: a vote for oneself is what the disk holds; nobody leads without a quorum equal in leader and epoch; rounds
/// grow; following one that does not lead ends within initLimit.
std::unique_ptr<Check> elections(const Membership& membership, const Pace& pace);
/// Z-07: the first broadcast of an epoch comes from one that has all that earlier epochs ever delivered.
std::unique_ptr<Check> primaryIntegrity();
/// Z-10: the disks of voters that are synchronised with the same leader are prefix-related.
std::unique_ptr<Check> historyConsistency(const Membership& membership);
/// Z-18: who begins to serve has in memory what a replay of its log gives.
std::unique_ptr<Check> memoryIsDisk();
/// Z-21: a message in turn is not refused, and one out of turn is, aloud.
std::unique_ptr<Check> messageLegality(const Membership& membership);
/// Z-22: each connection gives a prefix of what was sent on it, in order.
std::unique_ptr<Check> fifo();
/// Z-23: a quorum that faults leave alone has a leader in time, the same data everywhere, and answers.
std::unique_ptr<Check> liveness(const Membership& membership, const Pace& pace);

}  // namespace qs::check

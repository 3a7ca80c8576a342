// The properties that are checked, one file each. Names and numbers are those of the project's verification notes.
#pragma once

#include <memory>

#include "engine/check/check.h"

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
std::unique_ptr<Check> committedStays();
/// Z-16: counters within an epoch, one transaction a zxid.
std::unique_ptr<Check> zxidDiscipline(std::uint32_t startCounter = 0);
/// S-02: the zxids of a session's answers never decrease, over all its connections.
std::unique_ptr<Check> singleSystemImage();
/// S-08: a session begins once; no non-error transaction of it is committed after its closeSession.
std::unique_ptr<Check> sessionLifetime();
/// S-09: closeSession deletes exactly the session's ephemerals, in its own transaction.
std::unique_ptr<Check> ephemeralsEndWithSession();
/// S-10, S-11, S-13: of the watches of one connection; replay after a reconnect is left out.
std::unique_ptr<Check> watchesFireOnce();
std::unique_ptr<Check> eventsBeforeAnswers();
std::unique_ptr<Check> noEventWithoutCause();

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
/// Z-20, its first part: a node's vote for itself is what its disk holds.
std::unique_ptr<Check> votesOfDisk();

}  // namespace qs::check

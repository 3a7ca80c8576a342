// The properties that are checked, one file each. Names and numbers are those of the project's verification notes.
#pragma once

#include <memory>

#include "engine/check/check.h"

namespace qs::check {

/// Z-01: at most one leader is ever established for an epoch.
std::unique_ptr<Check> singleLeaderPerEpoch();
/// Z-03: of what any two nodes delivered, one is a prefix of the other.
std::unique_ptr<Check> agreement();
/// Z-11: when a transaction is committed, a quorum of the voters has it on disk; so has the initial history of an epoch
/// when the epoch is established. Judged by what disks hold, never by acks.
std::unique_ptr<Check> commitIsQuorumDurable(const Membership& membership);

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

}  // namespace qs::check

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

}  // namespace qs::check

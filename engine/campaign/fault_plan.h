// Faults of a campaign, drawn one by one: crashes, restarts, freezes, one-way and two-way cuts. Any number of nodes may
// be away at a time; all of it lies within the fault model of ZAB, so nothing acknowledged may be lost.
#pragma once

#include <string>

#include "engine/base/membership.h"
#include "engine/base/rng.h"

namespace qs::campaign {

/// One command; it may turn out to be impossible just now.
std::string drawFault(const Membership& membership, Rng& rng);
/// Of disks: crashes and losses of power between two file operations, full, failing and slow disks, no more files,
/// short writes. Damage is drawn in outside_faults.h.
std::string drawDiskFault(const Membership& membership, Rng& rng);
/// Holds of single kinds of message, deliveries by hand, clogs, delays, connections that break; votes may be lost.
std::string drawMessageFault(const Membership& membership, Rng& rng);
/// A machine that loses its power, is slow, or whose clock is wrong.
std::string drawMachineFault(const Membership& membership, Rng& rng);
/// Only what makes leaders come and go while a quorum is about.
std::string drawLeaderChange(Rng& rng);

}  // namespace qs::campaign

// How a leader brings one learner's history to its own: DIFF, TRUNC (with a replay) or SNAP.
// Source: ZooKeeper 3.8.6 LearnerHandler.syncFollower; zookeeper-protocol.md 3.3. Departs as noted there: the bound of
// TRUNC is the last committed zxid, so nothing uncommitted is ever counted as common.
#pragma once

#include <cstddef>

#include "engine/zab/history.h"

namespace qs::zab {

struct SyncPlan {
    trace::SyncMode mode = trace::SyncMode::Diff;
    Zxid zxid;               ///< of the DIFF, TRUNC or SNAP packet
    std::size_t replayFrom;  ///< index into the leader's log; replayed up to replayTo (exclusive)
    std::size_t replayTo;
};

/// Committed proposals that a leader keeps at hand for DIFF (ZooKeeper's commitLogCount).
inline constexpr std::size_t CommittedWindow = 500;

/// Requires: `committed` is the zxid of an entry of `leader`, of its base, or zero.
SyncPlan planSync(const History& leader, Zxid committed, Zxid learnerLast);

}  // namespace qs::zab

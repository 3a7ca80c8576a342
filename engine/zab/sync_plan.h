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

/// `window`: how many of the newest committed proposals are at hand (ZooKeeper's commitLogCount).
/// Requires: `committed` is the zxid of an entry of `leader`, of its base, or zero.
SyncPlan planSync(const History& leader, Zxid committed, Zxid learnerLast, std::size_t window);

}  // namespace qs::zab

#include "engine/zab/sync_plan.h"

#include <algorithm>

namespace qs::zab {

SyncPlan planSync(const History& leader, Zxid committed, Zxid learnerLast, std::size_t window) {
    using trace::SyncMode;
    const std::size_t end = leader.indexAfter(committed);
    const std::size_t start = end - std::min(end, window);
    const auto& log = leader.log();
    // The oldest zxid that the window still joins on to: the entry before it, when that is known.
    const Zxid before = start > 0 ? log[start - 1]->zxid : leader.base().zxid();
    const SyncPlan snap{SyncMode::Snap, committed, end, end};

    if (learnerLast == committed) return {SyncMode::Diff, committed, end, end};
    if (learnerLast > committed) {
        // An empty epoch's zxid (e,0) names no transaction: nothing to cut, and nothing known to be common.
        return learnerLast.counter() != 0 ? SyncPlan{SyncMode::Trunc, committed, end, end} : snap;
    }
    if (learnerLast < before) return snap;
    // A learner with nothing at all (zxid 0) gets a SNAP, as ZooKeeper gives it: no record of ours is at or below it.
    if (learnerLast == before && before != Zxid{}) return {SyncMode::Diff, committed, start, end};
    if (learnerLast < log[start]->zxid) return snap;

    const std::size_t next = leader.indexAfter(learnerLast);
    if (next > start && log[next - 1]->zxid == learnerLast) return {SyncMode::Diff, committed, next, end};
    if (learnerLast.counter() == 0) return {SyncMode::Diff, committed, next, end};
    // The learner's last entry is not in our history. Within one epoch its tail can be cut back to ours.
    const Zxid previous = next > 0 ? log[next - 1]->zxid : leader.base().zxid();
    if (next < end && log[next]->zxid.epoch() == learnerLast.epoch() && next > start) {
        return {SyncMode::Trunc, previous, next, end};
    }
    return snap;
}

}  // namespace qs::zab

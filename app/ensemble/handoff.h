// Says aloud what orders the two threads already. Qt orders a queued signal behind its emission, and the end of a
// thread before wait(), but by locks of its own, which the thread sanitizer does not see in a Qt built without it: it
// would take every batch for a race. Each crossing therefore hands over before and takes over behind. What stays are
// Qt's own accesses to the call it carries (tests/tsan.supp).
#pragma once

#include <atomic>

namespace qs::app::handoff {

inline std::atomic<unsigned> crossings = 0;

/// Everything this thread wrote before can be read by a thread that calls takeOver() later.
inline void handOver() {
    crossings.fetch_add(1, std::memory_order_acq_rel);
}

/// Everything the other thread wrote before its handOver() can be read from here on.
inline void takeOver() {
    crossings.load(std::memory_order_acquire);
}

}  // namespace qs::app::handoff

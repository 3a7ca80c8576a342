// How long the phases of a replica may take, by its configuration: what checks that speak of time go by.
#pragma once

#include "engine/base/virtual_time.h"

namespace qs {

struct Pace {
    VirtualTime tick = VirtualTime::ofMs(500);
    int initLimit = 10;  ///< ticks
    int syncLimit = 4;   ///< ticks
    VirtualTime finalizeWait = VirtualTime::ofMs(200);
    VirtualTime maxNotificationInterval = VirtualTime::ofMs(60000);
    VirtualTime connectTimeout = VirtualTime::ofMs(1000);  ///< until a learner gives up to reach its leader

    VirtualTime initTimeout() const { return VirtualTime{tick.us * initLimit}; }
    VirtualTime syncTimeout() const { return VirtualTime{tick.us * syncLimit}; }
    /// From the last fault to a leader that a quorum follows: the longest silence of one that looks, then an attempt
    /// that was under way, one on votes of before, and one that succeeds.
    VirtualTime electionBound() const {
        constexpr std::int64_t Attempts = 3;
        return maxNotificationInterval + VirtualTime{Attempts * (initTimeout() + finalizeWait + connectTimeout).us};
    }
};

}  // namespace qs

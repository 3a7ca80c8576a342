// What a server counts for its four-letter words: of itself until srst, of each connection until crst. None of it
// decides anything. Source: ZooKeeper 3.8.0 ServerStats, ServerCnxn, BufferStats, ServerMetrics.
#pragma once

#include <algorithm>
#include <cstdint>
#include <string>

#include "engine/base/ids.h"

namespace qs::node {

/// In milliseconds; all 0 before the first.
struct Latency {
    std::int64_t last = 0;
    std::int64_t min = 0;
    std::int64_t max = 0;
    std::int64_t sum = 0;
    std::int64_t count = 0;

    void add(std::int64_t ms) {
        last = ms;
        min = count == 0 ? ms : std::min(min, ms);
        max = std::max(max, ms);
        sum += ms;
        ++count;
    }
    /// With four decimals at most, as ZooKeeper prints its doubles.
    std::string meanText() const;
};

/// In bytes; all -1 before the first.
struct LastMinMax {
    std::int64_t last = -1;
    std::int64_t min = -1;
    std::int64_t max = -1;

    void add(std::size_t bytes) {
        last = static_cast<std::int64_t>(bytes);
        min = min < 0 ? last : std::min(min, last);
        max = std::max(max, last);
    }
};

struct ConnectionStatistics {
    std::uint64_t received = 0;
    std::uint64_t sent = 0;
    const char* lastOperation = "NA";  ///< four letters, as a rule
    std::int32_t lastCxid = -1;
    Zxid lastZxid{UINT64_MAX};
    std::int64_t lastResponseMs = 0;  ///< of the server's own clock
    Latency latency;
};

struct Statistics {
    std::uint64_t received = 0;
    std::uint64_t sent = 0;
    Latency latency;
    LastMinMax responseSizes;
    Latency reads;    ///< all that is no update
    Latency updates;  ///< what becomes a transaction

    // Counters of mntr.
    std::uint64_t bytesReceived = 0;
    std::uint64_t connectionRequests = 0;
    std::uint64_t connectionRevalidations = 0;  ///< connect requests that name a session
    std::uint64_t revalidations = 0;            ///< leader: asked for by learners
    std::uint64_t staleSessionsExpired = 0;
    std::uint64_t authenticationsFailed = 0;
    std::uint64_t digestMismatches = 0;  ///< transactions after which the tree is not what the leader's was
    std::uint64_t lookings = 0;
    std::uint64_t proposals = 0;  ///< leader
    std::uint64_t commits = 0;    ///< leader
    std::uint64_t snaps = 0;      ///< leader: learners that were sent the whole tree
    std::uint64_t diffs = 0;      ///< leader: all others that were synchronised
};

}  // namespace qs::node

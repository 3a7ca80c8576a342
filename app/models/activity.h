// What the run did over time, from its begin to now: the source of the charts. Takes every record in once. Memory is
// bounded: the last minutes stand in buckets of a quarter of a virtual second, older ones in buckets that grow.
#pragma once

#include <deque>
#include <map>
#include <vector>

#include "app/models/disturbances.h"
#include "app/models/history_places.h"
#include "app/models/latency_histogram.h"
#include "app/models/picture.h"
#include "app/models/unanswered_writes.h"

namespace qs::app {

inline constexpr VirtualTime BucketWidth = VirtualTime::ofMs(250);

struct NodeActivity {
    std::int32_t lag = 0;       ///< transactions decided by a leader and not applied here
    std::int32_t inFlight = 0;  ///< messages on their way here; heartbeats do not count
};

/// A span of the run. Levels (lag, messages, open proposals) are the highest in it.
struct Bucket {
    VirtualTime begin;
    VirtualTime width;
    std::int64_t committed = 0;
    std::int32_t elections = 0;       ///< epochs established
    LatencyHistogram writes;          ///< from the call at a replica to its answer
    std::int32_t open = 0;            ///< proposals without a decision
    std::vector<NodeActivity> nodes;  ///< in the order of Activity::nodes()

    VirtualTime end() const { return begin + width; }
    /// Requires: `later` begins where this one ends.
    void merge(const Bucket& later);
};

class Activity {
public:
    explicit Activity(const Membership& membership);

    /// `before`: the picture that the record has not changed yet; `tables` hold what it points to.
    void fold(const trace::Record& r, const Picture& before, const trace::Tables& tables);
    /// Nothing more happens up to `moment`.
    void advance(VirtualTime moment);

    const std::vector<NodeId>& nodes() const { return m_nodes; }
    const Disturbances& disturbances() const { return m_disturbances; }
    /// Where the bucket that still grows ends; everything before its begin is final.
    VirtualTime end() const;
    /// Buckets that overlap the span, each at least `narrowest` wide, and so wide that there are at most `most`. They
    /// begin at whole multiples of their width, so that a moving span does not make them flicker. Requires: most > 0.
    std::vector<Bucket> between(VirtualTime from, VirtualTime to, VirtualTime narrowest, int most) const;
    /// Epochs established before the moment, as far as buckets tell.
    std::int64_t electionsBefore(VirtualTime moment) const;

    static constexpr std::size_t MaxRecent = 1200;
    static constexpr std::size_t MaxOld = 1200;

private:
    Bucket& grown(VirtualTime at);
    void retire();
    void foldQueues(const trace::Record& r, const Picture& before);
    void foldHistory(const trace::Record& r, const trace::Tables& tables);
    void foldCalls(const trace::Record& r);
    void countOnTheWay(VirtualTime at, NodeId to, int change);
    void setOpen(VirtualTime at, NodeId leader, int open);
    void setLags(VirtualTime at);

    std::vector<NodeId> m_nodes;
    std::map<NodeId, std::size_t> m_indexOf;
    Disturbances m_disturbances;
    UnansweredWrites m_unanswered;
    HistoryPlaces m_places;
    std::vector<HistoryPlace> m_applied;  ///< [node]: where its tree stands
    HistoryPlace m_decided;               ///< the furthest that a leader has decided
    std::map<NodeId, int> m_openOf;       ///< by leader
    std::vector<NodeActivity> m_levels;   ///< as they stand now
    std::int32_t m_open = 0;

    std::vector<Bucket> m_old;  ///< each m_oldWidth wide, the last one perhaps less
    std::deque<Bucket> m_recent;
    VirtualTime m_oldWidth = BucketWidth;
};

}  // namespace qs::app

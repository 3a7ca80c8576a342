// What the run did over time, in buckets of a quarter of a virtual second: the source of the charts.
#pragma once

#include <deque>
#include <map>

#include "engine/trace/record.h"

namespace qs::app {

struct Bucket {
    std::int32_t committed = 0;
    std::int32_t elections = 0;  ///< epochs established
    std::int64_t writeLatencySumUs = 0;
    std::int32_t writes = 0;  ///< answered
    std::int64_t writeLatencyMaxUs = 0;
};
inline constexpr VirtualTime BucketWidth = VirtualTime::ofMs(250);

class Activity {
public:
    void fold(const trace::Record& r);
    /// Nothing more happens up to `moment`.
    void advance(VirtualTime moment) { bucket(moment); }

    /// Bucket i begins at (firstBucket() + i) * BucketWidth.
    const std::deque<Bucket>& buckets() const { return m_buckets; }
    std::int64_t firstBucket() const { return m_firstBucket; }

private:
    Bucket& bucket(VirtualTime at);
    void onReturn(const trace::Record& r, const trace::ClientReturn& e);

    std::map<std::pair<ConnectionId, std::int32_t>, VirtualTime> m_writesInFlight;  ///< by xid, when asked
    std::deque<Bucket> m_buckets;
    std::int64_t m_firstBucket = 0;
};

}  // namespace qs::app

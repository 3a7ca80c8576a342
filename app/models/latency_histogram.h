// How long things took, as counts in bins whose width grows with the value: quantiles of any number of samples in a
// bounded space, and two of them add up to one. A quantile is off by at most a sixteenth; the least and the greatest
// sample are exact.
#pragma once

#include <cstdint>
#include <utility>
#include <vector>

namespace qs::app {

class LatencyHistogram {
public:
    /// Microseconds; below 0 counts as 0.
    void add(std::int64_t us);
    void merge(const LatencyHistogram& other);

    std::int64_t count() const { return m_count; }
    std::int64_t maxUs() const { return m_max; }
    /// The least value that at least `percent` of the samples do not exceed. Requires: count() > 0, percent 1 to 100.
    std::int64_t quantileUs(int percent) const;

private:
    std::vector<std::pair<std::uint16_t, std::uint32_t>> m_bins;  ///< (bin, samples), ascending, none empty
    std::int64_t m_count = 0;
    std::int64_t m_min = 0;
    std::int64_t m_max = 0;
};

}  // namespace qs::app

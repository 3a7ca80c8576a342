#include "app/models/latency_histogram.h"

#include <algorithm>
#include <bit>

#include "engine/base/check.h"

namespace qs::app {

namespace {

/// Each power of two is cut into so many bins; below it every value has its own.
constexpr int BinsPerOctave = 8;
constexpr int OctaveBits = 3;
constexpr std::int64_t Exact = 2 * BinsPerOctave;

std::uint16_t binOf(std::int64_t us) {
    if (us < Exact) return static_cast<std::uint16_t>(us);
    const int octave = static_cast<int>(std::bit_width(static_cast<std::uint64_t>(us))) - 1;
    const std::int64_t within = (us >> (octave - OctaveBits)) - BinsPerOctave;
    return static_cast<std::uint16_t>(Exact + (octave - OctaveBits - 1) * BinsPerOctave + within);
}

std::int64_t middleOf(std::uint16_t bin) {
    if (bin < Exact) return bin;
    const int octave = (bin - static_cast<int>(Exact)) / BinsPerOctave + 1;
    const std::int64_t within = (bin - Exact) % BinsPerOctave;
    const std::int64_t width = std::int64_t{1} << octave;
    return (BinsPerOctave + within) * width + width / 2;
}

}  // namespace

void LatencyHistogram::add(std::int64_t us) {
    us = std::max<std::int64_t>(us, 0);
    const std::uint16_t bin = binOf(us);
    const auto it = std::lower_bound(m_bins.begin(), m_bins.end(), std::pair<std::uint16_t, std::uint32_t>{bin, 0});
    if (it != m_bins.end() && it->first == bin) {
        ++it->second;
    } else {
        m_bins.insert(it, {bin, 1});
    }
    m_min = m_count == 0 ? us : std::min(m_min, us);
    m_max = std::max(m_max, us);
    ++m_count;
}

void LatencyHistogram::merge(const LatencyHistogram& other) {
    if (other.m_count == 0) return;
    std::vector<std::pair<std::uint16_t, std::uint32_t>> both;
    both.reserve(m_bins.size() + other.m_bins.size());
    std::merge(m_bins.begin(), m_bins.end(), other.m_bins.begin(), other.m_bins.end(), std::back_inserter(both));
    m_bins.clear();
    for (const auto& [bin, samples] : both) {
        if (!m_bins.empty() && m_bins.back().first == bin) {
            m_bins.back().second += samples;
        } else {
            m_bins.push_back({bin, samples});
        }
    }
    m_min = m_count == 0 ? other.m_min : std::min(m_min, other.m_min);
    m_max = std::max(m_max, other.m_max);
    m_count += other.m_count;
}

std::int64_t LatencyHistogram::quantileUs(int percent) const {
    QS_CHECK(m_count > 0 && percent >= 1 && percent <= 100);
    const std::int64_t rank = (m_count * percent + 99) / 100;
    std::int64_t seen = 0;
    for (const auto& [bin, samples] : m_bins) {
        seen += samples;
        if (seen >= rank) return std::clamp(middleOf(bin), m_min, m_max);
    }
    return m_max;
}

}  // namespace qs::app

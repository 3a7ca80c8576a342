// How long transactions wait for company before the disk syncs them. Who was just answered is about to write again: a
// sync that waits for them carries them all, and costs the processors no more than one that carries a few. Pure.
#pragma once

#include <algorithm>
#include <chrono>
#include <cstddef>

namespace qs::host {

class Gathering {
public:
    using Duration = std::chrono::steady_clock::duration;

    static constexpr std::size_t LeastInFlight = 4;  ///< fewer writers do not wait for each other
    static constexpr std::size_t MostGathered = 64;  ///< among so many a sync hardly counts
    static constexpr Duration MostPatience = std::chrono::milliseconds(2);

    /// A sync of so many is over that took so long; meanwhile others were ordered. How many are in flight is known from
    /// the most there were: those who are between two writes are not seen. It falls slowly where they do not come
    /// again.
    void synced(std::size_t batch, Duration took, std::size_t cameMeanwhile) {
        constexpr std::size_t FallsBy = 8;
        const std::size_t seen = batch + cameMeanwhile;
        m_inFlight = seen >= m_inFlight ? seen : m_inFlight - (m_inFlight - seen + FallsBy - 1) / FallsBy;
        m_took = took;
    }
    /// The next sync begins when so many wait: who is late does not keep the others.
    std::size_t enough() const { return m_inFlight < LeastInFlight ? 1 : std::min(m_inFlight * 3 / 4, MostGathered); }
    /// Or with fewer, so long after the last one.
    Duration patience() const { return std::min(8 * m_took, MostPatience); }

private:
    std::size_t m_inFlight = 0;
    Duration m_took{};
};

}  // namespace qs::host

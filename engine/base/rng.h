// Own generator and own range functions: the standard fixes the engines, not the distributions, and a run must give the
// same bytes with every library. Generator: xoshiro256** seeded by SplitMix64 (Blackman and Vigna, 2018).
#pragma once

#include <array>
#include <cstdint>

#include "engine/base/check.h"

namespace qs {

class Rng {
public:
    explicit Rng(std::uint64_t seed);
    std::uint64_t next();
    /// Uniform in [0, bound). Requires: bound > 0.
    std::uint64_t below(std::uint64_t bound);
    /// Uniform in [low, high]. Requires: low <= high.
    std::int64_t between(std::int64_t low, std::int64_t high);
    /// True with probability numerator/denominator.
    bool chance(std::uint64_t numerator, std::uint64_t denominator) { return below(denominator) < numerator; }
    /// An independent stream; draws once from this one.
    Rng fork() { return Rng(next()); }

private:
    std::array<std::uint64_t, 4> m_state{};
};

/// Mixes a value into a running 64-bit hash (SplitMix64 finaliser); order matters.
std::uint64_t mixHash(std::uint64_t hash, std::uint64_t value);

}  // namespace qs

#include "engine/base/rng.h"

namespace qs {

namespace {

std::uint64_t splitMix(std::uint64_t& state) {
    state += 0x9e3779b97f4a7c15ULL;
    std::uint64_t z = state;
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ULL;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebULL;
    return z ^ (z >> 31);
}

std::uint64_t rotl(std::uint64_t x, int k) {
    return (x << k) | (x >> (64 - k));
}

}  // namespace

Rng::Rng(std::uint64_t seed) {
    for (auto& word : m_state)
        word = splitMix(seed);
}

std::uint64_t Rng::next() {
    const std::uint64_t result = rotl(m_state[1] * 5, 7) * 9;
    const std::uint64_t t = m_state[1] << 17;
    m_state[2] ^= m_state[0];
    m_state[3] ^= m_state[1];
    m_state[1] ^= m_state[2];
    m_state[0] ^= m_state[3];
    m_state[2] ^= t;
    m_state[3] = rotl(m_state[3], 45);
    return result;
}

std::uint64_t Rng::below(std::uint64_t bound) {
    QS_CHECK(bound > 0);
    const std::uint64_t limit =
        UINT64_MAX - UINT64_MAX % bound;  // reject the tail so that every value is equally likely
    std::uint64_t draw = next();
    while (draw >= limit)
        draw = next();
    return draw % bound;
}

std::int64_t Rng::between(std::int64_t low, std::int64_t high) {
    QS_CHECK(low <= high);
    return low + static_cast<std::int64_t>(below(static_cast<std::uint64_t>(high - low) + 1));
}

std::uint64_t mixHash(std::uint64_t hash, std::uint64_t value) {
    std::uint64_t state = hash ^ value;
    return splitMix(state);
}

}  // namespace qs

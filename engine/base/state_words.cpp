#include "engine/base/state_words.h"

#include <cstring>

namespace qs {

namespace {

/// Two multiplications of 64 by 64 bits a word, each folded; the constants are odd with about half of their bits set.
std::uint64_t folded(std::uint64_t a, std::uint64_t b) {
    __extension__ using Wide = unsigned __int128;
    const Wide product = static_cast<Wide>(a) * b;
    return static_cast<std::uint64_t>(product) ^ static_cast<std::uint64_t>(product >> 64U);
}

}  // namespace

void StateWords::addText(std::string_view text) {
    add(text.size());
    while (!text.empty()) {
        std::uint64_t word = 0;
        const std::size_t n = text.size() < sizeof word ? text.size() : sizeof word;
        std::memcpy(&word, text.data(), n);
        add(word);
        text.remove_prefix(n);
    }
}

Fingerprint fingerprintOf(std::span<const std::uint64_t> words) {
    Fingerprint out{0x9e3779b97f4a7c15ULL ^ words.size(), 0xc2b2ae3d27d4eb4fULL + words.size()};
    for (const std::uint64_t word : words) {
        out.high = folded(out.high ^ word, 0xd6e8feb86659fd93ULL) + 0x589965cc75374cc3ULL;
        out.low = folded(out.low + word, 0xa0761d6478bd642fULL) ^ (out.low >> 7U);
    }
    out.high = folded(out.high ^ out.low, 0xe7037ed1a0b428dbULL) ^ out.high;
    return out;
}

}  // namespace qs

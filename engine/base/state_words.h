// The state of a machine as a sequence of words: equal for states that behave the same from here on, different for any
// others. What a machine leaves out or bounds is said where it writes its words. For tools that compare states; the
// words are of one run of one build and are never stored.
#pragma once

#include <compare>
#include <cstdint>
#include <span>
#include <string_view>
#include <type_traits>
#include <vector>

namespace qs {

class StateWords {
public:
    template <class T>
    requires(std::is_integral_v<T> || std::is_enum_v<T>) void add(T value) {
        m_words.push_back(static_cast<std::uint64_t>(value));
    }
    /// NodeId, Epoch, Zxid and the like.
    template <class Id>
    requires requires(const Id& id) { id.value; }
    void add(const Id& id) { add(id.value); }
    /// Length and bytes.
    void addText(std::string_view text);
    void append(const StateWords& other) { m_words.insert(m_words.end(), other.m_words.begin(), other.m_words.end()); }
    const std::vector<std::uint64_t>& words() const { return m_words; }
    void clear() { m_words.clear(); }

private:
    std::vector<std::uint64_t> m_words;
};

/// 128 bits that stand for a sequence of words: among 10^9 states two collide with probability 10^-21 or so.
struct Fingerprint {
    std::uint64_t high = 0;
    std::uint64_t low = 0;
    auto operator<=>(const Fingerprint&) const = default;
};
Fingerprint fingerprintOf(std::span<const std::uint64_t> words);
inline Fingerprint fingerprintOf(const StateWords& state) {
    return fingerprintOf(state.words());
}

}  // namespace qs

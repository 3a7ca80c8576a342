// Values that many states share, each kept once and named by a number, with its fingerprint: the explorer's states are
// then a few numbers, and what a machine does with an input is worked out once (SPIN calls the first collapse
// compression). Numbers depend on the order of the search; fingerprints on the contents alone.
#pragma once

#include <cstdint>
#include <deque>
#include <unordered_map>

#include "engine/base/state_words.h"

namespace qs::campaign {

struct FingerprintHash {
    std::size_t operator()(const Fingerprint& f) const { return f.high; }
};

template <class T>
class SharedValues {
public:
    struct Entry {
        T value;
        Fingerprint fingerprint;
    };

    /// The number of the value; the one that was there first is kept.
    std::uint32_t number(T value, const Fingerprint& fingerprint) {
        const auto [it, isNew] = m_numbers.try_emplace(fingerprint, static_cast<std::uint32_t>(m_entries.size()));
        if (isNew) m_entries.push_back({std::move(value), fingerprint});
        return it->second;
    }
    const Entry& operator[](std::uint32_t number) const { return m_entries[number]; }
    std::size_t size() const { return m_entries.size(); }

private:
    std::deque<Entry> m_entries;
    std::unordered_map<Fingerprint, std::uint32_t, FingerprintHash> m_numbers;
};

}  // namespace qs::campaign

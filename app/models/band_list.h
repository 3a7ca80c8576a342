// Stretches of time in which something lasted, one key at a time: faults, and replicas that did not serve. Bounded: of
// the long past, stretches of one key that lie close together become one.
#pragma once

#include <algorithm>
#include <map>
#include <vector>

#include "engine/base/ids.h"
#include "engine/base/virtual_time.h"

namespace qs::app {

/// What it is, and where: at a node, or from one node to another (`to` is none otherwise).
template <class Kind>
struct BandKey {
    Kind kind;
    NodeId from;
    NodeId to;
    auto operator<=>(const BandKey&) const = default;
};

template <class Kind>
struct Band {
    BandKey<Kind> key;
    VirtualTime begin;
    VirtualTime end = VirtualTime::never();  ///< never: it lasts
};

template <class Kind>
class BandList {
public:
    using Key = BandKey<Kind>;

    /// Nothing changes where the key is open already. `end`: where that is known beforehand.
    void open(const Key& key, VirtualTime at, VirtualTime end = VirtualTime::never()) {
        m_open.try_emplace(key, Band<Kind>{key, at, end});
    }
    void close(const Key& key, VirtualTime at) {
        const auto it = m_open.find(key);
        if (it == m_open.end()) return;
        Band<Kind> band = it->second;
        m_open.erase(it);
        band.end = std::min(band.end, at);
        if (band.end <= band.begin) return;
        m_closed.push_back(band);
        if (m_closed.size() > MaxClosed) compact(at);
    }
    bool isOpen(const Key& key) const { return m_open.contains(key); }

    /// Those that overlap the span from `from` to `to`, by begin.
    std::vector<Band<Kind>> between(VirtualTime from, VirtualTime to) const {
        std::vector<Band<Kind>> out;
        const auto take = [&](const Band<Kind>& band) {
            if (band.begin < to && band.end > from) out.push_back(band);
        };
        std::for_each(m_closed.begin(), m_closed.end(), take);
        for (const auto& [key, band] : m_open)
            take(band);
        std::stable_sort(out.begin(), out.end(), [](const auto& a, const auto& b) { return a.begin < b.begin; });
        return out;
    }

    static constexpr std::size_t MaxClosed = 2048;
    /// Younger stretches stay as they were.
    static constexpr VirtualTime Recent = VirtualTime::ofMs(120'000);

private:
    void compact(VirtualTime now) {
        while (m_closed.size() > MaxClosed / 2 && m_gap.us < now.us) {
            mergeWhereClose(now);
            m_gap = VirtualTime{m_gap.us * 2};
        }
    }
    void mergeWhereClose(VirtualTime now) {
        std::vector<Band<Kind>> kept;
        std::map<Key, std::size_t> last;
        for (const Band<Kind>& band : m_closed) {
            const auto it = last.find(band.key);
            const bool close =
                it != last.end() && band.end + Recent < now && band.begin - kept[it->second].end <= m_gap;
            if (close) {
                kept[it->second].end = band.end;
                continue;
            }
            last[band.key] = kept.size();
            kept.push_back(band);
        }
        m_closed = std::move(kept);
    }

    std::vector<Band<Kind>> m_closed;  ///< by end, of each key by begin too
    std::map<Key, Band<Kind>> m_open;
    VirtualTime m_gap = VirtualTime::ofMs(250);
};

}  // namespace qs::app

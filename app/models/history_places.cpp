#include "app/models/history_places.h"

namespace qs::app {

HistoryPlace HistoryPlaces::of(trace::TxnRef txn, const HistoryPlace& near, const trace::Tables& tables) {
    std::int64_t after = 0;
    trace::TxnRef known = txn;
    std::int64_t count = 0;
    for (; known; known = tables.previous(known), ++after) {
        if (known == near.txn) {
            count = near.count;
            break;
        }
        const auto it = m_kept.find(known.index);
        if (it == m_kept.end()) continue;
        count = it->second;
        break;
    }
    const HistoryPlace out{txn, count + after};
    keep(out);
    return out;
}

void HistoryPlaces::keep(const HistoryPlace& place) {
    if (!place.txn || place.txn.index % m_every != 0) return;
    m_kept.emplace(place.txn.index, place.count);
    if (m_kept.size() <= MaxKept) return;
    m_every *= 2;
    std::erase_if(m_kept, [this](const auto& each) { return each.first % m_every != 0; });
}

}  // namespace qs::app

#include "app/loggrid/history_branches.h"

#include "engine/base/check.h"

namespace qs::app {

void HistoryBranches::extend(const trace::Tables& tables) {
    m_places.reserve(tables.txnCount());
    for (std::size_t i = m_places.size(); i < tables.txnCount(); ++i) {
        const trace::TxnRef previous = tables.previous({static_cast<std::uint32_t>(i)});
        QS_CHECK(previous.index < i);
        Place place{m_places[previous.index].branch, m_places[previous.index].depth + 1};
        if (m_continued[previous.index]) {
            place.branch = static_cast<std::uint32_t>(m_forkedAt.size());
            m_forkedAt.push_back(previous);
        }
        m_continued[previous.index] = true;
        m_places.push_back(place);
        m_continued.push_back(false);
    }
}

bool HistoryBranches::holds(trace::TxnRef of, trace::TxnRef txn) const {
    const Place sought = m_places.at(txn.index);
    Place at = m_places.at(of.index);
    while (at.branch > sought.branch)
        at = m_places[m_forkedAt[at.branch].index];
    return at.branch == sought.branch && sought.depth <= at.depth;
}

}  // namespace qs::app

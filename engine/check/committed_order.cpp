#include "engine/check/committed_order.h"

#include <algorithm>

namespace qs::check {

const std::vector<trace::TxnRef>& CommittedOrder::advance(const trace::Record& record, const trace::Tables& tables) {
    m_fresh.clear();
    trace::TxnRef end;
    if (const auto* committed = trace::as<trace::Committed>(record)) end = committed->txn;
    if (const auto* established = trace::as<trace::EpochEstablished>(record)) end = established->txn;
    if (!end) return m_fresh;
    for (trace::TxnRef at = end; at != m_tail; at = tables.previous(at)) {
        if (!at) {  // it does not continue what was committed
            m_fresh.clear();
            return m_fresh;
        }
        m_fresh.push_back(at);
    }
    std::reverse(m_fresh.begin(), m_fresh.end());
    m_tail = end;
    return m_fresh;
}

}  // namespace qs::check

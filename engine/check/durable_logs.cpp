#include "engine/check/durable_logs.h"

#include <algorithm>

namespace qs::check {

bool DurableLogs::observe(const trace::Record& record, const trace::Tables& tables) {
    if (trace::as<trace::DiskLost>(record)) {
        m_logs.erase(record.node);
        return true;
    }
    const auto* e = trace::as<trace::Persisted>(record);
    if (!e) return false;
    Log& log = m_logs[record.node];
    auto& txns = log.txns;
    switch (e->what) {
        case trace::DurableKind::Txn: {
            const bool follows = tables.previous(e->txn) == (txns.empty() ? trace::TxnRef{} : txns.back());
            if (follows && log.sound == txns.size()) ++log.sound;
            txns.push_back(e->txn);
            break;
        }
        case trace::DurableKind::Truncation:
            while (!txns.empty() && tables.zxid(txns.back()) > e->zxid)
                txns.pop_back();
            log.sound = std::min(log.sound, txns.size());
            break;
        case trace::DurableKind::Snapshot:
            txns.clear();
            for (trace::TxnRef at = e->txn; at; at = tables.previous(at))
                txns.push_back(at);
            std::reverse(txns.begin(), txns.end());
            log.sound = txns.size();
            break;
        case trace::DurableKind::AcceptedEpoch:
            log.acceptedEpoch = e->epoch;
            break;
        case trace::DurableKind::CurrentEpoch:
            log.currentEpoch = e->epoch;
            break;
    }
    return true;
}

const DurableLogs::Log& DurableLogs::of(NodeId node) const {
    static const Log empty;
    const auto it = m_logs.find(node);
    return it == m_logs.end() ? empty : it->second;
}

trace::TxnRef DurableLogs::find(NodeId node, Zxid zxid, const trace::Tables& tables) const {
    const Log& log = of(node);
    const auto end = log.txns.begin() + static_cast<std::ptrdiff_t>(log.sound);
    const auto at =
        std::lower_bound(log.txns.begin(), end, zxid, [&](trace::TxnRef a, Zxid z) { return tables.zxid(a) < z; });
    return at != end && tables.zxid(*at) == zxid ? *at : trace::TxnRef{};
}

bool DurableLogs::holds(NodeId node, trace::TxnRef txn, const trace::Tables& tables) const {
    return txn && find(node, tables.zxid(txn), tables) == txn;
}

}  // namespace qs::check

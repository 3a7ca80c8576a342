#include "app/models/undecided_proposals.h"

namespace qs::app {

void UndecidedProposals::fold(const trace::Record& r) {
    if (const auto* proposed = trace::as<trace::Proposed>(r)) {
        m_open[proposed->txn.index] = proposed->zxid;
    } else if (const auto* committed = trace::as<trace::Committed>(r)) {
        m_open.erase(committed->txn.index);
    } else if (const auto* established = trace::as<trace::EpochEstablished>(r)) {
        std::erase_if(m_open, [&](const auto& each) { return each.second.epoch() < established->epoch; });
    }
}

UndecidedProposals::Fate UndecidedProposals::fateUnder(Epoch epoch, trace::TxnRef txn,
                                                       const trace::Tables& tables) const {
    Fate out;
    Zxid lowest;
    for (const auto& [ref, zxid] : m_open) {
        if (zxid.epoch() >= epoch) continue;
        if (out.dropped++ == 0 || zxid < lowest) lowest = zxid;
    }
    if (out.dropped == 0) return out;
    for (; txn && tables.zxid(txn) >= lowest; txn = tables.previous(txn)) {
        if (!m_open.contains(txn.index)) continue;
        ++out.kept;
        --out.dropped;
    }
    return out;
}

}  // namespace qs::app

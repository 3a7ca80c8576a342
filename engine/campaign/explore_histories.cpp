#include "engine/campaign/explore_histories.h"

#include <algorithm>

namespace qs::campaign {

tree::TxnPtr Histories::propose(std::uint32_t number, Zxid zxid, const tree::TxnPtr& previous) {
    constexpr std::uint64_t Positive = INT64_MAX;
    tree::Txn txn;
    txn.session = SessionId{static_cast<std::int64_t>(number)};
    txn.zxid = zxid;
    txn.timeMs = static_cast<std::int64_t>(nameOf(previous) & Positive);
    txn.body = tree::CreateSessionTxn{10000};
    auto out = std::make_shared<const tree::Txn>(std::move(txn));
    m_entries.try_emplace(nameOf(out), Entry{out, nameOf(previous)});
    return out;
}

TxnName Histories::previous(TxnName txn) const {
    const auto it = m_entries.find(txn);
    return it == m_entries.end() ? 0 : it->second.previous;
}

Zxid Histories::zxid(TxnName txn) const {
    const auto it = m_entries.find(txn);
    return it == m_entries.end() ? Zxid{} : it->second.txn->zxid;
}

std::vector<TxnName> Histories::upTo(TxnName end) const {
    std::vector<TxnName> out;
    for (TxnName at = end; at != 0; at = previous(at))
        out.push_back(at);
    std::reverse(out.begin(), out.end());
    return out;
}

bool Histories::isPrefix(TxnName a, TxnName b) const {
    while (b != 0 && zxid(b) > zxid(a))
        b = previous(b);
    return a == b;
}

}  // namespace qs::campaign

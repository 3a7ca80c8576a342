#include "engine/trace/tables.h"

#include "engine/tree/stand_in.h"

namespace qs::trace {

Tables::Tables() : m_texts(1), m_txns(1) {}

void Tables::append(const std::vector<std::string>& texts, const std::vector<TxnEntry>& txns) {
    m_texts.insert(m_texts.end(), texts.begin(), texts.end());
    m_txns.insert(m_txns.end(), txns.begin(), txns.end());
}

TextRef Interner::intern(std::string_view text) {
    if (text.empty()) return {};
    const auto it = m_textIndex.find(text);
    if (it != m_textIndex.end()) return {it->second};
    const auto index = static_cast<std::uint32_t>(m_texts.size());
    m_texts.emplace_back(text);
    m_textIndex.emplace(std::string(text), index);
    return {index};
}

TxnRef Interner::intern(const tree::TxnPtr& txn, TxnRef previous, const TreePtr& state) {
    if (tree::isStandIn(*txn)) {
        if (const TxnRef known = find(txn->zxid)) return known;
    }
    const auto key = std::make_pair(txn->zxid, tree::contentHash(*txn));
    const auto it = m_txnIndex.find(key);
    if (it != m_txnIndex.end()) return {it->second};
    const auto index = static_cast<std::uint32_t>(m_txns.size());
    m_txns.push_back({txn, previous, state});
    m_txnIndex.emplace(key, index);
    return {index};
}

TxnRef Interner::find(Zxid zxid) const {
    for (auto it = m_txnIndex.lower_bound({zxid, 0}); it != m_txnIndex.end() && it->first.first == zxid; ++it)
        if (!tree::isStandIn(*m_txns[it->second].txn)) return {it->second};
    return {};
}

}  // namespace qs::trace

// Texts and transactions that records point to. The producer interns, each batch carries what is new, and every
// consumer holds the same tables.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "engine/trace/record.h"

namespace qs::tree {
class Tree;
}

namespace qs::trace {

using TreePtr = std::shared_ptr<const tree::Tree>;

/// A transaction in its history: `previous` is the one before it in the log of the leader that proposed it.
struct TxnEntry {
    tree::TxnPtr txn;
    TxnRef previous;
    /// The tree after it, where what was before it is not known: the trace began later than the ensemble. Then it has
    /// no previous one.
    TreePtr state = nullptr;
};

/// Reading side.
class Tables {
public:
    Tables();
    const std::string& text(TextRef ref) const { return m_texts.at(ref.index); }
    /// Null for TxnRef 0.
    const tree::TxnPtr& txn(TxnRef ref) const { return m_txns.at(ref.index).txn; }
    TxnRef previous(TxnRef ref) const { return m_txns.at(ref.index).previous; }
    const TreePtr& state(TxnRef ref) const { return m_txns.at(ref.index).state; }
    Zxid zxid(TxnRef ref) const { return ref ? m_txns.at(ref.index).txn->zxid : Zxid{}; }
    std::size_t textCount() const { return m_texts.size(); }
    std::size_t txnCount() const { return m_txns.size(); }
    void append(const std::vector<std::string>& texts, const std::vector<TxnEntry>& txns);

protected:
    std::vector<std::string> m_texts;  ///< [0] is ""
    std::vector<TxnEntry> m_txns;      ///< [0] is the empty history
};

/// Writing side: finds or adds.
class Interner : public Tables {
public:
    TextRef intern(std::string_view text);
    /// `previous` and `state` are used only when the content is new. What stands in for a known transaction is that
    /// one.
    TxnRef intern(const tree::TxnPtr& txn, TxnRef previous, const TreePtr& state = nullptr);
    /// One with that zxid whose content is known, and not just stood in for; 0: there is none.
    TxnRef find(Zxid zxid) const;

private:
    std::map<std::string, std::uint32_t, std::less<>> m_textIndex;
    std::map<std::pair<Zxid, std::uint64_t>, std::uint32_t> m_txnIndex;
};

}  // namespace qs::trace

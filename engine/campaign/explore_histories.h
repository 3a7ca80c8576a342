// The transactions of all futures that an explorer looks at, each with the one it was proposed behind. A transaction
// carries what came before it (see propose()), so one name stands for a whole history, as a TxnRef does in the trace.
#pragma once

#include <unordered_map>
#include <vector>

#include "engine/tree/txn.h"

namespace qs::campaign {

/// Hash of a transaction's content; 0: before the first.
using TxnName = std::uint64_t;

class Histories {
public:
    /// The `number`th transaction of a future: the session it opens. Its time stands for the history it was proposed
    /// on, so that equal contents have equal pasts.
    tree::TxnPtr propose(std::uint32_t number, Zxid zxid, const tree::TxnPtr& previous);

    static TxnName nameOf(const tree::TxnPtr& txn) { return txn ? tree::contentHash(*txn) : 0; }
    /// None for a transaction that no leader proposed.
    TxnName previous(TxnName txn) const;
    Zxid zxid(TxnName txn) const;
    /// From the first to `end`.
    std::vector<TxnName> upTo(TxnName end) const;
    /// `a` is an ancestor of `b`, or the same.
    bool isPrefix(TxnName a, TxnName b) const;
    const tree::TxnPtr& txn(TxnName name) const { return m_entries.at(name).txn; }

private:
    struct Entry {
        tree::TxnPtr txn;
        TxnName previous = 0;
    };
    std::unordered_map<TxnName, Entry> m_entries;
};

}  // namespace qs::campaign

// The history of a replica as its log holds it: a snapshot and the transactions after it, in zxid order. Copies share.
#pragma once

#include <cstddef>

#include "engine/base/persistent_vector.h"
#include "engine/zab/messages.h"

namespace qs::zab {

class History {
public:
    History();
    History(SnapshotPtr base, PersistentVector<tree::TxnPtr> log) : m_base(std::move(base)), m_log(std::move(log)) {}

    const Snapshot& base() const { return *m_base; }
    const SnapshotPtr& baseSnapshot() const { return m_base; }
    const PersistentVector<tree::TxnPtr>& log() const { return m_log; }
    /// Last transaction, null when there is none.
    tree::TxnPtr last() const { return m_log.empty() ? m_base->last : m_log.back(); }
    Zxid lastZxid() const { return last() ? last()->zxid : Zxid{}; }

    /// Index of the first log entry with a zxid above `zxid`; log().size() when there is none.
    std::size_t indexAfter(Zxid zxid) const;
    /// The transaction with that zxid, null when the log has none.
    tree::TxnPtr find(Zxid zxid) const;

    void append(tree::TxnPtr txn) { m_log.push_back(std::move(txn)); }
    /// Cuts everything above `zxid`.
    void truncate(Zxid zxid) { m_log.truncate(indexAfter(zxid)); }
    /// A later snapshot of the same history: what it holds leaves the log.
    void rebase(SnapshotPtr snapshot);
    void reset(SnapshotPtr snapshot);

private:
    SnapshotPtr m_base;
    PersistentVector<tree::TxnPtr> m_log;
};

}  // namespace qs::zab

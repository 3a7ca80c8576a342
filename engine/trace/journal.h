// The trace of one ensemble as it is written: stamps events with seq, time, node and cause, interns what they
// point to, and hands out batches.
#pragma once

#include "engine/trace/batch.h"
#include "engine/trace/emitted.h"

namespace qs::trace {

class Journal {
public:
    void setTime(VirtualTime now) { m_now = now; }
    VirtualTime now() const { return m_now; }
    /// Record that everything emitted from here on is a consequence of; 0: nothing.
    void setCause(std::uint64_t cause) { m_cause = cause; }
    std::uint64_t cause() const { return m_cause; }

    /// Appends a record; returns its seq.
    std::uint64_t write(NodeId node, const Event& event);
    std::uint64_t write(NodeId node, const Emitted& emitted, TxnRef previous = {});
    TextRef text(std::string_view text) { return m_tables.intern(text); }
    TxnRef txn(const tree::TxnPtr& txn, TxnRef previous, const TreePtr& state = nullptr) {
        return m_tables.intern(txn, previous, state);
    }
    const Interner& tables() const { return m_tables; }
    /// Records and table entries since the last call.
    Batch take();

private:
    VirtualTime m_now;
    std::uint64_t m_cause = 0;
    std::uint64_t m_seq = 0;
    Interner m_tables;
    std::vector<Record> m_records;
    std::size_t m_textsTaken = 1;
    std::size_t m_txnsTaken = 1;
};

}  // namespace qs::trace

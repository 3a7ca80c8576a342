#include "engine/trace/journal.h"

#include "engine/trace/fields.h"

namespace qs::trace {

std::uint64_t Journal::write(NodeId node, const Event& event) {
    m_records.push_back({++m_seq, m_now, m_cause, node, event});
    return m_seq;
}

std::uint64_t Journal::write(NodeId node, const Emitted& emitted, TxnRef previous) {
    return write(node, resolve(emitted, m_tables, previous));
}

Batch Journal::take() {
    Batch batch;
    batch.upTo = m_now;
    batch.records = std::exchange(m_records, {});
    m_records.reserve(batch.records.size());
    for (; m_textsTaken < m_tables.textCount(); ++m_textsTaken) {
        batch.texts.push_back(m_tables.text({static_cast<std::uint32_t>(m_textsTaken)}));
    }
    for (; m_txnsTaken < m_tables.txnCount(); ++m_txnsTaken) {
        const TxnRef ref{static_cast<std::uint32_t>(m_txnsTaken)};
        batch.txns.push_back({m_tables.txn(ref), m_tables.previous(ref), m_tables.state(ref)});
    }
    return batch;
}

}  // namespace qs::trace

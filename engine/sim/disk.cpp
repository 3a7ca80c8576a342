#include "engine/sim/disk.h"

#include "engine/base/overload.h"

namespace qs::sim {

using trace::DurableKind;

/// The longest prefix of the ordered history that ends at or below `zxid`.
trace::TxnRef Disk::historyUpTo(Zxid zxid, const Journal& journal) const {
    trace::TxnRef at = m_ordered;
    while (at && journal.tables().zxid(at) > zxid)
        at = journal.tables().previous(at);
    return at;
}

void Disk::order(NodeId node, const zab::Persist& persist, Journal& journal) {
    std::visit(overload{
                   [&](const zab::AppendTxn& op) {
                       m_ordered = journal.txn(op.txn, m_ordered);
                       journal.write(node, trace::Event{trace::TxnLogged{m_ordered, op.txn->zxid}});
                   },
                   [&](const zab::TruncateLog& op) { m_ordered = historyUpTo(op.zxid, journal); },
                   [&](const zab::SaveSnapshot& op) {
                       m_ordered = op.snapshot->last ? journal.txn(op.snapshot->last, {}) : trace::TxnRef{};
                   },
                   [](const zab::SaveAcceptedEpoch&) {},
                   [](const zab::SaveCurrentEpoch&) {},
               },
               persist.op);
    m_queue.push_back({persist, m_ordered, journal.cause()});
}

bool Disk::startFlush() {
    if (m_inFlush > 0 || m_queue.empty()) return false;
    m_inFlush = 1;
    const auto isAppend = [this](std::size_t i) {
        return std::holds_alternative<zab::AppendTxn>(m_queue[i].persist.op);
    };
    while (isAppend(m_inFlush - 1) && m_inFlush < m_queue.size() && isAppend(m_inFlush))
        ++m_inFlush;
    return true;
}

std::uint64_t Disk::finishFlush(NodeId node, Journal& journal) {
    QS_CHECK(m_inFlush > 0 && m_inFlush <= m_queue.size());
    std::uint64_t last = 0;
    for (; m_inFlush > 0; --m_inFlush) {
        const Waiting w = std::move(m_queue.front());
        m_queue.pop_front();
        carryOut(node, w, journal);
        last = w.persist.id;
    }
    return last;
}

void Disk::carryOut(NodeId node, const Waiting& w, Journal& journal) {
    trace::Persisted record{DurableKind::Txn, {}, w.txn, journal.tables().zxid(w.txn)};
    std::visit(overload{
                   [&](const zab::AppendTxn& op) { m_image.history.append(op.txn); },
                   [&](const zab::TruncateLog& op) {
                       m_image.history.truncate(op.zxid);
                       record.what = DurableKind::Truncation;
                   },
                   [&](const zab::SaveSnapshot& op) {
                       m_image.history.reset(op.snapshot);
                       record.what = DurableKind::Snapshot;
                   },
                   [&](const zab::SaveAcceptedEpoch& op) {
                       m_image.acceptedEpoch = op.epoch;
                       record.what = DurableKind::AcceptedEpoch;
                       record.epoch = op.epoch;
                   },
                   [&](const zab::SaveCurrentEpoch& op) {
                       m_image.currentEpoch = op.epoch;
                       record.what = DurableKind::CurrentEpoch;
                       record.epoch = op.epoch;
                   },
               },
               w.persist.op);
    m_durable = w.txn;
    journal.setCause(w.cause);
    journal.write(node, trace::Event{record});
}

void Disk::crash() {
    m_queue.clear();
    m_inFlush = 0;
    m_ordered = m_durable;
}

}  // namespace qs::sim

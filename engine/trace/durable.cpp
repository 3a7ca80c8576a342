#include "engine/trace/durable.h"

#include <algorithm>

namespace qs::trace {

void KnownDurable::note(const Persisted& record) {
    if (record.what == DurableKind::AcceptedEpoch) m_acceptedEpoch = record.epoch;
    if (record.what == DurableKind::CurrentEpoch) m_currentEpoch = record.epoch;
    m_txn = record.txn;
}

void KnownDurable::learn(NodeId node, const FoundOnDisk& found, bool damaged, Journal& journal) {
    const auto zxid = [&journal](TxnRef txn) { return journal.tables().zxid(txn); };
    const auto isRead = [&](TxnRef known) {
        const auto at = std::lower_bound(found.read.begin(), found.read.end(), zxid(known),
                                         [&](TxnRef each, Zxid wanted) { return zxid(each) < wanted; });
        return at != found.read.end() && *at == known;
    };
    const auto commonWith = [&](TxnRef at) {
        while (at && zxid(at) > zxid(found.begin) && !isRead(at))
            at = journal.tables().previous(at);
        return at;
    };
    const bool less =
        commonWith(m_txn) != m_txn || found.acceptedEpoch < m_acceptedEpoch || found.currentEpoch < m_currentEpoch;
    if (damaged && less) {
        const auto text = journal.text("outside the model: a disk lost what it had synced");
        journal.write(node, Event{DiskLost{text}});
        *this = {};
    }
    learnEpoch(node, DurableKind::AcceptedEpoch, found.acceptedEpoch, m_acceptedEpoch, journal);
    const auto say = [&](DurableKind what, TxnRef txn) {
        m_txn = txn;
        journal.write(node, Event{Persisted{what, {}, txn, zxid(txn)}});
    };
    const TxnRef common = commonWith(m_txn);
    if (common != m_txn) say(DurableKind::Truncation, common);
    if (zxid(m_txn) < zxid(found.begin)) say(DurableKind::Snapshot, found.begin);
    for (const TxnRef txn : found.read)
        if (zxid(m_txn) <= zxid(txn) && txn != m_txn) say(DurableKind::Txn, txn);
    // In the order in which they were written: the promise, the history, then the epoch that it belongs to.
    learnEpoch(node, DurableKind::CurrentEpoch, found.currentEpoch, m_currentEpoch, journal);
}

void KnownDurable::learnEpoch(NodeId node, DurableKind kind, Epoch found, Epoch& known, Journal& journal) {
    if (found == known) return;
    known = found;
    journal.write(node, Event{Persisted{kind, found, m_txn, journal.tables().zxid(m_txn)}});
}

}  // namespace qs::trace

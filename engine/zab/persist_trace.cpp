#include "engine/zab/persist_trace.h"

#include <vector>

#include "engine/base/check.h"
#include "engine/base/overload.h"

namespace qs::zab {

using trace::DurableKind;
using trace::TxnRef;

void PersistTrace::learn(NodeId node, const DurableState& found, bool damaged, trace::Journal& journal) {
    const tree::TxnPtr& last = found.history.base().last;
    const PersistentVector<tree::TxnPtr>& log = found.history.log();
    trace::FoundOnDisk seen{{}, {}, found.acceptedEpoch, found.currentEpoch};
    if (last) {
        const bool known = static_cast<bool>(journal.tables().find(last->zxid));
        seen.begin =
            journal.txn(last, {}, known ? nullptr : std::make_shared<const tree::Tree>(found.history.base().tree));
    }
    TxnRef previous = seen.begin;
    for (std::size_t i = 0; i < log.size(); ++i)
        seen.read.push_back(previous = journal.txn(log[i], previous));
    m_known.learn(node, seen, damaged, journal);
    m_ordered = m_known.txn();
}

void PersistTrace::order(NodeId node, const Persist& persist, trace::Journal& journal) {
    trace::Persisted record{};
    std::visit(overload{
                   [&](const AppendTxn& op) {
                       record.what = DurableKind::Txn;
                       m_ordered = journal.txn(op.txn, m_ordered);
                       journal.write(node, trace::Event{trace::TxnLogged{m_ordered, op.txn->zxid}});
                   },
                   [&](const TruncateLog& op) {
                       record.what = DurableKind::Truncation;
                       while (m_ordered && journal.tables().zxid(m_ordered) > op.zxid)
                           m_ordered = journal.tables().previous(m_ordered);
                   },
                   [&](const SaveSnapshot& op) {
                       record.what = DurableKind::Snapshot;
                       m_ordered = op.snapshot->last ? journal.txn(op.snapshot->last, {}) : TxnRef{};
                   },
                   [&](const SaveAcceptedEpoch& op) {
                       record.what = DurableKind::AcceptedEpoch;
                       record.epoch = op.epoch;
                   },
                   [&](const SaveCurrentEpoch& op) {
                       record.what = DurableKind::CurrentEpoch;
                       record.epoch = op.epoch;
                   },
               },
               persist.op);
    record.txn = m_ordered;
    record.zxid = journal.tables().zxid(m_ordered);
    m_waiting.push_back({persist.id, record, journal.cause()});
}

void PersistTrace::moveTo(trace::Journal& to, const trace::Tables& from) {
    QS_CHECK(idle());
    constexpr std::size_t MostCut = 4096;  // far above what one leader can have proposed without a quorum
    std::vector<tree::TxnPtr> end;
    for (TxnRef at = m_ordered; at && end.size() < MostCut; at = from.previous(at))
        end.push_back(from.txn(at));
    m_ordered = {};
    for (auto it = end.rbegin(); it != end.rend(); ++it)
        m_ordered = to.txn(*it, m_ordered);
    m_known = {};
}

void PersistTrace::durable(NodeId node, std::uint64_t id, trace::Journal& journal) {
    for (; !m_waiting.empty() && m_waiting.front().id <= id; m_waiting.pop_front()) {
        const Waiting& w = m_waiting.front();
        m_known.note(w.record);
        journal.setCause(w.cause);
        journal.write(node, trace::Event{w.record});
    }
}

}  // namespace qs::zab

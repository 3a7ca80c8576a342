#include "engine/campaign/explore_ghost.h"

#include <algorithm>

#include "engine/base/overload.h"

namespace qs::campaign {

namespace {

NodeSet holders(TxnName txn, const std::vector<const DurableLog*>& disks) {
    NodeSet out;
    for (std::size_t i = 0; i < disks.size(); ++i)
        if (disks[i]->holds(txn)) out.insert(NodeId{static_cast<std::uint8_t>(i + 1)});
    return out;
}

}  // namespace

void ExploreGhost::broke(const char* check, std::string text) {
    if (!m_broken) m_broken = Broken{check, std::move(text)};
}

void ExploreGhost::observe(NodeId node, const NodeOutput& what, const std::vector<const DurableLog*>& disks,
                           const Membership& membership, const Histories& histories) {
    std::visit(overload{
                   [](const SentMessage&) {},
                   [](const ClosedEnd&) {},
                   [](const Dialled&) {},
                   [&](const EpochBegan& e) {
                       onBegan(node, e, histories);
                       judgeDurable(node, e.history, disks, membership, histories);
                   },
                   [&](const TxnCommitted& e) {
                       onCommitted(node, e.txn, histories);
                       judgeDurable(node, e.txn, disks, membership, histories);
                   },
                   [&](const BeganServing& e) { onServing(node, e, histories); },
                   [&](const HasDelivered& e) { onDelivered(node, e.txns); },
                   [&](const ToldToCut& e) { m_ordered[e.learner] = m_tail; },
                   [&](const RemovedFromDisk& e) { onRemoved(node, e.txn, disks, membership, histories); },
               },
               what);
}

void ExploreGhost::onBegan(NodeId node, const EpochBegan& e, const Histories& histories) {
    if (m_initial.contains(e.epoch))
        broke("Z-01", "epoch " + toString(e.epoch) + " has a second leader: node " + toString(node));
    const auto later = m_initial.upper_bound(e.epoch);
    if (later != m_initial.end()) judgeComplete(e.history, later->first, later->second, histories);
    const auto earlier = m_initial.lower_bound(e.epoch);
    if (earlier != m_initial.begin()) judgeComplete(std::prev(earlier)->second, e.epoch, e.history, histories);
    const auto committed = m_committed.lower_bound(e.epoch);
    if (committed != m_committed.begin()) judgeComplete(std::prev(committed)->second, e.epoch, e.history, histories);
    m_initial.try_emplace(e.epoch, e.history);
    commit(e.history, histories);
}

void ExploreGhost::onCommitted(NodeId, TxnName txn, const Histories& histories) {
    const Epoch epoch = histories.zxid(txn).epoch();
    const auto later = m_initial.upper_bound(epoch);
    if (later != m_initial.end()) judgeComplete(txn, later->first, later->second, histories);
    m_committed[epoch] = txn;
    commit(txn, histories);
}

/// What was committed only after the leader chose to cut it may go, where a quorum of other disks holds it.
void ExploreGhost::onRemoved(NodeId node, TxnName txn, const std::vector<const DurableLog*>& disks,
                             const Membership& membership, const Histories& histories) {
    if (!m_all.contains(txn)) return;
    const auto ordered = m_ordered.find(node);
    const bool before = ordered != m_ordered.end() && !histories.isPrefix(txn, ordered->second);
    if (before && membership.isQuorum(holders(txn, disks))) return;
    broke("Z-15", "node " + toString(node) + " removes " + toString(histories.zxid(txn)) +
                      " from its disk, and it is committed");
}

void ExploreGhost::onServing(NodeId node, const BeganServing& e, const Histories& histories) {
    const auto initial = m_initial.find(e.epoch);
    if (initial == m_initial.end() || histories.isPrefix(initial->second, e.history)) return;
    broke("Z-09", "node " + toString(node) + " serves in epoch " + toString(e.epoch) +
                      " without the history that the epoch began with");
}

void ExploreGhost::onDelivered(NodeId node, const std::vector<TxnName>& txns) {
    const auto [mine, other] = std::mismatch(txns.begin(), txns.end(), m_order.begin(), m_order.end());
    if (mine != txns.end() && other != m_order.end()) {
        broke("Z-03", "node " + toString(node) + " delivers as number " + std::to_string(mine - txns.begin() + 1) +
                          " what another node did not");
    } else if (txns.size() > m_order.size()) {
        m_order = txns;
    }
}

void ExploreGhost::judgeDurable(NodeId node, TxnName txn, const std::vector<const DurableLog*>& disks,
                                const Membership& membership, const Histories& histories) {
    if (txn == 0) return;  // an empty history is durable everywhere
    const NodeSet durable = holders(txn, disks);
    if (!membership.isQuorum(durable))
        broke("Z-11", "node " + toString(node) + " commits " + toString(histories.zxid(txn)) + ", and " +
                          std::to_string(durable.size()) + " of " + std::to_string(disks.size()) + " disks hold it");
}

void ExploreGhost::judgeComplete(TxnName must, Epoch epoch, TxnName initial, const Histories& histories) {
    if (histories.isPrefix(must, initial)) return;
    broke("Z-08", "epoch " + toString(epoch) + " began without " + toString(histories.zxid(must)) +
                      ", which was committed before it");
}

/// Only where it continues what was committed: Z-08 speaks of what does not.
void ExploreGhost::commit(TxnName end, const Histories& histories) {
    const std::vector<TxnName> line = histories.upTo(end);
    const auto at = std::find(line.begin(), line.end(), m_tail);
    if (m_tail != 0 && at == line.end()) return;
    m_all.insert(m_tail == 0 ? line.begin() : at, line.end());
    if (end != 0) m_tail = end;
}

void ExploreGhost::appendState(StateWords& out) const {
    for (const auto* epochs : {&m_initial, &m_committed}) {
        out.add(epochs->size());
        for (const auto& [epoch, txn] : *epochs) {
            out.add(epoch);
            out.add(txn);
        }
    }
    out.add(m_tail);
    out.add(m_all.size());
    for (const TxnName txn : m_all)
        out.add(txn);
    out.add(m_ordered.size());
    for (const auto& [node, tail] : m_ordered) {
        out.add(node);
        out.add(tail);
    }
    out.add(m_order.size());
    for (const TxnName txn : m_order)
        out.add(txn);
    out.add(m_broken.has_value());
}

}  // namespace qs::campaign

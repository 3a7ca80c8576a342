#include "engine/zab/core.h"

#include <algorithm>
#include <utility>

#include "engine/base/mutant.h"

namespace qs::zab {

bool Config::isQuorum(NodeSet nodes) const {
    return membership.isQuorum(nodes) || (QS_MUTANT(HalfIsQuorum) && 2 * nodes.size() + 1 >= membership.voters.size());
}

Core::Core(const Config& c, const DurableState& durable)
    : config(c),
      m_acceptedEpoch(QS_MUTANT(AcceptedEpochLost) ? Epoch{} : durable.acceptedEpoch),
      m_currentEpoch(QS_MUTANT(CurrentEpochLost) ? Epoch{} : durable.currentEpoch),
      m_history(durable.history),
      m_tree(baseTree()),
      m_applied(durable.history.base().last),
      m_readAgainFrom(durable.readAgainFrom.value_or(m_history.base().zxid())) {}

std::uint64_t Core::persist(DurableOp op, Effects& out) {
    out.push_back(Persist{++m_lastPersist, std::move(op)});
    return m_lastPersist;
}

std::uint64_t Core::append(const tree::TxnPtr& txn, Effects& out) {
    QS_CHECK(txn->zxid > m_history.lastZxid());
    m_history.append(txn);
    if (QS_MUTANT(SyncNotLogged) && txn->zxid.epoch() < m_acceptedEpoch) return m_lastPersist;
    if (QS_MUTANT(HoleInLog) && config.isObserver() && txn->zxid.counter() % 16 == 7) return m_lastPersist;
    DurableOp op = AppendTxn{txn};
    return mutant.takes(op) ? m_lastPersist : persist(std::move(op), out);
}

std::uint64_t Core::truncate(Zxid zxid, Effects& out) {
    m_history.truncate(zxid);
    const auto id = persist(TruncateLog{zxid}, out);
    if (appliedZxid() > m_history.lastZxid()) reloadTree(out);
    return id;
}

std::uint64_t Core::installSnapshot(const SnapshotPtr& snapshot, Effects& out) {
    m_history.reset(snapshot);
    m_readAgainFrom = snapshot->zxid();
    DurableOp op = SaveSnapshot{snapshot};
    const auto id = mutant.takes(op) ? m_lastPersist : persist(std::move(op), out);
    reloadTree(out);
    return id;
}

std::uint64_t Core::saveAcceptedEpoch(Epoch epoch, Effects& out) {
    m_acceptedEpoch = epoch;
    if (QS_MUTANT(AcceptedEpochNotSaved)) return m_lastPersist;
    return persist(SaveAcceptedEpoch{epoch}, out);
}

std::uint64_t Core::saveCurrentEpoch(Epoch epoch, Effects& out) {
    m_currentEpoch = epoch;
    return persist(SaveCurrentEpoch{epoch}, out);
}

tree::Tree Core::baseTree() const {
    tree::Tree out = m_history.base().tree;
    if (!config.ensembleText.empty()) out.describeEnsemble(config.ensembleText, config.ensembleTextMs);
    return out;
}

void Core::reloadTree(Effects& out) {
    m_tree = baseTree();
    m_applied = m_history.base().last;
    m_mark = nullptr;
    m_sinceMark = 0;
    emitEvent(out, trace::TreeReset{{}, appliedZxid()}, m_applied);
}

void Core::mark(const tree::TxnPtr& applied) {
    if (m_mark) {
        m_history.rebase(std::move(m_mark));
        m_readAgainFrom = m_history.base().zxid();
    }
    m_mark = std::make_shared<const Snapshot>(Snapshot{m_tree, applied});
    m_sinceMark = 0;
}

tree::TxnPtr Core::nextToApply() const {
    const std::size_t next = m_history.indexAfter(appliedZxid());
    return next < m_history.log().size() ? m_history.log()[next] : nullptr;
}

void Core::fastForward(Zxid zxid, Effects& out) {
    std::vector<tree::TxnPtr> due;
    for (auto next = nextToApply(); next && next->zxid <= zxid; next = nextToApply()) {
        m_applied = next;
        if (QS_MUTANT(FastForwardSkips) && next->zxid.counter() == 2) continue;
        due.push_back(next);
    }
    if (QS_MUTANT(AppliesByCounter)) {
        std::ranges::stable_sort(due, {}, [](const tree::TxnPtr& txn) { return txn->zxid.counter(); });
    }
    std::size_t left = due.size();
    for (const tree::TxnPtr& txn : due) {
        const bool closes = std::holds_alternative<tree::CloseSessionTxn>(txn->body);
        if (!QS_MUTANT(CloseSkippedInReplay) || !closes) m_tree.apply(*txn);
        emitEvent(out, trace::Applied{{}, txn->zxid, m_tree.digest()}, txn);
        ++m_sinceMark;
        --left;  // of many, those that the last two marks would not keep are passed over
        const std::size_t window = config.committedWindow;
        if (left == window || (left < window && m_sinceMark >= window)) mark(txn);
    }
}

void Core::deliver(const tree::TxnPtr& txn, Effects& out) {
    QS_CHECK(txn == nextToApply());
    tree::Outcome outcome = m_tree.apply(*txn);
    m_applied = txn;
    if (++m_sinceMark >= config.committedWindow) mark(txn);
    emitEvent(out, trace::Applied{{}, txn->zxid, m_tree.digest()}, txn);
    out.push_back(Delivered{txn, std::move(outcome), m_tree});
}

void Core::healCurrentEpoch(Effects& out) {
    const Epoch logged = m_history.lastZxid().epoch();
    if (logged > m_currentEpoch && logged <= m_acceptedEpoch) saveCurrentEpoch(logged, out);
}

// --- Questions -----------------------------------------------------------------------------------------------------

tree::Tree Core::treeOfLog() const {
    tree::Tree out = m_tree;
    for (std::size_t i = m_history.indexAfter(appliedZxid()); i < m_history.log().size(); ++i)
        out.apply(*m_history.log()[i]);
    return out;
}

SnapshotPtr Core::snapshotNow() const {
    return std::make_shared<const Snapshot>(Snapshot{m_tree, m_applied});
}

void Core::appendState(StateWords& out) const {
    out.add(m_acceptedEpoch);
    out.add(m_currentEpoch);
    zab::appendState(m_history.base().last, out);
    zab::appendState(m_history.base().tree, out);
    out.add(m_history.log().size());
    for (std::size_t i = 0; i < m_history.log().size(); ++i)
        zab::appendState(m_history.log()[i], out);
    zab::appendState(m_tree, out);
    zab::appendState(m_applied, out);
    out.add(behind(m_lastPersist));
    mutant.appendState(out);
}

}  // namespace qs::zab

#include "engine/zab/core.h"

#include <algorithm>
#include <utility>

#include "engine/base/mutant.h"

namespace qs::zab {

namespace {

bool isQuorumOf(const Membership& membership, const NodeSet& nodes) {
    return membership.isQuorum(nodes) || (QS_MUTANT(HalfIsQuorum) && 2 * nodes.size() + 1 >= membership.voters.size());
}

/// The first one where both are of one version.
EnsemblePtr laterOf(const EnsemblePtr& a, const EnsemblePtr& b) {
    return !a || (b && b->version() > a->version()) ? b : a;
}

}  // namespace

Core::Core(const Config& c, const DurableState& durable)
    : config(c),
      m_acceptedEpoch(QS_MUTANT(AcceptedEpochLost) ? Epoch{} : durable.acceptedEpoch),
      m_currentEpoch(QS_MUTANT(CurrentEpochLost) ? Epoch{} : durable.currentEpoch),
      m_history(durable.history),
      m_inForce(c.ensemble),
      m_tree(baseTree()),
      m_applied(durable.history.base().last),
      m_readAgainFrom(durable.readAgainFrom.value_or(m_history.base().zxid())) {
    const EnsemblePtr latest = mayChange() ? laterOf(m_inForce, loggedEnsemble()) : nullptr;
    if (latest != m_inForce) m_proposed = latest;
}

std::uint64_t Core::persist(DurableOp op, Effects& out) {
    out.push_back(Persist{++m_lastPersist, std::move(op)});
    return m_lastPersist;
}

std::uint64_t Core::append(const tree::TxnPtr& txn, Effects& out) {
    QS_CHECK(txn->zxid > m_history.lastZxid());
    m_history.append(txn);
    if (std::holds_alternative<tree::ReconfigTxn>(txn->body)) proposeEnsemble(nullptr, out);
    if (QS_MUTANT(SyncNotLogged) && txn->zxid.epoch() < m_acceptedEpoch) return m_lastPersist;
    if (QS_MUTANT(HoleInLog) && isObserver() && txn->zxid.counter() % 16 == 7) return m_lastPersist;
    DurableOp op = AppendTxn{txn};
    return mutant.takes(op) ? m_lastPersist : persist(std::move(op), out);
}

std::uint64_t Core::truncate(Zxid zxid, Effects& out) {
    m_history.truncate(zxid);
    proposeEnsemble(nullptr, out);
    const auto id = persist(TruncateLog{zxid}, out);
    if (appliedZxid() > m_history.lastZxid()) reloadTree(out);
    return id;
}

std::uint64_t Core::installSnapshot(const SnapshotPtr& snapshot, Effects& out) {
    m_history.reset(snapshot);
    m_readAgainFrom = snapshot->zxid();
    proposeEnsemble(nullptr, out);
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
    describeEnsemble(out);
    return out;
}

// --- The ensemble --------------------------------------------------------------------------------------------------

/// The text of its own, unless a transaction wrote a later one.
void Core::describeEnsemble(tree::Tree& tree) const {
    if (!m_inForce) return;
    const tree::Znode* znode = tree.find(tree::ConfigPath);
    const EnsemblePtr there = mayChange() && znode && znode->data ? readEnsemble(*znode->data) : nullptr;
    if (!there || there->version() < m_inForce->version())
        tree.describeEnsemble(m_inForce->text, Zxid{m_inForce->version()}, config.ensembleTextMs);
}

NodeSet Core::voters() const {
    return m_proposed ? membership().voters.unite(m_proposed->membership.voters) : membership().voters;
}

bool Core::isQuorumInForce(const NodeSet& nodes) const {
    return isQuorumOf(membership(), nodes);
}

bool Core::isQuorum(const NodeSet& nodes) const {
    return isQuorumInForce(nodes) && (!m_proposed || isQuorumOf(m_proposed->membership, nodes));
}

bool Core::isQuorumFor(Zxid zxid, const NodeSet& nodes) const {
    const bool before = !m_proposed || zxid.value < m_proposed->version();
    return before ? isQuorumInForce(nodes) : isQuorum(nodes);
}

EnsemblePtr Core::latestEnsemble() const {
    if (!mayChange()) return nullptr;
    return m_proposed ? m_proposed : m_inForce;
}

void Core::proposeEnsemble(const EnsemblePtr& ensemble, Effects& out) {
    if (!mayChange()) return;
    const EnsemblePtr proposed = laterOf(m_inForce, laterOf(ensemble, loggedEnsemble()));
    if (proposed == m_inForce && !m_proposed) return;
    if (m_proposed && proposed->version() == m_proposed->version()) return;
    m_proposed = proposed == m_inForce ? nullptr : proposed;
    out.push_back(EnsembleChanged{m_inForce, m_proposed});
}

void Core::activateEnsemble(const EnsemblePtr& ensemble, Effects& out) {
    if (!mayChange() || !ensemble || ensemble->version() <= m_inForce->version()) return;
    m_inForce = ensemble;
    if (m_proposed && m_proposed->version() <= ensemble->version()) m_proposed = nullptr;
    describeEnsemble(m_tree);
    out.push_back(EnsembleChanged{m_inForce, m_proposed});
}

EnsemblePtr Core::ensembleAt(Zxid zxid) const {
    const tree::TxnPtr txn = m_history.find(zxid);
    return txn ? readEnsemble(*txn) : nullptr;
}

EnsemblePtr Core::loggedEnsemble() const {
    for (std::size_t i = m_history.log().size(); i > 0; --i) {
        if (const EnsemblePtr logged = readEnsemble(*m_history.log()[i - 1])) return logged;
    }
    const tree::Znode* znode = m_history.base().tree.find(tree::ConfigPath);
    return znode && znode->data ? readEnsemble(*znode->data) : nullptr;
}

// --- Tree and log --------------------------------------------------------------------------------------------------

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
    if (mayChange()) {
        out.add(m_inForce->version());
        out.add(m_proposed ? m_proposed->version() : 0);
    }
    mutant.appendState(out);
}

}  // namespace qs::zab

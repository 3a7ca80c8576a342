#include "app/loggrid/log_ledger.h"

#include <algorithm>

#include "app/models/slice.h"

namespace qs::app {

using trace::TxnRef;

namespace {

std::uint32_t ifBy(std::uint32_t fact, std::uint64_t seq) {
    return fact <= seq ? fact : 0;
}

}  // namespace

LogLedger::LogLedger(const RecordStore& records, const trace::Setting& setting) : m_records(records) {
    for (const NodeSet& side : {setting.membership.voters, setting.membership.observers}) {
        for (const NodeId id : side.nodes())
            m_replicas.push_back(id);
    }
    m_rows.resize(m_replicas.size());
}

bool LogLedger::follow() {
    const std::size_t txns = m_records.tables().txnCount();
    m_branches.extend(m_records.tables());
    m_seen.resize(txns);
    m_committed.resize(txns);
    for (Replica& row : m_rows)
        row.lives.resize(txns);
    const Slice slice;
    while (m_read < m_records.size() && !slice.isOver())
        fold(m_records.at(++m_read));
    return m_read == m_records.size();
}

LogLedger::Replica* LogLedger::replica(NodeId id) {
    const auto it = std::find(m_replicas.begin(), m_replicas.end(), id);
    return it == m_replicas.end() ? nullptr : &m_rows[static_cast<std::size_t>(it - m_replicas.begin())];
}

// --- Columns -------------------------------------------------------------------------------------------------------

bool LogLedger::isBefore(TxnRef a, TxnRef b) const {
    const Zxid left = m_records.tables().zxid(a);
    const Zxid right = m_records.tables().zxid(b);
    return left == right ? a < b : left < right;
}

void LogLedger::addColumn(TxnRef txn, std::uint32_t seq) {
    if (!txn || m_seen[txn.index] != 0) return;
    m_seen[txn.index] = seq;
    const auto before = [this](TxnRef a, TxnRef b) { return isBefore(a, b); };
    const bool last = m_columns.empty() || isBefore(m_columns.back(), txn);
    m_columns.insert(last ? m_columns.end() : std::upper_bound(m_columns.begin(), m_columns.end(), txn, before), txn);
}

/// All at once: one by one, each would move all those behind it.
void LogLedger::addHistory(TxnRef after, TxnRef upTo, std::uint32_t seq) {
    std::vector<TxnRef> fresh;
    for (TxnRef at = upTo; at != after; at = m_records.tables().previous(at)) {
        if (m_seen[at.index] != 0) continue;
        m_seen[at.index] = seq;
        fresh.push_back(at);
    }
    const auto known = static_cast<std::ptrdiff_t>(m_columns.size());
    m_columns.insert(m_columns.end(), fresh.rbegin(), fresh.rend());
    std::inplace_merge(m_columns.begin(), m_columns.begin() + known, m_columns.end(),
                       [this](TxnRef a, TxnRef b) { return isBefore(a, b); });
}

std::optional<std::size_t> LogLedger::columnOf(TxnRef txn) const {
    if (txn.index >= m_seen.size() || m_seen[txn.index] == 0) return std::nullopt;
    const auto it = std::lower_bound(m_columns.begin(), m_columns.end(), txn,
                                     [this](TxnRef a, TxnRef b) { return isBefore(a, b); });
    return static_cast<std::size_t>(it - m_columns.begin());
}

std::size_t LogLedger::columnsKnownAt(std::uint64_t seq) const {
    const auto after =
        std::partition_point(m_columns.begin(), m_columns.end(), [&](TxnRef txn) { return knownAt(txn, seq); });
    return static_cast<std::size_t>(after - m_columns.begin());
}

TxnRef LogLedger::proposalOf(NodeId leader, Zxid zxid) const {
    const auto first = std::partition_point(m_columns.begin(), m_columns.end(),
                                            [&](TxnRef txn) { return m_records.tables().zxid(txn) < zxid; });
    for (auto it = first; it != m_columns.end() && m_records.tables().zxid(*it) == zxid; ++it) {
        const std::uint64_t proposed = m_records.proposedAt(*it);
        if (proposed != 0 && m_records.at(proposed).node == leader) return *it;
    }
    return {};
}

TxnRef LogLedger::transactionOf(const trace::Record& r) const {
    if (const auto* e = trace::as<trace::TxnLogged>(r)) return e->txn;
    if (const auto* e = trace::as<trace::Persisted>(r)) return e->txn;
    if (const auto* e = trace::as<trace::Proposed>(r)) return e->txn;
    if (const auto* e = trace::as<trace::Committed>(r)) return e->txn;
    if (const auto* e = trace::as<trace::Applied>(r)) return e->txn;
    if (const auto* e = trace::as<trace::ProposalAcked>(r)) return proposalOf(r.node, e->zxid);
    if (const auto* e = trace::as<trace::MessageSent>(r)) return e->txn;
    return {};
}

// --- The fold ------------------------------------------------------------------------------------------------------

void LogLedger::fold(const trace::Record& r) {
    const auto seq = static_cast<std::uint32_t>(r.seq);
    if (const auto* e = trace::as<trace::Proposed>(r)) {
        addColumn(e->txn, seq);
    } else if (const auto* acked = trace::as<trace::ProposalAcked>(r)) {
        acknowledge(r, *acked);
    } else if (const auto* committed = trace::as<trace::Committed>(r)) {
        addColumn(committed->txn, seq);
        std::uint32_t& first = m_committed.at(committed->txn.index);
        if (first == 0) first = seq;
    } else if (const auto* established = trace::as<trace::EpochEstablished>(r)) {
        commitHistory(established->txn, seq);
    } else if (Replica* row = replica(r.node)) {
        foldDisk(*row, r);
        foldTree(*row, r);
    }
}

void LogLedger::foldDisk(Replica& row, const trace::Record& r) {
    const auto seq = static_cast<std::uint32_t>(r.seq);
    if (const auto* e = trace::as<trace::TxnLogged>(r)) {
        write(row, e->txn, seq);
    } else if (const auto* persisted = trace::as<trace::Persisted>(r)) {
        if (persisted->what == trace::DurableKind::Txn) persist(row, persisted->txn, seq);
        if (persisted->what == trace::DurableKind::Truncation) truncate(row, persisted->zxid, seq);
        if (persisted->what == trace::DurableKind::Snapshot) install(row, persisted->txn, seq);
    } else if (trace::as<trace::DiskLost>(r)) {
        loseAll(row, seq);
    } else if (trace::as<trace::DiskRead>(r)) {
        row.reading = true;
    } else if (trace::as<trace::TreeReset>(r) && row.reading) {
        // The start has said what it found; what was written and is not among it did not survive.
        row.reading = false;
        loseUnsynced(row, seq);
    }
}

void LogLedger::foldTree(Replica& row, const trace::Record& r) {
    const auto seq = static_cast<std::uint32_t>(r.seq);
    if (const auto* e = trace::as<trace::Applied>(r)) {
        moveTree(row, e->txn, seq, false);
    } else if (const auto* reset = trace::as<trace::TreeReset>(r)) {
        moveTree(row, reset->txn, seq, true);
    } else if (trace::as<trace::NodeKilled>(r)) {
        moveTree(row, {}, seq, true);
    }
}

/// The newest life, ended ones put aside.
LogLedger::Life& LogLedger::liveAgain(Replica& row, TxnRef txn, std::uint32_t seq) {
    addColumn(txn, seq);
    Life& life = row.lives.at(txn.index);
    if (life.removed != 0) {
        row.earlier[txn].push_back(life);
        life = {};
    }
    return life;
}

void LogLedger::write(Replica& row, TxnRef txn, std::uint32_t seq) {
    Life& life = liveAgain(row, txn, seq);
    if (life.isOn()) return;
    life.written = seq;
    row.unsynced.push_back(txn);
}

void LogLedger::persist(Replica& row, TxnRef txn, std::uint32_t seq) {
    Life& life = liveAgain(row, txn, seq);
    if (life.durable == 0) life.durable = seq;
    const auto it = std::find(row.unsynced.begin(), row.unsynced.end(), txn);
    if (it != row.unsynced.end()) row.unsynced.erase(it);
}

void LogLedger::truncate(Replica& row, Zxid to, std::uint32_t seq) {
    for (auto it = m_columns.rbegin(); it != m_columns.rend() && m_records.tables().zxid(*it) > to; ++it) {
        Life& life = row.lives[it->index];
        if (life.isOn() && life.durable != 0) life.removed = seq;
    }
}

void LogLedger::install(Replica& row, TxnRef snapshot, std::uint32_t seq) {
    addHistory({}, snapshot, seq);
    for (const TxnRef txn : m_columns) {
        if (m_branches.holds(snapshot, txn)) {
            persist(row, txn, seq);
        } else if (Life& life = row.lives[txn.index]; life.isOn() && life.durable != 0) {
            life.removed = seq;
        }
    }
}

void LogLedger::loseUnsynced(Replica& row, std::uint32_t seq) {
    for (const TxnRef txn : row.unsynced)
        row.lives[txn.index].removed = seq;
    row.unsynced.clear();
}

void LogLedger::loseAll(Replica& row, std::uint32_t seq) {
    for (Life& life : row.lives)
        if (life.isOn()) life.removed = seq;
    row.unsynced.clear();
}

void LogLedger::moveTree(Replica& row, TxnRef txn, std::uint32_t seq, bool jump) {
    const TxnRef last = row.tree.empty() ? TxnRef{} : row.tree.back().txn;
    if (jump || m_records.tables().previous(txn) != last) row.jumps.push_back(row.tree.size());
    row.tree.push_back({seq, txn});
}

void LogLedger::acknowledge(const trace::Record& r, const trace::ProposalAcked& e) {
    Replica* row = replica(e.by);
    const TxnRef txn = proposalOf(r.node, e.zxid);
    if (!row || !txn) return;
    Life& life = row->lives[txn.index];
    if (life.begin() != 0 && life.acked == 0) life.acked = static_cast<std::uint32_t>(r.seq);
}

/// A new epoch begins with its leader's history, and so commits it.
void LogLedger::commitHistory(TxnRef txn, std::uint32_t seq) {
    TxnRef at = txn;
    for (; at && m_committed.at(at.index) == 0; at = m_records.tables().previous(at))
        m_committed[at.index] = seq;
    addHistory(at, txn, seq);
}

// --- Answers -------------------------------------------------------------------------------------------------------

std::uint64_t LogLedger::committedAt(TxnRef txn, std::uint64_t seq) const {
    return ifBy(m_committed.at(txn.index), seq);
}

LogLedger::Moment LogLedger::momentAt(std::uint64_t seq) const {
    Moment out{seq, {}};
    for (const Replica& row : m_rows) {
        const auto after =
            std::partition_point(row.tree.begin(), row.tree.end(), [&](const Position& p) { return p.seq <= seq; });
        out.applied.push_back(after == row.tree.begin() ? TxnRef{} : std::prev(after)->txn);
    }
    return out;
}

LogLedger::Life LogLedger::lifeAt(const Replica& row, TxnRef txn, std::uint64_t seq) const {
    Life life = row.lives.at(txn.index);
    if (life.begin() == 0 || life.begin() > seq) {
        life = {};
        const auto it = row.earlier.find(txn);
        if (it == row.earlier.end()) return life;
        for (const Life& each : it->second)
            if (each.begin() <= seq) life = each;
    }
    return {ifBy(life.written, seq), ifBy(life.durable, seq), ifBy(life.acked, seq), ifBy(life.removed, seq)};
}

EntryMark LogLedger::mark(const Moment& moment, std::size_t row, TxnRef txn) const {
    const Life life = lifeAt(m_rows[row], txn, moment.seq);
    const bool durable = life.durable != 0 && life.removed == 0;
    if (moment.applied[row] && m_branches.holds(moment.applied[row], txn)) return {EntryStep::Applied, durable};
    if (life.removed != 0) return {EntryStep::Removed, false};
    if (life.begin() == 0) return {};
    if (!durable) return {EntryStep::Written, false};
    if (committedAt(txn, moment.seq) != 0) return {EntryStep::Committed, true};
    return {life.acked != 0 ? EntryStep::Acked : EntryStep::Durable, true};
}

/// Where the tree of that moment got it: with the jump that it goes on from, or by itself after that.
std::uint64_t LogLedger::appliedSince(const Replica& row, TxnRef txn, std::uint64_t seq) const {
    const auto after =
        std::partition_point(row.tree.begin(), row.tree.end(), [&](const Position& p) { return p.seq <= seq; });
    if (after == row.tree.begin() || !m_branches.holds(std::prev(after)->txn, txn)) return 0;
    const auto last = static_cast<std::size_t>(after - row.tree.begin()) - 1;
    const auto jump = std::upper_bound(row.jumps.begin(), row.jumps.end(), last);
    const auto from = row.tree.begin() + static_cast<std::ptrdiff_t>(jump == row.jumps.begin() ? 0 : *std::prev(jump));
    return std::partition_point(from, after, [&](const Position& p) { return !m_branches.holds(p.txn, txn); })->seq;
}

EntryFacts LogLedger::facts(std::uint64_t seq, std::size_t row, TxnRef txn) const {
    const Life life = lifeAt(m_rows[row], txn, seq);
    return {life.written, life.durable, life.acked, committedAt(txn, seq), appliedSince(m_rows[row], txn, seq),
            life.removed};
}

}  // namespace qs::app

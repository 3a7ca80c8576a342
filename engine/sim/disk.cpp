#include "engine/sim/disk.h"

#include "engine/base/overload.h"

namespace qs::sim {

using trace::DurableKind;
using trace::TxnRef;

namespace {

bool isSync(const storage::FileOp& op) {
    return std::holds_alternative<storage::Fsync>(op) || std::holds_alternative<storage::SyncDirectory>(op);
}

bool creates(const storage::FileOp& op) {
    return std::holds_alternative<storage::Create>(op);
}

bool grows(const storage::FileOp& op) {
    return creates(op) || std::holds_alternative<storage::Append>(op);
}

}  // namespace

// --- Start and end of a process ------------------------------------------------------------------------------------

std::optional<zab::DurableState> Disk::start(NodeId node, const tree::Tree& fresh, Journal& journal) {
    m_failure = {};
    auto read = storage::recover(m_files.read(), fresh);
    if (!read) {
        m_failure.text = "its disk cannot be read";
        m_failure.unreadable = true;
        return std::nullopt;
    }
    storage::Recovered found = std::move(read).value();
    for (const storage::Step& step : found.repairs)
        if (!carryOut(step.op)) return std::nullopt;
    m_store.emplace(std::move(found.store));
    const Zxid snapshot = found.state.history.base().zxid();
    journal.write(node, trace::Event{trace::DiskRead{snapshot, found.state.history.lastZxid(), found.logs, found.torn,
                                                     found.unfinished}});
    learn(node, found.state, journal);
    m_ordered = m_durable;
    m_given = journal.tables().zxid(m_ordered);
    m_sinceSnapshot = found.state.history.log().size();
    return std::move(found.state);
}

std::string Disk::problem() const {
    if (!m_damaged) return {};
    const auto read = storage::recover(m_files.read());
    return read ? std::string() : read.error().message();
}

std::uint64_t Disk::bytes() const {
    std::uint64_t out = 0;
    for (const auto& [name, bytes] : m_files.read())
        out += bytes.size();
    return out;
}

/// Tells the trace what a start found that was not known to be durable, or misses that was.
void Disk::learn(NodeId node, const zab::DurableState& found, Journal& journal) {
    const auto& base = found.history.base();
    const TxnRef begin = base.last ? journal.txn(base.last, {}) : TxnRef{};
    std::vector<TxnRef> read;
    for (std::size_t i = 0; i < found.history.log().size(); ++i)
        read.push_back(journal.txn(found.history.log()[i], i > 0 ? read.back() : begin));
    const auto isRead = [&](TxnRef known) {
        const std::size_t after = found.history.indexAfter(journal.tables().zxid(known));
        return after > 0 && read[after - 1] == known;
    };
    const auto commonWith = [&](TxnRef at) {
        while (at && journal.tables().zxid(at) > base.zxid() && !isRead(at))
            at = journal.tables().previous(at);
        return at;
    };
    const bool less = commonWith(m_durable) != m_durable || found.acceptedEpoch < m_acceptedEpoch ||
                      found.currentEpoch < m_currentEpoch;
    if (m_damaged && less) {
        const auto text = journal.text("outside the model: a disk lost what it had synced");
        journal.write(node, trace::Event{trace::DiskLost{text}});
        m_durable = {};
        m_acceptedEpoch = {};
        m_currentEpoch = {};
    }
    m_damaged = false;
    learnEpoch(node, DurableKind::AcceptedEpoch, found.acceptedEpoch, m_acceptedEpoch, journal);
    const auto say = [&](DurableKind what, TxnRef txn) {
        m_durable = txn;
        journal.write(node, trace::Event{trace::Persisted{what, {}, txn, journal.tables().zxid(txn)}});
    };
    const auto above = [&](Zxid zxid) { return journal.tables().zxid(m_durable) > zxid; };
    const TxnRef common = commonWith(m_durable);
    if (common != m_durable) say(DurableKind::Truncation, common);
    if (journal.tables().zxid(m_durable) < base.zxid()) say(DurableKind::Snapshot, begin);
    for (const TxnRef txn : read)
        if (!above(journal.tables().zxid(txn)) && txn != m_durable) say(DurableKind::Txn, txn);
    // In the order in which they were written: the promise, the history, then the epoch that it belongs to.
    learnEpoch(node, DurableKind::CurrentEpoch, found.currentEpoch, m_currentEpoch, journal);
}

void Disk::learnEpoch(NodeId node, DurableKind kind, Epoch found, Epoch& known, Journal& journal) {
    if (found == known) return;
    known = found;
    journal.write(node, trace::Event{trace::Persisted{kind, found, m_durable, journal.tables().zxid(m_durable)}});
}

void Disk::crash() {
    m_store.reset();
    m_waiting.clear();
    m_underWay.clear();
    m_steps.clear();
    m_syncing = false;
    m_death.reset();
}

void Disk::losePower(Rng& rng) {
    crash();
    m_files.losePower(rng);
    m_damaged = m_damaged || m_lied;
    m_lied = false;
}

// --- Work ----------------------------------------------------------------------------------------------------------

/// The longest prefix of the ordered history that ends at or below `zxid`.
TxnRef Disk::historyUpTo(Zxid zxid, const Journal& journal) const {
    TxnRef at = m_ordered;
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
                       m_ordered = op.snapshot->last ? journal.txn(op.snapshot->last, {}) : TxnRef{};
                   },
                   [](const zab::SaveAcceptedEpoch&) {},
                   [](const zab::SaveCurrentEpoch&) {},
               },
               persist.op);
    m_waiting.push_back({persist, m_ordered, journal.cause()});
}

/// Everything that waits becomes file operations; appends that stand side by side share a sync.
void Disk::handOver(const Journal& journal) {
    std::vector<zab::Persist> persists;
    m_workCause = m_waiting.front().cause;
    for (Waiting& w : m_waiting) {
        persists.push_back(w.persist);
        m_underWay.push_back(std::move(w));
    }
    m_waiting.clear();
    for (storage::Step& step : m_store->write(persists))
        m_steps.push_back(std::move(step));
    m_given = journal.tables().zxid(m_ordered);
}

Disk::Work Disk::advance(const Journal& journal) {
    if (m_syncing || !m_store) return Work::None;
    for (;;) {
        if (m_steps.empty() && !m_waiting.empty()) handOver(journal);
        if (m_steps.empty()) return Work::None;
        if (isSync(m_steps.front().op)) {
            m_syncing = true;
            return Work::Started;
        }
        QS_CHECK(m_steps.front().durable == 0);
        if (m_state == trace::DiskState::Short) splitWrite();
        if (!carryOut(m_steps.front().op)) return Work::Failed;
        m_steps.pop_front();
    }
}

/// write(2) may take less than it was given; the rest is written by another call.
void Disk::splitWrite() {
    auto* append = std::get_if<storage::Append>(&m_steps.front().op);
    if (!append || append->bytes.size() < 2) return;
    storage::Append first{append->name, append->bytes.substr(0, append->bytes.size() / 2)};
    append->bytes.erase(0, first.bytes.size());
    m_steps.push_front({std::move(first)});
}

bool Disk::finish(NodeId node, Journal& journal, std::uint64_t& durable) {
    QS_CHECK(m_syncing);
    m_syncing = false;
    const storage::Step step = std::move(m_steps.front());
    m_steps.pop_front();
    if (!carryOut(step.op)) return false;
    for (; !m_underWay.empty() && m_underWay.front().persist.id <= step.durable; m_underWay.pop_front()) {
        becameDurable(node, m_underWay.front(), journal);
        durable = step.durable;
    }
    return true;
}

void Disk::becameDurable(NodeId node, const Waiting& w, Journal& journal) {
    trace::Persisted record{DurableKind::Txn, {}, w.txn, journal.tables().zxid(w.txn)};
    std::visit(overload{
                   [&](const zab::AppendTxn&) { ++m_sinceSnapshot; },
                   [&](const zab::TruncateLog&) { record.what = DurableKind::Truncation; },
                   [&](const zab::SaveSnapshot&) {
                       record.what = DurableKind::Snapshot;
                       m_sinceSnapshot = 0;
                   },
                   [&](const zab::SaveAcceptedEpoch& op) {
                       record.what = DurableKind::AcceptedEpoch;
                       record.epoch = m_acceptedEpoch = op.epoch;
                   },
                   [&](const zab::SaveCurrentEpoch& op) {
                       record.what = DurableKind::CurrentEpoch;
                       record.epoch = m_currentEpoch = op.epoch;
                   },
               },
               w.persist.op);
    m_durable = w.txn;
    journal.setCause(w.cause);
    journal.write(node, trace::Event{record});
}

void Disk::saveSnapshot(NodeId node, const zab::Snapshot& snapshot, Journal& journal) {
    QS_CHECK(m_store && idle() && snapshot.zxid() <= m_given);
    for (storage::Step& step : m_store->roll(snapshot))
        m_steps.push_back(std::move(step));
    m_sinceSnapshot = 0;
    m_workCause = journal.write(node, trace::Event{trace::SnapshotBegun{snapshot.zxid()}});
}

// --- Faults --------------------------------------------------------------------------------------------------------

bool Disk::fail(const char* text, bool power) {
    m_failure = {text, power};
    return false;
}
bool Disk::failOfItself(const char* text) {
    m_failure = {text, false, false, true};
    return false;
}

std::uint64_t Disk::giveUp(bool goOn) {
    std::uint64_t lost = 0;
    for (const auto* queue : {&m_underWay, &m_waiting})
        for (const Waiting& w : *queue)
            lost = w.persist.id;
    m_underWay.clear();
    m_waiting.clear();
    m_steps.clear();
    m_syncing = false;
    m_sinceSnapshot = 0;
    if (goOn) {
        auto read = storage::recover(m_files.read());
        if (!read) return lost;
        storage::Recovered found = std::move(read).value();
        for (const storage::Step& step : found.repairs)
            m_files.carryOut(step.op);
        m_store.emplace(std::move(found.store));
    } else {
        m_store.reset();
    }
    return lost;
}

bool Disk::carryOut(const storage::FileOp& op) {
    if (m_death && m_death->operations-- == 0)
        return m_death->power ? fail("loses power between two file operations", true)
                              : fail("dies between two file operations");
    if (m_state == trace::DiskState::Full && grows(op)) {
        // What fits is written before the error comes.
        if (const auto* append = std::get_if<storage::Append>(&op))
            m_files.carryOut(storage::Append{append->name, append->bytes.substr(0, append->bytes.size() / 2)});
        return failOfItself("its disk fails: no space left on device");
    }
    if (m_state == trace::DiskState::NoFiles && creates(op)) return failOfItself("its disk fails: too many open files");
    if (m_state == trace::DiskState::Failing && isSync(op)) return failOfItself("its disk fails: input/output error");
    if (m_state == trace::DiskState::Lying && isSync(op)) {
        m_lied = true;
        return true;
    }
    m_files.carryOut(op);
    return true;
}

void Disk::change(trace::DiskState state, std::uint32_t factor) {
    m_state = state;
    m_factor = factor;
    if (state == trace::DiskState::Ok) m_death.reset();
}

}  // namespace qs::sim

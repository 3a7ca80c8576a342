#include "engine/sim/disk.h"

namespace qs::sim {

using storage::creates;
using storage::grows;
using storage::isSync;

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
    m_told.learn(node, found.state, std::exchange(m_damaged, false), journal);
    m_given = journal.tables().zxid(ordered());
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

void Disk::crash() {
    m_store.reset();
    m_told.forgetWaiting();
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

void Disk::order(NodeId node, const zab::Persist& persist, Journal& journal) {
    m_told.order(node, persist, journal);
    m_waiting.push_back({persist, journal.cause()});
}

/// Everything that waits becomes file operations; appends that stand side by side share a sync.
void Disk::handOver(const Journal& journal) {
    std::vector<zab::Persist> persists;
    m_workCause = m_waiting.front().cause;
    for (Waiting& w : m_waiting) {
        persists.push_back(w.persist);
        m_underWay.push_back(std::move(w.persist));
    }
    m_waiting.clear();
    for (storage::Step& step : m_store->write(persists))
        m_steps.push_back(std::move(step));
    m_given = journal.tables().zxid(ordered());
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
    for (; !m_underWay.empty() && m_underWay.front().id <= step.durable; m_underWay.pop_front()) {
        if (std::holds_alternative<zab::AppendTxn>(m_underWay.front().op)) ++m_sinceSnapshot;
        if (std::holds_alternative<zab::SaveSnapshot>(m_underWay.front().op)) m_sinceSnapshot = 0;
        durable = step.durable;
    }
    m_told.durable(node, durable, journal);
    return true;
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
    if (!m_underWay.empty()) lost = m_underWay.back().id;
    if (!m_waiting.empty()) lost = m_waiting.back().persist.id;
    m_told.forgetWaiting();
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

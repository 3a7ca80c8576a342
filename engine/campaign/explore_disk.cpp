#include "engine/campaign/explore_disk.h"

#include <algorithm>

#include "engine/base/overload.h"

namespace qs::campaign {

namespace {

void appendOp(const storage::FileOp& op, StateWords& out) {
    out.add(op.index());
    std::visit(overload{
                   [&](const storage::Create& o) { out.addText(o.name); },
                   [&](const storage::Append& o) {
                       out.addText(o.name);
                       out.addText(o.bytes);
                   },
                   [&](const storage::Truncate& o) {
                       out.addText(o.name);
                       out.add(o.size);
                   },
                   [&](const storage::Fsync& o) { out.addText(o.name); },
                   [&](const storage::Rename& o) {
                       out.addText(o.from);
                       out.addText(o.to);
                   },
                   [&](const storage::Remove& o) { out.addText(o.name); },
                   [](const storage::SyncDirectory&) {},
               },
               op);
}

void appendPersist(const zab::Persist& persist, std::uint64_t durable, StateWords& out) {
    out.add(persist.id - durable);
    out.add(persist.op.index());
    std::visit(overload{
                   [&](const zab::AppendTxn& op) { zab::appendState(op.txn, out); },
                   [&](const zab::TruncateLog& op) { out.add(op.zxid); },
                   [&](const zab::SaveSnapshot& op) { zab::appendState(op.snapshot->last, out); },
                   [&](const zab::SaveAcceptedEpoch& op) { out.add(op.epoch); },
                   [&](const zab::SaveCurrentEpoch& op) { out.add(op.epoch); },
               },
               persist.op);
}

}  // namespace

// --- What is durable -----------------------------------------------------------------------------------------------

bool DurableLog::holds(TxnName txn) const {
    const auto end = txns.begin() + static_cast<std::ptrdiff_t>(sound);
    return std::find(txns.begin(), end, txn) != end;
}

TxnName DurableLog::find(Zxid zxid, const Histories& histories) const {
    for (std::size_t i = 0; i < sound; ++i)
        if (histories.zxid(txns[i]) == zxid) return txns[i];
    return 0;
}

void ExploreDisk::broke(const char* check, std::string text) {
    if (!m_broken) m_broken = Broken{check, std::move(text)};
}

void ExploreDisk::judgePromises(Epoch accepted, Epoch current) {
    const DurableLog& now = m_durable;
    if (now.acceptedEpoch < accepted || now.currentEpoch < current) broke("Z-13", "an epoch on a disk decreases");
    if (now.currentEpoch > now.acceptedEpoch) broke("Z-13", "currentEpoch on a disk is above acceptedEpoch");
    const Epoch logged = now.txns.empty() ? Epoch{} : m_histories->zxid(now.txns.back()).epoch();
    if (logged > now.acceptedEpoch) broke("Z-13", "a disk holds a transaction of an epoch it has not accepted");
}

void ExploreDisk::becomeTxn(TxnName txn) {
    const Epoch current = m_durable.currentEpoch;
    const bool joined = current > Epoch{} && current == m_durable.acceptedEpoch;
    if (joined && m_histories->zxid(txn).epoch() < current)
        broke("Z-12", "a disk gets a transaction after the epoch whose history it belongs to");
    auto& txns = m_durable.txns;
    const bool follows = m_histories->previous(txn) == (txns.empty() ? 0 : txns.back());
    if (follows && m_durable.sound == txns.size()) ++m_durable.sound;
    txns.push_back(txn);
    judgePromises(m_durable.acceptedEpoch, current);
}

void ExploreDisk::becomeHistory(std::vector<TxnName> txns) {
    for (const TxnName txn : m_durable.txns)
        if (std::find(txns.begin(), txns.end(), txn) == txns.end()) m_removed.push_back(txn);
    m_durable.sound = std::min(m_durable.sound, txns.size());
    m_durable.txns = std::move(txns);
    judgePromises(m_durable.acceptedEpoch, m_durable.currentEpoch);
}

void ExploreDisk::becomeEpochs(Epoch accepted, Epoch current) {
    std::swap(m_durable.acceptedEpoch, accepted);
    std::swap(m_durable.currentEpoch, current);
    judgePromises(accepted, current);
}

void ExploreDisk::become(const zab::DurableOp& op) {
    std::visit(overload{
                   [&](const zab::AppendTxn& o) { becomeTxn(Histories::nameOf(o.txn)); },
                   [&](const zab::TruncateLog& o) {
                       auto txns = m_durable.txns;
                       while (!txns.empty() && m_histories->zxid(txns.back()) > o.zxid)
                           txns.pop_back();
                       becomeHistory(std::move(txns));
                   },
                   [&](const zab::SaveSnapshot& o) {
                       becomeHistory(m_histories->upTo(Histories::nameOf(o.snapshot->last)));
                       m_durable.sound = m_durable.txns.size();
                   },
                   [&](const zab::SaveAcceptedEpoch& o) { becomeEpochs(o.epoch, m_durable.currentEpoch); },
                   [&](const zab::SaveCurrentEpoch& o) { becomeEpochs(m_durable.acceptedEpoch, o.epoch); },
               },
               op);
}

/// What a start finds that was not known to be durable, or misses that was: in the order in which sim::Disk says it.
void ExploreDisk::learn(const zab::DurableState& found) {
    becomeEpochs(found.acceptedEpoch, m_durable.currentEpoch);
    becomeEpochs(m_durable.acceptedEpoch, found.currentEpoch);
    std::vector<TxnName> read = m_histories->upTo(Histories::nameOf(found.history.base().last));
    const std::size_t base = read.size();
    for (std::size_t i = 0; i < found.history.log().size(); ++i)
        read.push_back(Histories::nameOf(found.history.log()[i]));
    auto& known = m_durable.txns;
    std::size_t common = 0;
    while (common < known.size() && common < read.size() && known[common] == read[common])
        ++common;
    if (common < known.size()) becomeHistory({known.begin(), known.begin() + static_cast<std::ptrdiff_t>(common)});
    if (common < base) {
        becomeHistory({read.begin(), read.begin() + static_cast<std::ptrdiff_t>(base)});
        m_durable.sound = base;
        common = base;
    }
    for (; common < read.size(); ++common)
        becomeTxn(read[common]);
}

// --- Start and end of a process ------------------------------------------------------------------------------------

std::optional<zab::DurableState> ExploreDisk::start() {
    auto read = storage::recover(m_files.read());
    if (!read) {
        broke("start", "a disk cannot be read: " + read.error().message());
        return std::nullopt;
    }
    storage::Recovered found = std::move(read).value();
    for (const storage::Step& step : found.repairs)
        m_files.carryOut(step.op);
    m_store.emplace(std::move(found.store));
    learn(found.state);
    return std::move(found.state);
}

void ExploreDisk::crash() {
    m_store.reset();
    m_waiting.clear();
    m_underWay.clear();
    m_steps.clear();
    m_syncing = false;
}

// --- Work ----------------------------------------------------------------------------------------------------------

void ExploreDisk::order(const zab::Persist& persist) {
    m_waiting.push_back(persist);
}

void ExploreDisk::work() {
    while (!m_syncing && m_store && (!m_steps.empty() || !m_waiting.empty())) {
        if (m_steps.empty()) {
            for (storage::Step& step : m_store->write(m_waiting))
                m_steps.push_back(std::move(step));
            m_underWay.insert(m_underWay.end(), m_waiting.begin(), m_waiting.end());
            m_waiting.clear();
        }
        m_syncing = !m_steps.empty() && isSync(m_steps.front().op);
        if (m_syncing || m_steps.empty()) continue;
        m_files.carryOut(m_steps.front().op);
        m_steps.pop_front();
    }
}

std::uint64_t ExploreDisk::finishSync() {
    QS_CHECK(m_syncing);
    m_syncing = false;
    const storage::Step step = std::move(m_steps.front());
    m_steps.pop_front();
    m_files.carryOut(step.op);
    std::uint64_t durable = 0;
    for (; !m_underWay.empty() && m_underWay.front().id <= step.durable; m_underWay.pop_front()) {
        become(m_underWay.front().op);
        durable = step.durable;
    }
    return durable;
}

void ExploreDisk::appendState(std::uint64_t durable, StateWords& out) const {
    const storage::Files files = m_files.read();
    out.add(files.size());
    for (const auto& [name, bytes] : files) {
        out.addText(name);
        out.addText(bytes);
    }
    out.add(m_store.has_value());
    if (m_store) m_store->appendState(out);
    out.add(m_waiting.size());
    for (const zab::Persist& persist : m_waiting)
        appendPersist(persist, durable, out);
    out.add(m_underWay.size());
    for (const zab::Persist& persist : m_underWay)
        appendPersist(persist, durable, out);
    out.add(m_steps.size());
    for (const storage::Step& step : m_steps) {
        appendOp(step.op, out);
        out.add(step.durable > durable ? step.durable - durable : 0);
    }
    out.add(m_syncing);
    for (const TxnName txn : m_durable.txns)
        out.add(txn);
    for (const std::size_t n : {m_durable.txns.size(), m_durable.sound})
        out.add(n);
    out.add(m_durable.acceptedEpoch);
    out.add(m_durable.currentEpoch);
}

}  // namespace qs::campaign

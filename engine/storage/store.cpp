#include "engine/storage/store.h"

#include "engine/base/mutant.h"
#include "engine/base/overload.h"
#include "engine/codec/snapshot.h"
#include "engine/codec/txn_log.h"
#include "engine/storage/names.h"

namespace qs::storage {

namespace {

void writeFile(const std::string& name, std::string bytes, Steps& steps) {
    steps.push_back({Create{name}});
    steps.push_back({Append{name, std::move(bytes)}});
    steps.push_back({Fsync{name}});
}

void saveEpoch(std::string_view name, Epoch epoch, std::uint64_t id, Steps& steps) {
    if (QS_MUTANT(EpochFileInPlace)) {
        writeFile(std::string(name), std::to_string(epoch.value), steps);
        steps.push_back({SyncDirectory{}, id});
        return;
    }
    replaceFile(std::string(name), std::to_string(epoch.value), id, steps);
}

}  // namespace

void replaceFile(const std::string& name, std::string bytes, std::uint64_t durable, Steps& steps) {
    const std::string temporary = name + std::string(TemporarySuffix);
    writeFile(temporary, std::move(bytes), steps);
    steps.push_back({Rename{temporary, name}});
    steps.push_back({SyncDirectory{}, durable});
}

void finishInstall(Zxid zxid, const std::vector<std::string>& dead, bool withLog, Steps& steps) {
    for (const std::string& name : dead)
        steps.push_back({Remove{name}});
    steps.push_back({SyncDirectory{}});
    if (withLog) {
        steps.push_back({Rename{nameOf(InstallLogPrefix, zxid), nameOf(LogPrefix, zxid)}});
        steps.push_back({SyncDirectory{}});
    }
    steps.push_back({Rename{nameOf(InstallSnapshotPrefix, zxid), nameOf(SnapshotPrefix, zxid)}});
    steps.push_back({SyncDirectory{}});
}

void finishTruncation(Zxid zxid, const std::vector<std::string>& dead, const Truncate& cut, Steps& steps) {
    for (const std::string& name : dead)
        steps.push_back({Remove{name}});
    if (!cut.name.empty()) {
        steps.push_back({cut});
        steps.push_back({Fsync{cut.name}});
    }
    steps.push_back({SyncDirectory{}});
    steps.push_back({Remove{nameOf(TruncatePrefix, zxid)}});
    steps.push_back({SyncDirectory{}});
}

Steps Store::write(std::span<const zab::Persist> persists) {
    Steps steps;
    std::string batch;  // records that wait for their common Append
    for (std::size_t i = 0; i < persists.size(); ++i) {
        const std::uint64_t id = persists[i].id;
        std::visit(overload{
                       [&](const zab::AppendTxn& op) { append(*op.txn, batch, steps); },
                       [&](const zab::TruncateLog& op) { truncate(op.zxid, id, steps); },
                       [&](const zab::SaveSnapshot& op) { replace(*op.snapshot, id, steps); },
                       [&](const zab::SaveAcceptedEpoch& op) { saveEpoch(AcceptedEpochName, op.epoch, id, steps); },
                       [&](const zab::SaveCurrentEpoch& op) { saveEpoch(CurrentEpochName, op.epoch, id, steps); },
                   },
                   persists[i].op);
        const bool more = i + 1 < persists.size() && std::holds_alternative<zab::AppendTxn>(persists[i + 1].op);
        if (batch.empty() || more) continue;
        const std::string name = nameOf(LogPrefix, m_segments.back().first);
        steps.push_back({Append{name, std::move(batch)}});
        steps.push_back({Fsync{name}, id});
        batch.clear();
    }
    return steps;
}

void Store::append(const tree::Txn& txn, std::string& batch, Steps& steps) {
    if (!m_open) {
        const std::string name = nameOf(LogPrefix, txn.zxid);
        steps.push_back({Create{name}});
        steps.push_back({Append{name, codec::logHeader()}});
        steps.push_back({SyncDirectory{}});
        m_segments.push_back({txn.zxid, {}});
        m_open = true;
    }
    Segment& segment = m_segments.back();
    const std::string record = codec::logRecord(txn);
    batch += record;
    segment.records.add(txn.zxid, segment.records.end() + record.size());
}

void Store::truncate(Zxid zxid, std::uint64_t id, Steps& steps) {
    QS_CHECK(!m_snapshots.empty() && m_snapshots.front() <= zxid);
    if (lastZxid() <= zxid && m_snapshots.back() <= zxid) {
        steps.push_back({SyncDirectory{}, id});  // nothing to cut, but somebody waits for the id
        return;
    }
    steps.push_back({Create{nameOf(TruncatePrefix, zxid)}});
    steps.push_back({SyncDirectory{}, id});
    std::vector<std::string> dead;
    for (; m_snapshots.back() > zxid; m_snapshots.pop_back())
        dead.push_back(nameOf(SnapshotPrefix, m_snapshots.back()));
    for (; !m_segments.empty() && m_segments.back().first > zxid; m_segments.pop_back())
        dead.push_back(nameOf(LogPrefix, m_segments.back().first));
    Truncate cut;
    if (lastZxid() > zxid) {
        RecordIndex& records = m_segments.back().records;
        records.cut(zxid);
        cut = {nameOf(LogPrefix, m_segments.back().first), records.end()};
    }
    finishTruncation(zxid, dead, cut, steps);
    m_open = false;
}

void Store::replace(const zab::Snapshot& snapshot, std::uint64_t id, Steps& steps) {
    const Zxid zxid = snapshot.zxid();
    std::vector<std::string> dead;
    for (const Zxid old : m_snapshots)
        dead.push_back(nameOf(SnapshotPrefix, old));
    for (const Segment& old : m_segments)
        dead.push_back(nameOf(LogPrefix, old.first));
    m_snapshots = {zxid};
    m_segments.clear();
    m_open = false;
    if (snapshot.last) {
        const std::string header = codec::logHeader();
        const std::string record = codec::logRecord(*snapshot.last);
        writeFile(nameOf(InstallLogPrefix, zxid), header + record, steps);
        // Its name must be durable before the rename that relies on it.
        steps.push_back({SyncDirectory{}});
        Segment segment{zxid, {}};
        segment.records.add(zxid, header.size() + record.size());
        m_segments.push_back(std::move(segment));
    }
    replaceFile(nameOf(InstallSnapshotPrefix, zxid), codec::encodeSnapshot(snapshot.tree), id, steps);
    finishInstall(zxid, dead, snapshot.last != nullptr, steps);
}

Steps Store::roll(const zab::Snapshot& snapshot) {
    const Zxid zxid = snapshot.zxid();
    Steps steps;
    if (!m_snapshots.empty() && m_snapshots.back() >= zxid) return steps;
    writeFile(temporarySnapshot(zxid), codec::encodeSnapshot(snapshot.tree), steps);
    const Steps rest = rollTo(zxid);
    steps.insert(steps.end(), rest.begin(), rest.end());
    return steps;
}

std::string temporarySnapshot(Zxid zxid) {
    return nameOf(SnapshotPrefix, zxid) + std::string(TemporarySuffix);
}

Steps Store::rollTo(Zxid zxid) {
    Steps steps;
    if (!m_snapshots.empty() && m_snapshots.back() >= zxid) {
        steps.push_back({Remove{temporarySnapshot(zxid)}});
        return steps;
    }
    QS_CHECK(zxid <= lastZxid());
    steps.push_back({Rename{temporarySnapshot(zxid), nameOf(SnapshotPrefix, zxid)}});
    steps.push_back({SyncDirectory{}});
    m_snapshots.push_back(zxid);
    m_open = false;
    purge(steps);
    return steps;
}

void Store::purge(Steps& steps) {
    forgetRecords();
    if (m_keep == 0) return;
    const std::size_t before = steps.size();
    while (m_snapshots.size() > m_keep) {
        steps.push_back({Remove{nameOf(SnapshotPrefix, m_snapshots.front())}});
        m_snapshots.erase(m_snapshots.begin());
    }
    // The file that holds the oldest snapshot's own last transaction stays: it is that snapshot's identity.
    while (m_segments.size() > 1 && m_segments[1].first <= m_snapshots.front()) {
        steps.push_back({Remove{nameOf(LogPrefix, m_segments.front().first)}});
        m_segments.erase(m_segments.begin());
    }
    if (steps.size() > before) steps.push_back({SyncDirectory{}});
}

/// Nothing is cut back below the snapshots in use.
void Store::forgetRecords() {
    if (m_snapshots.size() < SnapshotsInUse) return;
    const Zxid oldest = m_snapshots[m_snapshots.size() - SnapshotsInUse];
    for (std::size_t i = 0; i + 1 < m_segments.size() && m_segments[i + 1].first <= oldest; ++i)
        m_segments[i].records = {};
}

void Store::appendState(StateWords& out) const {
    out.add(m_segments.size());
    for (const Segment& segment : m_segments) {
        out.add(segment.first);
        segment.records.appendState(out);
    }
    out.add(m_snapshots.size());
    for (const Zxid snapshot : m_snapshots)
        out.add(snapshot);
    out.add(m_open);
}

}  // namespace qs::storage

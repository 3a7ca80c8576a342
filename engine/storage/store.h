// Turns the durable operations of a ZAB peer into file operations in ZooKeeper's formats, such that a loss of power
// between any two of them leaves the state before or behind one durable operation and nothing in between.
// Source: ZooKeeper 3.8 FileTxnSnapLog, FileTxnLog, AtomicFileWritingIdiom; zookeeper-protocol.md section 6.
//
// How a driver uses it:
//   recover(files) -> state, store, repairs. Carry out the repairs before anything else; then start the peer.
//   Collect the peer's Persist effects. When the disk is free, hand all that wait to write(); carry out the steps in
//   order; after each, report step.durable (when it is not 0) to the peer as Persisted. Appends that stand side by
//   side share one Fsync. Now and then, with no steps under way: roll().
//   A file operation that fails ends the process: what is on disk is known again only after recover().
//
// Departures from ZooKeeper, which loses or mixes histories when it dies in these places:
// - A snapshot that replaces the history is first written beside it. Its last transaction goes to install.log.Z and is
//   to become the first record of log.Z (readers skip it); the rename to install.snapshot.Z decides. While that file
//   exists, every other log and snapshot is dead.
// - A truncation is decided by the empty file truncate.Z. While it exists, everything above Z is dead.
// - Directories are synced.
#pragma once

#include <span>

#include "engine/storage/file_op.h"
#include "engine/storage/record_index.h"
#include "engine/zab/effects.h"

namespace qs::storage {

/// One log file as the store knows it.
struct Segment {
    Zxid first;  ///< in its name
    /// Empty for files that lie wholly below the snapshot that recovery began with, or below those in use.
    RecordIndex records;
};

/// A copy shares its index of the log with the original; no file contents are held.
class Store {
public:
    /// What may be needed of them: the newest one, and two that it can be replaced by.
    static constexpr std::size_t SnapshotsInUse = 3;

    /// What is on disk, both in ascending order. For recover().
    Store(std::vector<Segment> segments, std::vector<Zxid> snapshots)
        : m_segments(std::move(segments)), m_snapshots(std::move(snapshots)) {}

    /// The steps that make `persists` durable, in their order. Requires: a truncation not below the oldest snapshot.
    Steps write(std::span<const zab::Persist> persists);
    /// Transactions go to the end of a file that is there.
    bool isOpen() const { return m_open; }
    /// How many snapshots roll() leaves, with the logs they need: at least SnapshotsInUse; 0: all. SnapshotsInUse at
    /// the start.
    void keepSnapshots(std::size_t count) { m_keep = count; }

    /// Snapshot of the own tree; the log goes on in a new file, and files that the newest snapshots do not need are
    /// removed. Requires: its last transaction was given to write().
    Steps roll(const zab::Snapshot& snapshot);
    /// The same where somebody has written and synced the snapshot of `zxid` to temporarySnapshot(zxid) beside the log.
    /// Requires: no installation and no truncation was given to write() since that began.
    Steps rollTo(Zxid zxid);

    /// Its index of the files: names, zxids and offsets.
    void appendState(StateWords& out) const;

private:
    void append(const tree::Txn& txn, std::string& batch, Steps& steps);
    void truncate(Zxid zxid, std::uint64_t id, Steps& steps);
    void replace(const zab::Snapshot& snapshot, std::uint64_t id, Steps& steps);
    void purge(Steps& steps);
    void forgetRecords();
    Zxid lastZxid() const { return m_segments.empty() ? Zxid{} : m_segments.back().records.last(); }

    std::vector<Segment> m_segments;
    std::vector<Zxid> m_snapshots;
    std::size_t m_keep = SnapshotsInUse;
    bool m_open = false;  ///< the next append goes to the last segment, not to a new one
};

/// Writes a whole file beside `name`, then in its place. The name is durable after the SyncDirectory at the end, which
/// carries `durable`.
void replaceFile(const std::string& name, std::string bytes, std::uint64_t durable, Steps& steps);
/// Where a snapshot is written before it has its name.
std::string temporarySnapshot(Zxid zxid);
/// The way from install.snapshot.Z to snapshot.Z; `dead`: names of the logs and snapshots it replaces. `withLog`:
/// install.log.Z is still to be renamed.
void finishInstall(Zxid zxid, const std::vector<std::string>& dead, bool withLog, Steps& steps);
/// The way from truncate.Z to a directory without it; `dead`: names of files wholly above Z. `cut`: the file that
/// holds Z, and where it ends; an empty name when nothing is to be cut.
void finishTruncation(Zxid zxid, const std::vector<std::string>& dead, const Truncate& cut, Steps& steps);

}  // namespace qs::storage

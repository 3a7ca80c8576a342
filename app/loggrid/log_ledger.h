// What became of every transaction on every replica, and when: kept by record, so that the log of any moment is
// answered without a fold. Follows the records of disks, leaders and trees; a disk does its work in order, so what was
// ordered behind a truncation or a snapshot is not yet durable when that is done.
#pragma once

#include <map>
#include <optional>
#include <vector>

#include "app/loggrid/history_branches.h"
#include "app/models/record_store.h"
#include "engine/trace/setting.h"

namespace qs::app {

/// How far a transaction has come on a replica.
enum class EntryStep : std::uint8_t {
    Absent,
    Written,    ///< to the log file
    Durable,    ///< on the disk: synced, or part of a snapshot
    Acked,      ///< durable, and the leader has the acknowledgement
    Committed,  ///< durable here, and the leader has decided
    Applied,    ///< part of the tree in memory
    Removed,    ///< was here; a truncation, a snapshot or a crash took it away
};

struct EntryMark {
    EntryStep step = EntryStep::Absent;
    bool durable = false;
    bool operator==(const EntryMark&) const = default;
};

/// Seqs of the records that made it so, 0 where it is not so at the moment asked for.
struct EntryFacts {
    std::uint64_t written = 0;
    std::uint64_t durable = 0;
    std::uint64_t acked = 0;
    std::uint64_t committed = 0;  ///< by whichever leader
    std::uint64_t applied = 0;
    std::uint64_t removed = 0;
};

class LogLedger {
public:
    LogLedger(const RecordStore& records, const trace::Setting& setting);

    /// Reads on, for a few milliseconds at most; true when the last record is read.
    bool follow();

    /// Voters, then observers: the rows.
    const std::vector<NodeId>& replicas() const { return m_replicas; }
    /// Every transaction that was ever in a log, by zxid; of one zxid the one seen first stands first.
    const std::vector<trace::TxnRef>& columns() const { return m_columns; }
    /// None for a transaction that no record names yet.
    std::optional<std::size_t> columnOf(trace::TxnRef txn) const;
    /// So many columns from the left were known by then; where histories overlapped, some of them perhaps not.
    std::size_t columnsKnownAt(std::uint64_t seq) const;
    bool knownAt(trace::TxnRef txn, std::uint64_t seq) const { return m_seen.at(txn.index) <= seq; }
    /// None when the record is about no transaction in a log.
    trace::TxnRef transactionOf(const trace::Record& record) const;

    /// One moment, for many entries.
    struct Moment {
        std::uint64_t seq = 0;
        std::vector<trace::TxnRef> applied;  ///< [row]: where its tree stands
    };
    Moment momentAt(std::uint64_t seq) const;
    EntryMark mark(const Moment& moment, std::size_t row, trace::TxnRef txn) const;
    EntryFacts facts(std::uint64_t seq, std::size_t row, trace::TxnRef txn) const;
    /// When it was committed; 0: not by `seq`.
    std::uint64_t committedAt(trace::TxnRef txn, std::uint64_t seq) const;

private:
    /// From its writing to its removal; may begin with `durable` where a start or a snapshot brought it.
    struct Life {
        std::uint32_t written = 0;
        std::uint32_t durable = 0;
        std::uint32_t acked = 0;
        std::uint32_t removed = 0;
        std::uint32_t begin() const { return written ? written : durable; }
        bool isOn() const { return begin() != 0 && removed == 0; }
    };
    struct Position {
        std::uint32_t seq;
        trace::TxnRef txn;
    };
    struct Replica {
        std::vector<Life> lives;                             ///< [TxnRef]: the newest
        std::map<trace::TxnRef, std::vector<Life>> earlier;  ///< oldest first
        std::vector<trace::TxnRef> unsynced;                 ///< written and not durable
        std::vector<Position> tree;                          ///< where it stood from each record on
        std::vector<std::size_t> jumps;  ///< indices in `tree` that do not go on from the one before
        bool reading = false;            ///< its disk, after a start
    };

    void fold(const trace::Record& r);
    void foldDisk(Replica& replica, const trace::Record& r);
    void foldTree(Replica& replica, const trace::Record& r);
    void write(Replica& replica, trace::TxnRef txn, std::uint32_t seq);
    void persist(Replica& replica, trace::TxnRef txn, std::uint32_t seq);
    void truncate(Replica& replica, Zxid to, std::uint32_t seq);
    void install(Replica& replica, trace::TxnRef snapshot, std::uint32_t seq);
    void loseUnsynced(Replica& replica, std::uint32_t seq);
    void loseAll(Replica& replica, std::uint32_t seq);
    void moveTree(Replica& replica, trace::TxnRef txn, std::uint32_t seq, bool jump);
    void acknowledge(const trace::Record& r, const trace::ProposalAcked& e);
    void commitHistory(trace::TxnRef upTo, std::uint32_t seq);
    void addColumn(trace::TxnRef txn, std::uint32_t seq);
    void addHistory(trace::TxnRef after, trace::TxnRef upTo, std::uint32_t seq);
    Life& liveAgain(Replica& replica, trace::TxnRef txn, std::uint32_t seq);
    bool isBefore(trace::TxnRef a, trace::TxnRef b) const;
    trace::TxnRef proposalOf(NodeId leader, Zxid zxid) const;
    Replica* replica(NodeId id);
    Life lifeAt(const Replica& replica, trace::TxnRef txn, std::uint64_t seq) const;
    std::uint64_t appliedSince(const Replica& replica, trace::TxnRef txn, std::uint64_t seq) const;

    const RecordStore& m_records;
    HistoryBranches m_branches;
    std::vector<NodeId> m_replicas;
    std::vector<Replica> m_rows;
    std::vector<trace::TxnRef> m_columns;
    std::vector<std::uint32_t> m_seen;       ///< [TxnRef]: seq of the first record about it; 0: no column
    std::vector<std::uint32_t> m_committed;  ///< [TxnRef]: seq
    std::uint64_t m_read = 0;
};

}  // namespace qs::app

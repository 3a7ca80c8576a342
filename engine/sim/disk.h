// The disk of one simulated replica: durable operations wait, become file operations of storage/, and those are carried
// out one by one on a directory in memory; syncs take time, a crash may fall between any two.
#pragma once

#include <deque>
#include <optional>

#include "engine/command/command.h"
#include "engine/storage/memory_files.h"
#include "engine/storage/recover.h"
#include "engine/zab/persist_trace.h"

namespace qs::sim {

using trace::Journal;

class Disk {
public:
    enum class Work : std::uint8_t {
        None,     ///< nothing waits, or a sync is under way already
        Started,  ///< a sync was begun: finish() it when its time is over
        Failed,   ///< the process must end: failure() says why
    };

    /// The process begins: reads the directory back, repairs it, and writes what is durable now beyond or below what
    /// was known to be. nullopt: the start failed, see failure().
    /// `fresh`: the tree of a disk that is new.
    std::optional<zab::DurableState> start(NodeId node, const tree::Tree& fresh, Journal& journal);
    /// Why a start would be refused, for a disk that was damaged; empty: it would not.
    std::string problem() const;

    /// End of the log once everything ordered so far is done: what a new transaction comes after.
    trace::TxnRef ordered() const { return m_told.ordered(); }
    /// Takes the operation; writes TxnLogged for an append.
    void order(NodeId node, const zab::Persist& persist, Journal& journal);
    Work advance(const Journal& journal);
    /// The sync under way is done. Sets `durable` to the id up to which everything is durable now, when it grew. False:
    /// it failed, the process must end.
    bool finish(NodeId node, Journal& journal, std::uint64_t& durable);
    bool busy() const { return m_syncing; }

    /// Of all files, as the process sees them.
    std::uint64_t bytes() const;
    /// Transactions since the last snapshot.
    std::size_t sinceSnapshot() const { return m_sinceSnapshot; }
    /// Seq of the record that the file operations under way come from: of those that share a sync the first.
    std::uint64_t workCause() const { return m_workCause; }
    /// No file operation is under way.
    bool idle() const { return m_steps.empty(); }
    /// Last transaction that was turned into file operations.
    Zxid given() const { return m_given; }
    /// Saves the own state beside the log. Requires: idle(), and its last transaction is not above given().
    void saveSnapshot(NodeId node, const zab::Snapshot& snapshot, Journal& journal);

    /// The process is gone; what it wrote stays in the page cache.
    void crash();
    /// The machine is gone too: what was not synced may be lost, wholly or in part.
    void losePower(Rng& rng);

    /// Full: what would grow a file fails, after a part of it was written (ENOSPC). NoFiles: no file can be created
    /// (EMFILE). Failing: the next sync fails (EIO). Short: a write takes two operations. Lying: syncs return without
    /// doing anything; outside the model. Slow: each sync takes `factor` times as long. Held: each sync takes until
    /// somebody says that it is done. Ok: none of these, nor a death to come.
    void change(trace::DiskState state, std::uint32_t factor);
    bool held() const { return m_state == trace::DiskState::Held; }
    std::int64_t slow() const { return m_state == trace::DiskState::Slow ? m_factor : 1; }
    /// The process dies before the file operation behind the next `operations`.
    void dieAfter(std::uint64_t operations, bool power) { m_death = {operations, power}; }

    /// Behind the back of a dead process.
    struct Damage {
        command::DiskFault::What what = command::DiskFault::What::Rot;
        std::optional<Zxid> zxid;  ///< Rot: of the record
    };
    /// Why there is nothing there to damage; empty: there is.
    std::string refusal(const Damage& damage) const;
    /// Says what was done. Requires: the process is dead, and nothing is refused.
    std::string harm(const Damage& damage, Rng& rng);
    /// Requires: both processes are dead. Each has the other's files from now on.
    void swapWith(Disk& other);
    /// All that was said to be durable is: no sync was skipped, and nothing was damaged since the last start.
    bool whole() const { return !m_lied && !m_damaged && m_state != trace::DiskState::Lying; }

    struct Failure {
        const char* text = nullptr;
        bool power = false;
        bool unreadable = false;  ///< at a start
        bool ofDisk = false;      ///< not of the process or the machine
    };
    const Failure& failure() const { return m_failure; }
    /// For mutants that live on after a failure: what waits is lost, and all later work too unless `goOn`. Returns the
    /// id of the last persist that was lost.
    std::uint64_t giveUp(bool goOn);

private:
    struct Waiting {
        zab::Persist persist;
        std::uint64_t cause = 0;
    };
    struct Death {
        std::uint64_t operations = 0;
        bool power = false;
    };

    void handOver(const Journal& journal);
    bool carryOut(const storage::FileOp& op);
    void splitWrite();
    std::string rot(std::optional<Zxid> zxid, Rng& rng);
    std::string spoilTail();
    std::string scribble(bool misdirected, Rng& rng);
    bool fail(const char* text, bool power = false);
    bool failOfItself(const char* text);

    storage::MemoryFiles m_files;
    std::optional<storage::Store> m_store;  ///< none: no process
    std::deque<Waiting> m_waiting;          ///< ordered, and not yet file operations
    std::deque<zab::Persist> m_underWay;
    std::deque<storage::Step> m_steps;
    std::uint64_t m_workCause = 0;  ///< of the file operations
    bool m_syncing = false;
    zab::PersistTrace m_told;
    Zxid m_given;
    std::size_t m_sinceSnapshot = 0;

    trace::DiskState m_state = trace::DiskState::Ok;
    std::int64_t m_factor = 1;
    std::optional<Death> m_death;
    bool m_lied = false;     ///< a sync was skipped, and the power has not failed since
    bool m_damaged = false;  ///< wiped, rotted, or power failed after a lie; nobody has read it since
    Failure m_failure;
};

}  // namespace qs::sim

// The thread that writes: durable operations of the replica in, "durable up to here" out. What waits while the disk is
// at work is written with one sync (group commit), and what is about to come may be waited for. A few transactions that
// need no sync are written by who orders them: they would wait longer for the thread than for the system to take them.
#pragma once

#include <atomic>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>
#include <variant>
#include <vector>

#include "engine/host/data_directory.h"
#include "engine/host/gathering.h"
#include "engine/storage/store.h"
#include "engine/trace/record.h"

namespace qs::host {

class DiskThread {
public:
    /// Called on the thread itself, or from within order(); they may not order anything themselves.
    struct Reports {
        std::function<void(std::uint64_t id)> durable;       ///< everything up to and including it
        std::function<void(const std::string& why)> failed;  ///< nothing more is written
    };
    DiskThread(DataDirectory directory, storage::Store store, Reports reports);
    /// What was ordered is written first.
    ~DiskThread();

    /// In this order. The vector is emptied.
    void order(std::vector<zab::Persist>& persists);
    /// The own state, beside the log: what is ordered meanwhile does not wait for it. Does nothing while another one is
    /// being written. Requires: its last transaction was ordered.
    void saveSnapshot(zab::SnapshotPtr snapshot);
    /// Full, NoFiles, Failing and Slow as the simulator's disks are so (sim/disk.h), or Ok.
    void change(trace::DiskState state, std::uint32_t factor);

private:
    struct SnapshotWritten {
        Zxid zxid;
        std::string problem;  ///< empty: none
    };
    using Work = std::variant<zab::Persist, SnapshotWritten>;

    void run();
    bool waitForWork(std::vector<Work>& work);
    bool isSoonDone(const std::vector<zab::Persist>& persists) const;
    bool carryOut(const storage::Steps& steps);
    std::string carryOut(const storage::FileOp& op);
    std::string refusal(const storage::FileOp& op) const;
    bool write(std::vector<Work>& work);
    bool finishSnapshot(const SnapshotWritten& written);
    void writeSnapshot(const zab::SnapshotPtr& snapshot);

    DataDirectory m_directory;
    storage::Store m_store;
    Reports m_reports;
    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::vector<Work> m_waiting;  ///< guarded
    std::size_t m_enough = 1;     ///< guarded; fewer that wait need not wake the thread
    bool m_urgent = false;        ///< guarded; not only transactions wait
    bool m_writing = false;       ///< guarded; the thread is at work, or it gave up
    bool m_failed = false;        ///< guarded; whoever ordered it could not write
    bool m_ends = false;          ///< guarded
    bool m_snapshotting = false;  ///< guarded; until the snapshot has its name
    /// The history that the snapshot under way is of was cut or replaced.
    bool m_snapshotIsStale = false;
    Gathering m_gathering;                            ///< the thread's own
    std::chrono::steady_clock::time_point m_written;  ///< its own; when the last of it was
    std::atomic<bool> m_abandonSnapshot = false;
    std::atomic<trace::DiskState> m_state = trace::DiskState::Ok;
    std::atomic<std::uint32_t> m_factor = 1;
    std::thread m_snapshotThread;
    std::thread m_thread;
};

}  // namespace qs::host

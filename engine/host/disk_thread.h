// The thread that writes: durable operations of the replica in, "durable up to here" out. What waits while the disk is
// at work is written with one sync (group commit).
#pragma once

#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>
#include <variant>
#include <vector>

#include "engine/host/data_directory.h"
#include "engine/storage/store.h"

namespace qs::host {

class DiskThread {
public:
    /// Called on the thread itself.
    struct Reports {
        std::function<void(std::uint64_t id)> durable;       ///< everything up to and including it
        std::function<void(const std::string& why)> failed;  ///< nothing more is written
    };
    DiskThread(DataDirectory directory, storage::Store store, Reports reports);
    /// What was ordered is written first.
    ~DiskThread();

    /// In this order. The vector is emptied.
    void order(std::vector<zab::Persist>& persists);
    /// The own state, beside the log. Requires: its last transaction was ordered.
    void saveSnapshot(zab::SnapshotPtr snapshot);

private:
    using Work = std::variant<zab::Persist, zab::SnapshotPtr>;

    void run();
    bool carryOut(const storage::Steps& steps);
    bool write(std::vector<Work>& work);

    DataDirectory m_directory;
    storage::Store m_store;
    Reports m_reports;
    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::vector<Work> m_waiting;  ///< guarded
    bool m_ends = false;          ///< guarded
    std::thread m_thread;
};

}  // namespace qs::host

#include "engine/host/disk_thread.h"

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <cstring>
#include <utility>

#include "engine/codec/snapshot.h"

namespace qs::host {

namespace {

/// A disk that promises without doing anything is slow by this.
constexpr std::chrono::steady_clock::duration UsualSync = std::chrono::milliseconds(1);

constexpr std::size_t MostAtOnce = 4;  ///< transactions that whoever orders them may write itself

}  // namespace

DiskThread::DiskThread(DataDirectory directory, storage::Store store, Reports reports)
    : m_directory(std::move(directory)),
      m_store(std::move(store)),
      m_reports(std::move(reports)),
      m_thread([this] { run(); }) {}

DiskThread::~DiskThread() {
    m_abandonSnapshot = true;
    if (m_snapshotThread.joinable()) m_snapshotThread.join();
    {
        const std::lock_guard lock(m_mutex);
        m_ends = true;
    }
    m_wake.notify_one();
    m_thread.join();
}

void DiskThread::order(std::vector<zab::Persist>& persists) {
    {
        const std::lock_guard lock(m_mutex);
        if (!m_writing && !m_failed && m_waiting.empty() && isSoonDone(persists)) {
            m_failed = !carryOut(m_store.write(persists));
            persists.clear();
            return;
        }
        for (zab::Persist& each : persists) {
            m_urgent = m_urgent || !std::holds_alternative<zab::AppendTxn>(each.op);
            m_waiting.emplace_back(std::move(each));
        }
        persists.clear();
        if (!m_urgent && m_waiting.size() < m_enough) return;
    }
    m_wake.notify_one();
}

/// Requires: the thread is not at work, and the lock.
bool DiskThread::isSoonDone(const std::vector<zab::Persist>& persists) const {
    return !m_directory.syncsLogs() && m_state == trace::DiskState::Ok && m_store.isOpen() &&
           persists.size() <= MostAtOnce && std::ranges::all_of(persists, [](const zab::Persist& each) {
               return std::holds_alternative<zab::AppendTxn>(each.op);
           });
}

void DiskThread::saveSnapshot(zab::SnapshotPtr snapshot) {
    {
        const std::lock_guard lock(m_mutex);
        if (std::exchange(m_snapshotting, true)) return;
    }
    if (m_snapshotThread.joinable()) m_snapshotThread.join();
    m_snapshotThread = std::thread([this, snapshot = std::move(snapshot)] { writeSnapshot(snapshot); });
}

void DiskThread::writeSnapshot(const zab::SnapshotPtr& snapshot) {
    const auto fill = [&](const std::function<bool(std::string_view)>& sink) {
        codec::writeSnapshot(snapshot->tree, [&](std::string_view piece) { return !m_abandonSnapshot && sink(piece); });
    };
    const Zxid zxid = snapshot->zxid();
    const std::string name = storage::temporarySnapshot(zxid);
    std::string problem = refusal(storage::Create{name});
    if (problem.empty()) problem = refusal(storage::Fsync{name});
    if (problem.empty()) problem = m_directory.writeBeside(name, fill);
    {
        const std::lock_guard lock(m_mutex);
        if (m_abandonSnapshot) return;  // what is left of the file goes with the next start
        m_waiting.emplace_back(SnapshotWritten{zxid, problem});
    }
    m_wake.notify_one();
}

bool DiskThread::finishSnapshot(const SnapshotWritten& written) {
    storage::Steps steps;
    if (!written.problem.empty()) {
        m_reports.failed(written.problem);
        return false;
    }
    if (std::exchange(m_snapshotIsStale, false)) {
        steps.push_back({storage::Remove{storage::temporarySnapshot(written.zxid)}});
    } else {
        steps = m_store.rollTo(written.zxid);
    }
    const bool done = carryOut(steps);
    const std::lock_guard lock(m_mutex);
    m_snapshotting = false;
    return done;
}

void DiskThread::run() {
    std::vector<Work> work;
    while (waitForWork(work)) {
        const auto begin = std::chrono::steady_clock::now();
        const std::size_t batch = work.size();
        if (!write(work)) return;
        work.clear();
        m_written = std::chrono::steady_clock::now();
        const std::lock_guard lock(m_mutex);
        m_writing = false;
        m_gathering.synced(batch, m_written - begin, m_waiting.size());
    }
}

/// False: there is nothing, and there will be nothing.
bool DiskThread::waitForWork(std::vector<Work>& work) {
    std::unique_lock lock(m_mutex);
    const auto isEnough = [this] { return m_ends || m_urgent || m_waiting.size() >= m_enough; };
    if (m_directory.syncsLogs() && m_gathering.enough() > 1) {
        m_enough = m_gathering.enough();
        m_wake.wait_until(lock, m_written + m_gathering.patience(), isEnough);
    }
    m_enough = 1;
    m_wake.wait(lock, isEnough);
    if (m_failed || m_waiting.empty()) return false;
    std::swap(work, m_waiting);
    m_urgent = false;
    m_writing = true;
    return true;
}

bool DiskThread::write(std::vector<Work>& work) {
    std::vector<zab::Persist> persists;
    const auto writeThese = [&] {
        if (persists.empty()) return true;
        const bool done = carryOut(m_store.write(persists));
        persists.clear();
        return done;
    };
    for (Work& each : work) {
        if (auto* persist = std::get_if<zab::Persist>(&each)) {
            if (std::holds_alternative<zab::SaveSnapshot>(persist->op) ||
                std::holds_alternative<zab::TruncateLog>(persist->op)) {
                const std::lock_guard lock(m_mutex);
                m_snapshotIsStale = m_snapshotting;
            }
            persists.push_back(std::move(*persist));
        } else if (!writeThese() || !finishSnapshot(std::get<SnapshotWritten>(each))) {
            return false;
        }
    }
    return writeThese();
}

void DiskThread::change(trace::DiskState state, std::uint32_t factor) {
    m_factor = factor;
    m_state = state;
}

/// What the system would say of it, with what is wrong with the disk by order; empty: nothing.
std::string DiskThread::refusal(const storage::FileOp& op) const {
    const trace::DiskState state = m_state;
    const auto fails = [](int code) { return std::string("by order: ") + std::strerror(code); };
    if (state == trace::DiskState::Full && storage::grows(op)) return fails(ENOSPC);
    if (state == trace::DiskState::NoFiles && storage::creates(op)) return fails(EMFILE);
    if (state == trace::DiskState::Failing && storage::isSync(op)) return fails(EIO);
    return {};
}

std::string DiskThread::carryOut(const storage::FileOp& op) {
    std::string problem = refusal(op);
    if (!problem.empty()) return problem;
    const auto begin = std::chrono::steady_clock::now();
    problem = m_directory.carryOut(op);
    if (m_state == trace::DiskState::Slow && storage::isSync(op)) {
        const auto took = std::max(std::chrono::steady_clock::now() - begin, UsualSync);
        std::this_thread::sleep_for(took * (m_factor - 1));
    }
    return problem;
}

bool DiskThread::carryOut(const storage::Steps& steps) {
    for (const storage::Step& step : steps) {
        const std::string problem = carryOut(step.op);
        if (!problem.empty()) {
            m_reports.failed(problem);
            return false;
        }
        if (step.durable != 0) m_reports.durable(step.durable);
    }
    return true;
}

}  // namespace qs::host

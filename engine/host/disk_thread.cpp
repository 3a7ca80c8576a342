#include "engine/host/disk_thread.h"

#include <utility>

namespace qs::host {

DiskThread::DiskThread(DataDirectory directory, storage::Store store, Reports reports)
    : m_directory(std::move(directory)),
      m_store(std::move(store)),
      m_reports(std::move(reports)),
      m_thread([this] { run(); }) {}

DiskThread::~DiskThread() {
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
        for (zab::Persist& each : persists)
            m_waiting.emplace_back(std::move(each));
    }
    persists.clear();
    m_wake.notify_one();
}

void DiskThread::saveSnapshot(zab::SnapshotPtr snapshot) {
    {
        const std::lock_guard lock(m_mutex);
        m_waiting.emplace_back(std::move(snapshot));
    }
    m_wake.notify_one();
}

void DiskThread::run() {
    std::vector<Work> work;
    for (;;) {
        {
            std::unique_lock lock(m_mutex);
            m_wake.wait(lock, [this] { return m_ends || !m_waiting.empty(); });
            if (m_waiting.empty()) return;
            std::swap(work, m_waiting);
        }
        if (!write(work)) return;
        work.clear();
    }
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
            persists.push_back(std::move(*persist));
        } else if (!writeThese() || !carryOut(m_store.roll(*std::get<zab::SnapshotPtr>(each)))) {
            return false;
        }
    }
    return writeThese();
}

bool DiskThread::carryOut(const storage::Steps& steps) {
    for (const storage::Step& step : steps) {
        const std::string problem = m_directory.carryOut(step.op);
        if (!problem.empty()) {
            m_reports.failed(problem);
            return false;
        }
        if (step.durable != 0) m_reports.durable(step.durable);
    }
    return true;
}

}  // namespace qs::host

// The disk of a replica that the explorer runs: durable operations become the file operations of storage/, and each
// sync is an event of its own. What the disk is known to hold is judged as the checks judge the trace (Z-12, Z-13);
// what a truncation took away is reported, for Z-15.
#pragma once

#include <deque>
#include <optional>
#include <vector>

#include "engine/campaign/explore_histories.h"
#include "engine/campaign/explore_search.h"
#include "engine/storage/memory_files.h"
#include "engine/storage/recover.h"

namespace qs::campaign {

/// What is durable, as check::DurableLogs folds it from the records of a disk.
struct DurableLog {
    std::vector<TxnName> txns;  ///< in zxid order
    std::size_t sound = 0;      ///< so many from the start are one history
    Epoch acceptedEpoch;
    Epoch currentEpoch;

    bool holds(TxnName txn) const;
    /// The transaction of that zxid in the sound part; 0: none.
    TxnName find(Zxid zxid, const Histories& histories) const;
};

class ExploreDisk {
public:
    explicit ExploreDisk(const Histories& histories) : m_histories(&histories) {}

    /// The process begins. nullopt: the directory cannot be read; broken() says why.
    std::optional<zab::DurableState> start();
    /// The process is gone; what it wrote stays in the page cache.
    void crash();
    void order(const zab::Persist& persist);
    /// Carries out what needs no sync, up to the next sync.
    void work();
    bool syncing() const { return m_syncing; }
    /// The sync under way is done. Returns the id up to which everything is durable now; 0: no more than before.
    /// Requires: syncing().
    std::uint64_t finishSync();

    const DurableLog& durable() const { return m_durable; }
    /// The first property that the disk broke; taken out.
    std::optional<Broken> takeBroken() { return std::exchange(m_broken, std::nullopt); }
    /// Transactions that truncations and snapshots took away since the last call.
    std::vector<TxnName> takeRemoved() { return std::exchange(m_removed, {}); }

    /// Files as a process reads them: which bytes are synced is left out, for power never fails here. Ids of persists
    /// count from `durable`, the last one that is.
    void appendState(std::uint64_t durable, StateWords& out) const;

private:
    void become(const zab::DurableOp& op);
    void becomeTxn(TxnName txn);
    void becomeHistory(std::vector<TxnName> txns);
    void becomeEpochs(Epoch accepted, Epoch current);
    void learn(const zab::DurableState& found);
    void judgePromises(Epoch accepted, Epoch current);
    void broke(const char* check, std::string text);

    const Histories* m_histories;
    storage::MemoryFiles m_files;
    std::optional<storage::Store> m_store;  ///< none: no process
    std::vector<zab::Persist> m_waiting;    ///< ordered, and not yet file operations
    std::deque<zab::Persist> m_underWay;
    std::deque<storage::Step> m_steps;
    bool m_syncing = false;
    DurableLog m_durable;
    std::optional<Broken> m_broken;
    std::vector<TxnName> m_removed;
};

}  // namespace qs::campaign

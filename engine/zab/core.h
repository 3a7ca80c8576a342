// What all roles of one ZAB peer share: configuration, the durable promises, the history and the tree built from it.
// Durable state is changed only here, each change with its Persist effect.
#pragma once

#include <cstdint>
#include <optional>

#include "engine/base/membership.h"
#include "engine/zab/effects.h"
#include "engine/zab/history.h"
#include "engine/zab/mutant_state.h"

namespace qs::zab {

struct Config {
    NodeId self;
    Membership membership;  ///< of `ensemble`, where there is one
    VirtualTime tick = VirtualTime::ofMs(500);
    int initLimit = 10;  ///< ticks
    int syncLimit = 4;   ///< ticks
    VirtualTime finalizeWait = VirtualTime::ofMs(200);
    VirtualTime minNotificationInterval = VirtualTime::ofMs(200);
    VirtualTime maxNotificationInterval = VirtualTime::ofMs(60000);
    std::size_t committedWindow = 500;  ///< committed proposals that a leader keeps at hand for DIFF (commitLogCount)
    std::uint32_t startCounter = 0;     ///< the first transaction of each epoch is the one after
    EnsemblePtr ensemble;               ///< for /zookeeper/config; null: the znode stays as it is
    std::int64_t ensembleTextMs = 0;    ///< its mtime
    bool reconfigEnabled = false;       ///< the ensemble may become another one. Requires: `ensemble`

    VirtualTime initTimeout() const { return VirtualTime{tick.us * initLimit}; }
    VirtualTime syncTimeout() const { return VirtualTime{tick.us * syncLimit}; }
};

/// What a disk holds after a crash.
struct DurableState {
    Epoch acceptedEpoch;
    Epoch currentEpoch;
    History history;
    /// The disk holds it from here on; below the base of the history where not all of it was kept in memory.
    std::optional<Zxid> readAgainFrom;
};

class Core {
public:
    Core(const Config& config, const DurableState& durable);

    const Config config;
    [[no_unique_address]] MutantState mutant;

    Epoch acceptedEpoch() const { return m_acceptedEpoch; }
    Epoch currentEpoch() const { return m_currentEpoch; }
    const History& history() const { return m_history; }
    /// The tree at the last transaction applied.
    const tree::Tree& tree() const { return m_tree; }
    /// The last transaction applied; null: none.
    const tree::TxnPtr& applied() const { return m_applied; }
    Zxid appliedZxid() const { return m_applied ? m_applied->zxid : Zxid{}; }

    /// In force: of the last configuration that is known to be committed.
    const Membership& membership() const { return m_inForce ? m_inForce->membership : config.membership; }
    const EnsemblePtr& ensemble() const { return m_inForce; }
    /// A later one that is logged or announced; null: there is none. Who counts must count in both.
    const EnsemblePtr& proposedEnsemble() const { return m_proposed; }
    /// Of the configuration in force and of the proposed one.
    NodeSet voters() const;
    bool isQuorum(const NodeSet& nodes) const;
    bool isQuorumInForce(const NodeSet& nodes) const;
    /// A quorum for that transaction: one before the proposed configuration needs none of it.
    bool isQuorumFor(Zxid zxid, const NodeSet& nodes) const;
    bool isObserver() const { return membership().observers.contains(config.self); }
    bool isVoter() const { return membership().voters.contains(config.self); }
    bool mayChange() const { return config.reconfigEnabled && m_inForce; }
    /// The latest that may come into force; null where the ensemble cannot change.
    EnsemblePtr latestEnsemble() const;
    /// The later one of it and of what is logged is proposed, where that is later than what is in force.
    void proposeEnsemble(const EnsemblePtr& ensemble, Effects& out);
    /// It is committed. Nothing happens where it is not later than what is in force.
    void activateEnsemble(const EnsemblePtr& ensemble, Effects& out);
    /// What the transaction of that zxid makes of the ensemble; null: nothing.
    EnsemblePtr ensembleAt(Zxid zxid) const;

    /// Each returns the id of its persist.
    std::uint64_t append(const tree::TxnPtr& txn, Effects& out);
    std::uint64_t truncate(Zxid zxid, Effects& out);
    std::uint64_t installSnapshot(const SnapshotPtr& snapshot, Effects& out);
    std::uint64_t saveAcceptedEpoch(Epoch epoch, Effects& out);
    std::uint64_t saveCurrentEpoch(Epoch epoch, Effects& out);

    std::uint64_t lastPersist() const { return m_lastPersist; }
    /// Everything ordered so far is durable.
    bool allDurable() const { return m_durable == m_lastPersist; }
    bool isDurable(std::uint64_t persist) const { return persist <= m_durable; }
    void onPersisted(std::uint64_t id) { m_durable = id; }

    /// Brings the tree up to and including `zxid` without delivering: a service that is about to start.
    void fastForward(Zxid zxid, Effects& out);
    /// Applies the next transaction of the history and delivers it. Requires: it is the one after applied().
    void deliver(const tree::TxnPtr& txn, Effects& out);
    /// The transaction right after applied() in the history; null at the end.
    tree::TxnPtr nextToApply() const;
    /// currentEpoch behind the last logged epoch (a crash between history and epoch): heals it. See ZK-2354.
    void healCurrentEpoch(Effects& out);
    /// The history in memory begins above `zxid`, but the one on disk does not, and none of it is known as committed.
    bool canReadAgain(Zxid zxid) const { return m_readAgainFrom <= zxid && zxid < m_history.base().zxid(); }
    SnapshotPtr snapshotNow() const;
    /// How many transactions are logged and not applied yet.
    std::size_t unapplied() const { return m_history.log().size() - m_history.indexAfter(appliedZxid()); }
    /// The tree with everything that is logged, committed or not.
    tree::Tree treeOfLog() const;

    /// Ids of persists count from the last one that is durable: only who waits for what matters. What never changes of
    /// the configuration is left out; so is all of the tree that follows from the history.
    void appendState(StateWords& out) const;
    /// How many persists must still become durable before this one is; 0: it is.
    std::uint64_t behind(std::uint64_t persist) const { return persist > m_durable ? persist - m_durable : 0; }

private:
    friend class MutantState;

    std::uint64_t persist(DurableOp op, Effects& out);
    /// The latest that is logged or in the snapshot.
    EnsemblePtr loggedEnsemble() const;
    void describeEnsemble(tree::Tree& tree) const;
    /// Before the log is applied.
    tree::Tree baseTree() const;
    void reloadTree(Effects& out);
    /// The history goes on from the mark before, and the tree of now is the next one. Each committedWindow
    /// transactions: what a leader may need for a DIFF stays in memory, and no more than as much again; the log on disk
    /// keeps all.
    void mark(const tree::TxnPtr& applied);

    Epoch m_acceptedEpoch;
    Epoch m_currentEpoch;
    History m_history;
    EnsemblePtr m_inForce;
    EnsemblePtr m_proposed;  ///< Invariant: later than m_inForce
    tree::Tree m_tree;
    tree::TxnPtr m_applied;
    SnapshotPtr m_mark;           ///< the next base of the history; null: there is none yet
    std::size_t m_sinceMark = 0;  ///< transactions applied since then
    Zxid m_readAgainFrom;         ///< the base of the history, unless less of it was kept than the disk holds
    std::uint64_t m_lastPersist = 0;
    std::uint64_t m_durable = 0;
};

}  // namespace qs::zab

// The disk of one simulated replica: durable operations wait in a queue and become durable in order. Appends that wait
// together share one flush (group commit). A crash keeps what was durable and forgets the rest.
#pragma once

#include <deque>

#include "engine/sim/journal.h"
#include "engine/zab/core.h"

namespace qs::sim {

class Disk {
public:
    /// What a restart finds.
    const zab::DurableState& image() const { return m_image; }

    /// End of the log once everything ordered so far is done: what a new transaction comes after.
    trace::TxnRef ordered() const { return m_ordered; }
    /// Takes the operation; writes TxnLogged for an append.
    void order(NodeId node, const zab::Persist& persist, Journal& journal);
    /// Starts a flush when none is running and something waits; true when one was started.
    bool startFlush();
    /// The running flush is done: records what became durable and returns the id of the last operation.
    std::uint64_t finishFlush(NodeId node, Journal& journal);
    bool busy() const { return m_inFlush > 0; }
    void crash();

private:
    struct Waiting {
        zab::Persist persist;
        trace::TxnRef txn;  ///< history that the operation leaves behind
        std::uint64_t cause = 0;
    };

    void carryOut(NodeId node, const Waiting& w, Journal& journal);
    trace::TxnRef historyUpTo(Zxid zxid, const Journal& journal) const;

    zab::DurableState m_image;
    std::deque<Waiting> m_queue;
    std::size_t m_inFlush = 0;
    trace::TxnRef m_ordered;  ///< end of the log once everything waiting is done
    trace::TxnRef m_durable;  ///< end of the durable log
};

}  // namespace qs::sim

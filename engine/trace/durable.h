// What the disk of a replica is known to hold, as the trace has told it: which records a start that has read it adds.
#pragma once

#include <vector>

#include "engine/trace/journal.h"

namespace qs::trace {

/// What a start has found on its disk.
struct FoundOnDisk {
    TxnRef begin;              ///< of the snapshot; 0: there is none
    std::vector<TxnRef> read;  ///< from the log, in order
    Epoch acceptedEpoch;
    Epoch currentEpoch;
};

class KnownDurable {
public:
    /// End of the durable history.
    TxnRef txn() const { return m_txn; }
    void note(const Persisted& record);
    /// Writes what is durable now beyond or below what was known to be. `damaged`: something was done to the disk that
    /// no protocol needs to survive; where it holds less since, that is said first.
    void learn(NodeId node, const FoundOnDisk& found, bool damaged, Journal& journal);

private:
    void learnEpoch(NodeId node, DurableKind kind, Epoch found, Epoch& known, Journal& journal);

    TxnRef m_txn;
    Epoch m_acceptedEpoch;
    Epoch m_currentEpoch;
};

}  // namespace qs::trace

// What each disk holds, folded from the records of the disks themselves: the log as a history, and the promised epochs.
// Ghost state for the checks; crashes take nothing that was durable.
#pragma once

#include <map>
#include <vector>

#include "engine/trace/kinds.h"
#include "engine/trace/tables.h"

namespace qs::check {

class DurableLogs {
public:
    struct Log {
        std::vector<trace::TxnRef> txns;  ///< in zxid order
        /// So many from the start are a history: each follows the one that its proposer had before it. A transaction
        /// behind a hole or behind another's tail is on the disk, but not as part of the history that was committed.
        std::size_t sound = 0;
        Epoch acceptedEpoch;
        Epoch currentEpoch;
    };

    static trace::Kinds kinds() { return trace::Kinds::of<trace::DiskLost, trace::Persisted>(); }
    /// A disk that lost what it had, outside the model, is an empty one from there on.
    /// Folds one record; true when it was about a disk.
    bool observe(const trace::Record& record, const trace::Tables& tables);
    /// The empty log for a node that has written nothing.
    const Log& of(NodeId node) const;
    bool holds(NodeId node, trace::TxnRef txn, const trace::Tables& tables) const;
    /// The transaction of that zxid on the node's disk; none when it has none.
    trace::TxnRef find(NodeId node, Zxid zxid, const trace::Tables& tables) const;

private:
    std::map<NodeId, Log> m_logs;
};

}  // namespace qs::check

// What a replica starts with: its directory read back into the durable state of a ZAB peer.
// Source: ZooKeeper 3.8 FileTxnSnapLog.restore, QuorumPeer.loadDataBase; zookeeper-protocol.md 6. Departs from it where
// it starts with a part of the history: the newest snapshot must be whole, and a log with damage or a hole is refused.
#pragma once

#include "engine/base/result.h"
#include "engine/storage/store.h"
#include "engine/zab/core.h"

namespace qs::storage {

struct Recovered {
    /// The snapshot's last transaction is taken from the log; when its record is gone (a foreign directory) it is an
    /// ErrorTxn without session that bears the zxid.
    zab::DurableState state;
    Store store;
    /// Finish what a crash cut short, heal a torn last record, remove leftovers, and make sure that what was read is
    /// not just in the page cache. Carry out before the peer starts.
    Steps repairs;
    std::uint32_t logs = 0;   ///< log files read
    bool torn = false;        ///< the last record was cut off and is dropped
    bool unfinished = false;  ///< a truncation or an installation was decided and is finished now
};

/// An empty directory is a new replica, with the tree `fresh`. Errors name the file and the byte.
Result<Recovered> recover(const Files& files, const tree::Tree& fresh = tree::Tree());

}  // namespace qs::storage

// What a replica starts with: its directory read back into the durable state of a ZAB peer.
// Source: ZooKeeper 3.8 FileTxnSnapLog.restore, QuorumPeer.loadDataBase; zookeeper-protocol.md 6. Departs from it where
// it starts with a part of the history: the newest snapshot must be whole, and a log with damage or a hole is refused.
#pragma once

#include <limits>
#include <span>
#include <string>
#include <vector>

#include "engine/base/result.h"
#include "engine/storage/store.h"
#include "engine/zab/core.h"

namespace qs::storage {

struct Recovered {
    /// The snapshot's last transaction is taken from the log; where its record is gone something stands in for it
    /// (tree/stand_in.h).
    zab::DurableState state;
    Store store;
    /// Finish what a crash cut short, heal a torn last record, remove leftovers, and make sure that what was read is
    /// not just in the page cache. Carry out before the peer starts.
    Steps repairs;
    std::size_t sinceSnapshot = 0;  ///< transactions in the logs above it
    std::uint32_t logs = 0;         ///< log files read
    bool torn = false;              ///< the last record was cut off and is dropped
    bool unfinished = false;        ///< a truncation or an installation was decided and is finished now
};

/// A directory whose files are read in pieces: together they can be many times what the replica holds.
class Folder {
public:
    virtual ~Folder() = default;
    /// Errors name what cannot be listed, or a file that does not belong there.
    virtual Result<std::vector<std::string>> names() const = 0;
    /// Fills `into` with the bytes from `offset` on, and says how many there were: fewer than it holds at the end of
    /// the file only. Requires: it is one of names(). Errors name it.
    virtual Result<std::size_t> read(const std::string& name, std::uint64_t offset, std::span<char> into) const = 0;
};

/// Of the transactions after the snapshot at least the last `keep` stay in the history; those before are in the tree it
/// begins with, and DurableState::readAgainFrom says so.
struct Keep {
    std::size_t transactions = std::numeric_limits<std::size_t>::max();
};

/// An empty directory is a new replica, with the tree `fresh`. Errors name the file and the byte.
Result<Recovered> recover(const Folder& folder, Keep keep, const tree::Tree& fresh = tree::Tree());
Result<Recovered> recover(const Files& files, const tree::Tree& fresh = tree::Tree());

}  // namespace qs::storage

// A directory in memory that forgets what was not synced, as a file system may. Source: ALICE (OSDI'14) persistence
// model: a loss of power keeps, of each file, what was synced and some prefix of what came later (its size may show
// before its bytes do: zeros); of the directory, what was synced and any subset of the later changes.
#pragma once

#include <memory>

#include "engine/base/persistent_vector.h"
#include "engine/base/rng.h"
#include "engine/storage/file_op.h"

namespace qs::storage {

/// Copies share file contents.
class MemoryFiles {
public:
    /// Requires: files that the operation names exist (the target of Create and Rename need not).
    void carryOut(const FileOp& op);
    /// What a process sees; the same after the process alone has died.
    Files read() const;
    /// Behind everybody's back: what the file holds from now on, on disk for good. Requires: it exists.
    void overwrite(const std::string& name, std::string bytes);
    /// Behind everybody's back: the file is gone for good. Requires: it exists.
    void vanish(const std::string& name);
    /// Loss of power: what is left is on disk for good.
    void losePower(Rng& rng);

private:
    using Bytes = PersistentVector<std::shared_ptr<const std::string>>;
    struct Change {
        std::shared_ptr<const std::string> appended;  ///< null: cut to `size`
        std::uint64_t size = 0;
    };
    struct Inode {
        Bytes synced;
        std::vector<Change> changes;  ///< since the last Fsync
    };
    struct Entry {
        std::string removed;  ///< empty: none
        std::string added;    ///< empty: none
        std::uint32_t inode = 0;
    };
    using Directory = std::map<std::string, std::uint32_t>;

    static void apply(const Change& change, Bytes& bytes);
    static void apply(const Entry& entry, Directory& directory);
    static void losePower(Inode& inode, Rng& rng);
    Inode& inodeOf(const std::string& name);
    void change(const Entry& entry);
    void dropOrphans();

    std::map<std::uint32_t, Inode> m_inodes;
    std::uint32_t m_lastInode = 0;
    Directory m_synced;
    Directory m_written;
    std::vector<Entry> m_changes;  ///< of the directory, since the last SyncDirectory
};

}  // namespace qs::storage

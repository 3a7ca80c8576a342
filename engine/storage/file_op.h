// Operations on the files of one directory (dataDir/version-2), as values; a driver carries them out in order.
// Names are relative to that directory. What survives a loss of power: bytes that a later Fsync of the file covers, and
// names that a later SyncDirectory covers; the rest may survive, wholly, in part or not at all.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <variant>
#include <vector>

namespace qs::storage {

/// A new empty file; one of that name is replaced.
struct Create {
    std::string name;
};
/// Bytes at the end of the file.
struct Append {
    std::string name;
    std::string bytes;
};
struct Truncate {
    std::string name;
    std::uint64_t size = 0;
};
struct Fsync {
    std::string name;
};
/// A file named `to` is replaced in the same moment.
struct Rename {
    std::string from;
    std::string to;
};
struct Remove {
    std::string name;
};
struct SyncDirectory {};
using FileOp = std::variant<Create, Append, Truncate, Fsync, Rename, Remove, SyncDirectory>;

inline bool isSync(const FileOp& op) {
    return std::holds_alternative<Fsync>(op) || std::holds_alternative<SyncDirectory>(op);
}
inline bool creates(const FileOp& op) {
    return std::holds_alternative<Create>(op);
}
/// It takes space that a full disk has not.
inline bool grows(const FileOp& op) {
    return creates(op) || std::holds_alternative<Append>(op);
}

struct Step {
    FileOp op;
    /// Once the operation is done, every persist up to and including this id is durable; 0: none besides those before.
    std::uint64_t durable = 0;
};
using Steps = std::vector<Step>;

/// All files of the directory, by name.
using Files = std::map<std::string, std::string>;

}  // namespace qs::storage

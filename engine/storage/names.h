// Names of the files in dataDir/version-2. Source: ZooKeeper 3.8 Util.makeLogName, makeSnapshotName; the install and
// truncate files are ours, see store.h.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "engine/base/ids.h"

namespace qs::storage {

inline constexpr std::string_view LogPrefix = "log.";
inline constexpr std::string_view SnapshotPrefix = "snapshot.";
inline constexpr std::string_view InstallLogPrefix = "install.log.";
inline constexpr std::string_view InstallSnapshotPrefix = "install.snapshot.";
inline constexpr std::string_view TruncatePrefix = "truncate.";
inline constexpr std::string_view TemporarySuffix = ".tmp";
inline constexpr std::string_view AcceptedEpochName = "acceptedEpoch";
inline constexpr std::string_view CurrentEpochName = "currentEpoch";

/// "log." + "100000001".
std::string nameOf(std::string_view prefix, Zxid zxid);
/// The zxid behind the prefix; nullopt when the name is of another kind.
std::optional<Zxid> zxidOf(std::string_view name, std::string_view prefix);

}  // namespace qs::storage

// zoo.cfg as a value. Source: ZooKeeper 3.8 QuorumPeerConfig, java.util.Properties; zookeeper-protocol.md 7.3. What
// Apache takes as a -D system property is taken as a key here, with or without "zookeeper." in front.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/result.h"
#include "engine/base/virtual_time.h"
#include "engine/config/server_list.h"

namespace qs::config {

struct Warning {
    int line = 0;
    std::string text;
};

struct ZooConfig {
    std::string file;
    VirtualTime tick = VirtualTime::ofMs(3000);
    int initLimit = 0;  ///< ticks; 0: not given, only a single server may do without
    int syncLimit = 0;
    std::string dataDir;
    std::string dataLogDir;  ///< empty: as dataDir
    std::optional<HostPort> client;
    /// Without servers: a standalone server. Its version comes from the name of dynamicConfigFile:
    /// "zoo.cfg.dynamic.100000000" -> 0x100000000.
    ServerList ensemble;
    std::string dynamicFile;  ///< dynamicConfigFile; empty: the list stands in zoo.cfg itself

    int maxClientConnections = 60;  ///< of one address; 0: no limit
    std::optional<std::int32_t> minSessionTimeoutMs;
    std::optional<std::int32_t> maxSessionTimeoutMs;
    std::string fourLetterWords = "srvr";  ///< 4lw.commands.whitelist: names with commas between them, or *
    std::size_t snapCount = 100'000;
    /// Snapshots that are left when one is written, with the logs they need; 0: all. From autopurge.snapRetainCount
    /// where autopurge.purgeInterval is not 0.
    std::size_t snapshotsToKeep = 0;
    std::size_t globalOutstandingLimit = 1000;  ///< requests without an answer; 0: no limit
    bool forceSync = true;
    std::uint64_t preAllocBytes = 64 * 1024 * 1024;  ///< preAllocSize, there in KiB; 0: nothing is set aside
    std::size_t maxBuffer = 1'048'575;               ///< jute.maxbuffer
    bool readOnlyMode = false;
    bool extendedTypes = false;
    bool enforceQuota = false;
    bool skipAcl = false;
    std::string superDigest;  ///< "super:" and the hash of "super:PASSWORD"; empty: there is no superuser
    bool standaloneEnabled = true;
    bool reconfigEnabled = false;
    bool listenOnAllAddresses = false;  ///< quorumListenOnAllIPs
    VirtualTime containerCheckInterval = VirtualTime::ofMs(60'000);
    std::vector<Warning> warnings;

    /// The server list makes an ensemble: more than one line, or one where a single server is not to stand alone.
    bool isEnsemble() const { return ensemble.servers.size() > 1 || (!ensemble.servers.empty() && !standaloneEnabled); }
};

/// The text of a file that another one names. Errors say why it cannot be read.
using ReadFile = std::function<Result<std::string>(const std::string& path)>;

/// What Apache's server takes as a property of its system: "zookeeper.KEY" is KEY.
std::string_view bareKey(std::string_view key);

/// `file` stands in the places of errors: "FILE:LINE". `read`: for dynamicConfigFile, which is refused without it.
/// Errors: a line that is no property, a value out of range, what is missing, servers that contradict each other.
Result<ZooConfig> parseZooConfig(std::string_view text, const std::string& file, const ReadFile& read = {});
/// The text of dataDir/myid. Errors name the file.
Result<NodeId> parseMyId(std::string_view text, const std::string& file);

}  // namespace qs::config

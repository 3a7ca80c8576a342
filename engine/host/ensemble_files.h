// The configuration that is in force, and the one that may follow, beside zoo.cfg: it must be found again at the next
// start, of this server or of Apache's. Source: ZooKeeper 3.8 QuorumPeer.setQuorumVerifier,
// QuorumPeerConfig.editStaticConfig; zookeeper-protocol.md 7.3.
#pragma once

#include <string>

#include "engine/config/zoo_config.h"
#include "engine/zab/effects.h"

namespace qs::host {

/// FILE.dynamic.VERSION holds what is in force, FILE names it in dynamicConfigFile (as it was before the first time:
/// FILE.bak), and FILE.dynamic.next holds the proposed one. Waits for the disk. Empty: done. Else what the system says.
std::string saveEnsemble(const config::ZooConfig& config, const zab::EnsembleChanged& ensemble);

}  // namespace qs::host

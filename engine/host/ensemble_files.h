// The configuration that is in force beside zoo.cfg, where the next start finds it, and the one that may follow, which
// Apache's server looks for there; ours has it in its log. Source: ZooKeeper 3.8 QuorumPeer.setQuorumVerifier,
// QuorumPeerConfig.editStaticConfig; zookeeper-protocol.md 7.3.
#pragma once

#include <string>

#include "engine/config/zoo_config.h"
#include "engine/zab/effects.h"

namespace qs::host {

/// FILE.dynamic.VERSION holds what is in force, FILE names it in dynamicConfigFile (as it was before the first time:
/// FILE.bak), clientPort leaves FILE where the line of `self` has it, and FILE.dynamic.next holds the proposed one.
/// Waits for the disk. Empty: done. Else what the system says.
std::string saveEnsemble(const config::ZooConfig& config, NodeId self, const zab::EnsembleChanged& ensemble);

}  // namespace qs::host

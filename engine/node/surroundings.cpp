// conf, dirs and envi, and the process's own lines of mntr. Source: ZooKeeper 3.8.0 ZooKeeperServer.dumpConf,
// QuorumZooKeeperServer.dumpConf, DirsCommand, EnvCommand.
#include "engine/node/surroundings.h"

#include <limits>

#include "engine/node/lines.h"
#include "engine/node/replica.h"
#include "engine/node/version_text.h"

namespace qs::node {

/// As peers are told it; the members alone where nobody has an address.
std::string Replica::membershipLines() const {
    if (const zab::EnsemblePtr& ensemble = m_peer.core().ensemble()) return ensemble->text;
    const Membership& membership = m_peer.core().membership();
    std::string out;
    for (const NodeId n : membership.all().nodes())
        out += "server." + toString(n) + (membership.observers.contains(n) ? "=observer\n" : "=participant\n");
    return out + "version=0";
}

std::string Replica::configurationLines(const Surroundings& around) const {
    const zab::Config& zab = m_config.zab;
    Lines out("", "=");
    out.put("clientPort", around.clientPort);
    out.put("secureClientPort", -1);
    out.put("dataDir", around.dataDir);
    out.put("dataDirSize", around.dataBytes);
    out.put("dataLogDir", around.dataLogDir);
    out.put("dataLogSize", around.logBytes);
    out.put("tickTime", zab.tick.ms());
    out.put("maxClientCnxns", around.maxClientConnections);
    out.put("minSessionTimeout", m_config.sessionTimeoutMs(std::numeric_limits<std::int32_t>::min()));
    out.put("maxSessionTimeout", m_config.sessionTimeoutMs(std::numeric_limits<std::int32_t>::max()));
    out.put("clientPortListenBacklog", -1);  // as long as the system allows
    out.put("serverId", static_cast<int>(zab.self.value));
    if (m_config.standalone) return out.take();
    out.put("initLimit", zab.initLimit);
    out.put("syncLimit", zab.syncLimit);
    out.put("electionAlg", 3);  // fast leader election
    out.put("electionPort", around.electionPort);
    out.put("quorumPort", around.quorumPort);
    out.put("peerType", m_peer.core().isObserver() ? 1 : 0);
    return out.take() + "membership: \n" + membershipLines();
}

std::string Replica::describe(std::string_view word, const Surroundings& around) const {
    if (word == "conf") return configurationLines(around);
    if (word == "dirs") {
        Lines out("", ": ");
        out.put("datadir_size", around.dataBytes);
        out.put("logdir_size", around.logBytes);
        return out.take();
    }
    if (word == "envi") {
        Lines out("", "=");
        out.put("zookeeper.version", VersionText);
        for (const auto& [key, value] : around.environment)
            out.put(key, value);
        return "Environment:\n" + out.take();
    }
    Lines out("zk_", "\t");
    out.put("open_file_descriptor_count", around.openDescriptors);
    out.put("max_file_descriptor_count", around.mostDescriptors);
    return out.take();
}

}  // namespace qs::node

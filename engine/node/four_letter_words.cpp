// The four-letter words that are served: ruok, srvr, stat, mntr, isro. Shapes as in zookeeper-protocol.md section 8.
#include "engine/node/replica.h"

namespace qs::node {

namespace {

constexpr const char* VersionText = "3.8.6-quorumscope-" QS_VERSION ", built on 2026-11-24 00:00 UTC";

/// A mean with four decimals at most, as ZooKeeper prints its doubles; without floating point.
std::string meanText(std::int64_t sum, std::int64_t count) {
    if (count == 0) return "0.0";
    const std::int64_t scaled = (sum * 10000 + count / 2) / count;
    std::string decimals = std::to_string(scaled % 10000);
    decimals.insert(0, 4 - decimals.size(), '0');
    while (decimals.size() > 1 && decimals.back() == '0')
        decimals.pop_back();
    return std::to_string(scaled / 10000) + "." + decimals;
}

const char* textOf(trace::Role role) {
    switch (role) {
        case trace::Role::Leading:
            return "leader";
        case trace::Role::Observing:
            return "observer";
        case trace::Role::Following:
            return "follower";
        case trace::Role::Looking:
        case trace::Role::Down:
            return "looking";
    }
    return "looking";
}

std::string notListed(std::string_view word) {
    return std::string(word) + " is not executed because it is not in the whitelist.\n";
}

}  // namespace

std::string Replica::answerWord(std::string_view word) const {
    if (m_config.words && !m_config.words->contains(word)) return notListed(word);
    if (word == "ruok") return "imok";
    if (word == "isro") return m_readOnly ? "ro" : serving() ? "rw" : "null";
    const bool known = word == "srvr" || word == "stat" || word == "mntr";
    if (!known) return notListed(word);
    if (!serving() && !m_readOnly) return "This ZooKeeper instance is not currently serving requests\n";
    if (word == "mntr") return monitorLines();
    std::string out = "Zookeeper version: " + std::string(VersionText) + "\n";
    if (word == "stat") {
        out += "Clients:\n";
        for (const auto& [id, c] : m_connections) {
            out += " /" + c.address + ":" + std::to_string(c.port != 0 ? c.port : id.value) + "[" +
                   (c.stage == Stage::Fresh ? "0" : "1") + "](queued=" + std::to_string(c.queue.size()) +
                   ",recved=" + std::to_string(c.received) + ",sent=" + std::to_string(c.sent) + ")\n";
        }
        out += "\n";
    }
    return out + serverLines();
}

const char* Replica::modeText() const {
    if (m_readOnly) return "read-only";
    return m_config.standalone && m_peer.leading() ? "standalone" : textOf(m_peer.role());
}

std::string Replica::serverLines() const {
    std::size_t outstanding = 0;
    for (const auto& [id, c] : m_connections)
        outstanding += c.queue.size();
    std::string out = "Latency min/avg/max: " + std::to_string(m_latency.minMs) + "/" +
                      meanText(m_latency.sumMs, m_latency.count) + "/" + std::to_string(m_latency.maxMs) + "\n";
    out += "Received: " + std::to_string(m_received) + "\nSent: " + std::to_string(m_sent);
    out += "\nConnections: " + std::to_string(m_connections.size());
    out += "\nOutstanding: " + std::to_string(outstanding) + "\nZxid: " + toHex(servedZxid());
    out += std::string("\nMode: ") + modeText();
    // ZooKeeper counts the root twice, as "" and as "/".
    out += "\nNode count: " + std::to_string(tree().size() + 1) + "\n";
    return out;
}

std::string Replica::monitorLines() const {
    std::string out;
    const auto line = [&out](const char* key, const std::string& value) {
        out += std::string("zk_") + key + "\t" + value + "\n";
    };
    const auto number = [&line](const char* key, auto value) { line(key, std::to_string(value)); };
    line("version", VersionText);
    line("server_state", modeText());
    number("ephemerals_count", tree().ephemeralCount());
    number("num_alive_connections", m_connections.size());
    line("avg_latency", meanText(m_latency.sumMs, m_latency.count));
    number("min_latency", m_latency.minMs);
    number("max_latency", m_latency.maxMs);
    std::size_t outstanding = 0;
    for (const auto& [id, c] : m_connections)
        outstanding += c.queue.size();
    number("outstanding_requests", outstanding);
    number("znode_count", tree().size() + 1);
    number("global_sessions", tree().sessions().size());
    number("packets_received", m_received);
    number("packets_sent", m_sent);
    number("watch_count", m_watches.size());
    number("approximate_data_size", tree().approximateDataSize());
    number("uptime", (m_now - m_started).ms());
    number("quorum_size", m_config.zab.membership.voters.size());
    if (const zab::Leader* leader = m_peer.asLeader()) {
        number("learners", leader->synced().size());
        number("synced_followers", leader->synced().intersect(m_config.zab.membership.voters).size());
        number("synced_observers", leader->synced().intersect(m_config.zab.membership.observers).size());
        number("pending_syncs", m_pendingSyncs.size());
    }
    return out;
}

}  // namespace qs::node

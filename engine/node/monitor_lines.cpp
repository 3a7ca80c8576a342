// mntr, and what is counted for it. Source: ZooKeeper 3.8.0 MonitorCommand, ZooKeeperServer.dumpMonitorValues,
// ServerMetrics. Departs: of its some 500 lines those are missing for which there is no measure here: stages of
// Apache's own pipeline, the Java machine, percentiles.
#include <algorithm>

#include "engine/node/lines.h"
#include "engine/node/replica.h"
#include "engine/node/version_text.h"

namespace qs::node {

namespace {

constexpr std::uint64_t DigestInterval = 128;
constexpr std::size_t MostDigests = 1024;

std::string lowerCase(std::string_view text) {
    std::string out(text);
    for (char& c : out)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return out;
}

std::string peerState(const zab::Peer& peer) {
    const std::string role = lowerCase(trace::toString(peer.role()));
    if (peer.phase() == trace::Phase::Election) return role;
    return role + " - " + std::string(trace::toString(peer.phase()));
}

void putRange(Lines& out, const std::string& name, const Latency& latency) {
    out.put("avg_" + name, latency.meanText());
    out.put("min_" + name, latency.min);
    out.put("max_" + name, latency.max);
}

void put(Lines& out, const std::string& name, const Latency& latency) {
    putRange(out, name, latency);
    out.put("cnt_" + name, latency.count);
    out.put("sum_" + name, latency.sum);
}

void put(Lines& out, const std::string& name, const LastMinMax& sizes) {
    out.put("last_" + name, sizes.last);
    out.put("min_" + name, sizes.min);
    out.put("max_" + name, sizes.max);
}

}  // namespace

/// What the peer says of itself is counted where it passes by.
void Replica::note(const trace::Emitted& emitted) {
    Statistics& s = m_statistics;
    if (const auto* applied = std::get_if<trace::Applied>(&emitted.event)) {
        const std::uint64_t expected = emitted.txn->treeDigest;
        if (expected != 0 && expected != applied->digest) ++s.digestMismatches;
        if (applied->zxid.value % DigestInterval == 0) m_digests.emplace_back(applied->zxid, applied->digest);
        if (m_digests.size() > MostDigests) m_digests.pop_front();
    } else if (std::holds_alternative<trace::TreeReset>(emitted.event)) {
        m_digests.clear();
    } else if (std::holds_alternative<trace::Proposed>(emitted.event)) {
        ++s.proposals;
    } else if (std::holds_alternative<trace::Committed>(emitted.event)) {
        ++s.commits;
    } else if (const auto* chosen = std::get_if<trace::SyncChosen>(&emitted.event)) {
        ++(chosen->mode == trace::SyncMode::Snap ? s.snaps : s.diffs);
    } else if (const auto* changed = std::get_if<trace::RoleChanged>(&emitted.event)) {
        if (changed->role == trace::Role::Looking) ++s.lookings;
    }
}

std::string Replica::digestLines() const {
    std::string out;
    for (const auto& [zxid, digest] : m_digests)
        out += toHex(zxid).substr(2) + ": " + std::to_string(digest) + "\n";
    return out;
}

std::string Replica::monitorLines() const {
    const Statistics& s = m_statistics;
    Lines out("zk_", "\t");
    out.put("version", VersionText);
    out.put("server_state", modeText());
    out.put("ephemerals_count", tree().ephemeralCount());
    out.put("num_alive_connections", m_connections.size());
    putRange(out, "latency", s.latency);
    out.put("outstanding_requests", outstanding());
    out.put("znode_count", tree().size() + 1);
    out.put("global_sessions", tree().sessions().size());
    out.put("local_sessions", m_readOnly ? m_sessions.size() : 0);
    out.put("packets_received", s.received);
    out.put("packets_sent", s.sent);
    put(out, "client_response_size", s.responseSizes);
    out.put("watch_count", m_watches.size());
    out.put("approximate_data_size", tree().approximateDataSize());
    out.put("uptime", (m_now - m_started).ms());
    out.put("bytes_received_count", s.bytesReceived);
    out.put("connection_request_count", s.connectionRequests);
    out.put("connection_revalidate_count", s.connectionRevalidations);
    out.put("revalidate_count", s.revalidations);
    out.put("stale_sessions_expired", s.staleSessionsExpired);
    out.put("auth_failed_count", s.authenticationsFailed);
    put(out, "readlatency", s.reads);
    put(out, "updatelatency", s.updates);
    out.put("digest_mismatches_count", s.digestMismatches);
    out.put("proposal_count", s.proposals);
    out.put("commit_count", s.commits);
    out.put("snap_count", s.snaps);
    out.put("diff_count", s.diffs);
    out.put("looking_count", s.lookings);
    if (m_config.standalone) return out.take();
    out.put("peer_state", peerState(m_peer));
    out.put("quorum_size", m_peer.core().membership().voters.size());
    const zab::Leader* leader = m_peer.asLeader();
    if (!leader) return out.take();
    const NodeSet synced = leader->synced();
    const int followers = synced.intersect(m_peer.core().membership().voters).size();
    const int observers = synced.intersect(m_peer.core().membership().observers).size();
    out.put("learners", synced.size());
    out.put("synced_followers", followers);
    out.put("synced_observers", observers);
    out.put("synced_non_voting_followers", synced.size() - followers - observers);
    out.put("pending_syncs", m_pendingSyncs.size());
    out.put("leader_uptime", (m_now - m_ledSince).ms());
    put(out, "proposal_size", m_proposalSizes);
    return out.take();
}

}  // namespace qs::node

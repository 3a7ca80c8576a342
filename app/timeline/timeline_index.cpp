#include "app/timeline/timeline_index.h"

#include <algorithm>

namespace qs::app {

namespace {

constexpr std::size_t MaxClientLanes = 16;

/// What a record counts as in the lane where it happened; Count: nothing.
Mark markOf(const trace::Record& r) {
    if (const auto* sent = trace::as<trace::MessageSent>(r)) {
        return trace::isHeartbeat(sent->kind) ? Mark::Count : Mark::Message;
    }
    if (const auto* received = trace::as<trace::MessageReceived>(r)) {
        return trace::isHeartbeat(received->kind) ? Mark::Count : Mark::Message;
    }
    if (trace::as<trace::Proposed>(r) || trace::as<trace::TxnLogged>(r) || trace::as<trace::Committed>(r) ||
        trace::as<trace::Applied>(r)) {
        return Mark::Transaction;
    }
    if (trace::as<trace::ClientCall>(r) || trace::as<trace::ClientReturn>(r) || trace::as<trace::WatchFired>(r) ||
        trace::as<trace::SessionExpired>(r)) {
        return Mark::Client;
    }
    if (trace::as<trace::CommandIssued>(r) || trace::as<trace::NodeKilled>(r) || trace::as<trace::NodeFrozen>(r)) {
        return Mark::Fault;
    }
    return Mark::Count;
}

/// The connection a client's record is about; none.
ConnectionId connectionOf(const trace::Record& r) {
    if (const auto* e = trace::as<trace::ClientCall>(r)) return e->connection;
    if (const auto* e = trace::as<trace::ClientReturn>(r)) return e->connection;
    if (const auto* e = trace::as<trace::WatchFired>(r)) return e->connection;
    if (const auto* e = trace::as<trace::WatchSet>(r)) return e->connection;
    if (const auto* e = trace::as<trace::SessionOpened>(r)) return e->connection;
    if (const auto* e = trace::as<trace::ClientDisconnected>(r)) return e->connection;
    return {};
}

}  // namespace

TimelineIndex::TimelineIndex(const RecordStore& records, const Membership& membership)
    : m_records(records), m_openAtChunk(1) {
    addLane({Lane::Kind::Ensemble, {}, {}});
    for (const NodeId node : membership.all().nodes()) {
        m_laneOfNode[node] = addLane({Lane::Kind::Node, node, {}});
        m_stretches[node] = {Stretch{}};
    }
}

std::size_t TimelineIndex::addLane(const Lane& lane) {
    m_lanes.push_back(lane);
    m_totals.emplace_back();
    m_totals.back().firstBlock = static_cast<std::size_t>(m_read / BlockSize);
    return m_lanes.size() - 1;
}

std::uint64_t TimelineIndex::follow() {
    m_changedFrom = m_read + 1;
    m_end.resize(m_records.size() + 1);
    while (m_read < m_records.size())
        take(m_records.at(m_read + 1));
    return m_changedFrom;
}

void TimelineIndex::take(const trace::Record& r) {
    takeClient(r);
    takeState(r);
    takeFaults(r);
    if (trace::as<trace::MessageSent>(r)) m_open.push_back(static_cast<std::uint32_t>(r.seq));
    const auto* received = trace::as<trace::MessageReceived>(r);
    const auto* dropped = trace::as<trace::MessageDropped>(r);
    if (received || dropped) {
        const std::uint64_t sent = received ? received->sent : dropped->sent;
        m_changedFrom = std::min(m_changedFrom, sent);
        m_end.at(sent) = static_cast<std::uint32_t>(r.seq);
        const auto it = std::lower_bound(m_open.begin(), m_open.end(), sent);
        if (it != m_open.end() && *it == sent) m_open.erase(it);
    }
    countMark(r);
    m_read = r.seq;
    if ((m_read + 1) % ChunkSize == 0) m_openAtChunk.push_back(m_open);
    if (m_read % BlockSize != 0) return;
    for (Totals& totals : m_totals)
        totals.atBlock.push_back(totals.now);
}

// --- Lanes ---------------------------------------------------------------------------------------------------------

void TimelineIndex::takeClient(const trace::Record& r) {
    const auto* opened = trace::as<trace::SessionOpened>(r);
    if (!opened) return;
    m_sessions[opened->connection] = opened->session;
    if (m_laneOfSession.contains(opened->session)) return;
    const bool full = m_laneOfSession.size() >= MaxClientLanes;
    m_laneOfSession[opened->session] = full ? m_lanes.size() - 1 : addLane({Lane::Kind::Client, {}, opened->session});
    if (full) m_lanes.back().session = {};
}

std::size_t TimelineIndex::laneOf(const trace::Record& r) const {
    const auto session = m_sessions.find(connectionOf(r));
    if (session == m_sessions.end()) return 0;
    return m_laneOfSession.at(session->second);
}

void TimelineIndex::countMark(const trace::Record& r) {
    const Mark mark = markOf(r);
    if (mark == Mark::Count) return;
    const auto node = m_laneOfNode.find(r.node);
    ++m_totals[node == m_laneOfNode.end() ? 0 : node->second].now[static_cast<std::size_t>(mark)];
    if (mark == Mark::Client && laneOf(r) != 0) ++m_totals[laneOf(r)].now[static_cast<std::size_t>(mark)];
}

MarkCounts TimelineIndex::countBefore(std::size_t lane, std::uint64_t seq) const {
    const Totals& totals = m_totals.at(lane);
    const std::uint64_t block = seq == 0 ? 0 : (seq - 1) / BlockSize;
    if (block <= totals.firstBlock || totals.atBlock.empty()) return {};
    return totals.atBlock[std::min<std::size_t>(block - totals.firstBlock, totals.atBlock.size()) - 1];
}

// --- States --------------------------------------------------------------------------------------------------------

void TimelineIndex::takeState(const trace::Record& r) {
    const auto lane = m_stretches.find(r.node);
    if (lane == m_stretches.end()) return;
    Stretch next = lane->second.back();
    if (trace::as<trace::NodeStarted>(r)) next.alive = true;
    if (trace::as<trace::NodeKilled>(r)) next = {};
    if (trace::as<trace::NodeFrozen>(r)) next.frozen = true;
    if (trace::as<trace::NodeThawed>(r)) next.frozen = false;
    if (trace::as<trace::ServingStarted>(r)) next.serving = true;
    if (trace::as<trace::ServingStopped>(r)) next.serving = false;
    if (const auto* role = trace::as<trace::RoleChanged>(r)) {
        next.role = role->role;
        next.phase = role->phase;
        next.epoch = role->epoch;
    }
    const Stretch& last = lane->second.back();
    const bool same = last.role == next.role && last.phase == next.phase && last.epoch == next.epoch &&
                      last.alive == next.alive && last.frozen == next.frozen && last.serving == next.serving;
    if (same) return;
    next.seq = r.seq;
    next.from = r.at;
    lane->second.push_back(next);
}

// --- Faults --------------------------------------------------------------------------------------------------------

void TimelineIndex::takeFaults(const trace::Record& r) {
    for (const FaultChange& change : m_changes.fold(r)) {
        const std::tuple key{change.kind, change.from, change.to};
        const auto open = m_openFaults.find(key);
        if (change.begins && open == m_openFaults.end()) {
            m_openFaults.emplace(key, m_faults.size());
            m_faults.push_back({change.kind, change.from, change.to, r.seq, 0, r.at, change.until});
        } else if (!change.begins && open != m_openFaults.end()) {
            FaultSpan& ended = m_faults[open->second];
            m_changedFrom = std::min(m_changedFrom, ended.begin);
            ended.end = r.seq;
            ended.endAt = r.at;
            m_openFaults.erase(open);
        }
    }
}

}  // namespace qs::app

#include "app/models/activity.h"

#include <algorithm>

#include "engine/base/check.h"

namespace qs::app {

void Bucket::merge(const Bucket& later) {
    QS_CHECK(end() == later.begin && nodes.size() == later.nodes.size());
    width = width + later.width;
    committed += later.committed;
    elections += later.elections;
    writes.merge(later.writes);
    open = std::max(open, later.open);
    for (std::size_t i = 0; i < nodes.size(); ++i) {
        nodes[i].lag = std::max(nodes[i].lag, later.nodes[i].lag);
        nodes[i].inFlight = std::max(nodes[i].inFlight, later.nodes[i].inFlight);
    }
}

Activity::Activity(const Membership& membership)
    : m_nodes(membership.all().nodes()),
      m_disturbances(membership),
      m_applied(m_nodes.size()),
      m_levels(m_nodes.size()) {
    for (std::size_t i = 0; i < m_nodes.size(); ++i)
        m_indexOf[m_nodes[i]] = i;
}

void Activity::fold(const trace::Record& r, const Picture& before, const trace::Tables& tables) {
    m_disturbances.fold(r);
    if (trace::as<trace::EpochEstablished>(r)) ++grown(r.at).elections;
    if (trace::as<trace::Committed>(r)) ++grown(r.at).committed;
    foldQueues(r, before);
    foldHistory(r, tables);
    foldCalls(r);
}

void Activity::advance(VirtualTime moment) {
    grown(moment);
}

// --- Buckets -------------------------------------------------------------------------------------------------------

VirtualTime Activity::end() const {
    return m_recent.empty() ? VirtualTime{} : m_recent.back().end();
}

/// The bucket that holds the moment, which is in the last one or after it: levels go on until something changes them.
Bucket& Activity::grown(VirtualTime at) {
    while (m_recent.empty() || m_recent.back().end() <= at) {
        Bucket next;
        next.begin = end();
        next.width = BucketWidth;
        next.open = m_open;
        next.nodes = m_levels;
        m_recent.push_back(std::move(next));
        if (m_recent.size() > MaxRecent) retire();
    }
    return m_recent.back();
}

void Activity::retire() {
    if (!m_old.empty() && m_old.back().width < m_oldWidth) {
        m_old.back().merge(m_recent.front());
    } else {
        m_old.push_back(std::move(m_recent.front()));
    }
    m_recent.pop_front();
    if (m_old.size() < MaxOld || m_old.back().width < m_oldWidth) return;
    std::vector<Bucket> wider;
    wider.reserve(MaxOld);
    for (std::size_t i = 0; i < m_old.size(); ++i) {
        if (i % 2 == 0) {
            wider.push_back(std::move(m_old[i]));
        } else {
            wider.back().merge(m_old[i]);
        }
    }
    m_old = std::move(wider);
    m_oldWidth = m_oldWidth + m_oldWidth;
}

std::vector<Bucket> Activity::between(VirtualTime from, VirtualTime to, VirtualTime narrowest, int most) const {
    QS_CHECK(most > 0);
    VirtualTime step = BucketWidth;
    while (step < narrowest || (to - from).us / step.us >= most)
        step = step + step;
    std::vector<Bucket> out;
    const auto take = [&](const Bucket& bucket) {
        if (bucket.end() <= from || bucket.begin >= to) return;
        if (!out.empty() && out.back().begin.us / step.us == bucket.begin.us / step.us) {
            out.back().merge(bucket);
        } else {
            out.push_back(bucket);
        }
    };
    // The first one is whole, whatever part of it the span cuts off.
    from = VirtualTime{std::max<std::int64_t>(from.us, 0) / step.us * step.us};
    std::for_each(m_old.begin(), m_old.end(), take);
    std::for_each(m_recent.begin(), m_recent.end(), take);
    return out;
}

std::int64_t Activity::electionsBefore(VirtualTime moment) const {
    std::int64_t count = 0;
    const auto add = [&](const Bucket& bucket) { count += bucket.begin < moment ? bucket.elections : 0; };
    std::for_each(m_old.begin(), m_old.end(), add);
    std::for_each(m_recent.begin(), m_recent.end(), add);
    return count;
}

// --- Queues --------------------------------------------------------------------------------------------------------

void Activity::foldQueues(const trace::Record& r, const Picture& before) {
    const auto ended = [&](std::uint64_t sent) {
        const auto it = before.flights().find(sent);
        if (it == before.flights().end() || trace::isHeartbeat(it->second.message.kind)) return;
        countOnTheWay(r.at, it->second.message.to, -1);
    };
    if (const auto* sent = trace::as<trace::MessageSent>(r)) {
        if (!trace::isHeartbeat(sent->kind)) countOnTheWay(r.at, sent->to, 1);
    } else if (const auto* received = trace::as<trace::MessageReceived>(r)) {
        ended(received->sent);
    } else if (const auto* dropped = trace::as<trace::MessageDropped>(r)) {
        ended(dropped->sent);
    } else if (trace::as<trace::Proposed>(r)) {
        setOpen(r.at, r.node, m_openOf[r.node] + 1);
    } else if (trace::as<trace::Committed>(r)) {
        setOpen(r.at, r.node, std::max(m_openOf[r.node] - 1, 0));
    } else if (const auto* role = trace::as<trace::RoleChanged>(r)) {
        if (role->role != trace::Role::Leading) setOpen(r.at, r.node, 0);
    } else if (trace::as<trace::NodeKilled>(r)) {
        setOpen(r.at, r.node, 0);
    }
}

void Activity::countOnTheWay(VirtualTime at, NodeId to, int change) {
    const auto it = m_indexOf.find(to);
    if (it == m_indexOf.end()) return;
    Bucket& bucket = grown(at);
    std::int32_t& level = m_levels[it->second].inFlight;
    level += change;
    std::int32_t& highest = bucket.nodes[it->second].inFlight;
    highest = std::max(highest, level);
}

/// Of a leader that leads no longer nothing is open: what becomes of it is for the next one to say.
void Activity::setOpen(VirtualTime at, NodeId leader, int open) {
    Bucket& bucket = grown(at);
    m_openOf[leader] = open;
    m_open = 0;
    for (const auto& [node, count] : m_openOf)
        m_open += count;
    bucket.open = std::max(bucket.open, m_open);
}

// --- Lag -----------------------------------------------------------------------------------------------------------

void Activity::foldHistory(const trace::Record& r, const trace::Tables& tables) {
    const auto decided = [&](trace::TxnRef txn) {
        const HistoryPlace place = m_places.of(txn, m_decided, tables);
        if (place.count > m_decided.count) m_decided = place;
        setLags(r.at);
    };
    const auto stands = [&](trace::TxnRef txn) {
        const auto it = m_indexOf.find(r.node);
        if (it == m_indexOf.end()) return;
        m_applied[it->second] = m_places.of(txn, m_applied[it->second], tables);
        setLags(r.at);
    };
    if (const auto* committed = trace::as<trace::Committed>(r)) decided(committed->txn);
    if (const auto* established = trace::as<trace::EpochEstablished>(r)) decided(established->txn);
    if (const auto* applied = trace::as<trace::Applied>(r)) stands(applied->txn);
    if (const auto* reset = trace::as<trace::TreeReset>(r)) stands(reset->txn);
}

void Activity::setLags(VirtualTime at) {
    Bucket& bucket = grown(at);
    for (std::size_t i = 0; i < m_nodes.size(); ++i) {
        // A replica may stand at what its log holds and nobody has decided yet.
        const std::int64_t missing = m_decided.count - m_applied[i].count;
        m_levels[i].lag = static_cast<std::int32_t>(std::max<std::int64_t>(missing, 0));
        bucket.nodes[i].lag = std::max(bucket.nodes[i].lag, m_levels[i].lag);
    }
}

// --- Latency -------------------------------------------------------------------------------------------------------

void Activity::foldCalls(const trace::Record& r) {
    if (const auto answered = m_unanswered.fold(r)) grown(r.at).writes.add((r.at - answered->calledAt).us);
}

}  // namespace qs::app

#include "app/models/activity.h"

#include <algorithm>

namespace qs::app {

namespace {

constexpr std::size_t MaxBuckets = 4 * 60 * 10;

bool isWrite(std::int32_t opcode) {
    return opcode == 1 || opcode == 2 || opcode == 5 || opcode == 15;
}

}  // namespace

void Activity::fold(const trace::Record& r) {
    if (trace::as<trace::EpochEstablished>(r)) ++bucket(r.at).elections;
    if (trace::as<trace::Committed>(r)) ++bucket(r.at).committed;
    if (const auto* call = trace::as<trace::ClientCall>(r)) {
        if (isWrite(call->opcode)) m_writesInFlight[{call->connection, call->xid}] = r.at;
    }
    if (const auto* answer = trace::as<trace::ClientReturn>(r)) onReturn(r, *answer);
    if (const auto* gone = trace::as<trace::ClientDisconnected>(r)) {
        std::erase_if(m_writesInFlight, [&](const auto& each) { return each.first.first == gone->connection; });
    }
}

Bucket& Activity::bucket(VirtualTime at) {
    const std::int64_t index = at.us / BucketWidth.us;
    while (m_firstBucket + static_cast<std::int64_t>(m_buckets.size()) <= index)
        m_buckets.emplace_back();
    while (m_buckets.size() > MaxBuckets) {
        m_buckets.pop_front();
        ++m_firstBucket;
    }
    return m_buckets.at(static_cast<std::size_t>(index - m_firstBucket));
}

void Activity::onReturn(const trace::Record& r, const trace::ClientReturn& e) {
    const auto it = m_writesInFlight.find({e.connection, e.xid});
    if (it == m_writesInFlight.end()) return;
    const std::int64_t latency = (r.at - it->second).us;
    m_writesInFlight.erase(it);
    Bucket& b = bucket(r.at);
    ++b.writes;
    b.writeLatencySumUs += latency;
    b.writeLatencyMaxUs = std::max(b.writeLatencyMaxUs, latency);
}

}  // namespace qs::app

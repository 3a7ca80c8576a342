#include "app/models/record_store.h"

#include <algorithm>

#include "engine/base/check.h"

namespace qs::app {

void RecordStore::append(const trace::Batch& batch) {
    m_tables.append(batch.texts, batch.txns);
    m_proposed.resize(m_tables.txnCount());
    for (const trace::Record& r : batch.records) {
        QS_CHECK(r.seq == m_size + 1 && r.cause < r.seq);
        if (m_size % ChunkSize == 0) {
            m_chunks.push_back(std::make_unique<Chunk>());
            m_chunks.back()->records.reserve(ChunkSize);
        }
        m_chunks.back()->records.push_back(r);
        ++m_size;
        if (r.cause != 0) {
            std::uint32_t& last = chunkOf(r.cause).lastEffect[(r.cause - 1) % ChunkSize];
            chunkOf(r.seq).previousEffect[(r.seq - 1) % ChunkSize] = last;
            last = static_cast<std::uint32_t>(r.seq);
        }
        if (const auto* proposed = trace::as<trace::Proposed>(r)) {
            std::uint32_t& first = m_proposed.at(proposed->txn.index);
            if (first == 0) first = static_cast<std::uint32_t>(r.seq);
        }
    }
}

std::uint64_t RecordStore::lastAt(VirtualTime moment) const {
    const auto chunk = std::partition_point(m_chunks.begin(), m_chunks.end(),
                                            [&](const auto& each) { return each->records.front().at <= moment; });
    if (chunk == m_chunks.begin()) return 0;
    const std::vector<trace::Record>& records = (*std::prev(chunk))->records;
    const auto after =
        std::partition_point(records.begin(), records.end(), [&](const trace::Record& r) { return r.at <= moment; });
    return std::prev(after)->seq;
}

std::vector<std::uint64_t> RecordStore::effectsOf(std::uint64_t seq) const {
    std::vector<std::uint64_t> out;
    if (!contains(seq)) return out;
    std::uint32_t at = chunkOf(seq).lastEffect[(seq - 1) % ChunkSize];
    for (; at != 0; at = chunkOf(at).previousEffect[(at - 1) % ChunkSize])
        out.push_back(at);
    std::reverse(out.begin(), out.end());
    return out;
}

std::uint64_t RecordStore::proposedAt(trace::TxnRef txn) const {
    return txn.index < m_proposed.size() ? m_proposed[txn.index] : 0;
}

}  // namespace qs::app

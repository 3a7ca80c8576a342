#include "engine/storage/record_index.h"

#include "engine/base/check.h"
#include "engine/base/state_words.h"
#include "engine/codec/txn_log.h"

namespace qs::storage {

RecordIndex::RecordIndex() : m_end(codec::LogHeaderBytes) {}

void RecordIndex::add(Zxid zxid, std::uint64_t end) {
    QS_CHECK(end > m_end && end - m_end <= 0xffffffff);
    if (m_runs.empty() || zxid.value != m_runs.back().last().value + 1) m_runs.push_back({zxid});
    ++m_runs.back().count;
    m_sizes.push_back(static_cast<std::uint32_t>(end - m_end));
    m_end = end;
}

void RecordIndex::cut(Zxid zxid) {
    std::size_t keep = m_sizes.size();
    for (; keep > 0 && last() > zxid; --keep) {
        m_end -= m_sizes[keep - 1];
        if (--m_runs.back().count == 0) m_runs.pop_back();
    }
    m_sizes.truncate(keep);
}

void RecordIndex::appendState(StateWords& out) const {
    out.add(m_runs.size());
    for (const Run& run : m_runs) {
        out.add(run.first);
        out.add(run.count);
    }
    for (std::size_t i = 0; i < m_sizes.size(); ++i)
        out.add(m_sizes[i]);
}

}  // namespace qs::storage

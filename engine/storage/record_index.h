// Where the records of one log file end. A log has as many as there were writes since the snapshots in use, so each
// takes four bytes.
#pragma once

#include <cstdint>
#include <vector>

#include "engine/base/ids.h"
#include "engine/base/persistent_vector.h"

namespace qs {
class StateWords;
}

namespace qs::storage {

/// In the order of the file. A copy shares what did not change.
class RecordIndex {
public:
    RecordIndex();

    bool empty() const { return m_sizes.empty(); }
    /// Of the last record; zero when empty.
    Zxid last() const { return m_runs.empty() ? Zxid{} : m_runs.back().last(); }
    /// Offset in the file behind the last record, or behind the file's header.
    std::uint64_t end() const { return m_end; }

    /// The record behind the last one. Requires: end > end().
    void add(Zxid zxid, std::uint64_t end);
    /// Drops records from the end on, up to the first that is not above `zxid`.
    void cut(Zxid zxid);

    void appendState(StateWords& out) const;

private:
    /// Records with zxids one behind the other.
    struct Run {
        Zxid first;
        std::uint64_t count = 0;
        Zxid last() const { return Zxid{first.value + count - 1}; }
    };

    std::vector<Run> m_runs;  ///< few: the zxids of an epoch have no holes
    PersistentVector<std::uint32_t> m_sizes;
    std::uint64_t m_end;
};

}  // namespace qs::storage

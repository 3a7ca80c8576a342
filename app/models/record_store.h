// Every record of a run, once, for all views: by seq, by moment, and from a cause to its effects. Memory is about 110
// bytes a record. Lives on the GUI thread.
#pragma once

#include <array>
#include <memory>
#include <optional>
#include <vector>

#include "engine/trace/batch.h"

namespace qs::app {

class RecordStore {
public:
    /// Requires: the batch continues the ones before it (seq without a hole).
    void append(const trace::Batch& batch);

    const trace::Tables& tables() const { return m_tables; }
    /// Records are numbered 1..size() by their seq.
    std::uint64_t size() const { return m_size; }
    bool contains(std::uint64_t seq) const { return seq >= 1 && seq <= m_size; }
    /// Requires: contains(seq).
    const trace::Record& at(std::uint64_t seq) const { return chunkOf(seq).records[(seq - 1) % ChunkSize]; }
    /// Seq of the last record at or before the moment; 0: none.
    std::uint64_t lastAt(VirtualTime moment) const;
    /// Records that name `seq` as their cause, ascending.
    std::vector<std::uint64_t> effectsOf(std::uint64_t seq) const;
    /// Where the transaction was proposed first in this history; 0: not seen.
    std::uint64_t proposedAt(trace::TxnRef txn) const;

private:
    static constexpr std::size_t ChunkSize = 4096;
    /// Whole: nothing moves when there is more of it, so a long run costs no pause.
    struct Chunk {
        std::vector<trace::Record> records;                     ///< reserved in full
        std::array<std::uint32_t, ChunkSize> lastEffect{};      ///< newest record caused by it; 0: none
        std::array<std::uint32_t, ChunkSize> previousEffect{};  ///< the one before it of the same cause; 0: none
    };
    Chunk& chunkOf(std::uint64_t seq) const { return *m_chunks[(seq - 1) / ChunkSize]; }

    trace::Tables m_tables;
    std::vector<std::unique_ptr<Chunk>> m_chunks;
    std::uint64_t m_size = 0;
    std::vector<std::uint32_t> m_proposed;  ///< [TxnRef]: seq; 0: none
};

}  // namespace qs::app

// How many transactions the history up to a transaction holds, in bounded memory: one place in so many is kept, and
// the ones between are counted back to it.
#pragma once

#include <map>

#include "engine/trace/tables.h"

namespace qs::app {

struct HistoryPlace {
    trace::TxnRef txn;
    std::int64_t count = 0;  ///< transactions up to and with it
};

class HistoryPlaces {
public:
    /// `near`: a place of that history that is asked for often; its successor costs one step.
    HistoryPlace of(trace::TxnRef txn, const HistoryPlace& near, const trace::Tables& tables);

    std::size_t kept() const { return m_kept.size(); }

    static constexpr std::size_t MaxKept = 4096;

private:
    void keep(const HistoryPlace& place);

    std::map<std::uint32_t, std::int64_t> m_kept;  ///< by TxnRef, each a multiple of m_every
    std::uint32_t m_every = 1;
};

}  // namespace qs::app

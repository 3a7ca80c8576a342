// Which transaction stands before which, answered without a walk: all histories of a run are one tree of few branches,
// and a transaction is a branch and a depth in it.
#pragma once

#include <vector>

#include "engine/trace/tables.h"

namespace qs::app {

class HistoryBranches {
public:
    /// Takes in what is new in the tables.
    void extend(const trace::Tables& tables);
    /// `of` is `txn`, or has it somewhere before it; the empty history is before everything. Costs a step for each
    /// branch between the two. Requires: both are taken in.
    bool holds(trace::TxnRef of, trace::TxnRef txn) const;

private:
    struct Place {
        std::uint32_t branch = 0;
        std::uint32_t depth = 0;
    };
    std::vector<Place> m_places{Place{}};                    ///< [TxnRef]
    std::vector<bool> m_continued{false};                    ///< [TxnRef]: its branch goes on behind it
    std::vector<trace::TxnRef> m_forkedAt{trace::TxnRef{}};  ///< [branch]: the last transaction before it
};

}  // namespace qs::app

// The tree at the end of any history of transactions: one multi-version tree for all replicas and moments, kept as
// sparse keyframes that share what did not change.
#pragma once

#include <map>

#include "engine/trace/tables.h"
#include "engine/tree/tree.h"

namespace qs::app {

class TreeHistories {
public:
    /// `firstSequence`: number of the first sequential znode under "/".
    explicit TreeHistories(std::int32_t firstSequence) : m_first(firstSequence) {}

    /// The tree after `txn` and everything before it in its history; TxnRef 0: of a brand-new ensemble.
    tree::Tree at(trace::TxnRef txn, const trace::Tables& tables);
    /// The tree at `txn` is this one: kept where a keyframe is due.
    void note(trace::TxnRef txn, const tree::Tree& tree);

private:
    static constexpr std::uint32_t KeyframeEvery = 64;

    tree::Tree m_first;
    std::map<std::uint32_t, tree::Tree> m_keyframes;  ///< by TxnRef
};

}  // namespace qs::app

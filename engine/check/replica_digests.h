// Compares each replica's tree with the committed one after every transaction it applies, by their digests.
#pragma once

#include <map>

#include "engine/check/committed_tree.h"

namespace qs::check {

class ReplicaDigests {
public:
    enum class Found : std::uint8_t {
        Nothing,  ///< not about applying, or it cannot be told
        Same,
        Parts,  ///< here it goes its own way; what follows is a consequence
    };
    static trace::Kinds kinds() { return trace::Kinds::of<trace::TreeReset, trace::NodeStarted, trace::Applied>(); }
    /// `step`: the transaction applied, unless Nothing.
    Found fold(const trace::Record& record, const trace::Tables& tables, const CommittedTree& tree,
               const CommittedTree::Step*& step);

private:
    std::map<NodeId, bool> m_parted;
};

}  // namespace qs::check

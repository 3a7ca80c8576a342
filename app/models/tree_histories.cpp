#include "app/models/tree_histories.h"

#include <vector>

namespace qs::app {

tree::Tree TreeHistories::at(trace::TxnRef txn, const trace::Tables& tables) {
    std::vector<trace::TxnRef> after;  // the keyframe, newest first
    while (txn && !m_keyframes.contains(txn.index) && !tables.state(txn)) {
        after.push_back(txn);
        txn = tables.previous(txn);
    }
    const auto keyframe = m_keyframes.find(txn.index);
    tree::Tree out = keyframe != m_keyframes.end() ? keyframe->second : txn ? *tables.state(txn) : m_first;
    for (auto it = after.rbegin(); it != after.rend(); ++it) {
        out.apply(*tables.txn(*it));
        note(*it, out);
    }
    return out;
}

void TreeHistories::note(trace::TxnRef txn, const tree::Tree& tree) {
    if (txn.index % KeyframeEvery == 0) m_keyframes.emplace(txn.index, tree);
}

}  // namespace qs::app

#include "app/models/tree_histories.h"

#include <vector>

namespace qs::app {

tree::Tree TreeHistories::at(trace::TxnRef txn, const trace::Tables& tables) {
    std::vector<trace::TxnRef> after;  // the keyframe, newest first
    while (txn && !m_keyframes.contains(txn.index)) {
        after.push_back(txn);
        txn = tables.previous(txn);
    }
    tree::Tree out = txn ? m_keyframes.at(txn.index) : m_first;
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

#include "engine/zab/history.h"

namespace qs::zab {

History::History() : m_base(std::make_shared<const Snapshot>()) {}

std::size_t History::indexAfter(Zxid zxid) const {
    std::size_t low = 0;
    std::size_t high = m_log.size();
    while (low < high) {
        const std::size_t middle = low + (high - low) / 2;
        if (m_log[middle]->zxid <= zxid) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low;
}

tree::TxnPtr History::find(Zxid zxid) const {
    const std::size_t after = indexAfter(zxid);
    if (after == 0 || m_log[after - 1]->zxid != zxid) return nullptr;
    return m_log[after - 1];
}

void History::rebase(SnapshotPtr snapshot) {
    m_log.dropFront(indexAfter(snapshot->zxid()));
    m_base = std::move(snapshot);
}

void History::reset(SnapshotPtr snapshot) {
    m_base = std::move(snapshot);
    m_log.clear();
}

}  // namespace qs::zab

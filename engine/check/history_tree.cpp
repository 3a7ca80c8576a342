#include "engine/check/history_tree.h"

namespace qs::check {

bool isPrefix(trace::TxnRef a, trace::TxnRef b, const trace::Tables& tables) {
    const Zxid end = tables.zxid(a);
    while (b && tables.zxid(b) > end)
        b = tables.previous(b);
    return a == b;
}

}  // namespace qs::check

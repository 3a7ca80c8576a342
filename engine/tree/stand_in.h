// A transaction that bears the zxid of one whose content is not known: snapshots say up to where they go, and no more.
#pragma once

#include "engine/tree/txn.h"

namespace qs::tree {

inline TxnPtr standInFor(Zxid zxid) {
    Txn out;
    out.zxid = zxid;
    out.body = ErrorTxn{};
    return std::make_shared<const Txn>(std::move(out));
}

/// A write that was refused has a code.
inline bool isStandIn(const Txn& txn) {
    const auto* error = std::get_if<ErrorTxn>(&txn.body);
    return error && error->code == ErrorCode::Ok;
}

}  // namespace qs::tree

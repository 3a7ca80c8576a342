// Proposals that no leader has decided, from one epoch to the next: what a new leader's history holds of them is kept,
// the rest is over.
#pragma once

#include <map>

#include "engine/trace/tables.h"

namespace qs::app {

class UndecidedProposals {
public:
    void fold(const trace::Record& r);

    struct Fate {
        int kept = 0;
        int dropped = 0;
    };
    /// Of those of older epochs, once `epoch` begins with the history that ends with `txn`.
    Fate fateUnder(Epoch epoch, trace::TxnRef txn, const trace::Tables& tables) const;

private:
    std::map<std::uint32_t, Zxid> m_open;  ///< by TxnRef
};

}  // namespace qs::app

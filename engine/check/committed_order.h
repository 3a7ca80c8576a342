// The transactions in the order in which the ensemble committed them: what leaders decided, and the initial history of
// each epoch. Ghost state for checks that read that order; a history that does not continue it is another check's
// finding (Z-08). Source: the committed list C of the project's verification notes.
#pragma once

#include <vector>

#include "engine/trace/kinds.h"
#include "engine/trace/tables.h"

namespace qs::check {

class CommittedOrder {
public:
    static trace::Kinds kinds() { return trace::Kinds::of<trace::Committed, trace::EpochEstablished>(); }
    /// The transactions that `record` commits for the first time, oldest first; empty for most records.
    const std::vector<trace::TxnRef>& advance(const trace::Record& record, const trace::Tables& tables);

private:
    trace::TxnRef m_tail;
    std::vector<trace::TxnRef> m_fresh;
};

}  // namespace qs::check

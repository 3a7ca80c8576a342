// Questions about the tree that histories form: each transaction names the one before it, so a history is a prefix of
// another when its end is an ancestor of the other's. Source: trace/tables.h.
#pragma once

#include "engine/trace/tables.h"

namespace qs::check {

/// The history that ends at `a` is a prefix of the one that ends at `b`. Costs the distance between them.
bool isPrefix(trace::TxnRef a, trace::TxnRef b, const trace::Tables& tables);

}  // namespace qs::check

// What a machine emits: an event whose texts and transactions are still values. The driver interns them and stamps the
// rest of the record.
#pragma once

#include <string>
#include <vector>

#include "engine/trace/record.h"

namespace qs::trace {

/// `event`'s TextRef is filled from `text`, its TxnRef from `txn`, when it has such a field.
struct Emitted {
    Event event;
    tree::TxnPtr txn = nullptr;
    std::string text = {};
};

}  // namespace qs::trace

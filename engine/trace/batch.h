// What an ensemble hands up at once: records, the table entries they need, and findings of the checks beside them.
// Findings and sayings are no part of the trace: checks on or off give the same bytes.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "engine/trace/tables.h"

namespace qs::trace {

/// One violation of a safety property.
struct Finding {
    std::string check;     ///< "Z-03"
    std::uint64_t record;  ///< seq of the violating record
    std::string text;      ///< one sentence: what was promised and what happened
};

/// What a scenario says to whoever looks on, and how it failed.
struct Saying {
    VirtualTime at;
    std::uint64_t after = 0;  ///< seq of the last record before it; 0: none
    std::string text;
};

/// State of one lamp.
struct CheckStatus {
    std::string_view id;            ///< "Z-03"; a literal, as the next two
    std::string_view name;          ///< "Agreement"
    std::string_view words;         ///< the property in one sentence
    std::uint64_t evaluated = 0;    ///< how often it was looked at
    std::uint64_t premiseTrue = 0;  ///< how often there was something to judge; 0: not exercised, never "holds"
    std::uint64_t violations = 0;
};

struct Batch {
    VirtualTime upTo;  ///< virtual now at the end of the batch; may lie after the last record
    std::vector<Record> records;
    std::vector<std::string> texts;  ///< continue the text table
    std::vector<TxnEntry> txns;      ///< continue the transaction table
    std::vector<Finding> findings;
    std::vector<Saying> sayings;
    std::vector<CheckStatus> checks;  ///< all of them, as they stand at the end; may be empty: unchanged
};
using BatchPtr = std::shared_ptr<const Batch>;

}  // namespace qs::trace

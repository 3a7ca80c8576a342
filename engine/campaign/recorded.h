// A trace that was written to a file, once more: as lines, or before the checks.
#pragma once

#include <optional>
#include <ostream>
#include <string_view>
#include <vector>

#include "engine/base/result.h"
#include "engine/trace/batch.h"

namespace qs::campaign {

/// Writes a line a record, in words ("17  1.250 s  node 3  leads epoch 2") or as JSON objects, up to the end or to the
/// damage that is returned.
std::optional<Error> printTrace(std::string_view stream, bool json, std::ostream& out);

struct Judgement {
    std::uint64_t records = 0;
    VirtualTime end;
    std::vector<trace::CheckStatus> checks;
    std::vector<trace::Finding> findings;  ///< in the order of their records
    bool partial = false;                  ///< it began later than its ensemble: from there on nothing was judged
};
/// All checks over the whole stream. Errors: as trace::StreamReader.
Result<Judgement> judgeTrace(std::string_view stream);

}  // namespace qs::campaign

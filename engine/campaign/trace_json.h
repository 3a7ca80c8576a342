// The trace as JSON, one object a line and a line a record: texts and enumerations as words, transactions in place. For
// programs that want to read a trace without the tables; the stream of trace/stream_writer.h is the faithful form.
#pragma once

#include <string>

#include "engine/trace/batch.h"

namespace qs::campaign {

/// `tables` hold everything up to and including the batch.
std::string toJsonLines(const trace::Batch& batch, const trace::Tables& tables);

}  // namespace qs::campaign

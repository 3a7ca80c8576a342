// Records in words: one line for the event list, for transcripts and for messages to people.
#pragma once

#include <string>

#include "engine/trace/tables.h"

namespace qs::trace {

/// What happened, without time and node: "PROPOSAL 1:5 create /x (3 bytes) -> 2", "leads epoch 2".
std::string describe(const Record& record, const Tables& tables);
/// "12.345 s  node 3  leads epoch 2"; records of no node have "-" in its place.
std::string transcriptLine(const Record& record, const Tables& tables);
/// Worth a line by default: what a person following the run would want to know; not timers, heartbeats, single
/// messages.
bool isNotable(const Record& record);

}  // namespace qs::trace

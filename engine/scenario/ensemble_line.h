// The `ensemble` line of a scenario: KEY=VALUE words for a Lab's configuration.
#pragma once

#include "engine/scenario/line_reader.h"
#include "engine/sim/lab.h"

namespace qs::scenario {

/// Reads the words behind `ensemble zab` to the end of the line.
void readSettings(LineReader& in, sim::LabConfig& config);
/// The whole line without its end; what is seldom set stands there only where it differs from the default.
std::string ensembleLine(const sim::LabConfig& config);

}  // namespace qs::scenario

// The `ensemble` line of a scenario: KEY=VALUE words for a Lab's configuration.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/scenario/line_reader.h"
#include "engine/sim/lab.h"

namespace qs::scenario {

using Weights = std::map<NodeId, std::uint32_t>;
using Groups = std::vector<NodeSet>;

/// "1:2,3:0" and "1,2|3,4,5"; whether they fit the voters is another question (Membership::problem).
std::optional<Weights> parseWeights(std::string_view text);
std::string formatWeights(const Weights& weights);
std::optional<Groups> parseGroups(std::string_view text);
std::string formatGroups(const Groups& groups);

/// Reads the words behind `ensemble zab` to the end of the line.
void readSettings(LineReader& in, sim::LabConfig& config);
/// The whole line, which ensembleLine() wrote or a person. Errors: "line:column" and what was expected there.
Result<sim::LabConfig> parseEnsembleLine(std::string_view line);
/// The whole line without its end; what is seldom set stands there only where it differs from the default.
std::string ensembleLine(const sim::LabConfig& config);

}  // namespace qs::scenario

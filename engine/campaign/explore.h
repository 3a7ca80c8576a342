// The bounded explorer: all futures of one ensemble from one beginning, up to a depth.
#pragma once

#include <optional>
#include <string>

#include "engine/campaign/explore_schedule.h"

namespace qs::campaign {

struct ExploreOptions {
    std::uint32_t depth = 8;  ///< events from where the scenario ends
    std::uint32_t states = 50'000'000;
};

struct Exploration {
    SearchResult<ExploreEvent> search;
    double cpuSeconds = 0;
    /// How the Lab comes to the violation; set where there is one.
    std::optional<scenario::Scenario> counterexample;
    std::string labFound;  ///< ids of the checks that the Lab's run of it breaks, with blanks between
};

/// Errors: as planOf().
Result<Exploration> explore(const scenario::Scenario& scenario, const ExploreOptions& options);

/// Several lines in words, or one JSON object; `file`: where the counterexample was written, empty: nowhere.
std::string describe(const Exploration& e, const std::string& file);
std::string toJson(const Exploration& e, const std::string& file);

}  // namespace qs::campaign

// Makes a failing run small: which of its commands does the violation need? Source: A. Zeller, R. Hildebrandt,
// "Simplifying and isolating failure-inducing input", 2002 (ddmin).
#pragma once

#include <cstdint>
#include <string>

#include "engine/scenario/scenario.h"

namespace qs::campaign {

/// Trace records that may be simulated for one shrink: about half a minute. A bound in records gives the same file on
/// every machine.
inline constexpr std::uint64_t ShrinkBudget = 25'000'000;

/// A scenario that violates the same check with as few of the commands as the budget finds; it ends where the check
/// speaks. Only commands at absolute times count, as a campaign writes them; the rest is replaced. One that does not
/// violate `check` comes back as it is.
scenario::Scenario shrink(const scenario::Scenario& failing, const std::string& check,
                          std::uint64_t budget = ShrinkBudget);

}  // namespace qs::campaign

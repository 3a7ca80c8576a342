// Deliberately broken engines. QS_MUTANT(Name) is the constant false in every shipped library; in the second set of
// libraries (QS_MUTANTS), linked only by quorumscope-sim-mutants, it asks whether that mutant was chosen on the command
// line.
#pragma once

#include <string_view>
#include <vector>

namespace qs {

struct Mutant {
    std::string_view name;
    std::string_view words;     ///< what is broken
    std::string_view killedBy;  ///< id of the check that must see it
    /// Row of the project's museum of bugs: "Z3" a mutant of the ZAB specification, "R1" a bug that ZooKeeper had.
    std::string_view museum = {};
    std::string_view equivalent = {};  ///< at which size nothing can tell it from the healthy engine, and why
};

/// All mutants, in a fixed order. Empty outside the mutant build.
const std::vector<Mutant>& mutants();
/// Chooses the one active mutant; empty name: none. False when there is no such mutant.
bool activateMutant(std::string_view name);
bool mutantActive(std::string_view name);

}  // namespace qs

#ifdef QS_MUTANTS
#define QS_MUTANT(name) ::qs::mutantActive(#name)
#else
#define QS_MUTANT(name) false
#endif

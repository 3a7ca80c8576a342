// What is to take the place of the run on screen.
#pragma once

#include <variant>

#include "app/ensemble/local_ensemble.h"
#include "app/ensemble/scenario_file.h"
#include "app/setup/new_ensemble.h"

namespace qs::app {

struct PlayedFile {
    scenario::Scenario scenario;
    bool repeat = false;  ///< a saved run, to be repeated up to the moment where it was saved
};

using Opening = std::variant<NewEnsemble, LocalEnsembleOptions, PlayedFile>;

}  // namespace qs::app

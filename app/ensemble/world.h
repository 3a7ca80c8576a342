// Where an ensemble lives: in the Lab, or as server processes of this machine.
#pragma once

#include <memory>
#include <variant>

#include "app/ensemble/lab_ensemble.h"
#include "app/ensemble/local_ensemble.h"

namespace qs::app {

using World = std::variant<LabEnsembleOptions, LocalEnsembleOptions>;

std::unique_ptr<Ensemble> makeEnsemble(const World& world);
/// What the trace of such an ensemble is judged and folded by.
trace::Setting settingOf(const World& world);

}  // namespace qs::app

// The server processes that a command line asks for.
#pragma once

#include <optional>

#include "app/ensemble/local_ensemble.h"
#include "app/shell/options.h"

namespace qs::app {

/// Nothing: it asks for a Lab. What it does not say is as the folder has it. Errors: of zoo.cfg files that are there.
Result<std::optional<LocalEnsembleOptions>> localOptions(const Options& options, quint16 clientPort);

}  // namespace qs::app

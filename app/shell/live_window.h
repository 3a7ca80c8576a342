// The window over a running ensemble: the ensemble on its own thread, the window on this one, queued signals between.
#pragma once

#include "app/shell/options.h"

namespace qs::app {

/// Runs until the window is closed; the exit status. Requires: a QApplication whose event loop does not run.
int runWindow(const Options& options);

}  // namespace qs::app

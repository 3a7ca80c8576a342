// An ensemble of any world without a window: commands on standard input, one line of answer each on standard output,
// logs on standard error.
#pragma once

#include <QString>

#include "app/ensemble/world.h"

namespace qs::app {

/// `traceFile`: where its trace goes; empty: nowhere. `keep`: of server processes; the end of input does not end them,
/// and windows may look at them and ask them (kept_server.h). Runs until `quit` or `end`, end of input, SIGINT or
/// SIGTERM. The exit status: 0; 1 when the ensemble ended by itself; 2 when a port is busy, the data directory cannot
/// be used or the trace file cannot be written (one line on standard error says which). Requires: a QCoreApplication
/// whose event loop does not run; standard input and output belong to this run.
int runHeadless(const World& world, const QString& traceFile, bool keep);

}  // namespace qs::app

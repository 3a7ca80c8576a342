// The Lab, or server processes, without a window: the same ensembles, commands on standard input, one line of answer
// each on standard output, logs on standard error.
#pragma once

#include <QString>

namespace qs::app {

struct HeadlessOptions {
    QString dataDir;            ///< of server processes; empty: the Lab
    int replicas = 3;           ///< voters, 1..9
    int observers = 0;          ///< 0..9
    quint16 clientPort = 2181;  ///< replica i listens on clientPort + i - 1
    quint64 seed = 1;           ///< of the Lab
    double speed = 1.0;         ///< of the Lab: virtual seconds per wall second, > 0
    QString traceFile;          ///< empty: no trace is written
};

/// Runs until `quit`, end of input, SIGINT or SIGTERM. The exit status: 0; 1 when the ensemble ended by itself; 2 when
/// a port is busy, the data directory cannot be used or the trace file cannot be written (one line on standard error
/// says which). Requires: a
/// QCoreApplication whose event loop does not run; standard input and output belong to this run.
int runHeadless(const HeadlessOptions& options);

}  // namespace qs::app

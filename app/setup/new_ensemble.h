// An ensemble that somebody wants to begin: what a scenario's `ensemble` line says of it, and what no scenario says.
#pragma once

#include <QString>
#include <optional>

#include "engine/sim/lab.h"

class QSettings;

namespace qs::app {

struct NewEnsemble {
    sim::LabConfig lab;
    quint16 clientPort = 2181;  ///< of replica 1; 0: no outside clients
    bool paused = false;        ///< it begins with time standing
};

/// The `ensemble` line that begins a scenario over such an ensemble.
QString scenarioLine(const NewEnsemble& wanted);
/// How to start it from a shell; none: it has settings that the command line has no option for.
std::optional<QString> commandLine(const NewEnsemble& wanted);

/// As it was begun the last time, but for the port; the usual one where there was no last time.
NewEnsemble lastEnsemble(const QSettings& settings);
void rememberEnsemble(QSettings& settings, const NewEnsemble& wanted);

}  // namespace qs::app

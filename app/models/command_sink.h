// Where feature rooms hand their commands. ensemble/ implements it, shell/ connects it; no room knows who listens.
#pragma once

#include <QString>

#include "engine/command/command.h"

namespace qs::app {

class CommandSink {
public:
    virtual ~CommandSink() = default;
    /// Queues the command for the ensemble's thread; returns at once. The answer (or refusal) reaches the status line.
    virtual void submit(const command::Command& command) = 0;
};

}  // namespace qs::app

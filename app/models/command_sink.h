// Where feature rooms hand their commands. ensemble/ implements it, shell/ connects it; no room knows who listens.
#pragma once

#include <QString>
#include <vector>

#include "engine/command/command.h"

namespace qs::app {

class CommandSink {
public:
    virtual ~CommandSink() = default;
    /// Queues the command for the ensemble's thread; returns at once. The answer (or refusal) reaches the status line.
    virtual void submit(const command::Command& command) = 0;
    /// Why the ensemble could never carry it out, whatever its state, in words for people; empty: it could.
    virtual QString whyNot(const command::Command&) const { return {}; }
    /// Of one click: they are undone together.
    virtual void submitAll(const std::vector<command::Command>& commands) {
        for (const command::Command& each : commands)
            submit(each);
    }
};

}  // namespace qs::app

// Every command an ensemble executed, with its virtual time: together with the configuration it is the whole run, for
// saving and for the report of a failed internal check. Keep-alive pings are marked: a replay needs them, people do
// not.
#pragma once

#include <QString>
#include <string>
#include <vector>

#include "engine/command/command.h"
#include "engine/sim/lab.h"
#include "engine/trace/record.h"

namespace qs::app {

struct ExecutedCommand {
    VirtualTime at;
    trace::CommandSource source;
    command::Command command;
    bool keepAlive = false;  ///< injected by the gateway to keep an outside client's session alive
};

class CommandLog {
public:
    explicit CommandLog(const sim::LabConfig& config) : m_config(config) {}

    void add(ExecutedCommand executed) { m_commands.push_back(std::move(executed)); }
    const std::vector<ExecutedCommand>& commands() const { return m_commands; }

    /// Configuration and commands as text, one command a line after its time in microseconds; `headline` goes first, as
    /// a comment.
    std::string text(const std::string& headline) const;
    /// Writes text(headline) to a new file of the temporary folder. Its name, or an empty string when it cannot be
    /// written.
    QString writeReport(const std::string& headline) const;

private:
    sim::LabConfig m_config;
    std::vector<ExecutedCommand> m_commands;
};

}  // namespace qs::app

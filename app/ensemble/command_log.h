// Every command an ensemble executed, and where in the run it came: together with the configuration it is the whole
// run, for saving it and for the report of a failed internal check. The text is a scenario, which plays to the same
// trace. Keep-alive pings are marked: a replay needs them, people do not.
#pragma once

#include <QString>
#include <string>
#include <vector>

#include "engine/scenario/runner.h"

namespace qs::app {

class CommandLog {
public:
    explicit CommandLog(const sim::LabConfig& config) : m_config(config) {}

    void add(scenario::ExecutedCommand executed, bool keepAlive = false);
    /// The one added last was refused: it is no part of the run.
    void dropLast();
    /// Commands that people and scenarios gave.
    std::size_t given() const { return m_given; }

    /// A scenario by that name. `end`: where the run stands now; it is played up to there. `marked`: a comment stands
    /// before what was executed from that command on, counted as by given().
    std::string text(const std::string& name, const scenario::ExecutedCommand& end,
                     std::optional<std::size_t> marked = {}) const;
    /// Writes the run so far to a new file of the temporary folder, under `headline` as a comment. Its name, or an
    /// empty string when it cannot be written.
    QString writeReport(const std::string& headline) const;

private:
    struct Entry {
        scenario::ExecutedCommand executed;
        bool keepAlive = false;
        bool given() const { return executed.source != trace::CommandSource::OutsideClient; }
    };

    sim::LabConfig m_config;
    std::vector<Entry> m_entries;
    std::size_t m_given = 0;
};

}  // namespace qs::app

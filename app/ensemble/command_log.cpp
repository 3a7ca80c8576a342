#include "app/ensemble/command_log.h"

#include <QDir>
#include <QTemporaryFile>

#include "engine/command/tokens.h"
#include "engine/scenario/ensemble_line.h"
#include "engine/scenario/words.h"

namespace qs::app {

namespace {

std::string oneLine(std::string text) {
    for (char& c : text) {
        if (c == '\n' || c == '\r') c = ' ';
    }
    return text;
}

/// Writes where commands come as steps of a scenario. `at` lets everything due by then happen, so it is enough unless a
/// command came amidst of what was due at its instant; then events are counted.
class Places {
public:
    std::string before(const scenario::ExecutedCommand& next) {
        const std::uint64_t passed = next.events - m_events;
        m_events = next.events;
        std::string out;
        if (!next.amidst) {
            if (next.at != m_at || passed > 0) out = "at " + formatDuration(next.at) + "\n";
        } else if (passed > 0) {
            out = "step" + (passed > 1 ? " " + std::to_string(passed) : "") + "\n";
        }
        m_at = next.at;
        return out;
    }

private:
    VirtualTime m_at;
    std::uint64_t m_events = 0;
};

}  // namespace

void CommandLog::add(scenario::ExecutedCommand executed, bool keepAlive) {
    m_entries.push_back({std::move(executed), keepAlive});
    if (m_entries.back().given()) ++m_given;
}

void CommandLog::dropLast() {
    if (m_entries.back().given()) --m_given;
    m_entries.pop_back();
}

std::string CommandLog::text(const std::string& name, const scenario::ExecutedCommand& end,
                             std::optional<std::size_t> marked) const {
    std::string out = "scenario " + command::quote(name) + "\n" + scenario::ensembleLine(m_config) + "\n";
    Places places;
    std::size_t given = 0;
    auto source = trace::CommandSource::Scenario;
    for (const Entry& entry : m_entries) {
        const scenario::ExecutedCommand& each = entry.executed;
        if (marked && entry.given() && given == *marked) out += "# recorded from here on\n";
        if (entry.given()) ++given;
        out += places.before(each);
        if (each.source != source) out += "by " + scenario::wordFor(scenario::SourceWords, each.source) + "\n";
        source = each.source;
        out += command::format(each.command) + (entry.keepAlive ? "  # keep-alive\n" : "\n");
    }
    const std::string last = places.before(end);
    // A scenario has one step at least.
    return out + (last.empty() && m_entries.empty() ? "wait 0ms\n" : last);
}

QString CommandLog::writeReport(const std::string& headline) const {
    QTemporaryFile file(QDir::tempPath() + QStringLiteral("/quorumscope-failed-XXXXXX.scenario"));
    if (!file.open()) return {};
    const scenario::ExecutedCommand end = m_entries.empty() ? scenario::ExecutedCommand{} : m_entries.back().executed;
    const std::string content = "# " + oneLine(headline) + "\n" + text("failed", end);
    const bool whole =
        file.write(content.data(), static_cast<qint64>(content.size())) == static_cast<qint64>(content.size());
    if (!whole || !file.flush()) return {};
    file.setAutoRemove(false);
    return file.fileName();
}

}  // namespace qs::app

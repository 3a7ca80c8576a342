#include "app/ensemble/command_log.h"

#include <QDir>
#include <QTemporaryFile>

namespace qs::app {

namespace {

std::string microseconds(VirtualTime t) {
    return std::to_string(t.us) + "us";
}

std::string oneLine(std::string text) {
    for (char& c : text) {
        if (c == '\n' || c == '\r') c = ' ';
    }
    return text;
}

}  // namespace

std::string CommandLog::text(const std::string& headline) const {
    std::string out = "# " + oneLine(headline) + "\n";
    out += "# ensemble replicas=" + std::to_string(m_config.voters) +
           " observers=" + std::to_string(m_config.observers) + " seed=" + std::to_string(m_config.seed) +
           " latency=" + microseconds(m_config.latency) + " tick=" + microseconds(m_config.tick) + "\n";
    for (const ExecutedCommand& each : m_commands) {
        out += "at " + microseconds(each.at) + " " + command::format(each.command);
        if (each.keepAlive) out += "  # keep-alive";
        out += "\n";
    }
    return out;
}

QString CommandLog::writeReport(const std::string& headline) const {
    QTemporaryFile file(QDir::tempPath() + QStringLiteral("/quorumscope-failed-XXXXXX.txt"));
    if (!file.open()) return {};
    const std::string content = text(headline);
    const bool whole =
        file.write(content.data(), static_cast<qint64>(content.size())) == static_cast<qint64>(content.size());
    if (!whole || !file.flush()) return {};
    file.setAutoRemove(false);
    return file.fileName();
}

}  // namespace qs::app

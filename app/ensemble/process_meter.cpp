#include "app/ensemble/process_meter.h"

#include <unistd.h>

#include <QFile>
#include <array>
#include <charconv>

namespace qs::app {

using namespace Qt::StringLiterals;

/// The second field is the name in brackets, which may hold anything; what is counted stands behind its last one.
std::optional<ProcessCounters> ProcessCounters::parse(std::string_view text) {
    constexpr std::size_t User = 11, System = 12, Resident = 21;  // from the third field on
    const auto end = text.rfind(')');
    if (end == std::string_view::npos) return std::nullopt;
    text.remove_prefix(end + 1);
    std::array<quint64, Resident + 1> fields{};
    for (std::size_t i = 0; i < fields.size(); ++i) {
        if (text.empty() || text.front() != ' ') return std::nullopt;
        text.remove_prefix(1);
        const std::string_view field = text.substr(0, text.find_first_of(" \n"));
        const bool counts = i == User || i == System || i == Resident;
        const auto read = std::from_chars(field.data(), field.data() + field.size(), fields[i]);
        if (counts && (read.ec != std::errc() || read.ptr != field.data() + field.size())) return std::nullopt;
        text.remove_prefix(field.size());
    }
    return ProcessCounters{fields[User] + fields[System], fields[Resident]};
}

std::optional<ProcessUsage> ProcessMeter::look(qint64 pid) {
    QFile stat(u"/proc/%1/stat"_s.arg(pid));
    if (!stat.open(QIODevice::ReadOnly)) return std::nullopt;
    const auto now = ProcessCounters::parse(stat.readAll().toStdString());
    if (!now) return std::nullopt;
    const auto at = std::chrono::steady_clock::now();
    const std::chrono::duration<double> since = at - m_at;
    ProcessUsage out{0, static_cast<qint64>(now->pages) * ::sysconf(_SC_PAGESIZE)};
    if (pid == m_pid && since.count() > 0) {
        const auto seconds = static_cast<double>(now->ticks - m_ticks) / static_cast<double>(::sysconf(_SC_CLK_TCK));
        out.cores = seconds / since.count();
    }
    m_pid = pid;
    m_ticks = now->ticks;
    m_at = at;
    return out;
}

}  // namespace qs::app

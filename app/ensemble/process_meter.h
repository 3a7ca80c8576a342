// What a process takes of this machine. Source: /proc/PID/stat, proc(5).
#pragma once

#include <QtGlobal>
#include <chrono>
#include <optional>
#include <string_view>

namespace qs::app {

struct ProcessUsage {
    double cores = 0;  ///< processor time per time: 0.5 is half of a core
    qint64 bytes = 0;  ///< resident memory
    bool operator==(const ProcessUsage&) const = default;
};

/// The counters of one moment.
struct ProcessCounters {
    quint64 ticks = 0;  ///< of processor time, user and system, all threads; see sysconf(_SC_CLK_TCK)
    quint64 pages = 0;  ///< resident
    bool operator==(const ProcessCounters&) const = default;
    /// `text`: of /proc/PID/stat; nullopt: it is none.
    static std::optional<ProcessCounters> parse(std::string_view text);
};

class ProcessMeter {
public:
    /// Since the look before at the same process; at a first look no processor time counts. nullopt: there is no such
    /// process.
    std::optional<ProcessUsage> look(qint64 pid);

private:
    qint64 m_pid = 0;  ///< 0: of none yet
    quint64 m_ticks = 0;
    std::chrono::steady_clock::time_point m_at;
};

}  // namespace qs::app

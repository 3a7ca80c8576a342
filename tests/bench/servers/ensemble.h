// Server processes to be measured: quorumscope-replica, or Apache ZooKeeper of the distribution.
#pragma once

#include <sys/types.h>

#include <cstdint>
#include <string>
#include <vector>

#include "engine/base/result.h"

namespace qs::bench {

enum class Make : std::uint8_t { Ours, Apache };

/// A command line that takes a zoo.cfg as its last argument.
using Program = std::vector<std::string>;

struct EnsembleOptions {
    Program program;
    int servers = 3;  ///< 1: standalone
    bool forceSync = true;
    std::string folder;  ///< on the disk that is to be measured; the data lie in a new one below it
    std::uint16_t firstPort = 0;
};

/// 3 ports a server from `firstPort`: clients, quorum, election. Kills what runs and removes its data at its end.
class Ensemble {
public:
    explicit Ensemble(EnsembleOptions options);
    ~Ensemble();
    Ensemble(const Ensemble&) = delete;
    Ensemble& operator=(const Ensemble&) = delete;

    void startAll();
    void kill(int server);
    void killAll();
    int size() const { return m_options.servers; }
    std::uint16_t port(int server) const;
    /// Client ports of all that run.
    std::vector<std::uint16_t> ports() const;
    /// The answer to srvr says so; -1: none does.
    int leader() const;

    /// User and system time of all that run, in seconds.
    double cpuSeconds() const;
    /// Of the largest server, in MiB.
    double residentMiB() const;

private:
    void start(int server);
    std::string folderOf(int server) const;

    EnsembleOptions m_options;
    std::string m_folder;
    std::vector<pid_t> m_pids;  ///< 0: does not run
};

/// Empty where Java or a jar is missing.
Program apacheProgram();
/// `count` ports that are free now, all in a row. Aborts where there are none.
std::uint16_t freePorts(int count);

}  // namespace qs::bench

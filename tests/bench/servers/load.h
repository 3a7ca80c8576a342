// Many clients at once from one thread: each keeps a number of requests under way.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace qs::bench {

struct Load {
    int connections = 1;  ///< over the servers in turn; each has a znode of its own
    int window = 1;       ///< requests under way on each
    int reads = 0;        ///< of each `reads` + `writes` that follow one another
    int writes = 1;
    std::size_t bytes = 1024;  ///< of each znode
    double warmSeconds = 1;
    double seconds = 4;
};

struct LoadFigures {
    std::string problem;  ///< not empty: a connection broke or was refused, and nothing else counts
    std::uint64_t operations = 0;
    double seconds = 0;
    double serverCpuSeconds = 0;
    double medianMs = 0;  ///< from request to answer
    double perSecond() const { return static_cast<double>(operations) / seconds; }
    double cpuMicros() const { return serverCpuSeconds * 1e6 / static_cast<double>(operations); }
};

/// Requires: a quorum serves. `cpuSeconds`: what the servers have used so far.
LoadFigures runLoad(const std::vector<std::uint16_t>& ports, const Load& load,
                    const std::function<double()>& cpuSeconds);

/// `count` znodes of `bytes` bytes below /fill, 1,000 in a folder. Empty, or what went wrong.
std::string fill(std::uint16_t port, int count, std::size_t bytes);

}  // namespace qs::bench

// What a replica cannot know of the process around it, for the four-letter words conf, dirs, envi and mntr. What is not
// given has no line there: in the Lab there is no process.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace qs::node {

struct Surroundings {
    std::optional<std::uint16_t> clientPort;
    std::optional<std::uint16_t> quorumPort;
    std::optional<std::uint16_t> electionPort;
    std::optional<int> maxClientConnections;
    std::optional<std::string> dataDir;
    std::optional<std::string> dataLogDir;
    std::uint64_t dataBytes = 0;
    std::uint64_t logBytes = 0;
    std::vector<std::pair<std::string, std::string>> environment;
    std::optional<std::uint64_t> openDescriptors;
    std::optional<std::uint64_t> mostDescriptors;
};

}  // namespace qs::node

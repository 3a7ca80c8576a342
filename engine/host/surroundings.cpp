#include "engine/host/surroundings.h"

#include <pwd.h>
#include <sys/resource.h>
#include <sys/utsname.h>
#include <unistd.h>

#include <filesystem>
#include <iterator>

#include "engine/host/data_directory.h"

namespace qs::host {

namespace fs = std::filesystem;

namespace {

/// Files may come and go meanwhile: who is gone counts nothing.
std::uint64_t bytesIn(const fs::path& directory) {
    std::uint64_t out = 0;
    std::error_code error;
    for (fs::directory_iterator it(directory, error); !error && it != fs::directory_iterator(); it.increment(error)) {
        std::error_code gone;
        const auto size = it->file_size(gone);
        if (!gone) out += size;
    }
    return out;
}

std::optional<std::uint64_t> openDescriptors() {
    std::error_code error;
    const fs::directory_iterator all("/proc/self/fd", error);
    if (error) return std::nullopt;
    return std::distance(begin(all), end(all)) - 1;  // one of them is the iterator's own
}

std::optional<std::uint64_t> mostDescriptors() {
    rlimit limit{};
    if (::getrlimit(RLIMIT_NOFILE, &limit) != 0) return std::nullopt;
    return limit.rlim_cur;
}

/// Those of Java's names that mean something here.
std::vector<std::pair<std::string, std::string>> environment() {
    std::vector<std::pair<std::string, std::string>> out;
    utsname system{};
    const bool known = ::uname(&system) == 0;
    if (known) {
        out.emplace_back("host.name", system.nodename);
        out.emplace_back("os.name", system.sysname);
        out.emplace_back("os.arch", system.machine);
        out.emplace_back("os.version", system.release);
    }
    if (const passwd* user = ::getpwuid(::getuid())) {
        out.emplace_back("user.name", user->pw_name);
        out.emplace_back("user.home", user->pw_dir);
    }
    std::error_code error;
    const fs::path here = fs::current_path(error);
    if (!error) out.emplace_back("user.dir", here.string());
    return out;
}

}  // namespace

node::Surroundings surroundings(const config::ZooConfig& config, const config::ServerLine* own) {
    node::Surroundings out;
    const auto absolute = [](const fs::path& path) {
        std::error_code error;
        const fs::path whole = fs::absolute(path, error);
        return (error ? path : whole).string();
    };
    const fs::path data = versionDirectory(config.dataDir);
    const fs::path logs = config.dataLogDir.empty() ? data : versionDirectory(config.dataLogDir);
    out.dataDir = absolute(data);
    out.dataLogDir = absolute(logs);
    out.dataBytes = bytesIn(data);
    out.logBytes = bytesIn(logs);
    out.maxClientConnections = config.maxClientConnections;
    if (config.client) out.clientPort = config.client->port;
    if (own) {
        if (own->client) out.clientPort = own->client->port;
        out.quorumPort = own->quorum.port;
        out.electionPort = own->election.port;
    }
    out.environment = environment();
    out.openDescriptors = openDescriptors();
    out.mostDescriptors = mostDescriptors();
    return out;
}

}  // namespace qs::host

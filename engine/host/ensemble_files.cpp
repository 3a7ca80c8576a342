#include "engine/host/ensemble_files.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <sstream>

namespace qs::host {

namespace {

namespace fs = std::filesystem;

bool sync(const fs::path& path) {
    const int fd = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    const bool synced = fd >= 0 && ::fsync(fd) == 0;
    if (fd >= 0) ::close(fd);
    return synced;
}

std::string textOf(const fs::path& path) {
    std::ifstream in(path, std::ios::binary);
    std::stringstream out;
    out << in.rdbuf();
    return out.str();
}

/// The old file or the new one, and never half of it; with the rights of the old one.
std::string replaceFile(const fs::path& path, const std::string& text) {
    std::error_code error;
    if (fs::exists(path, error) && textOf(path) == text) return {};
    const fs::path beside = path.string() + ".tmp";
    {
        std::ofstream out(beside, std::ios::binary | std::ios::trunc);
        const fs::perms rights = fs::status(path, error).permissions();
        if (!error && rights != fs::perms::unknown) fs::permissions(beside, rights, error);
        out << text << std::flush;
        if (!out) return path.string() + ": " + std::strerror(errno);
    }
    if (!sync(beside)) return beside.string() + ": " + std::strerror(errno);
    fs::rename(beside, path, error);
    if (error) return path.string() + ": " + error.message();
    if (!sync(path.parent_path())) return path.string() + ": " + std::strerror(errno);
    return {};
}

/// The list alone: in a dynamic file the version stands in the name.
std::string linesOf(const config::ServerList& list) {
    const std::string text = list.text();
    return text.substr(0, text.rfind("version="));
}

bool continues(std::string_view line) {
    std::size_t slashes = 0;
    while (slashes < line.size() && line[line.size() - 1 - slashes] == '\\')
        ++slashes;
    return slashes % 2 == 1;
}

/// zoo.cfg without a list of its own, and without the client port where the list has it.
std::string naming(const std::string& zooCfg, const fs::path& dynamicFile, bool portInList) {
    constexpr std::string_view Blanks = " \t\f";
    std::istringstream lines(zooCfg);
    std::string out;
    bool dropped = false;
    bool within = false;  // the line goes on with the property of the one before
    for (std::string line; std::getline(lines, line);) {
        if (!within) {
            const std::size_t begin = std::min(line.find_first_not_of(Blanks), line.size());
            const std::string_view rest = std::string_view(line).substr(begin);
            const std::string_view key = rest.substr(0, rest.find_first_of("= :\t\f"));
            const bool ofPort = key == "clientPort" || key == "clientPortAddress";
            dropped = config::ServerList::hasKey(key) || key == "dynamicConfigFile" || (portInList && ofPort);
            within = !rest.starts_with('#') && !rest.starts_with('!') && continues(line);
        } else {
            within = continues(line);
        }
        if (!dropped) out += line + "\n";
    }
    return out + "dynamicConfigFile=" + dynamicFile.string() + "\n";
}

/// What is in force, and zoo.cfg naming it.
std::string saveInForce(const fs::path& file, NodeId self, const zab::Ensemble& ensemble) {
    const fs::path inForce = file.string() + ".dynamic." + toHex(Zxid{ensemble.version()}).substr(2);
    if (const std::string problem = replaceFile(inForce, linesOf(ensemble.list)); !problem.empty()) return problem;
    const std::string before = textOf(file);
    if (before.empty()) return file.string() + ": cannot be read";
    const fs::path kept = file.string() + ".bak";
    std::error_code error;
    if (!fs::exists(kept, error)) fs::copy_file(file, kept, error);
    if (error) return kept.string() + ": " + error.message();
    const auto& servers = ensemble.list.servers;
    const bool portInList = servers.contains(self) && servers.at(self).client;
    return replaceFile(file, naming(before, inForce, portInList));
}

}  // namespace

std::string saveEnsemble(const config::ZooConfig& config, NodeId self, const zab::EnsembleChanged& ensemble) {
    std::error_code error;
    const fs::path file = fs::weakly_canonical(config.file, error);
    if (error) return config.file + ": " + error.message();
    const fs::path next = file.string() + ".dynamic.next";
    std::string problem;
    if (ensemble.inForce->version() != 0) problem = saveInForce(file, self, *ensemble.inForce);
    if (!ensemble.proposed) {
        if (problem.empty()) fs::remove(next, error);
        return problem;
    }
    const std::string ofNext = replaceFile(next, ensemble.proposed->text);
    return problem.empty() ? ofNext : problem;
}

}  // namespace qs::host

#include "engine/host/ensemble_files.h"

#include <fcntl.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <charconv>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <sstream>

namespace qs::host {

namespace {

namespace fs = std::filesystem;

std::string hex(std::uint64_t value) {
    std::array<char, 17> text{};
    std::to_chars(text.data(), text.data() + text.size() - 1, value, 16);
    return text.data();
}

bool sync(const fs::path& path) {
    const int fd = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    const bool synced = fd >= 0 && ::fsync(fd) == 0;
    if (fd >= 0) ::close(fd);
    return synced;
}

/// The old file or the new one, and never half of it.
std::string replaceFile(const fs::path& path, const std::string& text) {
    const fs::path beside = path.string() + ".tmp";
    std::error_code error;
    {
        std::ofstream out(beside, std::ios::binary | std::ios::trunc);
        out << text << std::flush;
        if (!out) return path.string() + ": " + std::strerror(errno);
    }
    if (!sync(beside)) return beside.string() + ": " + std::strerror(errno);
    fs::rename(beside, path, error);
    if (error) return path.string() + ": " + error.message();
    if (!sync(path.has_parent_path() ? path.parent_path() : fs::path(".")))
        return path.string() + ": " + std::strerror(errno);
    return {};
}

/// The list alone: in a dynamic file the version stands in the name.
std::string linesOf(const config::ServerList& list) {
    const std::string text = list.text();
    return text.substr(0, text.rfind("version="));
}

/// zoo.cfg without a list of its own, and without the client port where the list has it.
std::string naming(const std::string& zooCfg, const fs::path& dynamicFile, bool portInList) {
    std::istringstream lines(zooCfg);
    std::string out;
    for (std::string line; std::getline(lines, line);) {
        const std::string_view key = std::string_view(line).substr(0, line.find_first_of("= :\t"));
        const bool ofList = config::ServerList::hasKey(key) || key == "dynamicConfigFile";
        const bool ofPort = key == "clientPort" || key == "clientPortAddress";
        if (!ofList && !(portInList && ofPort)) out += line + "\n";
    }
    return out + "dynamicConfigFile=" + dynamicFile.string() + "\n";
}

}  // namespace

std::string saveEnsemble(const config::ZooConfig& config, const zab::EnsembleChanged& ensemble) {
    std::error_code error;
    const fs::path file = fs::absolute(config.file, error);
    if (error) return config.file + ": " + error.message();
    const fs::path next = file.string() + ".dynamic.next";
    if (ensemble.proposed) {
        const std::string problem = replaceFile(next, ensemble.proposed->text);
        if (!problem.empty()) return problem;
    } else {
        fs::remove(next, error);
    }
    if (ensemble.inForce->version() == 0) return {};
    const fs::path inForce = file.string() + ".dynamic." + hex(ensemble.inForce->version());
    if (fs::exists(inForce, error)) return {};
    if (const std::string problem = replaceFile(inForce, linesOf(ensemble.inForce->list)); !problem.empty())
        return problem;
    std::ifstream in(file, std::ios::binary);
    std::stringstream before;
    before << in.rdbuf();
    if (!in) return file.string() + ": cannot be read";
    const fs::path kept = file.string() + ".bak";
    if (!fs::exists(kept, error)) fs::copy_file(file, kept, error);
    bool portInList = false;
    for (const auto& [id, line] : ensemble.inForce->list.servers)
        portInList |= line.client.has_value();
    return replaceFile(file, naming(before.str(), inForce, portInList));
}

}  // namespace qs::host

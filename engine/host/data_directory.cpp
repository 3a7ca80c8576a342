#include "engine/host/data_directory.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <optional>
#include <thread>
#include <utility>

#include "engine/base/overload.h"
#include "engine/host/growing_file.h"
#include "engine/storage/names.h"

namespace qs::host {

namespace fs = std::filesystem;

namespace {

constexpr std::chrono::milliseconds LockEvery{10};

bool isLog(const std::string& name) {
    return name.starts_with(storage::LogPrefix) || name.starts_with(storage::InstallLogPrefix);
}

bool belongsToStore(const std::string& name) {
    return isLog(name) || name.starts_with(storage::SnapshotPrefix) ||
           name.starts_with(storage::InstallSnapshotPrefix) || name.starts_with(storage::TruncatePrefix) ||
           name == storage::AcceptedEpochName || name == storage::CurrentEpochName ||
           name.ends_with(storage::TemporarySuffix);
}

/// Of a process that was killed: it gave no room back.
void giveRoomBack(const fs::path& path) {
    struct stat is {};
    constexpr std::uint64_t BlockBytes = 512;  // that st_blocks counts
    if (::stat(path.c_str(), &is) != 0) return;
    const auto size = static_cast<std::uint64_t>(is.st_size);
    const auto taken = static_cast<std::uint64_t>(is.st_blocks) * BlockBytes;
    if (taken <= size + static_cast<std::uint64_t>(is.st_blksize)) return;
    if (::truncate(path.c_str(), is.st_size) != 0) return;  // its room stays taken: nothing that is there is lost
}

Error systemError(const std::string& path, const char* what) {
    return {path, std::string(what) + ": " + std::strerror(errno)};
}

}  // namespace

fs::path versionDirectory(const std::string& directory) {
    return fs::path(directory) / "version-2";
}

struct DataDirectory::Open {
    fs::path data;
    fs::path logs;
    bool forceSync = true;
    std::uint64_t setAside = 0;
    Descriptor dataFd;
    Descriptor logsFd;  ///< none: the logs are in the same directory
    GrowingFile log;    ///< the one that grows
    GrowingFile other;  ///< what was last written besides

    fs::path pathOf(const std::string& name) const { return (isLog(name) ? logs : data) / name; }
    static bool grows(const std::string& name) { return name.starts_with(storage::LogPrefix); }
    GrowingFile& placeOf(const std::string& name) { return grows(name) ? log : other; }

    /// Null with errno set.
    GrowingFile* use(const std::string& name, int flags = 0) {
        GrowingFile& file = placeOf(name);
        if (file.name() == name && (flags & O_TRUNC) == 0) return &file;
        const bool past = grows(name) && forceSync;
        const auto way = past ? GrowingFile::Way::PastIt : GrowingFile::Way::PageCache;
        return file.open(name, pathOf(name), flags, way) ? &file : nullptr;
    }
    void forget(const std::string& name) {
        GrowingFile& file = placeOf(name);
        if (file.name() == name) file.close();
    }
    bool append(const storage::Append& op) {
        GrowingFile* file = use(op.name);
        return file && file->append(op.bytes, grows(op.name) ? setAside : 0);
    }
    bool sync(const storage::Fsync& op) {
        if (!forceSync && isLog(op.name)) return true;
        GrowingFile* file = use(op.name);
        return file && file->sync();
    }
    bool syncDirectories() const { return ::fsync(dataFd.get()) == 0 && (!logsFd.ok() || ::fsync(logsFd.get()) == 0); }
};

DataDirectory::DataDirectory(std::unique_ptr<Open> open) : m_open(std::move(open)) {}
DataDirectory::DataDirectory(DataDirectory&&) noexcept = default;
DataDirectory& DataDirectory::operator=(DataDirectory&&) noexcept = default;
DataDirectory::~DataDirectory() = default;

Result<DataDirectory> DataDirectory::open(const std::string& dataDir, const std::string& dataLogDir, bool forceSync,
                                          std::uint64_t setAside, std::chrono::milliseconds patience) {
    auto out = std::make_unique<Open>();
    out->data = versionDirectory(dataDir);
    out->logs = dataLogDir.empty() ? out->data : versionDirectory(dataLogDir);
    out->forceSync = forceSync;
    out->setAside = setAside;
    std::error_code error;
    for (const fs::path& each : {out->data, out->logs}) {
        fs::create_directories(each, error);
        if (error) return Error{each.string(), "cannot be made: " + error.message()};
    }
    if (fs::equivalent(out->data, out->logs, error)) out->logs = out->data;  // in other words
    const auto until = std::chrono::steady_clock::now() + patience;
    const auto take = [until](const fs::path& path, Descriptor& place) -> std::optional<Error> {
        place = Descriptor(::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
        if (!place.ok()) return systemError(path.string(), "cannot be opened");
        while (::flock(place.get(), LOCK_EX | LOCK_NB) != 0) {
            if (errno != EWOULDBLOCK) return systemError(path.string(), "cannot be locked");
            if (std::chrono::steady_clock::now() >= until)
                return Error{path.string(), "another server uses this directory"};
            std::this_thread::sleep_for(LockEvery);
        }
        return std::nullopt;
    };
    if (auto problem = take(out->data, out->dataFd)) return *problem;
    if (out->logs != out->data) {
        if (auto problem = take(out->logs, out->logsFd)) return *problem;
    }
    DataDirectory opened(std::move(out));
    const auto names = opened.names();  // where they make no sense, recover() says so
    for (const std::string& name : names ? *names : std::vector<std::string>())
        if (isLog(name)) giveRoomBack(opened.m_open->pathOf(name));
    return opened;
}

Result<std::vector<std::string>> DataDirectory::names() const {
    std::vector<std::string> out;
    for (const bool logs : {false, true}) {
        const fs::path& directory = logs ? m_open->logs : m_open->data;
        std::error_code error;
        for (const auto& entry : fs::directory_iterator(directory, error)) {
            const std::string name = entry.path().filename().string();
            if (!entry.is_regular_file() || !belongsToStore(name)) continue;
            if (m_open->logs != m_open->data && isLog(name) != logs) {
                return Error{entry.path().string(), logs ? "a snapshot or an epoch in the directory of the logs"
                                                         : "a log in the directory of the snapshots"};
            }
            if (isLog(name) == logs) out.push_back(name);
        }
        if (error) return Error{directory.string(), "cannot be read: " + error.message()};
    }
    return out;
}

Result<std::size_t> DataDirectory::read(const std::string& name, std::uint64_t offset, std::span<char> into) const {
    const std::string path = m_open->pathOf(name).string();
    const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
    if (!file.ok()) return systemError(path, "cannot be read");
    std::size_t count = 0;
    while (count < into.size()) {
        const ssize_t n =
            ::pread(file.get(), into.data() + count, into.size() - count, static_cast<off_t>(offset + count));
        if (n < 0 && errno != EINTR) return systemError(path, "cannot be read");
        if (n == 0) break;
        if (n > 0) count += static_cast<std::size_t>(n);
    }
    return count;
}

bool DataDirectory::syncsLogs() const {
    return m_open->forceSync;
}

std::uint64_t DataDirectory::largestSnapshot() const {
    std::uint64_t largest = 0;
    const auto found = names();
    for (const std::string& name : found ? *found : std::vector<std::string>()) {
        struct stat is {};
        if (name.starts_with(storage::SnapshotPrefix) && ::stat(m_open->pathOf(name).c_str(), &is) == 0)
            largest = std::max(largest, static_cast<std::uint64_t>(is.st_size));
    }
    return largest;
}

std::string DataDirectory::writeBeside(const std::string& name, const Fill& fill) const {
    const std::string path = m_open->pathOf(name).string();
    GrowingFile file;
    bool good = file.open(name, path, O_CREAT | O_TRUNC, GrowingFile::Way::PageCache);
    if (good) fill([&](std::string_view bytes) { return good = good && file.append(bytes, 0); });
    if (good && file.sync()) return {};
    return path + ": " + std::strerror(errno);
}

std::string DataDirectory::carryOut(const storage::FileOp& op) {
    Open& o = *m_open;
    std::string name;
    const bool done = std::visit(overload{
                                     [&](const storage::Create& e) {
                                         name = e.name;
                                         return o.use(e.name, O_CREAT | O_TRUNC) != nullptr;
                                     },
                                     [&](const storage::Append& e) {
                                         name = e.name;
                                         return o.append(e);
                                     },
                                     [&](const storage::Truncate& e) {
                                         name = e.name;
                                         o.forget(e.name);
                                         return ::truncate(o.pathOf(e.name).c_str(), static_cast<off_t>(e.size)) == 0;
                                     },
                                     [&](const storage::Fsync& e) {
                                         name = e.name;
                                         return o.sync(e);
                                     },
                                     [&](const storage::Rename& e) {
                                         name = e.from;
                                         o.forget(e.from);
                                         o.forget(e.to);
                                         return ::rename(o.pathOf(e.from).c_str(), o.pathOf(e.to).c_str()) == 0;
                                     },
                                     [&](const storage::Remove& e) {
                                         name = e.name;
                                         o.forget(e.name);
                                         return ::unlink(o.pathOf(e.name).c_str()) == 0;
                                     },
                                     [&](const storage::SyncDirectory&) { return o.syncDirectories(); },
                                 },
                                 op);
    if (done) return {};
    const fs::path path = name.empty() ? o.data : o.pathOf(name);
    return path.string() + ": " + std::strerror(errno);
}

}  // namespace qs::host

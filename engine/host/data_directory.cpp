#include "engine/host/data_directory.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <utility>

#include "engine/base/overload.h"
#include "engine/storage/names.h"

namespace qs::host {

namespace fs = std::filesystem;

namespace {

/// An open file; closed with it.
class Descriptor {
public:
    Descriptor() = default;
    explicit Descriptor(int fd) : m_fd(fd) {}
    Descriptor(Descriptor&& other) noexcept : m_fd(std::exchange(other.m_fd, -1)) {}
    Descriptor& operator=(Descriptor&& other) noexcept {
        std::swap(m_fd, other.m_fd);
        return *this;
    }
    ~Descriptor() {
        if (m_fd >= 0) ::close(m_fd);
    }
    int get() const { return m_fd; }
    bool ok() const { return m_fd >= 0; }

private:
    int m_fd = -1;
};

bool isLog(const std::string& name) {
    return name.starts_with(storage::LogPrefix) || name.starts_with(storage::InstallLogPrefix);
}

bool belongsToStore(const std::string& name) {
    return isLog(name) || name.starts_with(storage::SnapshotPrefix) ||
           name.starts_with(storage::InstallSnapshotPrefix) || name.starts_with(storage::TruncatePrefix) ||
           name == storage::AcceptedEpochName || name == storage::CurrentEpochName ||
           name.ends_with(storage::TemporarySuffix);
}

/// False with errno set.
bool writeAll(int fd, std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t n = ::write(fd, bytes.data(), bytes.size());
        if (n < 0 && errno != EINTR) return false;
        if (n > 0) bytes.remove_prefix(static_cast<std::size_t>(n));
    }
    return true;
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
    std::string openName;
    Descriptor openFile;  ///< the one that was last appended to
    std::uint64_t openSize = 0;
    std::uint64_t openSetAside = 0;  ///< of the disk, in bytes from its begin on
    std::string log;                 ///< the one that was last appended to

    fs::path pathOf(const std::string& name) const { return (isLog(name) ? logs : data) / name; }

    ~Open() { giveBack(log); }

    /// -1 with errno set.
    int use(const std::string& name, int flags) {
        if (name == openName && openFile.ok() && (flags & O_TRUNC) == 0) return openFile.get();
        Descriptor fd(::open(pathOf(name).c_str(), flags | O_WRONLY | O_CLOEXEC, 0644));
        if (!fd.ok()) return -1;
        struct stat is {};
        openSize = ::fstat(fd.get(), &is) == 0 ? static_cast<std::uint64_t>(is.st_size) : 0;
        openSetAside = openSize;
        openFile = std::move(fd);
        openName = name;
        return openFile.get();
    }
    void forget(const std::string& name) {
        if (name != openName) return;
        openFile = Descriptor();
        openName.clear();
    }
    bool append(const storage::Append& op) {
        const int fd = use(op.name, O_APPEND);
        if (fd < 0) return false;
        if (isLog(op.name)) makeRoom(op);
        if (!writeAll(fd, op.bytes)) return false;
        openSize += op.bytes.size();
        return true;
    }
    /// On a file system that cannot, or a disk that has no such room, each write takes what it needs.
    void makeRoom(const storage::Append& op) {
        if (log != op.name) giveBack(std::exchange(log, op.name));
        if (setAside == 0 || openSize + op.bytes.size() <= openSetAside) return;
        openSetAside = openSize + op.bytes.size() + setAside;
        ::fallocate(openFile.get(), FALLOC_FL_KEEP_SIZE, static_cast<off_t>(openSize),
                    static_cast<off_t>(openSetAside - openSize));
    }
    /// A log that nothing more is written to keeps nothing but its own bytes.
    void giveBack(const std::string& name) const {
        const fs::path path = pathOf(name);
        struct stat is {};
        constexpr std::uint64_t BlockBytes = 512;  // that st_blocks counts
        if (name.empty() || ::stat(path.c_str(), &is) != 0) return;
        const auto size = static_cast<std::uint64_t>(is.st_size);
        if (static_cast<std::uint64_t>(is.st_blocks) * BlockBytes <= size + static_cast<std::uint64_t>(is.st_blksize))
            return;
        if (::truncate(path.c_str(), is.st_size) != 0) return;  // the next start tries again
    }
    bool sync(const storage::Fsync& op) {
        if (!forceSync && isLog(op.name)) return true;
        const int fd = use(op.name, 0);
        return fd >= 0 && ::fdatasync(fd) == 0;
    }
    bool syncDirectories() const { return ::fsync(dataFd.get()) == 0 && (!logsFd.ok() || ::fsync(logsFd.get()) == 0); }
};

DataDirectory::DataDirectory(std::unique_ptr<Open> open) : m_open(std::move(open)) {}
DataDirectory::DataDirectory(DataDirectory&&) noexcept = default;
DataDirectory& DataDirectory::operator=(DataDirectory&&) noexcept = default;
DataDirectory::~DataDirectory() = default;

Result<DataDirectory> DataDirectory::open(const std::string& dataDir, const std::string& dataLogDir, bool forceSync,
                                          std::uint64_t setAside) {
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
    const auto openDirectory = [](const fs::path& path) {
        return Descriptor(::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    };
    out->dataFd = openDirectory(out->data);
    if (!out->dataFd.ok()) return systemError(out->data.string(), "cannot be opened");
    if (::flock(out->dataFd.get(), LOCK_EX | LOCK_NB) != 0) {
        if (errno == EWOULDBLOCK) return Error{out->data.string(), "another server uses this directory"};
        return systemError(out->data.string(), "cannot be locked");
    }
    if (out->logs != out->data) {
        out->logsFd = openDirectory(out->logs);
        if (!out->logsFd.ok()) return systemError(out->logs.string(), "cannot be opened");
    }
    DataDirectory opened(std::move(out));
    // A process that was killed gave nothing back. Names that make no sense are for recover() to refuse.
    const auto names = opened.names();
    for (const std::string& name : names ? *names : std::vector<std::string>())
        if (isLog(name)) opened.m_open->giveBack(name);
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

std::string DataDirectory::writeBeside(const std::string& name, const Fill& fill) const {
    const std::string path = m_open->pathOf(name).string();
    const Descriptor file(::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644));
    bool good = file.ok();
    if (good) fill([&](std::string_view bytes) { return good = good && writeAll(file.get(), bytes); });
    if (good && ::fsync(file.get()) == 0) return {};
    return path + ": " + std::strerror(errno);
}

std::string DataDirectory::carryOut(const storage::FileOp& op) {
    Open& o = *m_open;
    std::string name;
    const bool done = std::visit(overload{
                                     [&](const storage::Create& e) {
                                         name = e.name;
                                         return o.use(e.name, O_CREAT | O_TRUNC | O_APPEND) >= 0;
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

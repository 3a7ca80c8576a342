// A file that is written at its end: a transaction log, for the most part.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

namespace qs::host {

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
    ~Descriptor();
    int get() const { return m_fd; }
    bool ok() const { return m_fd >= 0; }

private:
    int m_fd = -1;
};

/// Room on the disk may be set aside for what comes: the file's size is what was written all the same, and the room is
/// given back when it is closed.
class GrowingFile {
public:
    /// Whether what is written takes the way over the system's page cache, which costs more where each write is synced.
    /// Past it whole sectors are written: until the file is closed there may be zeros behind its end. A disk writes a
    /// sector wholly or not at all: nothing else stands there after a loss of power, either. Where the file system does
    /// not say that it can (statx, Linux 6.1), PastIt is PageCache.
    enum class Way { PageCache, PastIt };

    GrowingFile() = default;
    GrowingFile(const GrowingFile&) = delete;
    GrowingFile& operator=(const GrowingFile&) = delete;
    ~GrowingFile() { close(); }

    /// Empty: none is open.
    const std::string& name() const { return m_name; }
    /// In place of the one that is open. `flags`: of open(2). False with errno set.
    bool open(const std::string& name, const std::filesystem::path& path, int flags, Way way);
    /// `setAside`: bytes, at least, of the disk that are its own whenever more is needed; 0: none. False with errno
    /// set.
    bool append(std::string_view bytes, std::uint64_t setAside);
    /// False with errno set.
    bool sync();
    void close();

private:
    struct Free {
        void operator()(char* place) const { std::free(place); }
    };

    bool readLastSector();
    bool appendSectors(std::string_view bytes);
    void makeRoom(std::uint64_t bytes, std::uint64_t setAside);
    void giveBack();

    std::string m_name;
    Descriptor m_file;
    std::size_t m_sector = 0;              ///< bytes; 0: over the page cache
    std::unique_ptr<char, Free> m_pieces;  ///< to be written; begins with what the last sector of the file holds
    std::uint64_t m_size = 0;
    std::uint64_t m_roomTo = 0;  ///< of the disk, in bytes from the begin of the file on
};

}  // namespace qs::host

#include "engine/host/growing_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <limits>
#include <new>

namespace qs::host {

namespace {

constexpr std::size_t Page = 4096;              ///< bytes; no disk has larger sectors
constexpr std::size_t PiecesBytes = 256 << 10;  ///< written at once past the page cache

std::uint64_t roundedUp(std::uint64_t bytes, std::size_t to) {
    return (bytes + to - 1) / to * to;
}

/// False with errno set.
bool writeAll(int fd, std::string_view bytes, std::uint64_t at) {
    while (!bytes.empty()) {
        const ssize_t n = ::pwrite(fd, bytes.data(), bytes.size(), static_cast<off_t>(at));
        if (n < 0 && errno != EINTR) return false;
        if (n <= 0) continue;
        bytes.remove_prefix(static_cast<std::size_t>(n));
        at += static_cast<std::uint64_t>(n);
    }
    return true;
}

/// Bytes that can be written at once past the page cache, no fewer and at multiples of them alone, as the file system
/// says of this file; 0: it does not say.
std::size_t sectorOf(const struct statx& is) {
    const auto divides = [](std::uint32_t align) { return align > 0 && Page % align == 0; };
    const bool can = (is.stx_mask & STATX_DIOALIGN) != 0 && divides(is.stx_dio_offset_align);
    return can && divides(is.stx_dio_mem_align) ? is.stx_dio_offset_align : 0;
}

}  // namespace

Descriptor::~Descriptor() {
    if (m_fd >= 0) ::close(m_fd);
}

bool GrowingFile::open(const std::string& name, const std::filesystem::path& path, int flags, Way way) {
    close();
    m_file = Descriptor(::open(path.c_str(), flags | O_RDWR | O_CLOEXEC, 0644));
    struct statx is {};
    if (!m_file.ok() || ::statx(m_file.get(), "", AT_EMPTY_PATH, STATX_SIZE | STATX_DIOALIGN, &is) != 0) return false;
    m_size = m_roomTo = is.stx_size;
    m_sector = way == Way::PastIt ? sectorOf(is) : 0;
    if (m_sector != 0 && !readLastSector()) return false;
    m_name = name;
    return true;
}

/// From here on whole sectors are written.
bool GrowingFile::readLastSector() {
    if (::fcntl(m_file.get(), F_SETFL, O_DIRECT) != 0) return false;
    m_pieces.reset(static_cast<char*>(std::aligned_alloc(Page, PiecesBytes)));
    if (!m_pieces) throw std::bad_alloc();
    const std::size_t held = m_size % m_sector;
    const ssize_t count =
        held == 0 ? 0 : ::pread(m_file.get(), m_pieces.get(), m_sector, static_cast<off_t>(m_size - held));
    if (count >= 0 && static_cast<std::size_t>(count) != held) errno = EIO;
    return count == static_cast<ssize_t>(held);
}

bool GrowingFile::append(std::string_view bytes, std::uint64_t setAside) {
    if (setAside > 0 && m_size + bytes.size() > m_roomTo) makeRoom(bytes.size(), setAside);
    while (m_sector != 0 && !bytes.empty()) {
        const std::string_view piece = bytes.substr(0, PiecesBytes - Page);
        if (!appendSectors(piece)) return false;
        bytes.remove_prefix(piece.size());
    }
    if (!writeAll(m_file.get(), bytes, m_size)) return false;
    m_size += bytes.size();
    return true;
}

/// The last sector is written once more, with what it held before.
bool GrowingFile::appendSectors(std::string_view bytes) {
    const std::size_t held = m_size % m_sector;
    const std::size_t filled = held + bytes.size();
    const std::size_t padded = roundedUp(filled, m_sector);
    bytes.copy(m_pieces.get() + held, bytes.size());
    std::memset(m_pieces.get() + filled, 0, padded - filled);
    if (!writeAll(m_file.get(), {m_pieces.get(), padded}, m_size - held)) return false;
    const std::size_t last = filled / m_sector * m_sector;
    std::memmove(m_pieces.get(), m_pieces.get() + last, filled - last);
    m_size += bytes.size();
    m_roomTo = std::max(m_roomTo, roundedUp(m_size, m_sector));
    return true;
}

bool GrowingFile::sync() {
    return ::fdatasync(m_file.get()) == 0;
}

void GrowingFile::close() {
    if (m_roomTo > m_size) giveBack();
    m_file = Descriptor();
    m_pieces.reset();
    m_name.clear();
    m_size = m_roomTo = m_sector = 0;
}

/// A small part of what is free, as others need some, too. Where there is none, and on a file system that cannot, each
/// write takes what it needs.
void GrowingFile::makeRoom(std::uint64_t bytes, std::uint64_t setAside) {
    constexpr std::uint64_t PartOfFree = 16;
    struct statvfs disk {};
    if (::fstatvfs(m_file.get(), &disk) != 0) return;
    const std::uint64_t room = bytes + std::min<std::uint64_t>(setAside, disk.f_bavail * disk.f_frsize / PartOfFree);
    m_roomTo = m_size + room;
    if (::fallocate(m_file.get(), FALLOC_FL_KEEP_SIZE, static_cast<off_t>(m_size), static_cast<off_t>(room)) == 0)
        return;
    giveBack();
    m_roomTo = std::numeric_limits<std::uint64_t>::max();  // not again for this file
}

/// A part may have been set aside before it failed. What remains, the next start gives back.
void GrowingFile::giveBack() {
    if (::ftruncate(m_file.get(), static_cast<off_t>(m_size)) == 0) m_roomTo = m_size;
}

}  // namespace qs::host

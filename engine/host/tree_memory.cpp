#include "engine/host/tree_memory.h"

#include <sys/mman.h>

#include <algorithm>
#include <cstddef>
#include <thread>

#ifdef QS_MIMALLOC
#include <mimalloc.h>
#endif

namespace qs::host {

#ifdef QS_MIMALLOC

namespace {

constexpr std::size_t Piece = std::size_t{8} << 20U;  // other threads map memory in between
constexpr std::size_t Unit = std::size_t{64} << 20U;  // that the allocator divides

std::size_t roundedUp(std::size_t bytes) {
    return (bytes + Unit - 1) / Unit * Unit;
}

/// Addresses alone, at a multiple of Unit; null: there are none.
char* reserve(std::size_t bytes) {
    void* const found =
        ::mmap(nullptr, bytes + Unit, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    if (found == MAP_FAILED) return nullptr;
    const auto at = reinterpret_cast<std::uintptr_t>(found);
    const std::size_t before = roundedUp(at) - at;
    char* const out = static_cast<char*>(found) + before;
    if (before > 0) ::munmap(found, before);
    ::munmap(out + bytes, Unit - before);
    return out;
}

/// Page by page, until all of it is there, the process ends or the system does not know how.
void touch(char* place, std::size_t bytes, const std::stop_token& stop) {
    for (std::size_t at = 0; at < bytes && !stop.stop_requested(); at += Piece)
        if (::madvise(place + at, std::min(Piece, bytes - at), MADV_POPULATE_WRITE) != 0) return;
}

}  // namespace

void expectTree(std::uint64_t snapshotBytes) {
    static bool expected = false;  // a server that reads its disk again has it
    if (snapshotBytes < Unit || expected) return;
    const std::size_t bytes = roundedUp(snapshotBytes + snapshotBytes / 2);  // small znodes take more than in the file
    char* const place = reserve(bytes);
    if (!place) return;
    // Not as committed: what is freed there goes back to the system.
    expected = mi_manage_os_memory(place, bytes, false, false, true, -1);
    if (!expected) {
        ::munmap(place, bytes);
        return;
    }
    // Beside the reading, which would wait for each page. So much the tree will take at least.
    static const std::jthread touching(
        [place, snapshotBytes](const std::stop_token& stop) { touch(place, snapshotBytes / Piece * Piece, stop); });
}

#else

void expectTree(std::uint64_t) {}

#endif

}  // namespace qs::host

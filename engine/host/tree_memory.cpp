#include "engine/host/tree_memory.h"

#include <sys/mman.h>

#include <cstddef>

#ifdef QS_MIMALLOC
#include <mimalloc.h>
#endif

namespace qs::host {

#ifdef QS_MIMALLOC

namespace {

constexpr std::size_t Unit = std::size_t{64} << 20U;  // that the allocator divides

std::size_t roundedUp(std::size_t bytes) {
    return (bytes + Unit - 1) / Unit * Unit;
}

/// Addresses alone, at a multiple of Unit; null: there are none.
char* reserve(std::size_t bytes) {
    void* const found =
        ::mmap(nullptr, bytes + Unit, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    if (found == MAP_FAILED) return nullptr;
    const std::size_t before =
        roundedUp(reinterpret_cast<std::uintptr_t>(found)) - reinterpret_cast<std::uintptr_t>(found);
    char* const out = static_cast<char*>(found) + before;
    if (before > 0) ::munmap(found, before);
    if (before < Unit) ::munmap(out + bytes, Unit - before);
    return out;
}

}  // namespace

void expectTree(std::uint64_t snapshotBytes) {
    if (snapshotBytes < Unit) return;
    const std::size_t bytes =
        roundedUp(snapshotBytes + snapshotBytes / 2);  // a znode of few bytes takes more than in the file
    char* const place = reserve(bytes);
    if (!place) return;
    const bool large = ::madvise(place, bytes, MADV_HUGEPAGE) == 0;
    if (!large || !mi_manage_os_memory(place, bytes, true, false, true, -1)) ::munmap(place, bytes);
}

#else

void expectTree(std::uint64_t) {}

#endif

}  // namespace qs::host

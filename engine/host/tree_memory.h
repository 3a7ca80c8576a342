// Memory for a large tree before it is read: taken page by page, getting it costs more than filling it. A thread of its
// own touches as many bytes as the snapshot has.
#pragma once

#include <cstdint>

namespace qs::host {

/// The snapshot that is about to be read has so many bytes. A small one changes nothing, nor does the second time. What
/// is not used costs addresses, and counts where the system limits those.
void expectTree(std::uint64_t snapshotBytes);

}  // namespace qs::host

// How a server names its version: programs read the first number.
#pragma once

namespace qs::node {

inline constexpr const char* VersionText = "3.8.6-quorumscope-" QS_VERSION ", built on 2026-11-24 00:00 UTC";

}  // namespace qs::node

// The client opcodes that checks tell apart. Source: ZooKeeper 3.8.6 ZooDefs.OpCode.
#pragma once

#include <cstdint>

namespace qs::check::opcode {

inline constexpr std::int32_t Create = 1;
inline constexpr std::int32_t Delete = 2;
inline constexpr std::int32_t Exists = 3;
inline constexpr std::int32_t GetData = 4;
inline constexpr std::int32_t SetData = 5;
inline constexpr std::int32_t GetAcl = 6;
inline constexpr std::int32_t SetAcl = 7;
inline constexpr std::int32_t GetChildren = 8;
inline constexpr std::int32_t GetChildren2 = 12;
inline constexpr std::int32_t Multi = 14;
inline constexpr std::int32_t Create2 = 15;
inline constexpr std::int32_t Reconfig = 16;
inline constexpr std::int32_t CreateContainer = 19;
inline constexpr std::int32_t DeleteContainer = 20;
inline constexpr std::int32_t CreateTtl = 21;
inline constexpr std::int32_t CloseSession = -11;
inline constexpr std::int32_t SetWatches = 101;
inline constexpr std::int32_t SetWatches2 = 105;

inline bool creates(std::int32_t code) {
    return code == Create || code == Create2 || code == CreateContainer || code == CreateTtl;
}
/// Becomes a transaction, refused or not.
inline bool writes(std::int32_t code) {
    return creates(code) || code == Delete || code == SetData || code == SetAcl || code == Multi || code == Reconfig ||
           code == DeleteContainer || code == CloseSession;
}
inline bool setsWatches(std::int32_t code) {
    return code == SetWatches || code == SetWatches2;
}

}  // namespace qs::check::opcode

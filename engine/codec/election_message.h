// The election port: the greeting of whoever dials, then frames with one notification each.
// Source: ZooKeeper 3.8 QuorumCnxManager, FastLeaderElection; zookeeper-protocol.md 4.1, 4.2.
//
//   greeting      i64 -65536 (one address) or -65535 (several, "|" between them), i64 sid, i32 n (1..2048), n bytes
//                 "host:port"; or, before 3.5, only i64 sid
//   frame         i32 length (1..524288), notification
//   notification  i32 state, i64 leader, i64 zxid, i64 round [, i64 peerEpoch [, i32 version 2, i32 n, n bytes text]]
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "engine/base/result.h"

namespace qs::codec {

inline constexpr std::size_t LongestNotification = 524288;

struct ElectionGreeting {
    std::int64_t sid = 0;
    std::string addresses;  ///< empty: an old peer, which sends none
};
std::string encodeGreeting(const ElectionGreeting& greeting);
/// Nothing as long as bytes lack. `used`: how many bytes it took.
/// Errors: another version, an impossible length.
Result<std::optional<ElectionGreeting>> readGreeting(std::string_view bytes, std::size_t& used);

enum class ServerState : std::int32_t { Looking = 0, Following = 1, Leading = 2, Observing = 3 };

struct ElectionNotification {
    ServerState state = ServerState::Looking;
    std::int64_t leader = 0;  ///< -2^63: an observer votes for nobody
    std::int64_t zxid = 0;
    std::int64_t round = 0;
    std::int64_t peerEpoch = 0;
    std::string config;  ///< text of the configuration
};
/// A whole frame.
std::string encodeNotification(const ElectionNotification& notification);
/// Of one frame. Errors: it is cut short, or the state is none.
Result<ElectionNotification> decodeNotification(std::string_view payload);

}  // namespace qs::codec

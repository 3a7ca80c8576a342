// Quotas: limits and usage of a subtree, kept in znodes of their own under /zookeeper/quota.
// Source: ZooKeeper 3.8.6 StatsTrack, DataTree.updateQuotaStat, ZooKeeperServer.checkQuota; zookeeper-protocol.md 9.14.
//
//   /zookeeper/quota/PATH/zookeeper_limits   count=N,bytes=M[=;byteHardLimit=B;countHardLimit=C]   -1: no limit
//   /zookeeper/quota/PATH/zookeeper_stats    count=N,bytes=M
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace qs::tree {

struct QuotaNumbers {
    std::int64_t count = -1;  ///< znodes, the root of the subtree included
    std::int64_t bytes = -1;  ///< of data
    std::int64_t countHardLimit = -1;
    std::int64_t byteHardLimit = -1;
};
/// What cannot be read, or is beyond MaxQuotaNumber either way, counts as absent: any client may write these znodes.
inline constexpr std::int64_t MaxQuotaNumber = std::int64_t{1} << 60;
QuotaNumbers parseQuota(std::string_view text);
std::string formatQuota(std::int64_t count, std::int64_t bytes);

inline constexpr std::string_view QuotaRoot = "/zookeeper/quota";
inline constexpr std::string_view LimitsName = "/zookeeper_limits";
inline constexpr std::string_view StatsName = "/zookeeper_stats";
std::string limitsPath(std::string_view path);
std::string statsPath(std::string_view path);

}  // namespace qs::tree

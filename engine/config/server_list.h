// Who belongs to an ensemble and where: the text that servers tell each other, clients in /zookeeper/config and
// configuration files. Source: ZooKeeper 3.8 QuorumPeer.QuorumServer, QuorumMaj, QuorumHierarchical;
// zookeeper-protocol.md 4.4.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/membership.h"
#include "engine/base/result.h"

namespace qs::config {

/// host:port, the host as it is written; an IPv6 address without its brackets.
struct HostPort {
    std::string host;
    std::uint16_t port = 0;
    bool operator==(const HostPort&) const = default;
};

/// server.N=HOST:QUORUM:ELECTION[:participant|:observer][;[CLIENTHOST:]CLIENTPORT]
struct ServerLine {
    NodeId id;
    HostPort quorum;
    HostPort election;
    bool observer = false;
    std::optional<HostPort> client;  ///< behind the `;`; without a host: 0.0.0.0
    bool operator==(const ServerLine&) const = default;
};

struct ServerList {
    std::map<NodeId, ServerLine> servers;
    std::map<NodeId, std::uint32_t> weights;
    std::vector<NodeSet> groups;
    std::uint64_t version = 0;  ///< zxid of the transaction that made it so; 0: a list that nobody has agreed on

    Membership membership() const;
    /// Server lines in ascending order, groups, weights, "version=" and that in hex.
    std::string text() const;
    bool operator==(const ServerList&) const = default;

    /// server.N, weight.N or group.N.
    static bool hasKey(std::string_view key);
    /// One line of it. Empty: taken. Else what is wrong with it. Requires: hasKey(key).
    std::string take(std::string_view key, std::string_view value);
};

/// Errors say what is wrong with which line.
Result<ServerList> parseServerList(std::string_view text);
/// `value`: behind the `=`. Errors say what was expected.
Result<ServerLine> parseServerLine(NodeId id, std::string_view value);
/// HOST:PORT. Errors say what was expected.
Result<HostPort> parseHostPort(std::string_view text);
/// Errors say what was expected.
Result<NodeId> parseServerId(std::string_view text);

/// As a host stands before a port: an address of IPv6 in brackets.
std::string withBrackets(const std::string& host);
std::string_view withoutBrackets(std::string_view host);
std::optional<std::int64_t> numberOf(std::string_view text);

}  // namespace qs::config

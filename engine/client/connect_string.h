// The connect string of ZooKeeper's clients: "host:port,host:port/chroot". Source: ZooKeeper 3.8.6 ConnectStringParser,
// PathUtils. An IPv6 address stands in brackets.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/result.h"

namespace qs::client {

struct ServerAddress {
    std::string host;
    std::uint16_t port = 2181;
    bool operator==(const ServerAddress&) const = default;
};
struct ConnectString {
    std::vector<ServerAddress> servers;  ///< not empty, in the order given
    std::string chroot;                  ///< empty: none; else a path with no slash at its end
};
/// Errors: no server, an empty host, a port that is none, a chroot that is no path. Blanks around a server are skipped.
Result<ConnectString> parseConnectString(std::string_view text);

/// What the server is asked about: "/" is the chroot itself.
std::string withChroot(std::string_view chroot, std::string_view path);
/// What the client is told; a path that is not below the chroot comes back as it is.
std::string withoutChroot(std::string_view chroot, std::string_view path);

}  // namespace qs::client

// How traces of servers name what goes between them, and to their clients. Both ends of a connection know who has
// dialled and from which port, and count the messages of each direction. Names come back when ports do.
#pragma once

#include <cstdint>

#include "engine/base/ids.h"

namespace qs::control {

/// A connection between two servers, on either channel.
struct LinkName {
    std::uint32_t value = 0;
    auto operator<=>(const LinkName&) const = default;
    static LinkName of(NodeId dialer, std::uint16_t port) {
        return {std::uint32_t{dialer.value} << 16U | std::uint32_t{port}};
    }
};

/// A message of one direction of it; `number`: 1, 2, 3 ...
struct MessageName {
    LinkName link;
    std::uint32_t number = 0;
    std::uint64_t value() const { return std::uint64_t{link.value} << 32U | number; }
    static MessageName from(std::uint64_t value) {
        return {{static_cast<std::uint32_t>(value >> 32U)}, static_cast<std::uint32_t>(value)};
    }
};

/// A server's connection to a client; `number`: of the connections it has had, as far as it fits.
inline ConnectionId clientName(std::uint16_t port, std::uint32_t number) {
    return {number << 16U | std::uint32_t{port}};
}
inline std::uint16_t portOf(ConnectionId client) {
    return static_cast<std::uint16_t>(client.value);
}

}  // namespace qs::control

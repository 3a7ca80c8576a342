// Strong identifiers of the ensemble: nodes, epochs, zxids, sessions. All are values with a total order.
// Source: ZooKeeper 3.8 (zxid layout ZxidUtils, sid in QuorumPeer); Zab, DSN'11, section III.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/check.h"

namespace qs {

/// A replica's sid: 1..63; 0 means "no node".
struct NodeId {
    std::uint8_t value = 0;
    static constexpr std::uint8_t Max = 63;
    auto operator<=>(const NodeId&) const = default;
    explicit operator bool() const { return value != 0; }
};

/// ZAB epoch, the high half of a zxid. 0 is the epoch before the first leader.
struct Epoch {
    std::uint32_t value = 0;
    auto operator<=>(const Epoch&) const = default;
};

/// 64-bit transaction id: epoch in the high 32 bits, counter in the low 32. Written "epoch:counter" in decimal.
struct Zxid {
    std::uint64_t value = 0;
    static constexpr Zxid of(Epoch e, std::uint32_t counter) {
        return Zxid{(static_cast<std::uint64_t>(e.value) << 32) | counter};
    }
    constexpr Epoch epoch() const { return Epoch{static_cast<std::uint32_t>(value >> 32)}; }
    constexpr std::uint32_t counter() const { return static_cast<std::uint32_t>(value); }
    auto operator<=>(const Zxid&) const = default;
};

/// ZooKeeper session id (all 64 bits in use); 0 means "no session".
struct SessionId {
    std::int64_t value = 0;
    auto operator<=>(const SessionId&) const = default;
    explicit operator bool() const { return value != 0; }
};

/// One client connection at one replica, numbered from 1 over the life of an ensemble.
struct ConnectionId {
    std::uint32_t value = 0;
    auto operator<=>(const ConnectionId&) const = default;
    explicit operator bool() const { return value != 0; }
};

/// Set of nodes as a bit mask; iteration in ascending sid.
class NodeSet {
public:
    NodeSet() = default;
    explicit NodeSet(std::uint64_t bits) : m_bits(bits) {}
    void insert(NodeId n) { m_bits |= bit(n); }
    void erase(NodeId n) { m_bits &= ~bit(n); }
    bool contains(NodeId n) const { return (m_bits & bit(n)) != 0; }
    int size() const { return __builtin_popcountll(m_bits); }
    bool empty() const { return m_bits == 0; }
    void clear() { m_bits = 0; }
    std::uint64_t bits() const { return m_bits; }
    NodeSet intersect(NodeSet other) const { return NodeSet{m_bits & other.m_bits}; }
    std::vector<NodeId> nodes() const;
    bool operator==(const NodeSet&) const = default;

private:
    static std::uint64_t bit(NodeId n) {
        QS_CHECK(n.value >= 1 && n.value <= NodeId::Max);
        return std::uint64_t{1} << n.value;
    }
    std::uint64_t m_bits = 0;
};

std::string toString(NodeId n);     ///< "3"; "-" for no node
std::string toString(Epoch e);      ///< "2"
std::string toString(Zxid z);       ///< "2:17"
std::string toString(SessionId s);  ///< "0x100001640c40000"
std::string toHex(Zxid z);          ///< "0x200000011", ZooKeeper's spelling
/// Parses "epoch:counter" or "0x..."; nullopt when the text is neither.
std::optional<Zxid> parseZxid(std::string_view text);

}  // namespace qs

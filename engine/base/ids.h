// Strong identifiers of the ensemble: nodes, epochs, zxids, sessions. All are values with a total order.
// Source: ZooKeeper 3.8 (zxid layout ZxidUtils, sid in QuorumPeer); Zab, DSN'11, section III.
#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/check.h"

namespace qs {

/// A replica's sid: 0..255, or "no node", which comes before all. Of an ensemble that is traced: from 1 to MaxTraced,
/// as its records name sets of nodes in 64 bits, and no node with 0.
struct NodeId {
    static constexpr std::uint16_t None = 256;
    static constexpr std::uint8_t Max = 255;
    static constexpr std::uint8_t MaxTraced = 63;
    std::uint16_t value = None;

    bool operator==(const NodeId&) const = default;
    std::strong_ordering operator<=>(const NodeId& other) const { return rank() <=> other.rank(); }
    explicit operator bool() const { return value != None; }

    bool canBeTraced() const { return value >= 1 && value <= MaxTraced; }
    /// Where 0 stands for no node. Requires: no node, or one that can be traced.
    std::uint8_t byte() const { return *this ? static_cast<std::uint8_t>(value) : std::uint8_t{0}; }
    static NodeId ofByte(std::uint8_t byte) { return byte == 0 ? NodeId{} : NodeId{byte}; }

private:
    int rank() const { return *this ? value : -1; }
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

/// Set of nodes; iteration in ascending sid.
class NodeSet {
public:
    NodeSet() = default;
    /// Of nodes up to MaxTraced: bit n stands for node n.
    explicit NodeSet(std::uint64_t bits) : m_words{bits} {}
    void insert(NodeId n) { m_words[indexOf(n)] |= bitOf(n); }
    void erase(NodeId n) { m_words[indexOf(n)] &= ~bitOf(n); }
    bool contains(NodeId n) const { return (m_words[indexOf(n)] & bitOf(n)) != 0; }
    int size() const;
    bool empty() const { return *this == NodeSet(); }
    void clear() { m_words = {}; }
    /// The members up to MaxTraced, as above.
    std::uint64_t bits() const { return m_words[0]; }
    NodeSet intersect(const NodeSet& other) const;
    NodeSet unite(const NodeSet& other) const;
    NodeSet without(const NodeSet& other) const;
    std::vector<NodeId> nodes() const;
    bool operator==(const NodeSet&) const = default;

private:
    static constexpr std::size_t Words = NodeId::Max / 64 + 1;
    static std::size_t indexOf(NodeId n) { return n.value / 64U; }
    static std::uint64_t bitOf(NodeId n) {
        QS_CHECK(n);
        return std::uint64_t{1} << (n.value % 64U);
    }
    std::array<std::uint64_t, Words> m_words{};
};

std::string toString(NodeId n);     ///< "3"; "-" for no node
std::string toString(Epoch e);      ///< "2"
std::string toString(Zxid z);       ///< "2:17"
std::string toString(SessionId s);  ///< "0x100001640c40000"
std::string toHex(Zxid z);          ///< "0x200000011", ZooKeeper's spelling
/// Parses "epoch:counter" or "0x..."; nullopt when the text is neither.
std::optional<Zxid> parseZxid(std::string_view text);

}  // namespace qs

// The stream between a leader and a learner: bare records without a length in front, and after a SNAP packet the tree.
// Source: ZooKeeper 3.8 zookeeper.jute QuorumPacket, LearnerHandler, Learner; zookeeper-protocol.md 3.
//
//   packet    i32 type, i64 zxid, buffer data, vector { ustring scheme, ustring id } authinfo
//   snapshot  sessions, ACLs and znodes as in a snapshot file (snapshot.h), ustring "/", ustring "BenWasHere"
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "engine/base/result.h"
#include "engine/codec/snapshot.h"
#include "engine/tree/acl.h"

namespace qs::codec {

enum class PacketType : std::int32_t {
    ForwardedRequest = 1,
    Proposal = 2,
    Ack = 3,
    Commit = 4,
    Ping = 5,
    Revalidate = 6,
    Sync = 7,
    Inform = 8,
    CommitAndActivate = 9,
    NewLeader = 10,
    FollowerInfo = 11,
    UpToDate = 12,
    Diff = 13,
    Trunc = 14,
    Snap = 15,
    ObserverInfo = 16,
    LeaderInfo = 17,
    AckEpoch = 18,
    InformAndActivate = 19,
};

struct RawPacket {
    PacketType type{};
    Zxid zxid;
    tree::Data data;          ///< null: none
    tree::Identities origin;  ///< authinfo; none travels as null
};

std::string encodePacket(const RawPacket& packet);
/// The stream behind a SNAP packet.
std::string encodeSnapshotStream(const tree::Tree& tree);

/// Cuts a byte stream into packets and trees. The first problem stays.
class PacketReader {
public:
    /// `longest`: of the data of a packet or of one znode, in bytes.
    explicit PacketReader(std::size_t longest) : m_longest(longest) {}

    void feed(std::string_view bytes);
    /// The next whole packet; nothing when more bytes are needed, a tree comes first, or the stream is broken.
    std::optional<RawPacket> next();
    /// What follows is a tree, as of `zxid`.
    void expectSnapshot(Zxid zxid);
    /// The tree that was expected, once it is whole.
    std::optional<tree::Tree> nextSnapshot();
    /// With the offset in the stream.
    const std::optional<Error>& problem() const { return m_problem; }

private:
    void fail(std::size_t at, std::string text);

    std::size_t m_longest;
    std::string m_buffer;
    std::size_t m_taken = 0;     ///< of the buffer
    std::uint64_t m_offset = 0;  ///< of the buffer's begin in the stream
    std::optional<TreeReader> m_snapshot;
    std::optional<Error> m_problem;
};

}  // namespace qs::codec

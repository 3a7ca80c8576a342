// The machine's messages as bytes, and back: quorum packets of one connection, and notifications of elections.
// A SNAP travels as its packet with the tree behind it; the machine hears of it, and of its one piece, when all of it
// is here.
#pragma once

#include <deque>
#include <optional>
#include <string>

#include "engine/codec/election_message.h"
#include "engine/codec/quorum_packet.h"
#include "engine/zab/messages.h"

namespace qs::wire {

/// What the bytes say beside the message itself.
struct Speaker {
    NodeId self;
    std::string config;  ///< text of the configuration, in NEWLEADER and in notifications that name none
};

/// `fromLeader`: it goes to a learner.
std::string encodeQuorumPacket(const zab::QuorumPacket& packet, bool fromLeader, const Speaker& speaker);
std::string encodeVote(const zab::Notification& notification, const Speaker& speaker);
/// Nothing for a vote that no server of this ensemble can have: a sid out of range.
std::optional<zab::Notification> decodeVote(const codec::ElectionNotification& n);

/// What comes in at one end of a quorum connection.
class QuorumPackets {
public:
    /// `fromLeader`: the other end is the leader.
    QuorumPackets(bool fromLeader, std::size_t longest) : m_fromLeader(fromLeader), m_reader(longest) {}

    void feed(std::string_view bytes) { m_reader.feed(bytes); }
    /// The next message; nothing when more bytes are needed or something is wrong.
    std::optional<zab::QuorumPacket> next();
    /// Of the learner at the other end, once its first packet has been read.
    NodeId learner() const { return m_learner; }
    /// Empty: nothing is wrong.
    const std::string& problem() const { return m_problem; }

private:
    std::optional<zab::QuorumPacket> take(const codec::RawPacket& raw);
    std::optional<zab::QuorumPacket> learnerInfo(const codec::RawPacket& raw);
    std::optional<zab::QuorumPacket> commitAndActivate(const codec::RawPacket& raw);
    std::optional<zab::QuorumPacket> txn(const codec::RawPacket& raw);
    std::optional<zab::QuorumPacket> request(const codec::RawPacket& raw);
    std::optional<zab::QuorumPacket> ping(const codec::RawPacket& raw);
    std::optional<zab::QuorumPacket> revalidate(const codec::RawPacket& raw);
    std::optional<zab::QuorumPacket> ackEpoch(const codec::RawPacket& raw);
    std::nullopt_t fail(std::string text);

    bool m_fromLeader;
    codec::PacketReader m_reader;
    NodeId m_learner;
    std::optional<Zxid> m_snapshot;  ///< the tree as of it comes next
    std::deque<zab::QuorumPacket> m_ready;
    std::string m_problem;
};

}  // namespace qs::wire

// The messages replicas send each other. Here, below every room, because commands select messages by kind and the trace
// names them; ZooKeeper's packet names, as in Leader.java and FastLeaderElection.java of 3.8.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace qs {

enum class MessageKind : std::uint8_t {
    Notification,
    FollowerInfo,
    ObserverInfo,
    LeaderInfo,
    AckEpoch,
    Diff,
    Trunc,
    Snap,
    NewLeader,
    Ack,
    UpToDate,
    Proposal,
    Commit,
    Inform,
    Request,
    Ping,
    Revalidate,
    Sync,
    SnapData,  ///< a piece of the stream behind a SNAP, which has no packet type of its own there
    End,       ///< no packet: the end of a connection, which follows what was sent before it
};

std::string_view toString(MessageKind v);  ///< "PROPOSAL", "ACK", ... as in zookeeper-protocol.md
/// In capitals, as toString() gives it; nullopt for anything else.
std::optional<MessageKind> parseMessageKind(std::string_view text);

}  // namespace qs

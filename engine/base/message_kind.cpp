#include "engine/base/message_kind.h"

namespace qs {

std::string_view toString(MessageKind v) {
    switch (v) {
        case MessageKind::Notification:
            return "NOTIFICATION";
        case MessageKind::FollowerInfo:
            return "FOLLOWERINFO";
        case MessageKind::ObserverInfo:
            return "OBSERVERINFO";
        case MessageKind::LeaderInfo:
            return "LEADERINFO";
        case MessageKind::AckEpoch:
            return "ACKEPOCH";
        case MessageKind::Diff:
            return "DIFF";
        case MessageKind::Trunc:
            return "TRUNC";
        case MessageKind::Snap:
            return "SNAP";
        case MessageKind::NewLeader:
            return "NEWLEADER";
        case MessageKind::Ack:
            return "ACK";
        case MessageKind::UpToDate:
            return "UPTODATE";
        case MessageKind::Proposal:
            return "PROPOSAL";
        case MessageKind::Commit:
            return "COMMIT";
        case MessageKind::Inform:
            return "INFORM";
        case MessageKind::Request:
            return "REQUEST";
        case MessageKind::Ping:
            return "PING";
        case MessageKind::Revalidate:
            return "REVALIDATE";
        case MessageKind::Sync:
            return "SYNC";
        case MessageKind::SnapData:
            return "SNAPDATA";
        case MessageKind::End:
            return "END";
    }
    return "?";
}

std::optional<MessageKind> parseMessageKind(std::string_view text) {
    for (int i = 0; i <= static_cast<int>(MessageKind::End); ++i) {
        const auto kind = static_cast<MessageKind>(i);
        if (toString(kind) == text) return kind;
    }
    return std::nullopt;
}

}  // namespace qs

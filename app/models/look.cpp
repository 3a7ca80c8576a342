#include "app/models/look.h"

namespace qs::app {

MessageShape shapeOf(MessageKind kind) {
    switch (kind) {
        case MessageKind::Notification:
            return MessageShape::Vote;
        case MessageKind::FollowerInfo:
        case MessageKind::ObserverInfo:
        case MessageKind::LeaderInfo:
        case MessageKind::AckEpoch:
        case MessageKind::Diff:
        case MessageKind::Trunc:
        case MessageKind::Snap:
        case MessageKind::SnapData:
        case MessageKind::NewLeader:
        case MessageKind::UpToDate:
            return MessageShape::Sync;
        case MessageKind::Proposal:
        case MessageKind::Inform:
            return MessageShape::Proposal;
        case MessageKind::Ack:
            return MessageShape::Ack;
        case MessageKind::Commit:
            return MessageShape::Commit;
        case MessageKind::Request:
        case MessageKind::Revalidate:
        case MessageKind::End:
        case MessageKind::Sync:
            return MessageShape::Request;
        case MessageKind::Ping:
            return MessageShape::Heartbeat;
    }
    return MessageShape::Request;
}

QColor colourOf(MessageShape shape, const Theme& t) {
    switch (shape) {
        case MessageShape::Vote:
            return t.vote;
        case MessageShape::Sync:
            return t.sync;
        case MessageShape::Proposal:
            return t.proposal;
        case MessageShape::Ack:
            return t.ack;
        case MessageShape::Commit:
            return t.commit;
        case MessageShape::Request:
            return t.request;
        case MessageShape::Heartbeat:
            return t.heartbeat;
    }
    return t.muted;
}

QColor colourOf(trace::Role role, const Theme& t) {
    switch (role) {
        case trace::Role::Down:
            return t.down;
        case trace::Role::Looking:
            return t.looking;
        case trace::Role::Following:
            return t.following;
        case trace::Role::Leading:
            return t.leading;
        case trace::Role::Observing:
            return t.observing;
    }
    return t.muted;
}

}  // namespace qs::app

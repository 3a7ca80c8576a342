#include "engine/base/overload.h"
#include "engine/trace/record.h"

namespace qs::trace {

std::string_view toString(Channel v) {
    switch (v) {
        case Channel::Quorum:
            return "quorum";
        case Channel::Election:
            return "election";
    }
    return "?";
}

std::string_view toString(Role v) {
    switch (v) {
        case Role::Down:
            return "DOWN";
        case Role::Looking:
            return "LOOKING";
        case Role::Following:
            return "FOLLOWING";
        case Role::Leading:
            return "LEADING";
        case Role::Observing:
            return "OBSERVING";
    }
    return "?";
}

std::string standingWords(NodeId node, Role role, Epoch epoch, Zxid lastZxid, bool serving, bool frozen) {
    std::string out = toString(node) + ' ';
    for (const char c : toString(role))
        out += static_cast<char>(c | 0x20);
    if (role == Role::Down) return out;
    return out + " epoch " + toString(epoch) + " zxid " + toString(lastZxid) + (serving ? " serving" : "") +
           (frozen ? " frozen" : "");
}

std::string_view toString(Phase v) {
    switch (v) {
        case Phase::None:
            return "none";
        case Phase::Election:
            return "election";
        case Phase::Discovery:
            return "discovery";
        case Phase::Synchronization:
            return "synchronization";
        case Phase::Broadcast:
            return "broadcast";
    }
    return "?";
}

std::string_view toString(DurableKind v) {
    switch (v) {
        case DurableKind::Txn:
            return "txn";
        case DurableKind::Truncation:
            return "truncation";
        case DurableKind::Snapshot:
            return "snapshot";
        case DurableKind::AcceptedEpoch:
            return "acceptedEpoch";
        case DurableKind::CurrentEpoch:
            return "currentEpoch";
    }
    return "?";
}

std::string_view toString(DiskState v) {
    switch (v) {
        case DiskState::Ok:
            return "ok";
        case DiskState::Full:
            return "full";
        case DiskState::Failing:
            return "failing";
        case DiskState::Lying:
            return "lying";
        case DiskState::Slow:
            return "slow";
        case DiskState::Held:
            return "held";
        case DiskState::NoFiles:
            return "nofiles";
        case DiskState::Short:
            return "short";
    }
    return "?";
}

std::string_view toString(SyncMode v) {
    switch (v) {
        case SyncMode::Diff:
            return "DIFF";
        case SyncMode::Trunc:
            return "TRUNC";
        case SyncMode::Snap:
            return "SNAP";
    }
    return "?";
}

std::string_view toString(CommandSource v) {
    switch (v) {
        case CommandSource::User:
            return "user";
        case CommandSource::Scenario:
            return "scenario";
        case CommandSource::OutsideClient:
            return "outside client";
        case CommandSource::Campaign:
            return "campaign";
    }
    return "?";
}

std::string_view toString(DropReason v) {
    switch (v) {
        case DropReason::ConnectionBroken:
            return "connection broken";
        case DropReason::ReceiverDown:
            return "receiver down";
        case DropReason::Superseded:
            return "superseded";
        case DropReason::Lost:
            return "dropped by a command";
    }
    return "?";
}

std::string_view toString(LinkState v) {
    switch (v) {
        case LinkState::Up:
            return "up";
        case LinkState::Cut:
            return "cut";
    }
    return "?";
}

std::string_view toString(Refusal v) {
    switch (v) {
        case Refusal::Stale:
            return "its connection is over";
        case Refusal::OutOfTurn:
            return "out of turn";
        case Refusal::Impossible:
            return "it contradicts the own history";
        case Refusal::LowEpoch:
            return "its epoch is below the one promised";
        case Refusal::NoVote:
            return "not a voter's vote";
        case Refusal::NotLooking:
            return "nobody looks for a leader";
    }
    return "?";
}

bool isHeartbeat(MessageKind kind) {
    return kind == MessageKind::Ping;
}

std::string opcodeName(std::int32_t opcode) {
    switch (opcode) {
        case -11:
            return "closeSession";
        case -10:
            return "createSession";
        case 0:
            return "notification";
        case 1:
            return "create";
        case 2:
            return "delete";
        case 3:
            return "exists";
        case 4:
            return "getData";
        case 5:
            return "setData";
        case 6:
            return "getACL";
        case 7:
            return "setACL";
        case 8:
            return "getChildren";
        case 9:
            return "sync";
        case 11:
            return "ping";
        case 12:
            return "getChildren2";
        case 13:
            return "check";
        case 14:
            return "multi";
        case 15:
            return "create2";
        case 16:
            return "reconfig";
        case 17:
            return "checkWatches";
        case 18:
            return "removeWatches";
        case 19:
            return "createContainer";
        case 20:
            return "deleteContainer";
        case 21:
            return "createTTL";
        case 22:
            return "multiRead";
        case 100:
            return "auth";
        case 101:
            return "setWatches";
        case 102:
            return "sasl";
        case 103:
            return "getEphemerals";
        case 104:
            return "getAllChildrenNumber";
        case 105:
            return "setWatches2";
        case 106:
            return "addWatch";
        case 107:
            return "whoAmI";
        default:
            return "opcode " + std::to_string(opcode);
    }
}

}  // namespace qs::trace

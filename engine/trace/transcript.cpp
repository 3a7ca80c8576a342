#include "engine/trace/transcript.h"

#include "engine/base/overload.h"

namespace qs::trace {

namespace {

std::string name(NodeId n) {
    return "node " + toString(n);
}

std::string txnText(TxnRef ref, const Tables& t) {
    if (!ref) return "the empty history";
    const tree::Txn& txn = *t.txn(ref);
    return toString(txn.zxid) + " " + tree::describe(txn.body);
}

std::string sentText(const MessageSent& e, const Tables& t) {
    std::string out(toString(e.kind));
    if (e.kind == MessageKind::Notification) {
        out = e.voteFor ? "vote for " + toString(e.voteFor) + " (zxid " + toString(e.zxid) + ", epoch " +
                              toString(e.epoch) + ", round " + std::to_string(e.count) + ")"
                        : std::string("asks who leads");
        if (e.senderRole != Role::Looking) out += " from one that is " + std::string(toString(e.senderRole));
    } else if (e.txn) {
        out += " " + txnText(e.txn, t);
    } else if (e.zxid != Zxid{}) {
        out += " " + toString(e.zxid);
    }
    return out + " -> " + toString(e.to);
}

std::string persistedText(const Persisted& e, const Tables& t) {
    switch (e.what) {
        case DurableKind::Txn:
            return "on disk: " + txnText(e.txn, t);
        case DurableKind::Truncation:
            return "log cut back on disk to " + toString(e.zxid);
        case DurableKind::Snapshot:
            return "snapshot on disk at " + toString(e.zxid);
        case DurableKind::AcceptedEpoch:
            return "on disk: acceptedEpoch " + toString(e.epoch);
        case DurableKind::CurrentEpoch:
            return "on disk: currentEpoch " + toString(e.epoch);
    }
    return "on disk";
}

std::string roleText(const RoleChanged& e) {
    switch (e.role) {
        case Role::Down:
            return "is down";
        case Role::Looking:
            return "looks for a leader (epoch " + toString(e.epoch) + ", zxid " + toString(e.lastZxid) + ")";
        case Role::Leading:
            if (e.phase == Phase::Broadcast) return "leads epoch " + toString(e.epoch);
            if (e.phase == Phase::Synchronization) return "brings followers to epoch " + toString(e.epoch);
            return "won the election, gathers followers";
        case Role::Following:
        case Role::Observing:
            break;
    }
    const std::string verb = e.role == Role::Observing ? "observes " : "follows ";
    if (e.phase == Phase::Broadcast) return verb + toString(e.leader) + " in epoch " + toString(e.epoch);
    if (e.phase == Phase::Synchronization) return "synchronises with " + toString(e.leader);
    return "turns to " + toString(e.leader);
}

std::string acksText(std::uint64_t acks) {
    std::string out;
    for (const NodeId n : NodeSet{acks}.nodes())
        out += (out.empty() ? "" : ",") + toString(n);
    return out;
}

std::string syncText(const SyncChosen& e) {
    std::string out = "sends " + std::string(toString(e.mode)) + " to " + toString(e.learner);
    if (e.mode == SyncMode::Trunc) out += ", back to " + toString(e.zxid);
    if (e.mode == SyncMode::Snap) out += " at " + toString(e.zxid);
    if (e.replayed > 0) {
        out += ", then " + std::to_string(e.replayed) + (e.replayed == 1 ? " transaction" : " transactions");
    } else if (e.mode == SyncMode::Diff) {
        out += ": nothing is missing";
    }
    return out;
}

std::string connectionName(ConnectionId c) {
    return "client connection " + std::to_string(c.value);
}

std::string callText(const ClientCall& e, const Tables& t) {
    std::string out = connectionName(e.connection) + " asks " + opcodeName(e.opcode);
    if (e.path.index != 0) out += " " + t.text(e.path);
    return out;
}

std::string diskReadText(const DiskRead& e) {
    if (e.last == Zxid{} && !e.torn && !e.unfinished) return "finds an empty disk";
    std::string out = "finds its log up to " + toString(e.last);
    if (e.snapshot != Zxid{}) out += ", from the snapshot at " + toString(e.snapshot);
    if (e.torn) out += ", drops a record cut short";
    if (e.unfinished) out += ", finishes what a crash cut short";
    return out;
}

std::string holdText(const HoldChanged& e, const Tables& t) {
    std::string what = e.anyKind ? std::string("messages") : std::string(toString(e.kind));
    if (e.zxid != Zxid{}) what += " " + toString(e.zxid);
    if (!t.text(e.path).empty()) what += " of " + t.text(e.path);
    return what + " " + toString(e.from) + "->" + toString(e.to) + (e.on ? " wait from here on" : " wait no longer");
}

std::string delayText(const LinkDelayed& e) {
    const std::string link = "link " + toString(e.from) + "->" + toString(e.to);
    if (e.by.us == 0) return link + " takes no longer than usual";
    return link + " takes " + formatDuration(e.by) + " longer" +
           (e.spread == Spread::None ? "" : ", on average (" + std::string(toString(e.spread)) + ")");
}

std::string clockText(const ClockChanged& e) {
    const bool behind = e.ahead.us < 0;
    std::string out =
        "its wall clock is " + (e.ahead.us == 0 ? "right"
                                                : formatDuration(VirtualTime{behind ? -e.ahead.us : e.ahead.us}) +
                                                      (behind ? " behind" : " ahead"));
    if (e.perMille != 1000) out += ", its clocks run at " + std::to_string(e.perMille) + " thousandths";
    return out;
}

}  // namespace

std::string describe(const Record& record, const Tables& t) {
    return std::visit(
        overload{
            [&](const CommandIssued& e) {
                return "command (" + std::string(toString(e.source)) + "): " + t.text(e.text);
            },
            [](const NodeStarted& e) {
                return std::string(e.incarnation == 1 ? "starts" : "starts again from its disk");
            },
            [](const NodeKilled& e) { return std::string(e.power ? "loses its power" : "is killed"); },
            [](const NodeFrozen&) { return std::string("is frozen"); },
            [](const NodeThawed&) { return std::string("runs again"); },
            [](const LinkChanged& e) {
                return "link " + toString(e.from) + "->" + toString(e.to) +
                       (e.state == LinkState::Cut ? " cut" : " healed");
            },
            [&](const MessageSent& e) { return sentText(e, t); },
            [](const MessageHeld& e) { return "message #" + std::to_string(e.sent) + " waits"; },
            [](const MessageReleased& e) { return "message #" + std::to_string(e.sent) + " goes on"; },
            [](const MessageReceived& e) {
                return std::string(toString(e.kind)) + " received from " + toString(e.from);
            },
            [](const MessageDropped& e) {
                return "message #" + std::to_string(e.sent) + " is lost: " + std::string(toString(e.reason));
            },
            [](const ConnectionOpened& e) { return "connected with " + toString(e.peer); },
            [](const ConnectionClosed& e) { return "connection with " + toString(e.peer) + " closed"; },
            [](const TimerSet& e) { return "timer " + std::string(toString(e.timer)) + " set"; },
            [](const TimerFired& e) { return "timer " + std::string(toString(e.timer)) + " fires"; },
            [&](const TxnLogged& e) { return "writes to its log: " + txnText(e.txn, t); },
            [&](const Persisted& e) { return persistedText(e, t); },
            [](const RoleChanged& e) { return roleText(e); },
            [](const VoteChanged& e) {
                if (!e.voteFor) return std::string("asks who leads");
                return "votes for " + toString(e.voteFor) + " (zxid " + toString(e.zxid) + ", epoch " +
                       toString(e.peerEpoch) + ")";
            },
            [](const EpochProposed& e) { return "proposes epoch " + toString(e.epoch); },
            [](const EpochEstablished& e) {
                return "establishes epoch " + toString(e.epoch) + " with the acks of " + acksText(e.acks);
            },
            [](const SyncChosen& e) { return syncText(e); },
            [&](const Proposed& e) { return "proposes " + txnText(e.txn, t); },
            [](const ProposalAcked& e) { return "ack of " + toString(e.zxid) + " by " + toString(e.by); },
            [&](const Committed& e) {
                return "commits " + txnText(e.txn, t) + " with the acks of " + acksText(e.acks);
            },
            [&](const Applied& e) { return "applies " + txnText(e.txn, t); },
            [](const TreeReset& e) { return "its tree stands at " + toString(e.zxid); },
            [](const ServingStarted& e) { return "serves clients at " + toString(e.zxid); },
            [](const ServingStopped&) { return std::string("stops serving clients"); },
            [](const ClientConnected& e) {
                return connectionName(e.connection) + " arrives" + (e.outside ? " from outside" : "");
            },
            [&](const ClientDisconnected& e) { return connectionName(e.connection) + " ends: " + t.text(e.reason); },
            [&](const ClientCall& e) { return callText(e, t); },
            [](const ClientReturn& e) {
                return connectionName(e.connection) + " gets " + tree::toString(e.error) + " for " +
                       opcodeName(e.opcode) + " at " + toString(e.zxid);
            },
            [](const UnsupportedOpcode& e) {
                return connectionName(e.connection) + " asks " + opcodeName(e.opcode) +
                       ", which is not served here: error -6";
            },
            [&](const WatchSet& e) { return "watch on " + t.text(e.path) + " for session " + toString(e.session); },
            [&](const WatchFired& e) {
                return "watch fires: " + std::string(tree::toString(e.type)) + " " + t.text(e.path) + " for session " +
                       toString(e.session);
            },
            [&](const WatchRemoved& e) {
                return "watches on " + t.text(e.path) + " are removed for session " + toString(e.session);
            },
            [](const SessionOpened& e) {
                return "session " + toString(e.session) + (e.resumed ? " moves here (" : " opens (") +
                       std::to_string(e.timeoutMs) + " ms)";
            },
            [](const SessionExpired& e) { return "session " + toString(e.session) + " expires"; },
            [](const AnswerArrived& e) {
                return "session " + toString(e.session) + " has its answer: " + tree::toString(e.error) + " at " +
                       toString(e.zxid);
            },
            [&](const Noted& e) { return t.text(e.text); },
            [](const DiskRead& e) { return diskReadText(e); },
            [&](const DiskFailed& e) { return t.text(e.reason); },
            [&](const DiskLost& e) { return t.text(e.reason); },
            [](const DiskChanged& e) {
                if (e.state == DiskState::Slow) return "its disk takes " + std::to_string(e.factor) + " times as long";
                return "its disk is " + std::string(toString(e.state));
            },
            [](const SnapshotBegun& e) { return "saves a snapshot at " + toString(e.zxid); },
            [&](const HoldChanged& e) { return holdText(e, t); },
            [](const LinkDelayed& e) { return delayText(e); },
            [](const LinkClogged& e) {
                return "link " + toString(e.from) + "->" + toString(e.to) + " clogged until " + toString(e.until);
            },
            [](const NodeSlowed& e) {
                return e.cost.us == 0 ? std::string("is as fast as usual")
                                      : "takes " + formatDuration(e.cost) + " for each event";
            },
            [](const ClockChanged& e) { return clockText(e); },
            [](const PacketRefused& e) {
                return "refuses " + std::string(toString(e.kind)) + " of " + toString(e.from) + ": " +
                       std::string(toString(e.reason));
            },
            [](const Authenticated& e) { return connectionName(e.connection) + " has proved an identity"; },
            [&](const WatchRestored& e) {
                return "session " + toString(e.session) + " still watches " + t.text(e.path) + ", seen up to " +
                       toString(e.zxid);
            },
            [](const ReadOnlyChanged& e) {
                return e.on ? "serves reads only, without a leader, from " + toString(e.zxid)
                            : std::string("no longer serves reads only");
            },
            [&](const DiskDamaged& e) {
                return "its disk: " + t.text(e.what) + (e.readable ? "" : "; it will not start from it");
            },
            [](const TimersHeld& e) {
                return std::string(e.on ? "its timers wait until they are fired" : "its timers run out as ever");
            },
            [](const MessageRepeated& e) {
                return "record " + std::to_string(e.copy) + " is the message of record " + std::to_string(e.sent) +
                       " a second time";
            },
        },
        record.event);
}

std::string transcriptLine(const Record& record, const Tables& tables) {
    return toString(record.at) + "  " + (record.node ? name(record.node) : std::string("-")) + "  " +
           describe(record, tables);
}

bool isNotable(const Record& record) {
    const auto yes = [](const auto&) { return true; };
    const auto no = [](const auto&) { return false; };
    return std::visit(
        overload{
            [&](const CommandIssued& e) { return e.source != CommandSource::OutsideClient; },
            [&](const NodeStarted& e) { return yes(e); },
            [&](const NodeKilled& e) { return yes(e); },
            [&](const NodeFrozen& e) { return yes(e); },
            [&](const NodeThawed& e) { return yes(e); },
            [&](const LinkChanged& e) { return yes(e); },
            [&](const MessageSent& e) { return no(e); },
            [&](const MessageHeld& e) { return no(e); },
            [&](const MessageReleased& e) { return no(e); },
            [&](const MessageReceived& e) { return no(e); },
            [&](const MessageDropped& e) { return no(e); },
            [&](const ConnectionOpened& e) { return no(e); },
            [&](const ConnectionClosed& e) { return no(e); },
            [&](const TimerSet& e) { return no(e); },
            [&](const TimerFired& e) { return no(e); },
            [&](const TxnLogged& e) { return no(e); },
            [](const Persisted& e) { return e.what == DurableKind::Truncation || e.what == DurableKind::Snapshot; },
            [&](const RoleChanged& e) { return yes(e); },
            [&](const VoteChanged& e) { return yes(e); },
            [&](const EpochProposed& e) { return yes(e); },
            [&](const EpochEstablished& e) { return yes(e); },
            [&](const SyncChosen& e) { return yes(e); },
            [&](const Proposed& e) { return yes(e); },
            [&](const ProposalAcked& e) { return no(e); },
            [&](const Committed& e) { return yes(e); },
            [&](const Applied& e) { return no(e); },
            [&](const TreeReset& e) { return no(e); },
            [&](const ServingStarted& e) { return no(e); },
            [&](const ServingStopped& e) { return no(e); },
            [&](const ClientConnected& e) { return no(e); },
            [&](const ClientDisconnected& e) { return yes(e); },
            [&](const ClientCall& e) { return yes(e); },
            [&](const ClientReturn& e) { return yes(e); },
            [&](const UnsupportedOpcode& e) { return yes(e); },
            [&](const WatchSet& e) { return yes(e); },
            [&](const WatchFired& e) { return yes(e); },
            [&](const WatchRemoved& e) { return yes(e); },
            [&](const SessionOpened& e) { return yes(e); },
            [&](const SessionExpired& e) { return yes(e); },
            [&](const AnswerArrived& e) { return no(e); },
            [&](const Noted& e) { return yes(e); },
            // The first start of a replica finds nothing, and says nothing.
            [](const DiskRead& e) { return e.last != Zxid{} || e.torn || e.unfinished; },
            [&](const DiskFailed& e) { return yes(e); },
            [&](const DiskLost& e) { return yes(e); },
            [&](const DiskChanged& e) { return yes(e); },
            [&](const SnapshotBegun& e) { return yes(e); },
            [&](const HoldChanged& e) { return yes(e); },
            [&](const LinkDelayed& e) { return yes(e); },
            [&](const LinkClogged& e) { return yes(e); },
            [&](const NodeSlowed& e) { return yes(e); },
            [&](const ClockChanged& e) { return yes(e); },
            [](const PacketRefused& e) { return e.kind != MessageKind::Notification; },
            [&](const Authenticated& e) { return no(e); },
            [&](const WatchRestored& e) { return no(e); },
            [&](const ReadOnlyChanged& e) { return yes(e); },
            [&](const DiskDamaged& e) { return yes(e); },
            [&](const TimersHeld& e) { return yes(e); },
            [&](const MessageRepeated& e) { return yes(e); },
        },
        record.event);
}

}  // namespace qs::trace

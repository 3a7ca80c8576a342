#include "engine/zab/messages.h"

#include "engine/base/overload.h"

namespace qs::zab {

namespace {

using trace::MessageKind;

trace::Emitted sent(MessageKind kind, Zxid zxid = {}, Epoch epoch = {}) {
    trace::MessageSent event{};
    event.channel = trace::Channel::Quorum;
    event.kind = kind;
    event.zxid = zxid;
    event.epoch = epoch;
    return {event};
}

trace::Emitted sentTxn(MessageKind kind, const tree::TxnPtr& txn) {
    trace::Emitted out = sent(kind, txn->zxid, txn->zxid.epoch());
    out.txn = txn;
    return out;
}

trace::Emitted describePing(const Ping& ping) {
    trace::Emitted out = sent(MessageKind::Ping, ping.zxid);
    std::get<trace::MessageSent>(out.event).count = static_cast<std::uint32_t>(ping.touches.size());
    return out;
}

trace::Emitted describePacket(const QuorumPacket& packet) {
    return std::visit(
        overload{
            [](const LearnerInfo& m) {
                return sent(m.observer ? MessageKind::ObserverInfo : MessageKind::FollowerInfo,
                            Zxid::of(m.acceptedEpoch, 0), m.acceptedEpoch);
            },
            [](const LeaderInfo& m) { return sent(MessageKind::LeaderInfo, Zxid::of(m.newEpoch, 0), m.newEpoch); },
            [](const AckEpoch& m) { return sent(MessageKind::AckEpoch, m.lastZxid, m.currentEpoch.value_or(Epoch{})); },
            [](const Diff& m) { return sent(MessageKind::Diff, m.zxid); },
            [](const Trunc& m) { return sent(MessageKind::Trunc, m.zxid); },
            [](const Snap& m) { return sent(MessageKind::Snap, m.snapshot->zxid()); },
            [](const SnapData& m) { return sent(MessageKind::SnapData, m.zxid); },
            [](const NewLeader& m) { return sent(MessageKind::NewLeader, Zxid::of(m.epoch, 0), m.epoch); },
            [](const Ack& m) { return sent(MessageKind::Ack, m.zxid, m.zxid.epoch()); },
            [](const UpToDate&) { return sent(MessageKind::UpToDate); },
            [](const Proposal& m) { return sentTxn(MessageKind::Proposal, m.txn); },
            [](const Commit& m) { return sent(MessageKind::Commit, m.zxid, m.zxid.epoch()); },
            [](const Inform& m) { return sentTxn(MessageKind::Inform, m.txn); },
            [](const Request&) { return sent(MessageKind::Request); },
            [](const Ping& m) { return describePing(m); },
            [](const Revalidate&) { return sent(MessageKind::Revalidate); },
            [](const Sync&) { return sent(MessageKind::Sync); },
        },
        packet);
}

trace::Emitted describeNotification(const Notification& n) {
    trace::MessageSent event{};
    event.channel = trace::Channel::Election;
    event.kind = MessageKind::Notification;
    event.senderRole = n.state;
    event.voteFor = n.vote.leader;
    event.zxid = n.vote.zxid;
    event.epoch = n.vote.peerEpoch;
    event.count = n.round;
    return {event};
}

}  // namespace

trace::Emitted describe(const PeerMessage& message) {
    return std::visit(overload{[](const Notification& n) { return describeNotification(n); },
                               [](const QuorumPacket& p) { return describePacket(p); }},
                      message);
}

trace::MessageKind kindOf(const PeerMessage& message) {
    return std::get<trace::MessageSent>(describe(message).event).kind;
}

// --- State ---------------------------------------------------------------------------------------------------------

void appendState(const tree::TxnPtr& txn, StateWords& out) {
    out.add(txn ? txn->zxid : Zxid{});
    out.add(txn ? tree::contentHash(*txn) : 0);
}

void appendState(const tree::Tree& tree, StateWords& out) {
    out.add(tree.digest());
    out.add(tree.lastZxid());
    out.add(tree.sessions().size());
}

void appendState(const Vote& vote, StateWords& out) {
    out.add(vote.leader);
    out.add(vote.zxid);
    out.add(vote.peerEpoch);
}

void appendState(const Notification& n, StateWords& out) {
    out.add(n.state);
    appendState(n.vote, out);
    out.add(n.round);
}

namespace {

void appendPacket(const QuorumPacket& packet, StateWords& out) {
    out.add(packet.index());
    std::visit(overload{
                   [&](const LearnerInfo& m) {
                       out.add(m.acceptedEpoch);
                       out.add(m.observer);
                   },
                   [&](const LeaderInfo& m) { out.add(m.newEpoch); },
                   [&](const AckEpoch& m) {
                       out.add(m.lastZxid);
                       out.add(m.currentEpoch.has_value());
                       out.add(m.currentEpoch.value_or(Epoch{}));
                   },
                   [&](const Diff& m) { out.add(m.zxid); },
                   [&](const Trunc& m) { out.add(m.zxid); },
                   [&](const Snap& m) {
                       appendState(m.snapshot->last, out);
                       appendState(m.snapshot->tree, out);
                       out.add(m.pieces);
                   },
                   [&](const SnapData& m) {
                       out.add(m.zxid);
                       out.add(m.piece);
                   },
                   [&](const NewLeader& m) { out.add(m.epoch); },
                   [&](const Ack& m) { out.add(m.zxid); },
                   [](const UpToDate&) {},
                   [&](const Proposal& m) { appendState(m.txn, out); },
                   [&](const Commit& m) { out.add(m.zxid); },
                   [&](const Inform& m) { appendState(m.txn, out); },
                   [&](const Request& m) {
                       out.add(m.session);
                       out.add(m.cxid);
                   },
                   [&](const Ping& m) {
                       out.add(m.zxid);
                       out.add(m.touches.size());
                   },
                   [&](const Revalidate& m) { out.add(m.session); },
                   [](const Sync&) {},
               },
               packet);
}

}  // namespace

void appendState(const PeerMessage& message, StateWords& out) {
    out.add(message.index());
    std::visit(overload{[&](const Notification& n) { appendState(n, out); },
                        [&](const QuorumPacket& p) { appendPacket(p, out); }},
               message);
}

}  // namespace qs::zab

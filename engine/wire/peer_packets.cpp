#include "engine/wire/peer_packets.h"

#include <limits>
#include <utility>

#include "engine/base/overload.h"
#include "engine/codec/client_protocol.h"
#include "engine/codec/jute.h"
#include "engine/codec/txn_record.h"
#include "engine/node/forwarded.h"
#include "engine/tree/stand_in.h"

namespace qs::wire {

using codec::PacketType;
using codec::RawPacket;
using codec::Reader;
using codec::Writer;

namespace {

constexpr std::int32_t ProtocolVersion = 0x10000;
constexpr std::int32_t CreateSessionType = -10;
constexpr std::int64_t Nobody = std::numeric_limits<std::int64_t>::min();
constexpr std::uint64_t NoZxid = ~std::uint64_t{0};

tree::Data dataOf(const Writer& w) {
    return tree::Data(w.bytes());
}

/// The request's type and body, as a client sent them.
std::string requestBytes(const zab::Request& request) {
    // Refused requests have no bytes any more: another one that is refused for the same reason stands for them.
    constexpr std::int32_t WithoutBody = static_cast<std::int32_t>(codec::Opcode::Create);
    Writer w;
    const auto asClient = [&](const codec::Request& r) {
        // Length and xid in front are those of the client's frame.
        w.raw(std::string_view(codec::encodeRequest(request.cxid, r)).substr(8));
    };
    const auto write = [&](const tree::WriteRequest& op) {
        std::visit(overload{
                       [&](const tree::CreateSessionRequest& r) {
                           w.i32(CreateSessionType);
                           w.i32(r.timeoutMs);
                       },
                       [&](const tree::RefusedRequest&) { w.i32(WithoutBody); },
                       [&](const auto& r) { asClient(r); },
                   },
                   op);
    };
    std::visit(overload{[&](const zab::SyncRequest&) { asClient(codec::SyncRequest{"/"}); }, write}, request.op);
    return w.take();
}

RawPacket rawOf(const zab::QuorumPacket& packet, const Speaker& speaker) {
    RawPacket out;
    const auto plain = [&out](PacketType type, Zxid zxid) {
        out.type = type;
        out.zxid = zxid;
    };
    Writer w;
    std::visit(overload{
                   [&](const zab::LearnerInfo& m) {
                       plain(m.observer ? PacketType::ObserverInfo : PacketType::FollowerInfo,
                             Zxid::of(m.acceptedEpoch, 0));
                       w.i64(speaker.self.value);
                       w.i32(ProtocolVersion);
                       w.i64(static_cast<std::int64_t>(m.configVersion));
                       out.data = dataOf(w);
                   },
                   [&](const zab::LeaderInfo& m) {
                       plain(PacketType::LeaderInfo, Zxid::of(m.newEpoch, 0));
                       w.i32(ProtocolVersion);
                       out.data = dataOf(w);
                   },
                   [&](const zab::AckEpoch& m) {
                       plain(PacketType::AckEpoch, m.lastZxid);
                       w.i32(m.currentEpoch ? static_cast<std::int32_t>(m.currentEpoch->value) : -1);
                       out.data = dataOf(w);
                   },
                   [&](const zab::Diff& m) { plain(PacketType::Diff, m.zxid); },
                   [&](const zab::Trunc& m) { plain(PacketType::Trunc, m.zxid); },
                   [&](const zab::Snap& m) { plain(PacketType::Snap, m.snapshot->zxid()); },
                   [](const zab::SnapData&) {},
                   [&](const zab::NewLeader& m) {
                       plain(PacketType::NewLeader, Zxid::of(m.epoch, 0));
                       out.data = tree::Data(m.ensemble ? m.ensemble->text : speaker.config);
                   },
                   [&](const zab::Ack& m) { plain(PacketType::Ack, m.zxid); },
                   [&](const zab::UpToDate&) { plain(PacketType::UpToDate, Zxid{NoZxid}); },
                   [&](const zab::Proposal& m) {
                       plain(PacketType::Proposal, m.txn->zxid);
                       out.data = tree::Data(codec::encodeTxn(*m.txn));
                   },
                   [&](const zab::Commit& m) {
                       plain(m.designated ? PacketType::CommitAndActivate : PacketType::Commit, m.zxid);
                       if (!m.designated) return;
                       w.i64(m.designated.value);
                       out.data = dataOf(w);
                   },
                   [&](const zab::Inform& m) {
                       plain(m.designated ? PacketType::InformAndActivate : PacketType::Inform, m.txn->zxid);
                       if (m.designated) w.i64(m.designated.value);
                       w.raw(codec::encodeTxn(*m.txn));
                       out.data = dataOf(w);
                   },
                   [&](const zab::Request& m) {
                       plain(PacketType::ForwardedRequest, Zxid{NoZxid});
                       w.i64(m.session.value);
                       w.i32(m.cxid);
                       w.raw(requestBytes(m));
                       out.data = dataOf(w);
                       out.origin = m.who;
                   },
                   [&](const zab::Ping& m) {
                       plain(PacketType::Ping, m.zxid);
                       for (const zab::SessionTouch& t : m.touches) {
                           w.i64(t.session.value);
                           w.i32(t.timeoutMs);
                       }
                       out.data = dataOf(w);
                   },
                   [&](const zab::Revalidate& m) {
                       plain(PacketType::Revalidate, Zxid{NoZxid});
                       w.i64(m.session.value);
                       if (m.valid) {
                           w.boolean(*m.valid);
                       } else {
                           w.i32(m.timeoutMs);
                       }
                       out.data = dataOf(w);
                   },
                   [&](const zab::Sync&) { plain(PacketType::Sync, Zxid{}); },
               },
               packet);
    return out;
}

std::optional<NodeId> nodeOf(std::int64_t sid) {
    if (sid < 0 || sid > NodeId::Max) return std::nullopt;
    return NodeId{static_cast<std::uint8_t>(sid)};
}

codec::ServerState stateOf(trace::Role role) {
    switch (role) {
        case trace::Role::Following:
            return codec::ServerState::Following;
        case trace::Role::Leading:
            return codec::ServerState::Leading;
        case trace::Role::Observing:
            return codec::ServerState::Observing;
        case trace::Role::Looking:
        case trace::Role::Down:
            return codec::ServerState::Looking;
    }
    return codec::ServerState::Looking;
}

trace::Role roleOf(codec::ServerState state) {
    switch (state) {
        case codec::ServerState::Looking:
            return trace::Role::Looking;
        case codec::ServerState::Following:
            return trace::Role::Following;
        case codec::ServerState::Leading:
            return trace::Role::Leading;
        case codec::ServerState::Observing:
            return trace::Role::Observing;
    }
    return trace::Role::Looking;
}

}  // namespace

std::string encodeQuorumPacket(const zab::QuorumPacket& packet, bool fromLeader, const Speaker& speaker) {
    if (std::holds_alternative<zab::SnapData>(packet)) return {};  // its bytes went with the SNAP
    RawPacket raw = rawOf(packet, speaker);
    if (raw.type == PacketType::Ping && fromLeader) raw.data = nullptr;  // a learner's has a buffer, even if empty
    std::string out = codec::encodePacket(raw);
    if (const auto* snap = std::get_if<zab::Snap>(&packet)) out += codec::encodeSnapshotStream(snap->snapshot->tree);
    return out;
}

std::string encodeVote(const zab::Notification& n, const Speaker& speaker) {
    codec::ElectionNotification out;
    out.state = stateOf(n.state);
    out.leader = n.vote.leader ? n.vote.leader.value : Nobody;
    out.zxid = n.vote.leader ? static_cast<std::int64_t>(n.vote.zxid.value) : Nobody;
    out.peerEpoch = n.vote.leader ? std::int64_t{n.vote.peerEpoch.value} : Nobody;
    out.round = n.round;
    out.config = n.ensemble ? n.ensemble->text : speaker.config;
    return codec::encodeNotification(out);
}

std::optional<zab::Notification> decodeVote(const codec::ElectionNotification& n) {
    zab::Notification out;
    out.state = roleOf(n.state);
    if (n.round < 0 || n.round > std::numeric_limits<std::uint32_t>::max()) return std::nullopt;
    out.round = static_cast<std::uint32_t>(n.round);
    out.ensemble = zab::readEnsemble(n.config);
    if (n.leader == Nobody) return out;
    const auto leader = nodeOf(n.leader);
    const bool isEpoch = n.peerEpoch >= 0 && n.peerEpoch <= std::numeric_limits<std::uint32_t>::max();
    if (!leader || !isEpoch) return std::nullopt;
    out.vote = {*leader, Zxid{static_cast<std::uint64_t>(n.zxid)}, Epoch{static_cast<std::uint32_t>(n.peerEpoch)}};
    return out;
}

// --- Incoming ------------------------------------------------------------------------------------------------------

std::nullopt_t QuorumPackets::fail(std::string text) {
    if (m_problem.empty()) m_problem = std::move(text);
    return std::nullopt;
}

std::optional<zab::QuorumPacket> QuorumPackets::next() {
    if (!m_ready.empty()) {
        auto out = std::move(m_ready.front());
        m_ready.pop_front();
        return out;
    }
    std::optional<zab::QuorumPacket> out;
    if (m_snapshot) {
        auto tree = m_reader.nextSnapshot();
        if (tree) {
            const Zxid zxid = *std::exchange(m_snapshot, std::nullopt);
            auto snapshot = std::make_shared<zab::Snapshot>();
            snapshot->tree = std::move(*tree);
            if (zxid != Zxid{}) snapshot->last = tree::standInFor(zxid);  // the stream does not carry it
            m_ready.emplace_back(zab::SnapData{zxid, 1});
            out = zab::Snap{std::move(snapshot), 1};
        }
    } else if (const auto raw = m_reader.next()) {
        if (raw->type == PacketType::Snap && m_fromLeader) {
            m_snapshot = raw->zxid;
            m_reader.expectSnapshot(raw->zxid);
            return next();
        }
        out = take(*raw);
    }
    if (const auto& broken = m_reader.problem()) fail(broken->message());
    return out;
}

std::optional<zab::QuorumPacket> QuorumPackets::take(const RawPacket& raw) {
    switch (raw.type) {
        case PacketType::FollowerInfo:
        case PacketType::ObserverInfo:
            return learnerInfo(raw);
        case PacketType::LeaderInfo:
            return zab::LeaderInfo{raw.zxid.epoch()};
        case PacketType::AckEpoch:
            return ackEpoch(raw);
        case PacketType::Diff:
            return zab::Diff{raw.zxid};
        case PacketType::Trunc:
            return zab::Trunc{raw.zxid};
        case PacketType::NewLeader:
            return zab::NewLeader{raw.zxid.epoch(), raw.data ? zab::readEnsemble(*raw.data) : nullptr};
        case PacketType::Ack:
            return zab::Ack{raw.zxid};
        case PacketType::UpToDate:
            return zab::UpToDate{};
        case PacketType::Proposal:
        case PacketType::Inform:
        case PacketType::InformAndActivate:
            return txn(raw);
        case PacketType::Commit:
            return zab::Commit{raw.zxid};
        case PacketType::CommitAndActivate:
            return commitAndActivate(raw);
        case PacketType::ForwardedRequest:
            return request(raw);
        case PacketType::Ping:
            return ping(raw);
        case PacketType::Revalidate:
            return revalidate(raw);
        case PacketType::Sync:
            return zab::Sync{};
        case PacketType::Snap:
            return fail("SNAP from a learner");
    }
    return fail("no such packet");
}

std::optional<zab::QuorumPacket> QuorumPackets::learnerInfo(const RawPacket& raw) {
    if (m_fromLeader) return fail("FOLLOWERINFO from a leader");
    if (!raw.data) return fail("a learner without an id");
    Reader r(*raw.data);
    const auto learner = nodeOf(r.i64());
    if (!r.ok() || !learner) return fail("a learner with an impossible id");
    m_learner = *learner;
    if (r.remaining() > 0) r.i32();  // protocol version
    const std::int64_t configVersion = r.remaining() > 0 ? r.i64() : 0;
    if (!r.ok()) return fail(r.error("a learner's introduction").message());
    return zab::LearnerInfo{raw.zxid.epoch(), raw.type == PacketType::ObserverInfo,
                            static_cast<std::uint64_t>(configVersion)};
}

std::optional<zab::QuorumPacket> QuorumPackets::ackEpoch(const RawPacket& raw) {
    if (!raw.data) return fail("ACKEPOCH without an epoch");
    Reader r(*raw.data);
    const std::int32_t epoch = r.i32();
    if (!r.ok()) return fail(r.error("ACKEPOCH").message());
    zab::AckEpoch out{raw.zxid, std::nullopt};
    if (epoch != -1) out.currentEpoch = Epoch{static_cast<std::uint32_t>(epoch)};
    return out;
}

std::optional<zab::QuorumPacket> QuorumPackets::commitAndActivate(const RawPacket& raw) {
    if (!raw.data) return fail("COMMITANDACTIVATE without a leader");
    Reader r(*raw.data);
    const auto leader = nodeOf(r.i64());
    if (!r.ok() || !leader) return fail("COMMITANDACTIVATE without a leader");
    return zab::Commit{raw.zxid, *leader};
}

std::optional<zab::QuorumPacket> QuorumPackets::txn(const RawPacket& raw) {
    if (!raw.data) return fail("a proposal without a transaction");
    NodeId designated;
    std::string_view record = *raw.data;
    if (raw.type == PacketType::InformAndActivate) {
        Reader r(record);
        const auto leader = nodeOf(r.i64());
        if (!r.ok() || !leader) return fail("INFORMANDACTIVATE without a leader");
        designated = *leader;
        record.remove_prefix(r.offset());
    }
    auto decoded = codec::decodeTxn(record);
    if (!decoded) return fail("a proposal: " + decoded.error().message());
    if (decoded->zxid != raw.zxid) return fail("a proposal with another zxid than its transaction");
    auto shared = std::make_shared<const tree::Txn>(std::move(decoded).value());
    if (raw.type == PacketType::Proposal) return zab::Proposal{std::move(shared)};
    return zab::Inform{std::move(shared), designated};
}

std::optional<zab::QuorumPacket> QuorumPackets::request(const RawPacket& raw) {
    if (!raw.data) return fail("a request without data");
    Reader r(*raw.data);
    zab::Request out;
    out.session = SessionId{r.i64()};
    out.cxid = r.i32();
    out.who = raw.origin;
    Reader ahead = r;
    const std::int32_t type = ahead.i32();
    if (!ahead.ok()) return fail(ahead.error("a request").message());
    if (type == CreateSessionType) {
        const tree::CreateSessionRequest create{ahead.i32()};
        if (!ahead.ok()) return fail(ahead.error("a request").message());
        out.op = tree::WriteRequest{create};
        return out;
    }
    // As the client's own frame: its xid, type and body.
    Writer frame;
    frame.i32(out.cxid);
    frame.raw(std::string_view(*raw.data).substr(r.offset()));
    const auto decoded = codec::decodeRequest(frame.bytes());
    if (!decoded) return fail("a request: " + decoded.error().message());
    auto op = node::forwardedOp(*decoded);
    if (!op) return fail("a request that a learner answers itself: type " + std::to_string(type));
    out.op = std::move(*op);
    return out;
}

std::optional<zab::QuorumPacket> QuorumPackets::ping(const RawPacket& raw) {
    zab::Ping out{raw.zxid, {}};
    if (raw.data) {
        Reader r(*raw.data);
        while (r.ok() && r.remaining() > 0) {
            const SessionId session{r.i64()};
            out.touches.push_back({session, r.i32()});
        }
        if (!r.ok()) return fail(r.error("PING").message());
    }
    return out;
}

std::optional<zab::QuorumPacket> QuorumPackets::revalidate(const RawPacket& raw) {
    if (!raw.data) return fail("REVALIDATE without a session");
    Reader r(*raw.data);
    zab::Revalidate out;
    out.session = SessionId{r.i64()};
    if (m_fromLeader) {
        out.valid = r.boolean();
    } else {
        out.timeoutMs = r.i32();
    }
    if (!r.ok()) return fail(r.error("REVALIDATE").message());
    return out;
}

}  // namespace qs::wire

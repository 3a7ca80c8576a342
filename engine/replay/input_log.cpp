#include "engine/replay/input_log.h"

#include <limits>
#include <utility>

#include "engine/base/overload.h"
#include "engine/codec/jute.h"
#include "engine/codec/snapshot.h"
#include "engine/codec/txn_record.h"
#include "engine/replay/config_fields.h"
#include "engine/tree/stand_in.h"
#include "engine/wire/peer_packets.h"

namespace qs::replay {

using codec::Reader;
using codec::Writer;

namespace {

constexpr std::string_view Magic = "quorumscope inputs 2";
constexpr std::size_t LengthBytes = 4;
constexpr std::size_t LongestPacket = std::numeric_limits<std::int32_t>::max();

/// Kinds of inputs.
enum class Kind : std::int32_t {
    ConnectionUp,
    ConnectionDown,
    Unreachable,
    Vote,
    OfLeader,
    OfLearner,
    SnapData,
    Timer,
    Persisted,
    ClientOpened,
    ClientReceived,
    ClientClosed,
};

// --- Configuration -------------------------------------------------------------------------------------------------

struct Put {
    Writer& w;
    void operator()(NodeId v) { w.i32(v.value); }
    void operator()(const NodeSet& v) { (*this)(v.nodes()); }
    void operator()(const zab::EnsemblePtr& v) { w.string(v ? v->text : std::string()); }
    void operator()(VirtualTime v) { w.i64(v.us); }
    void operator()(bool v) { w.boolean(v); }
    void operator()(int v) { w.i32(v); }
    void operator()(std::uint32_t v) { w.i32(static_cast<std::int32_t>(v)); }
    void operator()(std::int64_t v) { w.i64(v); }
    void operator()(std::size_t v) { w.i64(static_cast<std::int64_t>(v)); }
    void operator()(const std::string& v) { w.string(v); }
    template <class T>
    void operator()(const std::optional<T>& v) {
        w.boolean(v.has_value());
        if (v) (*this)(*v);
    }
    template <class K, class T>
    void operator()(const std::map<K, T>& v) {
        w.i32(static_cast<std::int32_t>(v.size()));
        for (const auto& [key, value] : v) {
            (*this)(key);
            (*this)(value);
        }
    }
    template <class T>
    void operator()(const std::vector<T>& v) {
        w.i32(static_cast<std::int32_t>(v.size()));
        for (const T& each : v)
            (*this)(each);
    }
    void operator()(const std::set<std::string, std::less<>>& v) { w.strings({v.begin(), v.end()}); }
};

struct Get {
    Reader& r;
    void operator()(NodeId& v) {
        const std::int32_t id = r.i32();
        if (id < 0 || id > NodeId::Max) return r.refuse("no such server");
        v = NodeId{static_cast<std::uint8_t>(id)};
    }
    void operator()(NodeSet& v) {
        v.clear();
        for (std::int32_t left = r.i32(); left > 0 && r.ok(); --left) {
            NodeId each{1};
            (*this)(each);
            v.insert(each);
        }
    }
    void operator()(zab::EnsemblePtr& v) {
        const std::string text = r.string();
        v = text.empty() ? nullptr : zab::readEnsemble(text);
        if (!text.empty() && !v) r.refuse("no such ensemble");
    }
    void operator()(VirtualTime& v) { v.us = r.i64(); }
    void operator()(bool& v) { v = r.boolean(); }
    void operator()(int& v) { v = r.i32(); }
    void operator()(std::uint32_t& v) { v = static_cast<std::uint32_t>(r.i32()); }
    void operator()(std::int64_t& v) { v = r.i64(); }
    void operator()(std::size_t& v) { v = static_cast<std::size_t>(r.i64()); }
    void operator()(std::string& v) { v = r.string(); }
    template <class T>
    void operator()(std::optional<T>& v) {
        v.reset();
        if (r.boolean()) (*this)(v.emplace());
    }
    template <class K, class T>
    void operator()(std::map<K, T>& v) {
        v.clear();
        for (std::int32_t left = r.i32(); left > 0 && r.ok(); --left) {
            K key{};
            (*this)(key);
            (*this)(v[key]);
        }
    }
    template <class T>
    void operator()(std::vector<T>& v) {
        v.clear();
        for (std::int32_t left = r.i32(); left > 0 && r.ok(); --left)
            (*this)(v.emplace_back());
    }
    void operator()(std::set<std::string, std::less<>>& v) {
        const auto all = r.strings();
        v = {all.begin(), all.end()};
    }
};

// --- What the disk held --------------------------------------------------------------------------------------------

void put(Writer& w, const zab::DurableState& state) {
    const zab::History& history = state.history;
    w.i32(static_cast<std::int32_t>(state.acceptedEpoch.value));
    w.i32(static_cast<std::int32_t>(state.currentEpoch.value));
    w.boolean(state.readAgainFrom.has_value());
    if (state.readAgainFrom) w.zxid(*state.readAgainFrom);
    w.zxid(history.base().zxid());
    w.string(codec::encodeSnapshot(history.base().tree));
    w.i32(static_cast<std::int32_t>(history.log().size()));
    for (std::size_t i = 0; i < history.log().size(); ++i)
        w.string(codec::encodeTxn(*history.log()[i]));
}

Result<zab::DurableState> readDurable(Reader& r) {
    zab::DurableState out;
    out.acceptedEpoch = Epoch{static_cast<std::uint32_t>(r.i32())};
    out.currentEpoch = Epoch{static_cast<std::uint32_t>(r.i32())};
    if (r.boolean()) out.readAgainFrom = r.zxid();
    auto base = std::make_shared<zab::Snapshot>();
    const Zxid zxid = r.zxid();
    auto tree = codec::decodeSnapshot(r.string(), zxid);
    if (!r.ok()) return r.error("what the disk held");
    if (!tree) return tree.error();
    base->tree = std::move(tree).value();
    if (zxid != Zxid{}) base->last = tree::standInFor(zxid);
    out.history.reset(std::move(base));
    for (std::int32_t left = r.i32(); left > 0; --left) {
        auto txn = codec::decodeTxn(r.string());
        if (!r.ok()) break;
        if (!txn) return txn.error();
        out.history.append(std::make_shared<const tree::Txn>(std::move(txn).value()));
    }
    if (!r.ok()) return r.error("what the disk held");
    return out;
}

// --- Messages ------------------------------------------------------------------------------------------------------

/// Of those that both may send, what they carry tells.
bool isOfLeader(const zab::QuorumPacket& packet) {
    return std::visit(overload{
                          [](const zab::LearnerInfo&) { return false; },
                          [](const zab::AckEpoch&) { return false; },
                          [](const zab::Ack&) { return false; },
                          [](const zab::Request&) { return false; },
                          [](const zab::Ping& m) { return m.touches.empty(); },
                          [](const zab::Revalidate& m) { return m.valid.has_value(); },
                          [](const auto&) { return true; },
                      },
                      packet);
}

void put(Writer& w, const zab::Received& input) {
    const auto head = [&](Kind kind) {
        w.i32(static_cast<std::int32_t>(kind));
        w.i32(input.from.value);
        w.i32(static_cast<std::int32_t>(input.connection));
    };
    const wire::Speaker speaker{input.from, {}};
    if (const auto* vote = std::get_if<zab::Notification>(&input.message)) {
        head(Kind::Vote);
        w.string(std::string_view(wire::encodeVote(*vote, speaker)).substr(LengthBytes));
        return;
    }
    const auto& packet = std::get<zab::QuorumPacket>(input.message);
    if (const auto* piece = std::get_if<zab::SnapData>(&packet)) {
        head(Kind::SnapData);
        w.zxid(piece->zxid);
        w.i32(static_cast<std::int32_t>(piece->piece));
        return;
    }
    const bool ofLeader = isOfLeader(packet);
    head(ofLeader ? Kind::OfLeader : Kind::OfLearner);
    w.string(wire::encodeQuorumPacket(packet, ofLeader, speaker));
}

Result<zab::PeerMessage> readMessage(Reader& r, Kind kind) {
    if (kind == Kind::SnapData) {
        const Zxid zxid = r.zxid();
        return zab::PeerMessage{zab::QuorumPacket{zab::SnapData{zxid, static_cast<std::uint32_t>(r.i32())}}};
    }
    const std::string bytes = r.string();
    if (!r.ok()) return r.error("a message");
    if (kind == Kind::Vote) {
        const auto read = codec::decodeNotification(bytes);
        if (!read) return read.error();
        const auto vote = wire::decodeVote(*read);
        if (!vote) return Error{{}, "a vote that no server can have"};
        return zab::PeerMessage{*vote};
    }
    wire::QuorumPackets packets(kind == Kind::OfLeader, LongestPacket);
    packets.feed(bytes);
    auto packet = packets.next();
    if (!packet) return Error{{}, packets.problem().empty() ? "a packet that is cut short" : packets.problem()};
    return zab::PeerMessage{std::move(*packet)};
}

// --- Inputs --------------------------------------------------------------------------------------------------------

void put(Writer& w, const node::Input& input) {
    const auto kind = [&w](Kind k) { w.i32(static_cast<std::int32_t>(k)); };
    const auto ofLink = [&](Kind k, NodeId peer, std::uint32_t connection) {
        kind(k);
        w.i32(peer.value);
        w.i32(static_cast<std::int32_t>(connection));
    };
    const auto client = [&](Kind k, ConnectionId id) {
        kind(k);
        w.i32(static_cast<std::int32_t>(id.value));
    };
    const auto ofPeers = overload{
        [&](const zab::ConnectionUp& e) { ofLink(Kind::ConnectionUp, e.peer, e.connection); },
        [&](const zab::ConnectionDown& e) { ofLink(Kind::ConnectionDown, e.peer, e.connection); },
        [&](const zab::Unreachable& e) { ofLink(Kind::Unreachable, e.peer, 0); },
        [&](const zab::Received& e) { put(w, e); },
        [&](const zab::TimerFired& e) {
            kind(Kind::Timer);
            w.i32(static_cast<std::int32_t>(e.timer));
        },
        [&](const zab::Persisted& e) {
            kind(Kind::Persisted);
            w.i64(static_cast<std::int64_t>(e.id));
        },
        [](const auto&) { QS_CHECK(false); },  // the replica's own
    };
    std::visit(overload{
                   [&](const zab::Input& e) { std::visit(ofPeers, e); },
                   [&](const node::ClientOpened& e) {
                       client(Kind::ClientOpened, e.connection);
                       w.boolean(e.outside);
                       w.string(e.address);
                       w.i32(e.port);
                   },
                   [&](const node::ClientReceived& e) {
                       client(Kind::ClientReceived, e.connection);
                       w.string(e.bytes);
                   },
                   [&](const node::ClientClosed& e) { client(Kind::ClientClosed, e.connection); },
               },
               input);
}

Result<node::Input> readInput(Reader& r) {
    const auto kind = static_cast<Kind>(r.i32());
    const auto number = static_cast<std::uint32_t>(r.i32());
    const NodeId peer{static_cast<std::uint8_t>(number)};
    const auto connection = [&r] { return static_cast<std::uint32_t>(r.i32()); };
    if (kind <= Kind::SnapData && number > NodeId::Max) return Error{{}, "no such server"};
    switch (kind) {
        case Kind::ConnectionUp:
            return node::Input{zab::Input{zab::ConnectionUp{peer, connection()}}};
        case Kind::ConnectionDown:
            return node::Input{zab::Input{zab::ConnectionDown{peer, connection()}}};
        case Kind::Unreachable:
            connection();
            return node::Input{zab::Input{zab::Unreachable{peer}}};
        case Kind::Vote:
        case Kind::OfLeader:
        case Kind::OfLearner:
        case Kind::SnapData: {
            const std::uint32_t on = connection();
            auto message = readMessage(r, kind);
            if (!message) return message.error();
            return node::Input{zab::Input{zab::Received{peer, on, std::move(message).value()}}};
        }
        case Kind::Timer:
            if (number > static_cast<std::uint32_t>(TimerKind::ReadOnlyWait)) break;
            return node::Input{zab::Input{zab::TimerFired{static_cast<TimerKind>(number)}}};
        case Kind::Persisted:
            return node::Input{zab::Input{zab::Persisted{std::uint64_t{number} << 32U | connection()}}};
        case Kind::ClientOpened: {
            node::ClientOpened out{ConnectionId{number}};
            out.outside = r.boolean();
            out.address = r.string();
            out.port = static_cast<std::uint16_t>(r.i32());
            return node::Input{std::move(out)};
        }
        case Kind::ClientReceived:
            return node::Input{node::ClientReceived{ConnectionId{number}, r.string()}};
        case Kind::ClientClosed:
            return node::Input{node::ClientClosed{ConnectionId{number}}};
    }
    return Error{{}, "no such input"};
}

// --- Effects -------------------------------------------------------------------------------------------------------

void put(Writer& w, const zab::SnapshotPtr& snapshot) {
    w.zxid(snapshot->zxid());
    w.i64(static_cast<std::int64_t>(snapshot->tree.digest()));
}

void put(Writer& w, const zab::PeerMessage& message, const wire::Speaker& speaker) {
    if (const auto* vote = std::get_if<zab::Notification>(&message)) return w.raw(wire::encodeVote(*vote, speaker));
    const auto& packet = std::get<zab::QuorumPacket>(message);
    w.i32(static_cast<std::int32_t>(packet.index()));
    if (const auto* snap = std::get_if<zab::Snap>(&packet)) {
        put(w, snap->snapshot);
        w.i32(static_cast<std::int32_t>(snap->pieces));
    } else if (const auto* piece = std::get_if<zab::SnapData>(&packet)) {
        w.zxid(piece->zxid);
        w.i32(static_cast<std::int32_t>(piece->piece));
    } else {
        w.raw(wire::encodeQuorumPacket(packet, isOfLeader(packet), speaker));
    }
}

void put(Writer& w, const zab::DurableOp& op) {
    w.i32(static_cast<std::int32_t>(op.index()));
    std::visit(overload{
                   [&](const zab::AppendTxn& e) { w.raw(codec::encodeTxn(*e.txn)); },
                   [&](const zab::TruncateLog& e) { w.zxid(e.zxid); },
                   [&](const zab::SaveSnapshot& e) { put(w, e.snapshot); },
                   [&](const zab::SaveAcceptedEpoch& e) { w.i32(static_cast<std::int32_t>(e.epoch.value)); },
                   [&](const zab::SaveCurrentEpoch& e) { w.i32(static_cast<std::int32_t>(e.epoch.value)); },
               },
               op);
}

void put(Writer& w, const node::Effect& effect, const wire::Speaker& speaker) {
    w.i32(static_cast<std::int32_t>(effect.index()));
    const auto link = [&w](NodeId peer, std::uint32_t connection) {
        w.i32(peer.value);
        w.i32(static_cast<std::int32_t>(connection));
    };
    const auto client = [&w](ConnectionId id) { w.i32(static_cast<std::int32_t>(id.value)); };
    std::visit(overload{
                   [&](const zab::Send& e) {
                       link(e.to, e.connection);
                       w.i64(static_cast<std::int64_t>(e.afterPersist));
                       put(w, e.message, speaker);
                   },
                   [&](const zab::Persist& e) {
                       w.i64(static_cast<std::int64_t>(e.id));
                       put(w, e.op);
                   },
                   [&](const zab::SetTimer& e) {
                       w.i32(static_cast<std::int32_t>(e.timer));
                       w.i64(e.delay.us);
                   },
                   [&](const zab::CancelTimer& e) { w.i32(static_cast<std::int32_t>(e.timer)); },
                   [&](const zab::Dial& e) { link(e.peer, 0); },
                   [&](const zab::CloseConnection& e) { link(e.peer, e.connection); },
                   [](const zab::Emit&) {},
                   [](const zab::ReadHistoryAgain&) {},
                   [&](const zab::EnsembleChanged& e) {
                       w.raw(e.inForce->text);
                       if (e.proposed) w.raw(e.proposed->text);
                   },
                   [&](const node::ClientSend& e) {
                       client(e.connection);
                       w.raw(e.bytes);
                   },
                   [&](const node::ClientClose& e) { client(e.connection); },
                   [&](const node::AskSurroundings& e) {
                       client(e.connection);
                       w.raw(e.word);
                   },
               },
               effect);
}

}  // namespace

/// FNV-1a, 64 bits, over the effects as bytes.
std::uint64_t fingerprintOf(const node::Effects& effects, const zab::Config& config) {
    constexpr std::uint64_t Offset = 14695981039346656037U;
    constexpr std::uint64_t Prime = 1099511628211U;
    const wire::Speaker speaker{config.self, config.ensemble ? config.ensemble->text : std::string()};
    Writer w;
    for (const node::Effect& effect : effects)
        if (!std::holds_alternative<zab::Emit>(effect)) put(w, effect, speaker);
    std::uint64_t out = Offset;
    for (const char c : w.bytes())
        out = (out ^ static_cast<unsigned char>(c)) * Prime;
    return out;
}

std::string encode(const Begin& begin) {
    Writer w;
    w.string(Magic);
    configFields(Put{w}, begin.config);
    put(w, begin.durable);
    w.i64(static_cast<std::int64_t>(begin.fingerprint));
    return w.frame();
}

std::string encode(const Step& step) {
    Writer w;
    w.i64(step.at.us);
    w.i64(step.clockOriginMs);
    put(w, step.input);
    w.i64(static_cast<std::int64_t>(step.fingerprint));
    return w.frame();
}

Result<Begin> decodeBegin(std::string_view frame) {
    Reader r(frame);
    Begin out;
    if (r.string() != Magic || !r.ok()) return Error{{}, "not a log of inputs"};
    configFields(Get{r}, out.config);
    if (!r.ok()) return r.error("the configuration");
    const std::string problem = out.config.zab.membership.problem();
    if (!problem.empty()) return Error{{}, "the configuration: " + problem};
    const NodeId self = out.config.zab.self;
    if (!out.config.zab.membership.all().contains(self))
        return Error{{}, "the configuration: the server does not belong to its ensemble"};
    out.config.traced = trace::Level::Off;
    auto durable = readDurable(r);
    if (!durable) return durable.error();
    out.durable = std::move(durable).value();
    out.fingerprint = static_cast<std::uint64_t>(r.i64());
    if (!r.ok()) return r.error("the beginning");
    return out;
}

Result<Step> decodeStep(std::string_view frame) {
    Reader r(frame);
    Step out;
    out.at.us = r.i64();
    out.clockOriginMs = r.i64();
    auto input = readInput(r);
    if (!r.ok()) return r.error("a step");
    if (!input) return input.error();
    out.input = std::move(input).value();
    out.fingerprint = static_cast<std::uint64_t>(r.i64());
    if (!r.ok()) return r.error("a step");
    return out;
}

}  // namespace qs::replay

#include "engine/codec/election_message.h"

#include "engine/codec/jute.h"

namespace qs::codec {

namespace {

constexpr std::int64_t OneAddress = -65536;
constexpr std::int64_t SeveralAddresses = -65535;
constexpr std::size_t LongestAddresses = 2048;
constexpr std::int32_t NotificationVersion = 2;
constexpr std::size_t WithoutEpoch = 28;

}  // namespace

std::string encodeGreeting(const ElectionGreeting& greeting) {
    Writer w;
    w.i64(OneAddress);
    w.i64(greeting.sid);
    w.string(greeting.addresses);
    return w.take();
}

Result<std::optional<ElectionGreeting>> readGreeting(std::string_view bytes, std::size_t& used) {
    using Out = std::optional<ElectionGreeting>;
    used = 0;
    if (bytes.size() < 8) return Out();
    Reader r(bytes);
    ElectionGreeting out;
    const std::int64_t version = r.i64();
    if (version >= 0) {
        out.sid = version;
        used = 8;
        return Out(out);
    }
    if (version != OneAddress && version != SeveralAddresses)
        return Error{"byte 0", "a greeting of an unknown version of the election protocol"};
    if (bytes.size() < 20) return Out();
    out.sid = r.i64();
    const std::int32_t length = r.i32();
    if (length < 1 || static_cast<std::size_t>(length) > LongestAddresses)
        return Error{"byte 16", "a greeting with an address of impossible length"};
    used = 20 + static_cast<std::size_t>(length);
    if (bytes.size() < used) {
        used = 0;
        return Out();
    }
    out.addresses = std::string(bytes.substr(20, static_cast<std::size_t>(length)));
    return Out(out);
}

std::string encodeNotification(const ElectionNotification& n) {
    Writer w;
    w.i32(static_cast<std::int32_t>(n.state));
    w.i64(n.leader);
    w.i64(n.zxid);
    w.i64(n.round);
    w.i64(n.peerEpoch);
    w.i32(NotificationVersion);
    w.string(n.config);
    return w.frame();
}

Result<ElectionNotification> decodeNotification(std::string_view payload) {
    Reader r(payload);
    ElectionNotification out;
    const std::int32_t state = r.i32();
    out.leader = r.i64();
    out.zxid = r.i64();
    out.round = r.i64();
    if (r.ok() && (state < 0 || state > 3)) r.refuse("no such state of a server");
    out.state = static_cast<ServerState>(state);
    out.peerEpoch = payload.size() > WithoutEpoch ? r.i64() : out.zxid >> 32;
    if (r.ok() && r.remaining() > 0) {
        r.i32();
        out.config = r.remaining() > 0 ? r.stringOrNull() : std::string();
    }
    if (!r.ok()) return r.error("notification");
    return out;
}

}  // namespace qs::codec

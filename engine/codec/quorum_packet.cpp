#include "engine/codec/quorum_packet.h"

#include <utility>

#include "engine/codec/jute.h"

namespace qs::codec {

namespace {

constexpr std::string_view Signature = "BenWasHere";
/// Of an item beside its data: paths, lists of ids.
constexpr std::size_t Slack = 1U << 20U;

bool isType(std::int32_t type) {
    return type >= static_cast<std::int32_t>(PacketType::ForwardedRequest) &&
           type <= static_cast<std::int32_t>(PacketType::InformAndActivate);
}

}  // namespace

std::string encodePacket(const RawPacket& packet) {
    constexpr std::size_t AllButData = 64;  // and an identity
    Writer w;
    w.reserve(AllButData + packet.data.size());
    w.i32(static_cast<std::int32_t>(packet.type));
    w.zxid(packet.zxid);
    w.buffer(packet.data);
    w.i32(packet.origin.empty() ? -1 : static_cast<std::int32_t>(packet.origin.size()));
    for (const tree::Identity& id : packet.origin) {
        w.string(id.scheme);
        w.string(id.id);
    }
    return w.take();
}

std::string encodeSnapshotStream(const tree::Tree& tree) {
    Writer w;
    writeTree(tree, w);
    w.string(Signature);
    return w.take();
}

void PacketReader::feed(std::string_view bytes) {
    m_buffer.erase(0, m_taken);
    m_offset += std::exchange(m_taken, 0);
    m_buffer += bytes;
}

void PacketReader::fail(std::size_t at, std::string text) {
    m_problem = Error{"byte " + std::to_string(m_offset + at), std::move(text)};
}

std::optional<RawPacket> PacketReader::next() {
    if (m_problem || m_snapshot) return std::nullopt;
    const std::string_view left = std::string_view(m_buffer).substr(m_taken);
    Reader r(left);
    RawPacket out;
    const std::int32_t type = r.i32();
    if (r.ok() && !isType(type)) {
        fail(m_taken, "no such packet: type " + std::to_string(type));
        return std::nullopt;
    }
    out.type = static_cast<PacketType>(type);
    out.zxid = r.zxid();
    Reader ahead = r;
    const std::int32_t length = ahead.i32();
    if (ahead.ok() && (length < -1 || length > static_cast<std::int64_t>(m_longest))) {
        fail(m_taken + r.offset(), "data of impossible length: " + std::to_string(length));
        return std::nullopt;
    }
    out.data = r.buffer();
    out.origin = r.identities();
    if (!r.ok()) {
        if (left.size() > m_longest + Slack) fail(m_taken, "a packet without an end");
        return std::nullopt;
    }
    m_taken += r.offset();
    return out;
}

void PacketReader::expectSnapshot(Zxid zxid) {
    m_snapshot.emplace(zxid);
}

std::optional<tree::Tree> PacketReader::nextSnapshot() {
    while (!m_problem && m_snapshot && !m_snapshot->done()) {
        const std::string_view left = std::string_view(m_buffer).substr(m_taken);
        Reader r(left);
        if (m_snapshot->takeItem(r)) {
            m_taken += r.offset();
        } else if (!m_snapshot->problem().empty()) {
            fail(m_taken, m_snapshot->problem());
        } else {
            if (left.size() > m_longest + Slack) fail(m_taken, "a snapshot with an item without an end");
            return std::nullopt;
        }
    }
    if (m_problem || !m_snapshot) return std::nullopt;
    const std::string_view left = std::string_view(m_buffer).substr(m_taken);
    if (left.size() < 4 + Signature.size()) return std::nullopt;
    Reader r(left);
    if (r.string() != Signature) {
        fail(m_taken, "a snapshot without its signature");
        return std::nullopt;
    }
    m_taken += r.offset();
    auto out = m_snapshot->tree();
    m_snapshot.reset();
    return out;
}

}  // namespace qs::codec

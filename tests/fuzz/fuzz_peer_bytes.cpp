// Bytes of other servers: the first byte says which end of a quorum connection hears them, or that they came to the
// election port. What is understood is written again as bytes that are understood in the same way.
#include "engine/wire/peer_packets.h"
#include "tests/fuzz/target.h"

using namespace qs;

namespace {

constexpr std::size_t Longest = 1U << 16U;

void readStream(std::string_view bytes, bool fromLeader) {
    const wire::Speaker speaker{NodeId{1}, "version=0"};
    wire::QuorumPackets packets(fromLeader, Longest);
    packets.feed(bytes.substr(0, bytes.size() / 3));
    for (int half = 0; half < 2; ++half) {
        while (const auto packet = packets.next()) {
            if (std::holds_alternative<zab::Snap>(*packet) || std::holds_alternative<zab::SnapData>(*packet)) continue;
            wire::QuorumPackets again(fromLeader, 4 * Longest);
            const std::string written = wire::encodeQuorumPacket(*packet, fromLeader, speaker);
            again.feed(written);
            const auto read = again.next();
            QS_CHECK(read && read->index() == packet->index());
            QS_CHECK(wire::encodeQuorumPacket(*read, fromLeader, speaker) == written);
        }
        if (half == 0) packets.feed(bytes.substr(bytes.size() / 3));
    }
}

void readElection(std::string_view bytes) {
    std::size_t used = 0;
    const auto greeting = codec::readGreeting(bytes, used);
    QS_CHECK(used <= bytes.size());
    if (greeting && *greeting && !(*greeting)->addresses.empty()) {
        std::size_t again = 0;
        QS_CHECK(codec::readGreeting(codec::encodeGreeting(**greeting), again).ok());
    }
    const auto notification = codec::decodeNotification(bytes);
    if (!notification) return;
    if (const auto vote = wire::decodeVote(*notification))
        (void)wire::encodeVote(*vote, {NodeId{1}, notification->config});
}

}  // namespace

void fuzz::run(std::string_view bytes) {
    if (bytes.empty()) return;
    const auto kind = static_cast<unsigned char>(bytes.front()) % 3;
    if (kind == 2) {
        readElection(bytes.substr(1));
    } else {
        readStream(bytes.substr(1), kind == 0);
    }
}

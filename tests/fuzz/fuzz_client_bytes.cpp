// Bytes of the client protocol, at either end of a connection: frames and everything that may be in them. What decodes
// as a request of a served kind is encoded to a frame that decodes to the same request.
#include "engine/codec/client_protocol.h"
#include "engine/codec/frame.h"
#include "tests/fuzz/target.h"

using namespace qs;

namespace {

bool hasWrittenForm(const codec::Request& request) {
    return !std::holds_alternative<codec::MalformedRequest>(request) &&
           !std::holds_alternative<codec::UnsupportedRequest>(request);
}

void readRequest(std::string_view payload) {
    const auto frame = codec::decodeRequest(payload);
    if (!frame || !hasWrittenForm(frame->request)) return;
    codec::FrameReader reader(2 * codec::MaxFrame);
    reader.feed(codec::encodeRequest(frame->xid, frame->request));
    const auto written = reader.next();
    QS_CHECK(written.has_value());
    const auto again = codec::decodeRequest(*written);
    QS_CHECK(again.ok() && again->xid == frame->xid && hasWrittenForm(again->request));
    QS_CHECK(codec::encodeRequest(again->xid, again->request) == codec::encodeRequest(frame->xid, frame->request));
}

void readReply(std::string_view payload) {
    const auto header = codec::decodeReplyHeader(payload);
    if (!header || header->error != tree::ErrorCode::Ok) return;
    if (header->xid == -1) (void)codec::decodeWatcherEvent(payload).ok();
    for (std::int32_t opcode = -1; opcode <= 107; ++opcode)
        (void)codec::decodeReplyBody(payload, opcode).ok();
}

}  // namespace

void fuzz::run(std::string_view bytes) {
    codec::FrameReader reader;
    reader.feed(bytes.substr(0, bytes.size() / 2));
    while (reader.next()) {
    }
    reader.feed(bytes.substr(bytes.size() / 2));
    while (const auto payload = reader.next())
        readRequest(*payload);
    readRequest(bytes);
    readReply(bytes);
    (void)codec::decodeConnectRequest(bytes).ok();
    (void)codec::decodeConnectResponse(bytes).ok();
}

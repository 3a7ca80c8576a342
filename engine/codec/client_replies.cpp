#include "engine/codec/client_protocol.h"
#include "engine/codec/jute.h"

namespace qs::codec {

namespace {

void writeHeader(Writer& w, const ReplyHeader& header) {
    w.i32(header.xid);
    w.zxid(header.zxid);
    w.i32(static_cast<std::int32_t>(header.error));
}

ReplyHeader readHeader(Reader& r) {
    ReplyHeader out;
    out.xid = r.i32();
    out.zxid = r.zxid();
    out.error = static_cast<tree::ErrorCode>(r.i32());
    return out;
}

}  // namespace

std::string encodeReply(const ReplyHeader& header, std::int32_t opcode, const ReplyBody& body) {
    Writer w;
    writeHeader(w, header);
    if (header.error != tree::ErrorCode::Ok) return w.frame();
    switch (static_cast<Opcode>(opcode)) {
        case Opcode::Create:
        case Opcode::Sync:
            w.string(body.path);
            break;
        case Opcode::Create2:
            w.string(body.path);
            w.stat(body.stat);
            break;
        case Opcode::Exists:
        case Opcode::SetData:
            w.stat(body.stat);
            break;
        case Opcode::GetData:
            w.buffer(body.data);
            w.stat(body.stat);
            break;
        case Opcode::GetAcl:
            w.acl(body.acl);
            w.stat(body.stat);
            break;
        case Opcode::GetChildren:
            w.strings(body.children);
            break;
        case Opcode::GetChildren2:
            w.strings(body.children);
            w.stat(body.stat);
            break;
        case Opcode::Delete:
        case Opcode::Ping:
        case Opcode::Auth:
        case Opcode::SetWatches:
        case Opcode::CloseSession:
            break;
    }
    return w.frame();
}

Result<ReplyHeader> decodeReplyHeader(std::string_view payload) {
    Reader r(payload);
    const ReplyHeader out = readHeader(r);
    if (!r.ok()) return r.error("reply header");
    return out;
}

Result<ReplyBody> decodeReplyBody(std::string_view payload, std::int32_t opcode) {
    Reader r(payload);
    readHeader(r);
    ReplyBody out;
    switch (static_cast<Opcode>(opcode)) {
        case Opcode::Create:
        case Opcode::Sync:
            out.path = r.string();
            break;
        case Opcode::Create2:
            out.path = r.string();
            out.stat = r.stat();
            break;
        case Opcode::Exists:
        case Opcode::SetData:
            out.stat = r.stat();
            break;
        case Opcode::GetData:
            out.data = r.buffer();
            out.stat = r.stat();
            break;
        case Opcode::GetAcl:
            out.acl = r.acl();
            out.stat = r.stat();
            break;
        case Opcode::GetChildren:
            out.children = r.strings();
            break;
        case Opcode::GetChildren2:
            out.children = r.strings();
            out.stat = r.stat();
            break;
        case Opcode::Delete:
        case Opcode::Ping:
        case Opcode::Auth:
        case Opcode::SetWatches:
        case Opcode::CloseSession:
            break;
    }
    if (!r.ok()) return r.error("reply");
    return out;
}

std::string encodeWatcherEvent(const WatcherEvent& event) {
    constexpr std::int32_t SyncConnected = 3;
    Writer w;
    writeHeader(w, {XidNotification, Zxid{UINT64_MAX}, tree::ErrorCode::Ok});
    w.i32(static_cast<std::int32_t>(event.type));
    w.i32(SyncConnected);
    w.string(event.path);
    return w.frame();
}

Result<WatcherEvent> decodeWatcherEvent(std::string_view payload) {
    Reader r(payload);
    readHeader(r);
    WatcherEvent out;
    out.type = static_cast<tree::WatchEventType>(r.i32());
    r.i32();
    out.path = r.string();
    if (!r.ok()) return r.error("watch event");
    return out;
}

}  // namespace qs::codec

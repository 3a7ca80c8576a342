#include "engine/codec/request_records.h"

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

void writeReplyBody(Writer& w, std::int32_t opcode, const ReplyBody& body) {
    switch (static_cast<Opcode>(opcode)) {
        case Opcode::Create:
        case Opcode::Sync:
            w.string(body.path);
            break;
        case Opcode::Create2:
        case Opcode::CreateContainer:
        case Opcode::CreateTtl:
            w.string(body.path);
            w.stat(body.stat);
            break;
        case Opcode::Exists:
        case Opcode::SetData:
        case Opcode::SetAcl:
            w.stat(body.stat);
            break;
        case Opcode::GetData:
        case Opcode::Reconfig:
            w.buffer(body.data);
            w.stat(body.stat);
            break;
        case Opcode::GetAcl:
            w.acl(body.acl);
            w.stat(body.stat);
            break;
        case Opcode::GetChildren:
        case Opcode::GetEphemerals:
            w.strings(body.children);
            break;
        case Opcode::GetChildren2:
            w.strings(body.children);
            w.stat(body.stat);
            break;
        case Opcode::GetAllChildrenNumber:
            w.i32(body.number);
            break;
        case Opcode::AddWatch:
            w.i32(0);
            break;
        case Opcode::WhoAmI:
            w.i32(static_cast<std::int32_t>(body.identities.size()));
            for (const tree::Identity& who : body.identities) {
                w.string(who.scheme);
                w.string(who.id);
            }
            break;
        case Opcode::Multi:
        case Opcode::MultiRead:
            writeResults(w, body.parts);
            break;
        case Opcode::Delete:
        case Opcode::DeleteContainer:
        case Opcode::Check:
        case Opcode::Ping:
        case Opcode::Auth:
        case Opcode::SetWatches:
        case Opcode::SetWatches2:
        case Opcode::CheckWatches:
        case Opcode::RemoveWatches:
        case Opcode::CloseSession:
            break;
    }
}

std::string encodeReply(const ReplyHeader& header, std::int32_t opcode, const ReplyBody& body) {
    constexpr std::size_t FrameAndStat = 4 + 16 + 4 + 68;
    Writer w;
    w.reserve(FrameAndStat + body.path.size() + body.data.size());
    writeHeader(w, header);
    if (header.error == tree::ErrorCode::Ok) writeReplyBody(w, opcode, body);
    return w.frame();
}

Result<ReplyHeader> decodeReplyHeader(std::string_view payload) {
    Reader r(payload);
    const ReplyHeader out = readHeader(r);
    if (!r.ok()) return r.error("reply header");
    return out;
}

ReplyBody readReplyBody(Reader& r, std::int32_t opcode) {
    ReplyBody out;
    switch (static_cast<Opcode>(opcode)) {
        case Opcode::Create:
        case Opcode::Sync:
            out.path = r.string();
            break;
        case Opcode::Create2:
        case Opcode::CreateContainer:
        case Opcode::CreateTtl:
            out.path = r.string();
            out.stat = r.stat();
            break;
        case Opcode::Exists:
        case Opcode::SetData:
        case Opcode::SetAcl:
            out.stat = r.stat();
            break;
        case Opcode::GetData:
        case Opcode::Reconfig:
            out.data = r.buffer();
            out.stat = r.stat();
            break;
        case Opcode::GetAcl:
            out.acl = r.acl();
            out.stat = r.stat();
            break;
        case Opcode::GetChildren:
        case Opcode::GetEphemerals:
            out.children = r.strings();
            break;
        case Opcode::GetChildren2:
            out.children = r.strings();
            out.stat = r.stat();
            break;
        case Opcode::GetAllChildrenNumber:
            out.number = r.i32();
            break;
        case Opcode::AddWatch:
            r.i32();
            break;
        case Opcode::WhoAmI:
            out.identities = r.identities();
            break;
        case Opcode::Multi:
        case Opcode::MultiRead:
            out.parts = readResults(r);
            break;
        case Opcode::Delete:
        case Opcode::DeleteContainer:
        case Opcode::Check:
        case Opcode::Ping:
        case Opcode::Auth:
        case Opcode::SetWatches:
        case Opcode::SetWatches2:
        case Opcode::CheckWatches:
        case Opcode::RemoveWatches:
        case Opcode::CloseSession:
            break;
    }
    return out;
}

Result<ReplyBody> decodeReplyBody(std::string_view payload, std::int32_t opcode) {
    Reader r(payload);
    readHeader(r);
    ReplyBody out = readReplyBody(r, opcode);
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

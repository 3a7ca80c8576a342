#include <algorithm>
#include <array>

#include "engine/base/overload.h"
#include "engine/codec/client_protocol.h"
#include "engine/codec/jute.h"

namespace qs::codec {

namespace {

constexpr std::array<std::int32_t, 32> KnownOpcodes{-11, -10, 0,   1,   2,   3,   4,   5,   6,   7,  8,
                                                    9,   11,  12,  13,  14,  15,  16,  17,  18,  19, 20,
                                                    21,  22,  100, 101, 102, 103, 104, 105, 106, 107};

tree::CreateRequest readCreate(Reader& r, bool withStat) {
    tree::CreateRequest out;
    out.path = r.string();
    out.data = r.buffer();
    out.acl = r.acl();
    out.flags = r.i32();
    out.withStat = withStat;
    return out;
}

Request readBody(Reader& r, std::int32_t opcode) {
    switch (static_cast<Opcode>(opcode)) {
        case Opcode::Create:
            return readCreate(r, false);
        case Opcode::Create2:
            return readCreate(r, true);
        case Opcode::Delete: {
            tree::DeleteRequest out;
            out.path = r.string();
            out.version = r.i32();
            return out;
        }
        case Opcode::SetData: {
            tree::SetDataRequest out;
            out.path = r.string();
            out.data = r.buffer();
            out.version = r.i32();
            return out;
        }
        case Opcode::Exists: {
            ExistsRequest out;
            out.path = r.string();
            out.watch = r.boolean();
            return out;
        }
        case Opcode::GetData: {
            GetDataRequest out;
            out.path = r.string();
            out.watch = r.boolean();
            return out;
        }
        case Opcode::GetAcl:
            return GetAclRequest{r.string()};
        case Opcode::GetChildren:
        case Opcode::GetChildren2: {
            GetChildrenRequest out;
            out.path = r.string();
            out.watch = r.boolean();
            out.withStat = opcode == static_cast<std::int32_t>(Opcode::GetChildren2);
            return out;
        }
        case Opcode::Sync:
            return SyncRequest{r.string()};
        case Opcode::Ping:
            return PingRequest{};
        case Opcode::CloseSession:
            return tree::CloseSessionRequest{};
        case Opcode::Auth: {
            AuthRequest out;
            out.type = r.i32();
            out.scheme = r.string();
            out.auth = r.buffer();
            return out;
        }
        case Opcode::SetWatches: {
            SetWatchesRequest out;
            out.relativeZxid = r.zxid();
            out.data = r.strings();
            out.exist = r.strings();
            out.child = r.strings();
            return out;
        }
    }
    return UnsupportedRequest{};
}

void writeBody(Writer& w, const Request& request) {
    const auto pathAndFlag = [&w](const std::string& path, bool flag) {
        w.string(path);
        w.boolean(flag);
    };
    std::visit(overload{
                   [&](const tree::CreateRequest& r) {
                       w.string(r.path);
                       w.buffer(r.data);
                       w.acl(r.acl);
                       w.i32(r.flags);
                   },
                   [&](const tree::DeleteRequest& r) {
                       w.string(r.path);
                       w.i32(r.version);
                   },
                   [&](const tree::SetDataRequest& r) {
                       w.string(r.path);
                       w.buffer(r.data);
                       w.i32(r.version);
                   },
                   [](const tree::CloseSessionRequest&) {},
                   [&](const SyncRequest& r) { w.string(r.path); },
                   [&](const ExistsRequest& r) { pathAndFlag(r.path, r.watch); },
                   [&](const GetDataRequest& r) { pathAndFlag(r.path, r.watch); },
                   [&](const GetAclRequest& r) { w.string(r.path); },
                   [&](const GetChildrenRequest& r) { pathAndFlag(r.path, r.watch); },
                   [](const PingRequest&) {},
                   [&](const SetWatchesRequest& r) {
                       w.zxid(r.relativeZxid);
                       w.strings(r.data);
                       w.strings(r.exist);
                       w.strings(r.child);
                   },
                   [&](const AuthRequest& r) {
                       w.i32(r.type);
                       w.string(r.scheme);
                       w.buffer(r.auth);
                   },
                   [](const UnsupportedRequest&) { QS_CHECK(false); },
                   [](const MalformedRequest&) { QS_CHECK(false); },
               },
               request);
}

}  // namespace

bool isKnownOpcode(std::int32_t opcode) {
    return std::find(KnownOpcodes.begin(), KnownOpcodes.end(), opcode) != KnownOpcodes.end();
}

Result<ClientFrame> decodeRequest(std::string_view payload) {
    Reader r(payload);
    ClientFrame out;
    out.xid = r.i32();
    out.opcode = r.i32();
    if (!r.ok()) return r.error("request header");
    out.request = readBody(r, out.opcode);
    if (!r.ok()) out.request = MalformedRequest{r.error("request").message()};
    return out;
}

std::int32_t opcodeOf(const Request& request) {
    const Opcode op = std::visit(
        overload{
            [](const tree::CreateRequest& r) { return r.withStat ? Opcode::Create2 : Opcode::Create; },
            [](const tree::DeleteRequest&) { return Opcode::Delete; },
            [](const tree::SetDataRequest&) { return Opcode::SetData; },
            [](const tree::CloseSessionRequest&) { return Opcode::CloseSession; },
            [](const SyncRequest&) { return Opcode::Sync; },
            [](const ExistsRequest&) { return Opcode::Exists; },
            [](const GetDataRequest&) { return Opcode::GetData; },
            [](const GetAclRequest&) { return Opcode::GetAcl; },
            [](const GetChildrenRequest& r) { return r.withStat ? Opcode::GetChildren2 : Opcode::GetChildren; },
            [](const PingRequest&) { return Opcode::Ping; },
            [](const SetWatchesRequest&) { return Opcode::SetWatches; },
            [](const AuthRequest&) { return Opcode::Auth; },
            [](const UnsupportedRequest&) { return Opcode{}; },
            [](const MalformedRequest&) { return Opcode{}; },
        },
        request);
    return static_cast<std::int32_t>(op);
}

std::string encodeRequest(std::int32_t xid, const Request& request) {
    Writer w;
    w.i32(xid);
    w.i32(opcodeOf(request));
    writeBody(w, request);
    return w.frame();
}

std::string_view pathOf(const Request& request) {
    return std::visit(overload{
                          [](const tree::CloseSessionRequest&) { return std::string_view(); },
                          [](const PingRequest&) { return std::string_view(); },
                          [](const SetWatchesRequest&) { return std::string_view(); },
                          [](const AuthRequest&) { return std::string_view(); },
                          [](const UnsupportedRequest&) { return std::string_view(); },
                          [](const MalformedRequest&) { return std::string_view(); },
                          [](const auto& r) { return std::string_view(r.path); },
                      },
                      request);
}

}  // namespace qs::codec

#include <algorithm>
#include <array>

#include "engine/base/overload.h"
#include "engine/codec/request_records.h"

namespace qs::codec {

namespace {

constexpr std::array<std::int32_t, 32> KnownOpcodes{-11, -10, 0,   1,   2,   3,   4,   5,   6,   7,  8,
                                                    9,   11,  12,  13,  14,  15,  16,  17,  18,  19, 20,
                                                    21,  22,  100, 101, 102, 103, 104, 105, 106, 107};

template <class R>
R readPathAndNumber(Reader& r, std::int32_t R::*number) {
    R out;
    out.path = r.string();
    out.*number = r.i32();
    return out;
}

tree::ReconfigRequest readReconfig(Reader& r) {
    tree::ReconfigRequest out;
    out.joining = r.buffer();
    out.leaving = r.buffer();
    out.newMembers = r.buffer();
    out.fromVersion = r.i64();
    return out;
}

Request readBody(Reader& r, std::int32_t opcode) {
    switch (static_cast<Opcode>(opcode)) {
        case Opcode::Create:
            return readCreate(r, tree::CreateForm::Create);
        case Opcode::Create2:
            return readCreate(r, tree::CreateForm::Create2);
        case Opcode::CreateContainer:
            return readCreate(r, tree::CreateForm::CreateContainer);
        case Opcode::CreateTtl:
            return readCreate(r, tree::CreateForm::CreateTtl);
        case Opcode::DeleteContainer:
            return tree::DeleteContainerRequest{r.rest()};
        case Opcode::Delete:
            return readDelete(r);
        case Opcode::SetData:
            return readSetData(r);
        case Opcode::SetAcl: {
            tree::SetAclRequest out;
            out.path = r.string();
            out.acl = r.acl();
            out.version = r.i32();
            return out;
        }
        case Opcode::Multi:
            return readMulti(r);
        case Opcode::MultiRead:
            return readMultiRead(r);
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
            return SyncRequest{r.stringOrNull()};  // it says nothing about the path, and is not refused
        case Opcode::Ping:
            return PingRequest{};
        case Opcode::CloseSession:
            return tree::CloseSessionRequest{};
        case Opcode::Auth: {
            AuthRequest out;
            out.type = r.i32();
            out.scheme = r.stringOrNull();  // a scheme that nobody has
            out.auth = r.buffer();
            return out;
        }
        case Opcode::SetWatches:
        case Opcode::SetWatches2: {
            SetWatchesRequest out;
            out.relativeZxid = r.zxid();
            out.data = r.strings();
            out.exist = r.strings();
            out.child = r.strings();
            out.second = opcode == static_cast<std::int32_t>(Opcode::SetWatches2);
            if (!out.second) return out;
            out.persistent = r.strings();
            out.persistentRecursive = r.strings();
            return out;
        }
        case Opcode::AddWatch:
            return readPathAndNumber<AddWatchRequest>(r, &AddWatchRequest::mode);
        case Opcode::CheckWatches:
            return readPathAndNumber<CheckWatchesRequest>(r, &CheckWatchesRequest::type);
        case Opcode::RemoveWatches:
            return readPathAndNumber<RemoveWatchesRequest>(r, &RemoveWatchesRequest::type);
        case Opcode::GetEphemerals:
            return GetEphemeralsRequest{r.string()};
        case Opcode::GetAllChildrenNumber:
            return GetAllChildrenNumberRequest{r.string()};
        case Opcode::WhoAmI:
            return WhoAmIRequest{};
        case Opcode::Reconfig:
            return readReconfig(r);
        case Opcode::Check:
            return UnsupportedRequest{};
    }
    return UnsupportedRequest{};
}

void writeBody(Writer& w, const Request& request) {
    const auto pathAndFlag = [&w](const std::string& path, bool flag) {
        w.string(path);
        w.boolean(flag);
    };
    const auto pathAndNumber = [&w](const std::string& path, std::int32_t number) {
        w.string(path);
        w.i32(number);
    };
    std::visit(overload{
                   [&](const tree::CreateRequest& r) { write(w, r); },
                   [&](const tree::DeleteRequest& r) { write(w, r); },
                   [&](const tree::SetDataRequest& r) { write(w, r); },
                   [&](const tree::SetAclRequest& r) {
                       w.string(r.path);
                       w.acl(r.acl);
                       w.i32(r.version);
                   },
                   [&](const tree::MultiRequest& r) { write(w, r); },
                   [&](const tree::DeleteContainerRequest& r) { w.raw(r.path); },
                   [&](const MultiReadRequest& r) { write(w, r); },
                   [&](const AddWatchRequest& r) { pathAndNumber(r.path, r.mode); },
                   [&](const CheckWatchesRequest& r) { pathAndNumber(r.path, r.type); },
                   [&](const RemoveWatchesRequest& r) { pathAndNumber(r.path, r.type); },
                   [&](const GetEphemeralsRequest& r) { w.string(r.path); },
                   [&](const GetAllChildrenNumberRequest& r) { w.string(r.path); },
                   [](const WhoAmIRequest&) {},
                   [&](const tree::ReconfigRequest& r) {
                       w.buffer(r.joining);
                       w.buffer(r.leaving);
                       w.buffer(r.newMembers);
                       w.i64(r.fromVersion);
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
                       if (!r.second) return;
                       w.strings(r.persistent);
                       w.strings(r.persistentRecursive);
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

bool isWriteOpcode(std::int32_t opcode) {
    switch (static_cast<Opcode>(opcode)) {
        case Opcode::Create:
        case Opcode::Create2:
        case Opcode::CreateContainer:
        case Opcode::CreateTtl:
        case Opcode::Delete:
        case Opcode::DeleteContainer:
        case Opcode::SetData:
        case Opcode::SetAcl:
        case Opcode::Multi:
        case Opcode::Reconfig:
        case Opcode::CloseSession:
            return true;
        default:
            return false;
    }
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
            [](const tree::CreateRequest& r) { return opcodeOf(r); },
            [](const tree::DeleteRequest&) { return Opcode::Delete; },
            [](const tree::SetDataRequest&) { return Opcode::SetData; },
            [](const tree::SetAclRequest&) { return Opcode::SetAcl; },
            [](const tree::MultiRequest&) { return Opcode::Multi; },
            [](const tree::DeleteContainerRequest&) { return Opcode::DeleteContainer; },
            [](const tree::CloseSessionRequest&) { return Opcode::CloseSession; },
            [](const MultiReadRequest&) { return Opcode::MultiRead; },
            [](const AddWatchRequest&) { return Opcode::AddWatch; },
            [](const CheckWatchesRequest&) { return Opcode::CheckWatches; },
            [](const RemoveWatchesRequest&) { return Opcode::RemoveWatches; },
            [](const GetEphemeralsRequest&) { return Opcode::GetEphemerals; },
            [](const GetAllChildrenNumberRequest&) { return Opcode::GetAllChildrenNumber; },
            [](const WhoAmIRequest&) { return Opcode::WhoAmI; },
            [](const tree::ReconfigRequest&) { return Opcode::Reconfig; },
            [](const SyncRequest&) { return Opcode::Sync; },
            [](const ExistsRequest&) { return Opcode::Exists; },
            [](const GetDataRequest&) { return Opcode::GetData; },
            [](const GetAclRequest&) { return Opcode::GetAcl; },
            [](const GetChildrenRequest& r) { return r.withStat ? Opcode::GetChildren2 : Opcode::GetChildren; },
            [](const PingRequest&) { return Opcode::Ping; },
            [](const SetWatchesRequest& r) { return r.second ? Opcode::SetWatches2 : Opcode::SetWatches; },
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

bool changesClient(const Request& request) {
    return std::visit(overload{
                          [](const ExistsRequest& r) { return r.watch; },
                          [](const GetDataRequest& r) { return r.watch; },
                          [](const GetChildrenRequest& r) { return r.watch; },
                          [](const SetWatchesRequest&) { return true; },
                          [](const AddWatchRequest&) { return true; },
                          [](const RemoveWatchesRequest&) { return true; },
                          [](const AuthRequest&) { return true; },
                          [](const auto&) { return false; },
                      },
                      request);
}

std::string_view pathOf(const Request& request) {
    return std::visit(overload{
                          [](const tree::CloseSessionRequest&) { return std::string_view(); },
                          [](const PingRequest&) { return std::string_view(); },
                          [](const tree::MultiRequest&) { return std::string_view(); },
                          [](const MultiReadRequest&) { return std::string_view(); },
                          [](const WhoAmIRequest&) { return std::string_view(); },
                          [](const tree::ReconfigRequest&) { return tree::ConfigPath; },
                          [](const SetWatchesRequest&) { return std::string_view(); },
                          [](const AuthRequest&) { return std::string_view(); },
                          [](const UnsupportedRequest&) { return std::string_view(); },
                          [](const MalformedRequest&) { return std::string_view(); },
                          [](const auto& r) { return std::string_view(r.path); },
                      },
                      request);
}

}  // namespace qs::codec

// The client protocol: frames, the session handshake, requests and replies, as bytes and as values.
// Source: ZooKeeper 3.8.6 zookeeper.jute, ZooDefs, ZooKeeperServer; zookeeper-protocol.md section 2.
//
// Payloads of frames (frame.h); the last column of the second table follows a reply header whose err is 0.
//
//   connect request  i32 0 | i64 lastZxidSeen | i32 timeOut | i64 sessionId | buffer passwd | [bool readOnly]
//   connect reply    i32 0 | i32 timeOut | i64 sessionId | buffer passwd | [bool readOnly]
//   request          i32 xid | i32 opcode | record of the opcode
//   reply            i32 xid | i64 zxid | i32 err | record of the opcode when err is 0
//   watch event      i32 -1 | i64 -1 | i32 0 | i32 type | i32 state (3: connected) | ustring path
//
//   opcode            request                                            reply
//   1 create          ustring path, buffer data, vector ACL, i32 flags   ustring path
//   15 create2        as create                                          ustring path, Stat
//   19 createContainer  as create                                        ustring path, Stat
//   21 createTTL      as create, i64 ttl                                 ustring path, Stat
//   20 deleteContainer  the bytes of the path, without a length          -
//   2 delete          ustring path, i32 version                          -
//   3 exists          ustring path, bool watch                           Stat
//   4 getData         ustring path, bool watch                           buffer data, Stat
//   5 setData         ustring path, buffer data, i32 version             Stat
//   6 getACL          ustring path                                       vector ACL, Stat
//   7 setACL          ustring path, vector ACL, i32 aversion             Stat
//   8 getChildren     ustring path, bool watch                           vector ustring
//   12 getChildren2   ustring path, bool watch                           vector ustring, Stat
//   9 sync            ustring path                                       ustring path
//   11 ping           - (xid -2)                                         -
//   100 auth          i32 type, ustring scheme, buffer auth (xid -4)     -
//   101 setWatches    i64 relativeZxid, 3 vector ustring: data, exist,   -
//                     child (xid -8)
//   105 setWatches2   as setWatches, 2 vector ustring: persistent,       -
//                     persistent recursive (xid -8)
//   106 addWatch      ustring path, i32 mode                             i32 0
//   17 checkWatches   ustring path, i32 watcherType                      -
//   18 removeWatches  ustring path, i32 watcherType                      -
//   103 getEphemerals ustring prefix                                     vector ustring
//   104 getAllChildrenNumber  ustring path                               i32
//   107 whoAmI        -                                                  vector {ustring scheme, ustring user}
//   14 multi          parts                                              results
//   22 multiRead      parts                                              results
//   -11 closeSession  -                                                  -
//
//   part, result      i32 opcode | bool done 0 | i32 err | record of the opcode; the end is -1 | bool done 1 | i32 -1
//   result of an error: opcode -1, err and record are the code; parts that a failed write multi did not reach carry -2
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "engine/base/result.h"
#include "engine/codec/frame.h"
#include "engine/tree/request.h"
#include "engine/tree/watch_table.h"

namespace qs::codec {

enum class Opcode : std::int32_t {
    Create = 1,
    Delete = 2,
    Exists = 3,
    GetData = 4,
    SetData = 5,
    GetAcl = 6,
    SetAcl = 7,
    GetChildren = 8,
    Sync = 9,
    Ping = 11,
    GetChildren2 = 12,
    Check = 13,  ///< part of a multi only: alone it is not served (9.13)
    Multi = 14,
    Create2 = 15,
    Reconfig = 16,
    CheckWatches = 17,
    RemoveWatches = 18,
    CreateContainer = 19,
    DeleteContainer = 20,
    CreateTtl = 21,
    MultiRead = 22,
    Auth = 100,
    SetWatches = 101,
    GetEphemerals = 103,
    GetAllChildrenNumber = 104,
    SetWatches2 = 105,
    AddWatch = 106,
    WhoAmI = 107,
    CloseSession = -11,
};
/// In ZooKeeper 3.8's table, whether served here or not.
bool isKnownOpcode(std::int32_t opcode);
/// Goes through the leader and becomes a transaction, refused or not.
bool isWriteOpcode(std::int32_t opcode);

inline constexpr std::int32_t XidNotification = -1;
inline constexpr std::int32_t XidPing = -2;
inline constexpr std::int32_t XidAuth = -4;
inline constexpr std::int32_t XidSetWatches = -8;

// --- Handshake -----------------------------------------------------------------------------------------------------

struct ConnectRequest {
    Zxid lastZxidSeen;
    std::int32_t timeoutMs = 0;
    SessionId session;  ///< 0: a new session
    std::string password;
    bool readOnly = false;
    bool hasReadOnlyByte = true;  ///< false: a client from before 3.4; it is answered without the byte
};
struct ConnectResponse {
    std::int32_t timeoutMs = 0;  ///< 0 with session 0: expired
    SessionId session;
    std::string password;
    bool hasReadOnlyByte = true;
    bool readOnly = false;  ///< the server has no leader and serves reads only
};
/// Errors: the record is cut short or its password's length does not fit. Bytes after the flag are ignored.
Result<ConnectRequest> decodeConnectRequest(std::string_view payload);
Result<ConnectResponse> decodeConnectResponse(std::string_view payload);
/// Whole frames. An empty password travels as 16 zero bytes.
std::string encodeConnectRequest(const ConnectRequest& request);
std::string encodeConnectResponse(const ConnectResponse& response);
/// 16 bytes, a pure function of the id, the same on every server (2.1). Session 0 has none: never accept it for 0.
std::string sessionPassword(SessionId session);

// --- Requests ------------------------------------------------------------------------------------------------------

struct ExistsRequest {
    std::string path;
    bool watch = false;
};
struct GetDataRequest {
    std::string path;
    bool watch = false;
};
struct GetAclRequest {
    std::string path;
};
struct GetChildrenRequest {
    std::string path;
    bool watch = false;
    bool withStat = false;  ///< getChildren2
};
struct SyncRequest {
    std::string path;
};
struct PingRequest {};
struct SetWatchesRequest {
    Zxid relativeZxid;
    std::vector<std::string> data;
    std::vector<std::string> exist;
    std::vector<std::string> child;
    std::vector<std::string> persistent{};
    std::vector<std::string> persistentRecursive{};
    bool second = false;  ///< setWatches2: the last two lists travel
};
struct AddWatchRequest {
    std::string path;
    std::int32_t mode = 0;  ///< 0 persistent, 1 persistent recursive
};
struct CheckWatchesRequest {
    std::string path;
    std::int32_t type = 0;  ///< tree::WatcherType
};
struct RemoveWatchesRequest {
    std::string path;
    std::int32_t type = 0;  ///< tree::WatcherType
};
struct GetEphemeralsRequest {
    std::string path;  ///< a plain prefix
};
struct GetAllChildrenNumberRequest {
    std::string path;
};
struct WhoAmIRequest {};
struct MultiReadRequest {
    using Part = std::variant<GetChildrenRequest, GetDataRequest>;  ///< their watch flags mean nothing
    std::vector<Part> parts;
};
struct AuthRequest {
    std::int32_t type = 0;
    std::string scheme;
    tree::Data auth;
};
/// An opcode that is not served here.
struct UnsupportedRequest {};
/// A body that could not be read; answered with -5.
struct MalformedRequest {
    std::string problem;
};
using Request = std::variant<tree::CreateRequest, tree::DeleteRequest, tree::SetDataRequest, tree::SetAclRequest,
                             tree::MultiRequest, tree::DeleteContainerRequest, tree::CloseSessionRequest, SyncRequest,
                             ExistsRequest, GetDataRequest, GetAclRequest, GetChildrenRequest, MultiReadRequest,
                             PingRequest, SetWatchesRequest, AddWatchRequest, CheckWatchesRequest, RemoveWatchesRequest,
                             GetEphemeralsRequest, GetAllChildrenNumberRequest, WhoAmIRequest, AuthRequest,
                             tree::ReconfigRequest, UnsupportedRequest, MalformedRequest>;

struct ClientFrame {
    std::int32_t xid = 0;
    std::int32_t opcode = 0;
    Request request;
};
/// Errors: not even xid and opcode can be read.
Result<ClientFrame> decodeRequest(std::string_view payload);
/// Whole frame. Requires: not an UnsupportedRequest or MalformedRequest.
std::string encodeRequest(std::int32_t xid, const Request& request);
/// Opcode that encodeRequest writes.
std::int32_t opcodeOf(const Request& request);
std::int32_t opcodeOf(const tree::MultiRequest::Part& part);
/// Opcode that marks the part's result: every create that answers with a stat is a create2 there.
std::int32_t resultOpcodeOf(const tree::MultiRequest::Part& part);
/// It changes what the server knows of who asks: its watches, or its identities.
bool changesClient(const Request& request);
/// Path a request is about, empty when it has none.
std::string_view pathOf(const Request& request);

// --- Replies -------------------------------------------------------------------------------------------------------

struct ReplyHeader {
    std::int32_t xid = 0;
    Zxid zxid;
    tree::ErrorCode error = tree::ErrorCode::Ok;
};
/// The record that follows a header without error; which fields count depends on the opcode.
struct ReplyBody {
    std::string path;
    tree::Data data;
    std::vector<std::string> children;
    std::vector<tree::Acl> acl;
    tree::Stat stat;
    std::int32_t number = 0;      ///< getAllChildrenNumber
    tree::Identities identities;  ///< whoAmI
    struct Part;
    std::vector<Part> parts;  ///< multi, multiRead
};
struct ReplyBody::Part {
    std::int32_t opcode = 0;
    tree::ErrorCode error = tree::ErrorCode::Ok;
    bool failed = false;  ///< it travels as an error, which may be 0: a part before the one that failed the multi
    ReplyBody body;
};
/// Whole frame: the header alone when it carries an error or the opcode has no record.
std::string encodeReply(const ReplyHeader& header, std::int32_t opcode, const ReplyBody& body);
Result<ReplyHeader> decodeReplyHeader(std::string_view payload);
/// tree::ContentHash of what an answer without error says about the tree.
std::uint64_t contentHash(std::int32_t opcode, const ReplyBody& body);
/// Requires: the header decodes and carries no error.
Result<ReplyBody> decodeReplyBody(std::string_view payload, std::int32_t opcode);

struct WatcherEvent {
    tree::WatchEventType type{};
    std::string path;
};
/// Whole frame with the header {-1, -1, 0} and state SyncConnected.
std::string encodeWatcherEvent(const WatcherEvent& event);
/// Requires: decodeReplyHeader(payload) has xid -1.
Result<WatcherEvent> decodeWatcherEvent(std::string_view payload);

}  // namespace qs::codec

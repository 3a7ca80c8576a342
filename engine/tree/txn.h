// Transactions as values: what the leader decided, ready to be applied by every replica without another look.
// Source: ZooKeeper 3.8 zookeeper.jute (TxnHeader, CreateTxn ...); zookeeper-protocol.md section 5.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "engine/base/ids.h"
#include "engine/base/shared.h"
#include "engine/tree/data.h"

namespace qs::tree {

/// Error codes as they travel to clients (KeeperException.Code).
enum class ErrorCode : std::int32_t {
    Ok = 0,
    SystemError = -1,
    RuntimeInconsistency = -2,  ///< of the operations behind the one that failed a multi
    MarshallingError = -5,
    Unimplemented = -6,
    BadArguments = -8,
    NewConfigNoQuorum = -13,
    ReconfigInProgress = -14,
    NoNode = -101,
    NoAuth = -102,
    BadVersion = -103,
    NoChildrenForEphemerals = -108,
    NodeExists = -110,
    NotEmpty = -111,
    SessionExpired = -112,
    InvalidAcl = -114,
    AuthFailed = -115,
    SessionMoved = -118,
    NotReadOnly = -119,  ///< a write at a server that serves reads only
    NoWatcher = -121,
    ReconfigDisabled = -123,
    QuotaExceeded = -125,
};
/// "NoNode" and so on; "error -77" for a code this build does not name.
std::string toString(ErrorCode code);
/// The code of that name, "ok" among them.
std::optional<ErrorCode> errorNamed(std::string_view name);

struct Acl {
    std::int32_t perms = 0;  ///< bits of Perm, acl.h
    std::string scheme;
    std::string id;
    bool operator==(const Acl&) const = default;
};
inline constexpr std::int32_t AllPerms = 31;
using AclList = Shared<std::vector<Acl>>;  ///< never null; shared between znodes
const AclList& openAcl();                  ///< world:anyone, all permissions
AclList makeAcl(std::vector<Acl> acl);     ///< openAcl() itself where it is that

enum class ZnodeKind : std::uint8_t { Persistent, Ephemeral, Container, Ttl };

struct CreateTxn {
    std::string path;  ///< sequence suffix already resolved
    Data data;
    AclList acl;  ///< `auth` already expanded
    ZnodeKind kind = ZnodeKind::Persistent;
    std::int32_t parentCversion = 0;  ///< parent's persisted cversion after this create
    std::int64_t ttlMs = 0;           ///< Ttl only: 1 to MaxTtlMs
};
inline constexpr std::int64_t MaxTtlMs = (std::int64_t{1} << 40) - 1;
struct DeleteTxn {
    std::string path;
    bool container = false;  ///< the leader removes an empty container or an outlived TTL znode
};
struct SetDataTxn {
    std::string path;
    Data data;
    std::int32_t version = 0;  ///< the new version
};
struct SetAclTxn {
    std::string path;
    AclList acl;
    std::int32_t version = 0;  ///< the new aversion
};
/// Part of a multi only: it was true when the leader looked, and changes nothing.
struct CheckTxn {
    std::string path;
    std::int32_t version = 0;  ///< as ZooKeeper writes it: one above the version that was found
};
struct CreateSessionTxn {
    std::int32_t timeoutMs = 0;
};
struct CloseSessionTxn {
    std::vector<std::string> paths;  ///< ephemerals to delete, in path order
};
/// The ensemble is another one from here on. On the wire and on disk: a SetDataTxn of ConfigPath, of its own type.
struct ReconfigTxn {
    Data text;  ///< zookeeper-protocol.md 4.4; its version is this transaction's zxid
    SetDataTxn asSetData() const;
};
inline constexpr std::string_view ConfigPath = "/zookeeper/config";
/// A write that failed validation; it consumes a zxid and changes nothing.
struct ErrorTxn {
    ErrorCode code = ErrorCode::Ok;
};
using TxnPart = std::variant<CreateTxn, DeleteTxn, SetDataTxn, CheckTxn, ErrorTxn>;
/// All or nothing, under one zxid. An ErrorTxn among the parts: nothing is applied; the parts before the culprit keep
/// their kind, it has its own code and those behind it RuntimeInconsistency.
struct MultiTxn {
    std::vector<TxnPart> parts;
    bool failed() const;
};
using TxnBody = std::variant<CreateTxn, DeleteTxn, SetDataTxn, SetAclTxn, MultiTxn, CreateSessionTxn, CloseSessionTxn,
                             ErrorTxn, ReconfigTxn>;
TxnBody bodyOf(TxnPart part);  ///< Requires: not a CheckTxn

struct Txn {
    SessionId session;
    std::int32_t cxid = 0;  ///< the client's xid; 0 when the leader itself asks (expiry)
    Zxid zxid;
    std::int64_t timeMs = 0;  ///< milliseconds since 1970 by the leader's clock
    TxnBody body;
    std::uint64_t treeDigest = 0;  ///< digest of the leader's tree after this transaction
};
using TxnPtr = std::shared_ptr<const Txn>;

/// Hash over every field. Two transactions of one zxid in a broken run differ here: (zxid, contentHash) names a
/// content.
std::uint64_t contentHash(const Txn& txn);

/// One line for people: "create /a (3 bytes, ephemeral)", "error NoNode".
std::string describe(const TxnBody& body);
/// Short word of the kind: "create", "delete", "setData", "setACL", "multi", "createSession", "closeSession", "error",
/// "reconfig".
std::string_view kindName(const TxnBody& body);
/// Path the transaction is about, empty when it has none or several.
std::string_view pathOf(const TxnBody& body);

}  // namespace qs::tree

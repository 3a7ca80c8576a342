// Writes as clients ask for them, and the leader's validation that turns one into a transaction.
// Source: ZooKeeper 3.8.6 PrepRequestProcessor; order of checks in zookeeper-protocol.md 9.3. Departs: a create with
// the container flag makes a container whatever its opcode (3.8 stores a plain znode under a container's transaction).
#pragma once

#include <cstdint>
#include <string>
#include <variant>

#include "engine/tree/acl.h"
#include "engine/tree/tree.h"

namespace qs::tree {

/// Flags of a create request as they travel.
enum class CreateMode : std::int32_t {
    Persistent = 0,
    Ephemeral = 1,
    PersistentSequential = 2,
    EphemeralSequential = 3,
    Container = 4,
    PersistentTtl = 5,
    PersistentSequentialTtl = 6,
};

/// The opcode a create came by: it decides the shape of the request and of the reply, never what is created.
enum class CreateForm : std::uint8_t { Create, Create2, CreateContainer, CreateTtl };

struct CreateRequest {
    std::string path;
    Data data;
    std::vector<Acl> acl;    ///< empty list: -114
    std::int32_t flags = 0;  ///< CreateMode; any other value: -8
    CreateForm form = CreateForm::Create;
    std::int64_t ttlMs = -1;  ///< CreateTtl only
};
struct DeleteRequest {
    std::string path;
    std::int32_t version = -1;  ///< -1: any
};
struct SetDataRequest {
    std::string path;
    Data data;
    std::int32_t version = -1;
};
struct SetAclRequest {
    std::string path;
    std::vector<Acl> acl;
    std::int32_t version = -1;  ///< aversion
};
/// Part of a multi only.
struct CheckRequest {
    std::string path;
    std::int32_t version = -1;
};
struct MultiRequest {
    using Part = std::variant<CreateRequest, DeleteRequest, SetDataRequest, CheckRequest>;
    std::vector<Part> parts;  ///< may be empty
};
/// The leader's own, for a container or TTL znode that outlived itself; from a client it must name one, too.
struct DeleteContainerRequest {
    std::string path;
};
struct CreateSessionRequest {
    std::int32_t timeoutMs = 0;
};
struct CloseSessionRequest {};
/// Other servers from here on: some join (with a line as in 4.4 each) and some leave (their ids), separated by commas;
/// or the whole list of them, separated by commas or lines.
struct ReconfigRequest {
    Data joining;
    Data leaving;
    Data newMembers;                ///< not null: instead of the two above
    std::int64_t fromVersion = -1;  ///< of the configuration that it is to follow; -1: any
};
/// Refused before anybody looks at the tree (its bytes cannot be read, the feature is off); it becomes a transaction
/// all the same, as in ZooKeeper (9.2).
struct RefusedRequest {
    ErrorCode code = ErrorCode::MarshallingError;
};
using WriteRequest =
    std::variant<CreateRequest, DeleteRequest, SetDataRequest, SetAclRequest, MultiRequest, DeleteContainerRequest,
                 CreateSessionRequest, CloseSessionRequest, RefusedRequest, ReconfigRequest>;

/// What a request is judged by, besides the tree.
struct Caller {
    SessionId session;  ///< none: the leader itself
    Identities who;
};
/// Switches of the server.
struct Rules {
    bool extendedTypes = true;  ///< zookeeper.extendedTypesEnabled: TTL znodes. There off unless asked for
    bool enforceQuota = false;  ///< enforceQuota: hard limits refuse writes
    bool skipAcl = false;       ///< skipACL: everybody may do everything
};

/// Validates a write against `tree` (committed plus outstanding) and resolves it: sequence suffix, new versions,
/// expanded ACL, ephemerals to delete. A refused write becomes an ErrorTxn, a refused multi a MultiTxn with ErrorTxns;
/// nothing is changed here. A ReconfigRequest is refused: here nobody knows the ensemble. A write of a session that
/// `tree` does not know becomes SessionExpired.
TxnBody prepare(const Tree& tree, const Caller& caller, const WriteRequest& request, const Rules& rules = {});

}  // namespace qs::tree

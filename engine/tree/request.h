// Writes as clients ask for them, and the leader's validation that turns one into a transaction.
// Source: ZooKeeper 3.8.6 PrepRequestProcessor; order of checks in zookeeper-protocol.md 9.3.
#pragma once

#include <cstdint>
#include <string>
#include <variant>

#include "engine/tree/tree.h"

namespace qs::tree {

/// Flags of a create request as they travel.
enum class CreateMode : std::int32_t {
    Persistent = 0,
    Ephemeral = 1,
    PersistentSequential = 2,
    EphemeralSequential = 3,
};

struct CreateRequest {
    std::string path;
    Data data;
    std::vector<Acl> acl;    ///< empty list: -114
    std::int32_t flags = 0;  ///< CreateMode; any other value: -8, container and TTL (4, 5, 6): -6
    bool withStat = false;   ///< create2: the reply carries the stat
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
struct CreateSessionRequest {
    std::int32_t timeoutMs = 0;
};
struct CloseSessionRequest {};
using WriteRequest =
    std::variant<CreateRequest, DeleteRequest, SetDataRequest, CreateSessionRequest, CloseSessionRequest>;

/// Validates a write of `session` against `tree` (committed plus outstanding) and resolves it: sequence suffix, new
/// versions, ephemerals to delete. A refused write becomes an ErrorTxn; nothing is changed here.
/// A create, delete or setData of a session that `tree` does not know becomes SessionExpired.
TxnBody prepare(const Tree& tree, SessionId session, const WriteRequest& request);

}  // namespace qs::tree

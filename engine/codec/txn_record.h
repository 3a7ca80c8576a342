// One transaction as bytes: the entry that PROPOSAL, INFORM and the transaction log share.
// Source: ZooKeeper 3.8 zookeeper.jute (TxnHeader and the records), SerializeUtils; zookeeper-protocol.md 5.1.
//
//   TxnHeader  i64 session, i32 cxid, i64 zxid, i64 time in ms, i32 type        32 bytes
//   record     by type, see TxnType
//   TxnDigest  i32 version 2, i64 tree digest                                   12 bytes; absent: treeDigest 0
#pragma once

#include <string>
#include <string_view>

#include "engine/base/result.h"
#include "engine/tree/txn.h"

namespace qs::codec {

enum class TxnType : std::int32_t {
    CloseSession = -11,    ///< vector of paths; the whole record may be absent (writers before 3.6)
    CreateSession = -10,   ///< i32 timeout in ms
    Error = -1,            ///< i32 code; never followed by a digest
    Create = 1,            ///< ustring path, buffer data, vector ACL, bool ephemeral, i32 parentCversion
    Delete = 2,            ///< ustring path
    SetData = 5,           ///< ustring path, buffer data, i32 version
    SetAcl = 7,            ///< ustring path, vector ACL, i32 version
    Check = 13,            ///< ustring path, i32 version; only in a multi
    Multi = 14,            ///< vector of { i32 type, buffer record }
    Create2 = 15,          ///< as Create; read only, this build always writes Create
    Reconfig = 16,         ///< as SetData, of /zookeeper/config
    CreateContainer = 19,  ///< ustring path, buffer data, vector ACL, i32 parentCversion
    DeleteContainer = 20,  ///< as Delete
    CreateTtl = 21,        ///< as CreateContainer, then i64 ttl in ms
};

std::string encodeTxn(const tree::Txn& txn);
/// Errors: the entry ends early, is of a type this build does not know, or has bytes behind its digest.
Result<tree::Txn> decodeTxn(std::string_view entry);

}  // namespace qs::codec

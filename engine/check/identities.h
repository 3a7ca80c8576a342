// Who each client connection has proved to be, and what an ACL permits it; folded from the trace, apart from the
// servers' own book. Digest identities are compared by their hashes, as the trace has them.
#pragma once

#include <map>
#include <vector>

#include "engine/trace/kinds.h"
#include "engine/trace/tables.h"
#include "engine/tree/acl.h"

namespace qs::check {

using Proved = std::vector<std::uint64_t>;  ///< tree::identityHash of each, in the order they were proved

class ConnectionIdentities {
public:
    static trace::Kinds kinds() { return trace::Kinds::of<trace::Authenticated, trace::ClientDisconnected>(); }
    void fold(const trace::Record& record);
    const Proved& of(ConnectionId connection) const;

private:
    std::map<ConnectionId, Proved> m_proved;
};

/// Every client here comes from this machine, and may show that as its identity.
bool permits(const tree::AclList& acl, tree::Perm perm, const Proved& who);
/// Somebody may lack a permission.
inline bool isGuarded(const tree::AclList& acl) {
    return acl != tree::openAcl() && *acl != *tree::openAcl();
}

}  // namespace qs::check

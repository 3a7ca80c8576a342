#include "engine/check/identities.h"

#include <algorithm>

#include "engine/tree/content_hash.h"

namespace qs::check {

void ConnectionIdentities::fold(const trace::Record& record) {
    if (const auto* e = trace::as<trace::Authenticated>(record)) m_proved[e->connection].push_back(e->identity);
    if (const auto* e = trace::as<trace::ClientDisconnected>(record)) m_proved.erase(e->connection);
}

const Proved& ConnectionIdentities::of(ConnectionId connection) const {
    static const Proved nobody;
    const auto it = m_proved.find(connection);
    return it == m_proved.end() ? nobody : it->second;
}

bool permits(const tree::AclList& acl, tree::Perm perm, const Proved& who) {
    if (acl->empty()) return true;
    static const tree::Identities local{{"ip", "127.0.0.1"}};
    return std::any_of(acl->begin(), acl->end(), [&](const tree::Acl& a) {
        if ((a.perms & static_cast<std::int32_t>(perm)) == 0) return false;
        if (a.scheme == "world") return true;
        if (a.scheme == "ip") return tree::permits(tree::makeAcl({a}), perm, local);
        return std::find(who.begin(), who.end(), tree::identityHash(a.scheme, a.id)) != who.end();
    });
}

}  // namespace qs::check

// Access control: who a connection has proved to be, what an ACL permits it, and which ACLs a znode may be given.
// Source: ZooKeeper 3.8.6 ZooKeeperServer.checkACL, PrepRequestProcessor.fixupACL, DigestAuthenticationProvider,
// IPAuthenticationProvider; zookeeper-protocol.md 9.4. ACLs are not recursive, and an empty one is open.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/tree/txn.h"

namespace qs::tree {

enum class Perm : std::int32_t { Read = 1, Write = 2, Create = 4, Delete = 8, Admin = 16 };

/// One identity of a connection: ("ip", address) always, ("digest", "user:hash") after an `auth` request, ("super", "")
/// where that was the superuser's: he may do everything.
struct Identity {
    std::string scheme;
    std::string id;
    bool operator==(const Identity&) const = default;
};
using Identities = std::vector<Identity>;

/// world:anyone, READ alone.
const AclList& readAcl();

inline constexpr std::string_view SuperScheme = "super";

bool permits(const AclList& acl, Perm perm, const Identities& who);

/// The list as it is stored: duplicates gone, `auth` replaced by the caller's own identities (digest only). nullopt
/// where ZooKeeper answers InvalidACL: an empty list, an unknown scheme, an id that its scheme cannot have, `auth`
/// without anything to stand for.
std::optional<std::vector<Acl>> resolveAcl(const std::vector<Acl>& acl, const Identities& who);

/// "user:password" -> "user:base64(sha1(user:password))", the id of the digest scheme; without a colon all of it is the
/// user. Unsalted SHA-1, as the protocol has it: good for telling users apart, not for keeping secrets.
std::string digestIdentity(std::string_view userAndPassword);

/// As getACL shows it to who may not administer the znode: the hashes of digest ids become "x".
std::vector<Acl> maskDigests(const std::vector<Acl>& acl);

}  // namespace qs::tree

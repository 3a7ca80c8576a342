// ACLs as people write them: "world:anyone:r,auth::cdrwa", as the ZooKeeper shell does.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/tree/txn.h"

namespace qs::tree {

/// SCHEME:ID:PERMS, several joined by commas; PERMS of the letters c, d, r, w, a. nullopt when it is not of that form.
/// Whether scheme and id exist is the server's business.
std::optional<std::vector<Acl>> parseAcl(std::string_view text);
std::string formatAcl(const std::vector<Acl>& acl);

}  // namespace qs::tree

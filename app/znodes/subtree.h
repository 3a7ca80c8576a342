// A znode with everything below it, apart from any tree: to export, to import, to duplicate and to delete.
#pragma once

#include <string>
#include <vector>

#include "engine/command/command.h"
#include "engine/tree/tree.h"

namespace qs::app {

struct SubtreeZnode {
    std::string path;  ///< below the root of the subtree: "" for the root itself, "/a/b"
    tree::Data data;
    tree::AclList acl;
    tree::ZnodeKind kind = tree::ZnodeKind::Persistent;
    std::int64_t ttlMs = 0;
    std::int32_t version = 0;
};

/// Parents before their children; empty when there is no such znode. /zookeeper, the server's own, is left out.
std::vector<SubtreeZnode> subtreeOf(const tree::Tree& tree, const std::string& path);

enum class EphemeralPolicy { LeaveOut, MakePersistent };
struct ImportPolicy {
    bool overwrite = false;  ///< data of znodes that exist
    EphemeralPolicy ephemerals = EphemeralPolicy::LeaveOut;
};
struct WritePlan {
    std::vector<command::ClientRequest> requests;
    int creates = 0;
    int sets = 0;
    int deletes = 0;
    int leftOut = 0;  ///< znodes that exist already, or ephemerals
    /// One request: it happens as a whole or not at all.
    bool atomic() const { return requests.size() == 1; }
};
/// Writes the znodes under `target`, which becomes the root of the subtree. `tree`: what is there already.
WritePlan createPlan(const std::vector<SubtreeZnode>& znodes, const std::string& target, const tree::Tree& tree,
                     ImportPolicy policy);
/// Deletes `path` and everything below it, children first, each only if it still has the version it has in `tree`.
WritePlan deletePlan(const tree::Tree& tree, const std::string& path);
/// Creates the znodes at `target` and deletes them at `path` in one step. Not possible (no request): what a multi
/// cannot create - an ACL, a container, a TTL - or too many znodes for one.
WritePlan movePlan(const tree::Tree& tree, const std::string& path, const std::string& target);

}  // namespace qs::app

// A tree from the parts a snapshot holds.
#include "engine/base/mutant.h"
#include "engine/tree/tree.h"

namespace qs::tree {

Tree Tree::restore(const std::vector<std::pair<std::string, Znode>>& znodes,
                   const std::vector<std::pair<SessionId, SessionInfo>>& sessions, Zxid lastZxid) {
    Tree out;
    out.m_nodes = {};
    out.m_digest = 0;
    out.m_dataSize = 0;
    for (const auto& [path, znode] : znodes) {
        Znode node = znode;
        node.childCount = 0;
        if (QS_MUTANT(StalePzxidAfterRestart)) node.pzxid = node.czxid;
        out.index(path, node);
        out.put(path, std::move(node));
        // The count of children is in no digest and no size.
        if (path != "/") ++out.m_nodes.findForWrite(parentPath(path))->childCount;
    }
    for (const auto& [path, znode] : znodes)
        if (path.ends_with(LimitsName)) out.learnQuota(path);
    for (const auto& [id, info] : sessions)
        out.m_sessions.insertOrAssign(id, info);
    out.m_lastZxid = lastZxid;
    return out;
}

}  // namespace qs::tree

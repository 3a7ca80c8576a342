// A tree from the parts a snapshot holds.
#include "engine/base/mutant.h"
#include "engine/tree/tree.h"

namespace qs::tree {

void Tree::Builder::add(std::string_view path, Znode node) {
    node.childCount = 0;
    if (QS_MUTANT(StalePzxidAfterRestart)) node.pzxid = node.czxid;
    m_tree.m_digest += digestOf(path, node);
    m_tree.m_dataSize += sizeOf(path, node);
    m_tree.index(path, node);
    if (path.ends_with(LimitsName)) m_limits.emplace_back(path);
    m_nodes.add(path, std::move(node));
}

Result<Tree> Tree::Builder::build(Zxid lastZxid) && {
    std::string problem;
    Nodes& nodes = m_tree.m_nodes;
    nodes = std::move(m_nodes).build([&problem](std::string_view twice) {
        if (problem.empty()) problem = "a znode stands here for the second time: " + std::string(twice);
    });
    if (problem.empty() && !nodes.find("/")) problem = "there is no root";
    // The children of one znode are neighbours.
    std::string_view parent;
    std::int32_t children = 0;
    const auto count = [&] {
        // Nothing is shared yet: the entry is changed where it lies. The count is in no digest and no size.
        Znode* node = children > 0 ? nodes.findForWrite(parent) : nullptr;
        if (node) node->childCount = children;
        return node != nullptr || children == 0;
    };
    nodes.forEachFrom("/", [&](std::string_view path, const Znode&) {
        if (!problem.empty()) return false;
        if (path == "/") return true;
        if (children == 0 || parentPath(path) != parent) {
            if (!count()) return false;
            parent = parentPath(path);
            children = 0;
        }
        ++children;
        return true;
    });
    if (problem.empty() && !count()) problem = "a znode has children but is missing: " + std::string(parent);
    if (!problem.empty()) return Error{{}, problem};
    for (const std::string& path : m_limits)
        m_tree.learnQuota(path);
    m_tree.m_lastZxid = lastZxid;
    return std::move(m_tree);
}

}  // namespace qs::tree

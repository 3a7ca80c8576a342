#include "app/znodes/tree_diff.h"

#include <algorithm>

namespace qs::app {

namespace {

bool sameBytes(const tree::Data& a, const tree::Data& b) {
    if (a == b) return true;
    return a && b && *a == *b;
}

DifferenceKind compare(const tree::Znode& a, const tree::Znode& b) {
    if (!sameBytes(a.data, b.data)) return DifferenceKind::Data;
    if (a.acl != b.acl && *a.acl != *b.acl) return DifferenceKind::Acl;
    const bool same = a.czxid == b.czxid && a.mzxid == b.mzxid && a.version == b.version && a.aversion == b.aversion &&
                      a.owner == b.owner;
    return same ? DifferenceKind::None : DifferenceKind::Stat;
}

using Children = std::vector<std::pair<std::string, const tree::Znode*>>;

Children childrenOf(const tree::Tree& tree, std::string_view path) {
    Children out;
    tree.forEachChild(path, [&out](std::string_view name, const tree::Znode& znode) {
        out.emplace_back(name, &znode);
        return true;
    });
    return out;
}

std::string childPath(const std::string& parent, std::string_view name) {
    return (parent == "/" ? parent : parent + "/") + std::string(name);
}

}  // namespace

bool rowLess(std::string_view a, std::string_view b) {
    return std::lexicographical_compare(a.begin(), a.end(), b.begin(), b.end(), [](char x, char y) {
        // A slash ends a name, so it sorts before whatever a name may hold.
        const auto weight = [](char c) { return c == '/' ? 0 : 1 + static_cast<unsigned char>(c); };
        return weight(x) < weight(y);
    });
}

void forEachChildOfBoth(const tree::Tree& left, const tree::Tree& right, std::string_view path,
                        const std::function<void(std::string_view, const tree::Znode*, const tree::Znode*)>& f) {
    const Children a = childrenOf(left, path);
    const Children b = childrenOf(right, path);
    std::size_t i = 0;
    std::size_t j = 0;
    while (i < a.size() || j < b.size()) {
        const int order = i == a.size() ? 1 : j == b.size() ? -1 : a[i].first.compare(b[j].first);
        const std::string& name = order <= 0 ? a[i].first : b[j].first;
        f(name, order <= 0 ? a[i].second : nullptr, order >= 0 ? b[j].second : nullptr);
        if (order <= 0) ++i;
        if (order >= 0) ++j;
    }
}

TreeDiff::TreeDiff(const tree::Tree& left, const tree::Tree& right) {
    if (left.lastZxid() == right.lastZxid() && left.digest() == right.digest() && left.size() == right.size()) return;
    note("/", left.find("/"), right.find("/"));
    walk(left, right, "/");
}

void TreeDiff::walk(const tree::Tree& left, const tree::Tree& right, const std::string& path) {
    forEachChildOfBoth(left, right, path, [&](std::string_view name, const tree::Znode* a, const tree::Znode* b) {
        const std::string child = childPath(path, name);
        note(child, a, b);
        if ((a && a->childCount > 0) || (b && b->childCount > 0)) walk(left, right, child);
    });
}

void TreeDiff::note(const std::string& path, const tree::Znode* left, const tree::Znode* right) {
    const DifferenceKind kind = !right  ? DifferenceKind::OnlyHere
                                : !left ? DifferenceKind::OnlyThere
                                        : compare(*left, *right);
    if (kind == DifferenceKind::None) return;
    m_all.push_back({path, kind});
    m_kinds.emplace(path, kind);
    for (std::string_view above = path; above != "/";) {
        above = tree::parentPath(above);
        ++m_below[std::string(above)];
    }
}

DifferenceKind TreeDiff::kindOf(std::string_view path) const {
    const auto it = m_kinds.find(path);
    return it == m_kinds.end() ? DifferenceKind::None : it->second;
}

int TreeDiff::below(std::string_view path) const {
    const auto it = m_below.find(path);
    return it == m_below.end() ? 0 : it->second;
}

int TreeDiff::step(std::string_view path, bool forward) const {
    const int count = static_cast<int>(m_all.size());
    if (count == 0) return -1;
    const auto less = [](const Difference& d, std::string_view p) { return rowLess(d.path, p); };
    const auto at = std::lower_bound(m_all.begin(), m_all.end(), path, less);
    int index = static_cast<int>(at - m_all.begin());
    const bool onOne = at != m_all.end() && at->path == path;
    if (forward && onOne) ++index;
    if (!forward) --index;
    return (index + count) % count;
}

}  // namespace qs::app

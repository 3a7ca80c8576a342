// What differs between the trees of two replicas, znode by znode. A znode whose children alone differ does not: they
// are named themselves.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "engine/tree/tree.h"

namespace qs::app {

enum class DifferenceKind {
    None,
    OnlyHere,   ///< the left tree has it
    OnlyThere,  ///< the right tree has it
    Data,
    Acl,
    Stat,  ///< the same data and ACL from other transactions
};

struct Difference {
    std::string path;
    DifferenceKind kind = DifferenceKind::None;
};

class TreeDiff {
public:
    TreeDiff() = default;
    TreeDiff(const tree::Tree& left, const tree::Tree& right);

    /// In the order of the tree's rows: each znode before its children, children by name.
    const std::vector<Difference>& all() const { return m_all; }
    DifferenceKind kindOf(std::string_view path) const;
    /// Differences below `path`, at any depth.
    int below(std::string_view path) const;
    /// Index into all() of the next difference behind `path` in row order, the first one again after the last; -1:
    /// none.
    int next(std::string_view path) const { return step(path, true); }
    int previous(std::string_view path) const { return step(path, false); }

private:
    void walk(const tree::Tree& left, const tree::Tree& right, const std::string& path);
    void note(const std::string& path, const tree::Znode* left, const tree::Znode* right);
    int step(std::string_view path, bool forward) const;

    std::vector<Difference> m_all;
    std::map<std::string, DifferenceKind, std::less<>> m_kinds;
    std::map<std::string, int, std::less<>> m_below;
};

/// Children of `path` in both trees: f(name, left, right), one of them null where it is in one tree alone.
void forEachChildOfBoth(const tree::Tree& left, const tree::Tree& right, std::string_view path,
                        const std::function<void(std::string_view, const tree::Znode*, const tree::Znode*)>& f);

/// Order of the rows of a tree: a parent before its children, children by name.
bool rowLess(std::string_view a, std::string_view b);

}  // namespace qs::app

// A check that asks the committed tree. The checks of one Suite share the tree, for folding it is most of their work.
#pragma once

#include "engine/check/check.h"
#include "engine/check/committed_tree.h"

namespace qs::check {

class TreeCheck : public Check {
public:
    void share(const SharedTree& tree) override { m_tree = tree; }

protected:
    /// `kinds`: beside those that the tree is made of.
    TreeCheck(std::string_view id, std::string_view name, std::string_view words, SharedTree tree,
              const trace::Kinds& kinds)
        : Check(id, name, words, kinds | CommittedTree::kinds()), m_tree(std::move(tree)) {}

    /// Calls f(step) for each step that `record` or an earlier record committed and that was not asked for before.
    template <class F>
    void forEachFresh(const trace::Record& record, F&& f) {
        const auto& steps = m_tree->steps();
        for (; m_next < steps.size() && steps[m_next].record <= record.seq; ++m_next)
            f(steps[m_next]);
    }
    /// The server says so at `zxid`, and that was committed by then. An epoch's beginning needs no transaction.
    bool committedBy(const trace::Record& record, Zxid zxid) const {
        if (zxid.counter() == 0) return true;
        const CommittedTree::Step* step = m_tree->step(zxid);
        return step && step->record <= record.seq;
    }
    /// Local writes, such as the usage of quotas, change znodes there without a transaction.
    static bool isSystem(std::string_view path) { return path.starts_with("/zookeeper"); }

    SharedTree m_tree;

private:
    std::size_t m_next = 0;
};

}  // namespace qs::check

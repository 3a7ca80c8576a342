#include <algorithm>
#include <map>
#include <vector>

#include "engine/check/properties.h"

namespace qs::check {

namespace {

/// Keeps the longest list that any node delivered. Every node's list must be a prefix of it, or extend it: then any two
/// are prefix-related. What a node applied counts as delivered once it serves. TxnRefs compare contents, not zxids.
class Agreement : public Check {
public:
    Agreement()
        : Check("Z-03", "Agreement", "Of the transactions any two nodes delivered, one list is a prefix of the other.",
                trace::Kinds::of<trace::Applied, trace::TreeReset, trace::ServingStarted, trace::ServingStopped,
                                 trace::NodeKilled>()) {}
    std::unique_ptr<Check> clone() const override { return std::make_unique<Agreement>(*this); }

    void observe(const trace::Record& r, const trace::Tables& tables) override {
        if (const auto* applied = trace::as<trace::Applied>(r)) {
            Delivered& d = m_nodes[r.node];
            d.list.push_back(applied->txn);
            if (d.serving) judge(r, d, tables);
        } else if (const auto* reset = trace::as<trace::TreeReset>(r)) {
            replace(m_nodes[r.node], reset->txn, tables);
        } else if (trace::as<trace::ServingStarted>(r)) {
            m_nodes[r.node].serving = true;
            judge(r, m_nodes[r.node], tables);
        } else if (trace::as<trace::ServingStopped>(r) || trace::as<trace::NodeKilled>(r)) {
            m_nodes[r.node].serving = false;
        }
    }

private:
    struct Delivered {
        std::vector<trace::TxnRef> list;  ///< applied, in order
        std::size_t judged = 0;           ///< a prefix of m_order so far
        bool serving = false;
        bool diverged = false;  ///< reported; silent until its history is replaced
    };

    /// The tree was replaced by the state at `end` of its history.
    static void replace(Delivered& d, trace::TxnRef end, const trace::Tables& tables) {
        d.list.clear();
        for (trace::TxnRef at = end; at; at = tables.previous(at))
            d.list.push_back(at);
        std::reverse(d.list.begin(), d.list.end());
        d.judged = 0;
        d.diverged = false;
    }

    void judge(const trace::Record& r, Delivered& d, const trace::Tables& tables) {
        for (; d.judged < d.list.size() && !d.diverged; ++d.judged) {
            const trace::TxnRef mine = d.list[d.judged];
            evaluated(d.judged < m_order.size());
            if (d.judged == m_order.size()) {
                m_order.push_back(mine);
            } else if (m_order[d.judged] != mine) {
                d.diverged = true;
                violated(r, "node " + toString(r.node) + " delivers " + text(mine, tables) + " as number " +
                                std::to_string(d.judged + 1) + ", where another node delivered " +
                                text(m_order[d.judged], tables));
            }
        }
    }

    static std::string text(trace::TxnRef ref, const trace::Tables& tables) {
        return toString(tables.zxid(ref)) + " " + tree::describe(tables.txn(ref)->body);
    }

    std::vector<trace::TxnRef> m_order;  ///< longest list delivered by anyone
    std::map<NodeId, Delivered> m_nodes;
};

}  // namespace

std::unique_ptr<Check> agreement() {
    return std::make_unique<Agreement>();
}

}  // namespace qs::check

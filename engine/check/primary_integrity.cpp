#include <map>
#include <vector>

#include "engine/check/properties.h"

namespace qs::check {

namespace {

/// Every transaction is judged once: when somebody delivers it for the first time, against the epochs that broadcast
/// already, and against each later epoch when that one begins to.
class PrimaryIntegrity : public Check {
public:
    PrimaryIntegrity()
        : Check("Z-07", "Primary integrity",
                "When a leader broadcasts for the first time, it has every transaction of an earlier epoch that anyone "
                "ever delivers.",
                trace::Kinds::of<trace::Proposed, trace::Applied, trace::ServingStarted, trace::ServingStopped,
                                 trace::NodeKilled>()) {}
    std::unique_ptr<Check> clone() const override { return std::make_unique<PrimaryIntegrity>(*this); }

    void observe(const trace::Record& r, const trace::Tables& tables) override {
        if (const auto* proposed = trace::as<trace::Proposed>(r)) {
            onProposed(r, *proposed, tables);
        } else if (const auto* applied = trace::as<trace::Applied>(r)) {
            if (m_serving.contains(r.node)) deliver(r, applied->txn, tables);
        } else if (const auto* serving = trace::as<trace::ServingStarted>(r)) {
            m_serving.insert(r.node);
            for (trace::TxnRef at = serving->txn; at && !isIn(m_delivered, at); at = tables.previous(at))
                deliver(r, at, tables);
        } else if (trace::as<trace::ServingStopped>(r) || trace::as<trace::NodeKilled>(r)) {
            m_serving.erase(r.node);
        }
    }

private:
    using Marks = std::vector<bool>;  ///< by index of the transaction
    struct Primary {
        NodeId leader;
        Marks history;
    };

    static bool isIn(const Marks& marks, trace::TxnRef ref) { return ref.index < marks.size() && marks[ref.index]; }
    static void mark(Marks& marks, trace::TxnRef ref) {
        if (marks.size() <= ref.index) marks.resize(ref.index + 1);
        marks[ref.index] = true;
    }

    void onProposed(const trace::Record& r, const trace::Proposed& e, const trace::Tables& tables) {
        const Epoch epoch = e.zxid.epoch();
        const auto [it, isFirst] = m_primaries.try_emplace(epoch);
        if (!isFirst) return;
        Primary& primary = it->second;
        primary.leader = r.node;
        for (trace::TxnRef at = tables.previous(e.txn); at; at = tables.previous(at))
            mark(primary.history, at);
        bool any = false;
        for (const trace::TxnRef ref : m_order) {
            if (tables.zxid(ref).epoch() >= epoch) continue;
            any = true;
            if (isIn(primary.history, ref)) continue;
            missing(r, epoch, primary, ref, "was delivered", tables);
            break;
        }
        evaluated(any);
    }

    void deliver(const trace::Record& r, trace::TxnRef ref, const trace::Tables& tables) {
        if (isIn(m_delivered, ref)) return;
        mark(m_delivered, ref);
        m_order.push_back(ref);
        const auto later = m_primaries.upper_bound(tables.zxid(ref).epoch());
        evaluated(later != m_primaries.end());
        for (auto it = later; it != m_primaries.end(); ++it) {
            if (isIn(it->second.history, ref)) continue;
            missing(r, it->first, it->second, ref, "is delivered now", tables);
            return;
        }
    }

    void missing(const trace::Record& r, Epoch epoch, const Primary& primary, trace::TxnRef ref, const char* delivered,
                 const trace::Tables& tables) {
        violated(r, "node " + toString(primary.leader) + " began to broadcast in epoch " + toString(epoch) +
                        " without " + toString(tables.zxid(ref)) + " (" + tree::describe(tables.txn(ref)->body) +
                        "), which " + delivered);
    }

    std::map<Epoch, Primary> m_primaries;
    NodeSet m_serving;
    Marks m_delivered;
    std::vector<trace::TxnRef> m_order;  ///< delivered by anyone
};

}  // namespace

std::unique_ptr<Check> primaryIntegrity() {
    return std::make_unique<PrimaryIntegrity>();
}

}  // namespace qs::check

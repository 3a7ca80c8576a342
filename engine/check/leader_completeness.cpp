#include <map>

#include "engine/check/history_tree.h"
#include "engine/check/properties.h"

namespace qs::check {

namespace {

/// Neighbours in the order of epochs suffice: being a prefix is transitive.
class LeaderCompleteness : public Check {
public:
    LeaderCompleteness()
        : Check(
              "Z-08", "Leader completeness",
              "A new epoch begins with all that was committed in earlier epochs, and nothing else of an earlier epoch "
              "is committed later.",
              trace::Kinds::of<trace::EpochEstablished, trace::Committed>()) {}
    std::unique_ptr<Check> clone() const override { return std::make_unique<LeaderCompleteness>(*this); }

    void observe(const trace::Record& r, const trace::Tables& tables) override {
        if (const auto* established = trace::as<trace::EpochEstablished>(r)) {
            onEstablished(r, *established, tables);
        } else if (const auto* committed = trace::as<trace::Committed>(r)) {
            onCommitted(r, *committed, tables);
        }
    }

private:
    static std::string text(trace::TxnRef ref, const trace::Tables& tables) {
        return toString(tables.zxid(ref)) + " (" + tree::describe(tables.txn(ref)->body) + ")";
    }

    void onEstablished(const trace::Record& r, const trace::EpochEstablished& e, const trace::Tables& tables) {
        auto later = m_initial.upper_bound(e.epoch);
        if (later != m_initial.end()) judge(r, e.txn, *later, tables);
        const auto earlier = m_initial.lower_bound(e.epoch);
        if (earlier != m_initial.begin()) judge(r, std::prev(earlier)->second, {e.epoch, e.txn}, tables);
        const auto committed = m_committed.lower_bound(e.epoch);
        if (committed != m_committed.begin()) judge(r, std::prev(committed)->second, {e.epoch, e.txn}, tables);
        m_initial.try_emplace(e.epoch, e.txn);
    }
    void onCommitted(const trace::Record& r, const trace::Committed& e, const trace::Tables& tables) {
        const auto later = m_initial.upper_bound(e.zxid.epoch());
        if (later != m_initial.end()) judge(r, e.txn, *later, tables);
        m_committed[e.zxid.epoch()] = e.txn;
    }
    void judge(const trace::Record& r, trace::TxnRef must, const std::pair<Epoch, trace::TxnRef>& initial,
               const trace::Tables& tables) {
        evaluated(static_cast<bool>(must));
        if (isPrefix(must, initial.second, tables)) return;
        violated(r, "epoch " + toString(initial.first) + " began without " + text(must, tables) +
                        ", which was committed before it");
    }

    std::map<Epoch, trace::TxnRef> m_initial;    ///< history each epoch began with
    std::map<Epoch, trace::TxnRef> m_committed;  ///< last transaction of each epoch that its leader committed
};

}  // namespace

std::unique_ptr<Check> leaderCompleteness() {
    return std::make_unique<LeaderCompleteness>();
}

}  // namespace qs::check

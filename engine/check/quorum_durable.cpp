#include <algorithm>
#include <map>
#include <vector>

#include "engine/check/properties.h"

namespace qs::check {

namespace {

/// What each disk holds, folded from the records of the disks themselves. Crashes take nothing that was durable.
class CommitIsQuorumDurable : public Check {
public:
    explicit CommitIsQuorumDurable(const Membership& membership)
        : Check("Z-11", "Commit implies quorum-durable",
                "A transaction is committed only when a quorum of the voters has it on disk."),
          m_membership(membership) {}
    std::unique_ptr<Check> clone() const override { return std::make_unique<CommitIsQuorumDurable>(*this); }

    void observe(const trace::Record& r, const trace::Tables& tables) override {
        if (const auto* persisted = trace::as<trace::Persisted>(r)) {
            onPersisted(m_disks[r.node], *persisted, tables);
        } else if (const auto* committed = trace::as<trace::Committed>(r)) {
            judge(r, committed->txn, "commits", tables);
        } else if (const auto* established = trace::as<trace::EpochEstablished>(r)) {
            judge(r, established->txn, "establishes its epoch on", tables);
        }
    }

private:
    struct Log {
        std::vector<trace::TxnRef> txns;  ///< in zxid order
        /// So many from the start are a history: each follows the one that its proposer had before it. A transaction
        /// behind a hole or behind another's tail is on the disk, but not as part of the history that was committed.
        std::size_t sound = 0;
    };

    static void onPersisted(Log& log, const trace::Persisted& e, const trace::Tables& tables) {
        auto& txns = log.txns;
        switch (e.what) {
            case trace::DurableKind::Txn: {
                const bool follows = tables.previous(e.txn) == (txns.empty() ? trace::TxnRef{} : txns.back());
                if (follows && log.sound == txns.size()) ++log.sound;
                txns.push_back(e.txn);
                break;
            }
            case trace::DurableKind::Truncation:
                while (!txns.empty() && tables.zxid(txns.back()) > e.zxid)
                    txns.pop_back();
                log.sound = std::min(log.sound, txns.size());
                break;
            case trace::DurableKind::Snapshot:
                txns.clear();
                for (trace::TxnRef at = e.txn; at; at = tables.previous(at))
                    txns.push_back(at);
                std::reverse(txns.begin(), txns.end());
                log.sound = txns.size();
                break;
            case trace::DurableKind::AcceptedEpoch:
            case trace::DurableKind::CurrentEpoch:
                break;
        }
    }

    bool holds(NodeId node, trace::TxnRef txn, const trace::Tables& tables) const {
        const auto it = m_disks.find(node);
        if (it == m_disks.end()) return false;
        const auto begin = it->second.txns.begin();
        const auto end = begin + static_cast<std::ptrdiff_t>(it->second.sound);
        const auto at =
            std::lower_bound(begin, end, tables.zxid(txn), [&](trace::TxnRef a, Zxid z) { return tables.zxid(a) < z; });
        return at != end && *at == txn;
    }

    void judge(const trace::Record& r, trace::TxnRef txn, const char* verb, const trace::Tables& tables) {
        evaluated(static_cast<bool>(txn));
        if (!txn) return;  // an empty history is durable everywhere
        NodeSet durable;
        std::string where;
        for (const NodeId n : m_membership.voters.nodes()) {
            if (!holds(n, txn, tables)) continue;
            durable.insert(n);
            where += (where.empty() ? "" : ",") + toString(n);
        }
        if (m_membership.isQuorum(durable)) return;
        violated(r, "node " + toString(r.node) + " " + verb + " " + toString(tables.zxid(txn)) + " (" +
                        tree::describe(tables.txn(txn)->body) + ") while of " +
                        std::to_string(m_membership.voters.size()) + " voters " +
                        (where.empty() ? std::string("none") : "only node " + where) + " has it on disk");
    }

    Membership m_membership;
    std::map<NodeId, Log> m_disks;
};

}  // namespace

std::unique_ptr<Check> commitIsQuorumDurable(const Membership& membership) {
    return std::make_unique<CommitIsQuorumDurable>(membership);
}

}  // namespace qs::check

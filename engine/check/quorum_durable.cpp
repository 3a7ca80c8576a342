#include "engine/check/durable_logs.h"
#include "engine/check/properties.h"

namespace qs::check {

namespace {

class CommitIsQuorumDurable : public Check {
public:
    explicit CommitIsQuorumDurable(const Membership& membership)
        : Check("Z-11", "Commit implies quorum-durable",
                "A transaction is committed only when a quorum of the voters has it on disk.",
                DurableLogs::kinds() | trace::Kinds::of<trace::Committed, trace::EpochEstablished>()),
          m_membership(membership) {}
    std::unique_ptr<Check> clone() const override { return std::make_unique<CommitIsQuorumDurable>(*this); }

    void observe(const trace::Record& r, const trace::Tables& tables) override {
        if (m_disks.observe(r, tables)) return;
        if (const auto* committed = trace::as<trace::Committed>(r)) {
            judge(r, committed->txn, "commits", tables);
        } else if (const auto* established = trace::as<trace::EpochEstablished>(r)) {
            judge(r, established->txn, "establishes its epoch on", tables);
        }
    }

private:
    void judge(const trace::Record& r, trace::TxnRef txn, const char* verb, const trace::Tables& tables) {
        evaluated(static_cast<bool>(txn));
        if (!txn) return;  // an empty history is durable everywhere
        NodeSet durable;
        std::string where;
        for (const NodeId n : m_membership.voters.nodes()) {
            if (!m_disks.holds(n, txn, tables)) continue;
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
    DurableLogs m_disks;
};

}  // namespace

std::unique_ptr<Check> commitIsQuorumDurable(const Membership& membership) {
    return std::make_unique<CommitIsQuorumDurable>(membership);
}

}  // namespace qs::check

#include <map>
#include <vector>

#include "engine/check/first_read.h"
#include "engine/check/properties.h"

namespace qs::check {

namespace {

/// Handed to the log is enough: a commit may come before the node's own fsync.
class AcceptedCoversCommit : public Check {
public:
    explicit AcceptedCoversCommit(const Membership& membership)
        : Check("Z-14", "Accepted covers commit",
                "A voter applies a transaction only after it handed it to its own log, or has it from a snapshot.",
                trace::Kinds::of<trace::TxnLogged, trace::Applied>() | FirstRead::kinds()),
          m_membership(membership) {}
    std::unique_ptr<Check> clone() const override { return std::make_unique<AcceptedCoversCommit>(*this); }

    void observe(const trace::Record& r, const trace::Tables&) override {
        if (const auto* logged = trace::as<trace::TxnLogged>(r)) {
            accept(r.node, logged->txn);
        } else if (const trace::TxnRef before = m_past.found(r)) {
            accept(r.node, before);
        } else if (const auto* applied = trace::as<trace::Applied>(r)) {
            if (!m_membership.voters.contains(r.node)) return;
            evaluated(true);
            const std::vector<bool>& accepted = m_accepted[r.node];
            if (applied->txn.index < accepted.size() && accepted[applied->txn.index]) return;
            violated(r, "node " + toString(r.node) + " applies " + toString(applied->zxid) +
                            ", which it never handed to its log");
        }
    }

private:
    void accept(NodeId node, trace::TxnRef txn) {
        std::vector<bool>& accepted = m_accepted[node];
        if (accepted.size() <= txn.index) accepted.resize(txn.index + 1);
        accepted[txn.index] = true;
    }

    FirstRead m_past;
    Membership m_membership;
    std::map<NodeId, std::vector<bool>> m_accepted;  ///< by index of the transaction
};

}  // namespace

std::unique_ptr<Check> acceptedCoversCommit(const Membership& membership) {
    return std::make_unique<AcceptedCoversCommit>(membership);
}

}  // namespace qs::check

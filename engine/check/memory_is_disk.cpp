#include <deque>
#include <map>

#include "engine/check/durable_logs.h"
#include "engine/check/properties.h"
#include "engine/tree/tree.h"

namespace qs::check {

namespace {

/// What is promised, exactly: a commit may come before the node's own fsync, so the replay goes over what is durable
/// and then over what was handed to the log and still waits for its fsync. Every transaction names the one before it
/// and carries the digest of the tree behind it, so the replay is a walk, and its result the digest of the last one.
class MemoryIsDisk : public Check {
public:
    MemoryIsDisk()
        : Check("Z-18", "Memory is as the disk",
                "When a node begins to serve, the tree in its memory is what a replay of its own log gives.",
                trace::Kinds::of<trace::Persisted, trace::TxnLogged, trace::NodeKilled, trace::ServingStarted,
                                 trace::DiskLost>()) {}
    std::unique_ptr<Check> clone() const override { return std::make_unique<MemoryIsDisk>(*this); }

    void observe(const trace::Record& r, const trace::Tables& tables) override {
        if (const auto* persisted = trace::as<trace::Persisted>(r)) {
            auto& waiting = m_waiting[r.node];
            const bool txn = persisted->what == trace::DurableKind::Txn;
            if (txn && !waiting.empty() && waiting.front() == persisted->txn) waiting.pop_front();
            m_disks.observe(r, tables);
        } else if (const auto* logged = trace::as<trace::TxnLogged>(r)) {
            m_waiting[r.node].push_back(logged->txn);
        } else if (trace::as<trace::NodeKilled>(r)) {
            m_waiting.erase(r.node);
        } else if (const auto* serving = trace::as<trace::ServingStarted>(r)) {
            onServing(r, *serving, tables);
        } else {
            m_disks.observe(r, tables);
        }
    }

private:
    void onServing(const trace::Record& r, const trace::ServingStarted& e, const trace::Tables& tables) {
        evaluated(static_cast<bool>(e.txn));
        if (!e.txn) return;
        const std::string who = "node " + toString(r.node) + " serves at " + toString(e.zxid);
        if (!replayReaches(r.node, e.txn, tables)) {
            violated(r, who + ", which a replay of its own log does not reach");
        } else if (digestAt(e.txn, tables) != e.digest) {
            violated(r, who + " with another tree in memory than a replay of its log gives");
        }
    }

    /// An error transaction carries none, and changes nothing.
    static std::uint64_t digestAt(trace::TxnRef at, const trace::Tables& tables) {
        while (at && std::holds_alternative<tree::ErrorTxn>(tables.txn(at)->body))
            at = tables.previous(at);
        return at ? tables.txn(at)->treeDigest : tree::Tree().digest();
    }

    bool replayReaches(NodeId node, trace::TxnRef end, const trace::Tables& tables) {
        if (m_disks.holds(node, end, tables)) return true;
        const DurableLogs::Log& log = m_disks.of(node);
        if (log.sound != log.txns.size()) return false;
        trace::TxnRef at = log.txns.empty() ? trace::TxnRef{} : log.txns.back();
        for (const trace::TxnRef next : m_waiting[node]) {
            if (tables.previous(next) != at) return false;
            at = next;
            if (at == end) return true;
        }
        return false;
    }

    DurableLogs m_disks;
    std::map<NodeId, std::deque<trace::TxnRef>> m_waiting;  ///< logged, not yet durable
};

}  // namespace

std::unique_ptr<Check> memoryIsDisk() {
    return std::make_unique<MemoryIsDisk>();
}

}  // namespace qs::check

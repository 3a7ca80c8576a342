#include <map>
#include <set>

#include "engine/check/properties.h"
#include "engine/check/replica_digests.h"
#include "engine/check/tree_check.h"

namespace qs::check {

namespace {

/// Keeps its own book of ephemerals from the committed transactions, apart from the engine's tree.
class EphemeralsEndWithSession : public TreeCheck {
public:
    explicit EphemeralsEndWithSession(SharedTree tree)
        : TreeCheck("S-09", "Ephemerals end with their session",
                    "The transaction that closes a session deletes exactly the ephemerals that are its own, on every "
                    "replica.",
                    std::move(tree), ReplicaDigests::kinds()) {}
    std::unique_ptr<Check> clone() const override { return std::make_unique<EphemeralsEndWithSession>(*this); }

    void observe(const trace::Record& r, const trace::Tables& tables) override {
        m_tree->advance(r, tables);
        forEachFresh(r, [&](const CommittedTree::Step& step) {
            const tree::Txn& txn = *tables.txn(step.txn);
            if (const auto* close = std::get_if<tree::CloseSessionTxn>(&txn.body)) {
                judge(r, txn, *close);
            } else {
                note(txn);
            }
        });
        const CommittedTree::Step* step = nullptr;
        const auto found = m_digests.fold(r, tables, *m_tree, step);
        if (found != ReplicaDigests::Found::Parts) return;
        const tree::Txn& txn = *tables.txn(step->txn);
        if (!std::holds_alternative<tree::CloseSessionTxn>(txn.body)) return;
        violated(r, say(txn, "leaves another tree at node " + toString(r.node) + " than it should"));
    }

private:
    using Paths = std::set<std::string>;

    void created(const tree::Txn& txn, const tree::CreateTxn& b) {
        if (b.kind == tree::ZnodeKind::Ephemeral) m_owned[txn.session].insert(b.path);
    }
    void deleted(const std::string& path) {
        for (auto& [session, paths] : m_owned)
            paths.erase(path);
    }
    void note(const tree::Txn& txn) {
        if (const auto* create = std::get_if<tree::CreateTxn>(&txn.body)) created(txn, *create);
        if (const auto* remove = std::get_if<tree::DeleteTxn>(&txn.body)) deleted(remove->path);
        const auto* multi = std::get_if<tree::MultiTxn>(&txn.body);
        if (!multi || multi->failed()) return;
        for (const tree::TxnPart& part : multi->parts) {
            if (const auto* create = std::get_if<tree::CreateTxn>(&part)) created(txn, *create);
            if (const auto* remove = std::get_if<tree::DeleteTxn>(&part)) deleted(remove->path);
        }
    }

    void judge(const trace::Record& r, const tree::Txn& txn, const tree::CloseSessionTxn& close) {
        const Paths own = std::move(m_owned[txn.session]);
        m_owned.erase(txn.session);
        const Paths named(close.paths.begin(), close.paths.end());
        evaluated(!own.empty());
        for (const std::string& path : own) {
            if (!named.contains(path)) violated(r, say(txn, "leaves its ephemeral " + path + " behind"));
        }
        for (const std::string& path : named) {
            if (!own.contains(path)) violated(r, say(txn, "deletes " + path + ", which is not its own"));
        }
    }
    static std::string say(const tree::Txn& txn, const std::string& what) {
        return "closing session " + toString(txn.session) + " at " + toString(txn.zxid) + " " + what;
    }

    ReplicaDigests m_digests;
    std::map<SessionId, Paths> m_owned;
};

}  // namespace

std::unique_ptr<Check> ephemeralsEndWithSession(SharedTree tree) {
    return std::make_unique<EphemeralsEndWithSession>(std::move(tree));
}

}  // namespace qs::check

// The znode tree as the committed transactions make it, with its whole past: the state at every zxid. Ghost state, kept
// apart from the engine's tree: counters are counted here, not copied from what transactions say. Only what is
// definition and not behaviour is shared with it: the znode as a value, its stat and its digest.
// Source: VERIFICATION 4d, zxid-witness; ZooKeeper 3.8.6 DataTree for the rules of the counters.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/persistent_map.h"
#include "engine/base/persistent_vector.h"
#include "engine/check/committed_order.h"
#include "engine/tree/tree.h"

namespace qs::check {

class CommittedTree {
public:
    struct Node {
        bool exists = false;
        tree::Znode znode;
        std::uint64_t childNames = 0;  ///< sum of the hashes of the children's names
    };
    /// One committed transaction.
    struct Step {
        trace::TxnRef txn;
        Zxid zxid;
        std::uint64_t record = 0;   ///< seq of the record that committed it
        std::uint64_t digest = 0;   ///< of the tree after it
        std::uint64_t results = 0;  ///< of a multi: hash of what its parts answer
        bool countersRight = true;  ///< the counters it carries are one above those before it
    };

    static trace::Kinds kinds() { return CommittedOrder::kinds(); }

    /// `firstSequence`: as of the tree that the ensemble begins with.
    explicit CommittedTree(std::int32_t firstSequence);
    /// Folds one record. One that was folded already changes nothing, so several checks may share this value.
    void advance(const trace::Record& record, const trace::Tables& tables);

    const PersistentVector<Step>& steps() const { return m_steps; }
    /// The step of exactly that zxid; null: nothing was committed under it.
    const Step* step(Zxid zxid) const;
    /// The step that committed that transaction.
    const Step* step(trace::TxnRef txn, const trace::Tables& tables) const;
    /// Digest of the tree before `step`.
    std::uint64_t digestBefore(const Step& step) const;
    /// The znode as it was when everything up to `zxid` had happened; null: there was none.
    const Node* find(std::string_view path, Zxid zxid) const;
    /// As above, and all states it had after `from` up to `to`, oldest first, missing ones included.
    std::vector<const Node*> between(std::string_view path, Zxid from, Zxid to) const;

    static Zxid before(Zxid zxid) { return Zxid{zxid.value == 0 ? 0 : zxid.value - 1}; }

private:
    struct Version {
        Zxid zxid;
        Node node;
    };
    using Versions = PersistentVector<Version>;

    void commit(trace::TxnRef ref, const tree::Txn& txn, std::uint64_t record);
    void apply(const tree::Txn& txn, const tree::TxnBody& body, Step& step);
    void create(const tree::Txn& txn, const tree::CreateTxn& b, Step& step);
    void remove(const tree::Txn& txn, const std::string& path);
    void setData(const tree::Txn& txn, const tree::SetDataTxn& b, Step& step);
    void setAcl(const tree::Txn& txn, const tree::SetAclTxn& b, Step& step);
    void multi(const tree::Txn& txn, const tree::MultiTxn& b, Step& step);
    void closeSession(const tree::Txn& txn, const tree::CloseSessionTxn& b);
    const Node* current(std::string_view path) const;
    void put(const std::string& path, Zxid zxid, Node node);
    void place(std::string path, Zxid zxid, Node node);
    static std::size_t countUpTo(const Versions& versions, Zxid zxid);

    CommittedOrder m_order;
    std::uint64_t m_seen = 0;  ///< seq of the last record folded
    PersistentVector<Step> m_steps;
    PersistentMap<std::string, Versions> m_paths;
    PersistentMap<std::pair<SessionId, std::string>, bool> m_ephemerals;
    std::uint64_t m_digest = 0;
};

using SharedTree = std::shared_ptr<CommittedTree>;
inline SharedTree ownTree(std::int32_t firstSequence = 0) {
    return std::make_shared<CommittedTree>(firstSequence);
}

}  // namespace qs::check

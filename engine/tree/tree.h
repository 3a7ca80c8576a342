// The znode tree with its sessions: a pure state machine, apply(txn) -> outcome. No protocol, no bytes, no watches.
// Copies share everything that did not change (PersistentMap), so a copy is a checkpoint.
// Source: ZooKeeper 3.8.6 DataTree, DataNode, DigestCalculator; zookeeper-protocol.md 5.2, 5.3, 9.5, 9.12.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/persistent_map.h"
#include "engine/base/result.h"
#include "engine/tree/quota.h"
#include "engine/tree/txn.h"

namespace qs::tree {

struct Znode {
    Data data;
    AclList acl;
    Zxid czxid;
    Zxid mzxid;
    Zxid pzxid;
    std::int64_t ctimeMs = 0;
    std::int64_t mtimeMs = 0;
    /// As it is persisted: a session for an ephemeral, ContainerOwner, or TtlOwner | ttl in ms; 0: none of these.
    SessionId owner;
    std::int32_t version = 0;
    std::int32_t cversion = 0;  ///< persisted form: children ever created
    std::int32_t aversion = 0;
    std::int32_t childCount = 0;

    ZnodeKind kind() const;
    std::int64_t ttlMs() const;  ///< Requires: kind() is Ttl
};
inline constexpr std::uint64_t ContainerOwner = 0x8000000000000000;
inline constexpr std::uint64_t TtlOwner = 0xff00000000000000;

/// As clients see it: cversion counts creations and deletions.
struct Stat {
    Zxid czxid;
    Zxid mzxid;
    std::int64_t ctimeMs = 0;
    std::int64_t mtimeMs = 0;
    std::int32_t version = 0;
    std::int32_t cversion = 0;
    std::int32_t aversion = 0;
    SessionId ephemeralOwner;
    std::int32_t dataLength = 0;
    std::int32_t numChildren = 0;
    Zxid pzxid;
};
Stat statOf(const Znode& node);
/// Its share of the tree digest: CRC-32 over path, data and 60 bytes of stat (5.2); 0 below /zookeeper.
std::uint64_t digestOf(std::string_view path, const Znode& node);

enum class ChangeKind : std::uint8_t { Created, Deleted, DataChanged };
struct Change {
    ChangeKind kind;
    std::string path;
    AclList acl;        ///< of the znode: who may hear of it
    AclList parentAcl;  ///< who may hear that the children changed; null for DataChanged
};

/// What applying did: the changes in the order watches must see them.
struct Outcome {
    ErrorCode code = ErrorCode::Ok;
    std::string path;  ///< path created, deleted or changed; empty for session transactions
    Stat stat;         ///< of `path` after a create, setData or setACL
    std::vector<Change> changes;
    std::vector<Outcome> parts;  ///< of a multi, applied or not; their own changes are empty
};

/// Orders paths by (parent, name), so that the children of one znode are neighbours. Transparent for string_view.
struct PathLess {
    using is_transparent = void;
    /// Below 0: a comes first. 0: they are the same.
    static int order(std::string_view a, std::string_view b);
    bool operator()(std::string_view a, std::string_view b) const { return order(a, b) < 0; }
};

/// "/a/b" -> "/a"; "/a" -> "/". Requires: path is not "/".
std::string_view parentPath(std::string_view path);
/// "/a/b" -> "b"; "/" -> "".
std::string_view baseName(std::string_view path);
/// nullptr when the path is well formed (section 9.10 of the protocol notes), else what is wrong with it.
const char* pathProblem(std::string_view path);

struct SessionInfo {
    std::int32_t timeoutMs = 0;
};

class Tree {
public:
    /// The tree of a brand-new ensemble: "/", /zookeeper, /zookeeper/quota, /zookeeper/config.
    Tree() : Tree(0) {}
    /// `firstSequence`: number of the first sequential znode under "/", as if so many had been there before.
    explicit Tree(std::int32_t firstSequence);
    /// A tree from the parts that a snapshot holds.
    class Builder;
    /// Calls f(path, znode) for every znode, parents before their children.
    template <class F>
    void forEach(F&& f) const {
        m_nodes.forEach(f);
    }

    /// Calls f(path, then, now) for every znode that may differ from the one of `before`, as
    /// PersistentMap::forEachDifference.
    template <class F>
    void forEachDifference(const Tree& before, F&& f) const {
        m_nodes.forEachDifference(before.m_nodes, f);
    }

    const Znode* find(std::string_view path) const { return m_nodes.find(path); }
    /// Names of the children in path order; empty when the znode is missing or has none.
    std::vector<std::string> children(std::string_view path) const;
    /// Calls f(name, znode) per child in path order until f returns false.
    void forEachChild(std::string_view path, const std::function<bool(std::string_view, const Znode&)>& f) const;
    /// Number of znodes, "/" included.
    std::size_t size() const { return m_nodes.size(); }
    /// Bytes of all paths and data, as mntr's zk_approximate_data_size counts them.
    std::int64_t approximateDataSize() const { return m_dataSize; }

    const PersistentMap<SessionId, SessionInfo>& sessions() const { return m_sessions; }
    /// Paths of the session's ephemerals in path order.
    std::vector<std::string> ephemeralsOf(SessionId session) const;
    std::size_t ephemeralCount() const { return m_ephemerals.size(); }
    /// Znodes that the leader's next scan removes at `nowMs`: empty containers that once had a child, and childless
    /// znodes whose ttl has passed since their last setData. In path order, at most `limit`.
    std::vector<std::string> outlived(std::int64_t nowMs, std::size_t limit) const;
    /// All znodes below `path`, at any depth; 0 when it is missing.
    std::int32_t descendants(std::string_view path) const;

    /// The nearest of `path` and its ancestors that has a quota; empty: none.
    std::string quotaAbove(std::string_view path) const;
    QuotaNumbers quotaLimits(std::string_view path) const;
    QuotaNumbers quotaUsage(std::string_view path) const;

    /// zxid of the last transaction applied; zero at the start.
    Zxid lastZxid() const { return m_lastZxid; }
    /// ZooKeeper's tree digest, version 2: sum of CRC-32 over the znodes outside /zookeeper/*. 1371985504 when new.
    std::uint64_t digest() const { return m_digest; }

    /// What this server says of the ensemble in /zookeeper/config. No transaction: each server writes its own (9.17).
    void describeEnsemble(std::string text, Zxid version, std::int64_t nowMs);

    /// Applies a decided transaction. Idempotent over a fuzzy start (9.12): creating what exists and deleting what is
    /// missing only raise the parent's counters.
    Outcome apply(const Txn& txn);

private:
    using Nodes = PersistentMap<std::string, Znode, PathLess>;
    struct Empty {};
    explicit Tree(Empty) {}

    void applyBody(const Txn& txn, const TxnBody& body, Outcome& out);
    /// Its share of approximateDataSize().
    static std::int64_t sizeOf(std::string_view path, const Znode& node);
    /// Requires: there is none.
    void put(std::string_view path, Znode node);
    void index(std::string_view path, const Znode& node);
    void unindex(std::string_view path, const Znode& node);
    void countForQuota(std::string_view path, std::int64_t znodes, std::int64_t bytes);
    void learnQuota(std::string_view path);
    /// Calls f(znode) for every znode below `path`, at any depth, parents first.
    void forEachBelow(std::string_view path, const std::function<void(const Znode&)>& f) const;
    /// Lets f(Znode&) change a znode, keeping digest and size true; false when there is none.
    template <class F>
    bool change(std::string_view path, F&& f) {
        Znode* node = beginChange(path);
        if (!node) return false;
        f(*node);
        endChange(path, *node);
        return true;
    }
    Znode* beginChange(std::string_view path);
    void endChange(std::string_view path, const Znode& node);
    void create(const Txn& txn, const CreateTxn& body, Outcome& out);
    void remove(const Txn& txn, const std::string& path, Outcome& out);
    void setData(const Txn& txn, const SetDataTxn& body, Outcome& out);
    void setAcl(const SetAclTxn& body, Outcome& out);
    void multi(const Txn& txn, const MultiTxn& body, Outcome& out);
    void closeSession(const Txn& txn, const CloseSessionTxn& body, Outcome& out);

    Nodes m_nodes;
    PersistentMap<SessionId, SessionInfo> m_sessions;
    PersistentMap<std::pair<SessionId, std::string>, bool> m_ephemerals;  ///< every ephemeral, by owner
    PersistentMap<std::string, bool> m_mortals;                           ///< every container and TTL znode
    PersistentMap<std::string, bool> m_quotas;                            ///< paths that have a quota
    Zxid m_lastZxid;
    std::uint64_t m_digest = 0;
    std::int64_t m_dataSize = 0;
};

class Tree::Builder {
public:
    /// Its childCount is not used. In the order of Tree::forEach it costs least.
    void add(std::string_view path, Znode node);
    void addSession(SessionId id, SessionInfo info) { m_tree.m_sessions.insertOrAssign(id, info); }
    /// Errors name a path: it came twice, its parent or the root is missing.
    Result<Tree> build(Zxid lastZxid) &&;

private:
    Tree m_tree{Empty{}};
    Nodes::Builder m_nodes;
    std::vector<std::string> m_limits;  ///< paths of quotas' limits
};

}  // namespace qs::tree

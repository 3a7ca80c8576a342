#include "engine/check/committed_tree.h"

#include <algorithm>

#include "engine/base/overload.h"
#include "engine/tree/acl.h"
#include "engine/tree/content_hash.h"

namespace qs::check {

namespace {

std::int32_t oneMore(std::int32_t counter) {
    return static_cast<std::int32_t>(static_cast<std::uint32_t>(counter) + 1U);
}

SessionId ownerOf(const tree::Txn& txn, const tree::CreateTxn& b) {
    switch (b.kind) {
        case tree::ZnodeKind::Persistent:
            return {};
        case tree::ZnodeKind::Ephemeral:
            return txn.session;
        case tree::ZnodeKind::Container:
            return SessionId{static_cast<std::int64_t>(tree::ContainerOwner)};
        case tree::ZnodeKind::Ttl:
            return SessionId{static_cast<std::int64_t>(tree::TtlOwner | static_cast<std::uint64_t>(b.ttlMs))};
    }
    return {};
}

}  // namespace

CommittedTree::CommittedTree(std::int32_t firstSequence) {
    Node fresh;
    fresh.exists = true;
    fresh.znode.data = tree::Data("");
    fresh.znode.acl = tree::openAcl();
    place("/zookeeper/quota", {}, fresh);
    Node config = fresh;
    config.znode.acl = tree::readAcl();
    config.znode.aversion = -1;
    place("/zookeeper/config", {}, config);
    Node system = fresh;
    system.znode.childCount = 2;
    system.childNames = tree::nameHash("config") + tree::nameHash("quota");
    place("/zookeeper", {}, system);
    Node root = fresh;
    root.znode.childCount = 1;
    root.znode.cversion = firstSequence;
    root.childNames = tree::nameHash("zookeeper");
    place("/", {}, root);
}

void CommittedTree::advance(const trace::Record& record, const trace::Tables& tables) {
    if (record.seq <= m_seen) return;
    m_seen = record.seq;
    for (const trace::TxnRef ref : m_order.advance(record, tables))
        commit(ref, *tables.txn(ref), record.seq);
}

void CommittedTree::commit(trace::TxnRef ref, const tree::Txn& txn, std::uint64_t record) {
    Step step;
    step.txn = ref;
    step.zxid = txn.zxid;
    step.record = record;
    apply(txn, txn.body, step);
    step.digest = m_digest;
    m_steps.push_back(step);
}

// --- Looking back --------------------------------------------------------------------------------------------------

const CommittedTree::Step* CommittedTree::step(Zxid zxid) const {
    std::size_t low = 0;
    std::size_t high = m_steps.size();
    while (low < high) {
        const std::size_t middle = (low + high) / 2;
        if (m_steps[middle].zxid < zxid) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low < m_steps.size() && m_steps[low].zxid == zxid ? &m_steps[low] : nullptr;
}

const CommittedTree::Step* CommittedTree::step(trace::TxnRef txn, const trace::Tables& tables) const {
    const Step* found = txn ? step(tables.zxid(txn)) : nullptr;
    return found && found->txn == txn ? found : nullptr;
}

std::uint64_t CommittedTree::digestBefore(const Step& step) const {
    const Zxid earlier = before(step.zxid);
    std::size_t low = 0;
    std::size_t high = m_steps.size();
    while (low < high) {
        const std::size_t middle = (low + high) / 2;
        if (m_steps[middle].zxid <= earlier) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low == 0 ? tree::Tree().digest() : m_steps[low - 1].digest;
}

std::size_t CommittedTree::countUpTo(const Versions& versions, Zxid zxid) {
    if (!versions.empty() && versions.back().zxid <= zxid) return versions.size();  // nearly always
    std::size_t low = 0;
    std::size_t high = versions.size();
    while (low < high) {
        const std::size_t middle = (low + high) / 2;
        if (versions[middle].zxid <= zxid) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low;
}

const CommittedTree::Node* CommittedTree::find(std::string_view path, Zxid zxid) const {
    const Versions* versions = m_paths.find(path);
    if (!versions) return nullptr;
    const std::size_t count = countUpTo(*versions, zxid);
    if (count == 0) return nullptr;
    const Node& node = (*versions)[count - 1].node;
    return node.exists ? &node : nullptr;
}

std::vector<const CommittedTree::Node*> CommittedTree::between(std::string_view path, Zxid from, Zxid to) const {
    std::vector<const Node*> out;
    const Versions* versions = m_paths.find(path);
    if (!versions) return out;
    for (std::size_t i = countUpTo(*versions, from), end = countUpTo(*versions, to); i < end; ++i)
        out.push_back(&(*versions)[i].node);
    return out;
}

// --- Going on ------------------------------------------------------------------------------------------------------

const CommittedTree::Node* CommittedTree::current(std::string_view path) const {
    const Versions* versions = m_paths.find(path);
    return versions && versions->back().node.exists ? &versions->back().node : nullptr;
}

void CommittedTree::put(const std::string& path, Zxid zxid, Node node) {
    if (const Node* earlier = current(path)) m_digest -= tree::digestOf(path, earlier->znode);
    place(path, zxid, std::move(node));
}

void CommittedTree::place(std::string path, Zxid zxid, Node node) {
    if (node.exists) m_digest += tree::digestOf(path, node.znode);
    if (Versions* versions = m_paths.findForWrite(path)) {
        if (versions->back().zxid == zxid) versions->truncate(versions->size() - 1);
        versions->push_back({zxid, std::move(node)});
        return;
    }
    Versions first;
    first.push_back({zxid, std::move(node)});
    m_paths.insertOrAssign(std::move(path), std::move(first));
}

void CommittedTree::apply(const tree::Txn& txn, const tree::TxnBody& body, Step& step) {
    std::visit(overload{
                   [&](const tree::CreateTxn& b) { create(txn, b, step); },
                   [&](const tree::DeleteTxn& b) { remove(txn, b.path); },
                   [&](const tree::SetDataTxn& b) { setData(txn, b, step); },
                   [&](const tree::SetAclTxn& b) { setAcl(txn, b, step); },
                   [&](const tree::MultiTxn& b) { multi(txn, b, step); },
                   [](const tree::CreateSessionTxn&) {},
                   [&](const tree::CloseSessionTxn& b) { closeSession(txn, b); },
                   [](const tree::ErrorTxn&) {},
                   [&](const tree::ReconfigTxn& b) { setData(txn, b.asSetData(), step); },
               },
               body);
}

void CommittedTree::create(const tree::Txn& txn, const tree::CreateTxn& b, Step& step) {
    const std::string parentPath(tree::parentPath(b.path));
    if (const Node* parent = current(parentPath)) {
        Node next = *parent;
        next.znode.cversion = oneMore(next.znode.cversion);
        if (b.parentCversion != next.znode.cversion) step.countersRight = false;
        next.znode.cversion = b.parentCversion;  // said once is enough
        next.znode.pzxid = txn.zxid;
        if (!current(b.path)) {
            ++next.znode.childCount;
            next.childNames += tree::nameHash(tree::baseName(b.path));
        }
        put(parentPath, txn.zxid, std::move(next));
    }
    Node node;
    node.exists = true;
    node.znode.data = b.data;
    node.znode.acl = b.acl;
    node.znode.czxid = node.znode.mzxid = node.znode.pzxid = txn.zxid;
    node.znode.ctimeMs = node.znode.mtimeMs = txn.timeMs;
    node.znode.owner = ownerOf(txn, b);
    if (b.kind == tree::ZnodeKind::Ephemeral) m_ephemerals.insertOrAssign({txn.session, b.path}, true);
    put(b.path, txn.zxid, std::move(node));
}

void CommittedTree::remove(const tree::Txn& txn, const std::string& path) {
    const Node* node = current(path);
    if (!node) return;
    if (node->znode.kind() == tree::ZnodeKind::Ephemeral) m_ephemerals.erase(std::make_pair(node->znode.owner, path));
    put(path, txn.zxid, Node{});
    const std::string parentPath(tree::parentPath(path));
    const Node* parent = current(parentPath);
    if (!parent) return;
    Node next = *parent;
    next.znode.pzxid = txn.zxid;
    --next.znode.childCount;
    next.childNames -= tree::nameHash(tree::baseName(path));
    put(parentPath, txn.zxid, std::move(next));
}

void CommittedTree::setData(const tree::Txn& txn, const tree::SetDataTxn& b, Step& step) {
    const Node* node = current(b.path);
    if (!node) return;
    Node next = *node;
    if (b.version != oneMore(next.znode.version)) step.countersRight = false;
    next.znode.version = b.version;
    next.znode.data = b.data;
    next.znode.mzxid = txn.zxid;
    next.znode.mtimeMs = txn.timeMs;
    put(b.path, txn.zxid, std::move(next));
}

void CommittedTree::setAcl(const tree::Txn& txn, const tree::SetAclTxn& b, Step& step) {
    const Node* node = current(b.path);
    if (!node) return;
    Node next = *node;
    if (b.version != oneMore(next.znode.aversion)) step.countersRight = false;
    next.znode.aversion = b.version;
    next.znode.acl = b.acl;
    put(b.path, txn.zxid, std::move(next));
}

void CommittedTree::multi(const tree::Txn& txn, const tree::MultiTxn& b, Step& step) {
    tree::ContentHash results;
    const bool failed = b.failed();
    for (const tree::TxnPart& part : b.parts) {
        if (const auto* error = std::get_if<tree::ErrorTxn>(&part)) {
            results.part(error->code, true, {}, nullptr);
            continue;
        }
        const bool checks = std::holds_alternative<tree::CheckTxn>(part);
        if (!failed && !checks) apply(txn, tree::bodyOf(part), step);
        const auto* create = std::get_if<tree::CreateTxn>(&part);
        const auto* set = std::get_if<tree::SetDataTxn>(&part);
        tree::Stat stat;
        if (const Node* node = set && !failed ? current(set->path) : nullptr) stat = tree::statOf(node->znode);
        results.part(tree::ErrorCode::Ok, failed, create ? std::string_view(create->path) : std::string_view(),
                     set ? &stat : nullptr);
    }
    step.results = results.value();
}

void CommittedTree::closeSession(const tree::Txn& txn, const tree::CloseSessionTxn& b) {
    for (const std::string& path : b.paths)
        remove(txn, path);
    std::vector<std::string> rest;
    m_ephemerals.forEachFrom(std::make_pair(txn.session, std::string()), [&](const auto& key, bool) {
        if (key.first == txn.session) rest.push_back(key.second);
        return key.first == txn.session;
    });
    for (const std::string& path : rest)
        remove(txn, path);
}

}  // namespace qs::check

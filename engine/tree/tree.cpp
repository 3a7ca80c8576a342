#include "engine/tree/tree.h"

#include <libdeflate.h>

#include <algorithm>
#include <array>

#include "engine/base/mutant.h"
#include "engine/base/overload.h"
#include "engine/tree/acl.h"

namespace qs::tree {

namespace {

template <std::size_t N>
void putBigEndian(std::array<unsigned char, N>& out, std::size_t& at, std::uint64_t value, int bytes) {
    for (int shift = (bytes - 1) * 8; shift >= 0; shift -= 8)
        out[at++] = static_cast<unsigned char>(value >> shift);
}

/// First key of the children of `path` in PathLess order.
std::string childrenStart(std::string_view path) {
    return path == "/" ? "/" : std::string(path) + "/";
}

bool isChildOf(std::string_view key, std::string_view path) {
    return key != "/" && parentPath(key) == path;
}

/// a - b of counters that wrap.
std::int32_t wrappedDifference(std::int32_t a, std::int32_t b) {
    return static_cast<std::int32_t>(static_cast<std::uint32_t>(a) - static_cast<std::uint32_t>(b));
}

}  // namespace

std::uint64_t digestOf(std::string_view path, const Znode& node) {
    if (path.starts_with("/zookeeper/")) return 0;
    if (path == "/") path = {};
    std::array<unsigned char, 60> stat{};
    std::size_t at = 0;
    const auto u32 = [](std::int32_t v) { return static_cast<std::uint64_t>(static_cast<std::uint32_t>(v)); };
    putBigEndian(stat, at, node.czxid.value, 8);
    putBigEndian(stat, at, node.mzxid.value, 8);
    putBigEndian(stat, at, node.pzxid.value, 8);
    putBigEndian(stat, at, static_cast<std::uint64_t>(node.ctimeMs), 8);
    putBigEndian(stat, at, static_cast<std::uint64_t>(node.mtimeMs), 8);
    putBigEndian(stat, at, u32(node.version), 4);
    putBigEndian(stat, at, u32(node.cversion), 4);
    putBigEndian(stat, at, u32(node.aversion), 4);
    putBigEndian(stat, at, static_cast<std::uint64_t>(node.owner.value), 8);
    std::uint32_t crc = libdeflate_crc32(0, path.data(), path.size());
    if (node.data) crc = libdeflate_crc32(crc, (*node.data).data(), node.data.size());
    return libdeflate_crc32(crc, stat.data(), stat.size());
}

ZnodeKind Znode::kind() const {
    const auto raw = static_cast<std::uint64_t>(owner.value);
    if (raw == 0) return ZnodeKind::Persistent;
    if (raw == ContainerOwner) return ZnodeKind::Container;
    return (raw & TtlOwner) == TtlOwner ? ZnodeKind::Ttl : ZnodeKind::Ephemeral;
}

std::int64_t Znode::ttlMs() const {
    QS_CHECK(kind() == ZnodeKind::Ttl);
    return static_cast<std::int64_t>(static_cast<std::uint64_t>(owner.value) & ~TtlOwner);
}

Stat statOf(const Znode& n) {
    Stat s;
    s.czxid = n.czxid;
    s.mzxid = n.mzxid;
    s.pzxid = n.pzxid;
    s.ctimeMs = n.ctimeMs;
    s.mtimeMs = n.mtimeMs;
    s.version = n.version;
    // It wraps, as in Java.
    s.cversion = static_cast<std::int32_t>(2 * static_cast<std::uint32_t>(n.cversion) -
                                           static_cast<std::uint32_t>(n.childCount));
    s.aversion = n.aversion;
    if (n.kind() == ZnodeKind::Ephemeral) s.ephemeralOwner = n.owner;
    s.dataLength = static_cast<std::int32_t>(n.data.size());
    s.numChildren = n.childCount;
    return s;
}

Tree::Tree(std::int32_t firstSequence) {
    Znode fresh;
    fresh.data = Data("");
    fresh.acl = openAcl();
    Znode root = fresh;
    root.childCount = 1;
    root.cversion = firstSequence;
    Znode system = fresh;
    system.childCount = 2;
    Znode config = fresh;
    config.acl = readAcl();
    config.aversion = -1;
    put("/", root);
    put("/zookeeper", system);
    put(ConfigPath, config);
    put("/zookeeper/quota", fresh);
}

void Tree::describeEnsemble(std::string text, Zxid version, std::int64_t nowMs) {
    change(ConfigPath, [&](Znode& n) {
        n.data = Data(std::move(text));
        n.version = -1;
        n.mzxid = version;
        n.mtimeMs = nowMs;
    });
}

std::int64_t Tree::sizeOf(std::string_view path, const Znode& node) {
    return static_cast<std::int64_t>(path.size() + node.data.size());
}

void Tree::put(std::string_view path, Znode node) {
    m_digest += digestOf(path, node);
    m_dataSize += sizeOf(path, node);
    m_nodes.insertNew(path, std::move(node));
}

Znode* Tree::beginChange(std::string_view path) {
    Znode* node = m_nodes.findForWrite(path);
    if (!node) return nullptr;
    m_digest -= digestOf(path, *node);
    m_dataSize -= sizeOf(path, *node);
    return node;
}

void Tree::endChange(std::string_view path, const Znode& node) {
    m_digest += digestOf(path, node);
    m_dataSize += sizeOf(path, node);
}

std::vector<std::string> Tree::children(std::string_view path) const {
    std::vector<std::string> out;
    forEachChild(path, [&out](std::string_view name, const Znode&) {
        out.emplace_back(name);
        return true;
    });
    return out;
}

void Tree::forEachChild(std::string_view path, const std::function<bool(std::string_view, const Znode&)>& f) const {
    m_nodes.forEachFrom(childrenStart(path), [&](std::string_view key, const Znode& node) {
        if (key == path) return true;  // the root sorts before its own children
        return isChildOf(key, path) && f(baseName(key), node);
    });
}

std::vector<std::string> Tree::ephemeralsOf(SessionId session) const {
    std::vector<std::string> out;
    m_ephemerals.forEachFrom(std::make_pair(session, std::string()), [&](const auto& key, bool) {
        if (key.first != session) return false;
        out.push_back(key.second);
        return true;
    });
    return out;
}

std::vector<std::string> Tree::outlived(std::int64_t nowMs, std::size_t limit) const {
    std::vector<std::string> out;
    m_mortals.forEach([&](std::string_view path, bool) {
        const Znode& n = *find(path);
        if (n.childCount > 0 || out.size() == limit) return;
        const bool over = n.kind() == ZnodeKind::Container ? n.cversion > 0 : nowMs - n.mtimeMs > n.ttlMs();
        if (over) out.emplace_back(path);
    });
    return out;
}

/// With a list of its own, not by recursion: clients decide how deep a tree is.
void Tree::forEachBelow(std::string_view path, const std::function<void(const Znode&)>& f) const {
    std::vector<std::string> todo{std::string(path)};
    while (!todo.empty()) {
        const std::string prefix = childrenStart(todo.back());
        const std::string parent = std::move(todo.back());
        todo.pop_back();
        forEachChild(parent, [&](std::string_view name, const Znode& child) {
            f(child);
            if (child.childCount > 0) todo.push_back(prefix + std::string(name));
            return true;
        });
    }
}

std::int32_t Tree::descendants(std::string_view path) const {
    std::int32_t count = 0;
    forEachBelow(path, [&count](const Znode&) { ++count; });
    return count;
}

Outcome Tree::apply(const Txn& txn) {
    Outcome out;
    applyBody(txn, txn.body, out);
    m_lastZxid = txn.zxid;
    return out;
}

void Tree::applyBody(const Txn& txn, const TxnBody& body, Outcome& out) {
    std::visit(overload{
                   [&](const CreateTxn& b) { create(txn, b, out); },
                   [&](const DeleteTxn& b) { remove(txn, b.path, out); },
                   [&](const SetDataTxn& b) { setData(txn, b, out); },
                   [&](const SetAclTxn& b) { setAcl(b, out); },
                   [&](const MultiTxn& b) { multi(txn, b, out); },
                   [&](const CreateSessionTxn& b) { m_sessions.insertOrAssign(txn.session, {b.timeoutMs}); },
                   [&](const CloseSessionTxn& b) { closeSession(txn, b, out); },
                   [&](const ErrorTxn& b) { out.code = b.code; },
                   [&](const ReconfigTxn& b) { setData(txn, b.asSetData(), out); },
               },
               body);
}

// --- Indexes -------------------------------------------------------------------------------------------------------

void Tree::index(std::string_view path, const Znode& node) {
    switch (node.kind()) {
        case ZnodeKind::Persistent:
            break;
        case ZnodeKind::Ephemeral:
            m_ephemerals.insertOrAssign({node.owner, std::string(path)}, true);
            break;
        case ZnodeKind::Container:
        case ZnodeKind::Ttl:
            m_mortals.insertOrAssign(path, true);
            break;
    }
}

void Tree::unindex(std::string_view path, const Znode& node) {
    if (node.kind() == ZnodeKind::Ephemeral) m_ephemerals.erase(std::make_pair(node.owner, std::string(path)));
    if (node.kind() == ZnodeKind::Container || node.kind() == ZnodeKind::Ttl) m_mortals.erase(path);
}

// --- Kinds of transaction ------------------------------------------------------------------------------------------

namespace {

SessionId ownerOf(const Txn& txn, const CreateTxn& body) {
    switch (body.kind) {
        case ZnodeKind::Persistent:
            return {};
        case ZnodeKind::Ephemeral:
            return txn.session;
        case ZnodeKind::Container:
            return SessionId{static_cast<std::int64_t>(ContainerOwner)};
        case ZnodeKind::Ttl:
            return SessionId{static_cast<std::int64_t>(TtlOwner | static_cast<std::uint64_t>(body.ttlMs))};
    }
    return {};
}

}  // namespace

void Tree::create(const Txn& txn, const CreateTxn& body, Outcome& out) {
    const std::string parent(parentPath(body.path));
    const bool isNew = !find(body.path);
    AclList parentAcl = openAcl();
    change(parent, [&](Znode& n) {
        // ZooKeeper compares the two as they are: behind 2147483647 it would give the same number again and again.
        if (wrappedDifference(body.parentCversion, n.cversion) > 0) {
            n.cversion = body.parentCversion;
            n.pzxid = txn.zxid;
        }
        if (isNew) ++n.childCount;
        parentAcl = n.acl;
    });
    out.path = body.path;
    if (!isNew) {
        out.code = ErrorCode::NodeExists;
        return;
    }
    Znode node;
    node.data = body.data;
    node.acl = body.acl;
    node.czxid = node.mzxid = node.pzxid = txn.zxid;
    node.ctimeMs = node.mtimeMs = txn.timeMs;
    node.owner = ownerOf(txn, body);
    index(body.path, node);
    out.stat = statOf(node);
    out.changes.push_back({ChangeKind::Created, body.path, node.acl, parentAcl});
    put(body.path, std::move(node));
    learnQuota(body.path);
    countForQuota(body.path, 1, body.data.length());
}

void Tree::remove(const Txn& txn, const std::string& path, Outcome& out) {
    const Znode* node = find(path);
    const bool existed = node != nullptr;
    AclList acl = existed ? node->acl : openAcl();
    AclList parentAcl = openAcl();
    const std::int64_t bytes = existed ? node->data.length() : 0;
    if (existed) {
        unindex(path, *node);
        m_digest -= digestOf(path, *node);
        m_dataSize -= sizeOf(path, *node);
        m_nodes.erase(path);
    }
    change(parentPath(path), [&](Znode& n) {
        n.pzxid = std::max(n.pzxid, txn.zxid);
        if (existed) --n.childCount;
        parentAcl = n.acl;
    });
    out.path = path;
    if (!existed) {
        out.code = ErrorCode::NoNode;
        return;
    }
    learnQuota(path);
    countForQuota(path, -1, -bytes);
    out.changes.push_back({ChangeKind::Deleted, path, std::move(acl), std::move(parentAcl)});
}

void Tree::setData(const Txn& txn, const SetDataTxn& body, Outcome& out) {
    out.path = body.path;
    AclList acl;
    std::int64_t grown = body.data.length();
    const bool found = change(body.path, [&](Znode& n) {
        grown -= n.data.length();
        n.data = body.data;
        n.version = body.version;
        n.mzxid = txn.zxid;
        n.mtimeMs = txn.timeMs;
        acl = n.acl;
        out.stat = statOf(n);
    });
    if (!found) {
        out.code = ErrorCode::NoNode;
        return;
    }
    countForQuota(body.path, 0, grown);
    out.changes.push_back({ChangeKind::DataChanged, body.path, std::move(acl), nullptr});
}

void Tree::setAcl(const SetAclTxn& body, Outcome& out) {
    out.path = body.path;
    const bool found = change(body.path, [&](Znode& n) {
        n.acl = body.acl;
        if (!QS_MUTANT(AversionStays)) n.aversion = body.version;
        out.stat = statOf(n);
    });
    if (!found) out.code = ErrorCode::NoNode;
}

void Tree::multi(const Txn& txn, const MultiTxn& body, Outcome& out) {
    const bool failed = body.failed();
    for (const TxnPart& part : body.parts) {
        Outcome one;
        if (const auto* error = std::get_if<ErrorTxn>(&part)) {
            one.code = error->code;
        } else if ((!failed || QS_MUTANT(MultiHalfApplied)) && !std::holds_alternative<CheckTxn>(part)) {
            applyBody(txn, bodyOf(part), one);
        }
        out.changes.insert(out.changes.end(), one.changes.begin(), one.changes.end());
        one.changes.clear();
        out.parts.push_back(std::move(one));
    }
}

void Tree::closeSession(const Txn& txn, const CloseSessionTxn& body, Outcome& out) {
    m_sessions.erase(txn.session);
    const auto removeOne = [&](const std::string& path) {
        Outcome one;
        remove(txn, path, one);
        out.changes.insert(out.changes.end(), one.changes.begin(), one.changes.end());
    };
    for (const std::string& path : body.paths)
        removeOne(path);
    if (QS_MUTANT(CloseLeavesEphemeral)) return;
    for (const std::string& path : ephemeralsOf(txn.session))
        removeOne(path);
}

}  // namespace qs::tree

#include "app/znodes/subtree.h"

#include <algorithm>

#include "app/znodes/window_client.h"
#include "engine/tree/acl_text.h"

namespace qs::app {

using command::ClientPart;
using command::ClientRequest;
using command::ClientVerb;

namespace {

/// A multi stays well below the packet limit of 1 MiB.
constexpr std::size_t MostParts = 500;
constexpr std::size_t MostBytes = 500'000;

bool isOpen(const SubtreeZnode& znode) {
    return *znode.acl == *tree::openAcl();
}

ClientPart part(ClientVerb verb, const std::string& path, const std::string& data, std::int32_t version) {
    ClientPart out;
    out.verb = verb;
    out.path = path;
    out.data = data;
    out.version = version;
    return out;
}

/// Collects parts into multis and keeps the order with what stands between them.
class Planner {
public:
    void add(ClientPart p) {
        const std::size_t size = p.path.size() + p.data.size() + 64;
        if (m_multi.parts.size() == MostParts || (m_bytes + size > MostBytes && !m_multi.parts.empty())) flush();
        m_bytes += size;
        m_multi.parts.push_back(std::move(p));
    }
    void add(ClientRequest request) {
        flush();
        m_requests.push_back(std::move(request));
    }
    std::vector<ClientRequest> take() {
        flush();
        return std::move(m_requests);
    }

private:
    void flush() {
        if (m_multi.parts.empty()) return;
        m_multi.client = WindowClient::ClientName;
        m_multi.verb = ClientVerb::Multi;
        m_requests.push_back(std::exchange(m_multi, {}));
        m_bytes = 0;
    }

    std::vector<ClientRequest> m_requests;
    ClientRequest m_multi;
    std::size_t m_bytes = 0;
};

void collect(const tree::Tree& tree, const std::string& root, const std::string& path, std::vector<SubtreeZnode>& out) {
    const tree::Znode* znode = tree.find(path);
    if (!znode || path == "/zookeeper") return;
    const std::string below = path == root ? std::string() : path.substr(root == "/" ? 0 : root.size());
    const bool mortal = znode->kind() == tree::ZnodeKind::Ttl;
    out.push_back({below, znode->data, znode->acl, znode->kind(), mortal ? znode->ttlMs() : 0, znode->version});
    if (znode->childCount == 0) return;
    for (const std::string& name : tree.children(path)) {
        collect(tree, root, (path == "/" ? path : path + "/") + name, out);
    }
}

std::string under(const std::string& target, const std::string& below) {
    if (below.empty()) return target;
    return target == "/" ? below : target + below;
}

CreateMode modeOf(tree::ZnodeKind kind) {
    switch (kind) {
        case tree::ZnodeKind::Container:
            return CreateMode::Container;
        case tree::ZnodeKind::Ttl:
            return CreateMode::Ttl;
        default:
            return CreateMode::Persistent;
    }
}

}  // namespace

std::vector<SubtreeZnode> subtreeOf(const tree::Tree& tree, const std::string& path) {
    std::vector<SubtreeZnode> out;
    collect(tree, path, path, out);
    return out;
}

WritePlan createPlan(const std::vector<SubtreeZnode>& znodes, const std::string& target, const tree::Tree& tree,
                     ImportPolicy policy) {
    WritePlan plan;
    Planner planner;
    for (const SubtreeZnode& znode : znodes) {
        const std::string path = under(target, znode.path);
        const tree::Znode* there = tree.find(path);
        const bool ephemeral = znode.kind == tree::ZnodeKind::Ephemeral;
        if (there && policy.overwrite && *there->data != *znode.data) {
            planner.add(part(ClientVerb::Set, path, std::string(*znode.data), there->version));
            ++plan.sets;
        } else if (there || (ephemeral && policy.ephemerals == EphemeralPolicy::LeaveOut)) {
            ++plan.leftOut;
        } else {
            const CreateMode mode = modeOf(znode.kind);
            if (mode == CreateMode::Persistent && isOpen(znode)) {
                planner.add(part(ClientVerb::Create, path, std::string(*znode.data), -1));
            } else {
                const std::string acl = isOpen(znode) ? std::string() : tree::formatAcl(*znode.acl);
                planner.add(createRequest(path, std::string(*znode.data), mode, znode.ttlMs, acl));
            }
            ++plan.creates;
        }
    }
    plan.requests = planner.take();
    return plan;
}

WritePlan deletePlan(const tree::Tree& tree, const std::string& path) {
    WritePlan plan;
    Planner planner;
    const std::vector<SubtreeZnode> znodes = subtreeOf(tree, path);
    if (znodes.size() == 1) {
        planner.add(deleteRequest(path, znodes.front().version));
    } else {
        for (auto znode = znodes.rbegin(); znode != znodes.rend(); ++znode) {
            planner.add(part(ClientVerb::Delete, under(path, znode->path), {}, znode->version));
        }
    }
    plan.deletes = static_cast<int>(znodes.size());
    plan.requests = planner.take();
    return plan;
}

WritePlan movePlan(const tree::Tree& tree, const std::string& path, const std::string& target) {
    const std::vector<SubtreeZnode> znodes = subtreeOf(tree, path);
    const auto movable = [](const SubtreeZnode& z) { return isOpen(z) && z.kind == tree::ZnodeKind::Persistent; };
    if (znodes.size() * 2 > MostParts || !std::all_of(znodes.begin(), znodes.end(), movable)) return {};
    WritePlan plan;
    Planner planner;
    for (const SubtreeZnode& znode : znodes) {
        planner.add(part(ClientVerb::Create, under(target, znode.path), std::string(*znode.data), -1));
        ++plan.creates;
    }
    for (auto znode = znodes.rbegin(); znode != znodes.rend(); ++znode) {
        planner.add(part(ClientVerb::Delete, under(path, znode->path), {}, znode->version));
        ++plan.deletes;
    }
    plan.requests = planner.take();
    return plan.atomic() ? plan : WritePlan();
}

}  // namespace qs::app

#include "engine/base/mutant.h"
#include "engine/base/overload.h"
#include "engine/node/replica.h"

namespace qs::node {

using tree::ErrorCode;
using tree::Perm;

namespace {

std::optional<tree::WatcherType> watcherType(std::int32_t type) {
    if (type < 1 || type > 3) return std::nullopt;
    return static_cast<tree::WatcherType>(type);
}

}  // namespace

void Replica::answerLocally(ConnectionId id, Waiting& w, Effects& out) {
    codec::ReplyBody body;
    codec::ReplyHeader header{w.frame.xid, servedZxid(), ErrorCode::Ok};
    const SessionId session = m_connections.at(id).session;
    const auto ok = [](const auto&...) { return ErrorCode::Ok; };
    const auto stays = [](const auto&) {
        QS_CHECK(false);
        return ErrorCode::Ok;
    };
    header.error =
        std::visit(overload{
                       [&](const codec::ExistsRequest& r) { return exists(id, r, body, out); },
                       [&](const codec::GetDataRequest& r) { return getData(id, r, body, out); },
                       [&](const codec::GetAclRequest& r) { return getAcl(id, r, body); },
                       [&](const codec::GetChildrenRequest& r) { return getChildren(id, r, body, out); },
                       [&](const codec::MultiReadRequest& r) { return multiRead(id, r, body); },
                       [&](const codec::GetAllChildrenNumberRequest& r) { return countDescendants(id, r.path, body); },
                       [&](const codec::GetEphemeralsRequest& r) {
                           body.children = ephemeralsBelow(session, r.path);
                           return ErrorCode::Ok;
                       },
                       [&](const codec::WhoAmIRequest&) {
                           body.identities = whoIs(id);
                           return ErrorCode::Ok;
                       },
                       [&](const codec::PingRequest& r) { return ok(r); },
                       [&](const codec::SetWatchesRequest& r) {
                           setWatches(id, r, out);
                           return ErrorCode::Ok;
                       },
                       [&](const codec::AddWatchRequest& r) { return addWatch(id, r, out); },
                       [&](const codec::CheckWatchesRequest& r) {
                           const auto type = watcherType(r.type);
                           if (!type) return ErrorCode::MarshallingError;
                           return m_watches.contains(id, r.path, *type) ? ErrorCode::Ok : ErrorCode::NoWatcher;
                       },
                       [&](const codec::RemoveWatchesRequest& r) { return removeWatches(id, r, out); },
                       [&](const codec::AuthRequest& r) {
                           header.zxid = {};
                           return r.scheme == "digest" || r.scheme == "ip" ? ErrorCode::Ok : ErrorCode::AuthFailed;
                       },
                       [&](const codec::UnsupportedRequest&) {
                           header.zxid = Zxid{UINT64_MAX};
                           emitEvent(out, trace::UnsupportedOpcode{id, session, w.frame.opcode});
                           return ErrorCode::Unimplemented;
                       },
                       [&](const codec::MalformedRequest& r) {
                           emitEvent(out, trace::Noted{}, "a request that cannot be read: " + r.problem);
                           return ErrorCode::MarshallingError;
                       },
                       [&](const tree::ReconfigRequest& r) { return stays(r); },
                       [&](const codec::SyncRequest& r) { return stays(r); },
                       [&](const tree::CreateRequest& r) { return stays(r); },
                       [&](const tree::DeleteRequest& r) { return stays(r); },
                       [&](const tree::SetDataRequest& r) { return stays(r); },
                       [&](const tree::SetAclRequest& r) { return stays(r); },
                       [&](const tree::MultiRequest& r) { return stays(r); },
                       [&](const tree::DeleteContainerRequest& r) { return stays(r); },
                       [&](const tree::CloseSessionRequest& r) { return stays(r); },
                   },
                   w.frame.request);
    answer(w, header, body);
}

bool Replica::may(ConnectionId id, const tree::AclList& acl, Perm perm) const {
    return m_config.rules.skipAcl || tree::permits(acl, perm, m_connections.at(id).who);
}

/// NoNode, or NoAuth without READ; else the stat is in `body`.
ErrorCode Replica::readZnode(ConnectionId id, const std::string& path, codec::ReplyBody& body) const {
    const tree::Znode* node = tree().find(path);
    if (!node) return ErrorCode::NoNode;
    if (!may(id, node->acl, Perm::Read)) return ErrorCode::NoAuth;
    body.stat = tree::statOf(*node);
    return ErrorCode::Ok;
}

ErrorCode Replica::exists(ConnectionId id, const codec::ExistsRequest& r, codec::ReplyBody& body, Effects& out) {
    const ErrorCode code = readZnode(id, r.path, body);
    if (r.watch && code != ErrorCode::NoAuth) watch(id, tree::WatchKind::ExistsWatch, r.path, out);
    return code;
}

ErrorCode Replica::getData(ConnectionId id, const codec::GetDataRequest& r, codec::ReplyBody& body, Effects& out) {
    const ErrorCode code = readZnode(id, r.path, body);
    if (code != ErrorCode::Ok) return code;
    body.data = tree().find(r.path)->data;
    if (r.watch) watch(id, tree::WatchKind::DataWatch, r.path, out);
    return code;
}

ErrorCode Replica::getChildren(ConnectionId id, const codec::GetChildrenRequest& r, codec::ReplyBody& body,
                               Effects& out) {
    const ErrorCode code = readZnode(id, r.path, body);
    if (code != ErrorCode::Ok) return code;
    body.children = tree().children(r.path);
    if (r.watch) watch(id, tree::WatchKind::ChildWatch, r.path, out);
    return code;
}

/// READ or ADMIN shows the list; only ADMIN shows the hashes in it.
ErrorCode Replica::getAcl(ConnectionId id, const codec::GetAclRequest& r, codec::ReplyBody& body) const {
    const tree::Znode* node = tree().find(r.path);
    if (!node) return ErrorCode::NoNode;
    const bool admin = may(id, node->acl, Perm::Admin) || QS_MUTANT(AclShowsHashes);
    if (!admin && !may(id, node->acl, Perm::Read)) return ErrorCode::NoAuth;
    body.stat = tree::statOf(*node);
    body.acl = admin ? *node->acl : tree::maskDigests(*node->acl);
    return ErrorCode::Ok;
}

/// Each part fails for itself.
ErrorCode Replica::multiRead(ConnectionId id, const codec::MultiReadRequest& r, codec::ReplyBody& body) const {
    for (const auto& request : r.parts) {
        const bool children = std::holds_alternative<codec::GetChildrenRequest>(request);
        const std::string& path = std::visit([](const auto& p) -> const std::string& { return p.path; }, request);
        codec::ReplyBody::Part part;
        part.opcode = static_cast<std::int32_t>(children ? codec::Opcode::GetChildren : codec::Opcode::GetData);
        part.error = readZnode(id, path, part.body);
        part.failed = part.error != ErrorCode::Ok;
        if (!part.failed && children) part.body.children = tree().children(path);
        if (!part.failed && !children) part.body.data = tree().find(path)->data;
        body.parts.push_back(std::move(part));
    }
    return ErrorCode::Ok;
}

ErrorCode Replica::countDescendants(ConnectionId id, const std::string& path, codec::ReplyBody& body) const {
    const ErrorCode code = readZnode(id, path, body);
    if (code == ErrorCode::Ok) body.number = tree().descendants(path);
    return code;
}

ErrorCode Replica::addWatch(ConnectionId id, const codec::AddWatchRequest& r, Effects& out) {
    if (r.mode != 0 && r.mode != 1) return ErrorCode::MarshallingError;
    watch(id, r.mode == 0 ? tree::WatchKind::Persistent : tree::WatchKind::PersistentRecursive, r.path, out);
    return ErrorCode::Ok;
}

ErrorCode Replica::removeWatches(ConnectionId id, const codec::RemoveWatchesRequest& r, Effects& out) {
    const auto type = watcherType(r.type);
    if (!type) return ErrorCode::MarshallingError;
    if (!m_watches.remove(id, r.path, *type)) return ErrorCode::NoWatcher;
    emitEvent(out, trace::WatchRemoved{id, m_connections.at(id).session, *type, {}}, r.path);
    return ErrorCode::Ok;
}

std::vector<std::string> Replica::ephemeralsBelow(SessionId session, const std::string& prefix) const {
    std::vector<std::string> out = tree().ephemeralsOf(session);
    std::erase_if(out, [&](const std::string& path) { return !path.starts_with(prefix); });
    return out;
}

/// Users by name: the hash of a digest stays here.
tree::Identities Replica::whoIs(ConnectionId id) const {
    tree::Identities out = m_connections.at(id).who;
    for (tree::Identity& who : out) {
        if (who.scheme == "digest") who.id = who.id.substr(0, who.id.find(':'));
    }
    return out;
}

}  // namespace qs::node

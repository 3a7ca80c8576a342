#include "engine/tree/request.h"

#include <array>
#include <cstdio>

#include "engine/base/overload.h"

namespace qs::tree {

namespace {

TxnBody refuse(ErrorCode code) {
    return ErrorTxn{code};
}

bool isSpecial(std::string_view path) {
    return path == "/" || path == "/zookeeper" || path == "/zookeeper/quota" || path == "/zookeeper/config";
}

/// ZooKeeper's ten digits; a negative counter (after an overflow) keeps its sign within the ten places.
std::string sequenceSuffix(std::int32_t counter) {
    std::array<char, 16> buffer{};
    std::snprintf(buffer.data(), buffer.size(), "%010d", counter);
    return buffer.data();
}

bool validAcl(const std::vector<Acl>& acl) {
    for (const Acl& a : acl) {
        const bool known =
            a.scheme == "world" ? a.id == "anyone" : a.scheme == "digest" || a.scheme == "ip" || a.scheme == "auth";
        if (!known) return false;
    }
    return !acl.empty();
}

TxnBody prepareCreate(const Tree& tree, SessionId session, const CreateRequest& r) {
    if (r.flags >= 4 && r.flags <= 6) return refuse(ErrorCode::Unimplemented);
    if (r.flags < 0 || r.flags > 3) return refuse(ErrorCode::BadArguments);
    if (!tree.sessions().find(session)) return refuse(ErrorCode::SessionExpired);
    const bool ephemeral = (r.flags & 1) != 0;
    const bool sequential = (r.flags & 2) != 0;
    if (r.path.find('/') == std::string::npos || r.path.find('\0') != std::string::npos) {
        return refuse(ErrorCode::BadArguments);
    }
    if (!validAcl(r.acl)) return refuse(ErrorCode::InvalidAcl);
    const Znode* parent = tree.find(parentPath(r.path));
    if (!parent) return refuse(ErrorCode::NoNode);
    const std::string path = sequential ? r.path + sequenceSuffix(parent->cversion) : r.path;
    if (pathProblem(path)) return refuse(ErrorCode::BadArguments);
    if (tree.find(path)) return refuse(ErrorCode::NodeExists);
    if (parent->ephemeralOwner) return refuse(ErrorCode::NoChildrenForEphemerals);
    const bool open = r.acl == *openAcl();
    return CreateTxn{path, r.data, open ? openAcl() : std::make_shared<const std::vector<Acl>>(r.acl), ephemeral,
                     static_cast<std::int32_t>(static_cast<std::uint32_t>(parent->cversion) + 1U)};
}

TxnBody prepareDelete(const Tree& tree, SessionId session, const DeleteRequest& r) {
    if (!tree.sessions().find(session)) return refuse(ErrorCode::SessionExpired);
    if (r.path.find('/') == std::string::npos || isSpecial(r.path)) return refuse(ErrorCode::BadArguments);
    if (!tree.find(parentPath(r.path))) return refuse(ErrorCode::NoNode);
    const Znode* node = tree.find(r.path);
    if (!node) return refuse(ErrorCode::NoNode);
    if (r.version != -1 && r.version != node->version) return refuse(ErrorCode::BadVersion);
    if (node->childCount > 0) return refuse(ErrorCode::NotEmpty);
    return DeleteTxn{r.path};
}

TxnBody prepareSetData(const Tree& tree, SessionId session, const SetDataRequest& r) {
    if (!tree.sessions().find(session)) return refuse(ErrorCode::SessionExpired);
    if (pathProblem(r.path)) return refuse(ErrorCode::BadArguments);
    const Znode* node = tree.find(r.path);
    if (!node) return refuse(ErrorCode::NoNode);
    if (r.version != -1 && r.version != node->version) return refuse(ErrorCode::BadVersion);
    return SetDataTxn{r.path, r.data, static_cast<std::int32_t>(static_cast<std::uint32_t>(node->version) + 1U)};
}

}  // namespace

TxnBody prepare(const Tree& tree, SessionId session, const WriteRequest& request) {
    return std::visit(
        overload{
            [&](const CreateRequest& r) { return prepareCreate(tree, session, r); },
            [&](const DeleteRequest& r) { return prepareDelete(tree, session, r); },
            [&](const SetDataRequest& r) { return prepareSetData(tree, session, r); },
            [](const CreateSessionRequest& r) -> TxnBody { return CreateSessionTxn{r.timeoutMs}; },
            [&](const CloseSessionRequest&) -> TxnBody { return CloseSessionTxn{tree.ephemeralsOf(session)}; },
        },
        request);
}

}  // namespace qs::tree

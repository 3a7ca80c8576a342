#include "engine/tree/request.h"

#include <array>
#include <cstdio>

#include "engine/base/mutant.h"
#include "engine/base/overload.h"

namespace qs::tree {

namespace {

bool isSpecial(std::string_view path) {
    return path == "/" || path == "/zookeeper" || path == "/zookeeper/quota" || path == ConfigPath;
}

/// ZooKeeper's ten digits; a negative counter (after an overflow) keeps its sign within the ten places.
std::string sequenceSuffix(std::int32_t counter) {
    std::array<char, 16> buffer{};
    std::snprintf(buffer.data(), buffer.size(), "%010d", counter);
    return buffer.data();
}

/// Counters of a znode wrap as Java's do.
std::int32_t oneMore(std::int32_t counter) {
    return static_cast<std::int32_t>(static_cast<std::uint32_t>(counter) + 1U);
}

struct Mode {
    ZnodeKind kind = ZnodeKind::Persistent;
    bool sequential = false;
};

/// nullopt: flags that no create mode has.
std::optional<Mode> modeOf(std::int32_t flags) {
    switch (static_cast<CreateMode>(flags)) {
        case CreateMode::Persistent:
            return Mode{ZnodeKind::Persistent, false};
        case CreateMode::Ephemeral:
            return Mode{ZnodeKind::Ephemeral, false};
        case CreateMode::PersistentSequential:
            return Mode{ZnodeKind::Persistent, true};
        case CreateMode::EphemeralSequential:
            return Mode{ZnodeKind::Ephemeral, true};
        case CreateMode::Container:
            return Mode{ZnodeKind::Container, false};
        case CreateMode::PersistentTtl:
            return Mode{ZnodeKind::Ttl, false};
        case CreateMode::PersistentSequentialTtl:
            return Mode{ZnodeKind::Ttl, true};
    }
    return std::nullopt;
}

/// Judges one write after the other against a tree; a multi feeds what its parts would do into a copy.
class Preparer {
public:
    Preparer(const Tree& tree, const Caller& caller, const Rules& rules)
        : m_tree(tree), m_caller(caller), m_rules(rules) {}

    TxnPart operator()(const CreateRequest& r) const {
        const auto mode = modeOf(r.flags);
        if (!mode) return refuse(ErrorCode::BadArguments);
        const bool ttl = mode->kind == ZnodeKind::Ttl;
        if (ttl && !m_rules.extendedTypes) return refuse(ErrorCode::Unimplemented);
        if (ttl ? r.ttlMs <= 0 || r.ttlMs > MaxTtlMs : r.ttlMs >= 0) return refuse(ErrorCode::BadArguments);
        if (sessionGone()) return refuse(ErrorCode::SessionExpired);
        if (r.path.find('/') == std::string::npos || r.path.find('\0') != std::string::npos) {
            return refuse(ErrorCode::BadArguments);
        }
        auto acl = resolveAcl(r.acl, m_caller.who);
        if (!acl) return refuse(ErrorCode::InvalidAcl);
        const Znode* parent = m_tree.find(parentPath(r.path));
        if (!parent) return refuse(ErrorCode::NoNode);
        if (!may(*parent, Perm::Create)) return refuse(ErrorCode::NoAuth);
        const std::string path = mode->sequential ? r.path + sequenceSuffix(sequenceNumber(*parent)) : r.path;
        if (pathProblem(path)) return refuse(ErrorCode::BadArguments);
        if (m_tree.find(path)) return refuse(ErrorCode::NodeExists);
        if (parent->kind() == ZnodeKind::Ephemeral) return refuse(ErrorCode::NoChildrenForEphemerals);
        if (overQuota(path, 1, r.data.length())) return refuse(ErrorCode::QuotaExceeded);
        return CreateTxn{
            path, r.data, makeAcl(std::move(*acl)), mode->kind, oneMore(parent->cversion), ttl ? r.ttlMs : 0};
    }

    TxnPart operator()(const DeleteRequest& r) const {
        if (sessionGone()) return refuse(ErrorCode::SessionExpired);
        if (r.path.find('/') == std::string::npos || isSpecial(r.path)) return refuse(ErrorCode::BadArguments);
        const Znode* parent = m_tree.find(parentPath(r.path));
        if (!parent) return refuse(ErrorCode::NoNode);
        if (!may(*parent, Perm::Delete) && !QS_MUTANT(DeleteIgnoresAcl)) return refuse(ErrorCode::NoAuth);
        const Znode* node = m_tree.find(r.path);
        if (!node) return refuse(ErrorCode::NoNode);
        if (r.version != -1 && r.version != node->version) return refuse(ErrorCode::BadVersion);
        if (node->childCount > 0) return refuse(ErrorCode::NotEmpty);
        return DeleteTxn{r.path, false};
    }

    TxnPart operator()(const SetDataRequest& r) const {
        if (sessionGone()) return refuse(ErrorCode::SessionExpired);
        if (pathProblem(r.path)) return refuse(ErrorCode::BadArguments);
        const Znode* node = m_tree.find(r.path);
        if (!node) return refuse(ErrorCode::NoNode);
        if (!may(*node, Perm::Write)) return refuse(ErrorCode::NoAuth);
        if (overQuota(r.path, 0, r.data.length() - node->data.length())) return refuse(ErrorCode::QuotaExceeded);
        if (r.version != -1 && r.version != node->version) return refuse(ErrorCode::BadVersion);
        return SetDataTxn{r.path, r.data, oneMore(node->version)};
    }

    TxnPart operator()(const CheckRequest& r) const {
        if (sessionGone()) return refuse(ErrorCode::SessionExpired);
        if (pathProblem(r.path)) return refuse(ErrorCode::BadArguments);
        const Znode* node = m_tree.find(r.path);
        if (!node) return refuse(ErrorCode::NoNode);
        if (!may(*node, Perm::Read)) return refuse(ErrorCode::NoAuth);
        if (r.version != -1 && r.version != node->version) return refuse(ErrorCode::BadVersion);
        return CheckTxn{r.path, oneMore(node->version)};
    }

    TxnBody setAcl(const SetAclRequest& r) const {
        if (sessionGone()) return refuse(ErrorCode::SessionExpired);
        if (pathProblem(r.path)) return refuse(ErrorCode::BadArguments);
        auto acl = resolveAcl(r.acl, m_caller.who);
        if (!acl) return refuse(ErrorCode::InvalidAcl);
        const Znode* node = m_tree.find(r.path);
        if (!node) return refuse(ErrorCode::NoNode);
        if (!may(*node, Perm::Admin)) return refuse(ErrorCode::NoAuth);
        if (r.version != -1 && r.version != node->aversion) return refuse(ErrorCode::BadVersion);
        return SetAclTxn{r.path, makeAcl(std::move(*acl)), oneMore(node->aversion)};
    }

    TxnBody deleteContainer(const DeleteContainerRequest& r) const {
        if (r.path.find('/') == std::string::npos || isSpecial(r.path)) return refuse(ErrorCode::BadArguments);
        const Znode* node = m_tree.find(r.path);
        if (!node) return refuse(ErrorCode::NoNode);
        if (node->childCount > 0) return refuse(ErrorCode::NotEmpty);
        if (node->kind() != ZnodeKind::Container && node->kind() != ZnodeKind::Ttl) {
            return refuse(ErrorCode::BadArguments);
        }
        return DeleteTxn{r.path, true};
    }

    static ErrorTxn refuse(ErrorCode code) { return ErrorTxn{code}; }
    bool sessionGone() const { return !m_tree.sessions().find(m_caller.session) && !QS_MUTANT(ClosedSessionWrites); }

private:
    static std::int32_t sequenceNumber(const Znode& parent) {
        return QS_MUTANT(SequenceFromChildren) ? parent.childCount : parent.cversion;
    }
    bool may(const Znode& node, Perm perm) const { return m_rules.skipAcl || permits(node.acl, perm, m_caller.who); }

    bool overQuota(const std::string& path, std::int64_t znodes, std::int64_t bytes) const {
        if (!m_rules.enforceQuota || path.starts_with("/zookeeper/")) return false;
        const std::string root = m_tree.quotaAbove(path);
        if (root.empty()) return false;
        const QuotaNumbers limits = m_tree.quotaLimits(root);
        const QuotaNumbers usage = m_tree.quotaUsage(root);
        const bool tooMany = znodes > 0 && limits.countHardLimit > -1 && usage.count + znodes > limits.countHardLimit;
        const bool tooBig = bytes > 0 && limits.byteHardLimit > -1 && usage.bytes + bytes > limits.byteHardLimit;
        return tooMany || tooBig;
    }

    const Tree& m_tree;
    const Caller& m_caller;
    const Rules& m_rules;
};

TxnBody prepareMulti(const Tree& tree, const Caller& caller, const MultiRequest& r, const Rules& rules) {
    MultiTxn out;
    Tree scratch = tree;
    bool failed = false;
    for (const MultiRequest::Part& part : r.parts) {
        if (failed) {
            out.parts.emplace_back(ErrorTxn{ErrorCode::RuntimeInconsistency});
            continue;
        }
        TxnPart one = std::visit(Preparer(scratch, caller, rules), part);
        failed = std::holds_alternative<ErrorTxn>(one);
        if (!failed && !std::holds_alternative<CheckTxn>(one)) {
            Txn step;
            step.session = caller.session;
            step.zxid = scratch.lastZxid();
            step.body = bodyOf(one);
            scratch.apply(step);
        }
        out.parts.push_back(std::move(one));
    }
    return out;
}

}  // namespace

TxnBody prepare(const Tree& tree, const Caller& caller, const WriteRequest& request, const Rules& rules) {
    const Preparer preparer(tree, caller, rules);
    return std::visit(overload{
                          [&](const CreateRequest& r) { return bodyOf(preparer(r)); },
                          [&](const DeleteRequest& r) { return bodyOf(preparer(r)); },
                          [&](const SetDataRequest& r) { return bodyOf(preparer(r)); },
                          [&](const SetAclRequest& r) { return preparer.setAcl(r); },
                          [&](const MultiRequest& r) { return prepareMulti(tree, caller, r, rules); },
                          [&](const DeleteContainerRequest& r) { return preparer.deleteContainer(r); },
                          [](const CreateSessionRequest& r) -> TxnBody { return CreateSessionTxn{r.timeoutMs}; },
                          [&](const CloseSessionRequest&) -> TxnBody {
                              std::vector<std::string> paths = tree.ephemeralsOf(caller.session);
                              if (QS_MUTANT(CloseLeavesEphemeral) && !paths.empty()) paths.pop_back();
                              return CloseSessionTxn{std::move(paths)};
                          },
                          [](const RefusedRequest& r) -> TxnBody { return ErrorTxn{r.code}; },
                          [](const ReconfigRequest&) -> TxnBody { return ErrorTxn{ErrorCode::ReconfigDisabled}; },
                      },
                      request);
}

}  // namespace qs::tree

#include <map>
#include <optional>
#include <set>

#include "engine/base/overload.h"
#include "engine/check/identities.h"
#include "engine/check/opcodes.h"
#include "engine/check/properties.h"
#include "engine/check/read_only_servers.h"
#include "engine/check/tree_check.h"
#include "engine/tree/content_hash.h"

namespace qs::check {

namespace {

using tree::ErrorCode;
using tree::Perm;

/// Writes are judged once, by who the client was when its server took them and by the state that the leader had then:
/// committed and outstanding, which is all that comes before them. Reads are judged when they are executed, events
/// when they are delivered (S-16).
class AccessControl : public TreeCheck {
public:
    explicit AccessControl(SharedTree tree)
        : TreeCheck("S-18", "Access control",
                    "Whatever is written or read, the ACL of the znode concerned permits it, and whatever is refused "
                    "for want "
                    "of permission, it does not; hashes of passwords are shown to administrators alone.",
                    std::move(tree),
                    ReadOnlyServers::kinds() | ConnectionIdentities::kinds() |
                        trace::Kinds::of<trace::ClientCall, trace::ClientReturn, trace::ClientDisconnected>()) {}
    std::unique_ptr<Check> clone() const override { return std::make_unique<AccessControl>(*this); }

    void observe(const trace::Record& r, const trace::Tables& tables) override {
        m_tree->advance(r, tables);
        m_readOnly.fold(r);
        m_identities.fold(r);
        forEachFresh(r, [&](const CommittedTree::Step& step) { judgeWrite(r, *tables.txn(step.txn), tables); });
        if (const auto* call = trace::as<trace::ClientCall>(r)) {
            called(*call);
        } else if (const auto* answer = trace::as<trace::ClientReturn>(r)) {
            const auto read = m_reads.find({answer->connection, answer->xid});
            if (read == m_reads.end()) return;
            if (!m_readOnly.contains(r.node)) judgeRead(r, *answer, tables.text(read->second));
            m_reads.erase(read);
        } else if (const auto* gone = trace::as<trace::ClientDisconnected>(r)) {
            m_reads.erase(m_reads.lower_bound({gone->connection, INT32_MIN}),
                          m_reads.upper_bound({gone->connection, INT32_MAX}));
        }
    }

private:
    struct Call {
        std::int32_t code = 0;  ///< 0: the number was used twice
        trace::TextRef path;
        Proved who;
    };
    struct Need {
        std::string path;
        Perm perm;
    };

    void called(const trace::ClientCall& call) {
        const std::int32_t code = call.opcode;
        const bool reads = code == opcode::Exists || code == opcode::GetData || code == opcode::GetAcl ||
                           code == opcode::GetChildren || code == opcode::GetChildren2;
        if (reads) m_reads[{call.connection, call.xid}] = call.path;
        if (!opcode::writes(code) || code == opcode::CloseSession) return;
        const auto [it, isNew] = m_writes.try_emplace({call.session, call.xid});
        it->second = {isNew ? code : 0, call.path, m_identities.of(call.connection)};
    }

    // --- Writes ----------------------------------------------------------------------------------------------------

    void judgeWrite(const trace::Record& r, const tree::Txn& txn, const trace::Tables& tables) {
        const auto it = m_writes.find({txn.session, txn.cxid});
        if (it == m_writes.end()) return;
        const Call call = std::move(it->second);
        m_writes.erase(it);
        if (call.code == 0) return;
        if (const auto* refused = std::get_if<tree::ErrorTxn>(&txn.body)) {
            const auto need = needOf(call.code, tables.text(call.path));
            if (refused->code == ErrorCode::NoAuth && need) judge(r, txn, *need, call.who, false);
        } else if (const auto* multi = std::get_if<tree::MultiTxn>(&txn.body)) {
            if (!multi->failed()) judgeParts(r, txn, *multi, call.who);
        } else if (const auto need = needOf(call.code, std::string(tree::pathOf(txn.body)))) {
            judge(r, txn, *need, call.who, true);
        }
    }

    static std::optional<Need> needOf(std::int32_t code, const std::string& path) {
        const auto parent = [&] { return std::string(tree::parentPath(path)); };
        if (path.size() < 2 && code != opcode::SetData && code != opcode::SetAcl) return std::nullopt;
        if (opcode::creates(code)) return Need{parent(), Perm::Create};
        if (code == opcode::Delete) return Need{parent(), Perm::Delete};
        if (code == opcode::SetData) return Need{path, Perm::Write};
        if (code == opcode::SetAcl) return Need{path, Perm::Admin};
        return std::nullopt;
    }

    /// A part about a znode that an earlier part made has that part's ACL to go by; it is left out.
    void judgeParts(const trace::Record& r, const tree::Txn& txn, const tree::MultiTxn& multi, const Proved& who) {
        std::set<std::string> made;
        for (const tree::TxnPart& part : multi.parts) {
            const auto need = std::visit(overload{
                                             [](const tree::CreateTxn& p) { return needOf(opcode::Create, p.path); },
                                             [](const tree::DeleteTxn& p) { return needOf(opcode::Delete, p.path); },
                                             [](const tree::SetDataTxn& p) { return needOf(opcode::SetData, p.path); },
                                             [](const tree::CheckTxn& p) {
                                                 return std::optional(Need{p.path, Perm::Read});
                                             },
                                             [](const tree::ErrorTxn&) { return std::optional<Need>(); },
                                         },
                                         part);
            if (need && !made.contains(need->path)) judge(r, txn, *need, who, true);
            if (const auto* create = std::get_if<tree::CreateTxn>(&part)) made.insert(create->path);
        }
    }

    /// `done`: it was let through, else refused with NoAuth.
    void judge(const trace::Record& r, const tree::Txn& txn, const Need& need, const Proved& who, bool done) {
        const CommittedTree::Node* node = m_tree->find(need.path, CommittedTree::before(txn.zxid));
        if (!node) return;
        evaluated(isGuarded(node->znode.acl));
        if (permits(node->znode.acl, need.perm, who) == done) return;
        violated(r, toString(txn.zxid) + " (" + tree::describe(txn.body) + ") of session " + toString(txn.session) +
                        (done ? " is let through, and the ACL of " : " is refused, though the ACL of ") + need.path +
                        (done ? " does not permit it" : " permits it"));
    }

    // --- Reads -----------------------------------------------------------------------------------------------------

    void judgeRead(const trace::Record& r, const trace::ClientReturn& answer, const std::string& path) {
        const bool refused = answer.error == ErrorCode::NoAuth;
        if (answer.error != ErrorCode::Ok && !refused) return;
        const CommittedTree::Node* node = m_tree->find(path, answer.zxid);
        if (!node) return;
        const Proved& who = m_identities.of(answer.connection);
        const tree::AclList& acl = node->znode.acl;
        const bool admin = answer.opcode == opcode::GetAcl && permits(acl, Perm::Admin, who);
        evaluated(isGuarded(acl));
        if ((admin || permits(acl, Perm::Read, who)) == refused) {
            violated(r, trace::opcodeName(answer.opcode) + " of " + path + " for session " + toString(answer.session) +
                            (refused ? " is refused, though its ACL permits it" : " shows what its ACL hides"));
        } else if (!refused && answer.opcode == opcode::GetAcl && answer.content != aclContent(*node, admin)) {
            violated(r, "getACL of " + path + " for session " + toString(answer.session) + " shows another list than " +
                            (admin ? "the znode has" : "the one without the hashes"));
        }
    }

    static std::uint64_t aclContent(const CommittedTree::Node& node, bool admin) {
        std::vector<tree::Acl> shown = *node.znode.acl;
        for (tree::Acl& a : shown) {
            if (!admin && a.scheme == "digest") a.id.replace(a.id.find(':'), std::string::npos, ":x");
        }
        tree::ContentHash h;
        h.acl(shown);
        h.stat(tree::statOf(node.znode));
        return h.value();
    }

    ConnectionIdentities m_identities;
    std::map<std::pair<SessionId, std::int32_t>, Call> m_writes;
    std::map<std::pair<ConnectionId, std::int32_t>, trace::TextRef> m_reads;
    ReadOnlyServers m_readOnly;
};

}  // namespace

std::unique_ptr<Check> accessControl(SharedTree tree) {
    return std::make_unique<AccessControl>(std::move(tree));
}

}  // namespace qs::check

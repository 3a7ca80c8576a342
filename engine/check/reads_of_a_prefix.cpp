#include <map>

#include "engine/check/opcodes.h"
#include "engine/check/properties.h"
#include "engine/check/read_only_servers.h"
#include "engine/check/tree_check.h"
#include "engine/tree/content_hash.h"

namespace qs::check {

namespace {

/// A read may be old: it shows the state at the zxid it names, which is never behind an earlier answer of that
/// connection. From one connection to the next that is S-02's. What is refused for want of permission is S-18's.
class ReadsOfAPrefix : public TreeCheck {
public:
    explicit ReadsOfAPrefix(SharedTree tree)
        : TreeCheck("S-03", "Reads show a prefix",
                    "What a read answers is the state after all transactions up to the zxid that the answer carries.",
                    std::move(tree),
                    ReadOnlyServers::kinds() |
                        trace::Kinds::of<trace::ClientCall, trace::ClientReturn, trace::ClientDisconnected>()) {}
    std::unique_ptr<Check> clone() const override { return std::make_unique<ReadsOfAPrefix>(*this); }

    void observe(const trace::Record& r, const trace::Tables& tables) override {
        m_tree->advance(r, tables);
        m_readOnly.fold(r);
        if (const auto* call = trace::as<trace::ClientCall>(r)) {
            if (reads(call->opcode)) m_connections[call->connection].asked[call->xid] = call->path;
        } else if (const auto* answer = trace::as<trace::ClientReturn>(r)) {
            if (!m_readOnly.contains(r.node)) judge(r, *answer, tables);
        } else if (const auto* gone = trace::as<trace::ClientDisconnected>(r)) {
            m_connections.erase(gone->connection);
        }
    }

private:
    struct Connection {
        std::map<std::int32_t, trace::TextRef> asked;  ///< path, by xid
        Zxid last;
    };

    static bool reads(std::int32_t code) {
        return code == opcode::Exists || code == opcode::GetData || code == opcode::GetChildren ||
               code == opcode::GetChildren2;
    }

    void judge(const trace::Record& r, const trace::ClientReturn& answer, const trace::Tables& tables) {
        const bool noZxid = answer.zxid == Zxid{} || answer.zxid == Zxid{UINT64_MAX};
        if (noZxid) return;
        Connection& c = m_connections[answer.connection];
        const auto asked = c.asked.find(answer.xid);
        if (asked != c.asked.end() && reads(answer.opcode)) {
            const std::string& path = tables.text(asked->second);
            c.asked.erase(asked);
            // What is no path names no znode; such bytes are refused before anything is read.
            const bool refused = tree::pathProblem(path) && answer.error != tree::ErrorCode::Ok;
            const bool readsZnode = answer.error != tree::ErrorCode::NoAuth && !refused;
            if (readsZnode && !isSystem(path)) judgeRead(r, answer, path, c.last);
        }
        c.last = std::max(c.last, answer.zxid);
    }

    void judgeRead(const trace::Record& r, const trace::ClientReturn& answer, const std::string& path, Zxid last) {
        const CommittedTree::Node* node = m_tree->find(path, answer.zxid);
        evaluated(node != nullptr);
        const std::string what = trace::opcodeName(answer.opcode) + " of " + path + " is answered";
        const std::string at = " at " + toString(answer.zxid);
        if (answer.zxid < last) {
            violated(r, what + at + ", after an answer at " + toString(last) + " on the same connection");
        } else if (!committedBy(r, answer.zxid)) {
            violated(r, what + at + ", where nothing is committed");
        } else if (!node) {
            if (answer.error != tree::ErrorCode::NoNode)
                violated(r, what + " " + tree::toString(answer.error) + at + ", where there is no such znode");
        } else if (answer.error != tree::ErrorCode::Ok) {
            violated(r, what + " " + tree::toString(answer.error) + at + ", where the znode exists");
        } else if (answer.content != contentOf(answer.opcode, *node)) {
            violated(r, what + at + " with something else than what the znode was there");
        }
    }

    static std::uint64_t contentOf(std::int32_t code, const CommittedTree::Node& node) {
        tree::ContentHash h;
        if (code == opcode::GetData) h.data(node.znode.data);
        if (code == opcode::GetChildren || code == opcode::GetChildren2)
            h.names(node.childNames, static_cast<std::size_t>(node.znode.childCount));
        if (code != opcode::GetChildren) h.stat(tree::statOf(node.znode));
        return h.value();
    }

    std::map<ConnectionId, Connection> m_connections;
    ReadOnlyServers m_readOnly;
};

}  // namespace

std::unique_ptr<Check> readsOfAPrefix(SharedTree tree) {
    return std::make_unique<ReadsOfAPrefix>(std::move(tree));
}

}  // namespace qs::check

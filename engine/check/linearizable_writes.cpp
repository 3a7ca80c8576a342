#include <algorithm>
#include <map>

#include "engine/check/opcodes.h"
#include "engine/check/properties.h"
#include "engine/check/read_only_servers.h"
#include "engine/check/tree_check.h"
#include "engine/tree/content_hash.h"

namespace qs::check {

namespace {

/// The zxid that an answer carries is the witness of where the write stands, so no order has to be searched for. Calls
/// and answers are taken where the server sees them: that is within what the client sees, so more pairs are ordered.
class LinearizableWrites : public TreeCheck {
public:
    explicit LinearizableWrites(SharedTree tree)
        : TreeCheck(
              "S-01", "Writes are linearizable",
              "Each answered write is a committed transaction with that very result, and one that was called after "
              "another was answered has the higher zxid.",
              std::move(tree),
              ReadOnlyServers::kinds() |
                  trace::Kinds::of<trace::ClientCall, trace::ClientReturn, trace::ClientDisconnected>()) {}
    std::unique_ptr<Check> clone() const override { return std::make_unique<LinearizableWrites>(*this); }

    void observe(const trace::Record& r, const trace::Tables& tables) override {
        m_tree->advance(r, tables);
        m_readOnly.fold(r);
        if (const auto* call = trace::as<trace::ClientCall>(r)) {
            if (opcode::writes(call->opcode)) m_calls[{call->connection, call->xid}] = m_answered;
        } else if (const auto* answer = trace::as<trace::ClientReturn>(r)) {
            const auto it = m_calls.find({answer->connection, answer->xid});
            if (it == m_calls.end() || !opcode::writes(answer->opcode)) return;
            if (!m_readOnly.contains(r.node)) judge(r, *answer, it->second, tables);
            m_calls.erase(it);
        } else if (const auto* gone = trace::as<trace::ClientDisconnected>(r)) {
            m_calls.erase(m_calls.lower_bound({gone->connection, INT32_MIN}),
                          m_calls.upper_bound({gone->connection, INT32_MAX}));
        }
    }

private:
    void judge(const trace::Record& r, const trace::ClientReturn& answer, Zxid answeredBefore,
               const trace::Tables& tables) {
        evaluated(answeredBefore > Zxid{});
        const std::string what = trace::opcodeName(answer.opcode) + " of session " + toString(answer.session);
        const std::string at = " at " + toString(answer.zxid);
        if (answer.zxid <= answeredBefore) {
            violated(r, what + " is answered" + at + ", and " + toString(answeredBefore) +
                            " was answered before it was called");
        }
        m_answered = std::max(m_answered, answer.zxid);
        const CommittedTree::Step* step = m_tree->step(answer.zxid);
        if (!step || step->record > r.seq) {
            violated(r, what + " is answered" + at + ", where nothing is committed");
            return;
        }
        const tree::Txn& txn = *tables.txn(step->txn);
        if (txn.session != answer.session || txn.cxid != answer.xid) {
            violated(r, what + " is answered" + at + ", where another request was committed");
        } else if (!matches(answer, txn, *step)) {
            violated(r, what + " is answered " + tree::toString(answer.error) + at +
                            ", which is not what that transaction did: " + tree::describe(txn.body));
        }
    }

    bool matches(const trace::ClientReturn& answer, const tree::Txn& txn, const CommittedTree::Step& step) const {
        if (const auto* refused = std::get_if<tree::ErrorTxn>(&txn.body)) return answer.error == refused->code;
        if (answer.error != tree::ErrorCode::Ok) return false;
        const std::string_view path = tree::pathOf(txn.body);
        if (isSystem(path)) return true;
        if (answer.opcode == opcode::Multi) return answer.content == step.results;
        tree::ContentHash expected;
        if (opcode::creates(answer.opcode)) expected.text(path);
        const bool hasStat = answer.opcode == opcode::SetData || answer.opcode == opcode::SetAcl ||
                             (opcode::creates(answer.opcode) && answer.opcode != opcode::Create);
        if (hasStat) {
            const CommittedTree::Node* node = m_tree->find(path, txn.zxid);
            if (!node) return false;
            expected.stat(tree::statOf(node->znode));
        }
        return answer.content == expected.value();
    }

    std::map<std::pair<ConnectionId, std::int32_t>, Zxid> m_calls;  ///< what had been answered by then
    Zxid m_answered;                                                ///< highest of all answered writes
    ReadOnlyServers m_readOnly;
};

}  // namespace

std::unique_ptr<Check> linearizableWrites(SharedTree tree) {
    return std::make_unique<LinearizableWrites>(std::move(tree));
}

}  // namespace qs::check

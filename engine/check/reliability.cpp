#include <algorithm>
#include <map>

#include "engine/check/history_tree.h"
#include "engine/check/opcodes.h"
#include "engine/check/properties.h"
#include "engine/check/read_only_servers.h"
#include "engine/check/tree_check.h"

namespace qs::check {

namespace {

/// Requests are matched to transactions by (session, cxid). A request number that a client uses again while the first
/// use is open says nothing.
class Reliability : public TreeCheck {
public:
    explicit Reliability(SharedTree tree)
        : TreeCheck(
              "S-05", "Reliability",
              "A write that was answered ok is committed, and is part of every later epoch; one that was refused never "
              "happens.",
              std::move(tree), ReadOnlyServers::kinds() | trace::Kinds::of<trace::ClientCall, trace::ClientReturn>()) {}
    std::unique_ptr<Check> clone() const override { return std::make_unique<Reliability>(*this); }

    void observe(const trace::Record& r, const trace::Tables& tables) override {
        m_tree->advance(r, tables);
        m_readOnly.fold(r);
        forEachFresh(r, [&](const CommittedTree::Step& step) { committed(r, step, *tables.txn(step.txn)); });
        if (const auto* call = trace::as<trace::ClientCall>(r)) {
            if (opcode::writes(call->opcode) && !m_readOnly.contains(r.node)) called({call->session, call->xid});
        } else if (const auto* answer = trace::as<trace::ClientReturn>(r)) {
            if (opcode::writes(answer->opcode) && !m_readOnly.contains(r.node)) answered(r, *answer);
        } else if (const auto* e = trace::as<trace::EpochEstablished>(r)) {
            // An older epoch may be established late, by acks that were long under way.
            const bool later = m_kept && e->epoch > m_keptZxid.epoch();
            evaluated(later);
            if (later && !isPrefix(m_kept, e->txn, tables)) {
                violated(r, "epoch " + toString(e->epoch) + " begins without " + toString(tables.zxid(m_kept)) +
                                ", which was answered ok");
            }
        }
    }

private:
    using Key = std::pair<SessionId, std::int32_t>;
    struct Request {
        bool open = true;  ///< not answered
        bool ambiguous = false;
        bool refused = false;
        trace::TxnRef txn;  ///< committed for it
        bool effect = false;
    };

    void called(const Key& key) {
        Request fresh;
        const auto it = m_requests.find(key);
        fresh.ambiguous = it != m_requests.end() && (it->second.ambiguous || it->second.open);
        m_requests[key] = fresh;
    }

    void committed(const trace::Record& r, const CommittedTree::Step& step, const tree::Txn& txn) {
        const auto it = m_requests.find({txn.session, txn.cxid});
        if (it == m_requests.end()) return;
        Request& request = it->second;
        const auto* multi = std::get_if<tree::MultiTxn>(&txn.body);
        const bool nothing = std::holds_alternative<tree::ErrorTxn>(txn.body) || (multi && multi->failed());
        request.txn = step.txn;
        request.effect = !nothing;
        if (request.refused && request.effect && !request.ambiguous) refusedYetDone(r, it->first, txn.zxid);
    }

    void answered(const trace::Record& r, const trace::ClientReturn& answer) {
        const Key key{answer.session, answer.xid};
        const auto it = m_requests.find(key);
        if (it == m_requests.end()) return;
        Request& request = it->second;
        request.open = false;
        if (request.ambiguous) return;
        evaluated(true);
        if (answer.error != tree::ErrorCode::Ok) {
            request.refused = true;
            if (request.effect) refusedYetDone(r, key, answer.zxid);
        } else if (!request.txn) {
            violated(r, name(key) + " is answered ok, and is not committed");
        } else {
            if (answer.zxid > m_keptZxid) m_kept = request.txn;
            m_keptZxid = std::max(m_keptZxid, answer.zxid);
            m_requests.erase(it);
        }
    }

    void refusedYetDone(const trace::Record& r, const Key& key, Zxid zxid) {
        violated(r, name(key) + " was refused, and is done at " + toString(zxid));
    }
    static std::string name(const Key& key) {
        return "request " + std::to_string(key.second) + " of session " + toString(key.first);
    }

    std::map<Key, Request> m_requests;
    trace::TxnRef m_kept;  ///< the last of those answered ok
    Zxid m_keptZxid;
    ReadOnlyServers m_readOnly;
};

}  // namespace

std::unique_ptr<Check> reliability(SharedTree tree) {
    return std::make_unique<Reliability>(std::move(tree));
}

}  // namespace qs::check

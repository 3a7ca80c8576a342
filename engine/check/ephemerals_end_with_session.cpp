#include <map>
#include <set>

#include "engine/base/overload.h"
#include "engine/check/committed_order.h"
#include "engine/check/properties.h"

namespace qs::check {

namespace {

/// Keeps its own book of ephemerals from the committed transactions, apart from the engine's tree.
class EphemeralsEndWithSession : public Check {
public:
    EphemeralsEndWithSession()
        : Check("S-09", "Ephemerals end with their session",
                "The transaction that closes a session deletes exactly the ephemerals that are its own.",
                CommittedOrder::kinds()) {}
    std::unique_ptr<Check> clone() const override { return std::make_unique<EphemeralsEndWithSession>(*this); }

    void observe(const trace::Record& r, const trace::Tables& tables) override {
        for (const trace::TxnRef ref : m_order.advance(r, tables)) {
            const tree::Txn& txn = *tables.txn(ref);
            if (const auto* close = std::get_if<tree::CloseSessionTxn>(&txn.body)) {
                judge(r, txn, *close);
            } else {
                note(txn);
            }
        }
    }

private:
    using Paths = std::set<std::string>;

    void created(const tree::Txn& txn, const tree::CreateTxn& b) {
        if (b.kind == tree::ZnodeKind::Ephemeral) m_owned[txn.session].insert(b.path);
    }
    void deleted(const std::string& path) {
        for (auto& [session, paths] : m_owned)
            paths.erase(path);
    }
    void note(const tree::Txn& txn) {
        if (const auto* create = std::get_if<tree::CreateTxn>(&txn.body)) created(txn, *create);
        if (const auto* remove = std::get_if<tree::DeleteTxn>(&txn.body)) deleted(remove->path);
        const auto* multi = std::get_if<tree::MultiTxn>(&txn.body);
        if (!multi || multi->failed()) return;
        for (const tree::TxnPart& part : multi->parts) {
            if (const auto* create = std::get_if<tree::CreateTxn>(&part)) created(txn, *create);
            if (const auto* remove = std::get_if<tree::DeleteTxn>(&part)) deleted(remove->path);
        }
    }

    void judge(const trace::Record& r, const tree::Txn& txn, const tree::CloseSessionTxn& close) {
        const Paths own = std::move(m_owned[txn.session]);
        m_owned.erase(txn.session);
        const Paths named(close.paths.begin(), close.paths.end());
        evaluated(!own.empty());
        for (const std::string& path : own) {
            if (!named.contains(path)) violated(r, say(txn, "leaves its ephemeral " + path + " behind"));
        }
        for (const std::string& path : named) {
            if (!own.contains(path)) violated(r, say(txn, "deletes " + path + ", which is not its own"));
        }
    }
    static std::string say(const tree::Txn& txn, const std::string& what) {
        return "closing session " + toString(txn.session) + " at " + toString(txn.zxid) + " " + what;
    }

    CommittedOrder m_order;
    std::map<SessionId, Paths> m_owned;
};

}  // namespace

std::unique_ptr<Check> ephemeralsEndWithSession() {
    return std::make_unique<EphemeralsEndWithSession>();
}

}  // namespace qs::check

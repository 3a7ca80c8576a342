#include <set>

#include "engine/check/committed_order.h"
#include "engine/check/properties.h"

namespace qs::check {

namespace {

class SessionLifetime : public Check {
public:
    SessionLifetime()
        : Check("S-08", "Session lifetime",
                "A session begins once, and nothing of it is committed after it was closed or expired.",
                CommittedOrder::kinds()) {}
    std::unique_ptr<Check> clone() const override { return std::make_unique<SessionLifetime>(*this); }

    void observe(const trace::Record& r, const trace::Tables& tables) override {
        for (const trace::TxnRef ref : m_order.advance(r, tables))
            judge(r, *tables.txn(ref));
    }

private:
    void judge(const trace::Record& r, const tree::Txn& txn) {
        if (!txn.session || std::holds_alternative<tree::ErrorTxn>(txn.body)) return;
        const bool begins = std::holds_alternative<tree::CreateSessionTxn>(txn.body);
        evaluated(!m_closed.empty());
        if (begins && !m_begun.insert(txn.session).second) {
            violated(r, "session " + toString(txn.session) + " begins a second time at " + toString(txn.zxid));
        } else if (m_closed.contains(txn.session)) {
            violated(r, "after session " + toString(txn.session) + " was closed, " + toString(txn.zxid) + " (" +
                            tree::describe(txn.body) + ") of it is committed");
        }
        if (std::holds_alternative<tree::CloseSessionTxn>(txn.body)) m_closed.insert(txn.session);
    }

    CommittedOrder m_order;
    std::set<SessionId> m_begun;
    std::set<SessionId> m_closed;
};

}  // namespace

std::unique_ptr<Check> sessionLifetime() {
    return std::make_unique<SessionLifetime>();
}

}  // namespace qs::check

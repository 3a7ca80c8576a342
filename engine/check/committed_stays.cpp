#include <set>

#include "engine/check/committed_order.h"
#include "engine/check/durable_logs.h"
#include "engine/check/properties.h"

namespace qs::check {

namespace {

class CommittedStays : public Check {
public:
    CommittedStays()
        : Check("Z-15", "Nothing committed is removed",
                "No truncation and no snapshot takes a committed transaction "
                "from a disk.",
                DurableLogs::kinds() | CommittedOrder::kinds()) {}
    std::unique_ptr<Check> clone() const override { return std::make_unique<CommittedStays>(*this); }

    void observe(const trace::Record& r, const trace::Tables& tables) override {
        for (const trace::TxnRef ref : m_order.advance(r, tables))
            m_committed.insert(ref);
        const auto* e = trace::as<trace::Persisted>(r);
        if (!e || (e->what != trace::DurableKind::Truncation && e->what != trace::DurableKind::Snapshot)) {
            m_disks.observe(r, tables);
            return;
        }
        const std::vector<trace::TxnRef> before = m_disks.of(r.node).txns;
        m_disks.observe(r, tables);
        evaluated(!before.empty());
        for (const trace::TxnRef ref : before) {
            if (!m_committed.contains(ref) || m_disks.holds(r.node, ref, tables)) continue;
            violated(r, "node " + toString(r.node) + " removes " + toString(tables.zxid(ref)) + " (" +
                            tree::describe(tables.txn(ref)->body) + ") from its disk, and it is committed");
            return;
        }
    }

private:
    CommittedOrder m_order;
    DurableLogs m_disks;
    std::set<trace::TxnRef> m_committed;
};

}  // namespace

std::unique_ptr<Check> committedStays() {
    return std::make_unique<CommittedStays>();
}

}  // namespace qs::check

#include "engine/check/durable_logs.h"
#include "engine/check/properties.h"

namespace qs::check {

namespace {

class NoHole : public Check {
public:
    NoHole()
        : Check("Z-17", "No hole",
                "On every disk each transaction stands right behind the one that its proposer had before it.",
                DurableLogs::kinds()) {}
    std::unique_ptr<Check> clone() const override { return std::make_unique<NoHole>(*this); }

    void observe(const trace::Record& r, const trace::Tables& tables) override {
        const std::size_t before = m_disks.of(r.node).txns.size();
        const bool wasSound = m_disks.of(r.node).sound == before;
        m_disks.observe(r, tables);
        const auto* e = trace::as<trace::Persisted>(r);
        if (!e || e->what != trace::DurableKind::Txn) return;
        evaluated(before > 0);
        const DurableLogs::Log& log = m_disks.of(r.node);
        if (!wasSound || log.sound == log.txns.size()) return;  // one hole is reported once
        const Zxid last = before > 0 ? tables.zxid(log.txns[before - 1]) : Zxid{};
        violated(r, "node " + toString(r.node) + " writes " + toString(e->zxid) + " to disk behind " + toString(last) +
                        "; before it comes " + toString(tables.zxid(tables.previous(e->txn))));
    }

private:
    DurableLogs m_disks;
};

}  // namespace

std::unique_ptr<Check> noHole() {
    return std::make_unique<NoHole>();
}

}  // namespace qs::check

#include <map>
#include <set>

#include "engine/check/durable_logs.h"
#include "engine/check/properties.h"

namespace qs::check {

namespace {

class ServeAfterQuorum : public Check {
public:
    explicit ServeAfterQuorum(const Membership& membership)
        : Check("Z-19", "Serve after a quorum",
                "Nobody serves in an epoch before a quorum of the voters acknowledged its leader.",
                DurableLogs::kinds() | trace::Kinds::of<trace::MessageSent, trace::ServingStarted>()),
          m_membership(membership) {}
    std::unique_ptr<Check> clone() const override { return std::make_unique<ServeAfterQuorum>(*this); }

    void observe(const trace::Record& r, const trace::Tables& tables) override {
        if (m_disks.observe(r, tables)) return;
        if (const auto* sent = trace::as<trace::MessageSent>(r)) {
            const bool ofNewLeader = sent->kind == trace::MessageKind::Ack && sent->zxid.counter() == 0;
            if (ofNewLeader) m_acks[sent->zxid.epoch()].insert(r.node);
        } else if (const auto* serving = trace::as<trace::ServingStarted>(r)) {
            onServing(r, serving->epoch);
        }
    }

private:
    /// The leader sends itself no ack: its own is that its disk holds the epoch.
    void onServing(const trace::Record& r, Epoch epoch) {
        evaluated(true);
        NodeSet& acks = m_acks[epoch];
        const bool leader = !m_served.contains(epoch);  // it is the first to serve
        if (leader && m_disks.of(r.node).currentEpoch == epoch) acks.insert(r.node);
        m_served.insert(epoch);
        if (m_membership.isQuorum(acks)) return;
        violated(r, "node " + toString(r.node) + " serves in epoch " + toString(epoch) + ", whose leader has " +
                        std::to_string(acks.intersect(m_membership.voters).size()) + " acks of " +
                        std::to_string(m_membership.voters.size()) + " voters");
    }

    Membership m_membership;
    DurableLogs m_disks;
    std::map<Epoch, NodeSet> m_acks;
    std::set<Epoch> m_served;
};

}  // namespace

std::unique_ptr<Check> serveAfterQuorum(const Membership& membership) {
    return std::make_unique<ServeAfterQuorum>(membership);
}

}  // namespace qs::check

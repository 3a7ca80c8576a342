#include "engine/check/durable_logs.h"
#include "engine/check/properties.h"

namespace qs::check {

namespace {

/// Order on every disk: the history that an epoch begins with, then the epoch, then the ack of NEWLEADER.
class AckImpliesDurable : public Check {
public:
    explicit AckImpliesDurable(const Membership& membership)
        : Check("Z-12", "Ack implies durable",
                "A voter acknowledges a proposal, or the history of a new leader, only when its disk holds it.",
                DurableLogs::kinds() | trace::Kinds::of<trace::MessageSent, trace::ProposalAcked>()),
          m_membership(membership) {}
    std::unique_ptr<Check> clone() const override { return std::make_unique<AckImpliesDurable>(*this); }

    void observe(const trace::Record& r, const trace::Tables& tables) override {
        if (!r.node || !m_membership.voters.contains(r.node)) return;
        if (trace::as<trace::DiskLost>(r)) m_robbed.insert(r.node);
        if (const auto* persisted = trace::as<trace::Persisted>(r)) onPersisted(r, *persisted);
        if (m_disks.observe(r, tables)) return;
        if (const auto* sent = trace::as<trace::MessageSent>(r)) {
            if (sent->kind == trace::MessageKind::Ack) onAck(r, sent->zxid, tables);
        } else if (const auto* acked = trace::as<trace::ProposalAcked>(r)) {
            if (acked->by == r.node) onAck(r, acked->zxid, tables);
        }
    }

private:
    /// ZOOKEEPER-4643: whoever wins by the epoch must have its history. Once a later epoch is promised, the disk's
    /// epoch is that of a leader that came to nothing: what its history lacked may come from the next one.
    void onPersisted(const trace::Record& r, const trace::Persisted& e) {
        if (e.what != trace::DurableKind::Txn) return;
        const DurableLogs::Log& disk = m_disks.of(r.node);
        const Epoch current = disk.currentEpoch;
        const bool joined = current > Epoch{} && current == disk.acceptedEpoch && !m_robbed.contains(r.node);
        evaluated(joined);
        if (joined && e.zxid.epoch() < current) {
            violated(r, "node " + toString(r.node) + " writes " + toString(e.zxid) + " to disk after epoch " +
                            toString(current) + ", whose history it belongs to");
        }
    }
    void onAck(const trace::Record& r, Zxid zxid, const trace::Tables& tables) {
        evaluated(true);
        const std::string who = "node " + toString(r.node) + " acknowledges ";
        if (zxid.counter() == 0) {
            m_robbed.erase(r.node);
            const Epoch current = m_disks.of(r.node).currentEpoch;
            if (current < zxid.epoch()) {
                violated(r, who + "the new leader of epoch " + toString(zxid.epoch()) + " with epoch " +
                                toString(current) + " on disk");
            }
        } else if (!m_disks.find(r.node, zxid, tables)) {
            violated(r, who + toString(zxid) + ", which its disk does not hold");
        }
    }

    Membership m_membership;
    DurableLogs m_disks;
    /// Their disks kept an epoch and lost its history, outside the model; until a leader has brought it back.
    NodeSet m_robbed;
};

}  // namespace

std::unique_ptr<Check> ackImpliesDurable(const Membership& membership) {
    return std::make_unique<AckImpliesDurable>(membership);
}

}  // namespace qs::check

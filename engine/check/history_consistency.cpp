#include <algorithm>
#include <map>

#include "engine/check/durable_logs.h"
#include "engine/check/properties.h"

namespace qs::check {

namespace {

/// Synchronised: the leader from the moment its history is final, a follower from its ack of NEWLEADER, both until they
/// look for another. Two prospective leaders may hold the same epoch, so the leader belongs to the name.
class HistoryConsistency : public Check {
public:
    explicit HistoryConsistency(const Membership& membership)
        : Check("Z-10", "History consistency",
                "Of the logs on the disks of two voters that are synchronised with the same leader, one is a prefix of "
                "the other.",
                DurableLogs::kinds() | trace::Kinds::of<trace::RoleChanged, trace::MessageSent, trace::NodeKilled>()),
          m_membership(membership) {}
    std::unique_ptr<Check> clone() const override { return std::make_unique<HistoryConsistency>(*this); }

    void observe(const trace::Record& r, const trace::Tables& tables) override {
        if (!r.node || !m_membership.voters.contains(r.node)) return;
        if (m_disks.observe(r, tables)) {
            judge(r, tables);
        } else if (const auto* role = trace::as<trace::RoleChanged>(r)) {
            onRole(r, *role, tables);
        } else if (const auto* sent = trace::as<trace::MessageSent>(r)) {
            const bool ofNewLeader = sent->kind == trace::MessageKind::Ack && sent->zxid.counter() == 0;
            if (!ofNewLeader) return;
            m_synced.insert_or_assign(r.node, std::pair(sent->zxid.epoch(), sent->to));
            judge(r, tables);
        } else if (trace::as<trace::NodeKilled>(r)) {
            m_synced.erase(r.node);
        }
    }

private:
    void onRole(const trace::Record& r, const trace::RoleChanged& role, const trace::Tables& tables) {
        if (role.role == trace::Role::Looking) m_synced.erase(r.node);
        if (role.role != trace::Role::Leading || role.phase != trace::Phase::Synchronization) return;
        m_synced.insert_or_assign(r.node, std::pair(role.epoch, r.node));
        judge(r, tables);
    }

    void judge(const trace::Record& r, const trace::Tables& tables) {
        const auto mine = m_synced.find(r.node);
        if (mine == m_synced.end()) return;
        for (const auto& [other, with] : m_synced) {
            if (other == r.node || with != mine->second) continue;
            const DurableLogs::Log& a = m_disks.of(r.node);
            const DurableLogs::Log& b = m_disks.of(other);
            const std::size_t common = std::min(a.txns.size(), b.txns.size());
            evaluated(common > 0);
            const bool related =
                common == 0 || (a.sound >= common && b.sound >= common && a.txns[common - 1] == b.txns[common - 1]);
            if (related) continue;
            violated(r, "nodes " + toString(r.node) + " and " + toString(other) + " are synchronised with node " +
                            toString(with.second) + " in epoch " + toString(with.first) +
                            ", and their disks differ in the first " + std::to_string(common) +
                            " transactions, up to " + toString(tables.zxid(a.txns[common - 1])) + " and " +
                            toString(tables.zxid(b.txns[common - 1])));
            return;
        }
    }

    Membership m_membership;
    DurableLogs m_disks;
    std::map<NodeId, std::pair<Epoch, NodeId>> m_synced;  ///< epoch, and its leader
};

}  // namespace

std::unique_ptr<Check> historyConsistency(const Membership& membership) {
    return std::make_unique<HistoryConsistency>(membership);
}

}  // namespace qs::check

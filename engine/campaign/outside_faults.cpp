#include "engine/campaign/outside_faults.h"

namespace qs::campaign {

namespace {

NodeSet only(NodeId node) {
    NodeSet out;
    out.insert(node);
    return out;
}

}  // namespace

void OutsideFaults::observe(const trace::Record& record, const trace::Tables& tables) {
    if (m_disks.observe(record, tables)) return;
    trace::TxnRef end;
    if (const auto* committed = trace::as<trace::Committed>(record)) end = committed->txn;
    if (const auto* established = trace::as<trace::EpochEstablished>(record)) end = established->txn;
    if (end && (!m_committed || tables.zxid(end) > tables.zxid(m_committed))) m_committed = end;
}

/// What `node` holds may have been acknowledged, or promised, and be counted on while its messages are under way: so
/// the others must hold its tail too, not only what is committed.
bool OutsideFaults::othersHoldAllOf(NodeId node, const trace::Tables& tables) const {
    const check::DurableLogs::Log& own = m_disks.of(node);
    const trace::TxnRef tail = own.txns.empty() ? trace::TxnRef{} : own.txns.back();
    const check::DurableLogs::Log* first = nullptr;
    for (const NodeId n : m_membership.all().nodes()) {
        if (n == node) continue;
        const check::DurableLogs::Log& log = m_disks.of(n);
        if (tail && !m_disks.holds(n, tail, tables)) return false;
        if (m_committed && !m_disks.holds(n, m_committed, tables)) return false;
        if (log.acceptedEpoch < own.acceptedEpoch || log.currentEpoch < own.currentEpoch) return false;
        if (first && (log.acceptedEpoch != first->acceptedEpoch || log.currentEpoch != first->currentEpoch))
            return false;
        first = &log;
    }
    return first != nullptr;
}

bool OutsideFaults::quorumWithout(NodeSet nodes) const {
    return m_membership.isQuorum(m_membership.voters.without(nodes));
}

std::vector<std::string> OutsideFaults::draw(const trace::Tables& tables, Rng& rng) {
    if (m_liar) {
        if (!othersHoldAllOf(m_liar, tables)) return {};
        const std::string liar = toString(m_liar);
        m_liar = {};
        ++m_outside;
        return {"poweroff " + liar, "disk " + liar + " ok"};
    }
    const auto nodes = m_membership.all().nodes();
    const NodeId node = nodes[rng.below(nodes.size())];
    const bool refused = rng.chance(1, 3);
    if (m_disks.of(node).txns.size() < 3) return {};
    if (refused) return rot(node, tables, rng);
    if (!m_harmed.empty() || !quorumWithout(only(node)) || !othersHoldAllOf(node, tables)) return {};
    return loseDisk(node, rng);
}

std::vector<std::string> OutsideFaults::loseDisk(NodeId node, Rng& rng) {
    const std::string name = toString(node);
    m_harmed.insert(node);
    const std::uint64_t what = rng.below(7);
    if (what < 2) {
        m_liar = node;
        return {"disk " + name + " ok", "disk " + name + " lying"};
    }
    ++m_outside;
    static constexpr const char* Losses[] = {" wipe", " tail", " rot", " garbage", " misdirected"};
    return {"kill " + name, "disk " + name + Losses[what - 2]};
}

/// In the middle of the log, where damage is known for what it is; the records of one zxid rot on one disk at most.
std::vector<std::string> OutsideFaults::rot(NodeId node, const trace::Tables& tables, Rng& rng) {
    NodeSet harmed = m_harmed;
    harmed.insert(node);
    if (m_harmed.contains(node) || !quorumWithout(harmed)) return {};
    const auto& txns = m_disks.of(node).txns;
    const trace::TxnRef txn = txns[txns.size() - 2 - static_cast<std::size_t>(rng.below(txns.size() / 2))];
    bool copied = false;
    for (const NodeId n : m_membership.voters.nodes())
        copied = copied || (!harmed.contains(n) && m_disks.holds(n, txn, tables));
    if (!copied) return {};
    m_harmed = harmed;
    const std::string name = toString(node);
    return {"kill " + name, "disk " + name + " rot zxid=" + toString(tables.zxid(txn))};
}

}  // namespace qs::campaign

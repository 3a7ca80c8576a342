#include <deque>
#include <map>

#include "engine/check/healthy_core.h"
#include "engine/check/history_tree.h"
#include "engine/check/properties.h"

namespace qs::check {

namespace {

/// Two dates after the last disturbance. At the first, the bound of an election, all of the core serve in one epoch. At
/// the second, syncLimit later, nobody of them has left it, all have what was committed by the first, and whatever
/// clients had asked by then is answered; and so on from there, every syncLimit. A core that has all of that before the
/// first date is counted as soon as it has.
class Liveness : public Check {
public:
    Liveness(const Membership& membership, const Pace& pace)
        : Check("Z-23", "Liveness",
                "When faults stop for a quorum and nobody else disturbs it, it has a leader in time, its members have "
                "the same data and every request is answered."),
          m_faults(membership),
          m_pace(pace) {}
    std::unique_ptr<Check> clone() const override { return std::make_unique<Liveness>(*this); }

    void observe(const trace::Record& r, const trace::Tables& tables) override {
        if (r.at > m_due) judge(r, tables);
        const bool disturbed = m_faults.observe(r, tables);
        const bool moved = r.node && fold(r);
        if (disturbed) {
            m_core = m_faults.nodes();
            m_second = false;
            m_due = m_faults.quietSince() + m_pace.electionBound();
            m_done = m_core.empty();
        } else if (moved && !m_done && r.at >= m_faults.quietSince() && isSettled()) {
            evaluated(true);
            m_done = true;
        }
    }

private:
    struct Node {
        bool serving = false;
        bool leads = false;
        Epoch epoch;
        trace::TxnRef applied;
        Zxid zxid;
        std::map<ConnectionId, std::deque<VirtualTime>> asked;  ///< when, of what is not answered
    };

    /// True when the node came a step closer to what is demanded.
    bool fold(const trace::Record& r) {
        if (const auto* applied = trace::as<trace::Applied>(r)) {
            Node& node = m_nodes[r.node];
            node.applied = applied->txn;
            node.zxid = applied->zxid;
        } else if (const auto* reset = trace::as<trace::TreeReset>(r)) {
            Node& node = m_nodes[r.node];
            node.applied = reset->txn;
            node.zxid = reset->zxid;
        } else if (const auto* role = trace::as<trace::RoleChanged>(r)) {
            m_nodes[r.node].leads = role->role == trace::Role::Leading;
        } else if (const auto* serving = trace::as<trace::ServingStarted>(r)) {
            m_nodes[r.node].serving = true;
            m_nodes[r.node].epoch = serving->epoch;
        } else if (trace::as<trace::ServingStopped>(r)) {
            m_nodes[r.node].serving = false;
            m_left.insert(r.node);
            return false;
        } else if (trace::as<trace::NodeKilled>(r)) {
            m_nodes[r.node] = {};
            return false;
        } else if (const auto* call = trace::as<trace::ClientCall>(r)) {
            m_nodes[r.node].asked[call->connection].push_back(r.at);
            return false;
        } else if (const auto* answer = trace::as<trace::ClientReturn>(r)) {
            answered(m_nodes[r.node].asked, answer->connection);
        } else if (const auto* gone = trace::as<trace::ClientDisconnected>(r)) {
            onGone(r, m_nodes[r.node].asked, gone->connection);
        } else {
            return false;
        }
        return true;
    }
    static void answered(std::map<ConnectionId, std::deque<VirtualTime>>& asked, ConnectionId connection) {
        const auto it = asked.find(connection);
        if (it == asked.end()) return;
        it->second.pop_front();
        if (it->second.empty()) asked.erase(it);
    }

    /// Who goes because nobody answers was not answered.
    void onGone(const trace::Record& r, std::map<ConnectionId, std::deque<VirtualTime>>& asked,
                ConnectionId connection) {
        const auto it = asked.find(connection);
        if (it == asked.end()) return;
        if (it->second.front() + m_pace.syncTimeout() < r.at) m_gaveUp.insert(r.node);
        asked.erase(it);
    }

    bool isSettled() const {
        const Node* leader = leaderOfCore();
        if (!leader) return false;
        for (const NodeId n : m_core.nodes()) {
            const auto it = m_nodes.find(n);
            if (it == m_nodes.end() || !it->second.asked.empty() || it->second.applied != leader->applied) return false;
        }
        return true;
    }
    /// All of the core serve in the epoch of one of them.
    const Node* leaderOfCore() const {
        const Node* leader = nullptr;
        for (const NodeId n : m_core.nodes()) {
            const auto it = m_nodes.find(n);
            if (it == m_nodes.end() || !it->second.serving) return nullptr;
            if (it->second.leads) leader = &it->second;
        }
        if (!leader) return nullptr;
        for (const NodeId n : m_core.nodes())
            if (m_nodes.at(n).epoch != leader->epoch) return nullptr;
        return leader;
    }

    std::string coreText() const {
        std::string out;
        for (const NodeId n : m_core.nodes())
            out += (out.empty() ? "nodes " : ",") + toString(n);
        return out + " are undisturbed since " + toString(m_faults.quietSince());
    }

    void judge(const trace::Record& r, const trace::Tables& tables) {
        if (m_core.empty()) {
            evaluated(false);
            m_due = VirtualTime::never();
        } else if (m_second) {
            judgeSecond(r, tables);
            begin(leaderOfCore());
        } else {
            judgeFirst(r);
        }
    }
    /// From now until syncLimit later. None: a violation was reported, and that is enough.
    void begin(const Node* leader) {
        m_first = m_due;
        m_due = leader ? m_due + m_pace.syncTimeout() : VirtualTime::never();
        m_common = leader ? leader->applied : trace::TxnRef{};
        m_left.clear();
        m_gaveUp.clear();
    }
    void judgeFirst(const trace::Record& r) {
        evaluated(true);
        m_done = true;
        m_second = true;
        const Node* leader = leaderOfCore();
        if (!leader) {
            violated(r,
                     coreText() + ", and do not all serve in one epoch " + toString(m_pace.electionBound()) + " later");
        }
        begin(leader);
    }
    void judgeSecond(const trace::Record& r, const trace::Tables& tables) {
        evaluated(true);
        for (const NodeId n : m_core.nodes()) {
            const Node& node = m_nodes[n];
            const std::string who = coreText() + ", and node " + toString(n) + " ";
            if (m_left.contains(n)) return violated(r, who + "served at " + toString(m_first) + " and stopped again");
            if (!isPrefix(m_common, node.applied, tables))
                return violated(r, who + "lacks what was committed by " + toString(m_first));
            if (m_gaveUp.contains(n)) return violated(r, who + "let a client wait until it gave up");
            for (const auto& [connection, asked] : node.asked) {
                if (asked.front() <= m_first)
                    return violated(r, who + "has not answered what it was asked at " + toString(asked.front()));
            }
        }
    }

    HealthyCore m_faults;
    Pace m_pace;
    std::map<NodeId, Node> m_nodes;
    NodeSet m_core;
    bool m_done = true;
    bool m_second = false;  ///< the first date is over
    VirtualTime m_due = VirtualTime::never();
    VirtualTime m_first;
    trace::TxnRef m_common;  ///< what the leader had applied at the first date
    NodeSet m_left;          ///< stopped serving since the first date
    NodeSet m_gaveUp;        ///< clients of theirs went without an answer
};

}  // namespace

std::unique_ptr<Check> liveness(const Membership& membership, const Pace& pace) {
    return std::make_unique<Liveness>(membership, pace);
}

}  // namespace qs::check

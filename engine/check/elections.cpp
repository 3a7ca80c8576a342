#include <map>
#include <set>
#include <utility>

#include "engine/check/durable_logs.h"
#include "engine/check/properties.h"

namespace qs::check {

namespace {

using trace::Phase;
using trace::Role;

class Elections : public Check {
public:
    Elections(const Membership& membership, const Pace& pace)
        : Check("Z-20", "Elections",
                "Who proposes itself does so with what its disk holds, nobody leads without a quorum of equal votes, "
                "rounds grow, and nobody follows for longer than initLimit one that does not lead."),
          m_membership(membership),
          m_pace(pace) {}
    std::unique_ptr<Check> clone() const override { return std::make_unique<Elections>(*this); }

    void observe(const trace::Record& r, const trace::Tables& tables) override {
        if (!r.node || m_disks.observe(r, tables)) return;
        Node& node = m_nodes[r.node];
        if (r.at > node.followsUntil) followsTooLong(r, node);
        if (const auto* sent = trace::as<trace::MessageSent>(r)) {
            if (sent->kind == trace::MessageKind::Notification) m_underWay.emplace(r.seq, voteOf(*sent));
        } else if (const auto* received = trace::as<trace::MessageReceived>(r)) {
            if (received->kind == trace::MessageKind::Notification) onHeard(node, *received);
        } else if (const auto* dropped = trace::as<trace::MessageDropped>(r)) {
            m_underWay.erase(dropped->sent);
        } else if (const auto* vote = trace::as<trace::VoteChanged>(r)) {
            onVote(r, node, *vote, tables);
        } else if (const auto* role = trace::as<trace::RoleChanged>(r)) {
            onRole(r, node, *role);
        } else {
            onMachine(r, node);
        }
    }

private:
    struct Heard {
        NodeId voteFor;
        Epoch peerEpoch;
        std::uint32_t round = 0;
        Role state = Role::Looking;
    };
    struct Node {
        std::map<NodeId, Heard> looking;  ///< since it looks, of each peer the newest round
        std::map<NodeId, Heard> settled;
        std::set<std::uint32_t> joinable;  ///< rounds of settled peers that it heard of in this search
        std::set<std::uint32_t> joinableBefore;
        Heard own;
        std::uint32_t round = 0;
        bool hasVoted = false;  ///< in this search
        VirtualTime followsUntil = VirtualTime::never();
        bool frozen = false;
        bool slow = false;
        bool wrongClock = false;
        bool timersHeld = false;
        bool keepsTime() const { return !frozen && !slow && !wrongClock && !timersHeld; }
    };

    static Heard voteOf(const trace::MessageSent& e) { return {e.voteFor, e.epoch, e.count, e.senderRole}; }

    void onHeard(Node& node, const trace::MessageReceived& e) {
        const auto sent = m_underWay.find(e.sent);
        if (sent == m_underWay.end()) return;
        const Heard heard = sent->second;
        m_underWay.erase(sent);
        if (heard.state == Role::Looking) {
            const auto [it, isNew] = node.looking.try_emplace(e.from, heard);
            if (!isNew && heard.round >= it->second.round) it->second = heard;
        } else {
            node.settled.insert_or_assign(e.from, heard);
            node.joinable.insert(heard.round);
        }
    }

    void onVote(const trace::Record& r, Node& node, const trace::VoteChanged& e, const trace::Tables& tables) {
        if (e.voteFor == r.node) onOwnVote(r, e, tables);
        const bool joined = !node.hasVoted && e.round > 0 && node.joinableBefore.contains(e.round - 1);
        const bool grows = node.hasVoted ? e.round >= node.round : e.round > node.round || joined;
        evaluated(node.round > 0);
        if (!grows) {
            violated(r, "node " + toString(r.node) + " votes in round " + std::to_string(e.round) + " after round " +
                            std::to_string(node.round));
        }
        node.round = e.round;
        node.hasVoted = true;
        node.own = {e.voteFor, e.peerEpoch, e.round, Role::Looking};
    }

    void onOwnVote(const trace::Record& r, const trace::VoteChanged& vote, const trace::Tables& tables) {
        const DurableLogs::Log& log = m_disks.of(r.node);
        const Zxid last = log.txns.empty() ? Zxid{} : tables.zxid(log.txns.back());
        evaluated(log.currentEpoch > Epoch{});
        if (vote.peerEpoch == log.currentEpoch && vote.zxid == last) return;
        violated(r, "node " + toString(r.node) + " votes for itself with epoch " + toString(vote.peerEpoch) + " and " +
                        toString(vote.zxid) + "; its disk holds epoch " + toString(log.currentEpoch) + " and " +
                        toString(last));
    }

    void onRole(const trace::Record& r, Node& node, const trace::RoleChanged& e) {
        const bool follows = e.role == Role::Following || e.role == Role::Observing;
        node.followsUntil = VirtualTime::never();
        if (e.role == Role::Looking) {
            node.looking.clear();
            node.settled.clear();
            node.joinableBefore = std::exchange(node.joinable, {});
            node.hasVoted = false;
        } else if (e.role == Role::Leading && e.phase == Phase::Discovery) {
            onWon(r, node);
        } else if (follows && e.phase == Phase::Discovery) {
            evaluated(node.keepsTime());
            if (node.keepsTime()) node.followsUntil = r.at + m_pace.initTimeout();
        }
    }

    /// Votes of those who still look and of those who already follow both count, if they agree on leader and epoch.
    void onWon(const trace::Record& r, const Node& node) {
        evaluated(true);
        NodeSet best;
        for (const Epoch epoch : epochsFor(r.node, node)) {
            NodeSet agree;
            if (node.own.voteFor == r.node && node.own.peerEpoch == epoch) agree.insert(r.node);
            for (const auto* votes : {&node.looking, &node.settled}) {
                for (const auto& [from, vote] : *votes)
                    if (vote.voteFor == r.node && vote.peerEpoch == epoch) agree.insert(from);
            }
            if (m_membership.isQuorum(agree)) return;
            if (agree.size() > best.size()) best = agree;
        }
        violated(r, "node " + toString(r.node) + " leads with equal votes of " + std::to_string(best.size()) + " of " +
                        std::to_string(m_membership.voters.size()) + " voters");
    }
    static std::set<Epoch> epochsFor(NodeId leader, const Node& node) {
        std::set<Epoch> out;
        if (node.own.voteFor == leader) out.insert(node.own.peerEpoch);
        for (const auto* votes : {&node.looking, &node.settled}) {
            for (const auto& [from, vote] : *votes)
                if (vote.voteFor == leader) out.insert(vote.peerEpoch);
        }
        return out;
    }

    void followsTooLong(const trace::Record& r, Node& node) {
        node.followsUntil = VirtualTime::never();
        violated(r, "node " + toString(r.node) + " still waits for the leader it turned to, " +
                        toString(m_pace.initTimeout()) + " after it did");
    }

    /// What is slow, stands still, has wrong clocks or timers that wait to be fired measures no time.
    void onMachine(const trace::Record& r, Node& node) {
        if (trace::as<trace::NodeFrozen>(r)) node.frozen = true;
        if (trace::as<trace::NodeThawed>(r)) node.frozen = false;
        if (const auto* slowed = trace::as<trace::NodeSlowed>(r)) node.slow = slowed->cost.us > 0;
        if (const auto* clock = trace::as<trace::ClockChanged>(r)) node.wrongClock = clock->perMille != 1000;
        if (const auto* held = trace::as<trace::TimersHeld>(r)) node.timersHeld = held->on;
        if (!node.keepsTime()) node.followsUntil = VirtualTime::never();
        if (!trace::as<trace::NodeKilled>(r)) return;
        Node next;
        next.slow = node.slow;
        next.wrongClock = node.wrongClock;
        next.timersHeld = node.timersHeld;
        node = next;
    }

    Membership m_membership;
    Pace m_pace;
    DurableLogs m_disks;
    std::map<NodeId, Node> m_nodes;
    std::map<std::uint64_t, Heard> m_underWay;  ///< votes, by their MessageSent record
};

}  // namespace

std::unique_ptr<Check> elections(const Membership& membership, const Pace& pace) {
    return std::make_unique<Elections>(membership, pace);
}

}  // namespace qs::check

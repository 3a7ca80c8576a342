// Fast leader election: votes ordered by (peerEpoch, zxid, sid), rounds, and joining an ensemble that already has a
// leader. Source: ZooKeeper 3.8.6 FastLeaderElection.lookForLeader; zookeeper-protocol.md section 4.
#pragma once

#include <map>
#include <optional>

#include "engine/zab/core.h"

namespace qs::zab {

/// True when `a` speaks for a better leader than `b`.
bool betterVote(const Vote& a, const Vote& b);

class Election {
public:
    /// `round` counts the elections of this process; it is raised by what is heard.
    explicit Election(std::uint32_t round) : m_round(round) {}

    /// A voter's vote for a voter: anything else has no say in an election.
    static bool isVote(const Core& core, NodeId from, const Notification& n);

    void start(const Core& core, Effects& out);
    /// What it tells others.
    Notification notification(const Core& core) const;
    /// Requires: isVote().
    void onNotification(const Core& core, NodeId from, const Notification& n, Effects& out);
    /// A voter of whom no vote is to be waited for until it is heard again.
    void onUnreachable(const Core& core, NodeId peer, Effects& out);
    void onTimer(const Core& core, trace::TimerKind timer, Effects& out);

    /// Set once the election is over: the vote that won.
    const std::optional<Vote>& winner() const { return m_winner; }
    const Vote& vote() const { return m_vote; }
    std::uint32_t round() const { return m_round; }

    /// Rounds stand as they are: which of two is later decides. The interval until the next resend is a clock, left
    /// out.
    void appendState(StateWords& out) const;

private:
    struct Heard {
        Vote vote;
        std::uint32_t round = 0;
        trace::Role state = trace::Role::Looking;
    };
    using Votes = std::map<NodeId, Heard>;

    static void appendVotes(const Votes& votes, StateWords& out);
    void onLookingVote(const Core& core, NodeId from, const Notification& n, Effects& out);
    void onSettledVote(const Core& core, NodeId from, const Notification& n, Effects& out);
    void broadcast(const Core& core, Effects& out);
    void adopt(const Vote& vote, const Core& core, Effects& out);
    void considerQuorum(const Core& core, Effects& out);
    bool nobodyElse(const Core& core) const;
    void finish(const Vote& vote, Effects& out);
    static bool prefers(const Core& core, const Vote& a, const Vote& b);
    Vote ownVote(const Core& core) const;
    static NodeSet agreeing(const Votes& votes, const Vote& vote, std::uint32_t round);
    bool leaderConfirmed(const Core& core, NodeId leader, std::uint32_t round) const;

    std::uint32_t m_round = 0;
    Vote m_vote;
    Votes m_received;  ///< this round's votes, own included
    Votes m_settled;   ///< what FOLLOWING and LEADING peers said, of any round
    NodeSet m_unreachable;
    VirtualTime m_interval;
    bool m_waiting = false;  ///< finalize wait is running
    std::optional<Vote> m_winner;
};

}  // namespace qs::zab

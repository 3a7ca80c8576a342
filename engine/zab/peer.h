// One ZAB peer: looks for a leader, then leads or learns, and looks again when that ends.
// Source: ZooKeeper 3.8.6 QuorumPeer. Before it votes it waits until everything it ordered to disk is durable, so that
// the vote speaks for the log and not for memory (ZOOKEEPER-2845, 4712).
#pragma once

#include <map>
#include <variant>

#include "engine/zab/election.h"
#include "engine/zab/leader.h"
#include "engine/zab/learner.h"

namespace qs::zab {

class Peer {
public:
    Peer(const Config& config, const DurableState& durable) : m_core(config, durable) {}

    /// Called once when the process starts.
    void start(Effects& out);
    void step(const Input& input, VirtualTime now, Effects& out);

    trace::Role role() const;
    trace::Phase phase() const;
    /// Clients may be served.
    bool serving() const;
    bool leading() const { return std::holds_alternative<Leader>(m_role); }
    /// It leads and may propose.
    bool proposes() const { return leading() && asLeader()->proposes(); }
    /// A leader listens on its quorum port; nobody else does.
    bool acceptsLearners() const { return leading(); }
    /// The leader followed, or self when leading; none while looking.
    NodeId leader() const;
    /// Epoch followed or led; currentEpoch while looking.
    Epoch epoch() const;
    const Core& core() const { return m_core; }
    /// Null unless leading.
    const Leader* asLeader() const { return std::get_if<Leader>(&m_role); }

    /// All that decides what this peer does from here on; the parts say what they leave out.
    void appendState(StateWords& out) const;

private:
    /// Waits for the disk before the next election.
    struct Draining {};

    void lookAgain(const char* why, Effects& out);
    void startElectionWhenDurable(Effects& out);
    void onNotification(NodeId from, const Notification& n, Effects& out);
    void onConnectionUp(const ConnectionUp& up, VirtualTime now, Effects& out);
    void onConnectionDown(const ConnectionDown& down, Effects& out);
    void onPacket(const Received& m, const QuorumPacket& packet, VirtualTime now, Effects& out);
    void onTimer(trace::TimerKind timer, VirtualTime now, Effects& out);
    void onPersisted(std::uint64_t id, VirtualTime now, Effects& out);
    void afterStep(Effects& out);
    void takeRole(const Vote& winner, Effects& out);
    void heedEnsemble(const EnsemblePtr& heard, Effects& out);
    void answerStranger(NodeId from, const Notification& n, Effects& out) const;
    Notification settledVote() const;

    Core m_core;
    std::variant<Draining, Election, Learner, Leader> m_role;
    std::uint32_t m_round = 0;
    Vote m_finalVote;  ///< of the last election that ended
    bool m_wasServing = false;
    std::map<NodeId, Notification> m_early;  ///< heard while draining; the newest of each peer
};

}  // namespace qs::zab

#include <map>
#include <optional>
#include <set>
#include <vector>

#include "engine/check/properties.h"

namespace qs::check {

namespace {

using trace::MessageKind;
using trace::Refusal;
using trace::Role;

/// One end of a connection: the kinds of packets that it sent or got on it. They alone say what may come next.
/// Source: zookeeper-protocol.md 3.2 to 3.5.
class ConnectionEnd {
public:
    void add(MessageKind kind, Zxid zxid) { m_seen |= isNewLeaderAck(kind, zxid) ? NewLeaderAck : bit(kind); }
    void isLearner() { m_learner = true; }

    /// The packet that arrives now is in turn.
    bool expects(MessageKind kind, Zxid zxid) const {
        switch (kind) {
            case MessageKind::FollowerInfo:
            case MessageKind::ObserverInfo:
                return !m_learner && !informed();
            case MessageKind::LeaderInfo:
                return m_learner && informed() && !saw(MessageKind::LeaderInfo);
            case MessageKind::AckEpoch:
                return !m_learner && saw(MessageKind::LeaderInfo) && !saw(MessageKind::AckEpoch);
            case MessageKind::Diff:
            case MessageKind::Trunc:
            case MessageKind::Snap:
                return m_learner && saw(MessageKind::AckEpoch) && !syncs();
            case MessageKind::SnapData:
                return m_learner && saw(MessageKind::Snap) && !saw(MessageKind::NewLeader);
            case MessageKind::NewLeader:
                return m_learner && syncs() && !saw(MessageKind::NewLeader);
            case MessageKind::Ack:
                if (m_learner) return false;
                if (!isNewLeaderAck(kind, zxid)) return (m_seen & NewLeaderAck) != 0;
                // The first acknowledges NEWLEADER, the second UPTODATE.
                return (m_seen & NewLeaderAck) == 0 ? saw(MessageKind::NewLeader) : saw(MessageKind::UpToDate);
            case MessageKind::UpToDate:
                return m_learner && (m_seen & NewLeaderAck) != 0 && !saw(MessageKind::UpToDate);
            case MessageKind::Proposal:
            case MessageKind::Commit:
            case MessageKind::Inform:
                return m_learner && syncs();
            case MessageKind::Request:
                return !m_learner && saw(MessageKind::UpToDate);
            case MessageKind::Sync:
                return m_learner && saw(MessageKind::UpToDate);
            case MessageKind::Ping:
            case MessageKind::Revalidate:
                return saw(MessageKind::UpToDate);
            case MessageKind::Notification:
            case MessageKind::End:
                return false;
        }
        return false;
    }

private:
    static constexpr std::uint32_t NewLeaderAck = 1U << 31;
    static std::uint32_t bit(MessageKind kind) { return 1U << static_cast<unsigned>(kind); }
    static bool isNewLeaderAck(MessageKind kind, Zxid zxid) { return kind == MessageKind::Ack && zxid.counter() == 0; }
    bool saw(MessageKind kind) const { return (m_seen & bit(kind)) != 0; }
    bool informed() const { return saw(MessageKind::FollowerInfo) || saw(MessageKind::ObserverInfo); }
    bool syncs() const { return saw(MessageKind::Diff) || saw(MessageKind::Trunc) || saw(MessageKind::Snap); }

    std::uint32_t m_seen = 0;
    bool m_learner = false;
};

/// On a connection only packets in turn are sent, and those are not refused; a vote without a say in the receiver's
/// election is refused aloud, and who looks for a leader is answered. Two refusals depend on more than the turn: an
/// epoch below the one promised, and a TRUNC that the own log contradicts.
class MessageLegality : public Check {
public:
    explicit MessageLegality(const Membership& membership)
        : Check("Z-21", "Message legality",
                "Every message finds a receiver that expects it, and nothing is dropped in silence."),
          m_membership(membership),
          m_nodes(static_cast<std::size_t>(NodeId::Max) + 1) {}
    std::unique_ptr<Check> clone() const override { return std::make_unique<MessageLegality>(*this); }

    void observe(const trace::Record& r, const trace::Tables&) override {
        if (!r.node) return;
        Node& node = m_nodes[r.node.value];
        if (node.handling != 0 && r.cause != node.handling) settle(r, node);
        if (const auto* sent = trace::as<trace::MessageSent>(r)) {
            onSent(r, *sent);
        } else if (const auto* received = trace::as<trace::MessageReceived>(r)) {
            onReceived(r, *received);
        } else if (const auto* refused = trace::as<trace::PacketRefused>(r)) {
            if (r.cause == node.handling) node.refusal = refused->reason;
        } else if (const auto* dropped = trace::as<trace::MessageDropped>(r)) {
            onDropped(*dropped);
        } else if (const auto* repeated = trace::as<trace::MessageRepeated>(r)) {
            onRepeated(*repeated);
        } else if (const auto* role = trace::as<trace::RoleChanged>(r)) {
            node.role = role->role;
        } else if (const auto* closed = trace::as<trace::ConnectionClosed>(r)) {
            m_ends.erase({closed->connection, r.node});
        } else if (trace::as<trace::NodeKilled>(r)) {
            node = {};
        }
    }

private:
    enum class Outcome {
        Handled,
        Refused,
        NotSent,  ///< no sound sender sends it; if it is refused, the fault is the sender's
        Answered,
        Either,
    };
    struct Sent {
        std::uint32_t connection = 0;
        Zxid zxid;
        Role role = Role::Down;
        NodeId voteFor;
    };
    struct Node {
        Role role = Role::Looking;
        std::uint64_t handling = 0;  ///< the MessageReceived record of what it handles; 0: nothing
        NodeId from;
        MessageKind kind{};
        Outcome expected = Outcome::Handled;
        std::optional<Refusal> refusal;
        bool answered = false;
    };

    void onSent(const trace::Record& r, const trace::MessageSent& e) {
        m_sent.emplace(r.seq, Sent{e.connection, e.zxid, e.senderRole, e.voteFor});
        Node& node = m_nodes[r.node.value];
        if (e.channel == trace::Channel::Election) {
            node.answered = node.answered || (r.cause == node.handling && e.to == node.from);
            return;
        }
        ConnectionEnd& end = m_ends[{e.connection, r.node}];
        if (e.kind == MessageKind::FollowerInfo || e.kind == MessageKind::ObserverInfo) end.isLearner();
        end.add(e.kind, e.zxid);
    }

    void onReceived(const trace::Record& r, const trace::MessageReceived& e) {
        const auto sent = m_sent.find(e.sent);
        if (sent == m_sent.end()) return;  // Z-22 speaks of that
        Node& node = m_nodes[r.node.value];
        node.handling = r.seq;
        node.from = e.from;
        node.kind = e.kind;
        node.refusal.reset();
        node.answered = false;
        node.expected = e.channel == trace::Channel::Election ? outcomeOfVote(node, e.from, sent->second)
                                                              : outcomeOf(r.node, e, sent->second);
        m_sent.erase(sent);
    }

    Outcome outcomeOfVote(const Node& node, NodeId from, const Sent& vote) const {
        if (node.role != Role::Looking) return vote.role == Role::Looking ? Outcome::Answered : Outcome::Refused;
        const auto& voters = m_membership.voters;
        const bool isVote =
            voters.contains(from) && vote.voteFor && voters.contains(vote.voteFor) && vote.role != Role::Observing;
        return isVote ? Outcome::Handled : Outcome::Refused;
    }

    Outcome outcomeOf(NodeId node, const trace::MessageReceived& e, const Sent& sent) {
        if (m_lossy.contains(sent.connection)) return Outcome::Either;
        ConnectionEnd& end = m_ends[{sent.connection, node}];
        const bool inTurn = end.expects(e.kind, sent.zxid);
        end.add(e.kind, sent.zxid);
        return inTurn ? Outcome::Handled : Outcome::NotSent;
    }

    /// Losses inside a connection are outside the model: what follows on it says nothing.
    void onDropped(const trace::MessageDropped& e) {
        const auto sent = m_sent.find(e.sent);
        if (sent == m_sent.end()) return;
        if (e.reason == trace::DropReason::Lost && sent->second.connection != 0)
            m_lossy.insert(sent->second.connection);
        m_sent.erase(sent);
    }

    /// So are repetitions.
    void onRepeated(const trace::MessageRepeated& e) {
        const auto copy = m_sent.find(e.copy);
        if (copy != m_sent.end() && copy->second.connection != 0) m_lossy.insert(copy->second.connection);
    }

    /// The machine is done with what it handled.
    void settle(const trace::Record& r, Node& node) {
        node.handling = 0;
        evaluated(node.expected != Outcome::Either);
        const std::string what = std::string(toString(node.kind)) + " of node " + toString(node.from);
        const std::string who = "node " + toString(r.node);
        const bool byContents = node.refusal == Refusal::LowEpoch ||
                                (node.kind == MessageKind::Trunc && node.refusal == Refusal::Impossible);
        switch (node.expected) {
            case Outcome::Handled:
                if (node.refusal && !byContents)
                    violated(r, who + " refuses " + what + " (" + std::string(toString(*node.refusal)) +
                                    "), which was in turn");
                break;
            case Outcome::Refused:
                if (!node.refusal) violated(r, who + " does not refuse " + what + ", which was out of turn");
                break;
            case Outcome::NotSent:
                violated(r, who + (node.refusal ? " has to refuse " : " does not refuse ") + what +
                                ", which was out of turn");
                break;
            case Outcome::Answered:
                if (!node.answered) violated(r, who + " leaves " + what + " unanswered, and that looks for a leader");
                break;
            case Outcome::Either:
                break;
        }
    }

    Membership m_membership;
    std::vector<Node> m_nodes;  ///< by number
    std::map<std::uint64_t, Sent> m_sent;
    std::map<std::pair<std::uint32_t, NodeId>, ConnectionEnd> m_ends;
    std::set<std::uint32_t> m_lossy;  ///< connections
};

}  // namespace

std::unique_ptr<Check> messageLegality(const Membership& membership) {
    return std::make_unique<MessageLegality>(membership);
}

}  // namespace qs::check

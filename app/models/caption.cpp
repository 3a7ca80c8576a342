#include "app/models/caption.h"

#include <limits>

#include "engine/base/overload.h"

namespace qs::app {

using trace::Phase;
using trace::Role;

namespace {

GiveUp afterTimer(trace::TimerKind timer, Role was) {
    switch (timer) {
        case trace::TimerKind::LearnerSilence:
            return GiveUp::LeaderSilent;
        case trace::TimerKind::Init:
            return was == Role::Leading ? GiveUp::NoFollowers : GiveUp::NotSynchronised;
        case trace::TimerKind::LeaderTick:
            return GiveUp::NoQuorumHeard;
        default:
            return GiveUp::Unknown;
    }
}

}  // namespace

GiveUp giveUpOf(const trace::Record& r, const NodeView& before, const RecordStore& records) {
    const trace::Record* cause = records.contains(r.cause) ? &records.at(r.cause) : nullptr;
    const auto endedWithLeader = [&](const trace::Record& earlier) {
        const auto* closed = trace::as<trace::ConnectionClosed>(earlier);
        return closed && earlier.node == r.node && closed->channel == trace::Channel::Quorum &&
               closed->peer == before.leader;
    };
    if (cause && endedWithLeader(*cause)) return GiveUp::ConnectionLost;
    // A refused dial leaves no record: what led to the dial stands for it, and lies a way there and back before.
    const bool atOnce = cause && cause->at == r.at;
    const auto* fired = atOnce ? trace::as<trace::TimerFired>(*cause) : nullptr;
    if (fired) return afterTimer(fired->timer, before.role);
    if (before.role == Role::Leading) {
        // The number that is left is never given: it would run over into the next epoch.
        const bool used = before.logged.counter() + 1 == std::numeric_limits<std::uint32_t>::max();
        return used ? GiveUp::CounterUsedUp : GiveUp::Unknown;
    }
    if (atOnce && !trace::as<trace::CommandIssued>(*cause)) return GiveUp::Unknown;
    // A command ends connections by itself; their records stand not far before.
    for (std::uint64_t seq = r.seq - 1; records.contains(seq); --seq) {
        const trace::Record& earlier = records.at(seq);
        if (earlier.at != r.at || earlier.cause != r.cause) break;
        if (endedWithLeader(earlier)) return GiveUp::ConnectionLost;
    }
    return atOnce || before.serving ? GiveUp::Unknown : GiveUp::NoConnection;
}

NodeSet linkedWith(NodeId node, const Picture& picture, const std::set<Link>& cuts) {
    NodeSet out;
    for (const auto& [id, each] : picture.nodes()) {
        if (!each.voter || !each.alive || each.frozen) continue;
        if (id == node || (!cuts.contains({node, id}) && !cuts.contains({id, node}))) out.insert(id);
    }
    return out;
}

namespace {

class Finder {
public:
    Finder(const trace::Record& r, const CaptionContext& context)
        : m_r(r), m_before(context.before), m_context(context) {}

    std::optional<Caption> find() const {
        return std::visit(
            overload{
                [&](const trace::RoleChanged& e) { return role(e); },
                [&](const trace::VoteChanged& e) { return vote(e); },
                [&](const trace::EpochEstablished& e) { return established(e); },
                [&](const trace::SyncChosen& e) { return sync(e); },
                [&](const trace::Proposed& e) { return proposed(e); },
                [&](const trace::Committed& e) { return committed(e); },
                [&](const trace::SessionOpened& e) { return e.resumed ? plain(CaptionKind::SessionMoved) : none(); },
                [&](const trace::SessionExpired&) { return plain(CaptionKind::SessionExpired); },
                [&](const trace::WatchFired&) { return plain(CaptionKind::WatchFired); },
                [&](const trace::NodeStarted& e) { return e.incarnation > 1 ? plain(CaptionKind::Restarted) : none(); },
                [&](const trace::NodeKilled&) { return ended(CaptionKind::Killed); },
                [&](const trace::NodeFrozen&) { return ended(CaptionKind::Frozen); },
                [&](const trace::NodeThawed&) { return plain(CaptionKind::Thawed); },
                [&](const trace::LinkChanged& e) { return link(e); },
                [&](const trace::HoldChanged& e) {
                    return onLink(e.on ? CaptionKind::Held : CaptionKind::HoldEnded, {e.from, e.to});
                },
                [&](const trace::LinkDelayed& e) {
                    return onLink(e.by.us != 0 ? CaptionKind::Slowed : CaptionKind::Mended, {e.from, e.to});
                },
                [&](const trace::LinkClogged& e) {
                    return onLink(e.until > m_r.at ? CaptionKind::Slowed : CaptionKind::Mended, {e.from, e.to});
                },
                [&](const trace::NodeSlowed& e) {
                    return plain(e.cost.us != 0 ? CaptionKind::Slowed : CaptionKind::Mended);
                },
                [&](const trace::ClockChanged& e) {
                    const bool right = e.ahead.us == 0 && e.perMille == 1000;
                    return plain(right ? CaptionKind::Mended : CaptionKind::Slowed);
                },
                [&](const trace::DiskChanged& e) {
                    return plain(e.state == trace::DiskState::Ok ? CaptionKind::Mended : CaptionKind::DiskFault);
                },
                [&](const trace::DiskFailed&) { return ended(CaptionKind::DiskEnded); },
                [&](const trace::DiskLost&) { return plain(CaptionKind::DiskChangedHands); },
                [&](const trace::DiskDamaged&) { return plain(CaptionKind::DiskChangedHands); },
                [&](const trace::ReadOnlyChanged& e) { return e.on ? plain(CaptionKind::ReadOnly) : none(); },
                [](const trace::CommandIssued&) { return none(); },
                [](const trace::MessageSent&) { return none(); },
                [](const trace::MessageHeld&) { return none(); },
                [](const trace::MessageReleased&) { return none(); },
                [](const trace::MessageReceived&) { return none(); },
                [&](const trace::MessageDropped& e) {
                    return e.reason == trace::DropReason::Lost ? message(CaptionKind::MessageLost, e.sent) : none();
                },
                [](const trace::ConnectionOpened&) { return none(); },
                [](const trace::ConnectionClosed&) { return none(); },
                [](const trace::TimerSet&) { return none(); },
                [](const trace::TimerFired&) { return none(); },
                [](const trace::TxnLogged&) { return none(); },
                [](const trace::Persisted&) { return none(); },
                [](const trace::EpochProposed&) { return none(); },
                [](const trace::ProposalAcked&) { return none(); },
                [](const trace::Applied&) { return none(); },
                [](const trace::TreeReset&) { return none(); },
                [&](const trace::ServingStarted&) { return serving(); },
                [](const trace::ServingStopped&) { return none(); },
                [](const trace::ClientConnected&) { return none(); },
                [&](const trace::ClientDisconnected& e) { return disconnected(e); },
                [](const trace::ClientCall&) { return none(); },
                [](const trace::ClientReturn&) { return none(); },
                [](const trace::UnsupportedOpcode&) { return none(); },
                [](const trace::WatchSet&) { return none(); },
                [](const trace::WatchRemoved&) { return none(); },
                [](const trace::AnswerArrived&) { return none(); },
                [](const trace::Noted&) { return none(); },
                [](const trace::DiskRead&) { return none(); },
                [](const trace::SnapshotBegun&) { return none(); },
                [](const trace::PacketRefused&) { return none(); },
                [](const trace::Authenticated&) { return none(); },
                [](const trace::WatchRestored&) { return none(); },
                [&](const trace::TimersHeld& e) { return plain(e.on ? CaptionKind::Slowed : CaptionKind::Mended); },
                [&](const trace::MessageRepeated& e) { return message(CaptionKind::MessageRepeated, e.sent); },
            },
            m_r.event);
    }

private:
    static std::optional<Caption> none() { return std::nullopt; }

    std::optional<Caption> plain(CaptionKind kind) const {
        Caption out;
        out.kind = kind;
        out.record = m_r;
        out.first = m_r.seq;
        out.firstAt = m_r.at;
        out.node = m_r.node;
        if (m_r.node) out.nodes.insert(m_r.node);
        return out;
    }

    /// With who leads and whether its links still reach a quorum, the record taken into account.
    std::optional<Caption> fault(CaptionKind kind, const std::set<Link>& cuts, bool nodeRuns) const {
        std::optional<Caption> out = plain(kind);
        const NodeId leader = m_before.leader();
        const bool gone = leader == m_r.node && !nodeRuns;
        if (!leader || gone || m_before.node(leader).frozen) return out;
        NodeSet linked = linkedWith(leader, m_before, cuts);
        if (m_r.node && !nodeRuns) linked.erase(m_r.node);
        out->leader = leader;
        out->leaderLinked = m_context.membership.isQuorum(linked);
        return out;
    }

    /// A replica runs no longer: `quorum` tells whether enough voters still run.
    std::optional<Caption> ended(CaptionKind kind) const {
        std::optional<Caption> out = fault(kind, m_before.cuts(), false);
        const NodeView& node = m_before.node(m_r.node);
        out->was = node.role;
        NodeSet running;
        for (const auto& [id, each] : m_before.nodes()) {
            if (each.voter && each.alive && !each.frozen && id != m_r.node) running.insert(id);
        }
        out->quorum = m_context.membership.isQuorum(running);
        out->open = openOf(m_r.node);
        out->unanswered = m_context.unanswered.at(m_r.node);
        return out;
    }

    std::optional<Caption> disconnected(const trace::ClientDisconnected& e) const {
        std::optional<Caption> out = plain(CaptionKind::AnswersLost);
        out->unanswered = m_context.unanswered.of(e.connection);
        return out->unanswered > 0 ? out : none();
    }

    int openOf(NodeId leader) const {
        int open = 0;
        for (const ProposalView& p : m_before.proposals())
            open += p.leader == leader && !p.committed ? 1 : 0;
        return open;
    }

    std::optional<Caption> onLink(CaptionKind kind, const Link& link) const {
        std::optional<Caption> out = plain(kind);
        out->links = {link};
        return out;
    }

    std::optional<Caption> message(CaptionKind kind, std::uint64_t sent) const {
        const trace::Record& send = m_context.records.at(sent);
        const auto& message = std::get<trace::MessageSent>(send.event);
        std::optional<Caption> out = onLink(kind, {send.node, message.to});
        out->message = message.kind;
        return out;
    }

    std::optional<Caption> link(const trace::LinkChanged& e) const {
        const bool cut = e.state == trace::LinkState::Cut;
        std::set<Link> cuts = m_before.cuts();
        if (cut) {
            cuts.insert({e.from, e.to});
        } else {
            cuts.erase({e.from, e.to});
        }
        std::optional<Caption> out = fault(cut ? CaptionKind::LinksCut : CaptionKind::LinksHealed, cuts, true);
        out->links = {{e.from, e.to}};
        // Of the healed: nothing is cut any more.
        out->quorum = cuts.empty();
        return out;
    }

    std::optional<Caption> role(const trace::RoleChanged& e) const {
        const NodeView& node = m_before.node(m_r.node);
        if (e.role == Role::Looking) {
            if (node.role == Role::Looking) return none();
            std::optional<Caption> out = plain(CaptionKind::ElectionBegun);
            out->was = node.role;
            out->about = node.leader;
            out->why = giveUpOf(m_r, node, m_context.records);
            out->open = openOf(m_r.node);
            return out;
        }
        if (e.role == Role::Leading && e.phase == Phase::Discovery && node.role == Role::Looking) return elected();
        return none();
    }

    std::optional<Caption> serving() const {
        const NodeView& node = m_before.node(m_r.node);
        if (node.role != Role::Following && node.role != Role::Observing) return none();
        std::optional<Caption> out = plain(CaptionKind::Joined);
        out->was = node.role;
        out->about = node.leader;
        return out;
    }

    std::optional<Caption> elected() const {
        std::optional<Caption> out = plain(CaptionKind::LeaderElected);
        for (const auto& [peer, heard] : m_before.node(m_r.node).heard) {
            if (heard.leader == m_r.node && m_context.membership.voters.contains(peer)) out->nodes.insert(peer);
        }
        out->quorum = m_context.membership.isQuorum(out->nodes);
        return out;
    }

    /// A first vote is for oneself and says nothing; one that changes was convinced.
    std::optional<Caption> vote(const trace::VoteChanged& e) const {
        const VoteView& vote = m_before.node(m_r.node).vote;
        if (!e.voteFor || e.voteFor == m_r.node || !vote.leader || vote.leader == e.voteFor) return none();
        std::optional<Caption> out = plain(CaptionKind::VotesChanged);
        out->about = e.voteFor;
        return out;
    }

    std::optional<Caption> established(const trace::EpochEstablished& e) const {
        std::optional<Caption> out = plain(CaptionKind::EpochEstablished);
        out->nodes = NodeSet{e.acks};
        out->quorum = m_context.membership.isQuorum(out->nodes);
        const auto fate = m_context.undecided.fateUnder(e.epoch, e.txn, m_context.records.tables());
        out->open = fate.kept;
        out->dropped = fate.dropped;
        return out;
    }

    std::optional<Caption> sync(const trace::SyncChosen& e) const {
        std::optional<Caption> out = plain(CaptionKind::SyncChosen);
        out->about = e.learner;
        return out;
    }

    std::optional<Caption> proposed(const trace::Proposed& e) const {
        const NodeSet linked = linkedWith(m_r.node, m_before, m_before.cuts());
        const bool reaches = m_context.membership.isQuorum(linked);
        if (reaches && opensSession(e.txn)) return none();
        std::optional<Caption> out = plain(reaches ? CaptionKind::FirstProposal : CaptionKind::Stranded);
        out->nodes = linked;
        out->open = openOf(m_r.node) + 1;
        return out;
    }

    std::optional<Caption> committed(const trace::Committed& e) const {
        if (opensSession(e.txn)) return none();
        const tree::TxnBody& body = m_context.records.tables().txn(e.txn)->body;
        const bool closed = std::holds_alternative<tree::CloseSessionTxn>(body);
        std::optional<Caption> out = plain(closed ? CaptionKind::SessionClosed : CaptionKind::Committed);
        out->nodes = NodeSet{e.acks};
        out->quorum = m_context.membership.isQuorum(out->nodes);
        return out;
    }

    /// That is no news.
    bool opensSession(trace::TxnRef txn) const {
        return std::holds_alternative<tree::CreateSessionTxn>(m_context.records.tables().txn(txn)->body);
    }

    const trace::Record& m_r;
    const Picture& m_before;
    const CaptionContext& m_context;
};

}  // namespace

std::optional<Caption> captionOf(const trace::Record& r, const CaptionContext& context) {
    return Finder(r, context).find();
}

}  // namespace qs::app

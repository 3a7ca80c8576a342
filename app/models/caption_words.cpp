#include "app/models/caption_words.h"

#include <QCoreApplication>

#include "app/models/caption_fault_words.h"
#include "app/models/text.h"
#include "app/models/txn_words.h"

namespace qs::app {

namespace {

using trace::Role;

class Captions {
    Q_DECLARE_TR_FUNCTIONS(Captions)
public:
    Captions(const Caption& caption, const Membership& membership, const trace::Tables& tables)
        : m_c(caption), m_membership(membership), m_tables(tables) {}

    CaptionText say() const {
        switch (m_c.kind) {
            case CaptionKind::ElectionBegun:
                return electionBegun();
            case CaptionKind::VotesChanged:
                return votesChanged();
            case CaptionKind::LeaderElected:
                return elected();
            case CaptionKind::EpochEstablished:
                return established();
            case CaptionKind::SyncChosen:
                return sync();
            case CaptionKind::Joined:
                return joined();
            case CaptionKind::FirstProposal:
                return proposal();
            case CaptionKind::Stranded:
                return stranded();
            case CaptionKind::Committed:
                return committed();
            case CaptionKind::SessionClosed:
                return sessionClosed();
            case CaptionKind::SessionExpired:
                return expired();
            case CaptionKind::SessionMoved:
                return moved();
            case CaptionKind::WatchFired:
                return watchFired();
            case CaptionKind::AnswersLost:
                return answersLost();
            default:
                return faultWordsOf(m_c, m_membership);
        }
    }

private:
    QString node() const { return spelt(m_c.node); }
    QString about() const { return spelt(m_c.about); }
    QString what(trace::TxnRef txn) const { return TxnWords::describe(m_tables.txn(txn)->body); }

    // --- Elections -------------------------------------------------------------------------------------------------

    CaptionText electionBegun() const {
        if (m_c.was == Role::Leading) return stepsDown();
        const QString title = tr("An election begins");
        if (m_c.was == Role::Down) {
            return {title,
                    m_c.nodes.size() == 1 ? tr("Node %1 has started and looks for a leader.").arg(node())
                                          : tr("Nodes %1 have started and look for a leader.").arg(listed(m_c.nodes)),
                    tr("While it looks, a replica serves no reads but those of read-only mode, and no writes.")};
        }
        return {title, (m_c.nodes.size() == 1 ? oneLooks() : severalLook()).arg(listed(m_c.nodes), about()),
                tr("This proves nothing about the old leader; that a new one needs a quorum keeps it safe.")};
    }

    /// %1: who looks, %2: whom it followed.
    QString oneLooks() const {
        switch (m_c.why) {
            case GiveUp::LeaderSilent:
                return tr("Node %1 heard nothing of its leader, node %2, for syncLimit, and looks for a leader.");
            case GiveUp::ConnectionLost:
                return tr("Node %1 lost the connection to its leader, node %2, and looks for a leader.");
            case GiveUp::NotSynchronised:
                return tr("Node %1 was not brought up to date by node %2 within initLimit, and looks again.");
            case GiveUp::NoConnection:
                return tr("Node %1 elected node %2, which accepts no connection, and looks again.");
            case GiveUp::NoQuorumHeard:
            case GiveUp::NoFollowers:
            case GiveUp::CounterUsedUp:
            case GiveUp::Unknown:
                break;
        }
        return tr("Node %1 no longer follows node %2, and looks for a leader.");
    }

    QString severalLook() const {
        switch (m_c.why) {
            case GiveUp::LeaderSilent:
                return tr("Nodes %1 heard nothing of their leader, node %2, for syncLimit, and look for a leader.");
            case GiveUp::ConnectionLost:
                return tr("Nodes %1 lost the connection to their leader, node %2, and look for a leader.");
            case GiveUp::NotSynchronised:
                return tr("Nodes %1 were not brought up to date by node %2 within initLimit, and look again.");
            case GiveUp::NoConnection:
                return tr("Nodes %1 elected node %2, which accepts no connection, and look again.");
            case GiveUp::NoQuorumHeard:
            case GiveUp::NoFollowers:
            case GiveUp::CounterUsedUp:
            case GiveUp::Unknown:
                break;
        }
        return tr("Nodes %1 no longer follow node %2, and look for a leader.");
    }

    CaptionText stepsDown() const {
        QString what = tr("Node %1 leads no longer, and looks for a leader.").arg(node());
        if (m_c.why == GiveUp::NoQuorumHeard)
            what = tr("Node %1 heard no quorum of followers within syncLimit: it leads no longer.").arg(node());
        if (m_c.why == GiveUp::NoFollowers)
            what = tr("Node %1 found no quorum of followers within initLimit: it gives up.").arg(node());
        if (m_c.why == GiveUp::CounterUsedUp)
            what = tr("Node %1 has used up the zxids of its epoch: a new epoch is needed.").arg(node());
        return {tr("A leader steps down"), what, openWords()};
    }

    QString openWords() const {
        if (m_c.open == 0) return tr("It had no proposal open: nothing is in doubt.");
        return tr("%n proposal(s) without a decision may survive or be dropped; who waits for the answer cannot know.",
                  nullptr, m_c.open);
    }

    CaptionText votesChanged() const {
        const auto& vote = m_c.event<trace::VoteChanged>();
        const QString what = m_c.nodes.size() == 1 ? tr("Node %1 now votes for %2 (epoch %3, zxid %4).")
                                                   : tr("Nodes %1 now vote for %2 (epoch %3, zxid %4).");
        return {tr("Votes change"), what.arg(listed(m_c.nodes), about(), spelt(vote.peerEpoch), spelt(vote.zxid)),
                tr("The higher epoch wins, then the higher zxid, then the higher id: the newest history leads.")};
    }

    CaptionText elected() const {
        const QString what = m_c.quorum
                                 ? tr("Node %1 won: the votes of %2 are a quorum.").arg(node(), listed(m_c.nodes))
                                 : tr("Node %1 takes itself for elected.").arg(node());
        return {tr("A leader is elected"), what,
                tr("It may not propose yet: first a quorum must promise it a new epoch, and take its history.")};
    }

    CaptionText established() const {
        const QString epoch = spelt(m_c.event<trace::EpochEstablished>().epoch);
        const QString what = tr("Node %1 has the acknowledgements of %3 for the history that epoch %2 begins with.")
                                 .arg(node(), epoch, listed(m_c.nodes));
        if (!m_c.quorum)
            return {tr("Epoch %1 without a quorum").arg(epoch), what,
                    tr("That is no quorum: two leaders may now decide different things. A promise is broken.")};
        return {tr("Epoch %1 is established").arg(epoch), what, fateOfOlderProposals()};
    }

    /// What nobody had decided when the epoch began.
    QString fateOfOlderProposals() const {
        const QString kept =
            tr("%n proposal(s) that no leader had decided came with it, and are committed now.", nullptr, m_c.open);
        const QString dropped =
            tr("%n undecided proposal(s) of older epochs are not in it: who still has them must cut them off.", nullptr,
               m_c.dropped);
        if (m_c.open > 0 && m_c.dropped > 0) return tr("%1 %2", "two sentences").arg(kept, dropped);
        if (m_c.open > 0) return kept;
        if (m_c.dropped > 0) return dropped;
        return tr("All of that history is committed now, and no older leader can commit what is not in it.");
    }

    CaptionText sync() const {
        const auto& e = m_c.event<trace::SyncChosen>();
        const QString zxid = spelt(e.zxid);
        const int missing = static_cast<int>(e.replayed);
        switch (e.mode) {
            case trace::SyncMode::Diff:
                if (missing == 0)
                    return {tr("DIFF: nothing is missing"),
                            tr("Node %1 has all that node %2, its leader, has.").arg(about(), node()),
                            tr("Nothing needs to be sent.")};
                return {tr("DIFF: what is missing"),
                        tr("Node %1 sends node %2 what its log lacks: %n transaction(s).", nullptr, missing)
                            .arg(node(), about()),
                        tr("Nothing of its own log is taken away.")};
            case trace::SyncMode::Trunc:
                return {tr("TRUNC: back to %1").arg(zxid),
                        tr("Node %1 cuts the log of node %2 back to %3: what lies behind is not in its history.")
                            .arg(node(), about(), zxid),
                        tr("What goes was never committed, unless a disk lied, rotted or was wiped, or a bug is "
                           "switched on.")};
            case trace::SyncMode::Snap:
                break;
        }
        return {tr("SNAP: everything anew"),
                tr("Node %1 sends node %2 its whole state, as of %3.").arg(node(), about(), zxid),
                tr("A snapshot replaces all that the learner had; it must be durable before the learner says so.")};
    }

    CaptionText joined() const {
        const bool observes = m_c.was == Role::Observing;
        QString what;
        if (observes) {
            what = m_c.nodes.size() == 1 ? tr("Node %1 observes %2: it hears what was committed, and has no vote.")
                                         : tr("Nodes %1 observe %2: they hear what was committed, and have no vote.");
        } else {
            what = m_c.nodes.size() == 1 ? tr("Node %1 follows %2 and serves clients.")
                                         : tr("Nodes %1 follow %2 and serve clients.");
        }
        return {tr("In step with the leader"), what.arg(listed(m_c.nodes), about()),
                tr("Reads here may lag behind the leader; they never go back for one client.")};
    }

    // --- Broadcast -------------------------------------------------------------------------------------------------

    CaptionText proposal() const {
        const auto& e = m_c.event<trace::Proposed>();
        return {tr("A proposal"), tr("Node %1 proposes %2: %3.").arg(node(), spelt(e.zxid), what(e.txn)),
                tr("Until a quorum has it on disk it is not committed, and may survive or be dropped.")};
    }

    CaptionText stranded() const {
        const auto& e = m_c.event<trace::Proposed>();
        return {tr("A minority cannot commit"),
                tr("Node %1 proposes %2, but %n voter(s) with whole links, itself included, are no quorum.", nullptr,
                   m_c.nodes.size())
                    .arg(node(), spelt(e.zxid)),
                tr("While that lasts it cannot be committed. Whoever asked gets no answer, which is not a failure: it "
                   "may yet survive.")};
    }

    CaptionText committed() const {
        const auto& e = m_c.event<trace::Committed>();
        const QString zxid = spelt(e.zxid);
        if (!m_c.quorum)
            return {tr("Committed without a quorum"),
                    tr("Node %1 decides %2 with the acknowledgements of %3.").arg(node(), zxid, listed(m_c.nodes)),
                    tr("That is no quorum: a later leader may lack it. A promise is broken.")};
        if (m_c.count > 1)
            return {tr("%n transaction(s) committed", nullptr, m_c.count),
                    tr("Node %1 decided them up to %2, each with the acknowledgements of a quorum.").arg(node(), zxid),
                    safe()};
        if (const auto* error = std::get_if<tree::ErrorTxn>(&m_tables.txn(e.txn)->body))
            return {tr("Refused, in order"),
                    tr("%1 is a write that was refused (%2); it changes nothing.").arg(zxid, spelt(error->code)),
                    tr("It takes its place in the order like any other, so that all replicas agree on it.")};
        return {tr("Committed"), tr("%1, %2: acknowledged by %3, a quorum.").arg(zxid, what(e.txn), listed(m_c.nodes)),
                safe()};
    }

    static QString safe() {
        return tr(
            "Every later leader will have it, unless disks lie, rot or are wiped, a majority is gone for good, or a "
            "bug is switched on.");
    }

    // --- Sessions and watches --------------------------------------------------------------------------------------

    CaptionText sessionClosed() const {
        if (m_c.count > 1)
            return {tr("Sessions end"), tr("The end of %n session(s) is committed.", nullptr, m_c.count),
                    tr("The ephemeral znodes of each go with it, in one transaction, on every replica.")};
        const tree::Txn& txn = *m_tables.txn(m_c.event<trace::Committed>().txn);
        const auto& gone = std::get<tree::CloseSessionTxn>(txn.body).paths;
        const QString session = spelt(txn.session);
        if (gone.empty())
            return {tr("A session ends"), tr("The end of session %1 is committed.").arg(session),
                    tr("It owned no ephemeral znodes.")};
        return {tr("Ephemeral znodes go"),
                tr("The end of session %1 is committed; with it %n ephemeral znode(s): %2.", nullptr,
                   static_cast<int>(gone.size()))
                    .arg(session, pathsText(gone)),
                tr("One transaction removes them all: no replica ever shows some of them without the others.")};
    }

    static QString pathsText(const std::vector<std::string>& paths) {
        constexpr std::size_t Most = 3;
        QStringList out;
        for (std::size_t i = 0; i < paths.size() && i < Most; ++i)
            out << spelt(paths[i]);
        if (paths.size() > Most) out << QStringLiteral("...");
        return out.join(tr(", "));
    }

    CaptionText expired() const {
        return {
            tr("A session expires"),
            tr("Node %1 leads, and heard nothing of session %2 for its timeout.")
                .arg(node(), spelt(m_c.event<trace::SessionExpired>().session)),
            tr("Clocks decided this: its client may live. What has no answer yet is unknown, and its ephemerals go.")};
    }

    CaptionText moved() const {
        if (m_c.count > 1)
            return {tr("Sessions move"), tr("%n session(s) go on at other replicas.", nullptr, m_c.count),
                    tr("A session belongs to the ensemble, not to a connection: its ephemerals stay.")};
        return {tr("A session moves"),
                tr("Session %1 goes on at node %2.").arg(spelt(m_c.event<trace::SessionOpened>().session), node()),
                tr("A session belongs to the ensemble, not to a connection: its ephemerals stay.")};
    }

    CaptionText answersLost() const {
        return {
            tr("Outcome unknown"),
            tr("Node %1 ends connections of clients with %n write(s) that it has not answered.", nullptr,
               m_c.unanswered)
                .arg(node()),
            tr("ConnectionLoss is not a failure: each may be committed, now or later, or never. Only a look tells.")};
    }

    CaptionText watchFired() const {
        const auto& e = m_c.event<trace::WatchFired>();
        const QString path = spelt(m_tables.text(e.path));
        const QString type = spelt(e.type);
        return {tr("A watch fires"),
                m_c.count == 1 ? tr("Node %1 tells session %2 of %3 at %4.").arg(node(), spelt(e.session), type, path)
                               : tr("%n watch(es) fire for %1 at %2.", nullptr, m_c.count).arg(type, path),
                tr("It says that something changed, not what is there now: the client must read, and may miss steps.")};
    }

    const Caption& m_c;
    const Membership& m_membership;
    const trace::Tables& m_tables;
};

}  // namespace

CaptionText wordsOf(const Caption& caption, const Membership& membership, const trace::Tables& tables) {
    return Captions(caption, membership, tables).say();
}

}  // namespace qs::app

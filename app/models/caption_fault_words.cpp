#include "app/models/caption_fault_words.h"

#include <QCoreApplication>
#include <algorithm>

#include "app/models/text.h"
#include "engine/base/check.h"

namespace qs::app {

namespace {

using trace::Role;

class FaultCaptions {
    Q_DECLARE_TR_FUNCTIONS(Captions)
public:
    FaultCaptions(const Caption& caption, const Membership& membership) : m_c(caption), m_membership(membership) {}

    CaptionText say() const {
        switch (m_c.kind) {
            case CaptionKind::Killed:
                return killed();
            case CaptionKind::Restarted:
                return {tr("A replica starts again"), tr("Node %1 starts from what its disk holds.").arg(node()),
                        tr("It takes no writes before a leader has brought it up to date.")};
            case CaptionKind::Frozen:
                return frozen();
            case CaptionKind::Thawed:
                return {tr("A replica runs again"), tr("Node %1 goes on where it stood.").arg(node()),
                        tr("It may still believe what is over: until it hears otherwise, reads from it may be old.")};
            case CaptionKind::LinksCut:
                return linksCut();
            case CaptionKind::LinksHealed:
                return linksHealed();
            case CaptionKind::Held:
                return {tr("Messages held"), tr("Messages wait on %1 until they are let go.").arg(linkText()),
                        tr("Only the order within a connection is promised, never how long a message takes.")};
            case CaptionKind::HoldEnded:
                return {tr("Messages go on"), tr("A hold on %1 is taken back.").arg(linkText()),
                        tr("What waited arrives in its old order, unless its connection was closed meanwhile.")};
            case CaptionKind::MessageLost:
            case CaptionKind::MessageRepeated:
                return tampered();
            case CaptionKind::Slowed:
                return slowed();
            case CaptionKind::Mended:
                return mended();
            case CaptionKind::DiskFault:
                return diskFault();
            case CaptionKind::DiskEnded:
                return diskEnded();
            case CaptionKind::DiskChangedHands:
                return diskChangedHands();
            case CaptionKind::ReadOnly:
                return {tr("Read-only service"),
                        tr("Node %1 has no leader and serves reads only, of what it knows.").arg(node()),
                        tr("It may show what never was committed, and miss what was.")};
            default:
                QS_CHECK(false);
        }
        return {};
    }

private:
    QString node() const { return spelt(m_c.node); }
    /// As commands write links: one way, or both.
    QString linkText() const {
        constexpr qsizetype Most = 6;
        const std::set<Link> links(m_c.links.begin(), m_c.links.end());
        QStringList out;
        for (const auto& [from, to] : links) {
            const bool both = links.contains({to, from});
            if (both && to < from) continue;
            out << (both ? tr("%1↔%2") : tr("%1→%2")).arg(spelt(from), spelt(to));
        }
        if (out.size() <= Most) return out.join(tr(", "));
        return tr("%1 and others").arg(out.first(Most).join(tr(", ")));
    }

    // --- Faults of replicas ----------------------------------------------------------------------------------------

    /// What a replica that runs no longer leaves behind.
    QString remaining() const {
        if (!m_c.quorum) return tr("The voters that run are no quorum: nothing new can be committed.");
        if (m_c.was == Role::Leading) {
            return m_c.open == 0
                       ? tr("The voters that run are a quorum, enough to elect another where their links allow.")
                       : tr("%n proposal(s) of it are open: each may survive or be dropped, and no client can know "
                            "yet.",
                            nullptr, m_c.open);
        }
        if (m_c.leader && !m_c.leaderLinked)
            return tr("The leader %1 has whole links to no quorum: what it proposes cannot be committed now.")
                .arg(spelt(m_c.leader));
        if (m_c.leader) return tr("The leader %1 still has links to a quorum.").arg(spelt(m_c.leader));
        return tr("The voters that run are a quorum, enough to elect a leader where their links allow.");
    }

    CaptionText killed() const {
        const bool power = m_c.event<trace::NodeKilled>().power;
        const bool led = m_c.was == Role::Leading;
        QString title = tr("A replica is killed");
        if (led) title = tr("The leader is killed");
        if (power) title = tr("A machine loses its power");
        const QString what = power ? tr("Node %1 is off; its peers are not told, and what was not synced is gone.")
                                   : tr("The process of node %1 is gone; its connections break, its disk stays.");
        const QString unanswered =
            tr("%n write(s) of its clients have no answer: whether they are committed is unknown, not failed.", nullptr,
               m_c.unanswered);
        return {title, what.arg(node()),
                m_c.unanswered == 0 ? remaining() : tr("%1 %2", "two sentences").arg(remaining(), unanswered)};
    }

    CaptionText frozen() const {
        const QString title = m_c.was == Role::Leading ? tr("The leader is frozen") : tr("A replica is frozen");
        return {title, tr("Node %1 does nothing, and does not know it; its peers hear silence.").arg(node()),
                m_c.was == Role::Leading
                    ? tr("Its followers can only wait until syncLimit. Should it wake late, its old epoch is refused.")
                    : remaining()};
    }

    CaptionText slowed() const {
        if (!m_c.links.empty())
            return {tr("A link is slow"), tr("Messages of %1 come late.").arg(linkText()),
                    tr("Late is not lost: agreement and order hold, only timeouts may be reached.")};
        if (trace::as<trace::TimersHeld>(m_c.record))
            return {tr("Timers wait"), tr("The timers of node %1 fire only when they are told to.").arg(node()),
                    tr("Agreement and order hold without timers; elections and sessions may not go on.")};
        if (trace::as<trace::ClockChanged>(m_c.record))
            return {tr("A clock goes wrong"), tr("The clock of node %1 is not right.").arg(node()),
                    tr("Agreement and order never depend on clocks; sessions, TTLs and timeouts do.")};
        return {tr("A replica is slow"), tr("Node %1 needs longer for each event.").arg(node()),
                tr("A quorum without it need not wait for it; its own clients do.")};
    }

    CaptionText mended() const {
        if (!m_c.links.empty())
            return {tr("A link is as fast as usual"), tr("Messages of %1 take their usual time.").arg(linkText()), {}};
        if (trace::as<trace::TimersHeld>(m_c.record))
            return {tr("Timers fire again"), tr("The timers of node %1 fire when they are due.").arg(node()), {}};
        if (trace::as<trace::ClockChanged>(m_c.record))
            return {tr("A clock is right again"), tr("The clock of node %1 is right.").arg(node()), {}};
        if (trace::as<trace::DiskChanged>(m_c.record))
            return {tr("A disk is as it should be"), tr("The disk of node %1 works.").arg(node()),
                    tr("What it failed to keep does not come back by that.")};
        return {tr("A replica is as fast as usual"), tr("Node %1 needs no longer than usual.").arg(node()), {}};
    }

    CaptionText diskFault() const {
        QString what;
        QString why = tr("A replica that cannot trust its disk ends; it acknowledges nothing that is not durable.");
        switch (m_c.event<trace::DiskChanged>().state) {
            case trace::DiskState::Full:
                what = tr("The disk of node %1 is full.");
                break;
            case trace::DiskState::Failing:
                what = tr("The disk of node %1 will fail at the next sync.");
                break;
            case trace::DiskState::Lying:
                what = tr("The disk of node %1 says that it synced, and did not.");
                why = tr("This is outside the model: after a power failure, acknowledged writes may be lost.");
                break;
            case trace::DiskState::Slow:
                what = tr("The disk of node %1 is slow.");
                why = tr("Its acknowledgements wait for the disk; a quorum without it need not.");
                break;
            case trace::DiskState::Held:
                what = tr("The disk of node %1 syncs only when told to.");
                why = tr("Its acknowledgements wait for the disk; a quorum without it need not.");
                break;
            case trace::DiskState::NoFiles:
                what = tr("Node %1 can open no more files.");
                break;
            case trace::DiskState::Short:
                what = tr("The disk of node %1 takes half of each write first.");
                why = tr("A write that was cut short is told from a whole one by its checksum.");
                break;
            case trace::DiskState::Ok:
                what = tr("The disk of node %1 works.");
                break;
        }
        return {tr("A disk goes wrong"), what.arg(node()), why};
    }

    CaptionText diskChangedHands() const {
        const auto* damaged = trace::as<trace::DiskDamaged>(m_c.record);
        if (damaged && !damaged->readable)
            return {tr("A disk is damaged"), tr("What the disk of node %1 holds was changed.").arg(node()),
                    tr("Checksums tell: the replica will not start on what it cannot trust.")};
        return {tr("A disk lost what it had promised"),
                tr("What was durable on the disk of node %1 is no longer, or was changed.").arg(node()),
                tr("This is outside the model: where a quorum relied on that disk, committed writes may be lost.")};
    }

    CaptionText diskEnded() const {
        return {tr("A replica ends: its disk"),
                m_c.event<trace::DiskFailed>().unreadable
                    ? tr("Node %1 cannot start from what its disk holds.").arg(node())
                    : tr("Node %1 could not write what it must: its process ends.").arg(node()),
                remaining()};
    }

    // --- Faults of links -------------------------------------------------------------------------------------------

    CaptionText linksCut() const {
        QString why = tr("There is no leader now; whoever has links to a quorum can be one.");
        if (m_c.leader)
            why = m_c.leaderLinked
                      ? tr("The leader %1 still has links to a quorum: that side can go on.").arg(spelt(m_c.leader))
                      : tr("The leader %1 has links to no quorum now: what it proposes from here on cannot be "
                           "committed while that lasts.")
                            .arg(spelt(m_c.leader));
        const NodeSet side = cutOff();
        const NodeSet rest = m_membership.all().without(side);
        if (side.size() == 1)
            return {tr("A node is cut off"), tr("Node %1 hears nobody, and nobody hears it.").arg(listed(side)), why};
        if (side.size() > 1)
            return {tr("A partition"),
                    tr("Nodes %1 and nodes %2 no longer hear each other.").arg(listed(side), listed(rest)), why};
        return {tr("%n link(s) cut", nullptr, m_c.count), tr("Messages wait on %1.").arg(linkText()), why};
    }

    /// The smaller side where the links of this caption are just all between two sides of the ensemble; else none.
    NodeSet cutOff() const {
        const std::set<Link> links(m_c.links.begin(), m_c.links.end());
        const NodeSet all = m_membership.all();
        const NodeId first = all.nodes().front();
        NodeSet other;
        for (const NodeId node : all.nodes()) {
            if (links.contains({first, node})) other.insert(node);
        }
        const NodeSet own = all.without(other);
        if (all.size() < 3 || links.size() != std::size_t(2 * own.size() * other.size())) return {};
        for (const auto& [from, to] : links) {
            if (own.contains(from) == own.contains(to)) return {};
        }
        return own.size() < other.size() ? own : other;
    }

    CaptionText tampered() const {
        const QString kind = latin(toString(m_c.message));
        const bool lost = m_c.kind == CaptionKind::MessageLost;
        const QString title =
            lost ? tr("%n message(s) lost", nullptr, m_c.count) : tr("%n message(s) come twice", nullptr, m_c.count);
        const QString what = (lost ? tr("%1 is lost on %2.") : tr("%1 comes twice on %2.")).arg(kind, linkText());
        if (m_c.message == trace::MessageKind::Notification)
            return {title, what, tr("Votes are sent again until there is a leader: an election may only take longer.")};
        return {title, what,
                tr("This is outside the model: ZAB counts on channels that keep order and break as a whole.")};
    }

    CaptionText linksHealed() const {
        const QString what = m_c.quorum ? tr("No link is cut any more.")
                                        : tr("Whole again: %1. Other links are still cut.").arg(linkText());
        return {tr("%n link(s) healed", nullptr, m_c.count), what,
                tr("What waited arrives in its old order, unless its connection was closed meanwhile.")};
    }

    const Caption& m_c;
    const Membership& m_membership;
};

}  // namespace

CaptionText faultWordsOf(const Caption& caption, const Membership& membership) {
    return FaultCaptions(caption, membership).say();
}

}  // namespace qs::app

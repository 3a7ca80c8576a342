#include "app/topology/scene_words.h"

#include "app/models/record_words.h"
#include "app/models/text.h"
#include "app/models/txn_words.h"
#include "app/topology/timer_arcs.h"

namespace qs::app {

using namespace Qt::StringLiterals;

namespace {

QString milliseconds(VirtualTime span) {
    const double ms = static_cast<double>(span.us) / 1000;
    return QString::number(ms, 'f', span.us % 1000 == 0 ? 0 : 1);
}

}  // namespace

// --- Short words ---------------------------------------------------------------------------------------------------

QString SceneWords::role(const NodeView& n) {
    if (!n.alive) return tr("DOWN");
    if (n.frozen) return tr("FROZEN");
    return latin(trace::toString(n.role));
}

QString SceneWords::details(const NodeView& n) {
    if (!n.alive) return n.logged == Zxid{} ? QString() : tr("on its disk:");
    const bool underWay = n.phase == trace::Phase::Discovery || n.phase == trace::Phase::Synchronization;
    if (underWay) return tr("epoch %1 · %2").arg(n.epoch.value).arg(latin(trace::toString(n.phase)));
    return tr("epoch %1 · zxid %2").arg(n.epoch.value).arg(spelt(n.logged));
}

QString SceneWords::digest(const NodeView& n) {
    if (!n.alive) return {};
    const auto folded = static_cast<quint32>(n.tree.digest() ^ (n.tree.digest() >> 32));
    return tr("tree %1").arg(folded, 8, 16, QLatin1Char('0'));
}

QString SceneWords::disk(trace::DiskState disk) {
    switch (disk) {
        case trace::DiskState::Ok:
            break;
        case trace::DiskState::Full:
            return tr("disk full");
        case trace::DiskState::Failing:
            return tr("disk failing");
        case trace::DiskState::Lying:
            return tr("disk lying");
        case trace::DiskState::Slow:
            return tr("disk slow");
        case trace::DiskState::Held:
            return tr("disk held");
        case trace::DiskState::NoFiles:
            return tr("no more files");
        case trace::DiskState::Short:
            return tr("short writes");
    }
    return {};
}

QStringList SceneWords::faults(const NodeView& n) {
    QStringList out;
    if (n.disk != trace::DiskState::Ok) out << disk(n.disk);
    if (n.cost.us != 0) out << tr("slow: %1 ms an event").arg(milliseconds(n.cost));
    if (n.ahead.us != 0) out << tr("wall clock %1").arg(offset(n.ahead));
    if (n.clockPerMille != 1000) out << tr("clocks at %1 %").arg(n.clockPerMille / 10.0, 0, 'g', 4);
    return out;
}

QString SceneWords::hold(const trace::HoldChanged& h, const trace::Tables& tables) {
    QString what = h.anyKind ? tr("all") : latin(toString(h.kind));
    if (h.zxid != Zxid{}) what += QLatin1Char(' ') + spelt(h.zxid);
    const std::string& path = tables.text(h.path);
    if (!path.empty()) what += QLatin1Char(' ') + QString::fromStdString(path);
    return tr("%1→%2 holds %3").arg(h.from.value).arg(h.to.value).arg(what);
}

QString SceneWords::delay(const trace::LinkDelayed& d) {
    const QString text = d.spread == trace::Spread::None ? tr("%1→%2 +%3 ms") : tr("%1→%2 about +%3 ms");
    return text.arg(d.from.value).arg(d.to.value).arg(milliseconds(d.by));
}

QString SceneWords::clog(DirectedLink link, VirtualTime left) {
    return tr("%1→%2 clogged, %3 s left")
        .arg(link.first.value)
        .arg(link.second.value)
        .arg(static_cast<double>(left.us) / 1e6, 0, 'f', 1);
}

QString SceneWords::offset(VirtualTime span) {
    return span.us < 0 ? tr("-%1 ms").arg(milliseconds(VirtualTime{-span.us})) : tr("+%1 ms").arg(milliseconds(span));
}

QString SceneWords::timer(TimerKind kind) {
    switch (kind) {
        case TimerKind::Notification:
            return tr("sends its vote again");
        case TimerKind::FinalizeWait:
            return tr("stops waiting for a better vote");
        case TimerKind::Init:
            return tr("gives up joining (initLimit)");
        case TimerKind::LeaderTick:
            return tr("pings its followers and counts its quorum");
        case TimerKind::LearnerSilence:
            return tr("gives up a silent leader (syncLimit)");
        case TimerKind::Redial:
            return tr("tries the leader's port again");
        case TimerKind::SessionTick:
            return tr("looks for expired sessions");
        case TimerKind::ContainerTick:
            return tr("looks for empty containers");
        case TimerKind::ReadOnlyWait:
            return tr("begins to serve reads only");
    }
    return {};
}

QString SceneWords::nodes(NodeSet set) {
    return set.empty() ? tr("nobody") : listed(set);
}

// --- Sentences -----------------------------------------------------------------------------------------------------

QString SceneWords::sentence(const NodeView& n) {
    if (!n.alive) return tr("Node %1 is down. Its disk keeps what was durable.").arg(n.id.value);
    if (n.frozen)
        return tr("Node %1 is frozen: it neither reads nor writes, and nothing tells the others.").arg(n.id.value);
    switch (n.role) {
        case trace::Role::Leading:
            return tr("Node %1 leads epoch %2; its log ends at %3.")
                .arg(n.id.value)
                .arg(n.epoch.value)
                .arg(spelt(n.logged));
        case trace::Role::Following:
        case trace::Role::Observing:
            return tr("Node %1 follows node %2 in epoch %3; its log ends at %4.")
                .arg(n.id.value)
                .arg(n.leader.value)
                .arg(n.epoch.value)
                .arg(spelt(n.logged));
        case trace::Role::Looking:
            return n.vote.leader ? tr("Node %1 looks for a leader in round %2 and votes for %3, whose log ends at %4.")
                                       .arg(n.id.value)
                                       .arg(n.vote.round)
                                       .arg(n.vote.leader.value)
                                       .arg(spelt(n.vote.zxid))
                                 : tr("Node %1 looks for a leader.").arg(n.id.value);
        case trace::Role::Down:
            break;
    }
    return tr("Node %1").arg(n.id.value);
}

QString SceneWords::explain(const NodeView& n, VirtualTime now) {
    QStringList lines{sentence(n)};
    for (const QString& fault : faults(n))
        lines << fault;
    for (const TimerArc& arc : timerArcs(n, now))
        lines << tr("%1: %2").arg(offset(arc.due - now), timer(arc.kind));
    return lines.join(QLatin1Char('\n'));
}

QString SceneWords::explain(const FlightView& f, const TraceIndex& index, VirtualTime now) {
    const trace::Record record{f.sent, f.startAt, 0, f.from, f.message};
    QStringList lines{
        tr("%1 → %2: %3").arg(f.from.value).arg(f.message.to.value).arg(RecordWords::describe(record, index.tables()))};
    const VirtualTime sent = index.records().contains(f.sent) ? index.records().at(f.sent).at : f.startAt;
    lines << tr("Sent %1 ms ago.").arg(milliseconds(now - sent));
    lines << (f.held ? tr("It waits: a cut or a hold keeps it. It goes on when that ends.")
                     : tr("It arrives in %1 ms.")
                           .arg(milliseconds(VirtualTime{std::max<std::int64_t>(0, (f.endAt - now).us)})));
    return lines.join(QLatin1Char('\n'));
}

QString SceneWords::explain(const ProposalView& p, const TraceIndex& index) {
    const NodeSet voters = index.membership().voters;
    const NodeSet acked = p.acked.intersect(voters);
    const NodeSet logged = p.logged.intersect(voters).without(acked);
    QStringList lines{tr("Proposal %1: %2").arg(spelt(p.zxid), TxnWords::describe(index.tables().txn(p.txn)->body))};
    lines << tr("Proposed by node %1 %2 ms ago.").arg(p.leader.value).arg(milliseconds(index.now() - p.proposedAt));
    lines << tr("Acknowledged by: %1").arg(nodes(acked));
    lines << tr("Written, not acknowledged: %1").arg(nodes(logged));
    if (p.committed) {
        lines << tr("Committed %1 after the proposal.").arg(offset(p.committedAt - p.proposedAt));
    } else if (index.membership().isQuorum(acked)) {
        lines << tr("A quorum has it; those before it are committed first.");
    } else {
        lines << tr("No quorum yet: it may still be lost.");
    }
    return lines.join(QLatin1Char('\n'));
}

QString SceneWords::explain(const ClientView& c) {
    const QString session = QString::fromStdString(toString(c.session));
    const QString who =
        c.outside ? tr("A client from outside at node %1") : tr("A client of Quorumscope's own at node %1");
    return tr("%1\nSession %2, timeout %3 ms.").arg(who.arg(c.node.value), session).arg(c.timeoutMs);
}

QStringList SceneWords::faults(DirectedLink link, const TraceIndex& index) {
    QStringList out;
    for (const trace::HoldChanged& h : index.holds())
        if (DirectedLink{h.from, h.to} == link) out << hold(h, index.tables());
    if (const auto it = index.delays().find(link); it != index.delays().end()) out << delay(it->second);
    if (const auto it = index.clogs().find(link); it != index.clogs().end() && it->second > index.now())
        out << clog(link, it->second - index.now());
    return out;
}

QString SceneWords::explain(DirectedLink link, const TraceIndex& index) {
    const auto [from, to] = link;
    const QString channel = index.linkCut(from, to) ? tr("Link %1 → %2 is cut: bytes wait silently, in order.")
                                                    : tr("Link %1 → %2: a first-in, first-out channel.");
    return (QStringList{channel.arg(from.value).arg(to.value)} + faults(link, index)).join(u'\n');
}

QString SceneWords::all(const TraceIndex& index) {
    QStringList parts{tr("At %1:").arg(spelt(index.now()))};
    for (const auto& [id, node] : index.nodes())
        parts << explain(node, index.now());
    for (const auto& [from, a] : index.nodes())
        for (const auto& [to, b] : index.nodes()) {
            const DirectedLink link{from, to};
            if (index.linkCut(from, to) || !faults(link, index).empty()) parts << explain(link, index);
        }
    for (const ProposalView& proposal : index.proposals())
        parts << explain(proposal, index);
    for (const auto& [sent, flight] : index.flights())
        if (!trace::isHeartbeat(flight.message.kind)) parts << explain(flight, index, index.now());
    for (const auto& [connection, client] : index.clients())
        parts << explain(client);
    return parts.join(u"\n\n"_s) + u'\n';
}

}  // namespace qs::app

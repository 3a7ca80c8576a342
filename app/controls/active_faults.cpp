#include "app/controls/fault_panel.h"
#include "app/controls/inbox.h"
#include "app/models/text.h"

namespace qs::app {

namespace {

QString words(NodeId id) {
    return QString::fromStdString(toString(id));
}
command::Selection one(NodeId id) {
    return {command::NodeSelector::of(id)};
}

ActiveFault cutFault(NodeId from, NodeId to, bool bothWays) {
    const QString text = bothWays ? FaultPanel::tr("%1 and %2 are cut off from each other: messages wait")
                                  : FaultPanel::tr("Cut from %1 to %2: messages wait, the way back is open");
    return {text.arg(words(from), words(to)), FaultPanel::tr("Heal"), command::Heal{one(from), one(to), bothWays}};
}

QString diskFault(const NodeView& node) {
    switch (node.disk) {
        case trace::DiskState::Ok:
            break;
        case trace::DiskState::Full:
            return FaultPanel::tr("The disk of %1 is full: it dies when it must write");
        case trace::DiskState::Failing:
            return FaultPanel::tr("The disk of %1 fails at the next sync");
        case trace::DiskState::Lying:
            return FaultPanel::tr("The disk of %1 says it synced, and did not");
        case trace::DiskState::Slow:
            return FaultPanel::tr("The disk of %1 takes %n time(s) as long for a sync", nullptr,
                                  static_cast<int>(node.diskFactor));
        case trace::DiskState::Held:
            return FaultPanel::tr("The disk of %1 syncs only when told to");
        case trace::DiskState::NoFiles:
            return FaultPanel::tr("%1 can open no more files: it dies when it must");
        case trace::DiskState::Short:
            return FaultPanel::tr("The disk of %1 takes half of each write first");
    }
    return FaultPanel::tr("The disk of %1 is as it should be");
}

QString holdWords(const trace::HoldChanged& h, const TraceIndex& index) {
    QString what = h.anyKind ? FaultPanel::tr("Everything") : latin(toString(h.kind));
    if (h.zxid != Zxid{}) what += QLatin1Char(' ') + QString::fromStdString(toString(h.zxid));
    const std::string& path = index.tables().text(h.path);
    if (!path.empty()) what += QLatin1Char(' ') + QString::fromStdString(path);
    return FaultPanel::tr("%1 from %2 to %3 is held").arg(what, words(h.from), words(h.to));
}

command::Release releaseOf(const trace::HoldChanged& h, const TraceIndex& index) {
    command::MessageSelector m;
    m.from = one(h.from);
    m.to = one(h.to);
    if (!h.anyKind) m.kind = h.kind;
    if (h.zxid != Zxid{}) m.zxid = h.zxid;
    m.path = index.tables().text(h.path);
    return {m};
}

QString duration(VirtualTime t) {
    return QString::fromStdString(formatDuration(VirtualTime{t.us < 0 ? -t.us : t.us}));
}

QString delayWords(const trace::LinkDelayed& d) {
    switch (d.spread) {
        case trace::Spread::None:
            return FaultPanel::tr("From %1 to %2 takes %3 longer");
        case trace::Spread::Exponential:
            return FaultPanel::tr("From %1 to %2 takes %3 longer on average, spread exponentially");
        case trace::Spread::Pareto:
            return FaultPanel::tr("From %1 to %2 takes %3 longer on average, with long tails");
    }
    return {};
}

void addLinkFaults(const TraceIndex& index, bool manual, QList<ActiveFault>& faults) {
    for (const auto& [from, to] : index.cuts()) {
        const bool bothWays = index.linkCut(to, from);
        if (!bothWays || from < to) faults.append(cutFault(from, to, bothWays));
    }
    for (const trace::HoldChanged& h : index.holds()) {
        if (manual && holdsAll(h)) continue;
        faults.append({holdWords(h, index), FaultPanel::tr("Release"), releaseOf(h, index)});
    }
    for (const auto& [link, d] : index.delays()) {
        faults.append({delayWords(d).arg(words(d.from), words(d.to), duration(d.by)), FaultPanel::tr("End"),
                       command::Delay{one(d.from), one(d.to), false, {}, command::Spread::None}});
    }
    for (const auto& [link, until] : index.clogs()) {
        if (until <= index.now()) continue;
        faults.append(
            {FaultPanel::tr("From %1 to %2 nothing arrives: %3 left")
                 .arg(words(link.first), words(link.second), QString::fromStdString(toString(until - index.now()))),
             FaultPanel::tr("End"), command::Clog{one(link.first), one(link.second), false, {}}});
    }
}

void addClockFaults(const NodeView& node, bool manual, QList<ActiveFault>& faults) {
    if (node.timersHeld && !manual) {
        faults.append({FaultPanel::tr("The timers of %1 wait to be fired").arg(words(node.id)),
                       FaultPanel::tr("Release"), command::ReleaseTimers{one(node.id)}});
    }
    if (node.cost.us != 0) {
        faults.append({FaultPanel::tr("Replica %1 takes %2 for each event").arg(words(node.id), duration(node.cost)),
                       FaultPanel::tr("End"), command::Slow{one(node.id), {}}});
    }
    if (node.ahead.us != 0) {
        const QString text = node.ahead.us > 0 ? FaultPanel::tr("The wall clock of %1 is %2 ahead")
                                               : FaultPanel::tr("The wall clock of %1 is %2 behind");
        faults.append({text.arg(words(node.id), duration(node.ahead)), FaultPanel::tr("Set right"),
                       command::Skew{one(node.id), {}}});
    }
    if (node.clockPerMille != 1000) {
        const double percent = node.clockPerMille / 10.0;
        faults.append({FaultPanel::tr("The clocks of %1 run at %2 % of the true speed")
                           .arg(words(node.id), QString::number(percent, 'g', 4)),
                       FaultPanel::tr("Set right"), command::Drift{one(node.id), 1000}});
    }
}

}  // namespace

QList<ActiveFault> activeFaults(const TraceIndex& index) {
    QList<ActiveFault> faults;
    const bool manual = isManual(index);
    // Before the first start nothing is dead, only not started.
    for (const auto& [id, node] : index.nodes()) {
        if (node.alive || index.shown().seq() == 0) continue;
        faults.append({FaultPanel::tr("Replica %1 is dead").arg(words(id)), FaultPanel::tr("Restart"),
                       command::Restart{one(id)}});
    }
    for (const auto& [id, node] : index.nodes()) {
        if (!node.alive || !node.frozen) continue;
        faults.append(
            {FaultPanel::tr("Replica %1 is frozen").arg(words(id)), FaultPanel::tr("Thaw"), command::Thaw{one(id)}});
    }
    for (const auto& [id, node] : index.nodes()) {
        if (node.disk == trace::DiskState::Ok) continue;
        faults.append({diskFault(node).arg(words(id)), FaultPanel::tr("Mend"),
                       command::DiskFault{one(id), command::DiskFault::What::Ok, 0, {}}});
    }
    for (const auto& [id, node] : index.nodes())
        addClockFaults(node, manual, faults);
    if (manual) {
        faults.append({FaultPanel::tr("Manual mode: every message and every timer waits for you"),
                       FaultPanel::tr("Release"), command::ReleaseAll{}});
    }
    addLinkFaults(index, manual, faults);
    return faults;
}

}  // namespace qs::app

#include "app/controls/fault_panel.h"

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

QString diskFault(trace::DiskState disk) {
    switch (disk) {
        case trace::DiskState::Ok:
            break;
        case trace::DiskState::Full:
            return FaultPanel::tr("The disk of %1 is full: it dies when it must write");
        case trace::DiskState::Failing:
            return FaultPanel::tr("The disk of %1 fails at the next sync");
        case trace::DiskState::Lying:
            return FaultPanel::tr("The disk of %1 says it synced, and did not");
        case trace::DiskState::Slow:
            return FaultPanel::tr("The disk of %1 is slow");
    }
    return FaultPanel::tr("The disk of %1 is as it should be");
}

}  // namespace

QList<ActiveFault> activeFaults(const TraceIndex& index) {
    QList<ActiveFault> faults;
    // Before the first start nothing is dead, only not started.
    for (const auto& [id, node] : index.nodes()) {
        if (node.alive || index.recordCount() == 0) continue;
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
        faults.append({diskFault(node.disk).arg(words(id)), FaultPanel::tr("Mend"),
                       command::DiskFault{one(id), command::DiskFault::What::Ok, 0}});
    }
    for (const auto& [from, to] : index.cuts()) {
        const bool bothWays = index.linkCut(to, from);
        if (!bothWays || from < to) faults.append(cutFault(from, to, bothWays));
    }
    return faults;
}

}  // namespace qs::app

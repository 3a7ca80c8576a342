#include <QLocale>

#include "app/charts/chart_content.h"

namespace qs::app {

using namespace Qt::StringLiterals;

QString idOf(ChartKind kind) {
    switch (kind) {
        case ChartKind::Throughput:
            return u"throughput"_s;
        case ChartKind::Latency:
            return u"latency"_s;
        case ChartKind::Lag:
            return u"lag"_s;
        case ChartKind::Elections:
            return u"elections"_s;
        case ChartKind::Queues:
            return u"queues"_s;
        case ChartKind::Availability:
            break;
    }
    return u"availability"_s;
}

QString ChartWords::title(ChartKind kind) {
    switch (kind) {
        case ChartKind::Throughput:
            return tr("Throughput");
        case ChartKind::Latency:
            return tr("Write latency");
        case ChartKind::Lag:
            return tr("Commit lag");
        case ChartKind::Elections:
            return tr("Elections");
        case ChartKind::Queues:
            return tr("Queues");
        case ChartKind::Availability:
            break;
    }
    return tr("Availability");
}

QString ChartWords::unit(ChartKind kind) {
    switch (kind) {
        case ChartKind::Throughput:
            return tr("committed per second");
        case ChartKind::Latency:
            return tr("ms");
        case ChartKind::Lag:
            return tr("transactions behind");
        case ChartKind::Elections:
            return tr("epochs established");
        case ChartKind::Queues:
            return tr("messages under way");
        case ChartKind::Availability:
            break;
    }
    return tr("who serves");
}

QString ChartWords::meaning(ChartKind kind) {
    switch (kind) {
        case ChartKind::Throughput:
            return tr("Transactions that leaders decided to commit, per virtual second.");
        case ChartKind::Latency:
            return tr(
                "From a write's arrival at a replica to its answer there, in virtual time: half of the writes took "
                "at most p50, 99 of 100 at most p99.");
        case ChartKind::Lag:
            return tr(
                "Transactions that a leader has committed and this replica has not applied. Of a dead replica: "
                "what it missed so far. One that starts has applied nothing until its leader brings it up to date.");
        case ChartKind::Elections:
            return tr(
                "How often a leader established a new epoch since the begin of the run; an upright line marks "
                "each time.");
        case ChartKind::Queues:
            return tr(
                "Messages on their way to each replica, heartbeats left out, and proposals of leaders that are "
                "not committed. The highest of each interval.");
        case ChartKind::Availability:
            break;
    }
    return tr(
        "When each replica took requests of clients. A replica without a leader answers none; that one serves is "
        "not yet a promise that a write is committed, which takes a quorum.");
}

QString ChartWords::empty(ChartKind kind) {
    switch (kind) {
        case ChartKind::Throughput:
            return tr("Nothing was committed in this span. Write a znode to see it here.");
        case ChartKind::Latency:
            return tr("No write was answered in this span of virtual time.");
        case ChartKind::Lag:
            return tr("No replica was behind in this span.");
        case ChartKind::Elections:
            return tr("No leader has established an epoch yet.");
        case ChartKind::Queues:
            return tr("No message but heartbeats was under way in this span.");
        case ChartKind::Availability:
            break;
    }
    return tr("The run has not begun.");
}

QString ChartWords::service(Service service) {
    switch (service) {
        case Service::Serving:
            return tr("serving");
        case Service::ReadOnly:
            return tr("read-only");
        case Service::NotServing:
            return tr("not serving");
        case Service::Frozen:
            return tr("frozen");
        case Service::Down:
            break;
    }
    return tr("down");
}

QString ChartWords::fault(const FaultBand& band) {
    switch (band.kind) {
        case FaultKind::Dead:
            return tr("node %1 dead").arg(band.from.value);
        case FaultKind::Frozen:
            return tr("node %1 frozen").arg(band.from.value);
        case FaultKind::Cut:
            return tr("%1 to %2 cut").arg(band.from.value).arg(band.to.value);
        case FaultKind::Hold:
            return tr("%1 to %2 held").arg(band.from.value).arg(band.to.value);
        case FaultKind::Delay:
            return tr("%1 to %2 delayed").arg(band.from.value).arg(band.to.value);
        case FaultKind::Clog:
            return tr("%1 to %2 clogged").arg(band.from.value).arg(band.to.value);
        case FaultKind::Slow:
            return tr("node %1 slow").arg(band.from.value);
        case FaultKind::Disk:
            return tr("disk of node %1 faulty").arg(band.from.value);
        case FaultKind::Clock:
            break;
    }
    return tr("clock of node %1 wrong").arg(band.from.value);
}

QString ChartWords::nodeName(NodeId node) {
    return tr("node %1").arg(node.value);
}

QString ChartWords::openProposals() {
    return tr("open proposals");
}

QString ChartWords::value(ChartKind kind, double value) {
    const bool whole = kind == ChartKind::Lag || kind == ChartKind::Elections || kind == ChartKind::Queues;
    return QLocale::c().toString(value, 'f', whole || value >= 100 ? 0 : 1);
}

}  // namespace qs::app

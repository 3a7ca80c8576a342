#include "app/charts/chart_csv.h"

#include <QByteArrayList>
#include <limits>

namespace qs::app {

namespace {

using Fault = Band<FaultKind>;
using Outage = Band<Service>;

QByteArray number(double value) {
    return QByteArray::number(value, 'f', 3);
}

QByteArray seconds(VirtualTime t) {
    return number(static_cast<double>(t.us) / 1e6);
}

QByteArray word(FaultKind kind) {
    switch (kind) {
        case FaultKind::Dead:
            return "dead";
        case FaultKind::Frozen:
            return "frozen";
        case FaultKind::Cut:
            return "cut";
        case FaultKind::Hold:
            return "hold";
        case FaultKind::Delay:
            return "delay";
        case FaultKind::Clog:
            return "clog";
        case FaultKind::Slow:
            return "slow";
        case FaultKind::Disk:
            return "disk";
        case FaultKind::Clock:
            break;
    }
    return "clock";
}

QByteArray faultWords(const Activity& activity, const Bucket& bucket) {
    QByteArrayList out;
    for (const Fault& fault : activity.disturbances().faults().between(bucket.begin, bucket.end())) {
        QByteArray text = word(fault.key.kind) + ' ' + QByteArray::number(fault.key.from.value);
        if (fault.key.to) text += "->" + QByteArray::number(fault.key.to.value);
        if (!out.contains(text)) out << text;
    }
    return out.join("; ");
}

double servedPart(const std::vector<Outage>& outages, NodeId node, const Bucket& bucket) {
    std::int64_t lost = 0;
    for (const Outage& outage : outages) {
        if (outage.key.from != node) continue;
        lost += (std::min(outage.end, bucket.end()) - std::max(outage.begin, bucket.begin)).us;
    }
    return 1 - static_cast<double>(lost) / static_cast<double>(bucket.width.us);
}

QByteArray header(const Activity& activity) {
    QByteArray out =
        "begin_s,width_s,committed,elections,writes,write_p50_ms,write_p90_ms,write_p99_ms,write_max_ms,"
        "open_proposals";
    for (const NodeId node : activity.nodes()) {
        const QByteArray sid = QByteArray::number(node.value);
        out += ",lag_" + sid + ",in_flight_" + sid + ",served_" + sid;
    }
    return out + ",faults\r\n";
}

QByteArrayList latencies(const LatencyHistogram& writes) {
    if (writes.count() == 0) return {{}, {}, {}, {}};
    QByteArrayList out;
    for (const int percent : {50, 90, 99})
        out << number(static_cast<double>(writes.quantileUs(percent)) / 1000);
    return out << number(static_cast<double>(writes.maxUs()) / 1000);
}

}  // namespace

QByteArray csvOf(const Activity& activity, VirtualTime now) {
    QByteArray out = header(activity);
    for (const Bucket& bucket : activity.between({}, now, BucketWidth, std::numeric_limits<int>::max())) {
        if (bucket.end() > now) continue;
        QByteArrayList cells{seconds(bucket.begin), seconds(bucket.width), QByteArray::number(bucket.committed),
                             QByteArray::number(bucket.elections), QByteArray::number(bucket.writes.count())};
        cells << latencies(bucket.writes) << QByteArray::number(bucket.open);
        const auto outages = activity.disturbances().outages().between(bucket.begin, bucket.end());
        for (std::size_t i = 0; i < activity.nodes().size(); ++i) {
            cells << QByteArray::number(bucket.nodes[i].lag) << QByteArray::number(bucket.nodes[i].inFlight)
                  << number(servedPart(outages, activity.nodes()[i], bucket));
        }
        // No word of it has a comma or a quote.
        cells << faultWords(activity, bucket);
        out += cells.join(',') + "\r\n";
    }
    return out;
}

}  // namespace qs::app

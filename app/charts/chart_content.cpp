#include "app/charts/chart_content.h"

#include <algorithm>
#include <functional>

namespace qs::app {

using namespace Qt::StringLiterals;

namespace {

double seconds(VirtualTime t) {
    return static_cast<double>(t.us) / 1e6;
}

/// A rate is of whole seconds: one commit is one a second, not four in a quarter of it.
constexpr VirtualTime RateWidth = VirtualTime::ofMs(1000);

std::vector<Bucket> finished(const Activity& activity, const TimeSpan& span, VirtualTime now, VirtualTime narrowest) {
    std::vector<Bucket> out = activity.between(span.from, std::min(span.to, now), narrowest, MaxPoints - 2);
    std::erase_if(out, [&](const Bucket& bucket) { return bucket.end() > now; });
    return out;
}

QList<QPointF> pointsOf(const std::vector<Bucket>& buckets, const std::function<double(const Bucket&)>& value) {
    QList<QPointF> points;
    points.reserve(static_cast<qsizetype>(buckets.size()));
    for (const Bucket& bucket : buckets)
        points.append({seconds(bucket.end()), value(bucket)});
    return points;
}

bool allZero(const QList<QPointF>& points) {
    return std::all_of(points.begin(), points.end(), [](const QPointF& p) { return p.y() == 0; });
}

ChartContent throughput(const Activity& activity, const TimeSpan& span, VirtualTime now) {
    const auto points = pointsOf(finished(activity, span, now, RateWidth), [](const Bucket& bucket) {
        return static_cast<double>(bucket.committed) / seconds(bucket.width);
    });
    ChartContent out;
    out.empty = allZero(points);
    out.curves = {{{}, {}, {CurveLook::Of::Commit, 0}, points}};
    return out;
}

ChartContent latency(const Activity& activity, const TimeSpan& span, VirtualTime now) {
    std::vector<Bucket> buckets = finished(activity, span, now, BucketWidth);
    std::erase_if(buckets, [](const Bucket& bucket) { return bucket.writes.count() == 0; });
    ChartContent out;
    out.empty = buckets.empty();
    int variant = 0;
    for (const int percent : {50, 90, 99}) {
        const QString name = u"p%1"_s.arg(percent);
        out.curves.append(
            {name, name, {CurveLook::Of::Request, variant++}, pointsOf(buckets, [percent](const Bucket& bucket) {
                 return static_cast<double>(bucket.writes.quantileUs(percent)) / 1000;
             })});
    }
    return out;
}

/// One curve a replica, of what `value` takes from its part of a bucket.
QList<Curve> curvesOfNodes(const Activity& activity, const std::vector<Bucket>& buckets,
                           std::int32_t NodeActivity::*value) {
    QList<Curve> out;
    for (std::size_t i = 0; i < activity.nodes().size(); ++i) {
        const NodeId node = activity.nodes()[i];
        out.append({ChartWords::nodeName(node),
                    QString::number(node.value),
                    {CurveLook::Of::Node, node.value},
                    pointsOf(buckets, [&](const Bucket& bucket) { return double(bucket.nodes[i].*value); })});
    }
    return out;
}

bool allZero(const QList<Curve>& curves) {
    return std::all_of(curves.begin(), curves.end(), [](const Curve& curve) { return allZero(curve.points); });
}

ChartContent lag(const Activity& activity, const TimeSpan& span, VirtualTime now) {
    ChartContent out;
    out.curves = curvesOfNodes(activity, finished(activity, span, now, BucketWidth), &NodeActivity::lag);
    out.empty = allZero(out.curves);
    return out;
}

ChartContent queues(const Activity& activity, const TimeSpan& span, VirtualTime now) {
    const std::vector<Bucket> buckets = finished(activity, span, now, BucketWidth);
    ChartContent out;
    out.curves = curvesOfNodes(activity, buckets, &NodeActivity::inFlight);
    out.curves.append({ChartWords::openProposals(),
                       ChartWords::openProposals(),
                       {CurveLook::Of::Open, 0},
                       pointsOf(buckets, [](const Bucket& bucket) { return double(bucket.open); })});
    out.empty = allZero(out.curves);
    return out;
}

ChartContent elections(const Activity& activity, const TimeSpan& span, VirtualTime now) {
    ChartContent out;
    QList<QPointF> points;
    const auto buckets = finished(activity, span, now, BucketWidth);
    double count = buckets.empty() ? 0 : double(activity.electionsBefore(buckets.front().begin));
    if (!buckets.empty()) points.append({seconds(buckets.front().begin), count});
    for (const Bucket& bucket : buckets) {
        const double at = seconds(bucket.end());
        if (bucket.elections > 0) {
            points.append({at, count});
            out.marks.append(at);
            count += bucket.elections;
            points.append({at, count});
        }
    }
    if (!buckets.empty()) points.append({seconds(buckets.back().end()), count});
    out.empty = allZero(points);
    out.curves = {{{}, {}, {CurveLook::Of::Election, 0}, points}};
    return out;
}

ChartContent availability(const Activity& activity, const TimeSpan& span, VirtualTime now) {
    ChartContent out;
    const VirtualTime to = std::min(span.to, now);
    if (to <= span.from) return out;
    const auto outages = activity.disturbances().outages().between(span.from, to);
    for (const NodeId node : activity.nodes()) {
        ServiceLane lane{node, {}};
        VirtualTime reached = span.from;
        const auto add = [&](VirtualTime end, Service service) {
            end = std::min(end, to);
            if (end > reached) lane.stretches.append({seconds(reached), seconds(end), service});
            reached = std::max(reached, end);
        };
        for (const auto& outage : outages) {
            if (outage.key.from != node) continue;
            add(outage.begin, Service::Serving);
            add(outage.end, outage.key.kind);
        }
        add(to, Service::Serving);
        out.lanes.append(lane);
    }
    out.empty = false;
    return out;
}

}  // namespace

ChartContent contentOf(ChartKind kind, const Activity& activity, const TimeSpan& span, VirtualTime now) {
    switch (kind) {
        case ChartKind::Throughput:
            return throughput(activity, span, now);
        case ChartKind::Latency:
            return latency(activity, span, now);
        case ChartKind::Lag:
            return lag(activity, span, now);
        case ChartKind::Elections:
            return elections(activity, span, now);
        case ChartKind::Queues:
            return queues(activity, span, now);
        case ChartKind::Availability:
            break;
    }
    return availability(activity, span, now);
}

QList<FaultBand> faultsIn(const Activity& activity, const TimeSpan& span, VirtualTime now) {
    QList<FaultBand> out;
    const VirtualTime to = std::min(span.to, now);
    for (const auto& band : activity.disturbances().faults().between(span.from, to)) {
        out.append({band.key.kind, band.key.from, band.key.to, seconds(std::max(band.begin, span.from)),
                    seconds(std::min(band.end, to))});
    }
    return out;
}

}  // namespace qs::app

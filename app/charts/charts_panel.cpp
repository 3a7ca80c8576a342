#include "app/charts/charts_panel.h"

#include <QHBoxLayout>

#include "app/charts/time_chart.h"

namespace qs::app {

using namespace Qt::StringLiterals;

namespace {

constexpr int RefreshMs = 250;
constexpr double BucketSeconds = static_cast<double>(BucketWidth.us) / 1e6;

/// Calls f(bucket, end in seconds) for the finished buckets of the span that charts show.
template <class F>
void forEachShown(const TraceIndex& index, F&& f) {
    const std::int64_t end = index.now().us / BucketWidth.us;
    const auto span = static_cast<std::int64_t>(TimeChart::SpanSeconds / BucketSeconds);
    const auto& buckets = index.activity().buckets();
    for (std::size_t i = 0; i < buckets.size(); ++i) {
        const std::int64_t number = index.activity().firstBucket() + static_cast<std::int64_t>(i);
        if (number < end - span || number >= end) continue;
        f(buckets[i], static_cast<double>(number + 1) * BucketSeconds);
    }
}

}  // namespace

QList<QPointF> throughputPoints(const TraceIndex& index) {
    QList<QPointF> points;
    bool any = false;
    forEachShown(index, [&](const Bucket& bucket, double at) {
        any = any || bucket.committed > 0;
        points.append({at, bucket.committed / BucketSeconds});
    });
    return any ? points : QList<QPointF>();
}

QList<QPointF> latencyPoints(const TraceIndex& index) {
    QList<QPointF> points;
    forEachShown(index, [&](const Bucket& bucket, double at) {
        if (bucket.writes == 0) return;
        points.append({at, static_cast<double>(bucket.writeLatencySumUs) / bucket.writes / 1000});
    });
    return points;
}

ChartsPanel::ChartsPanel(const TraceIndex& index, QWidget* parent)
    : QWidget(parent),
      m_index(index),
      m_throughput(new TimeChart(tr("Committed"), tr("per second"),
                                 tr("Nothing was committed in the last minute. Write a znode to see it here."), this)),
      m_latency(new TimeChart(tr("Write latency"), tr("ms"),
                              tr("No write was answered in the last minute of virtual time."), this)) {
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(8, 4, 8, 8);
    row->setSpacing(16);
    row->addWidget(m_throughput, 1);
    row->addWidget(m_latency, 1);
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &ChartsPanel::refreshNow);
    connect(&m_index, &TraceIndex::updated, this, [this] {
        if (!m_timer.isActive()) m_timer.start(RefreshMs);
    });
    connect(&m_index, &TraceIndex::momentChanged, this, &ChartsPanel::refreshNow);
}

void ChartsPanel::setTheme(const Theme& theme) {
    m_throughput->setLineColour(theme.commit);
    m_latency->setLineColour(theme.request);
}

void ChartsPanel::refreshNow() {
    m_throughput->setPoints(throughputPoints(m_index), m_index.now());
    m_latency->setPoints(latencyPoints(m_index), m_index.now());
}

}  // namespace qs::app

// Throughput and write latency of the last minute of virtual time, redrawn four times a second at most.
#pragma once

#include <QTimer>
#include <QWidget>

#include "app/models/trace_index.h"
#include "app/widgets/theme.h"

namespace qs::app {

class TimeChart;

/// Committed transactions a second; x is the end of the bucket in virtual seconds. The unfinished bucket is left out.
QList<QPointF> throughputPoints(const TraceIndex& index);
/// Mean time from a write's call to its answer in ms; buckets without an answered write have no point.
QList<QPointF> latencyPoints(const TraceIndex& index);

class ChartsPanel : public QWidget {
    Q_OBJECT
public:
    explicit ChartsPanel(const TraceIndex& index, QWidget* parent = nullptr);

    void setTheme(const Theme& theme);
    void refreshNow();

private:
    const TraceIndex& m_index;
    TimeChart* m_throughput;
    TimeChart* m_latency;
    QTimer m_timer;
};

}  // namespace qs::app

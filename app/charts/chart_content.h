// What each chart draws, computed from the activity of the run without a widget: curves, lanes, marks, and the words
// around them.
#pragma once

#include <QCoreApplication>
#include <QList>
#include <QPointF>
#include <QString>

#include "app/charts/time_window.h"
#include "app/models/activity.h"

namespace qs::app {

enum class ChartKind { Throughput, Latency, Lag, Elections, Queues, Availability };
inline constexpr std::array ChartKinds{ChartKind::Throughput, ChartKind::Latency, ChartKind::Lag,
                                       ChartKind::Elections,  ChartKind::Queues,  ChartKind::Availability};

/// Which hue and dashes a curve gets: nodes have their own, in every chart the same.
struct CurveLook {
    enum class Of { Commit, Request, Election, Open, Node };
    Of of = Of::Commit;
    int variant = 0;  ///< Request: 0 is the quietest quantile; Node: its sid
};

struct Curve {
    QString name;   ///< empty where the chart has one curve only
    QString brief;  ///< the same where there is little room
    CurveLook look;
    QList<QPointF> points;  ///< x in virtual seconds, ascending
};

/// A replica's row in the chart of availability.
struct ServiceLane {
    NodeId node;
    struct Stretch {
        double from = 0;
        double to = 0;
        Service service = Service::Serving;
    };
    QList<Stretch> stretches;  ///< without a gap over the shown span of the run
};

struct ChartContent {
    QList<Curve> curves;
    QList<ServiceLane> lanes;  ///< Availability only
    QList<double> marks;       ///< seconds: an upright line each
    bool empty = true;         ///< nothing to see: the chart says in words when there will be
};

/// A fault over every chart.
struct FaultBand {
    FaultKind kind;
    NodeId from;
    NodeId to;
    double begin = 0;  ///< seconds
    double end = 0;    ///< no later than the newest moment
};

class ChartWords {
    Q_DECLARE_TR_FUNCTIONS(ChartWords)
public:
    static QString title(ChartKind kind);
    static QString unit(ChartKind kind);
    /// What is counted, and where it comes from.
    static QString meaning(ChartKind kind);
    static QString empty(ChartKind kind);
    static QString service(Service service);
    static QString fault(const FaultBand& band);
    /// "p99", "node 2" ...
    static QString nodeName(NodeId node);
    static QString openProposals();
    static QString value(ChartKind kind, double value);
};
/// Name in settings and test objects; not for people.
QString idOf(ChartKind kind);

/// At most this many points of a curve: Qt Charts is slow.
inline constexpr int MaxPoints = 300;

/// `now`: the newest moment that is shown. Curves end with the last bucket that has ended by then.
ChartContent contentOf(ChartKind kind, const Activity& activity, const TimeSpan& span, VirtualTime now);
QList<FaultBand> faultsIn(const Activity& activity, const TimeSpan& span, VirtualTime now);

}  // namespace qs::app

// Luck to order, for a stage: what chance seldom brings at the right moment. Each arrangement is made of ordinary
// commands and a goal at which the run stops for an instant; so the trace, the console and a recording show all of it.
#pragma once

#include <QObject>
#include <vector>

#include "app/controls/transport_bar.h"
#include "app/models/command_sink.h"
#include "app/models/trace_index.h"

namespace qs::app {

class Luck : public QObject {
    Q_OBJECT
public:
    Luck(TransportBar& transport, CommandSink& sink, const TraceIndex& index, QObject* parent = nullptr);

    /// The leader dies with the next acknowledgement it counts: whether the proposal survives is open.
    void killLeaderAtNextAck();
    /// An election in which nobody hears the votes of the best candidate until another has won.
    void withholdBestVote();
    /// Something is arranged that has not come about yet. A pause leaves it so; another arrangement takes its place.
    bool pending() const { return !m_then.empty(); }

signals:
    void said(const QString& sentence);

private:
    void arrange(const RunGoal& goal, std::vector<command::Command> then);
    bool refuses();
    void look();
    NodeId bestCandidate() const;

    TransportBar& m_transport;
    CommandSink& m_sink;
    const TraceIndex& m_index;
    RunGoal m_goal;
    std::vector<command::Command> m_then;  ///< once the goal is met
    std::uint64_t m_seen = 0;              ///< last record that was looked at
    bool m_underWay = false;               ///< the run will stop at the goal by itself
    bool m_goOn = false;                   ///< it stops for us alone
};

}  // namespace qs::app

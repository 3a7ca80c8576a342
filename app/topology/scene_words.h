// The words of the canvas: short ones beside things, sentences about what is under the mouse.
#pragma once

#include <QCoreApplication>
#include <QString>

#include "app/models/trace_index.h"
#include "app/topology/geometry.h"

namespace qs::app {

class SceneWords {
    Q_DECLARE_TR_FUNCTIONS(SceneWords)
public:
    static QString role(const NodeView& node);
    static QString details(const NodeView& node);
    static QString digest(const NodeView& node);
    /// Empty: nothing is wrong with the node itself.
    static QStringList faults(const NodeView& node);
    /// But cuts.
    static QStringList faults(DirectedLink link, const TraceIndex& index);
    static QString hold(const trace::HoldChanged& hold, const trace::Tables& tables);
    static QString delay(const trace::LinkDelayed& delay);
    static QString clog(DirectedLink link, VirtualTime left);
    /// "+12 ms", "-0.4 ms".
    static QString offset(VirtualTime span);

    /// A sentence about the node, then its timers and faults.
    static QString explain(const NodeView& node, VirtualTime now);
    static QString sentence(const NodeView& node);
    static QString explain(const FlightView& flight, const TraceIndex& index, VirtualTime now);
    static QString explain(const ProposalView& proposal, const TraceIndex& index);
    static QString explain(const ClientView& client);
    static QString explain(DirectedLink link, const TraceIndex& index);
    /// All that the picture shows, but heartbeats: the moment, nodes, faulty links, proposals, messages and clients.
    static QString all(const TraceIndex& index);

private:
    static QString disk(trace::DiskState disk);
    static QString timer(TimerKind kind);
    static QString nodes(NodeSet set);
};

}  // namespace qs::app

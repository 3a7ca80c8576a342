// Faults as their begins and ends, read from records: the one place that knows which record begins which fault. Bands
// in the diagram and in the charts come from it.
#pragma once

#include <map>
#include <vector>

#include "engine/trace/record.h"

namespace qs::app {

enum class FaultKind : std::uint8_t { Cut, Hold, Delay, Clog, Dead, Frozen, Slow, Disk, Clock };

struct FaultChange {
    FaultKind kind;
    NodeId from;  ///< the node, or the sender of the link
    NodeId to;    ///< none: of a node
    bool begins = false;
    VirtualTime until = VirtualTime::never();  ///< of one that begins, where its end is known beforehand
};

class FaultFold {
public:
    /// In order. A fault that lasts may begin again, and one that does not last may end: nothing changes by that.
    std::vector<FaultChange> fold(const trace::Record& r);

private:
    static void foldNode(const trace::Record& r, std::vector<FaultChange>& out);
    void foldLink(const trace::Record& r, std::vector<FaultChange>& out);

    std::map<std::pair<NodeId, NodeId>, int> m_holds;  ///< how many on that link
};

}  // namespace qs::app

// The armed timers of a replica as arcs around it that shrink to nothing when they fire.
#pragma once

#include <QPainter>
#include <vector>

#include "app/models/picture.h"
#include "app/topology/geometry.h"
#include "app/widgets/theme.h"

namespace qs::app {

struct TimerArc {
    TimerKind kind;
    double left = 0;  ///< part of its whole time, 0 to 1
    VirtualTime due;
};

/// Those that matter in the node's present role, the one that is due first at the inside; at most `MaxTimerArcs`. Left
/// out is what should have fired: re-arming is not recorded, so when it will fire is not known.
inline constexpr std::size_t MaxTimerArcs = 3;
std::vector<TimerArc> timerArcs(const NodeView& node, VirtualTime now);

void paintTimerArcs(QPainter& p, const std::vector<TimerArc>& arcs, QPointF centre, qreal nodeRadius,
                    const Theme& theme);

}  // namespace qs::app

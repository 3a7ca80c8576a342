#include "app/topology/timer_arcs.h"

#include <algorithm>

#include "app/models/role_timers.h"

namespace qs::app {

namespace {

/// Once a minute it looks for containers: a circle that seems to stand.
bool concerns(TimerKind kind, const NodeView& node) {
    return kind != TimerKind::ContainerTick && runsInRole(kind, node);
}

QColor colourOf(TimerKind kind, const Theme& theme) {
    switch (kind) {
        case TimerKind::Notification:
        case TimerKind::FinalizeWait:
        case TimerKind::ReadOnlyWait:
            return theme.vote;
        case TimerKind::Init:
        case TimerKind::Redial:
            return theme.sync;
        case TimerKind::LeaderTick:
        case TimerKind::ContainerTick:
            return theme.leading;
        case TimerKind::SessionTick:
            return theme.request;
        case TimerKind::LearnerSilence:
            return theme.following;
    }
    return theme.muted;
}

}  // namespace

std::vector<TimerArc> timerArcs(const NodeView& node, VirtualTime now) {
    std::vector<TimerArc> arcs;
    if (!node.alive) return arcs;
    for (const auto& [kind, timer] : node.timers) {
        const auto whole = (timer.due - timer.setAt).us;
        if (timer.due <= now || whole <= 0 || !concerns(kind, node)) continue;
        const double left = static_cast<double>((timer.due - now).us) / static_cast<double>(whole);
        arcs.push_back({kind, std::clamp(left, 0.0, 1.0), timer.due});
    }
    std::sort(arcs.begin(), arcs.end(), [](const TimerArc& a, const TimerArc& b) { return a.due < b.due; });
    if (arcs.size() > MaxTimerArcs) arcs.resize(MaxTimerArcs);
    return arcs;
}

void paintTimerArcs(QPainter& p, const std::vector<TimerArc>& arcs, QPointF centre, qreal nodeRadius,
                    const Theme& theme) {
    constexpr int Turn = 360 * 16;
    qreal r = nodeRadius - 5;
    p.setBrush(Qt::NoBrush);
    for (const TimerArc& arc : arcs) {
        p.setPen(QPen(colourOf(arc.kind, theme), 2.2, Qt::SolidLine, Qt::FlatCap));
        // From the top, clockwise: what is left.
        p.drawArc(QRectF(centre.x() - r, centre.y() - r, 2 * r, 2 * r), Turn / 4, -static_cast<int>(arc.left * Turn));
        r -= 3.6;
    }
}

}  // namespace qs::app

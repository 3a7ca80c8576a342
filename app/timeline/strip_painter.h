// Paints a stretch of the space-time diagram: what is over there and does not change with the mouse. The caller keeps
// the strips, so that scrolling paints only what comes into view.
#pragma once

#include <QFont>
#include <QPainter>
#include <QRectF>

#include "app/models/view_state.h"
#include "app/timeline/lane_layout.h"
#include "app/timeline/time_axis.h"
#include "app/timeline/timeline_index.h"
#include "app/widgets/theme.h"

namespace qs::app {

/// A message as the diagram draws it.
struct MessageLine {
    std::uint64_t sent = 0;
    QLineF line;  ///< pixels of the whole run, and of the layout
    bool ended = false;
    bool dropped = false;
};

class StripPainter {
public:
    StripPainter(const TimelineIndex& index, const ViewState& state, const TimeAxis& axis, const LaneLayout& layout,
                 const Theme& theme)
        : m_index(index), m_state(state), m_axis(axis), m_layout(layout), m_theme(theme) {}

    /// Everything between two pixels of the whole run; the painter's origin is the run's.
    void paint(QPainter& p, double left, double right) const;
    /// Messages are too many there to be drawn one by one.
    bool isDense(double left, double right) const;
    /// Messages that are shown and cross the range; those under way end at the newest moment.
    std::vector<MessageLine> messagesIn(double left, double right) const;
    MessageLine lineOf(std::uint64_t sent) const;
    void paintMessage(QPainter& p, const MessageLine& message) const;
    /// Faults that last, and messages under way.
    void paintUnfinished(QPainter& p, double left, double right) const;

    double pixelOf(std::uint64_t seq) const { return m_axis.pixelOf(m_index.records().at(seq)); }
    /// Pixel of the newest moment.
    double endPixel() const { return m_axis.length(); }
    double yOf(NodeId node) const { return m_layout.y[node ? m_index.laneOf(node) : 0]; }

private:
    void paintFaults(QPainter& p, double left, double right, bool finished) const;
    void paintFault(QPainter& p, const FaultSpan& fault, double left, double right) const;
    void paintStates(QPainter& p, double left, double right) const;
    void paintStretch(QPainter& p, const Stretch& stretch, QRectF strip) const;
    void paintDensity(QPainter& p, double left, double right) const;
    void paintEvents(QPainter& p, double left, double right) const;
    void paintEvent(QPainter& p, const trace::Record& r) const;

    const TimelineIndex& m_index;
    const ViewState& m_state;
    const TimeAxis& m_axis;
    const LaneLayout& m_layout;
    const Theme& m_theme;
};

}  // namespace qs::app

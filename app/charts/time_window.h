// Which span of the run the charts show: the last minute, the whole run, or a part that was zoomed into. A value: the
// newest moment comes in as a parameter.
#pragma once

#include "engine/base/virtual_time.h"

namespace qs::app {

struct TimeSpan {
    VirtualTime from;
    VirtualTime to;
    VirtualTime length() const { return to - from; }
    bool operator==(const TimeSpan&) const = default;
};

class TimeWindow {
public:
    enum class Mode { LastMinute, WholeRun, Zoomed };
    static constexpr VirtualTime Minute = VirtualTime::ofMs(60'000);
    /// A young run is shown from its begin, over so much at least.
    static constexpr VirtualTime Least = VirtualTime::ofMs(10'000);
    static constexpr VirtualTime Shortest = VirtualTime::ofMs(1'000);

    Mode mode() const { return m_mode; }
    /// What is shown while `now` is the newest moment.
    TimeSpan span(VirtualTime now) const;

    void showLastMinute() { follow(Mode::LastMinute); }
    void showWholeRun() { follow(Mode::WholeRun); }
    /// Back to what was followed before the zoom.
    void reset() { m_mode = m_followed; }
    /// Makes the span `factor` times as long; `about` keeps its place. All of the run at most: then it is that.
    void zoom(double factor, VirtualTime about, VirtualTime now);
    /// Moves a zoomed span by a fraction of its length, within the run. Nothing to move otherwise.
    void pan(double fraction, VirtualTime now);
    /// Zooms into that span; its ends may come in either order.
    void select(VirtualTime a, VirtualTime b, VirtualTime now);

private:
    void follow(Mode mode);
    void setZoomed(TimeSpan span, VirtualTime now);

    Mode m_mode = Mode::LastMinute;
    Mode m_followed = Mode::LastMinute;
    TimeSpan m_zoomed{};
};

}  // namespace qs::app

// Where a record stands along the timeline: by virtual time, or by its number (event index), with zoom and scroll.
// Pure: pixels of the whole run count from its beginning, a view shows a window of them.
#pragma once

#include <cstdint>

#include "app/models/record_store.h"

namespace qs::app {

enum class AxisMode { Time, Events };

class TimeAxis {
public:
    /// Pixels kept free behind the newest moment.
    static constexpr double EndMargin = 12;

    explicit TimeAxis(const RecordStore& records) : m_records(&records) {}

    AxisMode mode() const { return m_mode; }
    /// Keeps the moment in the middle of the view where it is.
    void setMode(AxisMode mode);
    /// Pixels that the view has. Requires: > 0.
    void setWidth(double width) { m_width = width; }
    double width() const { return m_width; }
    /// The newest moment, which may lie behind the last record.
    void setEnd(VirtualTime end) { m_end = end; }

    /// Pixels per unit: microsecond, or record.
    double scale() const { return m_scale; }
    /// Pixel of the whole run at the left edge of the view.
    double left() const { return m_left; }
    /// Pixels that the whole run takes.
    double length() const;

    /// Pixel of the whole run.
    double pixelOf(VirtualTime at, std::uint64_t seq) const;
    double pixelOf(const trace::Record& r) const { return pixelOf(r.at, r.seq); }
    /// Pixel of a moment between records; Events: of the last record at or before it.
    double pixelOf(VirtualTime moment) const;
    VirtualTime momentAt(double pixel) const;
    /// First record at or after the pixel of the whole run; size() + 1: none.
    std::uint64_t firstAt(double pixel) const;

    /// Makes everything `factor` times as wide; what is at `x` of the view stays there.
    void zoom(double factor, double x);
    void scrollTo(double left);
    /// The whole run fills the view.
    void fit();
    bool isAtEnd() const { return m_left >= length() + EndMargin - m_width - 1; }
    void scrollToEnd() { scrollTo(length() + EndMargin - m_width); }

private:
    double leastScale() const;
    double mostScale() const { return m_mode == AxisMode::Time ? 2.0 : 80.0; }
    double units() const;

    const RecordStore* m_records;
    AxisMode m_mode = AxisMode::Time;
    double m_width = 1;
    double m_scale = 0.001;  ///< a pixel a millisecond
    double m_left = 0;
    VirtualTime m_end;
};

}  // namespace qs::app

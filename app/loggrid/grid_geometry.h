// Where the cells of the log grid are: pure functions from scroll position, zoom and size to rectangles and back. All
// lengths in device-independent pixels, relative to the viewport.
#pragma once

#include <QPoint>
#include <QRect>
#include <QSize>
#include <optional>

namespace qs::app {

struct GridCell {
    std::size_t row = 0;
    std::size_t column = 0;
    bool operator==(const GridCell&) const = default;
};

/// Lengths that follow from the font.
struct GridMetrics {
    int gutter = 110;  ///< names of the replicas, at the left
    int head = 40;     ///< epochs and zxids, at the top
    int foot = 24;     ///< the legend, at the bottom
    int rowHeight = 26;
    int cellWidth = 84;
};

struct GridGeometry {
    GridMetrics metrics;
    QSize viewport;
    std::size_t rows = 0;
    std::size_t columns = 0;
    int scrollX = 0;
    int scrollY = 0;

    /// The part of the viewport that shows cells.
    QRect body() const;
    int contentWidth() const { return static_cast<int>(columns) * metrics.cellWidth; }
    int contentHeight() const { return static_cast<int>(rows) * metrics.rowHeight; }
    int maxScrollX() const;
    int maxScrollY() const;
    /// May lie outside of the body.
    QRect cellRect(GridCell cell) const;
    /// None outside of the body, and behind the last row or column.
    std::optional<GridCell> cellAt(QPoint point) const;
    /// Half open range of the columns that touch the body.
    std::pair<std::size_t, std::size_t> visibleColumns() const;
    /// The scroll position nearest to this one that shows the cell in full.
    QPoint scrolledTo(GridCell cell) const;
};

/// The scroll position with other cell widths that keeps what is at `x` there.
int scrollAfterZoom(const GridGeometry& before, int cellWidth, int x);

}  // namespace qs::app

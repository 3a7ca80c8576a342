#include "app/loggrid/grid_geometry.h"

#include <algorithm>

namespace qs::app {

QRect GridGeometry::body() const {
    return {metrics.gutter, metrics.head, std::max(0, viewport.width() - metrics.gutter),
            std::max(0, viewport.height() - metrics.head - metrics.foot)};
}

int GridGeometry::maxScrollX() const {
    return std::max(0, contentWidth() - body().width());
}

int GridGeometry::maxScrollY() const {
    return std::max(0, contentHeight() - body().height());
}

QRect GridGeometry::cellRect(GridCell cell) const {
    return {metrics.gutter + static_cast<int>(cell.column) * metrics.cellWidth - scrollX,
            metrics.head + static_cast<int>(cell.row) * metrics.rowHeight - scrollY, metrics.cellWidth,
            metrics.rowHeight};
}

std::optional<GridCell> GridGeometry::cellAt(QPoint point) const {
    if (!body().contains(point)) return std::nullopt;
    const GridCell cell{static_cast<std::size_t>((point.y() - metrics.head + scrollY) / metrics.rowHeight),
                        static_cast<std::size_t>((point.x() - metrics.gutter + scrollX) / metrics.cellWidth)};
    if (cell.row >= rows || cell.column >= columns) return std::nullopt;
    return cell;
}

std::pair<std::size_t, std::size_t> GridGeometry::visibleColumns() const {
    const int width = metrics.cellWidth;
    const auto first = std::min(columns, static_cast<std::size_t>(scrollX / width));
    const auto last = std::min(columns, static_cast<std::size_t>((scrollX + body().width() + width - 1) / width));
    return {first, last};
}

QPoint GridGeometry::scrolledTo(GridCell cell) const {
    const QRect rect = cellRect(cell);
    const QRect area = body();
    int x = scrollX + std::max(0, rect.x() + rect.width() - area.x() - area.width());
    int y = scrollY + std::max(0, rect.y() + rect.height() - area.y() - area.height());
    x -= std::max(0, area.x() - (rect.x() - (x - scrollX)));
    y -= std::max(0, area.y() - (rect.y() - (y - scrollY)));
    return {std::clamp(x, 0, maxScrollX()), std::clamp(y, 0, maxScrollY())};
}

int scrollAfterZoom(const GridGeometry& before, int cellWidth, int x) {
    const qint64 inside = x - before.metrics.gutter;
    const qint64 at = (before.scrollX + inside) * cellWidth / before.metrics.cellWidth;
    return static_cast<int>(std::max<qint64>(0, at - inside));
}

}  // namespace qs::app

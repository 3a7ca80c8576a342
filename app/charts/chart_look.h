// Colours, dashes and fills of the charts. Dashes and fills say the same as the colours.
#pragma once

#include <QBrush>
#include <QPen>

#include "app/charts/chart_content.h"
#include "app/widgets/theme.h"

namespace qs::app {

QPen penOf(const CurveLook& look, const Theme& theme);
QPen penOf(FaultKind kind, const Theme& theme);
QColor colourOf(Service service, const Theme& theme);
/// Draws a stretch of a lane into that rectangle.
void paintService(QPainter& p, const QRectF& where, Service service, const Theme& theme);
/// One character in that pen's dashes, or that state's fill, for legends.
QString glyphOf(const QPen& pen);
QString glyphOf(Service service);

}  // namespace qs::app

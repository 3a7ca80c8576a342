// Icons of the fault tools, drawn in the palette's text colour so that they read on light and on dark.
#pragma once

#include <QIcon>
#include <QPalette>

namespace qs::app {

enum class FaultTool { Scissors, Hammer, Ice, Snail, Disk, Clock };

QIcon faultIcon(FaultTool tool, const QPalette& palette);

}  // namespace qs::app

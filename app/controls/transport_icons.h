// Icons of the transport bar, drawn in the palette's text colour so that they read on light and on dark.
#pragma once

#include <QIcon>
#include <QPalette>

namespace qs::app {

enum class TransportIcon { Pause, Resume, StepEvent, StepMessage, RunUntil, Record };

QIcon transportIcon(TransportIcon icon, const QPalette& palette);

}  // namespace qs::app

// The whole window at one virtual moment of a scenario, as a PNG: no display, no clock, no thread, so the same scenario
// and moment give the same picture.
#pragma once

#include "app/shell/options.h"

namespace qs::app {

/// The exit status: 0 saved; 1 the file cannot be written; 2 bad scenario or no font. One line on standard error says
/// why. Requires: a QApplication on the offscreen platform.
int renderScreenshot(const Options& options);

}  // namespace qs::app

// Round numbers for axes.
#pragma once

namespace qs::app {

/// The smallest of 1, 2, 3, 4, 5, 6, 8, 10, 20, 30 ... that is not below `value`; 1 for anything up to 1.
double niceCeiling(double value);
/// Seconds between two labels of a time axis: the smallest round span (0.001, 0.002, 0.005 ... 1, 2, 5, 10, 15, 30 s,
/// 1 min ...) of which at most `most` fit into `seconds`. Requires: seconds > 0, most > 0.
double niceStep(double seconds, int most);

}  // namespace qs::app

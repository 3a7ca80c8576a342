#include "app/charts/axis_scale.h"

#include <initializer_list>

namespace qs::app {

double niceCeiling(double value) {
    double unit = 1;
    while (true) {
        for (const double step : {1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 8.0}) {
            if (value <= step * unit) return step * unit;
        }
        unit *= 10;
    }
}

double niceStep(double seconds, int most) {
    const double least = seconds / most;
    for (const double unit : {0.001, 0.01, 0.1, 1.0}) {
        for (const double step : {1.0, 2.0, 5.0}) {
            if (step * unit >= least) return step * unit;
        }
    }
    for (const double step : {10.0, 15.0, 30.0, 60.0, 120.0, 300.0, 600.0, 900.0, 1800.0, 3600.0}) {
        if (step >= least) return step;
    }
    return niceCeiling(least / 3600) * 3600;
}

}  // namespace qs::app

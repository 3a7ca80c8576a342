// Latency distributions as quantiles: the core has no floating point, so that every machine draws the same. Each table
// holds the values at (i + 1/2) / 64, in 1024ths of the mean of all of them.
#pragma once

#include <array>
#include <cstdint>

#include "engine/base/virtual_time.h"

namespace qs::sim {

/// -ln(1 - u)
inline constexpr std::array<std::int64_t, 64> Exponential{
    8,    24,   41,   58,   75,   93,   110,  128,  147,  165,  184,  204,  224,  244,  265,  286,
    307,  329,  351,  374,  398,  421,  446,  471,  497,  523,  550,  578,  607,  636,  666,  698,
    730,  763,  797,  833,  870,  908,  947,  989,  1032, 1076, 1123, 1172, 1224, 1278, 1335, 1396,
    1460, 1529, 1602, 1681, 1767, 1861, 1964, 2079, 2207, 2355, 2527, 2733, 2992, 3338, 3864, 4995,
};
/// (1 - u) ^ (-2/3): shape 3/2, its variance has no bound, its tail is cut at the last quantile.
inline constexpr std::array<std::int64_t, 64> Pareto{
    390, 394,  398,  403,  407,  412,  416,  421,  426,  432,  437,  443,  448,  454,  460,  467,
    473, 480,  487,  494,  502,  509,  518,  526,  535,  544,  554,  564,  574,  585,  597,  609,
    622, 636,  650,  665,  681,  698,  716,  736,  756,  779,  802,  828,  856,  887,  921,  957,
    998, 1043, 1094, 1152, 1218, 1294, 1383, 1490, 1619, 1781, 1991, 2276, 2692, 3368, 4735, 9849,
};

/// `quantile` of a distribution with that mean.
constexpr VirtualTime scaled(VirtualTime mean, std::int64_t quantile) {
    return VirtualTime{mean.us / 1024 * quantile + mean.us % 1024 * quantile / 1024};
}

}  // namespace qs::sim

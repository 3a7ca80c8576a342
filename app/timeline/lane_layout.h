// Where the lanes of the space-time diagram lie, from top to bottom. Pure.
#pragma once

#include <algorithm>
#include <vector>

#include "app/timeline/timeline_index.h"

namespace qs::app {

struct LaneLayout {
    static constexpr double RulerHeight = 22;
    static constexpr double StripHalf = 4;  ///< half the height of a replica's state strip

    /// Middle of each lane.
    std::vector<double> y;
    /// From one lane to the next.
    double pitch = 0;
    double height = 0;  ///< of everything, ruler included

    /// Lanes share the height where it is enough for all, and are of least height where it is not.
    static LaneLayout of(const std::vector<Lane>& lanes, double available) {
        constexpr double Least = 26;
        constexpr double Most = 72;
        LaneLayout out;
        const auto count = static_cast<double>(lanes.size());
        out.pitch = std::clamp((available - RulerHeight) / count, Least, Most);
        for (std::size_t i = 0; i < lanes.size(); ++i)
            out.y.push_back(RulerHeight + out.pitch * (static_cast<double>(i) + 0.5));
        out.height = RulerHeight + out.pitch * count;
        return out;
    }
};

}  // namespace qs::app

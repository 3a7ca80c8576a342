// Shapes that a network can be cut into: each as the commands that bring it about, or the reason why it makes no sense
// here. Cuts that there are already are healed first, so that the shape is what its name says.
#pragma once

#include <QString>
#include <array>
#include <vector>

#include "app/models/trace_index.h"
#include "engine/command/command.h"

namespace qs::app {

enum class NetworkShape { LeaderAlone, Split, Bridge, Ring, Chain };
inline constexpr std::array NetworkShapes{NetworkShape::LeaderAlone, NetworkShape::Split, NetworkShape::Bridge,
                                          NetworkShape::Ring, NetworkShape::Chain};

QString shapeName(NetworkShape shape);
QString shapeWords(NetworkShape shape);  ///< in a sentence

struct ShapePlan {
    std::vector<command::Command> commands;  ///< empty: see `why`
    QString why;
};
ShapePlan planOf(NetworkShape shape, const TraceIndex& index);

}  // namespace qs::app

// Which nodes a NODES word of a command means, by the state of the ensemble at that instant.
#pragma once

#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "engine/base/membership.h"
#include "engine/base/result.h"
#include "engine/command/command.h"

namespace qs::command {

/// Who is what at one moment.
struct Standing {
    Membership membership;
    NodeId leader;  ///< no node: none leads
    NodeSet following;
};

/// In ascending order, never empty; `any` is left to the caller, who knows which of them will do. Errors: a node that
/// is not of the ensemble, a role that nobody has now, nothing left.
Result<std::vector<NodeId>> select(const Standing& standing, const Selection& selection);
/// Those of them on which a command can act: of a group the others are passed over, `any` takes the first. Errors: of
/// select(); a node by name, or each of a group, that does not fit: "2 MISFIT".
Result<std::vector<NodeId>> choose(const Standing& standing, const Selection& selection,
                                   const std::function<bool(NodeId)>& fits, const std::string& misfit);
/// The directions that a LINK means, in order. Errors: of select(); no two different nodes.
Result<std::vector<std::pair<NodeId, NodeId>>> links(const Standing& standing, const Selection& from,
                                                     const Selection& to, bool bothWays);
/// As an answer names nodes: "1,3".
std::string list(const std::vector<NodeId>& nodes);

}  // namespace qs::command

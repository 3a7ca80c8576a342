// What a server does not answer itself but sends to the leader.
#pragma once

#include <optional>

#include "engine/codec/client_protocol.h"
#include "engine/zab/messages.h"

namespace qs::node {

/// Nothing for a request that every server answers from its own tree.
std::optional<zab::ForwardedOp> forwardedOp(const codec::ClientFrame& frame);

}  // namespace qs::node

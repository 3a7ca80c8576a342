// How roles and messages look in every view: families of messages share a shape and a colour.
#pragma once

#include "app/widgets/theme.h"
#include "engine/trace/record.h"

namespace qs::app {

/// Families of messages that look alike.
enum class MessageShape { Vote, Sync, Proposal, Ack, Commit, Request, Heartbeat };
inline constexpr std::size_t MessageShapeCount = 7;
MessageShape shapeOf(MessageKind kind);
QColor colourOf(MessageShape shape, const Theme& theme);
QColor colourOf(trace::Role role, const Theme& theme);

}  // namespace qs::app

#include "engine/zab/effects.h"

#include "engine/base/mutant.h"

namespace qs::zab {

void refuse(NodeId from, const PeerMessage& message, trace::Refusal reason, Effects& out) {
    if (QS_MUTANT(SilentRefusal)) return;
    emitEvent(out, trace::PacketRefused{from, kindOf(message), reason});
}

}  // namespace qs::zab

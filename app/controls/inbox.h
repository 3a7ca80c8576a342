// What waits at the doors of a replica - messages under way to it, timers that run - and what may be done with each:
// the command, or the reason why there is none. Pure.
// Connections of ZAB are first in, first out, so only the first message that waits in one can be delivered. Loss and
// repetition of single messages are within the model for votes alone.
#pragma once

#include <QString>
#include <optional>
#include <vector>

#include "app/models/trace_index.h"
#include "app/models/view_state.h"
#include "engine/command/command.h"

namespace qs::app {

struct InboxItem {
    enum class State {
        OnItsWay,
        AtFrozen,   ///< has arrived at a process that does not run
        Held,       ///< by a hold, and the first in its connection
        Behind,     ///< something before it in its connection waits
        Cut,        ///< the link is cut
        Running,    ///< a timer
        WaitsToBe,  ///< a timer that is held; it may be over
    };
    NodeId node;             ///< whose inbox
    std::uint64_t sent = 0;  ///< seq of the MessageSent record; 0: a timer
    trace::MessageSent message{};
    NodeId from;
    trace::TimerKind timer{};
    State state = State::OnItsWay;
    VirtualTime due;  ///< OnItsWay: arrival; timers: end
    bool isTimer() const { return sent == 0; }
    /// The same thing, whatever its state.
    bool sameAs(const InboxItem& o) const { return node == o.node && sent == o.sent && timer == o.timer; }
};

/// Messages in the order of sending, then timers. Of kinds that the view hides, those alone that have to be released.
std::vector<InboxItem> inboxOf(const TraceIndex& index, NodeId node, const ViewState& view);

/// A command, or why there is none.
struct Offer {
    std::optional<command::Command> command = {};
    QString why = {};  ///< empty: there is one
};
Offer deliverOffer(const InboxItem& item, const TraceIndex& index);
Offer holdOffer(const InboxItem& item);
Offer releaseOffer(const InboxItem& item, const TraceIndex& index);
/// `outside`: what is outside the model may be done.
Offer dropOffer(const InboxItem& item, const TraceIndex& index, bool outside);
Offer duplicateOffer(const InboxItem& item, const TraceIndex& index, bool outside);
bool isOutsideModel(const InboxItem& item);

/// "PROPOSAL 1:5 create /a", "vote for 3", "timer syncLimit".
QString inboxWords(const InboxItem& item, const TraceIndex& index);
/// "held", "on its way, 6 ms left".
QString inboxState(const InboxItem& item, VirtualTime now);

/// It holds whatever goes that way.
bool holdsAll(const trace::HoldChanged& hold);
/// Every message and every timer waits for the person.
bool isManual(const TraceIndex& index);
std::vector<command::Command> manualCommands(const TraceIndex& index, bool on);

}  // namespace qs::app

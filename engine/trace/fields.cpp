#include "engine/trace/fields.h"

#include <type_traits>

#include "engine/base/overload.h"

namespace qs::trace {

Event resolve(const Emitted& emitted, Interner& tables, TxnRef previous) {
    Event out = emitted.event;
    const auto fill = [&](const char*, auto& field) {
        using Field = std::remove_reference_t<decltype(field)>;
        if constexpr (std::is_same_v<Field, TextRef>) {
            field = tables.intern(emitted.text);
        } else if constexpr (std::is_same_v<Field, TxnRef>) {
            if (emitted.txn) field = tables.intern(emitted.txn, previous);
        }
    };
    std::visit([&](auto& event) { fields(fill, event); }, out);
    return out;
}

std::string_view eventName(const Event& event) {
    return std::visit(overload{
                          [](const CommandIssued&) { return "CommandIssued"; },
                          [](const NodeStarted&) { return "NodeStarted"; },
                          [](const NodeKilled&) { return "NodeKilled"; },
                          [](const NodeFrozen&) { return "NodeFrozen"; },
                          [](const NodeThawed&) { return "NodeThawed"; },
                          [](const LinkChanged&) { return "LinkChanged"; },
                          [](const MessageSent&) { return "MessageSent"; },
                          [](const MessageHeld&) { return "MessageHeld"; },
                          [](const MessageReleased&) { return "MessageReleased"; },
                          [](const MessageReceived&) { return "MessageReceived"; },
                          [](const MessageDropped&) { return "MessageDropped"; },
                          [](const ConnectionOpened&) { return "ConnectionOpened"; },
                          [](const ConnectionClosed&) { return "ConnectionClosed"; },
                          [](const TimerSet&) { return "TimerSet"; },
                          [](const TimerFired&) { return "TimerFired"; },
                          [](const TxnLogged&) { return "TxnLogged"; },
                          [](const Persisted&) { return "Persisted"; },
                          [](const RoleChanged&) { return "RoleChanged"; },
                          [](const VoteChanged&) { return "VoteChanged"; },
                          [](const EpochProposed&) { return "EpochProposed"; },
                          [](const EpochEstablished&) { return "EpochEstablished"; },
                          [](const SyncChosen&) { return "SyncChosen"; },
                          [](const Proposed&) { return "Proposed"; },
                          [](const ProposalAcked&) { return "ProposalAcked"; },
                          [](const Committed&) { return "Committed"; },
                          [](const Applied&) { return "Applied"; },
                          [](const TreeReset&) { return "TreeReset"; },
                          [](const ServingStarted&) { return "ServingStarted"; },
                          [](const ServingStopped&) { return "ServingStopped"; },
                          [](const ClientConnected&) { return "ClientConnected"; },
                          [](const ClientDisconnected&) { return "ClientDisconnected"; },
                          [](const ClientCall&) { return "ClientCall"; },
                          [](const ClientReturn&) { return "ClientReturn"; },
                          [](const UnsupportedOpcode&) { return "UnsupportedOpcode"; },
                          [](const WatchSet&) { return "WatchSet"; },
                          [](const WatchFired&) { return "WatchFired"; },
                          [](const WatchRemoved&) { return "WatchRemoved"; },
                          [](const SessionOpened&) { return "SessionOpened"; },
                          [](const SessionExpired&) { return "SessionExpired"; },
                          [](const AnswerArrived&) { return "AnswerArrived"; },
                          [](const Noted&) { return "Noted"; },
                          [](const DiskRead&) { return "DiskRead"; },
                          [](const DiskFailed&) { return "DiskFailed"; },
                          [](const DiskLost&) { return "DiskLost"; },
                          [](const DiskChanged&) { return "DiskChanged"; },
                          [](const SnapshotBegun&) { return "SnapshotBegun"; },
                          [](const HoldChanged&) { return "HoldChanged"; },
                          [](const LinkDelayed&) { return "LinkDelayed"; },
                          [](const LinkClogged&) { return "LinkClogged"; },
                          [](const NodeSlowed&) { return "NodeSlowed"; },
                          [](const ClockChanged&) { return "ClockChanged"; },
                          [](const PacketRefused&) { return "PacketRefused"; },
                          [](const Authenticated&) { return "Authenticated"; },
                          [](const WatchRestored&) { return "WatchRestored"; },
                          [](const ReadOnlyChanged&) { return "ReadOnlyChanged"; },
                          [](const DiskDamaged&) { return "DiskDamaged"; },
                          [](const TimersHeld&) { return "TimersHeld"; },
                          [](const MessageRepeated&) { return "MessageRepeated"; },
                      },
                      event);
}

}  // namespace qs::trace

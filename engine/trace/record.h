// The trace record: one small, trivially copyable value per thing that happened, with its cause. The only thing that
// flows up from an ensemble: pictures, checks, captions and space-time order all come from records.
// Texts and transactions are ids into tables (tables.h). Machines emit events; the driver (sim or host) stamps seq,
// time, node and cause. The id of a message is the seq of its MessageSent record.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <type_traits>
#include <variant>

#include "engine/base/ids.h"
#include "engine/base/message_kind.h"
#include "engine/base/timer_kind.h"
#include "engine/base/virtual_time.h"
#include "engine/command/command.h"
#include "engine/tree/txn.h"
#include "engine/tree/watch_table.h"

namespace qs::trace {

/// Index of a text in Tables; 0 is the empty text.
struct TextRef {
    std::uint32_t index = 0;
    auto operator<=>(const TextRef&) const = default;
};
/// Index of a transaction in Tables; 0 is "before the first transaction". Each entry names the transaction before it,
/// so one TxnRef stands for a whole history up to and including that transaction.
struct TxnRef {
    std::uint32_t index = 0;
    auto operator<=>(const TxnRef&) const = default;
    explicit operator bool() const { return index != 0; }
};

enum class Channel : std::uint8_t { Quorum, Election };
enum class Role : std::uint8_t { Down, Looking, Following, Leading, Observing };
enum class Phase : std::uint8_t { None, Election, Discovery, Synchronization, Broadcast };
using qs::MessageKind;
using qs::TimerKind;
enum class DurableKind : std::uint8_t { Txn, Truncation, Snapshot, AcceptedEpoch, CurrentEpoch };
/// What a disk does wrong; see command::DiskFault.
enum class DiskState : std::uint8_t { Ok, Full, Failing, Lying, Slow, Held, NoFiles, Short };
enum class SyncMode : std::uint8_t { Diff, Trunc, Snap };
enum class CommandSource : std::uint8_t { User, Scenario, OutsideClient, Campaign };
enum class DropReason : std::uint8_t { ConnectionBroken, ReceiverDown, Superseded, Lost };
using command::Spread;
enum class LinkState : std::uint8_t { Up, Cut };
/// Why a replica does nothing with a message but say so.
enum class Refusal : std::uint8_t {
    Stale,       ///< its connection, or the role that it was meant for, is over
    OutOfTurn,   ///< not at this point of the protocol
    Impossible,  ///< it contradicts the receiver's own history
    LowEpoch,    ///< of an epoch below the one promised
    NoVote,      ///< Notification: not of a voter, or for nobody
    NotLooking,  ///< Notification: both ends have their leader
};

// --- What the driver saw -------------------------------------------------------------------------------------------

struct CommandIssued {
    CommandSource source;
    TextRef text;
};
struct NodeStarted {
    std::uint32_t incarnation;
};
struct NodeKilled {
    std::uint32_t incarnation;
    bool power = false;  ///< the whole machine: its peers are not told
};
struct NodeFrozen {};
struct NodeThawed {};
/// One direction of a link; `from` sends, `to` no longer or again receives.
struct LinkChanged {
    NodeId from;
    NodeId to;
    LinkState state;
};

/// `expectedAt`: when it will arrive if nothing happens; never() while a cut holds it.
struct MessageSent {
    NodeId to;
    Channel channel;
    MessageKind kind;
    Role senderRole;  ///< Notification: state of the sender
    NodeId voteFor;   ///< Notification: leader voted for
    std::uint32_t connection;
    Zxid zxid;            ///< packet's zxid; Notification: zxid of the vote
    Epoch epoch;          ///< epoch carried (infos, ACKEPOCH); Notification: peerEpoch of the vote
    std::uint32_t count;  ///< Notification: round; PING: sessions touched
    TxnRef txn;           ///< PROPOSAL, INFORM
    VirtualTime expectedAt;
};
/// A cut or a hold caught a message in flight: it waits.
struct MessageHeld {
    std::uint64_t sent;
};
/// It goes on, or it goes on at another time than it was to.
struct MessageReleased {
    std::uint64_t sent;
    VirtualTime expectedAt;
};
/// Handed to the machine of `node`. Its cause is the MessageSent record `sent`.
struct MessageReceived {
    std::uint64_t sent;
    NodeId from;
    MessageKind kind;
    Channel channel;
};
struct MessageDropped {
    std::uint64_t sent;
    DropReason reason;
};

struct ConnectionOpened {
    NodeId peer;
    Channel channel;
    std::uint32_t connection;
};
struct ConnectionClosed {
    NodeId peer;
    Channel channel;
    std::uint32_t connection;
};

struct TimerSet {
    TimerKind timer;
    VirtualTime due;
};
struct TimerFired {
    TimerKind timer;
};

/// Written to the log file, not yet durable.
struct TxnLogged {
    TxnRef txn;
    Zxid zxid;
};
/// Durable now. Txn: `txn` and everything before it. Truncation: cut back to `txn`. Snapshot: state at `txn`.
/// Epoch kinds: `epoch` is on disk.
struct Persisted {
    DurableKind what;
    Epoch epoch;
    TxnRef txn;
    Zxid zxid;
};

// --- What the machines say -----------------------------------------------------------------------------------------

struct RoleChanged {
    Role role;
    Phase phase;
    NodeId leader;
    Epoch epoch;
    Zxid lastZxid;
};
struct VoteChanged {
    NodeId voteFor;
    Zxid zxid;
    Epoch peerEpoch;
    std::uint32_t round;
};
/// Leader: a quorum of *INFO arrived and this is the epoch it will lead.
struct EpochProposed {
    Epoch epoch;
};
/// Leader: quorum of NEWLEADER acks. `txn`: end of the initial history of the epoch; `acks`: NodeSet bits.
struct EpochEstablished {
    Epoch epoch;
    TxnRef txn;
    std::uint64_t acks;
};
struct SyncChosen {
    NodeId learner;
    SyncMode mode;
    Zxid zxid;
    std::uint32_t replayed;
};
struct Proposed {
    TxnRef txn;
    Zxid zxid;
};
/// Leader: `by` acknowledged; its own log counts as its ack.
struct ProposalAcked {
    NodeId by;
    Zxid zxid;
};
/// Leader: the decision to commit. `acks`: NodeSet bits.
struct Committed {
    TxnRef txn;
    Zxid zxid;
    std::uint64_t acks;
};
/// The replica's tree now stands at `txn` of its history.
struct Applied {
    TxnRef txn;
    Zxid zxid;
    std::uint64_t digest = 0;  ///< of the tree after it
};
/// The replica's tree was replaced: restart, TRUNC or SNAP. It stands at `txn` (0: the empty tree).
struct TreeReset {
    TxnRef txn;
    Zxid zxid;
};
/// Everything up to `txn` is delivered to clients from here on.
struct ServingStarted {
    Epoch epoch;
    TxnRef txn;
    Zxid zxid;
    std::uint64_t digest = 0;  ///< of the tree in memory
};
struct ServingStopped {};

struct ClientConnected {
    ConnectionId connection;
    bool outside;
};
struct ClientDisconnected {
    ConnectionId connection;
    SessionId session;
    TextRef reason;
};
struct ClientCall {
    ConnectionId connection;
    SessionId session;
    std::int32_t xid;
    std::int32_t opcode;
    TextRef path;
};
struct ClientReturn {
    ConnectionId connection;
    SessionId session;
    std::int32_t xid;
    std::int32_t opcode;
    tree::ErrorCode error;
    Zxid zxid;
    std::uint64_t content = 0;  ///< tree::ContentHash of an answer without error
};
/// A request nobody here implements; answered with error -6.
struct UnsupportedOpcode {
    ConnectionId connection;
    SessionId session;
    std::int32_t opcode;
};
struct WatchSet {
    ConnectionId connection;
    SessionId session;
    tree::WatchKind kind;
    TextRef path;
};
struct WatchFired {
    ConnectionId connection;
    SessionId session;
    tree::WatchEventType type;
    TextRef path;
};
/// removeWatches took the connection's watches on that path out.
struct WatchRemoved {
    ConnectionId connection;
    SessionId session;
    tree::WatcherType type;
    TextRef path;
};
/// A session exists at `connection` of this node (new or moved here).
struct SessionOpened {
    ConnectionId connection;
    SessionId session;
    std::int32_t timeoutMs;
    bool resumed;
};
/// Leader: silence for longer than the timeout; a closeSession transaction follows.
struct SessionExpired {
    SessionId session;
};
/// A simulated client has the server's answer in hand. Clients from outside are not seen at this end.
struct AnswerArrived {
    SessionId session;
    tree::ErrorCode error;
    Zxid zxid;  ///< as the reply carried it
};
/// The process that begins has read its disk: the snapshot it started from and `logs` files; `torn`: the last record
/// was cut off; `unfinished`: a truncation or an installation that a crash cut short was finished now.
struct DiskRead {
    Zxid snapshot;
    Zxid last;
    std::uint32_t logs;
    bool torn;
    bool unfinished;
};
/// A file operation failed, or the process died there: it ends.
struct DiskFailed {
    TextRef reason;
    bool unreadable = false;  ///< a start found no state that it could go on from
};
/// The disk was told to do wrong, or to do right again. `factor`: Slow, so many times as long.
struct DiskChanged {
    DiskState state;
    std::uint32_t factor;
};
/// Outside the model: what was durable on this disk is no longer.
struct DiskLost {
    TextRef reason;
};
/// The own state, up to `zxid`, is being saved beside the log.
struct SnapshotBegun {
    Zxid zxid;
};
/// Messages of that direction, of one kind unless `anyKind`, with that zxid unless 0 and about that path unless empty,
/// wait from here on; or this hold is taken back.
struct HoldChanged {
    NodeId from;
    NodeId to;
    bool on;
    bool anyKind;
    MessageKind kind;
    Zxid zxid;
    TextRef path;
};
/// Each message of that direction takes `by` longer, on average where it is spread; 0: no longer.
struct LinkDelayed {
    NodeId from;
    NodeId to;
    VirtualTime by;
    Spread spread;
};
/// Nothing of that direction arrives before `until`.
struct LinkClogged {
    NodeId from;
    NodeId to;
    VirtualTime until;
};
/// Each event takes the node that long from here on; 0: no time, as usual.
struct NodeSlowed {
    VirtualTime cost;
};
/// The node's wall clock is ahead by that much, and its clocks run at so many thousandths of the true speed.
struct ClockChanged {
    VirtualTime ahead;
    std::uint32_t perMille;
};
/// The machine did nothing with the message whose MessageReceived record is the cause.
struct PacketRefused {
    NodeId from;
    MessageKind kind;
    Refusal reason;
};
/// The connection has proved to be one more identity; tree::identityHash stands for it.
struct Authenticated {
    ConnectionId connection;
    SessionId session;
    std::uint64_t identity;
};
/// setWatches names a watch of the connection's client. What follows is a WatchSet or a WatchFired about that path, or
/// nothing where the client may not hear of it.
struct WatchRestored {
    ConnectionId connection;
    SessionId session;
    tree::WatchKind kind;
    Zxid zxid;  ///< up to where the client has seen
    TextRef path;
};
/// A replica without a leader begins to serve reads of what it knows, committed or not, up to `zxid`; or it ends that.
/// What it answers in between is exempt from all that is promised of reads.
struct ReadOnlyChanged {
    bool on;
    Zxid zxid;
};
/// The disk of a dead node was changed behind its back. `readable`: the next start will not notice.
struct DiskDamaged {
    TextRef what;
    bool readable;
};
/// Timers of the node that run out wait from here on until they are fired; or they no longer do.
struct TimersHeld {
    bool on;
};
/// The network carries a message a second time; `copy` is the MessageSent record of the second.
struct MessageRepeated {
    std::uint64_t sent;
    std::uint64_t copy;
};
/// Anything worth a line that no other record says.
struct Noted {
    TextRef text;
};

using Event =
    std::variant<CommandIssued, NodeStarted, NodeKilled, NodeFrozen, NodeThawed, LinkChanged, MessageSent, MessageHeld,
                 MessageReleased, MessageReceived, MessageDropped, ConnectionOpened, ConnectionClosed, TimerSet,
                 TimerFired, TxnLogged, Persisted, RoleChanged, VoteChanged, EpochProposed, EpochEstablished,
                 SyncChosen, Proposed, ProposalAcked, Committed, Applied, TreeReset, ServingStarted, ServingStopped,
                 ClientConnected, ClientDisconnected, ClientCall, ClientReturn, UnsupportedOpcode, WatchSet, WatchFired,
                 WatchRemoved, SessionOpened, SessionExpired, AnswerArrived, Noted, DiskRead, DiskFailed, DiskLost,
                 DiskChanged, SnapshotBegun, HoldChanged, LinkDelayed, LinkClogged, NodeSlowed, ClockChanged,
                 PacketRefused, Authenticated, WatchRestored, ReadOnlyChanged, DiskDamaged, TimersHeld,
                 MessageRepeated>;

struct Record {
    std::uint64_t seq = 0;    ///< 1, 2, 3 ... without a hole
    VirtualTime at;           ///< never decreases with seq
    std::uint64_t cause = 0;  ///< seq of the record that was being handled; 0: none
    NodeId node;              ///< where it happened; none for commands, links and the ensemble as a whole
    Event event;
};
static_assert(std::is_trivially_copyable_v<Record>);
static_assert(sizeof(Record) <= 96);

/// The event of type E, or null.
template <class E>
const E* as(const Record& r) {
    return std::get_if<E>(&r.event);
}

std::string_view toString(Channel v);
std::string_view toString(Role v);  ///< "LOOKING", "FOLLOWING", "LEADING", "OBSERVING", "DOWN"
std::string_view toString(Phase v);
using qs::toString;  // ids, MessageKind, TimerKind
std::string_view toString(DurableKind v);
std::string_view toString(DiskState v);  ///< "ok", "full", "failing", "lying", "slow", "held", "nofiles", "short"
std::string_view toString(SyncMode v);
std::string_view toString(CommandSource v);
std::string_view toString(DropReason v);
std::string_view toString(LinkState v);
std::string_view toString(Refusal v);
/// One replica in the answer to `status`: "2 following epoch 1 zxid 1:5 serving frozen"; "2 down".
std::string standingWords(NodeId node, Role role, Epoch epoch, Zxid lastZxid, bool serving, bool frozen);
/// "MessageSent" and so on.
std::string_view eventName(const Event& event);

/// PINGs and what only exists to keep sessions alive: folded in pictures, ignored by the automatic slow motion.
bool isHeartbeat(MessageKind kind);

/// Name of a client opcode ("getData", "opcode 77").
std::string opcodeName(std::int32_t opcode);

}  // namespace qs::trace

// The vocabulary: every action on an ensemble as a value with a text form. GUI widgets, console, standard input,
// scenario files and recorded clicks build these values through one parser; the trace records each as a cause.
//
//   kill NODES            stop at once, as a crash of the process (its connections reset)
//   restart NODES         start dead nodes from their disks
//   freeze NODES          stop the process without closing anything (SIGSTOP)
//   thaw NODES
//   cut A->B | A<->B      bytes of that direction wait silently; * stands for all other nodes
//   heal A->B | A<->B | all  ends cuts; `all` also ends whatever hold, delay and clog began
//   hold [KIND] LINK [zxid=Z] [path=P]
//                         such messages wait, those under way too, and with them what is behind them
//   release [KIND] LINK [zxid=Z] [path=P] | release all
//                         takes that very hold back
//   hold timers NODES     timers of these nodes that run out wait until they are fired
//   release timers NODES  they run out as ever; those that wait, now
//   deliver [KIND] LINK [sent=N]
//                         the first message that a hold keeps on each such link arrives now; sent=N: the one whose
//                         sending is record N of the trace, and no other
//   drop [KIND] LINK [zxid=Z] [path=P] [sent=N]
//                         such messages under way or held are lost (outside the model, but for votes)
//   duplicate [KIND] LINK [zxid=Z] [path=P] [sent=N]
//                         such messages under way or held are sent a second time, behind all that was sent before
//                         (outside the model, but for votes)
//   delay LINK TIME [exp | pareto] | delay LINK ok
//                         each message takes that much longer: exactly, or on average by that distribution
//   clog LINK TIME        nothing of that direction arrives before that time is over
//   reset LINK [after N]  the connections of these pairs break, whatever is under way is lost; after N: once N more
//                         messages of that direction have arrived
//   reset client NAME [after N]
//                         so does the client's connection, once N more bytes went over it
//   poweroff NODES        the machine goes off: peers hear nothing, what the disk had not synced may be lost
//   slow NODES TIME       handling an event takes so long; slow NODES ok
//   skew NODES TIME       the wall clock is ahead by that much (-TIME: behind); 0ms: right again
//   drift NODES N         the clock runs at N thousandths of the true speed, 500 to 2000
//   disk NODES full | nofiles | failing | short | lying | ok
//                         what grows a file fails; no file can be created; the next sync fails; a write takes two
//                         operations; syncs do nothing (outside the model); ok: no fault of these any more, nor one
//                         that was to come
//   disk NODES hold       syncs end only when told to; disk NODES sync: the one under way is done now
//   disk NODES slow N     syncs take N times as long; 1: as usual
//   disk NODES crash N    the process dies before the file operation behind the next N
//   disk NODES poweroff N the same, and what was not synced may be lost
//   disk NODES rot [zxid=Z]  one bit of the log of a dead node changes, of that record; what is refused at the next
//                         start is within the model, as a disk that died
//   disk NODES garbage    a sector of a dead node's log or snapshot holds anything
//   disk NODES misdirected  so does one that a write for another place has hit
//   disk NODES vanish     a file of a dead node is gone (outside the model)
//   disk NODES tail       the last record of a dead node's log looks as if it had been cut off (outside the model)
//   disk NODES wipe       a new, empty disk in a dead node (outside the model)
//   disk NODE swap NODE   two dead nodes have each other's disks (outside the model)
//   fire TIMER NODES      the timer, which must be running, is over now: notification, finalizeWait, initLimit,
//                         leaderTick, syncLimit, redial, sessionTick or containers
//   conn N open NODE      a client connection of the gateway arrives at a node
//   conn N send HEX       its bytes
//   conn N close
//   client NAME at NODES [chroot PATH] [readonly]
//                         a simulated client with its own session, connecting to these nodes in turn; readonly: content
//                         with a server that has no leader and serves reads only
//   client NAME: create [-e] [-s] [-c] [-t MS] PATH [DATA [ACL]] | set PATH DATA [VERSION] | delete PATH [VERSION] |
//                get [-w] PATH | exists [-w] PATH | ls [-w] PATH | sync PATH | close | multi PART; PART... |
//                setacl PATH ACL [VERSION] | getacl PATH | auth digest USER:PASSWORD | addwatch [-r] PATH |
//                removewatches PATH
//   PART is create [-e] [-s] PATH [DATA], set, delete, or check PATH [VERSION]. ACL is SCHEME:ID:PERMS, several joined
//   by commas; PERMS are of the letters cdrwa. -c: a container; -t: it is gone MS after its last change.
//   NODES is [any] SET [not SET]: `any` takes the first of the set that the command can act on. A SET is a number, a
//   bound name, leader, followers, follower (the first), observers, minority (the most voters that are no quorum, the
//   leader among them), majority (the other voters), all, or several joined by commas. DATA is a word or "quoted". A
//   LINK is SET->SET or SET<->SET.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "engine/base/ids.h"
#include "engine/base/message_kind.h"
#include "engine/base/result.h"
#include "engine/base/timer_kind.h"
#include "engine/base/virtual_time.h"

namespace qs::command {

/// Which nodes: resolved against the running ensemble when the command is executed.
struct NodeSelector {
    enum class Kind : std::uint8_t { Node, Leader, Follower, Followers, Observers, Minority, Majority, All };
    Kind kind = Kind::All;
    NodeId node;
    static NodeSelector of(NodeId n) { return {Kind::Node, n}; }
    static NodeSelector leader() { return {Kind::Leader, {}}; }
    static NodeSelector all() { return {Kind::All, {}}; }
    bool operator==(const NodeSelector&) const = default;
};
/// `[any] SET [not SET]`.
struct Selection {
    Selection() = default;
    Selection(std::initializer_list<NodeSelector> nodes) : set(nodes) {}
    std::vector<NodeSelector> set;
    std::vector<NodeSelector> except;
    bool any = false;
    bool operator==(const Selection&) const = default;
    /// Not each of them by name: those that the command cannot act on are passed over.
    bool isGroup() const;
};

struct Kill {
    Selection nodes;
    bool operator==(const Kill&) const = default;
};
struct Restart {
    Selection nodes;
    bool operator==(const Restart&) const = default;
};
struct Freeze {
    Selection nodes;
    bool operator==(const Freeze&) const = default;
};
struct Thaw {
    Selection nodes;
    bool operator==(const Thaw&) const = default;
};
struct Cut {
    Selection from;
    Selection to;
    bool bothWays = false;
    bool operator==(const Cut&) const = default;
};
struct Heal {
    Selection from;
    Selection to;
    bool bothWays = false;
    bool operator==(const Heal&) const = default;
};
struct HealAll {
    bool operator==(const HealAll&) const = default;
};

struct DiskFault {
    enum class What : std::uint8_t {
        Full,
        NoFiles,
        Failing,
        Short,
        Lying,
        Ok,
        Slow,
        Hold,
        Sync,
        Crash,
        PowerOff,
        Rot,
        Garbage,
        Misdirected,
        Vanish,
        Tail,
        Wipe,
        Swap,
    };
    Selection nodes;
    What what = What::Ok;
    std::uint32_t number = 0;  ///< Slow: factor, 1 to 1000; Crash, PowerOff: operations
    std::optional<Zxid> zxid;  ///< Rot: of the record; none: anywhere
    Selection other = {};      ///< Swap: the other one
    bool operator==(const DiskFault&) const = default;
    bool hasNumber() const { return what == What::Slow || what == What::Crash || what == What::PowerOff; }
};
std::string_view toString(DiskFault::What what);

/// Which messages: of one direction or both, of one kind or all.
struct MessageSelector {
    Selection from;
    Selection to;
    bool bothWays = false;
    std::optional<MessageKind> kind;
    std::optional<Zxid> zxid;  ///< as the packet carries it
    std::string path;          ///< of the transaction in a PROPOSAL or INFORM; empty: any
    std::uint64_t sent = 0;    ///< seq of its MessageSent record; 0: any. Only of what is under way, so not in a hold
    bool operator==(const MessageSelector&) const = default;
};
struct Hold {
    MessageSelector messages;
    bool operator==(const Hold&) const = default;
};
struct Release {
    MessageSelector messages;
    bool operator==(const Release&) const = default;
};
struct ReleaseAll {
    bool operator==(const ReleaseAll&) const = default;
};
struct Deliver {
    MessageSelector messages;
    bool operator==(const Deliver&) const = default;
};
struct Drop {
    MessageSelector messages;
    bool operator==(const Drop&) const = default;
};
struct Duplicate {
    MessageSelector messages;
    bool operator==(const Duplicate&) const = default;
};
/// How far a latency strays from its mean: not at all, exponentially, by a Pareto law with shape 3/2.
enum class Spread : std::uint8_t { None, Exponential, Pareto };
std::string_view toString(Spread spread);  ///< "exactly", "exp", "pareto"
struct Delay {
    Selection from;
    Selection to;
    bool bothWays = false;
    VirtualTime by;  ///< 0: no longer
    Spread spread = Spread::None;
    bool operator==(const Delay&) const = default;
};
struct Clog {
    Selection from;
    Selection to;
    bool bothWays = false;
    VirtualTime time;
    bool operator==(const Clog&) const = default;
};
struct Reset {
    Selection from;
    Selection to;
    bool bothWays = false;    ///< either way it is the connection of the two that breaks
    std::uint32_t after = 0;  ///< messages of that direction that still arrive
    bool operator==(const Reset&) const = default;
};
struct ResetClient {
    std::string client;
    std::uint32_t after = 0;  ///< bytes that still go through, both ways together
    bool operator==(const ResetClient&) const = default;
};
struct PowerOff {
    Selection nodes;
    bool operator==(const PowerOff&) const = default;
};
struct Slow {
    Selection nodes;
    VirtualTime cost;  ///< of each event; 0: none
    bool operator==(const Slow&) const = default;
};
struct Skew {
    Selection nodes;
    VirtualTime ahead;  ///< may be negative
    bool operator==(const Skew&) const = default;
};
struct Drift {
    Selection nodes;
    std::uint32_t perMille = 1000;  ///< 500 to 2000
    bool operator==(const Drift&) const = default;
};

struct FireTimer {
    TimerKind timer = TimerKind::Notification;
    Selection nodes;
    bool operator==(const FireTimer&) const = default;
};

struct HoldTimers {
    Selection nodes;
    bool operator==(const HoldTimers&) const = default;
};
struct ReleaseTimers {
    Selection nodes;
    bool operator==(const ReleaseTimers&) const = default;
};

struct ConnectionOpen {
    ConnectionId connection;
    NodeId node;
    bool operator==(const ConnectionOpen&) const = default;
};
struct ConnectionSend {
    ConnectionId connection;
    std::string bytes;
    bool operator==(const ConnectionSend&) const = default;
};
struct ConnectionClose {
    ConnectionId connection;
    bool operator==(const ConnectionClose&) const = default;
};

/// Check is part of a multi only.
enum class ClientVerb : std::uint8_t {
    Create,
    Set,
    Delete,
    Get,
    Exists,
    List,
    Sync,
    Close,
    Multi,
    Check,
    SetAcl,
    GetAcl,
    Auth,
    AddWatch,
    RemoveWatches,
};
struct ClientStart {
    std::string name;
    Selection nodes;
    std::string chroot = {};  ///< stands before all of its paths; empty: none
    bool readOnly = false;    ///< a server that serves reads only will do
    bool operator==(const ClientStart&) const = default;
};
/// One operation of a multi.
struct ClientPart {
    ClientVerb verb = ClientVerb::Check;
    std::string path;
    std::string data;
    std::int32_t version = -1;
    bool ephemeral = false;
    bool sequential = false;
    bool operator==(const ClientPart&) const = default;
};
struct ClientRequest {
    std::string client;
    ClientVerb verb = ClientVerb::Get;
    std::string path;
    std::string data;  ///< Auth: "user:password"
    std::int32_t version = -1;
    bool ephemeral = false;
    bool sequential = false;
    bool watch = false;
    bool container = false;
    std::int64_t ttlMs = 0;  ///< 0: no TTL znode
    std::string acl;         ///< as in tree/acl_text.h; empty: the open one
    bool recursive = false;
    std::vector<ClientPart> parts;
    bool operator==(const ClientRequest&) const = default;
};

using Command =
    std::variant<Kill, Restart, Freeze, Thaw, Cut, Heal, HealAll, ConnectionOpen, ConnectionSend, ConnectionClose,
                 ClientStart, ClientRequest, DiskFault, Hold, Release, ReleaseAll, Deliver, Drop, Delay, Clog, Reset,
                 ResetClient, PowerOff, Slow, Skew, Drift, FireTimer, HoldTimers, ReleaseTimers, Duplicate>;

/// Names bound by a scenario (`expect leader as A`); looked up where a NODES word is neither number nor keyword.
using Bindings = std::map<std::string, NodeId, std::less<>>;

/// Parses one command. Errors: place is "column N"; text says what was expected and names the offending word.
Result<Command> parse(std::string_view text, const Bindings& bindings = {});
/// Canonical text; parse(format(c)) == c.
std::string format(const Command& command);
/// NODES alone, as scenario steps have it.
Result<Selection> parseSelection(std::string_view text, const Bindings& bindings = {});
std::string format(const Selection& nodes);
/// "leader", "followers" and so on: no name for a node.
bool isSetWord(std::string_view word);
/// Letters, digits, _ and -, at least one.
bool isClientName(std::string_view word);

}  // namespace qs::command

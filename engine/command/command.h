// The vocabulary: every action on an ensemble as a value with a text form. GUI widgets, console, standard input,
// scenario files and recorded clicks build these values through one parser; the trace records each as a cause.
//
//   kill NODES            stop at once, as a crash of the process (its connections reset)
//   restart NODES         start dead nodes from their disks
//   freeze NODES          stop the process without closing anything (SIGSTOP)
//   thaw NODES
//   cut A->B | A<->B      bytes of that direction wait silently; * stands for all other nodes
//   heal A->B | A<->B | all
//   disk NODES full | failing | lying | ok
//                         what grows a file fails; the next sync fails; syncs do nothing (outside the model); ok: no
//                         fault of these any more, nor one that was to come
//   disk NODES slow N     syncs take N times as long; 1: as usual
//   disk NODES crash N    the process dies before the file operation behind the next N
//   disk NODES poweroff N the same, and what was not synced may be lost
//   disk NODES wipe       a new, empty disk in a dead node (outside the model)
//   disk NODES rot        one bit of the log of a dead node changes (outside the model)
//   conn N open NODE      a client connection of the gateway arrives at a node
//   conn N send HEX       its bytes
//   conn N close
//   client NAME at NODES  a simulated client with its own session, connecting to these nodes in turn
//   client NAME: create [-e] [-s] PATH [DATA] | set PATH DATA [VERSION] | delete PATH [VERSION] | get [-w] PATH |
//                exists [-w] PATH | ls [-w] PATH | sync PATH | close
//   NODES is a number, a bound name, `leader`, `all`, or several joined by commas; DATA is a word or "quoted".
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "engine/base/ids.h"
#include "engine/base/result.h"

namespace qs::command {

/// Which nodes: resolved against the running ensemble when the command is executed.
struct NodeSelector {
    enum class Kind : std::uint8_t { Node, Leader, All };
    Kind kind = Kind::All;
    NodeId node;
    static NodeSelector of(NodeId n) { return {Kind::Node, n}; }
    static NodeSelector leader() { return {Kind::Leader, {}}; }
    static NodeSelector all() { return {Kind::All, {}}; }
    bool operator==(const NodeSelector&) const = default;
};
/// One or more; several are joined by commas in the text.
using Selection = std::vector<NodeSelector>;

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
    enum class What : std::uint8_t { Full, Failing, Lying, Ok, Slow, Crash, PowerOff, Wipe, Rot };
    Selection nodes;
    What what = What::Ok;
    std::uint32_t number = 0;  ///< Slow: factor, 1 to 1000; Crash, PowerOff: operations
    bool operator==(const DiskFault&) const = default;
    bool hasNumber() const { return what == What::Slow || what == What::Crash || what == What::PowerOff; }
};
std::string_view toString(DiskFault::What what);

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

enum class ClientVerb : std::uint8_t { Create, Set, Delete, Get, Exists, List, Sync, Close };
struct ClientStart {
    std::string name;
    Selection nodes;
    bool operator==(const ClientStart&) const = default;
};
struct ClientRequest {
    std::string client;
    ClientVerb verb = ClientVerb::Get;
    std::string path;
    std::string data;
    std::int32_t version = -1;
    bool ephemeral = false;
    bool sequential = false;
    bool watch = false;
    bool operator==(const ClientRequest&) const = default;
};

using Command = std::variant<Kill, Restart, Freeze, Thaw, Cut, Heal, HealAll, ConnectionOpen, ConnectionSend,
                             ConnectionClose, ClientStart, ClientRequest, DiskFault>;

/// Names bound by a scenario (`expect leader as A`); looked up where a NODES word is neither number nor keyword.
using Bindings = std::map<std::string, NodeId, std::less<>>;

/// Parses one command. Errors: place is "column N"; text says what was expected and names the offending word.
Result<Command> parse(std::string_view text, const Bindings& bindings = {});
/// Canonical text; parse(format(c)) == c.
std::string format(const Command& command);

}  // namespace qs::command

#include "engine/base/overload.h"
#include "engine/command/command.h"
#include "engine/command/tokens.h"

namespace qs::command {

namespace {

std::string text(const Selection& nodes) {
    std::string out;
    for (const NodeSelector& s : nodes) {
        if (!out.empty()) out += ',';
        switch (s.kind) {
            case NodeSelector::Kind::Node:
                out += toString(s.node);
                break;
            case NodeSelector::Kind::Leader:
                out += "leader";
                break;
            case NodeSelector::Kind::All:
                out += "all";
                break;
        }
    }
    return out;
}

template <class L>
std::string linkText(const L& l) {
    return text(l.from) + (l.bothWays ? "<->" : "->") + text(l.to);
}

std::string hex(std::string_view bytes) {
    static constexpr char Digits[] = "0123456789abcdef";
    std::string out;
    for (const char c : bytes) {
        out += Digits[static_cast<unsigned char>(c) >> 4];
        out += Digits[static_cast<unsigned char>(c) & 15];
    }
    return out;
}

std::string_view word(ClientVerb verb) {
    switch (verb) {
        case ClientVerb::Create:
            return "create";
        case ClientVerb::Set:
            return "set";
        case ClientVerb::Delete:
            return "delete";
        case ClientVerb::Get:
            return "get";
        case ClientVerb::Exists:
            return "exists";
        case ClientVerb::List:
            return "ls";
        case ClientVerb::Sync:
            return "sync";
        case ClientVerb::Close:
            return "close";
    }
    return "?";
}

std::string requestText(const ClientRequest& r) {
    std::string out = "client " + r.client + ": " + std::string(word(r.verb));
    if (r.verb == ClientVerb::Close) return out;
    if (r.ephemeral) out += " -e";
    if (r.sequential) out += " -s";
    if (r.watch) out += " -w";
    out += ' ' + quoteIfNeeded(r.path);
    if (r.verb == ClientVerb::Set || (r.verb == ClientVerb::Create && !r.data.empty())) out += ' ' + quote(r.data);
    if (r.version != -1) out += ' ' + std::to_string(r.version);
    return out;
}

std::string connection(ConnectionId id) {
    return "conn " + std::to_string(id.value);
}

}  // namespace

std::string_view toString(DiskFault::What what) {
    using enum DiskFault::What;
    switch (what) {
        case Full:
            return "full";
        case Failing:
            return "failing";
        case Lying:
            return "lying";
        case Ok:
            return "ok";
        case Slow:
            return "slow";
        case Crash:
            return "crash";
        case PowerOff:
            return "poweroff";
        case Wipe:
            return "wipe";
        case Rot:
            return "rot";
    }
    return "?";
}

std::string format(const Command& command) {
    return std::visit(
        overload{
            [](const Kill& c) { return "kill " + text(c.nodes); },
            [](const Restart& c) { return "restart " + text(c.nodes); },
            [](const Freeze& c) { return "freeze " + text(c.nodes); },
            [](const Thaw& c) { return "thaw " + text(c.nodes); },
            [](const Cut& c) { return "cut " + linkText(c); },
            [](const Heal& c) { return "heal " + linkText(c); },
            [](const HealAll&) { return std::string("heal all"); },
            [](const ConnectionOpen& c) { return connection(c.connection) + " open " + toString(c.node); },
            [](const ConnectionSend& c) { return connection(c.connection) + " send " + hex(c.bytes); },
            [](const ConnectionClose& c) { return connection(c.connection) + " close"; },
            [](const ClientStart& c) { return "client " + c.name + " at " + text(c.nodes); },
            [](const ClientRequest& c) { return requestText(c); },
            [](const DiskFault& c) {
                const std::string number = c.hasNumber() ? ' ' + std::to_string(c.number) : std::string();
                return "disk " + text(c.nodes) + ' ' + std::string(toString(c.what)) + number;
            },
        },
        command);
}

}  // namespace qs::command

#include "engine/base/overload.h"
#include "engine/command/command.h"
#include "engine/command/tokens.h"
#include "engine/command/words.h"

namespace qs::command {

namespace {

std::string text(const std::vector<NodeSelector>& set) {
    std::string out;
    for (const NodeSelector& s : set) {
        if (!out.empty()) out += ',';
        if (s.kind == NodeSelector::Kind::Node) out += toString(s.node);
        for (const auto& [word, kind] : SetWords)
            if (s.kind == kind) out += word;
    }
    return out;
}

std::string text(const Selection& s) {
    const bool all = s.set.size() == 1 && s.set.front().kind == NodeSelector::Kind::All;
    std::string out = s.any ? (all ? "any" : "any " + text(s.set)) : text(s.set);
    if (!s.except.empty()) out += " not " + text(s.except);
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
    for (const auto& [text, known] : ClientVerbs)
        if (known == verb) return text;
    return "?";
}

/// A semicolon at the end would end a part.
std::string pathText(const std::string& path) {
    return path.ends_with(';') ? quote(path) : quoteIfNeeded(path);
}

/// What all that write have in common, parts of a multi among them.
template <class R>
std::string operands(const R& r) {
    std::string out = ' ' + pathText(r.path);
    const bool creates = r.verb == ClientVerb::Create;
    if (r.verb == ClientVerb::Set || (creates && !r.data.empty())) out += ' ' + quote(r.data);
    return out;
}

std::string partsText(const ClientRequest& r) {
    std::string out;
    for (const ClientPart& p : r.parts) {
        out += (out.empty() ? " " : "; ") + std::string(word(p.verb));
        if (p.ephemeral) out += " -e";
        if (p.sequential) out += " -s";
        out += operands(p);
        if (p.version != -1) out += ' ' + std::to_string(p.version);
    }
    return out;
}

std::string requestText(const ClientRequest& r) {
    std::string out = "client " + r.client + ": " + std::string(word(r.verb));
    if (r.verb == ClientVerb::Close) return out;
    if (r.verb == ClientVerb::Multi) return out + partsText(r);
    if (r.verb == ClientVerb::Auth) return out + " digest " + quote(r.data);
    if (r.ephemeral) out += " -e";
    if (r.sequential) out += " -s";
    if (r.container) out += " -c";
    if (r.ttlMs > 0) out += " -t " + std::to_string(r.ttlMs);
    if (r.watch) out += " -w";
    if (r.recursive) out += " -r";
    out += operands(r);
    if (!r.acl.empty()) {
        if (r.verb == ClientVerb::Create && r.data.empty()) out += " \"\"";
        out += ' ' + quoteIfNeeded(r.acl);
    }
    if (r.version != -1) out += ' ' + std::to_string(r.version);
    return out;
}

std::string messageText(const MessageSelector& m) {
    std::string out = m.kind ? std::string(toString(*m.kind)) + ' ' : std::string();
    out += linkText(m);
    if (m.zxid) out += " zxid=" + toString(*m.zxid);
    if (!m.path.empty()) out += ' ' + quoteIfNeeded("path=" + m.path);
    if (m.sent != 0) out += " sent=" + std::to_string(m.sent);
    return out;
}

std::string delayText(const Delay& d) {
    std::string out = "delay " + linkText(d) + ' ' + (d.by.us == 0 ? "ok" : formatDuration(d.by));
    if (d.spread != Spread::None) out += ' ' + std::string(toString(d.spread));
    return out;
}

std::string skewText(const Skew& s) {
    const bool behind = s.ahead.us < 0;
    return "skew " + text(s.nodes) + (behind ? " -" : " ") +
           formatDuration(VirtualTime{behind ? -s.ahead.us : s.ahead.us});
}

std::string afterText(std::uint32_t after) {
    return after > 0 ? " after " + std::to_string(after) : std::string();
}

std::string diskText(const DiskFault& d) {
    std::string out = "disk " + text(d.nodes) + ' ' + std::string(toString(d.what));
    if (d.hasNumber()) out += ' ' + std::to_string(d.number);
    if (d.zxid) out += " zxid=" + toString(*d.zxid);
    if (d.what == DiskFault::What::Swap) out += ' ' + text(d.other);
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
        case NoFiles:
            return "nofiles";
        case Failing:
            return "failing";
        case Short:
            return "short";
        case Lying:
            return "lying";
        case Ok:
            return "ok";
        case Slow:
            return "slow";
        case Hold:
            return "hold";
        case Sync:
            return "sync";
        case Crash:
            return "crash";
        case PowerOff:
            return "poweroff";
        case Rot:
            return "rot";
        case Garbage:
            return "garbage";
        case Misdirected:
            return "misdirected";
        case Vanish:
            return "vanish";
        case Tail:
            return "tail";
        case Wipe:
            return "wipe";
        case Swap:
            return "swap";
    }
    return "?";
}

std::string_view toString(Spread spread) {
    switch (spread) {
        case Spread::None:
            return "exactly";
        case Spread::Exponential:
            return "exp";
        case Spread::Pareto:
            return "pareto";
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
            [](const ClientStart& c) {
                return "client " + c.name + " at " + text(c.nodes) +
                       (c.chroot.empty() ? std::string() : " chroot " + quoteIfNeeded(c.chroot)) +
                       (c.readOnly ? " readonly" : "");
            },
            [](const ClientRequest& c) { return requestText(c); },
            [](const Hold& c) { return "hold " + messageText(c.messages); },
            [](const Release& c) { return "release " + messageText(c.messages); },
            [](const ReleaseAll&) { return std::string("release all"); },
            [](const Deliver& c) { return "deliver " + messageText(c.messages); },
            [](const Duplicate& c) { return "duplicate " + messageText(c.messages); },
            [](const HoldTimers& c) { return "hold timers " + text(c.nodes); },
            [](const ReleaseTimers& c) { return "release timers " + text(c.nodes); },
            [](const Drop& c) { return "drop " + messageText(c.messages); },
            [](const Delay& c) { return delayText(c); },
            [](const Clog& c) { return "clog " + linkText(c) + ' ' + formatDuration(c.time); },
            [](const Reset& c) { return "reset " + linkText(c) + afterText(c.after); },
            [](const ResetClient& c) { return "reset client " + c.client + afterText(c.after); },
            [](const PowerOff& c) { return "poweroff " + text(c.nodes); },
            [](const Slow& c) {
                return "slow " + text(c.nodes) + ' ' + (c.cost.us == 0 ? "ok" : formatDuration(c.cost));
            },
            [](const Skew& c) { return skewText(c); },
            [](const Drift& c) { return "drift " + text(c.nodes) + ' ' + std::to_string(c.perMille); },
            [](const FireTimer& c) { return "fire " + std::string(toString(c.timer)) + ' ' + text(c.nodes); },
            [](const DiskFault& c) { return diskText(c); },
        },
        command);
}

std::string format(const Selection& nodes) {
    return text(nodes);
}

bool Selection::isGroup() const {
    if (any || !except.empty() || set.size() != 1) return any || !except.empty();
    using enum NodeSelector::Kind;
    const auto kind = set.front().kind;
    return kind == All || kind == Followers || kind == Observers || kind == Minority || kind == Majority;
}

}  // namespace qs::command

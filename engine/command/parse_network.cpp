// Commands on messages, links and clocks.
#include "engine/command/parser.h"

namespace qs::command {

namespace {
constexpr std::uint32_t FarthestEnd = 1U << 20U;
}

VirtualTime Parser::duration() {
    const Token t = next("a time such as 200ms");
    const auto time = parseDuration(t.text);
    if (!time) fail(t, "expected a time such as 200ms or 3s");
    return time.value_or(VirtualTime{});
}

/// `zxid=E:C`.
std::optional<Zxid> Parser::zxidIn(const Token& token) {
    const std::string_view text = token.text;
    const auto out = text.starts_with("zxid=") ? parseZxid(text.substr(5)) : std::nullopt;
    if (!out) fail(token, "expected zxid=EPOCH:COUNTER");
    return out;
}

/// `[after N]`.
std::uint32_t Parser::after(std::string_view what) {
    std::uint32_t out = 0;
    if (!take("after")) return out;
    const Token n = next("a number of " + std::string(what));
    if (!number(n.text, out) || out > FarthestEnd) fail(n, "expected 0 to 1048576");
    return out;
}

/// A hold is about messages to come, which have no record yet; what is delivered is the first, whatever it carries.
MessageSelector Parser::messages(std::string_view verb) {
    const bool byContent = verb != "deliver";
    const bool byRecord = verb != "hold" && verb != "release";
    Token t = next("a link such as 1->2, or a kind of message");
    std::optional<MessageKind> kind;
    if (!isLink(t.text)) {
        kind = parseMessageKind(t.text);
        if (!kind) fail(t, "expected a link such as 1->2, or a kind of message such as PROPOSAL");
        t = next("a link such as 1->2");
    }
    auto out = link<MessageSelector>(t);
    out.kind = kind;
    while (!atEnd() && !m_failed) {
        const Token key = next("zxid=, path= or sent=");
        const std::string_view text = key.text;
        if (byContent && text.starts_with("zxid=") && !out.zxid) {
            out.zxid = zxidIn(key);
        } else if (byContent && text.starts_with("path=/") && out.path.empty()) {
            out.path = text.substr(5);
        } else if (byRecord && text.starts_with("sent=") && out.sent == 0) {
            if (!number(text.substr(5), out.sent) || out.sent == 0) fail(key, "expected sent= and a record's number");
        } else {
            fail(key, std::string("expected ") + (byContent ? "zxid=EPOCH:COUNTER or path=/..." : "sent=RECORD"));
        }
    }
    return out;
}

Command Parser::hold(std::string_view verb) {
    if (verb == "release" && take("all")) return ReleaseAll{};
    if (verb == "hold" && take("timers")) return HoldTimers{nodes()};
    if (verb == "release" && take("timers")) return ReleaseTimers{nodes()};
    const Token kind = atEnd() ? Token{"", m_endColumn, false} : m_tokens[m_at];
    const MessageSelector selected = messages(verb);
    // Without it both ends would wait for each other for ever, which no network does.
    if (verb == "drop" && selected.kind == MessageKind::End) fail(kind, "the end of a connection cannot be lost");
    if (verb == "duplicate" && selected.kind == MessageKind::End) fail(kind, "the end of a connection comes once");
    if (verb == "hold") return Hold{selected};
    if (verb == "release") return Release{selected};
    if (verb == "drop") return Drop{selected};
    if (verb == "duplicate") return Duplicate{selected};
    return Deliver{selected};
}

Command Parser::delay() {
    auto out = link<Delay>(next("a link such as 1->2"));
    if (take("ok")) return out;
    out.by = duration();
    if (atEnd()) return out;
    const Token t = next("exp or pareto");
    for (const Spread spread : {Spread::Exponential, Spread::Pareto}) {
        if (t.text == toString(spread)) out.spread = spread;
    }
    if (out.spread == Spread::None) fail(t, "expected exp or pareto");
    if (out.by.us == 0) out.spread = Spread::None;  // no delay is the same by every law
    return out;
}

Command Parser::clog() {
    auto out = link<Clog>(next("a link such as 1->2"));
    out.time = duration();
    return out;
}

Command Parser::reset() {
    const Token t = next("a link such as 1<->2, or client");
    if (t.text != "client") {
        auto out = link<Reset>(t);
        out.after = after("messages");
        return out;
    }
    const Token name = next("the name of a client");
    checkName(name, name.text);
    return ResetClient{name.text, after("bytes")};
}

Command Parser::slow() {
    Slow out{nodes(), {}};
    if (!take("ok")) out.cost = duration();
    return out;
}

Command Parser::skew() {
    Skew out{nodes(), {}};
    const Token t = next("a time such as 3s or -3s");
    const bool behind = t.text.starts_with('-');
    const auto time = parseDuration(std::string_view(t.text).substr(behind ? 1 : 0));
    if (!time) {
        fail(t, "expected a time such as 3s or -3s");
        return out;
    }
    out.ahead = VirtualTime{behind ? -time->us : time->us};
    return out;
}

Command Parser::drift() {
    Drift out{nodes(), 1000};
    const Token t = next("a number of thousandths");
    if (!number(t.text, out.perMille) || out.perMille < 500 || out.perMille > 2000) fail(t, "expected 500 to 2000");
    return out;
}

}  // namespace qs::command

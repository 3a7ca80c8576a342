#include <algorithm>
#include <array>

#include "engine/command/parser.h"
#include "engine/command/words.h"

namespace qs::command {

namespace {

using enum DiskFault::What;
constexpr std::array DiskFaults{Full,  NoFiles,  Failing, Short,   Lying,       Ok,     Slow, Hold, Sync,
                                Crash, PowerOff, Rot,     Garbage, Misdirected, Vanish, Tail, Wipe, Swap};
constexpr std::string_view DiskWords =
    "full, nofiles, failing, short, lying, ok, slow, hold, sync, crash, poweroff, rot, garbage, misdirected, vanish, "
    "tail, wipe or "
    "swap";

}  // namespace

Token Parser::next(std::string_view expected) {
    if (m_at < m_tokens.size()) return m_tokens[m_at++];
    if (!m_failed) {
        m_failed = true;
        m_error = errorAt(m_endColumn, "expected " + std::string(expected) + ", found the end of the line");
    }
    return {"", m_endColumn, false};
}

bool Parser::take(std::string_view word) {
    if (!nextIs(word)) return false;
    ++m_at;
    return true;
}

void Parser::fail(const Token& token, const std::string& text) {
    if (m_failed) return;
    m_failed = true;
    m_error = errorAt(token.column, text + ", found " + quote(token.text));
}

Result<Command> Parser::parseCommand() {
    const Token verb = next("a command");
    return finish(dispatch(verb));
}

Result<Selection> Parser::parseNodes() {
    return finish(nodes());
}

Command Parser::dispatch(const Token& verb) {
    if (m_failed) return HealAll{};
    if (verb.text == "kill") return Kill{nodes()};
    if (verb.text == "restart") return Restart{nodes()};
    if (verb.text == "freeze") return Freeze{nodes()};
    if (verb.text == "thaw") return Thaw{nodes()};
    if (verb.text == "poweroff") return command::PowerOff{nodes()};
    if (verb.text == "cut") return link<Cut>(next("a link such as 1->2 or 1<->2"));
    if (verb.text == "heal") {
        const Token t = next("a link such as 1->2, or all");
        if (t.text == "all") return HealAll{};
        return link<Heal>(t);
    }
    if (verb.text == "hold" || verb.text == "release" || verb.text == "deliver" || verb.text == "drop" ||
        verb.text == "duplicate") {
        return hold(verb.text);
    }
    if (verb.text == "delay") return delay();
    if (verb.text == "clog") return clog();
    if (verb.text == "reset") return reset();
    if (verb.text == "slow") return slow();
    if (verb.text == "skew") return skew();
    if (verb.text == "drift") return drift();
    if (verb.text == "conn") return connection();
    if (verb.text == "disk") return disk();
    if (verb.text == "fire") return fire();
    if (verb.text == "client") return client();
    fail(verb,
         "expected kill, restart, freeze, thaw, poweroff, slow, skew, drift, cut, heal, hold, release, deliver, drop, "
         "duplicate, delay, clog, reset, disk, fire, conn or client");
    return HealAll{};
}

Selection Parser::nodes() {
    Selection out;
    out.any = take("any");
    if (out.any && (atEnd() || nextIs("not"))) {
        out.set = {NodeSelector::all()};
    } else {
        const Token t = next("a node: a number, leader, followers, all or a bound name");
        out.set = set(t.text, t);
    }
    if (take("not")) {
        const Token t = next("the nodes to leave out");
        out.except = set(t.text, t);
    }
    return out;
}

std::vector<NodeSelector> Parser::set(std::string_view words, const Token& token) {
    std::vector<NodeSelector> out;
    while (!m_failed) {
        const auto comma = words.find(',');
        out.push_back(selector(words.substr(0, comma), token));
        if (comma == std::string_view::npos) break;
        words.remove_prefix(comma + 1);
    }
    return out;
}

NodeSelector Parser::selector(std::string_view word, const Token& token) {
    if (word == "*") return NodeSelector::all();
    for (const auto& [text, kind] : SetWords) {
        if (word == text) return {kind, {}};
    }
    const auto bound = m_bindings.find(word);
    if (bound != m_bindings.end()) return NodeSelector::of(bound->second);
    std::uint32_t id = 0;
    if (!number(word, id) || id < 1 || id > NodeId::MaxTraced) {
        fail(token,
             "expected a node (1 to 63, leader, followers, follower, observers, minority, majority, all or a bound "
             "name)");
    }
    return NodeSelector::of(NodeId{static_cast<std::uint8_t>(id)});
}

Command Parser::disk() {
    DiskFault out;
    out.nodes = nodes();
    const Token what = next(DiskWords);
    for (const auto w : DiskFaults) {
        if (what.text != toString(w)) continue;
        out.what = w;
        if (w == DiskFault::What::Rot && !atEnd()) out.zxid = zxidIn(next("zxid="));
        if (w == DiskFault::What::Swap) out.other = nodes();
        if (!out.hasNumber()) return out;
        const Token n = next("a number");
        const std::uint32_t most = w == DiskFault::What::Slow ? 1000 : 1000000;
        if (!number(n.text, out.number) || out.number > most || (w == DiskFault::What::Slow && out.number == 0))
            fail(n, w == DiskFault::What::Slow ? "expected a factor from 1 to 1000" : "expected 0 to 1000000");
        return out;
    }
    fail(what, "expected " + std::string(DiskWords));
    return out;
}

Command Parser::fire() {
    FireTimer out;
    const Token timer = next("the name of a timer such as finalizeWait");
    const auto kind = parseTimerKind(timer.text);
    if (!kind) fail(timer, "expected the name of a timer such as finalizeWait");
    out.timer = kind.value_or(out.timer);
    out.nodes = nodes();
    return out;
}

ConnectionId Parser::connectionId() {
    const Token t = next("the number of a connection");
    std::uint32_t id = 0;
    if (!number(t.text, id) || id == 0) fail(t, "expected the number of a connection");
    return ConnectionId{id};
}

Command Parser::connection() {
    const ConnectionId id = connectionId();
    const Token what = next("open, send or close");
    if (what.text == "open") {
        const Token node = next("a node");
        const NodeSelector s = selector(node.text, node);
        if (s.kind != NodeSelector::Kind::Node) fail(node, "expected the number of a node");
        return ConnectionOpen{id, s.node};
    }
    if (what.text == "send") return ConnectionSend{id, hexBytes(next("bytes in hex"))};
    if (what.text != "close") fail(what, "expected open, send or close");
    return ConnectionClose{id};
}

std::string Parser::hexBytes(const Token& token) {
    std::string out;
    for (std::size_t i = 0; i + 1 < token.text.size(); i += 2) {
        unsigned value = 0;
        const char* begin = token.text.data() + i;
        const auto [end, error] = std::from_chars(begin, begin + 2, value, 16);
        if (error != std::errc{} || end != begin + 2) break;
        out += static_cast<char>(value);
    }
    if (out.empty() || out.size() * 2 != token.text.size()) fail(token, "expected bytes in hex");
    return out;
}

Result<Command> parse(std::string_view text, const Bindings& bindings) {
    auto tokens = tokenize(text);
    if (!tokens) return tokens.error();
    return Parser(std::move(tokens).value(), static_cast<int>(text.size()) + 1, bindings).parseCommand();
}

bool isSetWord(std::string_view word) {
    return std::any_of(SetWords.begin(), SetWords.end(), [&](const auto& w) { return w.first == word; });
}

Result<Selection> parseSelection(std::string_view text, const Bindings& bindings) {
    auto tokens = tokenize(text);
    if (!tokens) return tokens.error();
    return Parser(std::move(tokens).value(), static_cast<int>(text.size()) + 1, bindings).parseNodes();
}

}  // namespace qs::command

#include <algorithm>
#include <array>
#include <charconv>

#include "engine/command/tokens.h"
#include "engine/scenario/scenario.h"

namespace qs::scenario {

namespace {

using command::Token;

constexpr VirtualTime DefaultPatience = VirtualTime::ofMs(10000);
constexpr std::array<std::pair<std::string_view, On::What>, 6> Events{{{"proposed", On::What::Proposed},
                                                                       {"logged", On::What::Logged},
                                                                       {"durable", On::What::Durable},
                                                                       {"acked", On::What::Acked},
                                                                       {"committed", On::What::Committed},
                                                                       {"applied", On::What::Applied}}};
constexpr std::array<std::pair<std::string_view, trace::Role>, 5> Roles{{{"down", trace::Role::Down},
                                                                         {"looking", trace::Role::Looking},
                                                                         {"following", trace::Role::Following},
                                                                         {"leading", trace::Role::Leading},
                                                                         {"observing", trace::Role::Observing}}};

class Parser {
public:
    Parser(std::string_view text, std::string file) : m_text(text), m_file(std::move(file)) {}

    Result<Scenario> parse() {
        while (!m_failed && !m_text.empty()) {
            const auto end = m_text.find('\n');
            const std::string_view line = m_text.substr(0, end);
            m_text.remove_prefix(end == std::string_view::npos ? m_text.size() : end + 1);
            ++m_line;
            parseLine(line);
        }
        if (!m_failed && m_out.steps.empty()) fail(1, "a scenario needs at least one step");
        if (m_failed) return m_error;
        return m_out;
    }

private:
    void fail(int column, std::string text) {
        if (m_failed) return;
        m_failed = true;
        m_error = {m_file + ":" + std::to_string(m_line) + ":" + std::to_string(column), std::move(text)};
    }
    void failAt(const Token& t, const std::string& expected) {
        fail(t.column, "expected " + expected + ", found " + command::quote(t.text));
    }

    bool atEnd() const { return m_at >= m_tokens.size(); }
    Token next(const std::string& expected) {
        if (!atEnd()) return m_tokens[m_at++];
        fail(m_endColumn, "expected " + expected + ", found the end of the line");
        return {"", m_endColumn, false};
    }
    bool take(std::string_view word) {
        if (atEnd() || m_tokens[m_at].quoted || m_tokens[m_at].text != word) return false;
        ++m_at;
        return true;
    }

    void parseLine(std::string_view line) {
        auto tokens = command::tokenize(line, true);
        if (!tokens) {
            fail(1, tokens.error().message());
            return;
        }
        m_tokens = std::move(tokens).value();
        if (m_tokens.empty()) return;
        m_at = 0;
        m_endColumn = static_cast<int>(line.size()) + 1;
        m_depth = m_tokens.front().column > 1 ? 1 : 0;
        if (m_depth > 0 && !m_inBlock) {
            fail(m_tokens.front().column, "an indented line belongs under `on`");
            return;
        }
        if (m_depth == 0) m_inBlock = false;
        const Token verb = next("a step");
        statement(verb);
        if (!m_failed && !atEnd()) failAt(m_tokens[m_at], "the end of the line");
    }

    void statement(const Token& verb) {
        if (verb.text == "scenario") {
            m_out.name = next("a name in quotes").text;
        } else if (verb.text == "ensemble") {
            ensemble();
        } else if (verb.text == "wait") {
            add(Delay{false, duration()});
        } else if (verb.text == "at" || verb.text == "after") {
            add(Delay{verb.text == "at", duration()});
            if (!atEnd()) {
                const Token inner = next("a command");
                statement(inner);
            }
        } else if (verb.text == "say") {
            add(Say{next("a sentence in quotes").text});
        } else if (verb.text == "verify") {
            add(Verify{});
        } else if (verb.text == "expect") {
            expect();
        } else if (verb.text == "on") {
            on();
        } else {
            commandStep(verb);
        }
    }

    void add(Action action) {
        if (!m_failed) m_out.steps.push_back({m_line, m_depth, std::move(action)});
    }

    /// The rest of the line is a command. Names that a step before binds stand for a node whose number is not known yet.
    void commandStep(const Token& verb) {
        std::string text;
        for (std::size_t i = m_at - 1; i < m_tokens.size(); ++i) {
            if (!text.empty()) text += ' ';
            text += m_tokens[i].quoted ? command::quote(m_tokens[i].text) : m_tokens[i].text;
        }
        const auto command = command::parse(text, m_names);
        if (!command) {
            fail(verb.column, command.error().message() + " of the command " + command::quote(text));
            return;
        }
        m_at = m_tokens.size();
        add(Do{text});
    }

    void ensemble() {
        const Token kind = next("zab");
        if (kind.text != "zab") failAt(kind, "zab");
        while (!atEnd() && !m_failed) option(next("an option"));
    }

    void option(const Token& t) {
        const auto equals = t.text.find('=');
        const std::string key = t.text.substr(0, equals);
        const std::string value = equals == std::string::npos ? "" : t.text.substr(equals + 1);
        auto& c = m_out.config;
        const auto number = [&](auto& out, std::uint64_t low, std::uint64_t high) {
            std::uint64_t n = 0;
            const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), n);
            if (error != std::errc{} || end != value.data() + value.size() || value.empty() || n < low || n > high) {
                fail(t.column, key + " takes a number from " + std::to_string(low) + " to " + std::to_string(high) +
                                   ", found " + command::quote(value));
                return;
            }
            out = static_cast<std::remove_reference_t<decltype(out)>>(n);
        };
        const auto time = [&](VirtualTime& out) {
            const auto d = parseDuration(value);
            if (!d || d->us <= 0) fail(t.column, key + " takes a duration such as 10ms, found " + command::quote(value));
            if (d) out = *d;
        };
        if (key == "replicas") {
            number(c.voters, 1, 9);
        } else if (key == "observers") {
            number(c.observers, 0, 9);
        } else if (key == "seed") {
            number(c.seed, 0, UINT64_MAX);
        } else if (key == "latency") {
            time(c.latency);
        } else if (key == "fsync") {
            time(c.fsync);
        } else if (key == "tick") {
            time(c.tick);
        } else if (key == "initLimit") {
            number(c.initLimit, 1, 1000);
        } else if (key == "syncLimit") {
            number(c.syncLimit, 1, 1000);
        } else {
            failAt(t, "replicas=, observers=, seed=, latency=, fsync=, tick=, initLimit= or syncLimit=");
        }
    }

    VirtualTime duration() {
        const Token t = next("a duration such as 500ms or 3s");
        const auto d = parseDuration(t.text);
        if (!d && !m_failed) failAt(t, "a duration such as 500ms or 3s");
        return d.value_or(VirtualTime{});
    }
    VirtualTime within() { return take("within") ? duration() : DefaultPatience; }

    std::string nodeWord() {
        const Token t = next("a node");
        const auto probe = command::parse("kill " + t.text, m_names);
        if (t.text != "any" && !probe && !m_failed) failAt(t, "a node (a number, leader or a bound name)");
        return t.text;
    }
    std::string path() {
        const Token t = next("path=/...");
        if (!t.text.starts_with("path=/")) failAt(t, "path=/...");
        return t.text.size() > 5 ? t.text.substr(5) : "";
    }
    void bind(const std::string& name) { m_names.insert_or_assign(name, NodeId{1}); }

    template <class Table>
    auto word(const Table& table, const std::string& expected) {
        const Token t = next(expected);
        const auto it = std::find_if(table.begin(), table.end(), [&](const auto& e) { return e.first == t.text; });
        if (it == table.end()) failAt(t, expected);
        return it == table.end() ? table.front().second : it->second;
    }

    void on() {
        On out;
        out.node = nodeWord();
        out.what = word(Events, "proposed, logged, durable, acked, committed or applied");
        if (!atEnd() && m_tokens[m_at].text.starts_with("path=")) out.path = path();
        out.within = within();
        add(out);
        m_inBlock = true;
    }

    void expect() {
        const Token what = next("what to expect");
        if (what.text == "leader" || what.text == "no") {
            expectLeader(what);
        } else if (what.text == "committed") {
            ExpectCommitted e;
            e.path = path();
            e.within = within();
            add(e);
        } else if (what.text == "answer") {
            ExpectAnswer e;
            e.client = next("the name of a client").text;
            e.answer = next("ok, lost or the name of an error").text;
            e.within = within();
            add(e);
        } else if (what.text == "role") {
            ExpectRole e;
            e.node = nodeWord();
            e.role = word(Roles, "looking, following, leading, observing or down");
            e.within = within();
            add(e);
        } else if (what.text == "present" || what.text == "discarded") {
            ExpectZnode e;
            e.present = what.text == "present";
            e.path = path();
            if (!take("on")) next("on");
            e.node = nodeWord();
            e.within = within();
            add(e);
        } else if (what.text == "converged") {
            add(ExpectConverged{within()});
        } else if (!m_failed) {
            failAt(what, "leader, no leader, committed, answer, role, present, discarded or converged");
        }
    }

    void expectLeader(const Token& what) {
        ExpectLeader e;
        e.none = what.text == "no";
        if (e.none && !take("leader")) next("leader");
        if (!e.none && take("not")) e.except = nodeWord();
        e.within = within();
        if (!e.none && take("as")) {
            e.as = next("a name").text;
            bind(e.as);
        }
        add(e);
    }

    std::string_view m_text;
    std::string m_file;
    std::vector<Token> m_tokens;
    std::size_t m_at = 0;
    int m_line = 0;
    int m_endColumn = 1;
    int m_depth = 0;
    bool m_inBlock = false;
    bool m_failed = false;
    Error m_error;
    command::Bindings m_names;
    Scenario m_out;
};

}  // namespace

std::optional<VirtualTime> parseDuration(std::string_view text) {
    const auto digits = text.find_first_not_of("0123456789");
    if (digits == 0 || digits == std::string_view::npos || digits > 12) return std::nullopt;
    std::int64_t n = 0;
    std::from_chars(text.data(), text.data() + digits, n);
    const std::string_view unit = text.substr(digits);
    if (unit == "us") return VirtualTime{n};
    if (unit == "ms") return VirtualTime{n * 1000};
    if (unit == "s") return VirtualTime{n * 1000000};
    return std::nullopt;
}

Result<Scenario> parse(std::string_view text, const std::string& file) { return Parser(text, file).parse(); }

}  // namespace qs::scenario

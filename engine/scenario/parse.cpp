#include <algorithm>

#include "engine/check/check.h"
#include "engine/scenario/ensemble_line.h"
#include "engine/scenario/line_reader.h"
#include "engine/scenario/scenario.h"
#include "engine/scenario/utf8.h"
#include "engine/scenario/words.h"

namespace qs::scenario {

namespace {

using command::Token;

constexpr VirtualTime DefaultPatience = VirtualTime::ofMs(10000);
constexpr std::size_t LongestText = 1U << 24U;  // a saved run has the bytes of all outside clients
constexpr std::uint64_t MostEvents = 1'000'000'000;
constexpr std::uint64_t MostRepeats = 10000;

class Parser {
public:
    Parser(std::string file, const Settings& settings) : m_settings(settings) { m_out.file = std::move(file); }

    Result<Scenario> parse(std::string_view text) {
        if (text.size() > LongestText) return Error{m_out.file, "a scenario has at most 16 MiB"};
        int number = 0;
        while (!text.empty()) {
            const auto end = text.find('\n');
            LineReader line(text.substr(0, end), ++number, m_names, m_out.parameters);
            text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
            parseLine(line);
            if (line.error()) return inFile(*line.error());
        }
        if (m_out.steps.empty())
            return Error{m_out.file + ":" + std::to_string(number + 1) + ":1",
                         "expected at least one step, found the end of the file"};
        for (const auto& [name, value] : m_settings) {
            if (!isParameter(name))
                return Error{m_out.file, "there is no parameter " + command::quote(name) + " to set"};
        }
        return m_out;
    }

private:
    Error inFile(const Error& e) const { return {m_out.file.empty() ? e.place : m_out.file + ":" + e.place, e.text}; }

    void parseLine(LineReader& in) {
        if (in.atEnd()) return;
        m_line = in.number();
        m_indent = in.indent();
        while (!m_blocks.empty() && m_indent <= m_blocks.back())
            m_blocks.pop_back();
        if (m_blocks.empty()) {
            m_branch = 0;
            if (m_indent > 1) return in.failHere("an indented line belongs under `on` or `branch`");
        }
        statement(in, in.next("a step"));
        in.expectEnd();
    }

    void statement(LineReader& in, const Token& verb) {
        if (verb.text == "scenario") return header(in, verb);
        if (verb.text == "ensemble") return ensemble(in, verb);
        if (verb.text == "param") return parameter(in);
        if (verb.text == "branch") return branch(in, verb);
        if (verb.text == "wait") return add(in, Delay{false, in.duration()});
        if (verb.text == "at" || verb.text == "after") {
            add(in, Delay{verb.text == "at", in.duration()});
            if (!in.atEnd()) statement(in, in.next("a step"));
            return;
        }
        if (verb.text == "say") return add(in, Say{in.next("a sentence in quotes").text});
        if (verb.text == "step") {
            return add(in, HandleEvents{in.atEnd() ? 1 : in.number("a number of events", 1, MostEvents)});
        }
        if (verb.text == "by") return add(in, By{in.word(SourceWords)});
        if (verb.text == "verify") return verify(in);
        if (verb.text == "expect") return expect(in);
        if (verb.text == "on") return on(in);
        if (verb.text == "repeat") {
            const auto times = static_cast<int>(in.number("a number of times", 1, MostRepeats));
            return add(in, Do{in.commandText(), times});
        }
        in.back();
        add(in, Do{in.commandText(), 1});
    }

    void add(LineReader& in, Action action) {
        if (!in.error())
            m_out.steps.push_back({m_line, static_cast<int>(m_blocks.size()), std::move(action), m_branch});
    }

    // --- Header ----------------------------------------------------------------------------------------------------

    void header(LineReader& in, const Token& verb) {
        if (!m_out.name.empty()) return in.fail(verb, "a scenario has one name");
        m_out.name = in.next("a name in quotes").text;
    }

    void ensemble(LineReader& in, const Token& verb) {
        if (m_ensemble || !m_out.steps.empty()) return in.fail(verb, "one ensemble, before the first step");
        m_ensemble = true;
        const Token kind = in.next("zab");
        if (kind.text != "zab") in.fail(kind, "expected zab, found " + command::quote(kind.text));
        readSettings(in, m_out.config);
    }

    bool isParameter(std::string_view name) const {
        return std::any_of(m_out.parameters.begin(), m_out.parameters.end(),
                           [&](const auto& p) { return p.name == name; });
    }

    void parameter(LineReader& in) {
        const Token t = in.next("NAME=VALUE");
        const auto equals = t.text.find('=');
        const std::string name = t.text.substr(0, equals);
        const bool good =
            equals != std::string::npos && !name.empty() && std::all_of(name.begin(), name.end(), [](char c) {
                return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
            });
        if (!good)
            return in.fail(t, "expected NAME=VALUE, a name of letters and digits, found " + command::quote(t.text));
        if (isParameter(name)) return in.fail(t, "there is a parameter " + command::quote(name) + " already");
        const auto set = m_settings.find(name);
        const std::string value = set == m_settings.end() ? t.text.substr(equals + 1) : set->second;
        if (value.find('$') != std::string::npos) return in.fail(t, "a value holds no $");
        m_out.parameters.push_back({name, value});
    }

    void branch(LineReader& in, const Token& verb) {
        const Token name = in.next("the name of the branch");
        if (!m_blocks.empty()) return in.fail(verb, "a branch begins at the margin");
        if (std::find(m_out.branches.begin(), m_out.branches.end(), name.text) != m_out.branches.end())
            return in.fail(name, "there is a branch " + command::quote(name.text) + " already");
        m_out.branches.push_back(name.text);
        m_branch = m_out.branches.size();
        m_blocks.push_back(m_indent);
    }

    // --- Steps that wait -------------------------------------------------------------------------------------------

    static VirtualTime within(LineReader& in) { return in.take("within") ? in.duration() : DefaultPatience; }

    void on(LineReader& in) {
        On out;
        out.node = in.nodes();
        out.what = in.word(EventWords);
        const bool sent = out.what == On::What::Sent;
        if (sent || out.what == On::What::Received) {
            if (in.nextIsMessageKind()) out.kind = in.messageKind();
            if (in.take(sent ? "to" : "from")) out.peer = in.nodes();
        }
        if (out.what <= On::What::Sent) aboutTxn(in, out);
        out.within = within(in);
        add(in, out);
        m_blocks.push_back(m_indent);
    }

    static void aboutTxn(LineReader& in, On& out) {
        if (in.nextHasKey("path")) out.path = in.valueOf("path");
        if (in.nextHasKey("zxid")) {
            const Token t = in.peek();
            out.zxid = parseZxid(in.valueOf("zxid"));
            if (!out.zxid) in.fail(t, "expected zxid=EPOCH:COUNTER, found " + command::quote(t.text));
        }
    }

    std::string checkId(LineReader& in) {
        static const auto known = check::Suite(trace::Setting{Membership::ofSize(3, 0)}).statuses();
        const Token t = in.next("the id of a check such as Z-01");
        if (t.text == "agreement") return "Z-03";
        if (t.text == "linearizable") return "S-01";
        const auto is = [&](const trace::CheckStatus& c) { return c.id == t.text; };
        if (std::none_of(known.begin(), known.end(), is))
            in.fail(t, "expected the id of a check such as Z-01 (list checks), found " + command::quote(t.text));
        return t.text;
    }

    void verify(LineReader& in) {
        Verify out;
        while (!in.atEnd())
            out.checks.push_back(checkId(in));
        add(in, out);
    }

    void expect(LineReader& in) {
        const Token what = in.next("what to expect");
        if (what.text == "leader" || what.text == "no") return expectLeader(in, what.text == "no");
        if (what.text == "present" || what.text == "discarded") return expectZnode(in, what.text == "present");
        if (what.text == "answer") return expectAnswer(in);
        if (what.text == "committed") {
            const std::string path = in.valueOf("path");
            add(in, ExpectCommitted{path, within(in)});
        } else if (what.text == "answers") {
            const std::string client = in.client();
            const std::string answer = in.answer();
            add(in, ExpectAnswers{client, answer, within(in)});
        } else if (what.text == "role") {
            const std::string node = in.nodes();
            const trace::Role role = in.word(RoleWords);
            add(in, ExpectRole{node, role, within(in)});
        } else if (what.text == "sync") {
            const std::string node = in.nodes();
            const trace::SyncMode mode = in.word(SyncWords);
            add(in, ExpectSync{node, mode, within(in)});
        } else if (what.text == "fired") {
            const std::string path = in.valueOf("path");
            const auto times = static_cast<int>(in.number("how often", 0, MostRepeats));
            add(in, ExpectFired{path, times, within(in)});
        } else if (what.text == "converged") {
            add(in, ExpectConverged{within(in)});
        } else if (what.text == "epoch") {
            const auto epoch = static_cast<std::uint32_t>(in.number("an epoch", 1, UINT32_MAX));
            add(in, ExpectEpoch{epoch, within(in)});
        } else if (what.text == "violation") {
            const std::string id = checkId(in);
            add(in, ExpectViolation{id, within(in)});
        } else {
            in.fail(what,
                    "expected leader, no leader, committed, answer, answers, role, present, discarded, sync, fired, "
                    "converged, epoch or violation, found " +
                        command::quote(what.text));
        }
    }

    void expectLeader(LineReader& in, bool none) {
        ExpectLeader e;
        e.none = none;
        if (none && !in.take("leader")) return in.failHere("expected leader");
        if (!none && in.take("not")) e.except = in.nodes();
        e.within = within(in);
        if (!none && in.take("as")) {
            e.as = in.name();
            m_names.insert_or_assign(e.as, NodeId{1});
        }
        add(in, e);
    }

    void expectAnswer(LineReader& in) {
        ExpectAnswer e;
        e.client = in.client();
        e.answer = in.answer();
        if (in.nextHasKey("data")) e.data = in.valueOf("data");
        if (in.nextHasKey("path")) e.path = in.valueOf("path");
        e.within = within(in);
        add(in, e);
    }

    void expectZnode(LineReader& in, bool present) {
        ExpectZnode e;
        e.present = present;
        e.path = in.valueOf("path");
        if (present && in.nextHasKey("data")) e.data = in.valueOf("data");
        if (!in.take("on")) return in.failHere("expected on NODE");
        e.node = in.nodes();
        e.within = within(in);
        add(in, e);
    }

    const Settings& m_settings;
    int m_line = 0;
    int m_indent = 1;
    std::vector<int> m_blocks;  ///< columns of the lines that opened the blocks we are in
    std::size_t m_branch = 0;
    bool m_ensemble = false;
    command::Bindings m_names;  ///< bound so far; which node is known only when it runs
    Scenario m_out;
};

}  // namespace

Result<Scenario> parse(std::string_view text, const std::string& file, const Settings& settings) {
    return Parser(file, settings).parse(text);
}

std::vector<Scenario> futures(const Scenario& scenario) {
    if (scenario.branches.empty()) return {scenario};
    std::vector<Scenario> out;
    for (std::size_t i = 0; i < scenario.branches.size(); ++i) {
        Scenario& one = out.emplace_back(scenario);
        one.name += ": " + scenario.branches[i];
        one.branches.clear();
        std::erase_if(one.steps, [&](const Step& s) { return s.branch != 0 && s.branch != i + 1; });
        for (Step& s : one.steps)
            s.branch = 0;
    }
    return out;
}

}  // namespace qs::scenario

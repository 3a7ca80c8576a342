#include "engine/scenario/line_reader.h"

#include <charconv>

#include "engine/scenario/utf8.h"
#include "engine/tree/txn.h"

namespace qs::scenario {

using command::Token;

namespace {

std::optional<std::uint64_t> parseNumber(std::string_view text) {
    std::uint64_t n = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), n);
    if (text.empty() || error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    return n;
}

/// The N of the place "column N" that command text gives.
int columnOf(const Error& e) {
    int column = 1;
    const auto space = e.place.rfind(' ');
    if (space == std::string::npos) return column;
    std::from_chars(e.place.data() + space + 1, e.place.data() + e.place.size(), column);
    return column;
}

bool isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
bool isNameChar(char c) {
    return isLetter(c) || (c >= '0' && c <= '9') || c == '_' || c == '-';
}

void replaceParameters(std::string& text, const std::vector<Parameter>& parameters) {
    for (std::size_t at = text.find('$'); at != std::string::npos; at = text.find('$', at + 1)) {
        std::size_t end = at + 1;
        while (end < text.size() && isNameChar(text[end]))
            ++end;
        const std::string_view name = std::string_view(text).substr(at + 1, end - at - 1);
        const auto known =
            std::find_if(parameters.begin(), parameters.end(), [&](const auto& p) { return p.name == name; });
        if (known == parameters.end()) continue;
        text.replace(at, end - at, known->value);
        at += known->value.size() - 1;
    }
}

}  // namespace

LineReader::LineReader(std::string_view line, int number, const command::Bindings& names,
                       const std::vector<Parameter>& parameters)
    : m_number(number), m_names(names), m_endColumn(static_cast<int>(line.size()) + 1) {
    if (const auto bad = firstBadUtf8(line)) {
        failAt(static_cast<int>(*bad) + 1, "expected UTF-8 text, found a byte that is none");
        return;
    }
    auto tokens = command::tokenize(line, true);
    if (tokens) {
        m_tokens = std::move(tokens).value();
        for (Token& t : m_tokens)
            replaceParameters(t.text, parameters);
    } else {
        failAt(columnOf(tokens.error()), tokens.error().text);
    }
}

void LineReader::failAt(int column, std::string text) {
    if (!m_error) m_error = Error{std::to_string(m_number) + ":" + std::to_string(column), std::move(text)};
}

void LineReader::fail(const Token& at, const std::string& text) {
    failAt(at.column, text);
}

void LineReader::failHere(const std::string& text) {
    if (atEnd()) return failAt(m_endColumn, text + ", found the end of the line");
    fail(m_tokens[m_at], text + ", found " + command::quote(m_tokens[m_at].text));
}

void LineReader::expectEnd() {
    if (!atEnd()) failHere("expected the end of the line");
}

Token LineReader::next(const std::string& expected) {
    if (!atEnd()) return m_tokens[m_at++];
    failHere("expected " + expected);
    return peek();
}

Token LineReader::peek() const {
    return atEnd() ? Token{"", m_endColumn, false} : m_tokens[m_at];
}

bool LineReader::take(std::string_view word) {
    if (atEnd() || m_tokens[m_at].quoted || m_tokens[m_at].text != word) return false;
    ++m_at;
    return true;
}

VirtualTime LineReader::duration() {
    const Token t = next("a duration such as 500ms or 3s");
    const auto d = parseDuration(t.text);
    if (!d) fail(t, "expected a duration such as 500ms or 3s, at most 1000 days, found " + command::quote(t.text));
    return d.value_or(VirtualTime{});
}

std::uint64_t LineReader::number(const std::string& expected, std::uint64_t low, std::uint64_t high) {
    const Token t = next(expected);
    const auto n = parseNumber(t.text);
    if (n && *n >= low && *n <= high) return *n;
    fail(t, "expected " + expected + " from " + std::to_string(low) + " to " + std::to_string(high) + ", found " +
                command::quote(t.text));
    return low;
}

std::string LineReader::nodes() {
    const Token first = peek();
    std::string words;
    const auto more = [&](const std::string& expected) {
        words += (words.empty() ? "" : " ") + command::quoteIfNeeded(next(expected).text);
    };
    const bool any = take("any");
    if (any) words = "any";
    const auto isSet = [&](const Token& t) { return command::parseSelection(t.text, m_names).ok(); };
    if (!any || (!atEnd() && !peek().quoted && peek().text != "not" && isSet(peek()))) more("a node");
    if (take("not")) {
        words += " not";
        more("the nodes to leave out");
    }
    if (error()) return words;
    if (const auto parsed = command::parseSelection(words, m_names); !parsed) {
        fail(first, "expected nodes (1 to 63, leader, followers, all, any, a bound name ...), found " +
                        command::quote(first.text));
    }
    return words;
}

MessageKind LineReader::messageKind() {
    const Token t = next("a kind of message such as PROPOSAL");
    const auto kind = parseMessageKind(t.text);
    if (!kind || *kind == MessageKind::End)
        fail(t, "expected a kind of message such as PROPOSAL, found " + command::quote(t.text));
    return kind.value_or(MessageKind::Proposal);
}

std::string LineReader::name() {
    const Token t = next("a name");
    const bool good = !t.text.empty() && isLetter(t.text.front()) && t.text != "any" && t.text != "not" &&
                      !command::isSetWord(t.text) && std::all_of(t.text.begin(), t.text.end(), isNameChar);
    if (!good) fail(t, "expected a name such as A, found " + command::quote(t.text));
    return t.text;
}

std::string LineReader::client() {
    const Token t = next("the name of a client");
    if (!command::isClientName(t.text))
        fail(t, "expected a client name of letters, digits, _ and -, found " + command::quote(t.text));
    return t.text;
}

std::string LineReader::answer() {
    const Token t = next("ok, lost or the name of an error such as NoNode");
    if (t.text != "lost" && !tree::errorNamed(t.text))
        fail(t, "expected ok, lost or the name of an error such as NoNode, found " + command::quote(t.text));
    return t.text;
}

std::string LineReader::commandText() {
    std::string text;
    std::vector<int> starts;  // column in `text` of each word of the command
    const std::size_t first = m_at;
    for (; !atEnd(); ++m_at) {
        const Token& t = m_tokens[m_at];
        if (!text.empty()) text += ' ';
        starts.push_back(static_cast<int>(text.size()) + 1);
        text += t.quoted ? command::quote(t.text) : t.text;
    }
    if (starts.empty()) {
        failHere("expected a command");
        return text;
    }
    const auto parsed = command::parse(text, m_names);
    if (!parsed) {
        const int column = columnOf(parsed.error());
        std::size_t word = starts.size() - 1;
        while (word > 0 && starts[word] > column)
            --word;
        const bool beyond = column > static_cast<int>(text.size());
        failAt(beyond ? m_endColumn : m_tokens[first + word].column, parsed.error().text);
    }
    return text;
}

bool LineReader::hasKey(const Token& t, std::string_view key) {
    return t.text.size() > key.size() && t.text.starts_with(key) && t.text[key.size()] == '=';
}

std::string LineReader::valueOf(std::string_view key) {
    const std::string expected = std::string(key) + (key == "path" ? "=/..." : "=...");
    const Token t = next(expected);
    if (!hasKey(t, key)) {
        fail(t, "expected " + expected + ", found " + command::quote(t.text));
        return {};
    }
    std::string value = t.text.substr(key.size() + 1);
    if (key == "path" && !value.starts_with('/')) fail(t, "expected " + expected + ", found " + command::quote(t.text));
    if (!t.quoted && value.find('"') != std::string::npos) {
        fail(t, "quotes go around the whole word: \"" + std::string(key) + "=a b\"");
    }
    return value;
}

std::uint64_t LineReader::numberIn(const Token& t, std::string_view key, std::uint64_t low, std::uint64_t high) {
    const std::string value = t.text.substr(key.size() + 1);
    const auto n = parseNumber(value);
    if (n && *n >= low && *n <= high) return *n;
    fail(t, std::string(key) + " takes a number from " + std::to_string(low) + " to " + std::to_string(high) +
                ", found " + command::quote(value));
    return low;
}

VirtualTime LineReader::durationIn(const Token& t, std::string_view key) {
    const std::string value = t.text.substr(key.size() + 1);
    const auto d = parseDuration(value);
    if (d && d->us > 0) return *d;
    fail(t, std::string(key) + " takes a duration such as 10ms, found " + command::quote(value));
    return VirtualTime{1};
}

}  // namespace qs::scenario

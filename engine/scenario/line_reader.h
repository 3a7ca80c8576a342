// Reads one line of a scenario word by word. The first error stays, with its place as "line:column"; after it every
// reader returns something harmless.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/command/command.h"
#include "engine/command/tokens.h"
#include "engine/scenario/words.h"

namespace qs::scenario {

class LineReader {
public:
    /// `names` are the node names bound so far, and must outlive the reader; $NAME of `parameters` is replaced.
    LineReader(std::string_view line, int number, const command::Bindings& names,
               const std::vector<Parameter>& parameters);

    const std::optional<Error>& error() const { return m_error; }
    int number() const { return m_number; }
    bool atEnd() const { return m_error || m_at >= m_tokens.size(); }
    /// Of the first word; 1 where there is none.
    int indent() const { return m_tokens.empty() ? 1 : m_tokens.front().column; }

    void fail(const command::Token& at, const std::string& text);
    /// At the next word, or at the end of the line, and naming it.
    void failHere(const std::string& text);
    void expectEnd();

    command::Token next(const std::string& expected);
    command::Token peek() const;
    void back() { --m_at; }
    /// Takes the next word when it is this one.
    bool take(std::string_view word);

    VirtualTime duration();
    std::uint64_t number(const std::string& expected, std::uint64_t low, std::uint64_t high);
    /// A NODES word, or `any`.
    std::string nodes();
    MessageKind messageKind();
    bool nextIsMessageKind() const { return !atEnd() && parseMessageKind(m_tokens[m_at].text).has_value(); }
    /// A name to bind: a letter, then letters, digits, _ and -.
    std::string name();
    std::string client();
    /// ok, lost or the name of an error, as clients are answered.
    std::string answer();
    /// The rest of the line, checked as a command; canonical words, names kept.
    std::string commandText();
    template <class T, std::size_t N>
    T word(const Words<T, N>& words) {
        const command::Token t = next(choices(words));
        for (const auto& [text, value] : words) {
            if (t.text == text) return value;
        }
        fail(t, "expected " + choices(words) + ", found " + command::quote(t.text));
        return words.front().second;
    }

    // KEY=VALUE words.
    static bool hasKey(const command::Token& t, std::string_view key);
    bool nextHasKey(std::string_view key) const { return !atEnd() && hasKey(m_tokens[m_at], key); }
    /// Value of the next word, which must be KEY=VALUE; a path must begin with a slash.
    std::string valueOf(std::string_view key);
    std::uint64_t numberIn(const command::Token& t, std::string_view key, std::uint64_t low, std::uint64_t high);
    /// Longer than zero.
    VirtualTime durationIn(const command::Token& t, std::string_view key);

private:
    void failAt(int column, std::string text);

    int m_number;
    const command::Bindings& m_names;
    std::vector<command::Token> m_tokens;
    std::size_t m_at = 0;
    int m_endColumn = 1;
    std::optional<Error> m_error;
};

}  // namespace qs::scenario

// Reads one command word by word; the first error stays, and after it every reader returns something harmless.
#pragma once

#include <charconv>

#include "engine/command/command.h"
#include "engine/command/tokens.h"

namespace qs::command {

class Parser {
public:
    Parser(std::vector<Token> tokens, int endColumn, const Bindings& bindings)
        : m_tokens(std::move(tokens)), m_endColumn(endColumn), m_bindings(bindings) {}

    Result<Command> parseCommand();
    Result<Selection> parseNodes();

private:
    Command dispatch(const Token& verb);
    Command disk();
    Command fire();
    Command connection();
    Command client();
    Command request(const Token& name);
    void flags(ClientRequest& out);
    void operands(ClientRequest& out);
    void version(std::int32_t& out);
    void acl(ClientRequest& out);
    void multi(ClientRequest& out);
    void part(ClientRequest& out, ClientVerb verb);
    // parse_network.cpp
    Command hold(std::string_view verb);
    Command delay();
    Command clog();
    Command reset();
    Command slow();
    Command skew();
    Command drift();
    MessageSelector messages(std::string_view verb);
    VirtualTime duration();
    std::optional<Zxid> zxidIn(const Token& token);
    std::uint32_t after(std::string_view what);

    template <class T>
    Result<T> finish(T out) {
        if (!m_failed && m_at < m_tokens.size()) fail(m_tokens[m_at], "expected the end of the command");
        if (m_failed) return m_error;
        return out;
    }
    Token next(std::string_view expected);
    bool atEnd() const { return m_at >= m_tokens.size(); }
    bool nextIs(std::string_view word) const { return !atEnd() && m_tokens[m_at].text == word; }
    bool take(std::string_view word);
    void fail(const Token& token, const std::string& text);

    Selection nodes();
    std::vector<NodeSelector> set(std::string_view words, const Token& token);
    NodeSelector selector(std::string_view word, const Token& token);
    ConnectionId connectionId();
    std::string hexBytes(const Token& token);
    void checkName(const Token& token, std::string_view name);

    template <class T>
    static bool number(std::string_view word, T& out) {
        const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), out);
        return error == std::errc{} && end == word.data() + word.size() && !word.empty();
    }

    static bool isLink(std::string_view text) { return text.find("->") != std::string_view::npos; }
    /// Fills from, to and bothWays.
    template <class L>
    L link(const Token& token) {
        L out;
        const std::string_view text = token.text;
        const auto both = text.find("<->");
        const auto one = text.find("->");
        if (one == std::string_view::npos) {
            fail(token, "expected a link such as 1->2 or 1<->2");
            return out;
        }
        out.bothWays = both != std::string_view::npos;
        out.from.set = set(text.substr(0, out.bothWays ? both : one), token);
        out.to.set = set(text.substr(one + 2), token);
        return out;
    }

    std::vector<Token> m_tokens;
    int m_endColumn;
    const Bindings& m_bindings;
    std::size_t m_at = 0;
    bool m_failed = false;
    Error m_error;
};

}  // namespace qs::command

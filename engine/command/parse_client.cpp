// Clients and their requests.
#include <algorithm>
#include <array>

#include "engine/command/parser.h"
#include "engine/command/words.h"
#include "engine/tree/acl_text.h"
#include "engine/tree/tree.h"

namespace qs::command {

namespace {

constexpr std::string_view VerbWords =
    "create, set, delete, get, exists, ls, sync, close, multi, setacl, getacl, auth, addwatch or removewatches";
constexpr std::string_view PartWords = "create, set, delete or check";

std::optional<ClientVerb> verbOf(std::string_view word) {
    const auto* known =
        std::find_if(ClientVerbs.begin(), ClientVerbs.end(), [&](const auto& v) { return v.first == word; });
    return known == ClientVerbs.end() ? std::nullopt : std::optional(known->second);
}

bool isPart(ClientVerb verb) {
    using enum ClientVerb;
    return verb == Create || verb == Set || verb == Delete || verb == Check;
}

}  // namespace

bool isClientName(std::string_view word) {
    return !word.empty() && std::all_of(word.begin(), word.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
    });
}

Command Parser::client() {
    const Token name = next("the name of a client");
    if (!name.text.empty() && name.text.back() == ':') return request(name);
    checkName(name, name.text);
    const Token at = next("at");
    if (at.text != "at") fail(at, "expected at");
    ClientStart out{name.text, nodes()};
    if (take("chroot")) {
        const Token chroot = next("a path");
        if (tree::pathProblem(chroot.text) || chroot.text == "/") fail(chroot, "expected a path below /");
        out.chroot = chroot.text;
    }
    out.readOnly = take("readonly");
    return out;
}

void Parser::checkName(const Token& token, std::string_view name) {
    if (!isClientName(name)) fail(token, "expected a client name of letters, digits, _ and -");
}

Command Parser::request(const Token& name) {
    ClientRequest out;
    out.client = name.text.substr(0, name.text.size() - 1);
    checkName(name, out.client);
    const Token word = next(VerbWords);
    const auto verb = verbOf(word.text);
    if (!verb || *verb == ClientVerb::Check) {
        fail(word, "expected " + std::string(VerbWords));
        return out;
    }
    out.verb = *verb;
    if (out.verb == ClientVerb::Close) return out;
    if (out.verb == ClientVerb::Multi) {
        multi(out);
    } else if (out.verb == ClientVerb::Auth) {
        const Token scheme = next("digest");
        if (scheme.text != "digest") fail(scheme, "expected digest");
        out.data = next("user:password").text;
    } else {
        flags(out);
        out.path = next("a path").text;
        operands(out);
    }
    return out;
}

/// What follows the path.
void Parser::operands(ClientRequest& out) {
    if (out.verb == ClientVerb::Create && !atEnd()) {
        out.data = next("data").text;
        if (!atEnd()) acl(out);
    }
    if (out.verb == ClientVerb::Set) out.data = next("data").text;
    if (out.verb == ClientVerb::SetAcl) acl(out);
    using enum ClientVerb;
    const bool versioned = out.verb == Set || out.verb == Delete || out.verb == SetAcl;
    if (versioned && !atEnd()) version(out.version);
}

void Parser::version(std::int32_t& out) {
    const Token token = next("a version");
    if (!number(token.text, out)) fail(token, "expected a version");
}

void Parser::acl(ClientRequest& out) {
    const Token token = next("an ACL such as world:anyone:r");
    const auto acl = tree::parseAcl(token.text);
    if (!acl) {
        fail(token, "expected an ACL such as world:anyone:r or auth::cdrwa");
        return;
    }
    out.acl = tree::formatAcl(*acl);
}

/// Parts are separated by a semicolon, a word of its own or at the end of one.
void Parser::multi(ClientRequest& out) {
    std::vector<Token> words(m_tokens.begin(), m_tokens.begin() + static_cast<std::ptrdiff_t>(m_at));
    for (std::size_t i = m_at; i < m_tokens.size(); ++i) {
        Token t = m_tokens[i];
        const bool ends = !t.quoted && t.text.size() > 1 && t.text.back() == ';';
        if (ends) t.text.pop_back();
        const int column = t.column + static_cast<int>(t.text.size());
        words.push_back(std::move(t));
        if (ends) words.push_back({";", column, false});
    }
    m_tokens = std::move(words);
    do {
        const Token word = next(PartWords);
        const auto verb = verbOf(word.text);
        if (!verb || !isPart(*verb)) return fail(word, "expected " + std::string(PartWords));
        part(out, *verb);
    } while (take(";"));
}

void Parser::part(ClientRequest& out, ClientVerb verb) {
    const auto ends = [this] { return atEnd() || (nextIs(";") && !m_tokens[m_at].quoted); };
    ClientRequest flagged;
    flagged.verb = verb;
    flags(flagged);
    if (flagged.container || flagged.ttlMs != 0) fail(m_tokens[m_at - 1], "expected -e or -s");
    ClientPart p{verb, {}, {}, -1, flagged.ephemeral, flagged.sequential};
    p.path = next("a path").text;
    if (verb == ClientVerb::Set || (verb == ClientVerb::Create && !ends())) p.data = next("data").text;
    if (verb != ClientVerb::Create && !ends()) version(p.version);
    out.parts.push_back(std::move(p));
}

void Parser::flags(ClientRequest& out) {
    using enum ClientVerb;
    const bool creates = out.verb == Create;
    const bool reads = out.verb == Get || out.verb == Exists || out.verb == List;
    while (!atEnd() && !m_tokens[m_at].quoted && m_tokens[m_at].text.starts_with('-')) {
        const Token t = next("a flag");
        if (t.text == "-e" && creates) {
            out.ephemeral = true;
        } else if (t.text == "-s" && creates) {
            out.sequential = true;
        } else if (t.text == "-c" && creates) {
            out.container = true;
        } else if (t.text == "-t" && creates) {
            const Token ms = next("milliseconds");
            if (!number(ms.text, out.ttlMs) || out.ttlMs < 1) fail(ms, "expected milliseconds");
        } else if (t.text == "-w" && reads) {
            out.watch = true;
        } else if (t.text == "-r" && out.verb == AddWatch) {
            out.recursive = true;
        } else {
            fail(t, creates                ? "expected -e, -s, -c or -t"
                    : reads                ? "expected -w"
                    : out.verb == AddWatch ? "expected -r"
                                           : "expected a path");
            return;
        }
    }
}

}  // namespace qs::command

#include "engine/command/tokens.h"

namespace qs::command {

namespace {

int hexDigit(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

int columnOf(std::size_t index) {
    return static_cast<int>(index) + 1;
}

/// Reads the escape after a backslash at `i`; moves `i` past it. False: no such escape.
bool readEscape(std::string_view line, std::size_t& i, std::string& out) {
    if (i >= line.size()) return false;
    const char c = line[i++];
    switch (c) {
        case '"':
        case '\\':
            out += c;
            return true;
        case 'n':
            out += '\n';
            return true;
        case 't':
            out += '\t';
            return true;
        case 'x': {
            const int high = i < line.size() ? hexDigit(line[i]) : -1;
            const int low = i + 1 < line.size() ? hexDigit(line[i + 1]) : -1;
            if (high < 0 || low < 0) return false;
            out += static_cast<char>(high * 16 + low);
            i += 2;
            return true;
        }
        default:
            return false;
    }
}

/// Requires: line[i] is the opening quote.
Result<Token> readQuoted(std::string_view line, std::size_t& i) {
    Token token;
    token.column = columnOf(i);
    token.quoted = true;
    for (++i; i < line.size();) {
        const char c = line[i++];
        if (c == '"') return token;
        if (c != '\\') {
            token.text += c;
            continue;
        }
        const std::size_t at = i - 1;
        if (!readEscape(line, i, token.text)) {
            return errorAt(columnOf(at), "expected one of the escapes \\\" \\\\ \\n \\t \\xHH");
        }
    }
    return errorAt(token.column, "the quote is never closed");
}

}  // namespace

Error errorAt(int column, std::string text) {
    return {"column " + std::to_string(column), std::move(text)};
}

Result<std::vector<Token>> tokenize(std::string_view line, bool comments) {
    std::vector<Token> out;
    for (std::size_t i = 0; i < line.size();) {
        const char c = line[i];
        if (c == ' ' || c == '\t' || c == '\r') {
            ++i;
        } else if (comments && c == '#') {
            break;
        } else if (c == '"') {
            auto token = readQuoted(line, i);
            if (!token) return token.error();
            out.push_back(*token);
        } else {
            const std::size_t start = i;
            while (i < line.size() && line[i] != ' ' && line[i] != '\t' && line[i] != '\r')
                ++i;
            out.push_back({std::string(line.substr(start, i - start)), columnOf(start), false});
        }
    }
    return out;
}

std::string quote(std::string_view text) {
    static constexpr char Digits[] = "0123456789abcdef";
    std::string out = "\"";
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\') {
            out += '\\';
            out += c;
        } else if (c == '\n') {
            out += "\\n";
        } else if (c == '\t') {
            out += "\\t";
        } else if (byte < 0x20 || byte >= 0x7f) {
            out += "\\x";
            out += Digits[byte >> 4];
            out += Digits[byte & 15];
        } else {
            out += c;
        }
    }
    return out + '"';
}

std::string quoteIfNeeded(std::string_view text) {
    bool plain = !text.empty() && text.front() != '-';
    for (const char c : text) {
        plain = plain && c > ' ' && c < 0x7f && c != '"' && c != '\\' && c != '#';
    }
    return plain ? std::string(text) : quote(text);
}

}  // namespace qs::command

#include "engine/config/properties.h"

namespace qs::config {

namespace {

bool isSpace(char c) {
    return c == ' ' || c == '\t' || c == '\f';
}

std::string_view withoutLeadingSpace(std::string_view text) {
    while (!text.empty() && isSpace(text.front()))
        text.remove_prefix(1);
    return text;
}

/// Takes one natural line off the front.
std::string_view takeLine(std::string_view& text) {
    const auto end = text.find_first_of("\r\n");
    const std::string_view line = text.substr(0, end);
    if (end == std::string_view::npos) {
        text = {};
    } else {
        text.remove_prefix(text.substr(end).starts_with("\r\n") ? end + 2 : end + 1);
    }
    return line;
}

/// It ends in an odd number of backslashes.
bool goesOn(std::string_view line) {
    std::size_t backslashes = 0;
    while (backslashes < line.size() && line[line.size() - 1 - backslashes] == '\\')
        ++backslashes;
    return backslashes % 2 == 1;
}

char unescaped(char c) {
    switch (c) {
        case 't':
            return '\t';
        case 'n':
            return '\n';
        case 'r':
            return '\r';
        case 'f':
            return '\f';
        default:
            return c;
    }
}

/// Key and value of one logical line.
Property split(std::string_view line) {
    Property out;
    std::size_t at = 0;
    const auto next = [&] {
        if (line[at] == '\\' && at + 1 < line.size()) return unescaped(line[++at]);
        return line[at];
    };
    for (; at < line.size() && line[at] != '=' && line[at] != ':' && !isSpace(line[at]); ++at)
        out.key += next();
    while (at < line.size() && isSpace(line[at]))
        ++at;
    if (at < line.size() && (line[at] == '=' || line[at] == ':')) ++at;
    while (at < line.size() && isSpace(line[at]))
        ++at;
    for (; at < line.size(); ++at)
        out.value += next();
    while (!out.value.empty() && isSpace(out.value.back()))
        out.value.pop_back();
    return out;
}

}  // namespace

std::vector<Property> readProperties(std::string_view text) {
    std::vector<Property> out;
    int line = 0;
    while (!text.empty()) {
        ++line;
        std::string logical(withoutLeadingSpace(takeLine(text)));
        if (logical.empty() || logical.front() == '#' || logical.front() == '!') continue;
        const int begin = line;
        while (goesOn(logical)) {
            logical.pop_back();
            if (text.empty()) break;
            ++line;
            logical += withoutLeadingSpace(takeLine(text));
        }
        out.push_back(split(logical));
        out.back().line = begin;
    }
    return out;
}

}  // namespace qs::config

#include <algorithm>
#include <cstdint>
#include <cstring>

#include "engine/tree/tree.h"

namespace qs::tree {

namespace {

std::size_t lastSlash(std::string_view path) {
    const auto slash = path.rfind('/');
    return slash == std::string_view::npos ? 0 : slash;
}

/// Offset of the first slash from there on; the size where there is none. What is left is short, as a rule.
std::size_t slashFrom(std::string_view path, std::size_t at) {
    while (at < path.size() && path[at] != '/')
        ++at;
    return at;
}

/// Decodes one UTF-8 code point at `i` and moves past it; 0xfffd for a malformed byte.
std::uint32_t nextCodePoint(std::string_view s, std::size_t& i) {
    const auto byte = [&](std::size_t k) { return static_cast<unsigned char>(s[k]); };
    const std::uint32_t first = byte(i++);
    if (first < 0x80) return first;
    const int extra = first >= 0xf0 ? 3 : first >= 0xe0 ? 2 : first >= 0xc0 ? 1 : 0;
    if (extra == 0 || i + static_cast<std::size_t>(extra) > s.size()) return 0xfffd;
    std::uint32_t value = first & (0x3fU >> extra);
    for (int k = 0; k < extra; ++k)
        value = (value << 6) | (byte(i++) & 0x3fU);
    return value;
}

bool forbidden(std::uint32_t c) {
    return c <= 0x1f || (c >= 0x7f && c <= 0x9f) || (c >= 0xd800 && c <= 0xf8ff) || (c >= 0xfff0 && c <= 0xffff);
}

}  // namespace

int PathLess::order(std::string_view a, std::string_view b) {
    // By the first difference and the slashes from there on; no path is split. This is where a tree spends its time.
    const std::size_t common = std::min(a.size(), b.size());
    std::size_t at = 0;
    for (; at + 8 <= common; at += 8) {
        std::uint64_t inA = 0;
        std::uint64_t inB = 0;
        std::memcpy(&inA, a.data() + at, 8);
        std::memcpy(&inB, b.data() + at, 8);
        if (inA != inB) break;
    }
    while (at < common && a[at] == b[at])
        ++at;
    if (at == a.size() && at == b.size()) return 0;
    const std::size_t slashA = slashFrom(a, at);
    const std::size_t slashB = slashFrom(b, at);
    const bool deeperA = slashA < a.size();
    const bool deeperB = slashB < b.size();
    if (deeperA != deeperB) return deeperB ? -1 : 1;  // one parent is the beginning of the other
    // Where a parent ends at the difference it is the beginning of the other.
    if (deeperA && slashA == at && slashFrom(a, at + 1) == a.size()) return -1;
    if (deeperB && slashB == at && slashFrom(b, at + 1) == b.size()) return 1;
    if (at == a.size() || at == b.size()) return at == a.size() ? -1 : 1;
    return static_cast<unsigned char>(a[at]) < static_cast<unsigned char>(b[at]) ? -1 : 1;
}

std::string_view parentPath(std::string_view path) {
    const auto slash = lastSlash(path);
    return slash == 0 ? std::string_view("/") : path.substr(0, slash);
}

std::string_view baseName(std::string_view path) {
    return path.substr(lastSlash(path) + 1);
}

const char* pathProblem(std::string_view path) {
    if (path.empty()) return "a path may not be empty";
    if (path.front() != '/') return "a path must start with /";
    if (path.size() == 1) return nullptr;
    if (path.back() == '/') return "a path must not end with /";
    for (std::size_t start = 1; start <= path.size();) {
        const auto end = std::min(path.find('/', start), path.size());
        const std::string_view part = path.substr(start, end - start);
        if (part.empty()) return "a path must not hold an empty name";
        if (part == "." || part == "..") return "a path must not hold . or ..";
        start = end + 1;
    }
    for (std::size_t i = 0; i < path.size();) {
        if (forbidden(nextCodePoint(path, i))) return "a path holds a character that ZooKeeper forbids";
    }
    return nullptr;
}

}  // namespace qs::tree

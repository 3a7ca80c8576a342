#include "engine/client/connect_string.h"

#include <charconv>

#include "engine/tree/tree.h"

namespace qs::client {

namespace {

Error problem(std::string_view text, std::string words) {
    return {"\"" + std::string(text) + "\"", std::move(words)};
}

std::string_view trimmed(std::string_view text) {
    while (!text.empty() && text.front() == ' ')
        text.remove_prefix(1);
    while (!text.empty() && text.back() == ' ')
        text.remove_suffix(1);
    return text;
}

Result<ServerAddress> parseServer(std::string_view text) {
    ServerAddress out;
    const bool bracketed = text.starts_with('[');
    const auto close = text.find(']');
    if (bracketed && close == std::string_view::npos)
        return problem(text, "the bracket of the address is never closed");
    const auto colon = bracketed ? text.find(':', close) : text.rfind(':');
    out.host = bracketed ? text.substr(1, close - 1) : text.substr(0, colon);
    if (out.host.empty()) return problem(text, "expected a host");
    if (bracketed && close + 1 < text.size() && colon != close + 1) return problem(text, "expected a port");
    if (colon == std::string_view::npos) return out;
    const std::string_view digits = text.substr(colon + 1);
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), out.port);
    if (error != std::errc{} || end != digits.data() + digits.size() || out.port == 0) {
        return problem(text, "expected a port from 1 to 65535");
    }
    return out;
}

}  // namespace

Result<ConnectString> parseConnectString(std::string_view text) {
    ConnectString out;
    const auto slash = text.find('/');
    if (slash != std::string_view::npos) {
        const std::string_view chroot = trimmed(text.substr(slash));
        if (const char* wrong = tree::pathProblem(chroot)) return problem(chroot, wrong);
        if (chroot != "/") out.chroot = chroot;
        text = text.substr(0, slash);
    }
    while (!text.empty()) {
        const auto comma = text.find(',');
        const std::string_view one = trimmed(text.substr(0, comma));
        if (!one.empty()) {
            const auto server = parseServer(one);
            if (!server) return server.error();
            out.servers.push_back(*server);
        }
        text = comma == std::string_view::npos ? std::string_view() : text.substr(comma + 1);
    }
    if (out.servers.empty()) return problem(text, "expected at least one server");
    return out;
}

std::string withChroot(std::string_view chroot, std::string_view path) {
    if (chroot.empty()) return std::string(path);
    return path == "/" ? std::string(chroot) : std::string(chroot) + std::string(path);
}

std::string withoutChroot(std::string_view chroot, std::string_view path) {
    if (chroot.empty() || !path.starts_with(chroot)) return std::string(path);
    const std::string_view rest = path.substr(chroot.size());
    if (rest.empty()) return "/";
    return std::string(rest.front() == '/' ? rest : path);
}

}  // namespace qs::client

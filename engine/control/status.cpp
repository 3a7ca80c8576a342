#include "engine/control/status.h"

#include <charconv>
#include <sstream>

namespace qs::control {

namespace {

template <class E>
std::optional<E> named(std::string_view word, E last) {
    for (int i = 0; i <= static_cast<int>(last); ++i) {
        if (trace::toString(static_cast<E>(i)) == word) return static_cast<E>(i);
    }
    return std::nullopt;
}

template <class T>
std::optional<T> number(std::string_view word) {
    T out = 0;
    const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), out);
    if (error != std::errc{} || end != word.data() + word.size()) return std::nullopt;
    return out;
}

std::optional<NodeId> node(std::string_view word) {
    if (word == toString(NodeId{})) return NodeId{};
    const auto n = number<std::uint8_t>(word);
    return n && *n >= 1 && *n <= NodeId::MaxTraced ? std::optional(NodeId{*n}) : std::nullopt;
}

}  // namespace

std::string lineOf(const Status& s) {
    std::string out(trace::toString(s.role));
    for (const std::string& word : {std::string(trace::toString(s.phase)), toString(s.leader), toString(s.epoch),
                                    toString(s.lastZxid), std::string(s.serving ? "serving" : "waiting")})
        out += ' ' + word;
    return out;
}

Result<Status> parseStatus(std::string_view line) {
    std::istringstream words{std::string(line)};
    std::string role, phase, leader, epoch, zxid, serving, more;
    words >> role >> phase >> leader >> epoch >> zxid >> serving;
    const auto wrong = [](const std::string& what, const std::string& word) {
        return Error{{}, "expected " + what + ", found \"" + word + "\""};
    };
    const auto asRole = named(role, trace::Role::Observing);
    if (!asRole) return wrong("a role", role);
    const auto asPhase = named(phase, trace::Phase::Broadcast);
    if (!asPhase) return wrong("a phase", phase);
    const auto asLeader = node(leader);
    if (!asLeader) return wrong("a server or -", leader);
    const auto asEpoch = number<std::uint32_t>(epoch);
    if (!asEpoch) return wrong("an epoch", epoch);
    const auto asZxid = parseZxid(zxid);
    if (!asZxid) return wrong("a zxid", zxid);
    if (serving != "serving" && serving != "waiting") return wrong("serving or waiting", serving);
    if (words >> more) return wrong("the end of the line", more);
    return Status{*asRole, *asPhase, *asLeader, Epoch{*asEpoch}, *asZxid, serving == "serving"};
}

}  // namespace qs::control

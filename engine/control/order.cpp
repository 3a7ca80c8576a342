#include "engine/control/order.h"

#include <array>
#include <charconv>
#include <sstream>

#include "engine/base/overload.h"

namespace qs::control {

namespace {

using trace::DiskState;

constexpr std::array DiskStates{DiskState::Ok, DiskState::Full, DiskState::NoFiles, DiskState::Failing,
                                DiskState::Slow};
constexpr std::int64_t LongestDelayUs = 3'600'000'000;
constexpr std::int64_t LargestFactor = 1000;

struct Words {
    explicit Words(std::string_view line) : in(std::string(line)) {}

    std::string word() {
        std::string out;
        in >> out;
        return out;
    }
    std::int64_t number(const char* what, std::int64_t least, std::int64_t most) {
        const std::string text = word();
        std::int64_t out = 0;
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), out);
        const bool good = error == std::errc{} && end == text.data() + text.size() && out >= least && out <= most;
        if (!good) refuse(what, text);
        return good ? out : least;
    }
    NodeId peer() { return NodeId{static_cast<std::uint8_t>(number("a server", 1, NodeId::MaxTraced))}; }
    bool incoming() {
        const std::string text = word();
        if (text != "in" && text != "out") refuse("in or out", text);
        return text == "in";
    }
    ChangeDisk disk() {
        const std::string text = word();
        for (const DiskState state : DiskStates) {
            if (trace::toString(state) != text) continue;
            const bool slow = state == DiskState::Slow;
            return {state, slow ? static_cast<std::uint32_t>(number("a factor", 1, LargestFactor)) : 1};
        }
        refuse("what a disk does", text);
        return {};
    }
    void refuse(const char* expected, const std::string& found) {
        if (problem.empty()) problem = std::string("expected ") + expected + ", found \"" + found + "\"";
    }

    std::istringstream in;
    std::string problem;
};

Order read(Words& words) {
    const std::string verb = words.word();
    if (verb == "cut" || verb == "heal") {
        const NodeId peer = words.peer();
        return CutLink{peer, words.incoming(), verb == "cut"};
    }
    if (verb == "delay") {
        const NodeId peer = words.peer();
        return DelayLink{peer, VirtualTime{words.number("a time", 0, LongestDelayUs)}};
    }
    if (verb == "reset") return ResetLink{words.peer()};
    if (verb == "disk") return words.disk();
    words.refuse("an order", verb);
    return {};
}

}  // namespace

std::string lineOf(const Order& order) {
    return std::visit(
        overload{
            [](const CutLink& o) {
                return std::string(o.cut ? "cut " : "heal ") + toString(o.peer) + (o.incoming ? " in" : " out");
            },
            [](const DelayLink& o) { return "delay " + toString(o.peer) + ' ' + std::to_string(o.by.us); },
            [](const ResetLink& o) { return "reset " + toString(o.peer); },
            [](const ChangeDisk& o) {
                std::string out = "disk " + std::string(trace::toString(o.state));
                if (o.state == DiskState::Slow) out += ' ' + std::to_string(o.factor);
                return out;
            },
        },
        order);
}

Result<Order> parseOrder(std::string_view line) {
    Words words(line);
    const Order out = read(words);
    if (const std::string more = words.word(); !more.empty()) words.refuse("the end of the line", more);
    if (!words.problem.empty()) return Error{{}, words.problem};
    return out;
}

}  // namespace qs::control

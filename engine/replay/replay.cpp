#include "engine/replay/replay.h"

#include "engine/base/overload.h"
#include "engine/codec/jute.h"
#include "engine/replay/input_log.h"

namespace qs::replay {

namespace {

constexpr std::size_t LengthBytes = 4;

/// The next frame; nothing at the end, or where it was cut off.
std::optional<std::string_view> nextFrame(std::string_view& rest) {
    codec::Reader r(rest);
    const auto length = static_cast<std::uint32_t>(r.i32());
    if (!r.ok() || length > r.remaining()) return std::nullopt;
    const std::string_view out = rest.substr(LengthBytes, length);
    rest.remove_prefix(LengthBytes + length);
    return out;
}

std::string words(const node::Input& input) {
    const auto on = [](ConnectionId id) { return " of connection " + std::to_string(id.value); };
    const auto ofPeers = overload{
        [](const zab::ConnectionUp& e) { return "a connection with " + toString(e.peer); },
        [](const zab::ConnectionDown& e) { return "the end of a connection with " + toString(e.peer); },
        [](const zab::Unreachable& e) { return toString(e.peer) + " being out of reach"; },
        [](const zab::Received& e) {
            return std::string(toString(zab::kindOf(e.message))) + " from " + toString(e.from);
        },
        [](const zab::TimerFired& e) { return "timer " + std::string(toString(e.timer)); },
        [](const zab::Persisted& e) { return "persist " + std::to_string(e.id) + " being durable"; },
        [](const auto&) { return std::string("an input of its own"); },
    };
    return std::visit(
        overload{
            [&](const zab::Input& e) { return std::visit(ofPeers, e); },
            [&](const node::ClientOpened& e) { return "the begin" + on(e.connection); },
            [&](const node::ClientReceived& e) { return std::to_string(e.bytes.size()) + " bytes" + on(e.connection); },
            [&](const node::ClientClosed& e) { return "the end" + on(e.connection); },
        },
        input);
}

std::string words(const node::Effects& effects) {
    std::string out;
    const auto add = [&out](const std::string& what) { out += (out.empty() ? "" : ", ") + what; };
    for (const node::Effect& effect : effects) {
        std::visit(overload{
                       [&](const zab::Send& e) {
                           add("sends " + std::string(toString(zab::kindOf(e.message))) + " to " + toString(e.to));
                       },
                       [&](const zab::Persist& e) { add("persists " + std::to_string(e.id)); },
                       [&](const zab::SetTimer& e) { add("sets timer " + std::string(toString(e.timer))); },
                       [&](const zab::CancelTimer& e) { add("cancels timer " + std::string(toString(e.timer))); },
                       [&](const zab::Dial& e) { add("dials " + toString(e.peer)); },
                       [&](const zab::CloseConnection& e) { add("closes a connection with " + toString(e.peer)); },
                       [](const zab::Emit&) {},
                       [&](const zab::ReadHistoryAgain&) { add("asks for its whole history"); },
                       [&](const zab::EnsembleChanged&) { add("has another ensemble"); },
                       [&](const node::ClientSend& e) { add("answers " + std::to_string(e.bytes.size()) + " bytes"); },
                       [&](const node::ClientClose&) { add("closes a client's connection"); },
                       [&](const node::AskSurroundings& e) { add("is asked " + e.word); },
                   },
                   effect);
    }
    return out.empty() ? "does nothing" : out;
}

}  // namespace

Result<Outcome> replay(std::string_view log) {
    std::string_view rest = log;
    const auto at = [&](std::string_view frame, const Error& error) {
        return Error{"byte " + std::to_string(frame.data() - log.data()), error.message()};
    };
    const auto first = nextFrame(rest);
    if (!first) return Error{"byte 0", "not a log of inputs"};
    const auto begin = decodeBegin(*first);
    if (!begin) return at(*first, begin.error());
    Outcome out;
    out.self = begin->config.zab.self;
    node::Replica replica(begin->config, begin->durable, VirtualTime{});
    node::Effects effects;
    replica.start(effects);
    if (fingerprintOf(effects, begin->config.zab) != begin->fingerprint) {
        out.difference = "at its start it now " + words(effects);
        return out;
    }
    while (const auto frame = nextFrame(rest)) {
        const auto step = decodeStep(*frame);
        if (!step) return at(*frame, step.error());
        effects.clear();
        replica.setClockOrigin(step->clockOriginMs);
        replica.step(step->input, step->at, effects);
        if (fingerprintOf(effects, begin->config.zab) != step->fingerprint) {
            out.difference = "step " + std::to_string(out.steps + 1) + ", at " + toString(step->at) + ": upon " +
                             words(step->input) + " it now " + words(effects);
            return out;
        }
        ++out.steps;
        out.end = step->at;
    }
    return out;
}

}  // namespace qs::replay

#include "engine/scenario/ensemble_line.h"

#include <charconv>

#include "engine/sim/lab_bounds.h"

namespace qs::scenario {

using command::Token;

namespace {

namespace bounds = sim::bounds;

template <class T>
std::optional<T> numberOf(std::string_view text) {
    T out{};
    const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), out);
    if (problem != std::errc() || end != text.data() + text.size() || text.empty()) return std::nullopt;
    return out;
}

std::optional<NodeId> nodeOf(std::string_view text) {
    const auto n = numberOf<std::uint8_t>(text);
    if (!n || *n < 1 || *n > NodeId::MaxTraced) return std::nullopt;
    return NodeId{*n};
}

/// The parts of "a,b,c"; calls `take` with each until it says no.
template <class Take>
bool eachPart(std::string_view text, char separator, Take take) {
    for (;;) {
        const auto end = text.find(separator);
        if (!take(text.substr(0, end))) return false;
        if (end == std::string_view::npos) return true;
        text.remove_prefix(end + 1);
    }
}

class EnsembleReader {
public:
    EnsembleReader(LineReader& in, sim::LabConfig& config) : m_in(in), m_config(config) {}

    void readOne() {
        m_token = m_in.next("a setting");
        auto& c = m_config;
        const bool known =
            number("replicas", c.voters, bounds::Voters) || number("observers", c.observers, bounds::Observers) ||
            number("seed", c.seed, sim::Bounds<std::uint64_t>{0, UINT64_MAX}) ||
            number("initLimit", c.initLimit, bounds::Limit) || number("syncLimit", c.syncLimit, bounds::Limit) ||
            number("snapCount", c.snapCount, bounds::Transactions) ||
            number("window", c.committedWindow, bounds::Transactions) ||
            number("startCounter", c.startCounter, bounds::StartCounter) ||
            number("firstSequence", c.firstSequence, bounds::FirstSequence) || time("latency", c.latency) ||
            time("fsync", c.fsync) || time("tick", c.tick) || finalizeWait() || onOff("readonly", c.readOnly) ||
            list("weights", "weights=1:2,3:0", parseWeights, c.weights) ||
            list("groups", "groups=1,2|3,4,5", parseGroups, c.groups);
        if (known) return;
        m_in.fail(m_token,
                  "expected replicas=, observers=, seed=, latency=, fsync=, tick=, initLimit=, syncLimit=, snapCount=, "
                  "window=, startCounter=, firstSequence=, finalizeWait=, readonly=, weights= or groups=, found " +
                      command::quote(m_token.text));
    }

private:
    std::string value(std::string_view key) const { return m_token.text.substr(key.size() + 1); }

    template <class T, class B>
    bool number(std::string_view key, T& out, const sim::Bounds<B>& may) {
        if (!LineReader::hasKey(m_token, key)) return false;
        const auto least = static_cast<std::uint64_t>(may.least);
        out = static_cast<T>(m_in.numberIn(m_token, key, least, static_cast<std::uint64_t>(may.most)));
        return true;
    }
    bool time(std::string_view key, VirtualTime& out) {
        if (!LineReader::hasKey(m_token, key)) return false;
        out = m_in.durationIn(m_token, key);
        return true;
    }
    /// The only time that may be zero.
    bool finalizeWait() {
        if (!LineReader::hasKey(m_token, "finalizeWait")) return false;
        const auto wait = parseDuration(value("finalizeWait"));
        if (!wait || !bounds::FinalizeWait.contain(*wait))
            m_in.fail(m_token,
                      "finalizeWait takes a duration from 0ms to 60s, found " + command::quote(value("finalizeWait")));
        m_config.finalizeWait = wait.value_or(VirtualTime{});
        return true;
    }
    bool onOff(std::string_view key, bool& out) {
        if (!LineReader::hasKey(m_token, key)) return false;
        out = value(key) == "on";
        if (!out && value(key) != "off")
            m_in.fail(m_token, std::string(key) + " takes on or off, found " + command::quote(value(key)));
        return true;
    }
    template <class T>
    bool list(std::string_view key, std::string_view example, std::optional<T> (*read)(std::string_view), T& out) {
        if (!LineReader::hasKey(m_token, key)) return false;
        const auto found = read(value(key));
        out = found.value_or(T{});
        if (!found)
            m_in.fail(m_token,
                      "expected something like " + std::string(example) + ", found " + command::quote(m_token.text));
        return true;
    }

    LineReader& m_in;
    sim::LabConfig& m_config;
    Token m_token;
};

}  // namespace

std::optional<Weights> parseWeights(std::string_view text) {
    Weights out;
    const bool good = eachPart(text, ',', [&](std::string_view part) {
        const auto colon = part.find(':');
        if (colon == std::string_view::npos) return false;
        const auto node = nodeOf(part.substr(0, colon));
        const auto weight = numberOf<std::uint32_t>(part.substr(colon + 1));
        return node && weight && *weight <= bounds::MostWeight && out.emplace(*node, *weight).second;
    });
    return good ? std::optional(out) : std::nullopt;
}

std::string formatWeights(const Weights& weights) {
    std::string out;
    for (const auto& [node, weight] : weights)
        out += (out.empty() ? "" : ",") + toString(node) + ":" + std::to_string(weight);
    return out;
}

std::optional<Groups> parseGroups(std::string_view text) {
    Groups out;
    const bool good = eachPart(text, '|', [&](std::string_view group) {
        out.emplace_back();
        return eachPart(group, ',', [&](std::string_view part) {
            const auto node = nodeOf(part);
            if (node) out.back().insert(*node);
            return node.has_value();
        });
    });
    return good ? std::optional(out) : std::nullopt;
}

std::string formatGroups(const Groups& groups) {
    std::string out;
    for (const NodeSet group : groups) {
        std::string members;
        for (const NodeId n : group.nodes())
            members += (members.empty() ? "" : ",") + toString(n);
        out += (out.empty() ? "" : "|") + members;
    }
    return out;
}

void readSettings(LineReader& in, sim::LabConfig& config) {
    EnsembleReader reader(in, config);
    while (!in.atEnd() && !in.error())
        reader.readOne();
    const std::string problem = config.membership().problem();
    if (!in.error() && !problem.empty()) in.failHere("weights and groups do not fit: " + problem);
}

Result<sim::LabConfig> parseEnsembleLine(std::string_view line) {
    const command::Bindings noNames;
    const std::vector<Parameter> noParameters;
    LineReader in(line, 1, noNames, noParameters);
    sim::LabConfig out;
    for (const std::string_view word : {"ensemble", "zab"}) {
        if (!in.take(word)) in.failHere("expected " + std::string(word));
    }
    readSettings(in, out);
    if (in.error()) return *in.error();
    return out;
}

std::string ensembleLine(const sim::LabConfig& c) {
    static const sim::LabConfig usual;
    std::string out = "ensemble zab replicas=" + std::to_string(c.voters) +
                      " observers=" + std::to_string(c.observers) + " seed=" + std::to_string(c.seed) +
                      " latency=" + formatDuration(c.latency) + " fsync=" + formatDuration(c.fsync) +
                      " tick=" + formatDuration(c.tick) + " initLimit=" + std::to_string(c.initLimit) +
                      " syncLimit=" + std::to_string(c.syncLimit) + " snapCount=" + std::to_string(c.snapCount);
    if (c.committedWindow != usual.committedWindow) out += " window=" + std::to_string(c.committedWindow);
    if (c.startCounter != usual.startCounter) out += " startCounter=" + std::to_string(c.startCounter);
    if (c.firstSequence != usual.firstSequence) out += " firstSequence=" + std::to_string(c.firstSequence);
    if (c.finalizeWait != usual.finalizeWait) out += " finalizeWait=" + formatDuration(c.finalizeWait);
    if (c.readOnly) out += " readonly=on";
    if (!c.weights.empty()) out += " weights=" + formatWeights(c.weights);
    if (!c.groups.empty()) out += " groups=" + formatGroups(c.groups);
    return out;
}

}  // namespace qs::scenario

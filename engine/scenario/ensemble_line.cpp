#include "engine/scenario/ensemble_line.h"

#include <charconv>

namespace qs::scenario {

using command::Token;

namespace {

constexpr std::uint32_t MostWeight = 1000;
constexpr VirtualTime LongestWait = VirtualTime::ofMs(60000);

template <class T>
std::optional<T> numberOf(std::string_view text) {
    T out{};
    const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), out);
    if (problem != std::errc() || end != text.data() + text.size() || text.empty()) return std::nullopt;
    return out;
}

std::optional<NodeId> nodeOf(std::string_view text) {
    const auto n = numberOf<std::uint8_t>(text);
    if (!n || *n < 1 || *n > NodeId::Max) return std::nullopt;
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

bool readWeights(std::string_view text, std::map<NodeId, std::uint32_t>& out) {
    return eachPart(text, ',', [&](std::string_view part) {
        const auto colon = part.find(':');
        if (colon == std::string_view::npos) return false;
        const auto node = nodeOf(part.substr(0, colon));
        const auto weight = numberOf<std::uint32_t>(part.substr(colon + 1));
        return node && weight && *weight <= MostWeight && out.emplace(*node, *weight).second;
    });
}

bool readGroups(std::string_view text, std::vector<NodeSet>& out) {
    return eachPart(text, '|', [&](std::string_view group) {
        out.emplace_back();
        return eachPart(group, ',', [&](std::string_view part) {
            const auto node = nodeOf(part);
            if (node) out.back().insert(*node);
            return node.has_value();
        });
    });
}

class EnsembleReader {
public:
    EnsembleReader(LineReader& in, sim::LabConfig& config) : m_in(in), m_config(config) {}

    void readOne() {
        m_token = m_in.next("a setting");
        auto& c = m_config;
        const bool known = number("replicas", c.voters, 1, 9) || number("observers", c.observers, 0, 9) ||
                           number("seed", c.seed, 0, UINT64_MAX) || number("initLimit", c.initLimit, 1, 1000) ||
                           number("syncLimit", c.syncLimit, 1, 1000) || number("snapCount", c.snapCount, 1, 1000000) ||
                           number("window", c.committedWindow, 1, 1000000) ||
                           number("startCounter", c.startCounter, 0, UINT32_MAX - 1) ||
                           number("firstSequence", c.firstSequence, 0, INT32_MAX) || time("latency", c.latency) ||
                           time("fsync", c.fsync) || time("tick", c.tick) || finalizeWait() ||
                           onOff("readonly", c.readOnly) ||
                           list("weights", "weights=1:2,3:0", readWeights, c.weights) ||
                           list("groups", "groups=1,2|3,4,5", readGroups, c.groups);
        if (known) return;
        m_in.fail(m_token,
                  "expected replicas=, observers=, seed=, latency=, fsync=, tick=, initLimit=, syncLimit=, snapCount=, "
                  "window=, startCounter=, firstSequence=, finalizeWait=, readonly=, weights= or groups=, found " +
                      command::quote(m_token.text));
    }

private:
    std::string value(std::string_view key) const { return m_token.text.substr(key.size() + 1); }

    template <class T>
    bool number(std::string_view key, T& out, std::uint64_t low, std::uint64_t high) {
        if (!LineReader::hasKey(m_token, key)) return false;
        out = static_cast<T>(m_in.numberIn(m_token, key, low, high));
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
        if (!wait || *wait > LongestWait)
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
    bool list(std::string_view key, std::string_view example, bool (*read)(std::string_view, T&), T& out) {
        if (!LineReader::hasKey(m_token, key)) return false;
        out.clear();
        if (!read(value(key), out))
            m_in.fail(m_token,
                      "expected something like " + std::string(example) + ", found " + command::quote(m_token.text));
        return true;
    }

    LineReader& m_in;
    sim::LabConfig& m_config;
    Token m_token;
};

std::string weightsText(const std::map<NodeId, std::uint32_t>& weights) {
    std::string out;
    for (const auto& [node, weight] : weights)
        out += (out.empty() ? " weights=" : ",") + toString(node) + ":" + std::to_string(weight);
    return out;
}

std::string groupsText(const std::vector<NodeSet>& groups) {
    std::string out;
    for (const NodeSet group : groups) {
        out += out.empty() ? " groups=" : "|";
        std::string members;
        for (const NodeId n : group.nodes())
            members += (members.empty() ? "" : ",") + toString(n);
        out += members;
    }
    return out;
}

}  // namespace

void readSettings(LineReader& in, sim::LabConfig& config) {
    EnsembleReader reader(in, config);
    while (!in.atEnd() && !in.error())
        reader.readOne();
    const std::string problem = config.membership().problem();
    if (!in.error() && !problem.empty()) in.failHere("weights and groups do not fit: " + problem);
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
    return out + weightsText(c.weights) + groupsText(c.groups);
}

}  // namespace qs::scenario

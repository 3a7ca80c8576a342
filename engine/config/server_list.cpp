#include "engine/config/server_list.h"

#include <algorithm>
#include <charconv>

#include "engine/config/properties.h"

namespace qs::config {

namespace {

constexpr std::int64_t MostWeight = 1'000'000;
constexpr std::size_t LongestHost = 255;

/// Splits at `separator`, but not within brackets.
std::vector<std::string_view> split(std::string_view text, char separator) {
    std::vector<std::string_view> out;
    std::size_t begin = 0;
    int depth = 0;
    for (std::size_t i = 0; i <= text.size(); ++i) {
        if (i < text.size() && text[i] == '[') ++depth;
        if (i < text.size() && text[i] == ']') --depth;
        if (i < text.size() && (text[i] != separator || depth > 0)) continue;
        out.push_back(text.substr(begin, i - begin));
        begin = i + 1;
    }
    return out;
}

std::string quoted(std::string_view text) {
    return '"' + std::string(text) + '"';
}

std::string lowered(std::string_view text) {
    std::string out(text);
    for (char& c : out)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return out;
}

std::string textOf(const HostPort& at) {
    return withBrackets(at.host) + ':' + std::to_string(at.port);
}

/// The text must be read again by everybody as it is written.
bool isHost(std::string_view text) {
    constexpr std::string_view Others = "-._:%";
    return !text.empty() && text.size() <= LongestHost && std::ranges::all_of(text, [&](char c) {
        const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
        return letter || Others.find(c) != std::string_view::npos;
    });
}

Result<std::uint16_t> parsePort(std::string_view text) {
    const auto n = numberOf(text);
    if (n && *n >= 1 && *n <= 65535) return static_cast<std::uint16_t>(*n);
    return Error{{}, "expected a port from 1 to 65535, found " + quoted(text)};
}

Result<HostPort> parseClient(std::string_view text) {
    const auto parts = split(text, ':');
    if (parts.size() == 2) return parseHostPort(text);
    if (parts.size() > 2) return Error{{}, "expected [HOST:]PORT, found " + quoted(text)};
    const auto port = parsePort(text);
    if (!port) return port.error();
    return HostPort{"0.0.0.0", *port};
}

Result<NodeSet> parseGroup(std::string_view text) {
    NodeSet out;
    for (const std::string_view id : split(text, ':')) {
        const auto n = parseServerId(id);
        if (!n) return n.error();
        out.insert(*n);
    }
    return out;
}

}  // namespace

std::optional<std::int64_t> numberOf(std::string_view text) {
    std::int64_t n = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), n);
    if (text.empty() || error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    return n;
}

Result<HostPort> parseHostPort(std::string_view text) {
    const auto parts = split(text, ':');
    if (parts.size() != 2 || !isHost(withoutBrackets(parts[0])))
        return Error{{}, "expected HOST:PORT, found " + quoted(text)};
    const auto port = parsePort(parts[1]);
    if (!port) return port.error();
    return HostPort{std::string(withoutBrackets(parts[0])), *port};
}

std::string withBrackets(const std::string& host) {
    return host.find(':') == std::string::npos ? host : '[' + host + ']';
}

std::string_view withoutBrackets(std::string_view host) {
    const bool inBrackets = host.size() > 2 && host.front() == '[' && host.back() == ']';
    return inBrackets ? host.substr(1, host.size() - 2) : host;
}

Result<NodeId> parseServerId(std::string_view text) {
    const auto n = numberOf(text);
    if (n && *n >= 0 && *n <= NodeId::Max) return NodeId{static_cast<std::uint8_t>(*n)};
    return Error{{},
                 "expected the id of a server from 0 to " + std::to_string(NodeId::Max) + ", found " + quoted(text)};
}

Result<ServerLine> parseServerLine(NodeId id, std::string_view value) {
    const auto halves = split(value, ';');
    const auto parts = split(halves.front(), ':');
    if (halves.size() > 2 || parts.size() < 3 || parts.size() > 4) {
        return Error{{},
                     "expected server.N=HOST:PORT:PORT[:participant|:observer][;[HOST:]PORT], found " + quoted(value)};
    }
    if (value.find('|') != std::string_view::npos)
        return Error{{}, "several addresses of one server are not served here"};
    const std::string host(withoutBrackets(parts[0]));
    if (!isHost(host)) return Error{{}, "expected the address of the server, found " + quoted(host)};
    const auto quorum = parsePort(parts[1]);
    if (!quorum) return quorum.error();
    const auto election = parsePort(parts[2]);
    if (!election) return election.error();
    if (*quorum == *election) return Error{{}, "the two ports of a server must differ"};
    const std::string role = lowered(parts.size() == 4 ? parts[3] : "participant");
    if (role != "participant" && role != "observer")
        return Error{{}, "expected participant or observer, found " + quoted(parts[3])};
    ServerLine out{id, {host, *quorum}, {host, *election}, role == "observer", {}};
    if (halves.size() < 2) return out;
    auto client = parseClient(halves[1]);
    if (!client) return client.error();
    out.client = std::move(client).value();
    return out;
}

bool ServerList::hasKey(std::string_view key) {
    return key.starts_with("server.") || key.starts_with("weight.") || key.starts_with("group.");
}

std::string ServerList::take(std::string_view key, std::string_view value) {
    if (key.starts_with("group.")) {
        const auto group = parseGroup(value);
        if (!group) return group.error().message();
        groups.push_back(*group);
        return {};
    }
    const auto id = parseServerId(key.substr(7));
    if (!id) return id.error().message();
    if (key.starts_with("weight.")) {
        const auto n = numberOf(value);
        if (!n || *n < 0 || *n > MostWeight) {
            return std::string(key) + ": expected a number from 0 to " + std::to_string(MostWeight) + ", found " +
                   quoted(value);
        }
        weights[*id] = static_cast<std::uint32_t>(*n);
        return {};
    }
    const auto line = parseServerLine(*id, value);
    if (!line) return line.error().message();
    return servers.emplace(*id, *line).second ? "" : "server " + toString(*id) + " stands here twice";
}

Membership ServerList::membership() const {
    Membership out;
    for (const auto& [id, line] : servers)
        (line.observer ? out.observers : out.voters).insert(id);
    out.weights = weights;
    out.groups = groups;
    return out;
}

std::string ServerList::text() const {
    std::string out;
    for (const auto& [id, line] : servers) {
        out += "server." + toString(id) + "=" + textOf(line.quorum) + ":" + std::to_string(line.election.port) +
               (line.observer ? ":observer" : ":participant");
        if (line.client) out += ";" + textOf(*line.client);
        out += "\n";
    }
    for (std::size_t i = 0; i < groups.size(); ++i) {
        out += "group." + std::to_string(i + 1) + "=";
        for (const NodeId n : groups[i].nodes())
            out += (out.back() == '=' ? "" : ":") + toString(n);
        out += "\n";
    }
    for (const auto& [id, each] : weights)
        out += "weight." + toString(id) + "=" + std::to_string(each) + "\n";
    return out + "version=" + toHex(Zxid{version}).substr(2);
}

Result<ServerList> parseServerList(std::string_view text) {
    ServerList out;
    for (const Property& p : readProperties(text)) {
        const std::string line = "line " + std::to_string(p.line);
        if (p.key == "version") {
            const char* const end = p.value.data() + p.value.size();
            const auto [read, error] = std::from_chars(p.value.data(), end, out.version, 16);
            if (error != std::errc{} || read != end)
                return Error{line, "expected a version in hex, found " + quoted(p.value)};
        } else if (!ServerList::hasKey(p.key)) {
            return Error{line, "expected server.N, group.N or weight.N, found " + quoted(p.key)};
        } else if (const std::string problem = out.take(p.key, p.value); !problem.empty()) {
            return Error{line, problem};
        }
    }
    if (const std::string problem = out.membership().problem(); !problem.empty()) return Error{{}, problem};
    return out;
}

}  // namespace qs::config

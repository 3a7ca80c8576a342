#include "engine/config/zoo_config.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <limits>
#include <utility>

#include "engine/config/properties.h"

namespace qs::config {

namespace {

constexpr std::string_view SystemPrefix = "zookeeper.";
constexpr std::size_t LeastRetained = 3;
constexpr std::int64_t MostInt = std::numeric_limits<std::int32_t>::max();

/// Known to Apache, and without meaning here: the features are not there, or need no switch.
constexpr std::string_view Ignored[] = {
    "admin.enableServer",
    "admin.serverPort",
    "admin.serverAddress",
    "preAllocSize",
    "electionAlg",
    "peerType",
    "reconfigEnabled",
    "localSessionsEnabled",
    "localSessionsUpgradingEnabled",
    "syncEnabled",
    "digest.enabled",
    "cnxTimeout",
    "leaderServes",
    "clientPortListenBacklog",
    "fastleader.minNotificationInterval",
    "fastleader.maxNotificationInterval",
    "metricsProvider.className",
    "metricsProvider.httpPort",
    "metricsProvider.exportJvmInfo",
};

std::optional<std::int64_t> numberOf(std::string_view text) {
    std::int64_t n = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), n);
    if (text.empty() || error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    return n;
}

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

std::string_view withoutBrackets(std::string_view host) {
    const bool inBrackets = host.size() > 2 && host.front() == '[' && host.back() == ']';
    return inBrackets ? host.substr(1, host.size() - 2) : host;
}

std::string withBrackets(const std::string& host) {
    return host.find(':') == std::string::npos ? host : '[' + host + ']';
}

class Parser {
public:
    Parser(std::string file, const ReadFile& read) : m_file(std::move(file)), m_read(read) {}

    Result<ZooConfig> parse(std::string_view text) {
        for (const Property& property : readProperties(text)) {
            m_line = property.line;
            take(property);
        }
        if (m_dynamicFile && !m_error) takeDynamic();
        finish();
        if (m_error) return *m_error;
        return std::move(m_out);
    }

private:
    void fail(std::string text) {
        if (!m_error) m_error = Error{m_file + ":" + std::to_string(m_line), std::move(text)};
    }
    void failWhole(std::string text) {
        if (!m_error) m_error = Error{m_file, std::move(text)};
    }
    void warn(std::string text) { m_out.warnings.push_back({m_line, std::move(text)}); }

    std::int64_t number(const Property& p, std::int64_t least, std::int64_t most) {
        const auto n = numberOf(p.value);
        if (n && *n >= least && *n <= most) return *n;
        fail(p.key + ": expected a number from " + std::to_string(least) + " to " + std::to_string(most) +
             ", found \"" + p.value + "\"");
        return least;
    }
    bool flag(const Property& p) {
        if (p.value == "true" || p.value == "yes") return true;
        if (p.value == "false" || p.value == "no") return false;
        fail(p.key + ": expected true or false, found \"" + p.value + "\"");
        return false;
    }
    std::optional<std::uint16_t> port(std::string_view text) {
        const auto n = numberOf(text);
        if (n && *n >= 1 && *n <= 65535) return static_cast<std::uint16_t>(*n);
        fail("expected a port from 1 to 65535, found \"" + std::string(text) + "\"");
        return std::nullopt;
    }
    NodeId node(std::string_view text) {
        const auto n = numberOf(text);
        if (n && *n >= 1 && *n <= NodeId::Max) return NodeId{static_cast<std::uint8_t>(*n)};
        fail("expected the id of a server from 1 to " + std::to_string(NodeId::Max) + ", found \"" + std::string(text) +
             "\"");
        return {};
    }

    void take(const Property& p) {
        const std::string_view key =
            p.key.starts_with(SystemPrefix) ? std::string_view(p.key).substr(SystemPrefix.size()) : p.key;
        if (takeMember(key, p)) return;
        if (key == "dynamicConfigFile") {
            m_dynamicFile = {m_line, p.value};
            return;
        }
        if (takeTime(key, p) || takeStore(key, p) || takeClients(key, p) || takeFeature(key, p)) return;
        const bool ignored = std::find(std::begin(Ignored), std::end(Ignored), key) != std::end(Ignored);
        warn(ignored ? p.key + " has no effect here" : p.key + " is not known here and has no effect");
    }
    bool takeMember(std::string_view key, const Property& p) {
        if (key.starts_with("server.")) {
            server(key.substr(7), p.value);
        } else if (key.starts_with("weight.")) {
            weight(key.substr(7), p);
        } else if (key.starts_with("group.")) {
            group(p.value);
        } else {
            return false;
        }
        return true;
    }
    /// Who belongs to the ensemble, in a file of its own.
    void takeDynamic() {
        m_line = m_dynamicFile->line;
        if (!m_out.servers.empty()) return fail("dynamicConfigFile: there are servers in this file, too");
        const std::string path = m_dynamicFile->path;
        const auto text = m_read ? m_read(path) : Error{path, "cannot be read from here"};
        if (!text) return fail("dynamicConfigFile: " + text.error().message());
        const std::string ending = path.substr(path.rfind('.') + 1);
        const auto [end, error] = std::from_chars(ending.data(), ending.data() + ending.size(), m_out.version, 16);
        if (error != std::errc{} || end != ending.data() + ending.size()) m_out.version = 0;
        const std::string mainFile = std::exchange(m_file, path);
        for (const Property& p : readProperties(*text)) {
            m_line = p.line;
            if (!takeMember(p.key, p)) fail("expected server.N, group.N or weight.N, found \"" + p.key + "\"");
        }
        m_file = mainFile;
    }
    bool takeTime(std::string_view key, const Property& p) {
        if (key == "tickTime") {
            m_out.tick = VirtualTime::ofMs(number(p, 1, MostInt / 20));
        } else if (key == "initLimit") {
            m_out.initLimit = static_cast<int>(number(p, 1, 100'000));
        } else if (key == "syncLimit") {
            m_out.syncLimit = static_cast<int>(number(p, 1, 100'000));
        } else if (key == "minSessionTimeout") {
            m_out.minSessionTimeoutMs = sessionTimeout(p);
        } else if (key == "maxSessionTimeout") {
            m_out.maxSessionTimeoutMs = sessionTimeout(p);
        } else if (key == "znode.container.checkIntervalMs") {
            m_out.containerCheckInterval = VirtualTime::ofMs(number(p, 1, MostInt));
        } else {
            return false;
        }
        return true;
    }
    /// -1: the default of so many ticks.
    std::optional<std::int32_t> sessionTimeout(const Property& p) {
        const auto ms = static_cast<std::int32_t>(number(p, -1, MostInt));
        return ms < 0 ? std::nullopt : std::optional(ms);
    }
    bool takeStore(std::string_view key, const Property& p) {
        if (key == "dataDir") {
            m_out.dataDir = p.value;
        } else if (key == "dataLogDir") {
            m_out.dataLogDir = p.value;
        } else if (key == "snapCount") {
            m_out.snapCount = static_cast<std::size_t>(number(p, 2, MostInt));
        } else if (key == "autopurge.snapRetainCount") {
            m_retain = static_cast<std::size_t>(number(p, 0, MostInt));
            if (m_retain < LeastRetained) warn(p.key + ": at least " + std::to_string(LeastRetained) + " are kept");
        } else if (key == "autopurge.purgeInterval") {
            m_purges = number(p, 0, MostInt) > 0;
        } else if (key == "forceSync") {
            m_out.forceSync = flag(p);
        } else if (key == "jute.maxbuffer") {
            m_out.maxBuffer = static_cast<std::size_t>(number(p, 1024, MostInt / 2));
        } else {
            return false;
        }
        return true;
    }
    bool takeClients(std::string_view key, const Property& p) {
        if (key == "clientPort") {
            m_clientPort = port(p.value);
        } else if (key == "clientPortAddress") {
            m_clientAddress = std::string(withoutBrackets(p.value));
        } else if (key == "maxClientCnxns") {
            m_out.maxClientConnections = static_cast<int>(number(p, 0, MostInt));
        } else if (key == "globalOutstandingLimit") {
            m_out.globalOutstandingLimit = static_cast<std::size_t>(number(p, 0, MostInt));
        } else if (key == "4lw.commands.whitelist") {
            m_out.fourLetterWords = p.value;
        } else if (key == "DigestAuthenticationProvider.superDigest") {
            m_out.superDigest = p.value;
        } else {
            return false;
        }
        return true;
    }
    bool takeFeature(std::string_view key, const Property& p) {
        bool* const switches[] = {&m_out.readOnlyMode,      &m_out.extendedTypes,        &m_out.enforceQuota,
                                  &m_out.standaloneEnabled, &m_out.listenOnAllAddresses, &m_out.skipAcl};
        constexpr std::string_view Names[] = {"readonlymode.enabled", "extendedTypesEnabled", "enforceQuota",
                                              "standaloneEnabled",    "quorumListenOnAllIPs", "skipACL"};
        const auto* const known = std::find(std::begin(Names), std::end(Names), key);
        if (known == std::end(Names)) return false;
        *switches[known - std::begin(Names)] = flag(p);
        return true;
    }

    void server(std::string_view id, std::string_view value) {
        ServerLine out;
        out.id = node(id);
        const auto halves = split(value, ';');
        const auto parts = split(halves.front(), ':');
        if (halves.size() > 2 || parts.size() < 3 || parts.size() > 4) {
            return fail("expected server.N=HOST:PORT:PORT[:participant|:observer][;[HOST:]PORT], found \"" +
                        std::string(value) + "\"");
        }
        if (value.find('|') != std::string_view::npos)
            return fail("several addresses of one server are not served here");
        const std::string host(withoutBrackets(parts[0]));
        if (host.empty()) return fail("expected the address of the server, found nothing");
        const auto quorum = port(parts[1]);
        const auto election = port(parts[2]);
        if (!quorum || !election) return;
        if (*quorum == *election) return fail("the two ports of a server must differ");
        out.quorum = {host, *quorum};
        out.election = {host, *election};
        if (parts.size() == 4 && parts[3] != "participant" && parts[3] != "observer")
            return fail("expected participant or observer, found \"" + std::string(parts[3]) + "\"");
        out.observer = parts.size() == 4 && parts[3] == "observer";
        if (halves.size() == 2) out.client = clientOf(halves[1]);
        if (!m_out.servers.emplace(out.id, out).second) fail("server " + std::string(id) + " stands here twice");
    }
    std::optional<HostPort> clientOf(std::string_view text) {
        const auto parts = split(text, ':');
        const auto at = port(parts.back());
        if (parts.size() > 2) fail("expected [HOST:]PORT, found \"" + std::string(text) + "\"");
        if (!at) return std::nullopt;
        return HostPort{parts.size() == 2 ? std::string(withoutBrackets(parts.front())) : "0.0.0.0", *at};
    }
    void weight(std::string_view id, const Property& p) {
        m_out.weights[node(id)] = static_cast<std::uint32_t>(number(p, 0, 1'000'000));
    }
    void group(std::string_view value) {
        NodeSet out;
        for (const std::string_view id : split(value, ':')) {
            const NodeId n = node(id);
            if (m_error) return;
            out.insert(n);
        }
        m_out.groups.push_back(out);
    }

    void finish() {
        if (m_error) return;
        if (m_out.dataDir.empty()) return failWhole("dataDir is not set");
        if (m_purges) m_out.snapshotsToKeep = std::max(m_retain, LeastRetained);
        if (m_clientPort) m_out.client = HostPort{m_clientAddress.value_or("0.0.0.0"), *m_clientPort};
        if (!m_clientPort && m_clientAddress) return failWhole("clientPortAddress is set, and clientPort is not");
        const auto least = m_out.minSessionTimeoutMs.value_or(static_cast<std::int32_t>(m_out.tick.ms() * 2));
        const auto most = m_out.maxSessionTimeoutMs.value_or(static_cast<std::int32_t>(m_out.tick.ms() * 20));
        if (least > most) return failWhole("minSessionTimeout is larger than maxSessionTimeout");
        if (!m_out.isEnsemble()) return;
        if (m_out.initLimit == 0) return failWhole("initLimit is not set");
        if (m_out.syncLimit == 0) return failWhole("syncLimit is not set");
        const Membership membership = m_out.membership();
        if (membership.voters.empty()) return failWhole("no server is a participant");
        if (const std::string problem = membership.problem(); !problem.empty()) return failWhole(problem);
    }

    struct DynamicFile {
        int line;
        std::string path;
    };

    std::string m_file;
    const ReadFile& m_read;
    int m_line = 0;
    std::optional<DynamicFile> m_dynamicFile;
    ZooConfig m_out;
    std::optional<Error> m_error;
    std::optional<std::uint16_t> m_clientPort;
    std::optional<std::string> m_clientAddress;
    bool m_purges = false;
    std::size_t m_retain = LeastRetained;
};

}  // namespace

Membership ZooConfig::membership() const {
    Membership out;
    for (const auto& [id, line] : servers)
        (line.observer ? out.observers : out.voters).insert(id);
    out.weights = weights;
    out.groups = groups;
    return out;
}

std::string ZooConfig::quorumText() const {
    std::string out;
    for (const auto& [id, line] : servers) {
        out += "server." + toString(id) + "=" + withBrackets(line.quorum.host) + ":" +
               std::to_string(line.quorum.port) + ":" + std::to_string(line.election.port) +
               (line.observer ? ":observer" : ":participant");
        if (line.client) out += ";" + withBrackets(line.client->host) + ":" + std::to_string(line.client->port);
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
    std::array<char, 17> hex{};
    std::to_chars(hex.data(), hex.data() + hex.size() - 1, version, 16);
    return out + "version=" + hex.data();
}

Result<ZooConfig> parseZooConfig(std::string_view text, const std::string& file, const ReadFile& read) {
    return Parser(file, read).parse(text);
}

Result<NodeId> parseMyId(std::string_view text, const std::string& file) {
    const auto isSpace = [](char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; };
    while (!text.empty() && isSpace(text.back()))
        text.remove_suffix(1);
    while (!text.empty() && isSpace(text.front()))
        text.remove_prefix(1);
    const auto n = numberOf(text);
    if (n && *n >= 1 && *n <= NodeId::Max) return NodeId{static_cast<std::uint8_t>(*n)};
    return Error{file, "expected the id of this server, a number from 1 to " + std::to_string(NodeId::Max) +
                           ", found \"" + std::string(text.substr(0, 40)) + "\""};
}

}  // namespace qs::config

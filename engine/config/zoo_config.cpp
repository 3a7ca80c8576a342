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
    "electionAlg",
    "peerType",
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
        m_out.file = m_file;
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
    void take(const Property& p) {
        const std::string_view key = bareKey(p.key);
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
        if (!ServerList::hasKey(key)) return false;
        const std::string problem = m_out.ensemble.take(key, p.value);
        if (!problem.empty()) fail(problem);
        return true;
    }
    /// Who belongs to the ensemble, in a file of its own.
    void takeDynamic() {
        m_line = m_dynamicFile->line;
        if (!m_out.ensemble.servers.empty()) return fail("dynamicConfigFile: there are servers in this file, too");
        const std::string& path = m_out.dynamicFile = m_dynamicFile->path;
        const auto text = m_read ? m_read(path) : Error{path, "cannot be read from here"};
        if (!text) return fail("dynamicConfigFile: " + text.error().message());
        const std::string ending = path.substr(path.rfind('.') + 1);
        const auto [end, error] =
            std::from_chars(ending.data(), ending.data() + ending.size(), m_out.ensemble.version, 16);
        if (error != std::errc{} || end != ending.data() + ending.size()) m_out.ensemble.version = 0;
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
        } else if (key == "preAllocSize") {
            m_out.preAllocBytes =
                static_cast<std::uint64_t>(std::max<std::int64_t>(0, number(p, -MostInt, MostInt))) * 1024;
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
                                  &m_out.standaloneEnabled, &m_out.listenOnAllAddresses, &m_out.skipAcl,
                                  &m_out.reconfigEnabled};
        constexpr std::string_view Names[] = {"readonlymode.enabled", "extendedTypesEnabled", "enforceQuota",
                                              "standaloneEnabled",    "quorumListenOnAllIPs", "skipACL",
                                              "reconfigEnabled"};
        const auto* const known = std::find(std::begin(Names), std::end(Names), key);
        if (known == std::end(Names)) return false;
        *switches[known - std::begin(Names)] = flag(p);
        return true;
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
        const Membership membership = m_out.ensemble.membership();
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

Result<ZooConfig> parseZooConfig(std::string_view text, const std::string& file, const ReadFile& read) {
    return Parser(file, read).parse(text);
}

std::string_view bareKey(std::string_view key) {
    return key.starts_with(SystemPrefix) ? key.substr(SystemPrefix.size()) : key;
}

Result<NodeId> parseMyId(std::string_view text, const std::string& file) {
    const auto isSpace = [](char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; };
    while (!text.empty() && isSpace(text.back()))
        text.remove_suffix(1);
    while (!text.empty() && isSpace(text.front()))
        text.remove_prefix(1);
    const auto n = numberOf(text);
    if (n && *n >= 0 && *n <= NodeId::Max) return NodeId{static_cast<std::uint8_t>(*n)};
    return Error{file, "expected the id of this server, a number from 0 to " + std::to_string(NodeId::Max) +
                           ", found \"" + std::string(text.substr(0, 40)) + "\""};
}

}  // namespace qs::config

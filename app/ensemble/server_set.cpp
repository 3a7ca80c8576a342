#include "app/ensemble/server_set.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QHostAddress>
#include <QRegularExpression>
#include <utility>
#include <vector>

#include "engine/config/zoo_config.h"

namespace qs::app {

using namespace Qt::StringLiterals;

namespace {

constexpr int Depth = 3;
/// Somebody may name a folder that holds half of the disk.
constexpr int MostFolders = 300;
constexpr qint64 LongestFile = 1 << 20;

Error failed(const QString& path, const QString& what) {
    return {path.toStdString(), what.toStdString()};
}

Result<std::string> textOf(const QString& path) {
    QFile in(path);
    if (!in.open(QIODevice::ReadOnly)) return failed(path, in.errorString());
    if (in.size() > LongestFile) return failed(path, u"it is too long for a configuration"_s);
    return in.readAll().toStdString();
}

/// Other programs have *.cfg, too.
bool isZooConfig(const QString& path) {
    if (QFileInfo(path).fileName().startsWith(u"zoo"_s)) return true;
    static const QRegularExpression dataDir(u"^[ \\t]*dataDir[ \\t]*[=:]"_s, QRegularExpression::MultilineOption);
    const auto text = textOf(path);
    return text && QString::fromStdString(*text).contains(dataDir);
}

QStringList configsBelow(const QString& folder) {
    QStringList out;
    QStringList level{folder};
    int visited = 0;
    for (int depth = 0; depth <= Depth; ++depth) {
        QStringList below;
        for (const QString& each : std::as_const(level)) {
            if (++visited > MostFolders) return out;
            const QDir here(each);
            for (const QString& file : here.entryList({u"*.cfg"_s}, QDir::Files, QDir::Name))
                if (file != u"zoo_sample.cfg" && isZooConfig(here.filePath(file))) out << here.filePath(file);
            for (const QString& child :
                 here.entryList(QDir::Dirs | QDir::NoDotAndDotDot | QDir::NoSymLinks, QDir::Name))
                below << here.filePath(child);
        }
        level = std::move(below);
    }
    return out;
}

/// Where clients on this machine reach everything.
bool answersOnLoopback(const std::string& host) {
    const QString name = QString::fromStdString(host);
    if (name.isEmpty() || name == u"localhost") return true;
    const QHostAddress address(name);
    return address == QHostAddress(QHostAddress::AnyIPv4) || address == QHostAddress(QHostAddress::AnyIPv6) ||
           address == QHostAddress(QHostAddress::LocalHost);
}

struct Read {
    NodeId id;
    config::ZooConfig config;
    ServerEntry entry;
};

Result<Read> read(const QString& path) {
    const auto text = textOf(path);
    if (!text) return text.error();
    auto config = config::parseZooConfig(
        *text, path.toStdString(), [](const std::string& other) { return textOf(QString::fromStdString(other)); });
    if (!config) return config.error();
    Read out{NodeId{1}, std::move(config).value(), {path, {}, {}, {}}};
    out.entry.data = QDir(QString::fromStdString(out.config.dataDir)).absolutePath();
    out.entry.log = out.entry.data + u"/quorumscope.log"_s;
    std::optional<config::HostPort> client = out.config.client;
    if (out.config.isEnsemble()) {
        const QString idFile = out.entry.data + u"/myid"_s;
        const auto idText = textOf(idFile);
        if (!idText) return idText.error();
        const auto id = config::parseMyId(*idText, idFile.toStdString());
        if (!id) return id.error();
        const auto line = out.config.ensemble.servers.find(*id);
        if (line == out.config.ensemble.servers.end())
            return failed(path, u"there is no server.%1, which %2 says it is"_s.arg(id->value).arg(idFile));
        out.id = *id;
        out.entry.ports = {0, line->second.quorum.port, line->second.election.port};
        if (line->second.client) client = line->second.client;
    }
    if (!client) return failed(path, u"there is no clientPort"_s);
    if (!answersOnLoopback(client->host)) {
        return failed(path,
                      u"clients reach it at %1 alone, not at 127.0.0.1"_s.arg(QString::fromStdString(client->host)));
    }
    out.entry.ports.client = client->port;
    return out;
}

/// Empty, or why they are not one ensemble.
std::optional<Error> contradiction(const Read& one, const Read& other) {
    const config::ZooConfig& a = one.config;
    const config::ZooConfig& b = other.config;
    if (one.id == other.id)
        return failed(other.entry.config, u"it is of server %1, as is %2"_s.arg(one.id.value).arg(one.entry.config));
    config::ServerList mine = a.ensemble;
    config::ServerList theirs = b.ensemble;
    mine.version = theirs.version = 0;
    if (mine != theirs) return failed(other.entry.config, u"its servers are others than in %1"_s.arg(one.entry.config));
    if (a.tick != b.tick || a.initLimit != b.initLimit || a.syncLimit != b.syncLimit) {
        return failed(other.entry.config,
                      u"tickTime, initLimit or syncLimit are others than in %1"_s.arg(one.entry.config));
    }
    if (one.entry.data == other.entry.data)
        return failed(other.entry.config, u"its dataDir is the one of %1"_s.arg(one.entry.config));
    return std::nullopt;
}

std::optional<Error> meetingPorts(const ServerSet& set) {
    std::map<quint16, NodeId> taken;
    for (const auto& [id, server] : set.servers) {
        for (const quint16 port : {server.ports.client, server.ports.quorum, server.ports.election}) {
            if (port == 0) continue;
            const auto [it, first] = taken.emplace(port, id);
            if (first) continue;
            return failed(server.config,
                          u"port %1 is used twice: servers %2 and %3 cannot run on one machine"_s.arg(port)
                              .arg(it->second.value)
                              .arg(id.value));
        }
    }
    return std::nullopt;
}

Result<ServerSet> together(const QString& folder, const std::vector<Read>& all) {
    ServerSet out;
    out.folder = folder;
    const config::ZooConfig& any = all.front().config;
    out.membership = any.isEnsemble() ? any.ensemble.membership() : Membership::ofSize(1, 0);
    out.pace.tick = any.tick;
    if (any.initLimit != 0) out.pace.initLimit = any.initLimit;
    if (any.syncLimit != 0) out.pace.syncLimit = any.syncLimit;
    for (const Read& each : all) {
        for (const Read& before : all) {
            if (&before == &each) break;
            if (auto error = contradiction(before, each)) return *std::move(error);
        }
        out.servers.emplace(each.id, each.entry);
    }
    for (const NodeId id : out.membership.all().nodes()) {
        if (!id.canBeTraced()) {
            return failed(folder, u"server %1: only ids from 1 to %2 are shown"_s.arg(id.value).arg(NodeId::MaxTraced));
        }
        if (!out.servers.contains(id)) return failed(folder, u"there is no configuration of server %1"_s.arg(id.value));
    }
    if (auto error = meetingPorts(out)) return *std::move(error);
    return out;
}

}  // namespace

Result<std::optional<ServerSet>> findServerSet(const QString& folder) {
    const QString whole = QDir(folder).absolutePath();
    std::vector<Read> all;
    for (const QString& path : configsBelow(whole)) {
        auto one = read(path);
        if (!one) return one.error();
        all.push_back(std::move(one).value());
    }
    if (all.empty()) return std::optional<ServerSet>();
    auto set = together(whole, all);
    if (!set) return set.error();
    return std::optional(std::move(set).value());
}

Result<ServerSet> openServerSet(const QString& folder) {
    auto found = findServerSet(folder);
    if (!found) return found.error();
    if (!*found) return failed(folder, u"there are no zoo.cfg files"_s);
    return **found;
}

}  // namespace qs::app

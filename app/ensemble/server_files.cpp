#include "app/ensemble/server_files.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <QDir>
#include <QFile>
#include <QSaveFile>
#include <cerrno>
#include <cstring>
#include <utility>

#include "engine/config/zoo_config.h"

namespace qs::app {

using namespace Qt::StringLiterals;

namespace {

constexpr const char* Common =
    "clientPortAddress=127.0.0.1\n"
    "4lw.commands.whitelist=*\n"
    "autopurge.purgeInterval=1\n"
    "preAllocSize=1024\n"
    "extendedTypesEnabled=true\n";
constexpr const char* OwnLinesBegin = "\n# Own lines\n";

Error failed(const QString& path, const QString& what) {
    return {path.toStdString(), what.toStdString()};
}

std::optional<Error> write(const QString& path, const QString& text) {
    QSaveFile out(path);
    const QByteArray bytes = text.toUtf8();
    const bool written = out.open(QIODevice::WriteOnly) && out.write(bytes) == bytes.size() && out.commit();
    return written ? std::nullopt : std::optional(failed(path, out.errorString()));
}

QString words(const Membership& membership) {
    return u"%1 voters and %2 observers"_s.arg(membership.voters.size()).arg(membership.observers.size());
}

/// Without any a majority counts, and so does ZooKeeper where there are weights but no groups.
QString quorumLines(const Membership& members) {
    QString out;
    std::vector<NodeSet> groups = members.groups;
    if (groups.empty() && !members.weights.empty()) groups = {members.voters};
    int number = 0;
    for (const NodeSet& group : groups) {
        QStringList ids;
        for (const NodeId each : group.nodes())
            ids << QString::number(each.value);
        out += u"group.%1=%2\n"_s.arg(++number).arg(ids.join(u':'));
    }
    for (const auto& [server, weight] : members.weights)
        out += u"weight.%1=%2\n"_s.arg(server.value).arg(weight);
    return out;
}

QString serverLines(const ServerPlan& plan) {
    QString out;
    for (const NodeId each : plan.membership.all().nodes()) {
        const ServerPorts& at = plan.ports.at(each.value - 1U);
        out += u"server.%1=127.0.0.1:%2:%3%4\n"_s.arg(each.value)
                   .arg(at.quorum)
                   .arg(at.election)
                   .arg(plan.membership.observers.contains(each) ? u":observer"_s : QString());
    }
    return out;
}

QString configIn(const QString& folder, NodeId server) {
    return folder + u'/' + QString::number(server.value) + u"/zoo.cfg"_s;
}

/// Its presence says that the ensemble was made here.
QString lockIn(const QString& folder) {
    return folder + u"/lock"_s;
}

}  // namespace

/// An advisory lock, gone with the process. No server inherits it.
class ServerFiles::Lock {
public:
    explicit Lock(const QString& path)
        : m_fd(::open(QFile::encodeName(path).constData(), O_CREAT | O_RDWR | O_CLOEXEC, 0644)) {}
    ~Lock() {
        if (m_fd >= 0) ::close(m_fd);
    }
    Lock(const Lock&) = delete;
    Lock& operator=(const Lock&) = delete;
    /// Empty, or why not.
    QString take() const {
        if (m_fd >= 0 && ::flock(m_fd, LOCK_EX | LOCK_NB) == 0) return {};
        if (m_fd >= 0 && errno == EWOULDBLOCK) return u"another window uses this folder"_s;
        return QString::fromLocal8Bit(std::strerror(errno));
    }

private:
    int m_fd;
};

QString zooConfigText(NodeId server, const QString& dataDir, const ServerPlan& plan) {
    const Membership& members = plan.membership;
    QString out = u"tickTime=%1\ninitLimit=%2\nsyncLimit=%3\n"_s.arg(plan.pace.tick.ms())
                      .arg(plan.pace.initLimit)
                      .arg(plan.pace.syncLimit);
    out += QString::fromLatin1(Common);
    if (plan.snapCount) out += u"snapCount=%1\n"_s.arg(*plan.snapCount);
    if (plan.readOnly) out += u"readonlymode.enabled=true\n"_s;
    out += u"dataDir=%1\nclientPort=%2\n"_s.arg(dataDir).arg(plan.ports.at(server.value - 1U).client);
    if (members.observers.contains(server)) out += u"peerType=observer\n"_s;
    if (members.all().size() > 1) out += serverLines(plan) + quorumLines(members);
    return plan.ownLines.isEmpty() ? out : out + QString::fromLatin1(OwnLinesBegin) + plan.ownLines + u'\n';
}

Result<std::optional<ServerFiles::Held>> ServerFiles::heldIn(const QString& folder) {
    const QString whole = QDir(folder).absolutePath();
    const QString firstConfig = configIn(whole, NodeId{1});
    QFile in(firstConfig);
    if (!QFile::exists(lockIn(whole)) || !in.exists()) return std::optional<Held>();
    if (!in.open(QIODevice::ReadOnly)) return failed(firstConfig, in.errorString());
    const QString text = QString::fromUtf8(in.readAll());
    const auto config = config::parseZooConfig(text.toStdString(), firstConfig.toStdString());
    if (!config) return config.error();
    Held out{config->isEnsemble() ? config->ensemble.membership() : Membership::ofSize(1, 0),
             {},
             config->client ? config->client->port : quint16{0}};
    const QString begin = QString::fromLatin1(OwnLinesBegin);
    if (const qsizetype at = text.indexOf(begin); at >= 0) out.ownLines = text.mid(at + begin.size()).trimmed();
    return std::optional(out);
}

Result<ServerSet> writeServerSet(const QString& folder, const ServerPlan& plan) {
    ServerSet out{QDir(folder).absolutePath(), {}, plan.membership, plan.pace};
    for (const NodeId server : plan.membership.all().nodes()) {
        const QString data = out.folder + u'/' + QString::number(server.value) + u"/data"_s;
        const ServerEntry entry{configIn(out.folder, server), data, ServerFiles::logIn(out.folder, server),
                                plan.ports.at(server.value - 1U)};
        if (!QDir().mkpath(entry.data)) return failed(entry.data, u"cannot be made"_s);
        if (const auto error = write(entry.data + u"/myid"_s, QString::number(server.value) + u'\n')) return *error;
        if (const auto error = write(entry.config, zooConfigText(server, entry.data, plan))) return *error;
        out.servers.emplace(server, entry);
    }
    return out;
}

Result<ServerFiles> ServerFiles::open(const QString& folder, const ServerPlan& plan) {
    const QString whole = QDir(folder).absolutePath();
    for (const NodeId server : plan.membership.all().nodes()) {
        const QString config = configIn(whole, server);
        if (!QFile::exists(lockIn(whole)) && QFile::exists(config))
            return failed(config, u"it was not made here; such configurations can be started as they are"_s);
    }
    if (!QDir().mkpath(whole)) return failed(whole, u"cannot be made"_s);
    auto lock = std::make_unique<Lock>(lockIn(whole));
    if (const QString problem = lock->take(); !problem.isEmpty()) return failed(lockIn(whole), problem);
    const auto held = heldIn(whole);
    if (!held) return held.error();
    const Membership& wanted = plan.membership;
    const Membership there = *held ? (*held)->membership : wanted;
    if (there.voters != wanted.voters || there.observers != wanted.observers)
        return failed(whole, u"it holds an ensemble of %1, not of %2"_s.arg(words(there), words(wanted)));
    auto set = writeServerSet(whole, plan);
    if (!set) return set.error();
    return ServerFiles(std::move(set).value(), std::move(lock));
}

ServerFiles::ServerFiles(ServerSet set, std::unique_ptr<Lock> lock) : m_set(std::move(set)), m_lock(std::move(lock)) {}
ServerFiles::ServerFiles(ServerFiles&&) noexcept = default;
ServerFiles& ServerFiles::operator=(ServerFiles&&) noexcept = default;
ServerFiles::~ServerFiles() = default;

QString ServerFiles::logIn(const QString& folder, NodeId server) {
    return folder + u'/' + QString::number(server.value) + u"/log"_s;
}

QString ServerFiles::wipe(NodeId server) const {
    QDir version(m_set.servers.at(server).data + u"/version-2"_s);
    return !version.exists() || version.removeRecursively() ? QString() : version.path() + u": cannot be removed"_s;
}

}  // namespace qs::app

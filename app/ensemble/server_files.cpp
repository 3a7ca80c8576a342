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

/// The Lab's pace; ZooKeeper's own tickTime is 2000.
constexpr const char* Common =
    "tickTime=500\n"
    "initLimit=10\n"
    "syncLimit=4\n"
    "clientPortAddress=127.0.0.1\n"
    "4lw.commands.whitelist=*\n"
    "autopurge.purgeInterval=1\n"
    "extendedTypesEnabled=true\n";

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

QString zooConfigText(NodeId server, const QString& dataDir, const Membership& membership,
                      const std::vector<ServerPorts>& ports) {
    QString out = QString::fromLatin1(Common);
    out += u"dataDir=%1\nclientPort=%2\n"_s.arg(dataDir).arg(ports.at(server.value - 1U).client);
    if (membership.observers.contains(server)) out += u"peerType=observer\n"_s;
    if (membership.all().size() == 1) return out;
    for (const NodeId each : membership.all().nodes()) {
        const ServerPorts& at = ports.at(each.value - 1U);
        out += u"server.%1=127.0.0.1:%2:%3%4\n"_s.arg(each.value)
                   .arg(at.quorum)
                   .arg(at.election)
                   .arg(membership.observers.contains(each) ? u":observer"_s : QString());
    }
    return out;
}

Result<std::optional<Membership>> ServerFiles::membersOf(const QString& folder) {
    const QString firstConfig = QDir(folder).absolutePath() + u"/1/zoo.cfg"_s;
    QFile in(firstConfig);
    if (!in.exists()) return std::optional<Membership>();
    if (!in.open(QIODevice::ReadOnly)) return failed(firstConfig, in.errorString());
    const auto config = config::parseZooConfig(in.readAll().toStdString(), firstConfig.toStdString());
    if (!config) return config.error();
    return std::optional(config->isEnsemble() ? config->ensemble.membership() : Membership::ofSize(1, 0));
}

Result<ServerFiles> ServerFiles::open(const QString& folder, const Membership& membership,
                                      const std::vector<ServerPorts>& ports) {
    const QString whole = QDir(folder).absolutePath();
    if (!QDir().mkpath(whole)) return failed(whole, u"cannot be made"_s);
    const QString lockName = whole + u"/lock"_s;
    auto lock = std::make_unique<Lock>(lockName);
    if (const QString problem = lock->take(); !problem.isEmpty()) return failed(lockName, problem);
    ServerFiles out(whole, std::move(lock));
    const auto held = membersOf(whole);
    if (!held) return held.error();
    const bool another = *held && ((*held)->voters != membership.voters || (*held)->observers != membership.observers);
    if (another) {
        return failed(whole, u"it holds an ensemble of %1, not of %2"_s.arg(words(**held), words(membership)));
    }
    for (const NodeId server : membership.all().nodes()) {
        const QString data = out.data(server);
        if (!QDir().mkpath(data)) return failed(data, u"cannot be made"_s);
        if (const auto error = write(data + u"/myid"_s, QString::number(server.value) + u'\n')) return *error;
        if (const auto error = write(out.config(server), zooConfigText(server, data, membership, ports))) return *error;
    }
    return out;
}

ServerFiles::ServerFiles(QString folder, std::unique_ptr<Lock> lock)
    : m_folder(std::move(folder)), m_lock(std::move(lock)) {}
ServerFiles::ServerFiles(ServerFiles&&) noexcept = default;
ServerFiles& ServerFiles::operator=(ServerFiles&&) noexcept = default;
ServerFiles::~ServerFiles() = default;

QString ServerFiles::of(NodeId server) const {
    return m_folder + u'/' + QString::number(server.value);
}

QString ServerFiles::config(NodeId server) const {
    return of(server) + u"/zoo.cfg"_s;
}

QString ServerFiles::logIn(const QString& folder, NodeId server) {
    return folder + u'/' + QString::number(server.value) + u"/log"_s;
}

QString ServerFiles::data(NodeId server) const {
    return of(server) + u"/data"_s;
}

QString ServerFiles::wipe(NodeId server) const {
    QDir version(data(server) + u"/version-2"_s);
    return !version.exists() || version.removeRecursively() ? QString() : version.path() + u": cannot be removed"_s;
}

}  // namespace qs::app

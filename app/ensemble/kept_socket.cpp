#include "app/ensemble/kept_socket.h"

#include <sys/stat.h>
#include <unistd.h>

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QLocalSocket>
#include <QStringList>

namespace qs::app {

using namespace Qt::StringLiterals;

namespace {

constexpr mode_t OwnersAlone = 0700;

/// Nobody else can put anything there.
bool isOurs(const QString& folder) {
    struct stat is {};
    return ::lstat(QFile::encodeName(folder).constData(), &is) == 0 && S_ISDIR(is.st_mode) && is.st_uid == ::getuid() &&
           (is.st_mode & 077U) == 0;
}

/// Where it can be, the best first.
QStringList places() {
    QStringList out;
    const QString given = qEnvironmentVariable("XDG_RUNTIME_DIR");
    if (!given.isEmpty() && isOurs(given)) out << given;
    const QString own = u"/tmp/quorumscope-%1"_s.arg(::getuid());
    ::mkdir(QFile::encodeName(own).constData(), OwnersAlone);
    if (isOurs(own)) out << own;
    return out;
}

QString nameOf(const QString& folder) {
    const QFileInfo info(folder);
    const QString whole = info.exists() ? info.canonicalFilePath() : QDir(folder).absolutePath();
    const QByteArray name = QCryptographicHash::hash(QFile::encodeName(whole), QCryptographicHash::Sha256).toHex();
    return u"/quorumscope-%1.socket"_s.arg(QString::fromLatin1(name.left(16)));
}

}  // namespace

QString keptSocket(const QString& folder) {
    const QStringList in = places();
    return in.isEmpty() ? QString() : in.first() + nameOf(folder);
}

QString findKeptSocket(const QString& folder) {
    const QString name = nameOf(folder);
    for (const QString& place : places())
        if (QFileInfo::exists(place + name)) return place + name;
    return {};
}

bool isKept(const QString& folder) {
    constexpr int ConnectMs = 1'000;  // of a socket of this machine: at once, or never
    const QString path = findKeptSocket(folder);
    if (path.isEmpty()) return false;
    QLocalSocket socket;
    socket.connectToServer(path);
    return socket.waitForConnected(ConnectMs);
}

}  // namespace qs::app

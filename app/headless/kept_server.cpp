#include "app/headless/kept_server.h"

#include <sys/socket.h>
#include <unistd.h>

#include <QDeadlineTimer>
#include <QFileInfo>
#include <QPointer>

#include "app/ensemble/kept_socket.h"

namespace qs::app {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 SentAtOnce = qint64{1} << 20;
constexpr int LookMs = 5'000;
constexpr int FarewellMs = 1'000;  ///< for what windows have not read yet

/// A process of another user has no business here, whatever the rights of the file say.
bool isOurs(const QLocalSocket& socket) {
    ucred peer{};
    socklen_t size = sizeof peer;
    const auto fd = static_cast<int>(socket.socketDescriptor());
    return ::getsockopt(fd, SOL_SOCKET, SO_PEERCRED, &peer, &size) == 0 && peer.uid == ::getuid();
}

}  // namespace

KeptServer::KeptServer(const QString& folder, const trace::Setting& setting, EnsembleHandle& ensemble,
                       EnsembleDesk& desk, qint64 most)
    : m_folder(folder), m_desk(desk), m_spool(folder, setting, most) {
    m_server.setSocketOptions(QLocalServer::UserAccessOption);
    connect(&m_server, &QLocalServer::newConnection, this, &KeptServer::accept);
    connect(&m_looking, &QTimer::timeout, this, &KeptServer::listenAgain);
    const Ensemble* from = &ensemble.ensemble();
    connect(from, &Ensemble::endpointsChanged, this, [this](const QList<Endpoint>& endpoints) {
        m_endpoints = {endpoints};
        tellAll(m_endpoints);
    });
    connect(from, &Ensemble::leaderChanged, this, [this](NodeId leader) {
        m_leader = {leader};
        tellAll(m_leader);
    });
    connect(from, &Ensemble::rateMeasured, this, [this](double records, double) { tellAll(kept::Rate{records}); });
    connect(from, &Ensemble::usageMeasured, this,
            [this](const QList<ReplicaUsage>& usage) { tellAll(kept::Usage{usage}); });
    connect(from, &Ensemble::logged, this, [this](const QString& line) { tellAll(kept::Line{line}); });
    connect(from, &Ensemble::failed, this, [this](const QString& why) { tellAll(kept::Over{why}); });
}

KeptServer::~KeptServer() {
    const QDeadlineTimer enough(FarewellMs);
    for (const auto& [socket, window] : m_windows) {
        socket->disconnect(this);
        while (socket->bytesToWrite() > 0 && !enough.hasExpired())
            if (!socket->waitForBytesWritten(static_cast<int>(enough.remainingTime()))) break;
    }
}

QString KeptServer::listen() {
    if (m_server.isListening()) return {};
    const QString path = keptSocket(m_folder);
    if (path.isEmpty()) return u"the servers cannot be kept: there is no folder that is this user's alone"_s;
    if (!m_lock) {
        m_lock = std::make_unique<QLockFile>(path + u".lock"_s);
        m_lock->setStaleLockTime(0);
        if (!m_lock->tryLock()) return u"the servers in %1 are kept running already"_s.arg(m_folder);
    }
    QLocalServer::removeServer(path);  // of one that was killed
    if (!m_server.listen(path)) return u"the servers cannot be kept: %1: %2"_s.arg(path, m_server.errorString());
    m_looking.start(LookMs);
    return {};
}

void KeptServer::close() {
    m_looking.stop();
    m_server.close();
}

/// Where a user leaves, what was theirs among the runtime files goes, and this may stay.
void KeptServer::listenAgain() {
    if (QFileInfo::exists(m_server.fullServerName())) return;
    m_server.close();
    m_lock.reset();
    (void)listen();
}

void KeptServer::accept() {
    while (QLocalSocket* socket = m_server.nextPendingConnection()) {
        if (!isOurs(*socket)) {
            socket->deleteLater();
            continue;
        }
        m_windows[socket];
        connect(socket, &QLocalSocket::readyRead, this, [this, socket] { hear(socket); });
        connect(socket, &QLocalSocket::bytesWritten, this, [this, socket] { pump(socket); });
        // Queued: it may be found out while all windows are gone through.
        connect(
            socket, &QLocalSocket::disconnected, this,
            [this, socket] {
                m_windows.erase(socket);
                socket->deleteLater();
            },
            Qt::QueuedConnection);
        greet(socket);
    }
}

void KeptServer::greet(QLocalSocket* socket) {
    socket->write(kept::encode(kept::Hello{}));
    socket->write(kept::encode(m_endpoints));
    socket->write(kept::encode(m_leader));
    if (m_spool.problem().isEmpty()) return pump(socket);
    socket->write(kept::encode(kept::Unseen{m_spool.problem()}));
}

void KeptServer::hear(QLocalSocket* socket) {
    const QPointer<QLocalSocket> alive(socket);
    m_windows.at(socket).said.feed(socket->readAll());
    while (alive && socket->state() == QLocalSocket::ConnectedState) {
        const auto message = m_windows.at(socket).said.next();
        if (!message) return socket->abort();
        if (!*message) return;
        obey(socket, **message);
    }
}

void KeptServer::obey(QLocalSocket* socket, const kept::Message& message) {
    const QPointer<QLocalSocket> asker(socket);
    const EnsembleDesk::Answered answered = [asker](bool ok, const QString& text) {
        if (asker) asker->write(kept::encode(kept::Answer{ok, text}));
    };
    if (std::holds_alternative<kept::End>(message)) return emit endAsked();
    const auto* ask = std::get_if<kept::Ask>(&message);
    if (!ask) return socket->abort();
    if (ask->command.isEmpty()) return m_desk.reportStatus(answered);
    const auto command = command::parse(ask->command.toStdString());
    if (!command) {  // after the answers to what was asked before
        const QString why = QString::fromStdString(command.error().message());
        return m_desk.reportStatus([answered, why](bool, const QString&) { answered(false, why); });
    }
    m_desk.execute(command.value(), trace::CommandSource::User, answered);
}

void KeptServer::feed(const trace::Batch& batch) {
    const bool wasWell = m_spool.problem().isEmpty();
    const bool isNews = !batch.records.empty() || !batch.texts.empty() || !batch.txns.empty();
    if (isNews && !m_spool.append(batch) && wasWell) tellAll(kept::Unseen{m_spool.problem()});
    if (!m_spool.problem().isEmpty()) return;
    for (const auto& [socket, window] : m_windows) {
        if (isNews) {
            pump(socket);
        } else if (window.at == m_spool.size() && socket->bytesToWrite() == 0 && window.at > 0) {
            socket->write(kept::encode(kept::Trace{batch.upTo, {}}));
        }
    }
}

void KeptServer::pump(QLocalSocket* socket) {
    const auto window = m_windows.find(socket);
    if (window == m_windows.end()) return;
    while (window->second.at < m_spool.size() && socket->bytesToWrite() < SentAtOnce) {
        const QByteArray messages = m_spool.read(window->second.at, SentAtOnce);
        if (messages.isEmpty()) return socket->abort();  // it cannot be read back
        window->second.at += messages.size();
        socket->write(messages);
    }
}

void KeptServer::tellAll(const kept::Message& message) {
    const QByteArray bytes = kept::encode(message);
    for (const auto& [socket, window] : m_windows)
        socket->write(bytes);
}

}  // namespace qs::app

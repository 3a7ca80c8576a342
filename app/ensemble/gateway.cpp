#include "app/ensemble/gateway.h"

#include <sys/socket.h>
#include <QHostAddress>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTimer>

#include <algorithm>
#include <utility>

namespace qs::app {

namespace {

constexpr qint64 ReadBuffer = 256 << 10;
constexpr qint64 ReadChunk = 64 << 10;
constexpr qint64 SlowReader = 1 << 20;  ///< with this much unwritten output no more requests are passed on
constexpr int LingerMs = 5'000;         ///< a closing socket may take this long to drain
constexpr WallMs ReopenMs = 500;
constexpr WallMs StallMs = 500;  ///< a longer gap between ticks means this process did not run

/// Closing resets the connection instead of ending it in order, as the death of a process with unread input does.
void resetOnClose(const QTcpSocket& socket) {
    const linger atOnce{1, 0};
    ::setsockopt(static_cast<int>(socket.socketDescriptor()), SOL_SOCKET, SO_LINGER, &atOnce, sizeof atOnce);
}

}  // namespace

Gateway::Gateway(int replicas, QObject* parent) : QObject(parent), m_ports(static_cast<std::size_t>(replicas)) {
    m_clock.start();
}

Gateway::~Gateway() {
    for (auto& [id, client] : m_clients) {
        if (client.socket) client.socket->disconnect(this);
    }
}

PortBlock Gateway::listen(quint16 first, WhenBusy whenBusy) {
    PortBlock out;
    out.busyPort = openBlock(first);
    if (out.busyPort == 0) {
        out.first = first;
    } else {
        out.nextFree = findFreeBlock(out.busyPort + 1, static_cast<int>(m_ports.size()));
        if (whenBusy == WhenBusy::NextBlock && out.nextFree != 0 && openBlock(out.nextFree) == 0) {
            out.first = out.nextFree;
        }
    }
    emit endpointsChanged(endpoints());
    return out;
}

quint16 Gateway::openBlock(quint16 first) {
    for (std::size_t i = 0; i < m_ports.size(); ++i) {
        Port& port = m_ports[i];
        port.number = static_cast<quint16>(first + i);
        port.server = std::make_unique<QTcpServer>();
        const NodeId node = nodeAt(i);
        connect(port.server.get(), &QTcpServer::newConnection, this, [this, node] { accept(node); });
        if (!port.server->listen(QHostAddress::LocalHost, port.number)) {
            const quint16 busy = port.number;
            for (Port& opened : m_ports)
                opened.server.reset();
            return busy;
        }
    }
    return 0;
}

void Gateway::reopenPorts() {
    const WallMs now = m_clock.elapsed();
    if (now - m_lastReopen < ReopenMs) return;
    m_lastReopen = now;
    bool changed = false;
    for (Port& port : m_ports) {
        if (!port.server || !port.alive) continue;
        if (port.server->isListening()) {
            port.server->resumeAccepting();  // it pauses itself when the process is short of descriptors
        } else {
            changed = port.server->listen(QHostAddress::LocalHost, port.number) || changed;
        }
    }
    if (changed) emit endpointsChanged(endpoints());
}

void Gateway::closeAll() {
    for (Port& port : m_ports)
        port.server.reset();
    for (auto& [id, client] : m_clients) {
        client.logic.cutOff({});
        settle(client);
    }
    sweep();
    m_clientsChanged = false;
    emit endpointsChanged(endpoints());
    emit clientsChanged({});
}

QList<Endpoint> Gateway::endpoints() const {
    QList<Endpoint> out;
    for (std::size_t i = 0; i < m_ports.size(); ++i) {
        const Port& port = m_ports[i];
        const bool open = port.server && port.server->isListening();
        out.append(Endpoint{nodeAt(i), open ? port.number : quint16{0}});
    }
    return out;
}

QList<OutsideClient> Gateway::clients() const {
    QList<OutsideClient> out;
    for (const auto& [id, client] : m_clients) {
        if (client.socket) out.append(OutsideClient{id, client.logic.node(), client.address});
    }
    return out;
}

int Gateway::waiting() const {
    return static_cast<int>(std::count_if(m_clients.begin(), m_clients.end(),
                                          [](const auto& each) { return each.second.logic.hasCommands(); }));
}

int Gateway::countAt(NodeId node) const {
    return static_cast<int>(std::count_if(m_clients.begin(), m_clients.end(), [node](const auto& each) {
        return each.second.socket && each.second.logic.node() == node;
    }));
}

void Gateway::setNode(NodeId node, bool alive, bool frozen) {
    Port& port = portOf(node);
    if (port.alive == alive && port.frozen == frozen) return;
    const bool reopen = alive && !port.alive;
    const bool died = !alive && port.alive;
    port.alive = alive;
    port.frozen = frozen;
    if (!port.server) return;
    if (died) port.server->close();
    for (auto& [id, client] : m_clients) {
        if (client.logic.node() != node) continue;
        if (died) client.logic.cutOff({});
        client.logic.setFrozen(frozen);
        settle(client);
    }
    if (reopen && !port.server->listen(QHostAddress::LocalHost, port.number)) {
        emit logged(QStringLiteral("port %1 of replica %2 is taken by another program: trying again until it is free")
                        .arg(port.number)
                        .arg(node.value));
    }
    if (died || reopen) emit endpointsChanged(endpoints());
    announce();
}

void Gateway::accept(NodeId node) {
    Port& port = portOf(node);
    while (QTcpSocket* socket = port.server->nextPendingConnection()) {
        socket->setParent(this);
        const QString address = QStringLiteral("%1:%2").arg(socket->peerAddress().toString()).arg(socket->peerPort());
        if (countAt(node) >= MaxPerReplica) {
            emit logged(QStringLiteral("%1 at replica %2 refused: it already has %3 connections")
                            .arg(address)
                            .arg(node.value)
                            .arg(MaxPerReplica));
            socket->abort();
            socket->deleteLater();
            continue;
        }
        const ConnectionId id{m_nextConnection};
        m_nextConnection += 2;
        socket->setReadBufferSize(ReadBuffer);
        socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
        Client& client = m_clients.emplace(id, Client{OutsideConnection(id, node, m_clock.elapsed()), socket, address})
                             .first->second;
        client.logic.setFrozen(port.frozen);
        connect(socket, &QTcpSocket::readyRead, this, [this, id] { read(id); });
        // Queued: a write may find the socket dead and say so in the middle of settle().
        connect(
            socket, &QTcpSocket::disconnected, this, [this, id] { socketEnded(id); }, Qt::QueuedConnection);
        m_clientsChanged = true;
    }
}

void Gateway::read(ConnectionId id) {
    const auto it = m_clients.find(id);
    if (it == m_clients.end() || !it->second.socket) return;
    readFrom(it->second);
    settle(it->second);
    announce();
}

void Gateway::socketEnded(ConnectionId id) {
    const auto it = m_clients.find(id);
    if (it == m_clients.end() || !it->second.socket) return;
    readFrom(it->second);  // what it said before it left
    it->second.logic.tcpClosed();
    settle(it->second);
    announce();
}

void Gateway::readFrom(Client& client) {
    while (client.socket->bytesAvailable() > 0 && client.logic.wantsInput() && !client.logic.finished()) {
        const QByteArray bytes = client.socket->read(ReadChunk);
        client.logic.fromClient({bytes.constData(), static_cast<std::size_t>(bytes.size())}, m_clock.elapsed());
    }
}

void Gateway::settle(Client& client) {
    if (!client.socket) return;
    const std::string bytes = client.logic.takeToClient();
    if (!bytes.empty()) {
        client.socket->write(bytes.data(), static_cast<qint64>(bytes.size()));
        client.socket->flush();
    }
    client.logic.setOutputFull(client.socket->bytesToWrite() > SlowReader);
    if (!client.logic.finished()) return;
    if (!client.logic.complaint().empty()) log(client, client.logic.complaint());
    closeSocket(client);
}

void Gateway::closeSocket(Client& client) {
    QTcpSocket* socket = std::exchange(client.socket, nullptr);
    socket->disconnect(this);
    m_clientsChanged = true;
    if (client.logic.abortive() || socket->state() != QAbstractSocket::ConnectedState) {
        resetOnClose(*socket);
        socket->abort();
        socket->deleteLater();
        return;
    }
    connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
    QTimer::singleShot(LingerMs, socket, &QAbstractSocket::abort);
    socket->disconnectFromHost();
}

void Gateway::reserve(ConnectionId upTo) {
    m_nextConnection = std::max(m_nextConnection, (upTo.value + 1) | 1U);
}

void Gateway::deliver(const std::vector<sim::ClientOutput>& outputs, VirtualTime virtualNow) {
    for (const sim::ClientOutput& output : outputs) {
        const auto it = m_clients.find(output.connection);
        if (it == m_clients.end()) continue;
        Client& client = it->second;
        client.logic.fromReplica(output.bytes, output.closed, m_clock.elapsed(), virtualNow);
        if (output.closed && !portOf(client.logic.node()).alive) client.logic.cutOff({});
        settle(client);
    }
    sweep();
}

std::vector<OutsideCommand> Gateway::takeCommands() {
    std::vector<OutsideCommand> out;
    for (auto& [id, client] : m_clients) {
        if (!client.logic.hasCommands()) continue;
        for (OutsideCommand& each : client.logic.takeCommands())
            out.push_back(std::move(each));
    }
    sweep();
    return out;
}

void Gateway::refused(ConnectionId connection, const std::string& why) {
    const auto it = m_clients.find(connection);
    if (it == m_clients.end()) return;
    it->second.logic.cutOff(why);
    settle(it->second);
    sweep();
}

void Gateway::tick(VirtualTime virtualNow) {
    const WallMs now = m_clock.elapsed();
    const WallMs gap = now - std::exchange(m_lastTick, now);
    reopenPorts();
    for (auto& [id, client] : m_clients) {
        if (gap > StallMs) client.logic.forgive(gap);
        if (client.socket) {
            client.logic.setOutputFull(client.socket->bytesToWrite() > SlowReader);
            readFrom(client);
        }
        client.logic.tick(now, virtualNow);
        settle(client);
    }
    announce();
}

VirtualTime Gateway::nextPing() const {
    VirtualTime next = VirtualTime::never();
    for (const auto& [id, client] : m_clients)
        next = std::min(next, client.logic.nextPing());
    return next;
}

void Gateway::log(const Client& client, const std::string& what) {
    emit logged(QStringLiteral("%1 at replica %2 closed: %3")
                    .arg(client.address)
                    .arg(client.logic.node().value)
                    .arg(QString::fromStdString(what)));
}

void Gateway::sweep() {
    std::erase_if(m_clients, [](const auto& each) { return !each.second.socket && !each.second.logic.hasCommands(); });
}

/// Last of every entry point: whoever listens may call back and change the connections.
void Gateway::announce() {
    sweep();
    if (std::exchange(m_clientsChanged, false)) emit clientsChanged(clients());
    if (waiting() > 0) emit commandsWaiting();
}

}  // namespace qs::app

#include "app/ensemble/local_clients.h"

#include <QHostAddress>
#include <QTcpSocket>
#include <QTimer>
#include <algorithm>
#include <chrono>
#include <utility>

#include "engine/base/overload.h"
#include "engine/client/client.h"

namespace qs::app {

namespace {

VirtualTime now() {
    const auto since = std::chrono::steady_clock::now().time_since_epoch();
    return VirtualTime{std::chrono::duration_cast<std::chrono::microseconds>(since).count()};
}

}  // namespace

class LocalClients::Client {
public:
    Client(LocalClients& owner, std::string name, client::ClientConfig config)
        : m_owner(owner), m_name(std::move(name)), m_machine(std::move(config)) {
        m_timer.setSingleShot(true);
        QObject::connect(&m_timer, &QTimer::timeout, &m_timer, [this] { step(client::TimerFired{}); });
    }

    void start() {
        client::Effects effects;
        m_machine.start(now(), effects);
        carryOut(effects);
    }
    void step(const client::Input& input) {
        client::Effects effects;
        m_machine.step(input, now(), effects);
        carryOut(effects);
    }
    bool closed() const { return m_machine.closed(); }
    bool connected() const { return m_socket && m_socket->state() == QAbstractSocket::ConnectedState; }
    void breakConnection() {
        letGo();
        step(client::Disconnected{});
    }

private:
    void carryOut(const client::Effects& effects) {
        for (const client::Effect& effect : effects) {
            std::visit(overload{
                           [&](const client::Dial& e) { dial(e.server); },
                           [&](const client::SendBytes& e) {
                               if (m_socket) m_socket->write(e.bytes.data(), static_cast<qint64>(e.bytes.size()));
                           },
                           [&](const client::Close&) { finish(); },
                           [&](const client::SetTimer& e) { arm(e.due); },
                           [&](const client::Answer& e) {
                               emit m_owner.answered(client::named(m_name, e), m_machine.session());
                           },
                           [](const client::WatchEvent&) {},
                           [](const client::SessionEstablished&) {},
                           [](const client::SessionExpired&) {},
                       },
                       effect);
        }
    }

    void dial(NodeId server) {
        letGo();
        auto* socket = new QTcpSocket(&m_sockets);
        m_socket = socket;
        QObject::connect(socket, &QTcpSocket::connected, &m_sockets, [this] { step(client::Connected{}); });
        QObject::connect(socket, &QTcpSocket::readyRead, &m_sockets,
                         [this, socket] { step(client::BytesReceived{socket->readAll().toStdString()}); });
        // Queued: it may be said while the machine is being asked.
        QObject::connect(
            socket, &QTcpSocket::stateChanged, &m_sockets,
            [this, socket](QAbstractSocket::SocketState state) {
                if (state == QAbstractSocket::UnconnectedState && socket == m_socket) breakConnection();
            },
            Qt::QueuedConnection);
        // The server tells of it by this port.
        if (socket->bind(QHostAddress::LocalHost)) emit m_owner.dialling(m_name, server, socket->localPort());
        socket->connectToHost(QHostAddress(QHostAddress::LocalHost), m_owner.m_portOf(server));
        socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    }

    /// What was written still leaves; nothing more is heard of this connection.
    void finish() {
        if (!m_socket) return;
        QTcpSocket* socket = std::exchange(m_socket, nullptr);
        socket->disconnect(&m_sockets);
        QObject::connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
        socket->disconnectFromHost();
        if (socket->state() == QAbstractSocket::UnconnectedState) socket->deleteLater();
    }
    void letGo() {
        if (!m_socket) return;
        QTcpSocket* socket = std::exchange(m_socket, nullptr);
        socket->disconnect(&m_sockets);
        socket->abort();
        socket->deleteLater();
    }

    void arm(VirtualTime due) {
        if (due == VirtualTime::never()) return m_timer.stop();
        const std::int64_t us = std::max<std::int64_t>(0, (due - now()).us);
        m_timer.start(std::chrono::ceil<std::chrono::milliseconds>(std::chrono::microseconds(us)));
    }

    LocalClients& m_owner;
    std::string m_name;
    client::Client m_machine;
    QTimer m_timer;
    QObject m_sockets;               ///< owns all that are left, those that are ending too
    QTcpSocket* m_socket = nullptr;  ///< connected, or about to be
};

LocalClients::LocalClients(PortOf portOf, std::int32_t timeoutMs, QObject* parent)
    : QObject(parent), m_portOf(std::move(portOf)), m_timeoutMs(timeoutMs) {}
LocalClients::~LocalClients() = default;

std::optional<Error> LocalClients::refusal(const command::ClientStart& command) const {
    if (!m_clients.contains(command.name)) return std::nullopt;
    return Error{{}, "there is a client " + command.name + " already"};
}

std::optional<Error> LocalClients::refusal(const command::ClientRequest& command) const {
    const auto it = m_clients.find(command.client);
    if (it == m_clients.end()) return Error{{}, "there is no client " + command.client};
    if (it->second->closed()) return Error{{}, "client " + command.client + " has closed its session"};
    return std::nullopt;
}

std::optional<Error> LocalClients::refusal(const command::ResetClient& command) const {
    const auto it = m_clients.find(command.client);
    if (it == m_clients.end()) return Error{{}, "there is no client " + command.client};
    if (!it->second->connected()) return Error{{}, "client " + command.client + " is not connected"};
    return std::nullopt;
}

void LocalClients::start(const command::ClientStart& command, std::vector<NodeId> servers) {
    client::ClientConfig config;
    config.servers = std::move(servers);
    config.chroot = command.chroot;
    config.readOnly = command.readOnly;
    config.timeoutMs = m_timeoutMs;
    auto& slot = m_clients[command.name];
    slot = std::make_unique<Client>(*this, command.name, std::move(config));
    slot->start();
}

void LocalClients::ask(const command::ClientRequest& command) {
    m_clients.at(command.client)->step(client::Submit{client::requestOf(command)});
}

void LocalClients::reset(const command::ResetClient& command) {
    m_clients.at(command.client)->breakConnection();
}

}  // namespace qs::app

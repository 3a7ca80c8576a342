// The sockets of the outside clients: every replica listens on its own loopback port, every connection is an
// OutsideConnection, and what these ask for is collected as commands until the ensemble takes it.
// A dead replica's port refuses connections and its clients are reset, so that client libraries move on by themselves.
#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <map>
#include <memory>
#include <vector>

#include "app/ensemble/ensemble.h"
#include "app/ensemble/outside_connection.h"
#include "app/ensemble/port_block.h"

class QTcpServer;
class QTcpSocket;

namespace qs::app {

enum class WhenBusy : std::uint8_t { NextBlock, Refuse };

class Gateway : public QObject {
    Q_OBJECT
public:
    static constexpr int MaxPerReplica = 60;  ///< maxClientCnxns of ZooKeeper

    explicit Gateway(int replicas, QObject* parent = nullptr);
    ~Gateway() override;

    /// Listens on first .. first + replicas - 1 of 127.0.0.1.
    PortBlock listen(quint16 first, WhenBusy whenBusy);
    /// Closes every port and resets every connection, without a word to the Lab.
    void closeAll();
    /// Numbers up to this one are in use by connections that a saved run has.
    void reserve(ConnectionId upTo);
    QList<Endpoint> endpoints() const;
    QList<OutsideClient> clients() const;
    /// Connections whose commands have not been taken yet.
    int waiting() const;

    /// A port is open while its replica is alive.
    void setNode(NodeId node, bool alive, bool frozen);
    void deliver(const std::vector<sim::ClientOutput>& outputs, VirtualTime virtualNow);
    /// The commands of all connections, each connection's in order.
    std::vector<OutsideCommand> takeCommands();
    /// The Lab refused a command of this connection.
    void refused(ConnectionId connection, const std::string& why);
    /// Both clocks moved. To be called every few milliseconds, and when virtual time has come to nextPing().
    void tick(VirtualTime virtualNow);
    VirtualTime nextPing() const;

signals:
    void commandsWaiting();
    void endpointsChanged(const QList<qs::app::Endpoint>& endpoints);
    void clientsChanged(const QList<qs::app::OutsideClient>& clients);
    void logged(const QString& line);

private:
    struct Port {
        std::unique_ptr<QTcpServer> server;
        quint16 number = 0;
        bool alive = true;
        bool frozen = false;
    };
    struct Client {
        OutsideConnection logic;
        QTcpSocket* socket;  ///< null once closed
        QString address;
    };

    NodeId nodeAt(std::size_t index) const { return NodeId{static_cast<std::uint8_t>(index + 1)}; }
    Port& portOf(NodeId node) { return m_ports.at(static_cast<std::size_t>(node.value) - 1); }
    /// The first port of the block that cannot be opened, or 0; then all are open.
    quint16 openBlock(quint16 first);
    void reopenPorts();
    void accept(NodeId node);
    int countAt(NodeId node) const;
    void read(ConnectionId id);
    void socketEnded(ConnectionId id);
    void readFrom(Client& client);
    /// Carries out what the state machine wants of its socket.
    void settle(Client& client);
    void closeSocket(Client& client);
    void log(const Client& client, const std::string& what);
    void sweep();
    void announce();

    std::vector<Port> m_ports;
    std::map<ConnectionId, Client> m_clients;
    std::uint32_t m_nextConnection = 1;  ///< odd: simulated clients have the even numbers
    QElapsedTimer m_clock;
    WallMs m_lastTick = 0;
    WallMs m_lastReopen = 0;
    bool m_clientsChanged = false;
};

}  // namespace qs::app

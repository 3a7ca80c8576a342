// The gateway with real loopback sockets and a replica played by the test.
#include <QSignalSpy>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

#include "app/ensemble/gateway.h"

using namespace qs;
using namespace qs::app;

namespace {

constexpr int Replicas = 3;
constexpr quint16 Base = 24310;

/// Listens on the first free block from Base on.
quint16 listening(Gateway& gateway) {
    return gateway.listen(Base, WhenBusy::NextBlock).first;
}

void connectTo(QTcpSocket& socket, quint16 port) {
    socket.connectToHost(QHostAddress(QHostAddress::LocalHost), port);
    QTRY_COMPARE(socket.state(), QAbstractSocket::ConnectedState);  // with the event loop, so that the gateway accepts
}

}  // namespace

class GatewayTest : public QObject {
    Q_OBJECT
private slots:
    void listensOnABlock() {
        Gateway gateway(Replicas);
        QSignalSpy announced(&gateway, &Gateway::endpointsChanged);
        const quint16 first = listening(gateway);
        QVERIFY(first != 0);
        QCOMPARE(announced.size(), 1);
        const QList<Endpoint> expected = {{NodeId{1}, first},
                                          {NodeId{2}, static_cast<quint16>(first + 1)},
                                          {NodeId{3}, static_cast<quint16>(first + 2)}};
        QVERIFY(gateway.endpoints() == expected);
    }

    void busyPortOfTheBlock_data() {
        QTest::addColumn<int>("whenBusy");
        QTest::newRow("refuse") << static_cast<int>(WhenBusy::Refuse);
        QTest::newRow("next block") << static_cast<int>(WhenBusy::NextBlock);
    }
    void busyPortOfTheBlock() {
        QFETCH(int, whenBusy);
        QTcpServer other;
        quint16 first = 0;
        {
            Gateway probe(Replicas);
            first = listening(probe);
        }
        QVERIFY(other.listen(QHostAddress(QHostAddress::LocalHost), static_cast<quint16>(first + 1)));
        Gateway gateway(Replicas);
        const PortBlock block = gateway.listen(first, static_cast<WhenBusy>(whenBusy));
        QCOMPARE(block.busyPort, static_cast<quint16>(first + 1));
        QVERIFY(block.nextFree >= first + 2);
        QCOMPARE(block.first, static_cast<WhenBusy>(whenBusy) == WhenBusy::Refuse ? quint16{0} : block.nextFree);
    }

    void wordGoesInAndAnswerComesOut() {
        Gateway gateway(Replicas);
        QSignalSpy waiting(&gateway, &Gateway::commandsWaiting);
        QTcpSocket socket;
        connectTo(socket, static_cast<quint16>(listening(gateway) + 1));
        socket.write("ruok");
        QTRY_VERIFY(!waiting.isEmpty());
        QCOMPARE(gateway.waiting(), 1);
        const auto commands = gateway.takeCommands();
        QCOMPARE(commands.size(), std::size_t{2});
        const auto open = std::get<command::ConnectionOpen>(commands[0].command);
        QVERIFY(open.node == NodeId{2});
        gateway.deliver({{open.connection, "imok", true}}, {});
        QTRY_COMPARE(socket.state(), QAbstractSocket::UnconnectedState);
        QCOMPARE(socket.readAll(), QByteArray("imok"));
    }

    void clientsAreListed() {
        Gateway gateway(Replicas);
        QTcpSocket socket;
        connectTo(socket, listening(gateway));
        QTRY_COMPARE(gateway.clients().size(), 1);
        QVERIFY(gateway.clients().first().node == NodeId{1});
        QCOMPARE(gateway.clients().first().address, QStringLiteral("127.0.0.1:%1").arg(socket.localPort()));
        socket.abort();
        QTRY_COMPARE(gateway.clients().size(), 0);
    }

    void deadReplicaRefusesAndResets() {
        Gateway gateway(Replicas);
        const quint16 port = listening(gateway);
        QTcpSocket socket;
        connectTo(socket, port);
        QTRY_COMPARE(gateway.clients().size(), 1);
        gateway.setNode(NodeId{1}, false, false);
        QTRY_COMPARE(socket.state(), QAbstractSocket::UnconnectedState);
        QCOMPARE(gateway.endpoints().first().port, quint16{0});
        QTcpSocket late;
        late.connectToHost(QHostAddress(QHostAddress::LocalHost), port);
        QVERIFY(!late.waitForConnected(2000));
        QCOMPARE(late.error(), QAbstractSocket::ConnectionRefusedError);
        gateway.setNode(NodeId{1}, true, false);
        QCOMPARE(gateway.endpoints().first().port, port);
        connectTo(late, port);
    }

    void garbageHarmsOnlyItsOwnConnection() {
        Gateway gateway(Replicas);
        QSignalSpy logged(&gateway, &Gateway::logged);
        const quint16 port = listening(gateway);
        QTcpSocket good;
        connectTo(good, port);
        QTcpSocket bad;
        connectTo(bad, port);
        bad.write("GET / HTTP/1.1\r\n\r\n");
        QTRY_COMPARE(bad.state(), QAbstractSocket::UnconnectedState);
        QCOMPARE(logged.size(), 1);
        QVERIFY(logged.first().first().toString().contains(QStringLiteral("at replica 1 closed")));
        QVERIFY(gateway.takeCommands().empty());
        QCOMPARE(gateway.clients().size(), 1);
        QCOMPARE(good.state(), QAbstractSocket::ConnectedState);
    }

    void connectionsAreLimited() {
        Gateway gateway(Replicas);
        const quint16 port = listening(gateway);
        std::vector<std::unique_ptr<QTcpSocket>> sockets;
        for (int i = 0; i < Gateway::MaxPerReplica; ++i) {
            sockets.push_back(std::make_unique<QTcpSocket>());
            connectTo(*sockets.back(), port);
        }
        QTRY_COMPARE(gateway.clients().size(), Gateway::MaxPerReplica);
        QSignalSpy logged(&gateway, &Gateway::logged);
        QTcpSocket oneTooMany;
        oneTooMany.connectToHost(QHostAddress(QHostAddress::LocalHost), port);
        QTRY_COMPARE(logged.size(), 1);
        QTRY_COMPARE(oneTooMany.state(), QAbstractSocket::UnconnectedState);
        QCOMPARE(gateway.clients().size(), Gateway::MaxPerReplica);
        QTcpSocket elsewhere;
        connectTo(elsewhere, static_cast<quint16>(port + 1));
        QTRY_COMPARE(gateway.clients().size(), Gateway::MaxPerReplica + 1);
    }

    void refusedOpenClosesTheSocket() {
        Gateway gateway(Replicas);
        QTcpSocket socket;
        connectTo(socket, listening(gateway));
        socket.write("srvr");
        QTRY_COMPARE(gateway.waiting(), 1);
        const auto commands = gateway.takeCommands();
        gateway.refused(std::get<command::ConnectionOpen>(commands[0].command).connection, "2 is dead");
        QTRY_COMPARE(socket.state(), QAbstractSocket::UnconnectedState);
        QVERIFY(gateway.takeCommands().empty());
    }
};

QTEST_GUILESS_MAIN(GatewayTest)
#include "tst_gateway.moc"

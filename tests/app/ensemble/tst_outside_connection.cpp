// The state machine of one outside connection: framing, the two lives of a session, and how each kind of end looks.
#include <QTest>

#include "app/ensemble/outside_connection.h"

using namespace qs;
using namespace qs::app;

namespace {

constexpr ConnectionId Id{7};
constexpr NodeId Node{2};
constexpr WallMs Start = 1000;
constexpr std::int32_t TimeoutMs = 6000;

std::string big(std::uint64_t value, int bytes) {
    std::string out;
    for (int shift = 8 * (bytes - 1); shift >= 0; shift -= 8)
        out.push_back(static_cast<char>(value >> shift));
    return out;
}
std::string int32(std::int32_t v) {
    return big(static_cast<std::uint32_t>(v), 4);
}
std::string int64(std::int64_t v) {
    return big(static_cast<std::uint64_t>(v), 8);
}
std::string frame(const std::string& payload) {
    return int32(static_cast<std::int32_t>(payload.size())) + payload;
}

const std::string ConnectRequest =
    frame(int32(0) + int64(0) + int32(10000) + int64(0) + int32(16) + std::string(16, '\0') + std::string(1, '\0'));
std::string connectResponse(std::int32_t timeout, std::int64_t session) {
    return frame(int32(0) + int32(timeout) + int64(session) + int32(16) + std::string(16, 'p') + std::string(1, '\0'));
}
const std::string Ping = frame(int32(-2) + int32(11));
std::string pingReply(std::int64_t zxid) {
    return frame(int32(-2) + int64(zxid) + int32(0));
}
std::string request(std::int32_t xid) {
    return frame(int32(xid) + int32(3) + int32(2) + "/a" + std::string(1, '\0'));
}
std::string reply(std::int32_t xid, std::int64_t zxid) {
    return frame(int32(xid) + int64(zxid) + int32(0));
}

/// The bytes of all sends, with opens as "<open>" and closes as "<close>", keep-alive pings as "<ping>".
std::string passed(OutsideConnection& connection) {
    std::string out;
    for (const OutsideCommand& each : connection.takeCommands()) {
        if (std::holds_alternative<command::ConnectionOpen>(each.command)) out += "<open>";
        if (std::holds_alternative<command::ConnectionClose>(each.command)) out += "<close>";
        if (const auto* send = std::get_if<command::ConnectionSend>(&each.command)) {
            out += each.keepAlive ? std::string("<ping>") : send->bytes;
        }
    }
    return out;
}

OutsideConnection established() {
    OutsideConnection c(Id, Node, Start);
    c.fromClient(ConnectRequest, Start);
    c.takeCommands();
    c.fromReplica(connectResponse(TimeoutMs, 0x1234), false, Start, {});
    c.takeToClient();
    return c;
}

}  // namespace

class OutsideConnectionTest : public QObject {
    Q_OBJECT
private slots:
    void opensWithTheFirstWholeFrame() {
        OutsideConnection c(Id, Node, Start);
        for (const char byte : ConnectRequest) {
            QVERIFY(!c.hasCommands());
            c.fromClient({&byte, 1}, Start);
        }
        const auto commands = c.takeCommands();
        QCOMPARE(commands.size(), std::size_t{2});
        QVERIFY(std::get<command::ConnectionOpen>(commands[0].command) == (command::ConnectionOpen{Id, Node}));
        QVERIFY(std::get<command::ConnectionSend>(commands[1].command) ==
                (command::ConnectionSend{Id, ConnectRequest}));
    }

    void fourLetterWordPassesAsFourBytes() {
        OutsideConnection c(Id, Node, Start);
        c.fromClient("ruok\n", Start);
        QVERIFY(passed(c) == "<open>ruok");
        c.fromReplica("imok", false, Start, {});
        c.fromReplica("", true, Start, {});
        QVERIFY(c.takeToClient() == "imok");
        QVERIFY(c.finished());
        QVERIFY(!c.abortive());
        QVERIFY(!c.hasCommands());  // the replica closed it: nothing is left to close
    }

    void requestsBeforeTheSessionWait() {
        OutsideConnection c(Id, Node, Start);
        c.fromClient(ConnectRequest + request(1) + request(2), Start);
        QVERIFY(passed(c) == "<open>" + ConnectRequest);
        c.fromReplica(connectResponse(TimeoutMs, 5), false, Start, {});
        QVERIFY(passed(c) == request(1) + request(2));
        QVERIFY(c.session() == SessionId{5});
        QCOMPARE(c.timeoutMs(), TimeoutMs);
    }

    void refusedSessionIsHandedOn() {
        OutsideConnection c(Id, Node, Start);
        c.fromClient(ConnectRequest, Start);
        c.takeCommands();
        c.fromReplica(connectResponse(0, 0), true, Start, {});
        QVERIFY(c.takeToClient() == connectResponse(0, 0));
        QVERIFY(c.finished());
        QVERIFY(c.complaint().empty());
    }

    void clientPingIsAnsweredHereWithTheLastZxid() {
        OutsideConnection c = established();
        c.fromClient(request(1), Start);
        c.fromReplica(reply(1, 0x100000007), false, Start, {});
        c.takeToClient();
        c.takeCommands();
        c.fromClient(Ping, Start);
        QVERIFY(c.takeToClient() == pingReply(0x100000007));
        QVERIFY(!c.hasCommands());
    }

    void notificationZxidIsNotRemembered() {
        OutsideConnection c = established();
        c.fromReplica(reply(-1, -1), false, Start, {});
        QVERIFY(c.takeToClient() == reply(-1, -1));
        c.fromClient(Ping, Start);
        QVERIFY(c.takeToClient() == pingReply(0));
    }

    void frozenReplicaOwesThePings() {
        OutsideConnection c = established();
        c.setFrozen(true);
        c.fromClient(Ping + Ping, Start);
        QVERIFY(c.takeToClient().empty());
        c.setFrozen(false);
        QVERIFY(c.takeToClient() == pingReply(0) + pingReply(0));
    }

    void pingsInVirtualTimeEveryThirdOfTheTimeout() {
        OutsideConnection c = established();
        QCOMPARE(c.nextPing().ms(), std::int64_t{0});  // at once, to learn where the server stands
        c.tick(Start, {});
        QVERIFY(passed(c) == "<ping>");
        QCOMPARE(c.nextPing().ms(), std::int64_t{2000});
        c.tick(Start, VirtualTime::ofMs(1999));
        QVERIFY(!c.hasCommands());
        c.tick(Start, VirtualTime::ofMs(2000));
        QVERIFY(passed(c) == "<ping>");
        QCOMPARE(c.nextPing().ms(), std::int64_t{4000});
    }

    void requestsReplaceTheNextPing() {
        OutsideConnection c = established();
        c.fromClient(request(1), Start);
        c.takeCommands();
        c.tick(Start, VirtualTime::ofMs(2000));
        QVERIFY(!c.hasCommands());
        c.tick(Start, VirtualTime::ofMs(4000));
        QVERIFY(passed(c) == "<ping>");
    }

    void answersToInjectedPingsAreSwallowed() {
        OutsideConnection c = established();
        c.fromReplica(pingReply(9) + reply(3, 9), false, Start, {});
        QVERIFY(c.takeToClient() == reply(3, 9));
    }

    void repliesArriveInPieces() {
        OutsideConnection c = established();
        const std::string bytes = reply(1, 2);
        c.fromReplica(bytes.substr(0, 3), false, Start, {});
        QVERIFY(c.takeToClient().empty());
        c.fromReplica(bytes.substr(3), false, Start, {});
        QVERIFY(c.takeToClient() == bytes);
    }

    void silenceOfTheTimeoutIsTheEnd() {
        OutsideConnection c = established();
        c.tick(Start + TimeoutMs, {});
        QVERIFY(!c.finished());
        c.takeCommands();
        c.tick(Start + TimeoutMs + 1, {});
        QVERIFY(c.finished());
        QVERIFY(c.abortive());
        QVERIFY(passed(c) == "<close>");
        QVERIFY(c.complaint().find("silent") != std::string::npos);
    }

    void clientPingsKeepItAlive() {
        OutsideConnection c = established();
        for (WallMs now = Start; now < Start + 5 * TimeoutMs; now += 2000) {
            c.fromClient(Ping, now);
            c.tick(now, {});
        }
        QVERIFY(!c.finished());
    }

    void waitingForASessionIsNoSilence() {
        OutsideConnection c(Id, Node, Start);
        c.fromClient(ConnectRequest, Start);
        c.takeCommands();
        const WallMs later = Start + 100 * TimeoutMs;
        c.tick(later, {});
        c.fromReplica(connectResponse(TimeoutMs, 1), false, later, {});
        c.tick(later + 1, {});
        QVERIFY(!c.finished());
    }

    void ownStallIsForgiven() {
        OutsideConnection c = established();
        c.forgive(10 * TimeoutMs);
        c.tick(Start + 10 * TimeoutMs, {});
        QVERIFY(!c.finished());
    }

    void leavingBecomesAClose() {
        OutsideConnection c = established();
        c.tcpClosed();
        QVERIFY(passed(c) == "<close>");
        QVERIFY(c.complaint().empty());
    }

    void leavingBeforeTheLabKnewLeavesNoTrace() {
        OutsideConnection c(Id, Node, Start);
        c.fromClient(ConnectRequest, Start);  // paused: nobody takes the commands
        c.tcpClosed();
        QVERIFY(!c.hasCommands());
    }

    void leavingInsideAFrameIsNamed() {
        OutsideConnection c = established();
        c.fromClient(request(1).substr(0, 9), Start);
        c.tcpClosed();
        QVERIFY(c.complaint().find("middle of a frame") != std::string::npos);
        QVERIFY(passed(c) == "<close>");
    }

    void badFirstBytesNeverReachTheLab_data() {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("HTTP") << QByteArray("GET / HTTP/1.1\r\n\r\n");
        QTest::newRow("unknown word") << QByteArray("quit");
        QTest::newRow("zero length") << QByteArray(8, '\0');
        QTest::newRow("negative length") << QByteArray(8, '\xff');
        QTest::newRow("longer than a connect request") << QByteArray("\x00\x00\x04\x01", 4);
    }
    void badFirstBytesNeverReachTheLab() {
        QFETCH(QByteArray, bytes);
        OutsideConnection c(Id, Node, Start);
        c.fromClient({bytes.constData(), static_cast<std::size_t>(bytes.size())}, Start);
        QVERIFY(c.finished());
        QVERIFY(c.abortive());
        QVERIFY(!c.hasCommands());
        QVERIFY(!c.complaint().empty());
    }

    void impossibleLengthInASession_data() {
        QTest::addColumn<int>("length");
        QTest::newRow("negative") << -1;
        QTest::newRow("shorter than a header") << 7;
        QTest::newRow("one too long") << 1048576;
    }
    void impossibleLengthInASession() {
        QFETCH(int, length);
        OutsideConnection c = established();
        c.fromClient(request(1) + int32(length) + std::string(7, 'x'), Start);
        QVERIFY(c.finished());
        QVERIFY(passed(c) == request(1) + "<close>");
    }

    void longestFramePasses() {
        OutsideConnection c = established();
        const std::string longest = frame(int32(1) + int32(1) + std::string(codec::MaxFrame - 8, 'x'));
        c.fromClient(longest, Start);
        QVERIFY(!c.finished());
        QVERIFY(passed(c) == longest);
    }

    void greetingHasALimit() {
        OutsideConnection c(Id, Node, Start);
        c.fromClient(ConnectRequest.substr(0, 20), Start + 9000);
        c.tick(Start + OutsideConnection::GreetingMs, {});
        QVERIFY(!c.finished());
        c.tick(Start + OutsideConnection::GreetingMs + 1, {});
        QVERIFY(c.finished());
        QVERIFY(!c.hasCommands());
    }

    void unansweredRequestsHoldBackTheNext() {
        OutsideConnection c = established();
        for (int i = 1; i <= 100; ++i) {  // its answers are short
            c.fromClient(request(i), Start);
            passed(c);
            c.fromReplica(reply(i, 1), false, Start, {});
        }
        constexpr int Limit = OutsideConnection::MaxUnanswered;
        std::string sent;
        std::string expected;
        for (int i = 0; i < Limit + 2; ++i) {
            sent += request(i + 1);
            if (i < Limit) expected += request(i + 1);
        }
        c.fromClient(sent, Start);
        QVERIFY(passed(c) == expected);
        c.tick(Start + 10 * TimeoutMs, {});
        QVERIFY(!c.finished());  // what it says waits here: its silence is ours
        c.fromReplica(reply(1, 1), false, Start, {});
        QVERIFY(passed(c) == request(Limit + 1));
    }

    void longAnswersAreAskedForOneAtATime() {
        OutsideConnection c = established();
        std::string sent;
        for (int i = 1; i <= 20; ++i)
            sent += request(i);
        c.fromClient(sent, Start);
        std::string first;
        for (int i = 1; i <= 16; ++i)
            first += request(i);
        QVERIFY(passed(c) == first);  // nothing is known of its answers
        const std::string longReply =
            frame(int32(1) + int64(1) + int32(0) + std::string(OutsideConnection::AnswerBudget - 100, 'x'));
        for (int i = 1; i < 16; ++i) {
            c.fromReplica(longReply, false, Start, {});
            QVERIFY(!c.hasCommands());
        }
        for (int i = 17; i <= 20; ++i) {
            c.fromReplica(longReply, false, Start, {});
            QVERIFY(passed(c) == request(i));
        }
    }

    void clientThatDoesNotReadIsNotServedFurther() {
        OutsideConnection c = established();
        c.setOutputFull(true);
        c.fromClient(request(1), Start);
        QVERIFY(!c.hasCommands());
        c.setOutputFull(false);
        QVERIFY(passed(c) == request(1));
    }

    void readingStopsAtTheByteLimit() {
        OutsideConnection c = established();
        const std::string large = frame(int32(1) + int32(1) + std::string(1000000, 'x'));
        for (int i = 0; i < 3; ++i)
            c.fromClient(large, Start);
        QVERIFY(!c.wantsInput());
        c.takeCommands();
        QVERIFY(c.wantsInput());
    }

    void deadReplicaTakesTheConnectionWithIt() {
        OutsideConnection c = established();
        c.fromClient(request(1), Start);
        c.cutOff({});
        QVERIFY(c.finished());
        QVERIFY(c.abortive());
        QVERIFY(!c.hasCommands());
        QVERIFY(c.nextPing().isNever());
    }
};

QTEST_APPLESS_MAIN(OutsideConnectionTest)
#include "tst_outside_connection.moc"

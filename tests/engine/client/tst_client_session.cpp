// What outlives a connection: the session, its watches, the requests that were not sent yet; and how a session ends.
#include <QTest>

#include "tests/engine/client/script.h"

using namespace script;
using codec::Opcode;
using tree::ErrorCode;
using tree::WatchEventType;

namespace {

codec::ReplyBody withData(const std::string& data) {
    codec::ReplyBody body;
    body.data = tree::Data(data);
    return body;
}
client::Request watching(Verb verb, const std::string& path) {
    client::Request r = request(verb, path);
    r.watch = true;
    return r;
}
const client::Request CloseIt = request(Verb::Close, "");

}  // namespace

#define STEP(call, want) QCOMPARE(QString::fromStdString(call), QString(want))

class TestClientSession : public QObject {
    Q_OBJECT

private slots:
    // --- Lost connections

    void sameSessionOnTheNextServer() {
        Script s;
        s.bringUp();
        s.submit(get("/a"));
        STEP(s.replied(1, 0x200000007, Opcode::GetData, withData("d")), "answer 1 ok 2:7 data d");
        s.at(1000);
        STEP(s.disconnected(), "timer 1100");
        STEP(s.timerAt(1100), "dial 2; timer 3100");
        STEP(s.connected(), "send connect 0x1234 seen 2:7 timeout 6000");
        STEP(s.granted(), "session 0x1234 resumed at 2 timeout 6000");
    }

    void outcomeOfWhatWasSentIsUnknown() {
        Script s;
        s.bringUp();
        s.submit(request(Verb::Create, "/a"));
        s.submit(get("/a"));
        STEP(s.disconnected(), "answer 1 connection loss; answer 2 connection loss; timer 100");
        QCOMPARE(s.machine().pending(), 0);
        STEP(s.submit(get("/b")), "");
        s.timerAt(100);
        s.connected();
        STEP(s.granted(), "session 0x1234 resumed at 2 timeout 6000; send #3 get /b");
    }

    void halfAFrameDiesWithItsConnection() {
        Script s;
        s.bringUp();
        s.received(std::string("\0\0\0\x10\xff\xff", 6));
        s.disconnected();
        s.timerAt(100);
        s.connected();
        STEP(s.granted(), "session 0x1234 resumed at 2 timeout 6000");
    }

    void connectionLossIsNoOrdinaryError() {
        Script s;
        s.bringUp();
        s.submit(get("/a"));
        client::Client machine = s.machine();  // a copy is a checkpoint
        client::Effects out;
        machine.step(client::Disconnected{}, {}, out);
        const auto& answer = std::get<client::Answer>(out.at(0));
        QVERIFY(answer.connectionLoss);
        QVERIFY(answer.error == client::ConnectionLoss);
        QCOMPARE(s.machine().pending(), 1);
    }

    void zxidsThatAreNoneAreNotRemembered() {
        Script s;
        s.bringUp();
        s.submit(get("/a"));
        s.submit(get("/b"));
        s.submit(get("/c"));
        s.replied(1, 9, Opcode::GetData, {}, ErrorCode::NoNode);
        s.replied(2, UINT64_MAX, Opcode::GetData, {}, ErrorCode::Unimplemented);
        s.notified(WatchEventType::NodeCreated, "/x");
        s.replied(3, 4, Opcode::GetData, {}, ErrorCode::NoNode);
        s.disconnected();
        s.timerAt(100);
        STEP(s.connected(), "send connect 0x1234 seen 0:9 timeout 6000");
    }

    // --- Expiry

    void expiredSessionIsFollowedByANewOne() {
        Script s;
        s.bringUp();
        s.submit(watching(Verb::Exists, "/w"));
        s.replied(1, 9, Opcode::Exists, {}, ErrorCode::NoNode);
        s.disconnected();
        s.submit(get("/a"));
        s.timerAt(100);
        s.connected();
        STEP(s.expired(), "expired; answer 2 SessionExpired 0:0; close; timer 200");
        QVERIFY(!s.machine().session());
        STEP(s.submit(get("/b")), "");
        STEP(s.timerAt(200), "dial 3; timer 2200");
        STEP(s.connected(), "send connect 0x0 seen 0:0 timeout 6000");
        // nothing of the old session is left: no watch, no request
        STEP(s.granted(SessionId{0x77}), "session 0x77 new at 3 timeout 6000; send #2 get /b");
    }

    void expiredForGood() {
        Script s(3, false);
        s.bringUp();
        s.disconnected();
        s.submit(get("/a"));
        s.timerAt(100);
        s.connected();
        STEP(s.expired(), "expired; answer 1 SessionExpired 0:0; close");
        QVERIFY(s.machine().closed());
        STEP(s.submit(get("/b")), "answer 2 SessionExpired 0:0");
        STEP(s.timerAt(5000), "");
        STEP(s.disconnected(), "");
    }

    // --- Closing

    void closedSession() {
        Script s;
        s.bringUp();
        STEP(s.submit(CloseIt), "send #1 closeSession");
        STEP(s.submit(get("/late")), "answer 2 SessionExpired 0:0");
        STEP(s.replied(1, 9, Opcode::CloseSession), "answer 1 ok 0:9; close");
        QVERIFY(s.machine().closed());
        QCOMPARE(s.machine().pending(), 0);
        STEP(s.disconnected(), "");
        STEP(s.submit(get("/later")), "answer 3 SessionExpired 0:0");
    }

    void closeWhoseReplyIsLostIsNotRepeated() {
        Script s;
        s.bringUp();
        s.submit(get("/a"));
        s.submit(CloseIt);
        STEP(s.disconnected(), "answer 1 connection loss; answer 2 connection loss");
        QVERIFY(s.machine().closed());
    }

    void closeThatWasNotSentWaits() {
        Script s;
        s.bringUp();
        s.disconnected();
        STEP(s.submit(CloseIt), "");
        s.timerAt(100);
        s.connected();
        STEP(s.granted(), "session 0x1234 resumed at 2 timeout 6000; send #1 closeSession");
    }

    void closeOfAnExpiredSessionStartsNoNewOne() {
        Script s;
        s.bringUp();
        s.disconnected();
        s.submit(CloseIt);
        s.timerAt(100);
        s.connected();
        STEP(s.expired(), "expired; answer 1 SessionExpired 0:0; close");
        QVERIFY(s.machine().closed());
    }

    // --- Watches

    void watchesAreRegisteredAgain() {
        Script s;
        s.bringUp();
        s.submit(get("/data", true));
        s.submit(watching(Verb::Exists, "/there"));
        s.submit(watching(Verb::Exists, "/missing"));
        s.submit(watching(Verb::List, "/dir"));
        s.submit(get("/failed", true));
        s.submit(get("/unwatched"));
        s.replied(1, 5, Opcode::GetData, withData("d"));
        s.replied(2, 5, Opcode::Exists);
        s.replied(3, 5, Opcode::Exists, {}, ErrorCode::NoNode);
        s.replied(4, 5, Opcode::GetChildren);
        s.replied(5, 6, Opcode::GetData, {}, ErrorCode::NoNode);
        s.replied(6, 6, Opcode::GetData, withData("d"));
        s.disconnected();
        s.submit(get("/next"));
        s.timerAt(100);
        s.connected();
        STEP(s.granted(),
             "session 0x1234 resumed at 2 timeout 6000; "
             "send #-8 setWatches since 0:6 data /data,/there exist /missing child /dir; send #7 get /next");
        STEP(s.replied(codec::XidSetWatches, 6, Opcode::SetWatches), "");
        STEP(s.notified(WatchEventType::NodeCreated, "/missing"), "event NodeCreated /missing");
        STEP(s.replied(7, 6, Opcode::GetData, withData("n")), "answer 7 ok 0:6 data n");
    }

    void watchIsRegisteredAgainOnlyUntilItFires_data() {
        QTest::addColumn<int>("event");
        QTest::addColumn<QString>("left");
        QTest::newRow("data changed") << 3 << "data  exist  child /a";
        QTest::newRow("children changed") << 4 << "data /a exist  child ";
        QTest::newRow("deleted") << 2 << "";
        QTest::newRow("created") << 1 << "data  exist  child /a";
    }
    void watchIsRegisteredAgainOnlyUntilItFires() {
        QFETCH(int, event);
        QFETCH(QString, left);
        Script s;
        s.bringUp();
        s.submit(get("/a", true));
        s.submit(watching(Verb::List, "/a"));
        s.replied(1, 5, Opcode::GetData, withData("d"));
        s.replied(2, 5, Opcode::GetChildren);
        s.notified(static_cast<WatchEventType>(event), "/a");
        s.disconnected();
        s.timerAt(100);
        s.connected();
        const QString again = left.isEmpty() ? QString() : "; send #-8 setWatches since 0:5 " + left;
        STEP(s.granted(), "session 0x1234 resumed at 2 timeout 6000" + again);
    }

    void existsWatchIsUsedUpByTheCreation() {
        Script s;
        s.bringUp();
        s.submit(watching(Verb::Exists, "/missing"));
        s.replied(1, 5, Opcode::Exists, {}, ErrorCode::NoNode);
        STEP(s.notified(WatchEventType::NodeCreated, "/missing"), "event NodeCreated /missing");
        s.disconnected();
        s.timerAt(100);
        s.connected();
        STEP(s.granted(), "session 0x1234 resumed at 2 timeout 6000");
    }

    void watchOfALostRequestIsNotRegistered() {
        Script s;
        s.bringUp();
        s.submit(get("/a", true));
        s.disconnected();
        s.timerAt(100);
        s.connected();
        STEP(s.granted(), "session 0x1234 resumed at 2 timeout 6000");
    }

    void manyWatchesTravelInSeveralFrames() {
        client::WatchRegistry watches;
        const std::string longName(1000, 'x');
        for (int i = 0; i < 300; ++i) {
            const std::string path = "/" + std::to_string(i) + longName;
            watches.add(tree::WatchKind::DataWatch, path);
            watches.add(tree::WatchKind::ChildWatch, path);
        }
        std::size_t paths = 0;
        const auto requests = watches.restore(Zxid{5});
        for (const auto& r : requests) {
            QVERIFY(codec::encodeRequest(codec::XidSetWatches, r).size() < client::WatchRegistry::MaxPathBytes + 4096);
            QVERIFY(r.relativeZxid == Zxid{5});
            paths += r.data.size() + r.exist.size() + r.child.size();
        }
        QCOMPARE(paths, std::size_t{600});
        QVERIFY(requests.size() >= 5);
    }
};

QTEST_APPLESS_MAIN(TestClientSession)
#include "tst_client_session.moc"

// The client session machine against a scripted server: each line is an input and everything the client does about it.
// With three servers the time for one attempt to connect and the time to the first ping are both a third of the
// timeout: a client that connects at the instant it dials need not set its timer anew.
#include <QTest>

#include "tests/engine/client/script.h"

using namespace script;
using codec::Opcode;
using tree::ErrorCode;

namespace {

codec::ReplyBody withPath(const std::string& path) {
    codec::ReplyBody body;
    body.path = path;
    return body;
}
codec::ReplyBody withData(const std::string& data) {
    codec::ReplyBody body;
    body.data = tree::Data(data);
    return body;
}

}  // namespace

#define STEP(call, want) QCOMPARE(QString::fromStdString(call), QString(want))

class TestClient : public QObject {
    Q_OBJECT

private slots:
    // --- Connecting

    void connectsAndIsGranted() {
        Script s;
        STEP(s.start(), "dial 1; timer 2000");  // the timeout shared among three servers
        s.at(1);
        STEP(s.connected(), "send connect 0x0 seen 0:0 timeout 6000");
        s.at(2);
        STEP(s.granted(Session, 4500), "session 0x1234 new at 1 timeout 4500; timer 1501");
        QVERIFY(s.machine().session() == Session);
    }

    void refusedTriesTheNextServerAfterTheBackoff() {
        Script s;
        s.start();
        s.at(5);
        STEP(s.disconnected(), "timer 105");
        STEP(s.timerAt(105), "dial 2; timer 2105");
        STEP(s.disconnected(), "timer 205");
        STEP(s.timerAt(205), "dial 3; timer 2205");
        STEP(s.disconnected(), "timer 305");
        STEP(s.timerAt(305), "dial 1; timer 2305");
    }

    void dialThatHangsIsGivenUp() {
        Script s;
        s.start();
        STEP(s.timerAt(2000), "close; timer 2100");
        STEP(s.timerAt(2100), "dial 2; timer 4100");
    }

    void handshakeThatHangsIsGivenUp() {
        Script s;
        s.start();
        s.at(500);
        STEP(s.connected(), "send connect 0x0 seen 0:0 timeout 6000");
        STEP(s.timerAt(2000), "close; timer 2100");
    }

    void serverThatDoesNotServeCloses() {
        Script s;
        s.start();
        s.connected();
        STEP(s.disconnected(), "timer 100");
        STEP(s.timerAt(100), "dial 2; timer 2100");
    }

    void oneServerIsDialledAgain() {
        Script s(1);
        STEP(s.start(), "dial 1; timer 6000");
        s.disconnected();
        STEP(s.timerAt(100), "dial 1; timer 6100");
    }

    // --- Time

    void pingsAfterAThirdOfTheTimeoutInSilence() {
        Script s;
        s.bringUp();
        STEP(s.timerAt(2000), "send #-2 ping; timer 4000");
        s.at(2001);
        STEP(s.replied(-2, 7, Opcode::Ping), "");
        STEP(s.timerAt(4000), "send #-2 ping; timer 6000");
    }

    void requestPutsThePingOff() {
        Script s;
        s.bringUp();
        s.at(1500);
        STEP(s.submit(get("/a")), "send #1 get /a; timer 3500");
    }

    void earlyTimerOnlyArmsAgain() {
        Script s;
        s.bringUp();
        STEP(s.timerAt(10), "timer 2000");
    }

    void silentServerIsLeftAfterTwoThirdsOfTheTimeout() {
        Script s;
        s.bringUp();
        s.timerAt(2000);  // a ping that nobody answers
        STEP(s.timerAt(4000), "close; timer 4100");
        STEP(s.timerAt(4100), "dial 2; timer 6100");
    }

    void requestsDoNotHideThatTheServerIsSilent() {
        Script s;
        s.bringUp();
        s.at(1900);
        s.submit(get("/a"));
        s.at(3800);
        STEP(s.submit(get("/b")), "send #2 get /b; timer 4000");
        STEP(s.timerAt(4000), "close; answer 1 connection loss; answer 2 connection loss; timer 4100");
    }

    void tinyTimeoutDoesNotSpin() {
        Script s;
        s.start();
        s.connected();
        STEP(s.granted(Session, 1), "session 0x1234 new at 1 timeout 1; timer 1");
        STEP(s.timerAt(1), "close; timer 101");
    }

    // --- Requests

    void everyVerbAndItsAnswer() {
        Script s;
        s.bringUp();
        client::Request create = request(Verb::Create, "/a-", "x");
        create.ephemeral = create.sequential = true;
        STEP(s.submit(create), "send #1 create /a- flags 3 x");
        client::Request set = request(Verb::Set, "/b", "y");
        set.version = 4;
        STEP(s.submit(set), "send #2 set /b y version 4");
        STEP(s.submit(request(Verb::Delete, "/b")), "send #3 delete /b version -1");
        STEP(s.submit(get("/b")), "send #4 get /b");
        STEP(s.submit(request(Verb::Exists, "/b")), "send #5 exists /b");
        STEP(s.submit(request(Verb::List, "/b")), "send #6 ls /b");
        STEP(s.submit(request(Verb::Sync, "/b")), "send #7 sync /b");
        QCOMPARE(s.machine().pending(), 7);
        STEP(s.replied(1, 11, Opcode::Create, withPath("/a-0000000003")), "answer 1 ok 0:11 path /a-0000000003");
        STEP(s.replied(2, 12, Opcode::SetData), "answer 2 ok 0:12");
        STEP(s.replied(3, 13, Opcode::Delete), "answer 3 ok 0:13");
        STEP(s.replied(4, 13, Opcode::GetData, {}, ErrorCode::NoNode), "answer 4 NoNode 0:13");
        STEP(s.replied(5, 13, Opcode::Exists), "answer 5 ok 0:13");
        codec::ReplyBody list;
        list.children = {"p", "q"};
        STEP(s.replied(6, 13, Opcode::GetChildren, list), "answer 6 ok 0:13 children p,q");
        STEP(s.replied(7, 13, Opcode::Sync, withPath("/b")), "answer 7 ok 0:13 path /b");
        QCOMPARE(s.machine().pending(), 0);
    }

    void plainCreateHasNoFlags() {
        Script s;
        s.bringUp();
        STEP(s.submit(request(Verb::Create, "/a")), "send #1 create /a flags 0 ");
        client::Request ephemeral = request(Verb::Create, "/e");
        ephemeral.ephemeral = true;
        STEP(s.submit(ephemeral), "send #2 create /e flags 1 ");
    }

    void requestsWaitForTheSession() {
        Script s;
        STEP(s.submit(get("/early")), "");
        s.start();
        STEP(s.submit(get("/a")), "");
        s.connected();
        STEP(s.submit(get("/b")), "");
        STEP(s.granted(), "session 0x1234 new at 1 timeout 6000; send #1 get /early; send #2 get /a; send #3 get /b");
    }

    void requestsThatWereNotSentOutliveFailedAttempts() {
        Script s;
        s.start();
        s.submit(get("/a"));
        STEP(s.disconnected(), "timer 100");
        s.timerAt(100);
        s.connected();
        STEP(s.granted(), "session 0x1234 new at 2 timeout 6000; send #1 get /a");
    }

    void repliesInPieces() {
        Script s;
        s.bringUp();
        s.submit(get("/a"));
        const std::string frame = codec::encodeReply({1, Zxid{5}, ErrorCode::Ok}, 4, withData("d"));
        for (std::size_t i = 0; i + 1 < frame.size(); ++i)
            STEP(s.received(frame.substr(i, 1)), "");
        STEP(s.received(frame.substr(frame.size() - 1)), "answer 1 ok 0:5 data d");
    }

    // --- Servers that talk nonsense

    void replyToAnotherRequestIsFatal() {
        Script s;
        s.bringUp();
        s.submit(get("/a"));
        STEP(s.replied(2, 5, Opcode::GetData, withData("d")), "close; answer 1 connection loss; timer 100");
    }

    void replyToNothingIsFatal() {
        Script s;
        s.bringUp();
        STEP(s.replied(1, 5, Opcode::Delete), "close; timer 100");
    }

    void replyThatCannotBeReadIsFatal() {
        Script s;
        s.bringUp();
        s.submit(get("/a"));
        const std::string frame = codec::encodeReply({1, Zxid{5}, ErrorCode::Ok}, 4, withData("d"));
        STEP(s.received(std::string("\0\0\0\x14", 4) + frame.substr(4, 20)),
             "close; answer 1 connection loss; timer 100");
    }

    void garbageInsteadOfAHandshakeIsNoExpiry() {
        Script s;
        s.bringUp();
        s.disconnected();
        s.timerAt(100);
        s.connected();
        STEP(s.received(std::string("\0\0\0\x02hi", 6)), "close; timer 200");
        QVERIFY(s.machine().session() == Session);
    }

    void impossibleFrameLengthIsFatal() {
        Script s;
        s.bringUp();
        STEP(s.received("\xff\xff\xff\xff"), "close; timer 100");
    }

    void whatDoesNotFitTheStateChangesNothing() {
        Script s;
        STEP(s.disconnected(), "");
        STEP(s.received("xxxx"), "");
        STEP(s.timerAt(0), "");
        s.start();
        STEP(s.received("xxxx"), "");
        s.connected();
        STEP(s.connected(), "");
        s.disconnected();
        STEP(s.disconnected(), "");
        STEP(s.received("xxxx"), "");
    }

    void randomBytesNeverBreakIt() {
        std::uint64_t state = 12345;
        const auto draw = [&](std::uint64_t below) {
            state = state * 6364136223846793005ULL + 1442695040888963407ULL;
            return (state >> 33) % below;
        };
        for (int round = 0; round < 500; ++round) {
            Script s;
            s.bringUp();
            s.submit(get("/a", true));
            for (int i = 0; i < 20; ++i) {
                std::string payload(draw(40), '\0');
                for (char& c : payload)
                    c = static_cast<char>(draw(3) == 0 ? draw(256) : 0);
                payload.insert(0, {'\0', '\0', '\0', static_cast<char>(payload.size())});
                s.received(payload);
                s.timerAt(static_cast<std::int64_t>(i) * 120);
                s.connected();
            }
            QVERIFY(s.machine().pending() <= 1);
        }
    }
};

QTEST_APPLESS_MAIN(TestClient)
#include "tst_client.moc"

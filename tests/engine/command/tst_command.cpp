#include <QTest>

#include "engine/base/rng.h"
#include "engine/command/command.h"

using namespace qs;
using namespace qs::command;

class TestCommand : public QObject {
    Q_OBJECT
private slots:
    void noDelayHasNoLaw() {
        const auto parsed = parse("delay 1->2 0ms pareto");
        QVERIFY(parsed.ok());
        QCOMPARE(format(*parsed), std::string("delay 1->2 ok"));
        QVERIFY(*parse(format(*parsed)) == *parsed);
    }

    void textIsCanonical_data() {
        QTest::addColumn<QString>("text");
        for (const char* text : {"kill leader",
                                 "restart all",
                                 "freeze 2",
                                 "thaw 1,3",
                                 "cut 1->2",
                                 "cut 1<->2,3",
                                 "heal 2->all",
                                 "heal all",
                                 "conn 3 open 2",
                                 "conn 3 send 00ff10",
                                 "conn 3 close",
                                 "client x at 1,2",
                                 "client x: create -e -s /a/n \"w\"",
                                 "client x: create /a",
                                 "client x: set /a \"two words\" 3",
                                 "client x: delete /a 4",
                                 "client x: get -w /a",
                                 "client x: exists /a",
                                 "client x: ls -w /",
                                 "client x: sync /",
                                 "client x: close",
                                 "client x at 1,2 chroot /app",
                                 "client x: create -c /a",
                                 "client x: create -t 500 /a \"w\"",
                                 "client x: create /a \"w\" auth::cdrwa",
                                 "client x: create /a \"\" world:anyone:r",
                                 "client x: multi create -s /a \"1\"; set /b \"2\" 3; delete /c; check /d 4",
                                 "client x: multi create -e /a; check \"/b;\"",
                                 "client x: setacl /a world:anyone:r,digest:u:hash=:cdrwa 2",
                                 "client x: getacl /a",
                                 "client x: auth digest \"u:p\"",
                                 "client x: addwatch /a",
                                 "client x: addwatch -r /a",
                                 "client x: removewatches /a",
                                 "disk leader full",
                                 "disk 1,2 failing",
                                 "disk all ok",
                                 "disk 2 lying",
                                 "disk 2 slow 40",
                                 "disk 2 crash 0",
                                 "disk leader poweroff 12",
                                 "disk all hold",
                                 "disk 2 sync",
                                 "fire finalizeWait 1,2",
                                 "fire initLimit leader",
                                 "disk 3 wipe",
                                 "disk 3 rot",
                                 "disk 3 rot zxid=1:7",
                                 "disk 2 nofiles",
                                 "disk 2 short",
                                 "disk 3 garbage",
                                 "disk 3 misdirected",
                                 "disk 3 vanish",
                                 "disk 3 tail",
                                 "disk 2 swap 3",
                                 "client x at 1,2 readonly",
                                 "reset 1->2 after 3",
                                 "kill any follower",
                                 "kill any",
                                 "kill any not 2",
                                 "kill followers not 2,leader",
                                 "cut minority<->majority",
                                 "cut leader->observers",
                                 "poweroff leader",
                                 "slow 2 5ms",
                                 "slow all ok",
                                 "skew 1 -3s",
                                 "skew 1 250us",
                                 "drift 2 1100",
                                 "hold 1->2",
                                 "hold PROPOSAL leader->followers",
                                 "hold NOTIFICATION all<->all",
                                 "hold ACK 2->leader zxid=1:5",
                                 "hold PROPOSAL leader->2 \"path=/two words\"",
                                 "release PROPOSAL leader->followers",
                                 "release all",
                                 "deliver 1->2",
                                 "deliver ACK 1->2",
                                 "hold END all->all",
                                 "deliver END 1->2",
                                 "hold timers all",
                                 "hold timers any followers not 2",
                                 "release timers 1,2",
                                 "duplicate 1->2",
                                 "duplicate ACK 2->leader zxid=1:5",
                                 "deliver NOTIFICATION 1->2 sent=12",
                                 "drop PING 1->2 sent=345",
                                 "duplicate 1->2 sent=6",
                                 "drop COMMIT 1->2 zxid=1:5 path=/x",
                                 "delay 1->2 200ms",
                                 "delay all->all 30ms exp",
                                 "delay 1<->2 1s pareto",
                                 "delay 1->2 ok",
                                 "clog 1->2 2s",
                                 "reset 1<->2",
                                 "reset client x",
                                 "reset client x after 17"}) {
            QTest::newRow(text) << QString::fromLatin1(text);
        }
    }
    void textIsCanonical() {
        QFETCH(QString, text);
        const auto parsed = parse(text.toStdString());
        QVERIFY2(parsed.ok(), parsed.ok() ? "" : parsed.error().message().c_str());
        QCOMPARE(QString::fromStdString(format(*parsed)), text);
    }

    void errorsNameTheColumn_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("place");
        QTest::addRow("unknown verb") << "frob 1"
                                      << "column 1";
        QTest::addRow("missing node") << "kill"
                                      << "column 5";
        QTest::addRow("node out of range") << "kill 64"
                                           << "column 6";
        QTest::addRow("more than asked") << "kill 1 2"
                                         << "column 8";
        QTest::addRow("no link") << "cut 12"
                                 << "column 5";
        QTest::addRow("open quote") << "client x: set /a \"b"
                                    << "column 18";
        QTest::addRow("nothing to leave out") << "kill any not"
                                              << "column 13";
        QTest::addRow("unknown kind of message") << "hold PROPOSE 1->2"
                                                 << "column 6";
        QTest::addRow("deliver has no zxid") << "deliver 1->2 zxid=1:5"
                                             << "column 14";
        QTest::addRow("a hold is about messages to come") << "hold PING 1->2 sent=12"
                                                          << "column 16";
        QTest::addRow("no record has that number") << "drop PING 1->2 sent=0"
                                                   << "column 16";
        QTest::addRow("no such timer") << "fire patience 1"
                                       << "column 6";
        QTest::addRow("the end of a connection is never lost") << "drop END 1->2"
                                                               << "column 6";
        QTest::addRow("the end of a connection comes once") << "duplicate END 1->2"
                                                            << "column 11";
        QTest::addRow("timers of nobody") << "hold timers"
                                          << "column 12";
        QTest::addRow("bad zxid") << "drop 1->2 zxid=5"
                                  << "column 11";
        QTest::addRow("unknown spread") << "delay 1->2 5ms normal"
                                        << "column 16";
        QTest::addRow("clock too fast") << "drift 1 2001"
                                        << "column 9";
        QTest::addRow("part that is none") << "client x: multi create /a; frob /b"
                                           << "column 28";
        QTest::addRow("check outside of a multi") << "client x: check /a"
                                                  << "column 11";
        QTest::addRow("no ACL") << "client x: setacl /a world"
                                << "column 21";
        QTest::addRow("unknown permission") << "client x: setacl /a world:anyone:x"
                                            << "column 21";
        QTest::addRow("chroot that is no path") << "client x at 1 chroot app"
                                                << "column 22";
        QTest::addRow("odd hex") << "conn 1 send abc"
                                 << "column 13";
    }
    void errorsNameTheColumn() {
        QFETCH(QString, text);
        QFETCH(QString, place);
        const auto parsed = parse(text.toStdString());
        QVERIFY(!parsed.ok());
        QCOMPARE(QString::fromStdString(parsed.error().place), place);
    }

    void anyDataSurvives() {
        Rng rng(11);
        for (int i = 0; i < 3000; ++i) {
            ClientRequest r;
            r.client = "c";
            r.verb = ClientVerb::Set;
            r.path = "/p";
            for (auto n = rng.below(12); n > 0; --n)
                r.data += static_cast<char>(rng.below(256));
            const Command command = r;
            const auto back = parse(format(command));
            QVERIFY(back.ok());
            QVERIFY(*back == command);
        }
    }

    void anyMultiSurvives() {
        static constexpr ClientVerb Verbs[] = {ClientVerb::Create, ClientVerb::Set, ClientVerb::Delete,
                                               ClientVerb::Check};
        Rng rng(13);
        for (int i = 0; i < 3000; ++i) {
            ClientRequest r;
            r.client = "c";
            r.verb = ClientVerb::Multi;
            for (auto parts = rng.between(1, 4); parts > 0; --parts) {
                ClientPart p;
                p.verb = Verbs[rng.below(4)];
                p.path = "/p";
                for (auto n = rng.below(4); n > 0; --n)
                    p.path += static_cast<char>(rng.between(33, 126));
                const bool hasData = p.verb == ClientVerb::Create || p.verb == ClientVerb::Set;
                for (auto n = hasData ? rng.below(6) : 0; n > 0; --n)
                    p.data += static_cast<char>(rng.below(256));
                if (p.verb != ClientVerb::Create) p.version = static_cast<std::int32_t>(rng.between(-1, 3));
                p.sequential = p.verb == ClientVerb::Create && rng.chance(1, 2);
                r.parts.push_back(std::move(p));
            }
            const Command command = r;
            const auto back = parse(format(command));
            QVERIFY2(back.ok(), format(command).c_str());
            QVERIFY2(*back == command, format(command).c_str());
        }
    }

    void partsNeedNoBlankBeforeTheSemicolon() {
        for (const char* text : {"client x: multi delete /a; check /b", "client x: multi delete /a ; check /b",
                                 "client x: multi delete /a ;check /b"}) {
            const bool apart = std::string_view(text).find(";c") == std::string_view::npos;
            QCOMPARE(parse(text).ok(), apart);
        }
    }

    void garbageIsRefusedNotFatal() {
        Rng rng(12);
        for (int i = 0; i < 20000; ++i) {
            std::string text = i % 2 ? "client " : "cut ";
            for (auto n = rng.below(20); n > 0; --n)
                text += static_cast<char>(rng.below(256));
            const auto parsed = parse(text);
            if (!parsed) QVERIFY(!parsed.error().text.empty());
        }
    }

    void boundNamesStandForNodes() {
        const auto parsed = parse("kill A", {{"A", NodeId{3}}});
        QVERIFY(parsed.ok());
        QCOMPARE(format(*parsed), std::string("kill 3"));
        QVERIFY(!parse("kill A").ok());
    }
};

QTEST_APPLESS_MAIN(TestCommand)
#include "tst_command.moc"

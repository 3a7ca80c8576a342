// The list of servers as text: there and back, and what is wrong with one that cannot be.
#include <QTest>

#include "engine/config/server_list.h"

using namespace qs;
using namespace qs::config;

class TestServerList : public QObject {
    Q_OBJECT

private slots:
    void thereAndBack() {
        for (const char* text :
             {"server.1=a:1:2:participant\nversion=0", "server.0=a:1:2:participant\nweight.0=2\nversion=0",
              "server.1=a:1:2:participant;0.0.0.0:3\nserver.200=[::1]:4:5:observer;[::1]:6\nversion=10000000a",
              "server.1=a:1:2:participant\nserver.2=b:1:2:participant\ngroup.1=1:2\nweight.1=3\nversion=ff"}) {
            const auto list = parseServerList(text);
            QVERIFY2(list.ok(), list.ok() ? "" : list.error().message().c_str());
            QCOMPARE(list->text(), std::string(text));
        }
    }

    void asPeopleWriteIt() {
        const auto list = parseServerList("server.2 = b:1:2;3\nserver.1=a:1:2:OBSERVER");
        QVERIFY(list.ok());
        QCOMPARE(list->text(), std::string("server.1=a:1:2:observer\nserver.2=b:1:2:participant;0.0.0.0:3\nversion=0"));
        QCOMPARE(list->membership().voters.size(), 1);
    }

    void whatCannotBe_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("error");
        const auto row = [](const char* text, const char* error) { QTest::newRow(error) << text << error; };
        row("", "no voter has a weight");
        row("server.1=a:1:2\nversion=x", "line 2: expected a version in hex, found \"x\"");
        row("server.1=a:1:2\nfoo=1", "line 2: expected server.N, group.N or weight.N, found \"foo\"");
        row("server.256=a:1:2", "line 1: expected the id of a server from 0 to 255, found \"256\"");
        row("server.1=a:1:2\nserver.1=b:1:2", "line 2: server 1 stands here twice");
        row("server.1=a:1",
            "line 1: expected server.N=HOST:PORT:PORT[:participant|:observer][;[HOST:]PORT], found \"a:1\"");
        row("server.1=:1:2", "line 1: expected the address of the server, found \"\"");
        row("server.1=a b:1:2", "line 1: expected the address of the server, found \"a b\"");
        row("server.1=a:1:2;b:c:3", "line 1: expected [HOST:]PORT, found \"b:c:3\"");
        row("server.1=a:1:2\nweight.1=x", "line 2: weight.1: expected a number from 0 to 1000000, found \"x\"");
        row("server.1=a:1:2\nserver.2=a:3:4\ngroup.1=1", "a voter stands in no group");
    }
    void whatCannotBe() {
        QFETCH(QString, text);
        QFETCH(QString, error);
        const auto list = parseServerList(text.toStdString());
        QVERIFY(!list.ok());
        QCOMPARE(QString::fromStdString(list.error().message()), error);
    }
};

QTEST_APPLESS_MAIN(TestServerList)
#include "tst_server_list.moc"

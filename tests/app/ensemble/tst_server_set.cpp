// Configurations that others have written: where they are looked for, what is read from them, why some make no
// ensemble.
#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include "app/ensemble/server_set.h"

using namespace qs;
using namespace qs::app;
using namespace Qt::StringLiterals;

namespace {

constexpr const char* Three =
    "server.1=127.0.0.1:2888:3888\n"
    "server.2=127.0.0.1:2889:3889\n"
    "server.7=127.0.0.1:2890:3890:observer\n";

}  // namespace

class TstServerSet : public QObject {
    Q_OBJECT
private slots:
    void init() { m_home = std::make_unique<QTemporaryDir>(); }

    /// As the tutorials have them: conf/zooN.cfg, or a folder for each.
    void threeServers() {
        server(u"conf/zoo1.cfg"_s, 1, Three, "clientPort=2181\n");
        server(u"conf/zoo2.cfg"_s, 2, Three, "clientPort=2182\n");
        server(u"seven/conf/mine.cfg"_s, 7, Three, "clientPort=2183\npeerType=observer\n");
        file(u"conf/zoo_sample.cfg"_s, "dataDir=/tmp/zookeeper\nclientPort=2181\n");
        file(u"setup.cfg"_s, "[metadata]\nname = something else\n");
        const auto found = findServerSet(m_home->path());
        QVERIFY2(found.ok(), found.ok() ? "" : found.error().message().c_str());
        QVERIFY(found->has_value());
        const ServerSet& set = **found;
        QCOMPARE(set.folder, m_home->path());
        QCOMPARE(set.servers.size(), std::size_t{3});
        QCOMPARE(set.membership.voters.size(), 2);
        QVERIFY(set.membership.observers.contains(NodeId{7}));
        QCOMPARE(set.pace.tick.ms(), 2000);
        QCOMPARE(set.pace.initLimit, 5);
        const ServerEntry& seven = set.servers.at(NodeId{7});
        QCOMPARE(seven.config, m_home->filePath(u"seven/conf/mine.cfg"_s));
        QCOMPARE(seven.data, m_home->filePath(u"data7"_s));
        QCOMPARE(seven.log, m_home->filePath(u"data7/quorumscope.log"_s));
        QCOMPARE(int(seven.ports.client), 2183);
        QCOMPARE(int(seven.ports.quorum), 2890);
        QCOMPARE(int(seven.ports.election), 3890);
    }

    void aServerAlone() {
        file(u"zoo.cfg"_s, "dataDir=" + m_home->path().toUtf8() + "/data\nclientPort=2181\n");
        const auto found = findServerSet(m_home->path());
        QVERIFY(found.ok() && found->has_value());
        QCOMPARE((*found)->servers.size(), std::size_t{1});
        QCOMPARE((*found)->membership.voters.size(), 1);
    }

    void theClientPortBehindTheServer() {
        const char* servers = "server.1=127.0.0.1:2888:3888;127.0.0.1:2181\nserver.2=127.0.0.1:2889:3889;2182\n";
        server(u"1/zoo.cfg"_s, 1, servers, "");
        server(u"2/zoo.cfg"_s, 2, servers, "");
        const auto found = findServerSet(m_home->path());
        QVERIFY2(found.ok() && found->has_value(), found.ok() ? "" : found.error().message().c_str());
        QCOMPARE(int((*found)->servers.at(NodeId{2}).ports.client), 2182);
    }

    void weightsAndGroups() {
        const QByteArray servers = QByteArray(Three).replace(":observer", "") + "group.1=1:2\ngroup.2=7\nweight.2=0\n";
        for (int id : {1, 2, 7})
            server(u"%1/zoo.cfg"_s.arg(id), id, servers, "clientPort=" + QByteArray::number(2180 + id) + '\n');
        const auto found = findServerSet(m_home->path());
        QVERIFY2(found.ok() && found->has_value(), found.ok() ? "" : found.error().message().c_str());
        QCOMPARE((*found)->membership.groups.size(), std::size_t{2});
        QCOMPARE((*found)->membership.weightOf(NodeId{2}), std::uint64_t{0});
    }

    void nothingThere() {
        file(u"a/b/c/d/zoo.cfg"_s, "too deep\n");
        const auto found = findServerSet(m_home->path());
        QVERIFY(found.ok() && !found->has_value());
        QVERIFY(findServerSet(m_home->filePath(u"nowhere"_s)).ok());
    }

    void whatMakesNoEnsemble_data() {
        QTest::addColumn<QByteArray>("second");
        QTest::addColumn<int>("secondId");
        QTest::addColumn<QString>("says");
        const QByteArray good = QByteArray(Three) + "clientPort=2182\n";
        QTest::newRow("twice") << good << 1 << u"2/zoo.cfg: it is of server 1, as is HOME/1/zoo.cfg"_s;
        QTest::newRow("nobody") << good << 5 << u"2/zoo.cfg: there is no server.5, which HOME/data5/myid says it is"_s;
        QTest::newRow("others") << QByteArray(Three).replace("2890", "2891") + "clientPort=2182\n"
                                << 2 << u"2/zoo.cfg: its servers are others than in HOME/1/zoo.cfg"_s;
        QTest::newRow("another pace")
            << good + "tickTime=500\n"
            << 2 << u"2/zoo.cfg: tickTime, initLimit or syncLimit are others than in HOME/1/zoo.cfg"_s;
        QTest::newRow("ports meet")
            << QByteArray(Three) + "clientPort=2181\n"
            << 2 << u"2/zoo.cfg: port 2181 is used twice: servers 1 and 2 cannot run on one machine"_s;
        QTest::newRow("no port") << QByteArray(Three) << 2 << u"2/zoo.cfg: there is no clientPort"_s;
        QTest::newRow("elsewhere") << good + "clientPortAddress=10.1.2.3\n"
                                   << 2 << u"2/zoo.cfg: clients reach it at 10.1.2.3 alone, not at 127.0.0.1"_s;
        QTest::newRow("unreadable") << good + "syncLimit=soon\n" << 2 << u"2/zoo.cfg:9: "_s;
    }
    void whatMakesNoEnsemble() {
        QFETCH(QByteArray, second);
        QFETCH(int, secondId);
        QFETCH(QString, says);
        server(u"1/zoo.cfg"_s, 1, Three, "clientPort=2181\n");
        server(u"2/zoo.cfg"_s, secondId, second, "");
        server(u"7/zoo.cfg"_s, 7, Three, "clientPort=2187\npeerType=observer\n");
        const auto found = findServerSet(m_home->path());
        QVERIFY(!found.ok());
        const QString message = QString::fromStdString(found.error().message());
        QVERIFY2(message.startsWith(m_home->path() + u'/' + says.replace(u"HOME"_s, m_home->path())),
                 qPrintable(message));
    }

    void oneIsMissing() {
        server(u"1/zoo.cfg"_s, 1, Three, "clientPort=2181\n");
        server(u"7/zoo.cfg"_s, 7, Three, "clientPort=2187\npeerType=observer\n");
        const auto found = findServerSet(m_home->path());
        QVERIFY(!found.ok());
        QCOMPARE(QString::fromStdString(found.error().message()),
                 m_home->path() + u": there is no configuration of server 2"_s);
    }

    void noMyId() {
        server(u"1/zoo.cfg"_s, 1, Three, "clientPort=2181\n");
        QVERIFY(QFile::remove(m_home->filePath(u"data1/myid"_s)));
        const auto found = findServerSet(m_home->path());
        QVERIFY(!found.ok());
        QVERIFY(QString::fromStdString(found.error().message()).startsWith(m_home->filePath(u"data1/myid"_s)));
    }

private:
    void file(const QString& name, const QByteArray& text) {
        const QString path = m_home->filePath(name);
        QVERIFY(QDir().mkpath(QFileInfo(path).path()));
        QFile out(path);
        QVERIFY(out.open(QIODevice::WriteOnly));
        out.write(text);
    }
    void server(const QString& config, int id, const QByteArray& servers, const QByteArray& more) {
        const QString data = m_home->filePath(u"data%1"_s.arg(id));
        file(u"data%1/myid"_s.arg(id), QByteArray::number(id) + '\n');
        file(config, "tickTime=2000\ninitLimit=5\nsyncLimit=2\ndataDir=" + data.toUtf8() + '\n' + servers + more);
    }

    std::unique_ptr<QTemporaryDir> m_home;
};

QTEST_GUILESS_MAIN(TstServerSet)
#include "tst_server_set.moc"

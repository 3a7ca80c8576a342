// zoo.cfg: what Apache's own parser makes of the same text, and where errors point.
#include <QTest>

#include "engine/config/properties.h"
#include "engine/config/zoo_config.h"

using namespace qs;
using namespace qs::config;

namespace {

constexpr const char* Three =
    "tickTime=2000\ninitLimit=10\nsyncLimit=5\ndataDir=/d\nclientPort=2181\n"
    "server.1=zoo1:2888:3888\nserver.2=zoo2:2888:3888:participant\nserver.3=[::1]:2888:3888:observer;[::1]:2183\n";

std::string errorOf(const std::string& text) {
    const auto config = parseZooConfig(text, "zoo.cfg");
    return config ? std::string("none") : config.error().message();
}

}  // namespace

class TestZooConfig : public QObject {
    Q_OBJECT

private slots:
    void propertiesAsJavaReadsThem() {
        const auto read = readProperties("# no\n ! no\n a = b \nc:d\ne f\r\ng=h\\\n   i\nj\n\n k\\=l = m\\tn\no==p");
        const std::vector<std::pair<std::string, std::string>> expected{
            {"a", "b"}, {"c", "d"}, {"e", "f"}, {"g", "hi"}, {"j", ""}, {"k=l", "m\tn"}, {"o", "=p"}};
        QCOMPARE(read.size(), expected.size());
        for (std::size_t i = 0; i < read.size(); ++i) {
            QCOMPARE(read[i].key, expected[i].first);
            QCOMPARE(read[i].value, expected[i].second);
        }
        QCOMPARE(read[3].line, 6);
        QCOMPARE(read[4].line, 8);
    }

    void anEnsemble() {
        const auto config = parseZooConfig(Three, "zoo.cfg");
        QVERIFY2(config.ok(), errorOf(Three).c_str());
        QVERIFY(config->isEnsemble());
        QCOMPARE(config->tick.ms(), std::int64_t{2000});
        QCOMPARE(config->initLimit, 10);
        QCOMPARE(config->syncLimit, 5);
        QVERIFY(config->client == (HostPort{"0.0.0.0", 2181}));
        QCOMPARE(config->ensemble.membership().voters.size(), 2);
        QVERIFY(config->ensemble.membership().observers.contains(NodeId{3}));
        const ServerLine& third = config->ensemble.servers.at(NodeId{3});
        QVERIFY(third.election == (HostPort{"::1", 3888}));
        QVERIFY(third.client == (HostPort{"::1", 2183}));
        // As two Apache servers tell it each other (zookeeper-protocol.md 4.4).
        QCOMPARE(config->ensemble.text(),
                 std::string("server.1=zoo1:2888:3888:participant\nserver.2=zoo2:2888:3888:participant\n"
                             "server.3=[::1]:2888:3888:observer;[::1]:2183\nversion=0"));
        QVERIFY(config->warnings.empty());
    }

    void aServerOfItsOwn() {
        const auto config = parseZooConfig("dataDir=/d\nclientPort=2181\nclientPortAddress=127.0.0.1\n", "zoo.cfg");
        QVERIFY(config.ok());
        QVERIFY(!config->isEnsemble());
        QVERIFY(config->client == (HostPort{"127.0.0.1", 2181}));
        const std::string one = "dataDir=/d\nclientPort=1\nserver.1=a:1:2\n";
        QVERIFY(!parseZooConfig(one, "zoo.cfg")->isEnsemble());
        QVERIFY(parseZooConfig(one + "standaloneEnabled=false\ninitLimit=5\nsyncLimit=2", "zoo.cfg")->isEnsemble());
    }

    void systemPropertiesWithAndWithoutTheirPrefix() {
        for (const std::string prefix : {"", "zookeeper."}) {
            const auto config =
                parseZooConfig("dataDir=/d\n" + prefix + "snapCount=77\n" + prefix +
                                   "extendedTypesEnabled=true\njute.maxbuffer=4096\n" + prefix + "forceSync=no\n" +
                                   prefix + "4lw.commands.whitelist=*\n" + prefix + "skipACL=yes\n" + prefix +
                                   "DigestAuthenticationProvider.superDigest=super:abc=\n",
                               "zoo.cfg");
            QVERIFY(config.ok());
            QCOMPARE(config->snapCount, std::size_t{77});
            QCOMPARE(config->maxBuffer, std::size_t{4096});
            QVERIFY(config->extendedTypes);
            QVERIFY(!config->forceSync);
            QVERIFY(config->skipAcl);
            QCOMPARE(config->superDigest, std::string("super:abc="));
            QCOMPARE(config->fourLetterWords, std::string("*"));
        }
    }

    void whatIsNotKnownIsWarnedAboutByNameAndLine() {
        const auto config = parseZooConfig("dataDir=/d\nfoo=1\nadmin.enableServer=false\nelectionAlg=3\n", "zoo.cfg");
        QVERIFY(config.ok());
        QCOMPARE(config->warnings.size(), std::size_t{3});
        QCOMPARE(config->warnings[0].line, 2);
        QCOMPARE(config->warnings[0].text, std::string("foo is not known here and has no effect"));
        QCOMPARE(config->warnings[1].text, std::string("admin.enableServer has no effect here"));
        QCOMPARE(config->warnings[2].text, std::string("electionAlg has no effect here"));
    }

    void preAllocSizeIsInKib() {
        QCOMPARE(parseZooConfig("dataDir=/d\n", "zoo.cfg")->preAllocBytes, std::uint64_t{64} << 20U);
        QCOMPARE(parseZooConfig("dataDir=/d\npreAllocSize=64\n", "zoo.cfg")->preAllocBytes, std::uint64_t{64} << 10U);
        for (const char* none : {"dataDir=/d\npreAllocSize=0\n", "dataDir=/d\npreAllocSize=-1\n"})
            QCOMPARE(parseZooConfig(none, "zoo.cfg")->preAllocBytes, std::uint64_t{0});
        QVERIFY(!parseZooConfig("dataDir=/d\npreAllocSize=much\n", "zoo.cfg").ok());
    }

    void whatIsPurged() {
        QCOMPARE(parseZooConfig("dataDir=/d\n", "zoo.cfg")->snapshotsToKeep, std::size_t{0});
        QCOMPARE(parseZooConfig("dataDir=/d\nautopurge.snapRetainCount=5\n", "zoo.cfg")->snapshotsToKeep,
                 std::size_t{0});
        const std::string on = "dataDir=/d\nautopurge.purgeInterval=1\n";
        QCOMPARE(parseZooConfig(on, "zoo.cfg")->snapshotsToKeep, std::size_t{3});
        QCOMPARE(parseZooConfig(on + "autopurge.snapRetainCount=5\n", "zoo.cfg")->snapshotsToKeep, std::size_t{5});
        const auto few = parseZooConfig(on + "autopurge.snapRetainCount=1\n", "zoo.cfg");
        QCOMPARE(few->snapshotsToKeep, std::size_t{3});
        QCOMPARE(few->warnings.at(0).text, std::string("autopurge.snapRetainCount: at least 3 are kept"));
    }

    void membersInAFileOfTheirOwn() {
        const std::string text =
            "dataDir=/d\ninitLimit=5\nsyncLimit=2\ndynamicConfigFile=/c/zoo.cfg.dynamic.10000000a\n";
        std::string asked;
        std::string members = "server.1=a:1:2:participant;127.0.0.1:2181\nserver.2=b:1:2:observer;2182\n";
        const ReadFile read = [&](const std::string& path) -> Result<std::string> {
            asked = path;
            return members;
        };
        const auto config = parseZooConfig(text, "zoo.cfg", read);
        QVERIFY(config.ok());
        QCOMPARE(asked, std::string("/c/zoo.cfg.dynamic.10000000a"));
        QVERIFY(config->isEnsemble());
        QCOMPARE(config->ensemble.version, std::uint64_t{0x10000000a});
        QVERIFY(config->ensemble.servers.at(NodeId{2}).observer);
        QVERIFY(config->ensemble.text().ends_with("\nversion=10000000a"));
        members = "server.1=a:1:2\ntickTime=5\n";
        QCOMPARE(
            parseZooConfig(text, "zoo.cfg", read).error().message(),
            std::string("/c/zoo.cfg.dynamic.10000000a:2: expected server.N, group.N or weight.N, found \"tickTime\""));
        QCOMPARE(parseZooConfig(text + "server.1=a:1:2\n", "zoo.cfg", read).error().message(),
                 std::string("zoo.cfg:4: dynamicConfigFile: there are servers in this file, too"));
        const ReadFile nothing = [](const std::string& path) -> Result<std::string> {
            return Error{path, "cannot be read"};
        };
        QCOMPARE(parseZooConfig(text, "zoo.cfg", nothing).error().message(),
                 std::string("zoo.cfg:4: dynamicConfigFile: /c/zoo.cfg.dynamic.10000000a: cannot be read"));
    }

    void groupsAndWeights() {
        const std::string groups = "group.1=1:2\nweight.2=3\n";
        const auto config = parseZooConfig(Three + groups, "zoo.cfg");
        QVERIFY2(config.ok(), errorOf(Three + groups).c_str());
        QCOMPARE(config->ensemble.membership().groups.size(), std::size_t{1});
        QCOMPARE(config->ensemble.membership().weightOf(NodeId{2}), std::uint64_t{3});
        QVERIFY(config->ensemble.text().ends_with("group.1=1:2\nweight.2=3\nversion=0"));
    }

    void errorsNameTheLine_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("error");
        const auto row = [](const char* text, const char* error) { QTest::newRow(error) << text << error; };
        row("tickTime=500\n", "zoo.cfg: dataDir is not set");
        row("dataDir=/d\nclientPort=0\n", "zoo.cfg:2: expected a port from 1 to 65535, found \"0\"");
        row("dataDir=/d\n\nforceSync=maybe", "zoo.cfg:3: forceSync: expected true or false, found \"maybe\"");
        row("dataDir=/d\nsnapCount=1", "zoo.cfg:2: snapCount: expected a number from 2 to 2147483647, found \"1\"");
        row("dataDir=/d\nserver.256=a:1:2", "zoo.cfg:2: expected the id of a server from 0 to 255, found \"256\"");
        row("dataDir=/d\nserver.1=a:1:1", "zoo.cfg:2: the two ports of a server must differ");
        row("dataDir=/d\nserver.1=a:1:2:boss", "zoo.cfg:2: expected participant or observer, found \"boss\"");
        row("dataDir=/d\nserver.1=a:1:2|b:1:2",
            "zoo.cfg:2: expected server.N=HOST:PORT:PORT[:participant|:observer]"
            "[;[HOST:]PORT], found \"a:1:2|b:1:2\"");
        row("dataDir=/d\nserver.1=a:1:2\nserver.2=b:1:2", "zoo.cfg: initLimit is not set");
        row("dataDir=/d\nclientPortAddress=a", "zoo.cfg: clientPortAddress is set, and clientPort is not");
        row("dataDir=/d\nminSessionTimeout=9000\nmaxSessionTimeout=8000",
            "zoo.cfg: minSessionTimeout is larger than maxSessionTimeout");
    }
    void errorsNameTheLine() {
        QFETCH(QString, text);
        QFETCH(QString, error);
        QCOMPARE(QString::fromStdString(errorOf(text.toStdString())), error);
    }

    void myId() {
        QCOMPARE(parseMyId(" 3\n", "myid")->value, 3);
        QCOMPARE(parseMyId("0", "myid")->value, 0);
        for (const char* text : {"", "256", "three", "1 2", "-1"})
            QVERIFY2(!parseMyId(text, "myid").ok(), text);
    }
};

QTEST_APPLESS_MAIN(TestZooConfig)
#include "tst_zoo_config.moc"

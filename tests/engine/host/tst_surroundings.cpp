// What the process says of itself: sizes and paths of its files, ports of its own server line, open descriptors.
#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include "engine/host/surroundings.h"

using namespace qs;
using namespace qs::host;

namespace {

void write(const QTemporaryDir& folder, const char* name, int bytes) {
    QFile file(folder.filePath(QString::fromLatin1(name)));
    if (!file.open(QIODevice::WriteOnly) || file.write(QByteArray(bytes, 'x')) != bytes) qFatal("%s", name);
}

config::ZooConfig parsed(const std::string& text) {
    auto out = config::parseZooConfig(text, "zoo.cfg");
    if (!out) qFatal("%s", out.error().message().c_str());
    return std::move(out).value();
}

}  // namespace

class TestSurroundings : public QObject {
    Q_OBJECT

private slots:
    void sizesOfBothDirectories() {
        const QTemporaryDir folder;
        QVERIFY(QDir(folder.path()).mkpath("data/version-2") && QDir(folder.path()).mkpath("logs/version-2"));
        const std::string path = folder.path().toStdString();
        config::ZooConfig config = parsed("clientPort=2181\ndataDir=" + path + "/data\ndataLogDir=" + path + "/logs\n");
        write(folder, "data/version-2/snapshot.0", 70);
        write(folder, "data/myid", 2);  // not one of the server's
        write(folder, "logs/version-2/log.1", 300);
        write(folder, "logs/version-2/log.2", 4);
        const node::Surroundings both = surroundings(config, nullptr);
        QCOMPARE(both.dataBytes, std::uint64_t{70});
        QCOMPARE(both.logBytes, std::uint64_t{304});
        QCOMPARE(*both.dataDir, path + "/data/version-2");
        QCOMPARE(*both.dataLogDir, path + "/logs/version-2");
        config.dataLogDir.clear();
        const node::Surroundings one = surroundings(config, nullptr);
        QCOMPARE(one.dataBytes, std::uint64_t{70});
        QCOMPARE(one.logBytes, std::uint64_t{70});
        QCOMPARE(*one.dataLogDir, path + "/data/version-2");
    }

    void portsAreThoseOfTheOwnLine() {
        const std::string alone = "tickTime=500\ninitLimit=5\nsyncLimit=5\ndataDir=/nowhere\n";
        const config::ServerLine own{NodeId{2}, {"b", 21}, {"b", 22}, true, config::HostPort{"0.0.0.0", 23}};
        const node::Surroundings ensemble = surroundings(parsed(alone + "clientPort=2181\n"), &own);
        QCOMPARE(*ensemble.clientPort, std::uint16_t{23});
        QCOMPARE(*ensemble.quorumPort, std::uint16_t{21});
        QCOMPARE(*ensemble.electionPort, std::uint16_t{22});
        QCOMPARE(ensemble.dataBytes, std::uint64_t{0});
        const node::Surroundings standalone = surroundings(parsed(alone + "clientPort=2181\n"), nullptr);
        QCOMPARE(*standalone.clientPort, std::uint16_t{2181});
        QVERIFY(!standalone.quorumPort && !standalone.electionPort);
    }

    void descriptors() {
        const config::ZooConfig config = parsed("clientPort=2181\ndataDir=/nowhere\n");
        const auto before = surroundings(config, nullptr).openDescriptors;
        QFile file(QStringLiteral("/dev/null"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const node::Surroundings after = surroundings(config, nullptr);
        QCOMPARE(*after.openDescriptors, *before + 1);
        QVERIFY(*after.mostDescriptors > *after.openDescriptors);
    }
};

QTEST_APPLESS_MAIN(TestSurroundings)
#include "tst_surroundings.moc"

// The folder of an ensemble of server processes: what it gets, who may use it, and what it may hold already.
#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include "app/ensemble/server_files.h"
#include "engine/config/zoo_config.h"

using namespace qs;
using namespace qs::app;
using namespace Qt::StringLiterals;

namespace {

ServerPlan plan(int voters, int observers) {
    return {Membership::ofSize(voters, observers),
            qs::Pace{},
            {{2181, 2200, 2201}, {2182, 2202, 2203}, {2183, 2204, 2205}, {2184, 2206, 2207}},
            {},
            false};
}

QString textOf(const QString& path) {
    QFile in(path);
    return in.open(QIODevice::ReadOnly) ? QString::fromUtf8(in.readAll()) : QString();
}

}  // namespace

class TstServerFiles : public QObject {
    Q_OBJECT
private slots:
    void aFolderSaysWhoBelongsToIt() {
        const QTemporaryDir home;
        const QString folder = home.filePath(u"e"_s);
        auto members = ServerFiles::heldIn(folder);
        QVERIFY(members.ok() && !*members);
        {
            const auto files = ServerFiles::open(folder, plan(3, 1));
            QVERIFY(files.ok());
        }
        members = ServerFiles::heldIn(folder);
        QVERIFY(members.ok() && *members);
        QCOMPARE((*members)->membership.voters.size(), 3);
        QCOMPARE((*members)->membership.observers.size(), 1);
        QFile config(folder + u"/1/zoo.cfg"_s);
        QVERIFY(config.open(QIODevice::WriteOnly));
        config.write("tickTime=soon\n");
        config.close();
        members = ServerFiles::heldIn(folder);
        QVERIFY(!members.ok());
        QVERIFY2(members.error().message().starts_with(config.fileName().toStdString() + ":1"),
                 members.error().message().c_str());
    }

    void eachServerGetsItsConfiguration() {
        const QTemporaryDir home;
        const QString folder = home.filePath(u"my ensemble"_s);
        const auto files = ServerFiles::open(folder, plan(3, 1));
        QVERIFY2(files.ok(), files.ok() ? "" : files.error().message().c_str());
        for (int id = 1; id <= 4; ++id) {
            const QString path = files->set().servers.at(NodeId{static_cast<std::uint8_t>(id)}).config;
            QCOMPARE(path, u"%1/%2/zoo.cfg"_s.arg(folder).arg(id));
            const auto config = config::parseZooConfig(textOf(path).toStdString(), path.toStdString());
            QVERIFY2(config.ok(), config.ok() ? "" : config.error().message().c_str());
            QCOMPARE(config->ensemble.membership().voters.size(), 3);
            QVERIFY(config->ensemble.membership().observers.contains(NodeId{4}));
            QCOMPARE(int(config->client->port), 2180 + id);
            QCOMPARE(QString::fromStdString(config->dataDir), u"%1/%2/data"_s.arg(folder).arg(id));
            QCOMPARE(textOf(QString::fromStdString(config->dataDir) + u"/myid"_s), u"%1\n"_s.arg(id));
        }
    }

    void aServerAloneHasNoPeers() {
        const QString text = zooConfigText(NodeId{1}, u"/d"_s, plan(1, 0));
        QVERIFY(!config::parseZooConfig(text.toStdString(), "zoo.cfg")->isEnsemble());
    }

    void ownLinesAreTheLast() {
        const QTemporaryDir home;
        ServerPlan withLines = plan(3, 0);
        withLines.ownLines = u"tickTime=200\n# mine\nsnapCount=77"_s;
        {
            const auto files = ServerFiles::open(home.path(), withLines);
            QVERIFY(files.ok());
            const QString path = files->set().servers.at(NodeId{2}).config;
            const auto config = config::parseZooConfig(textOf(path).toStdString(), path.toStdString());
            QVERIFY2(config.ok(), config.ok() ? "" : config.error().message().c_str());
            QCOMPARE(config->tick.ms(), 200);
            QCOMPARE(config->snapCount, std::size_t{77});
        }
        const auto held = ServerFiles::heldIn(home.path());
        QVERIFY(held.ok() && *held);
        QCOMPARE((*held)->ownLines, withLines.ownLines);
        QVERIFY(ServerFiles::open(home.path(), plan(3, 0)).ok());
        QCOMPARE((*ServerFiles::heldIn(home.path()))->ownLines, QString());
    }

    void oneWindowAtATime() {
        const QTemporaryDir home;
        {
            const auto first = ServerFiles::open(home.path(), plan(3, 0));
            QVERIFY(first.ok());
            const auto second = ServerFiles::open(home.path(), plan(3, 0));
            QVERIFY(!second.ok());
            QCOMPARE(QString::fromStdString(second.error().message()),
                     home.filePath(u"lock"_s) + u": another window uses this folder"_s);
        }
        QVERIFY(ServerFiles::open(home.path(), plan(3, 0)).ok());
    }

    void whatIsThereIsTakenUpOrRefused() {
        const QTemporaryDir home;
        const QString kept = home.filePath(u"1/data/version-2/log.100000001"_s);
        {
            const auto files = ServerFiles::open(home.path(), plan(3, 0));
            QVERIFY(files.ok());
            QVERIFY(QDir().mkpath(QFileInfo(kept).path()));
            QFile out(kept);
            QVERIFY(out.open(QIODevice::WriteOnly));
        }
        const auto five = ServerFiles::open(home.path(), plan(3, 1));
        QVERIFY(!five.ok());
        QCOMPARE(
            QString::fromStdString(five.error().message()),
            home.path() + u": it holds an ensemble of 3 voters and 0 observers, not of 3 voters and 1 observers"_s);
        const auto again = ServerFiles::open(home.path(), plan(3, 0));
        QVERIFY(again.ok());
        QVERIFY(QFile::exists(kept));
        QCOMPARE(again->wipe(NodeId{1}), QString());
        QVERIFY(!QFile::exists(kept));
        QVERIFY(QFile::exists(home.filePath(u"1/data/myid"_s)));
        QCOMPARE(again->wipe(NodeId{1}), QString());
    }

    /// They would be written anew.
    void whatOthersHaveConfiguredIsLeftAlone() {
        const QTemporaryDir home;
        const QString config = home.filePath(u"2/zoo.cfg"_s);
        QVERIFY(QDir().mkpath(home.filePath(u"2"_s)));
        QFile out(config);
        QVERIFY(out.open(QIODevice::WriteOnly) && out.write("dataDir=/d\n") > 0);
        out.close();
        const auto files = ServerFiles::open(home.path(), plan(3, 0));
        QVERIFY(!files.ok());
        QVERIFY2(QString::fromStdString(files.error().message()).startsWith(config + u": it was not made here"_s),
                 files.error().message().c_str());
        QCOMPARE(textOf(config), u"dataDir=/d\n"_s);
        QVERIFY(!QFile::exists(home.filePath(u"lock"_s)));
    }

    void whatCannotBeWrittenIsNamed() {
        const auto files = ServerFiles::open(u"/proc/nowhere"_s, plan(3, 0));
        QVERIFY(!files.ok());
        QCOMPARE(files.error().message(), std::string("/proc/nowhere: cannot be made"));
    }
};

QTEST_MAIN(TstServerFiles)
#include "tst_server_files.moc"

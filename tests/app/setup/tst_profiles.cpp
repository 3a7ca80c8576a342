// Ensembles saved by name, and ensembles as zoo.cfg files.
#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include "app/setup/profiles.h"
#include "tests/support/own_settings.h"

using namespace qs;
using namespace qs::app;
using namespace Qt::StringLiterals;

class TstProfiles : public QObject {
    Q_OBJECT
private slots:
    void init() {
        m_home = std::make_unique<QTemporaryDir>();
        m_settings.emplace();
    }

    void ofALab() {
        NewEnsemble lab;
        lab.lab.voters = 5;
        lab.lab.weights = {{NodeId{2}, 3}};
        lab.clientPort = 0;
        lab.paused = true;
        Profiles().save(u"five/weighted & more"_s, lab);
        QCOMPARE(Profiles().names(), QStringList{u"five/weighted & more"_s});
        const auto read = Profiles().read(u"five/weighted & more"_s);
        QVERIFY(read.ok());
        const auto& back = std::get<NewEnsemble>(*read);
        QCOMPARE(scenarioLine(back), scenarioLine(lab));
        QCOMPARE(back.clientPort, quint16{0});
        QVERIFY(back.paused);
    }

    void ofServers() {
        const OwnServers own{5, 1, 4000, m_home->filePath(u"e"_s), u"tickTime=100\n# mine"_s};
        Profiles().save(u"b"_s, LocalEnsembleOptions{own});
        const auto read = Profiles().read(u"b"_s);
        QVERIFY(read.ok());
        QVERIFY(std::get<OwnServers>(std::get<LocalEnsembleOptions>(*read).servers) == own);
    }

    void whatNoEnsembleCanBeginWith() {
        Profiles().save(u"none"_s, LocalEnsembleOptions{OwnServers{0, 0, 4000, u"/e"_s, {}}});
        QVERIFY(!Profiles().read(u"none"_s).ok());
    }

    /// Their files may change in between.
    void ofServersThatOthersConfigured() {
        const auto set = exportServers(m_home->filePath(u"e"_s), NewEnsemble{});
        QVERIFY(set.ok());
        Profiles().save(u"theirs"_s, LocalEnsembleOptions{*set});
        auto read = Profiles().read(u"theirs"_s);
        QVERIFY2(read.ok(), read.ok() ? "" : read.error().message().c_str());
        QCOMPARE(std::get<ServerSet>(std::get<LocalEnsembleOptions>(*read).servers).servers.size(), std::size_t{3});
        QVERIFY(QFile::remove(m_home->filePath(u"e/2/zoo.cfg"_s)));
        read = Profiles().read(u"theirs"_s);
        QVERIFY(!read.ok());
        QCOMPARE(QString::fromStdString(read.error().message()),
                 m_home->filePath(u"e"_s) + u": there is no configuration of server 2"_s);
    }

    void replacedRemovedAndUnknown() {
        NewEnsemble lab;
        for (const int voters : {5, 7}) {
            lab.lab.voters = voters;
            Profiles().save(u"b"_s, lab);
        }
        Profiles().save(u"A"_s, lab);
        QCOMPARE(Profiles().names(), (QStringList{u"A"_s, u"b"_s}));
        QCOMPARE(std::get<NewEnsemble>(*Profiles().read(u"b"_s)).lab.voters, 7);
        Profiles().save(u"b"_s, LocalEnsembleOptions{OwnServers{}});
        QVERIFY(std::holds_alternative<LocalEnsembleOptions>(*Profiles().read(u"b"_s)));
        Profiles().remove(u"b"_s);
        QCOMPARE(Profiles().names(), QStringList{u"A"_s});
        const auto read = Profiles().read(u"b"_s);
        QVERIFY(!read.ok());
        QCOMPARE(read.error().message(), std::string("b: there is no such profile"));
    }

    /// What is exported can be opened, and says the same.
    void aLabAsFiles() {
        NewEnsemble lab;
        lab.lab.voters = 5;
        lab.lab.observers = 1;
        lab.lab.tick = VirtualTime::ofMs(200);
        lab.lab.initLimit = 7;
        lab.lab.snapCount = 123;
        lab.lab.groups = {NodeSet(0b0110), NodeSet(0b111000)};
        lab.lab.weights = {{NodeId{5}, 2}};
        lab.clientPort = 3000;
        const QString folder = m_home->filePath(u"six"_s);
        const auto written = exportServers(folder, lab);
        QVERIFY2(written.ok(), written.ok() ? "" : written.error().message().c_str());
        const auto found = findServerSet(folder);
        QVERIFY2(found.ok() && found->has_value(), found.ok() ? "" : found.error().message().c_str());
        const ServerSet& set = **found;
        QVERIFY(set.membership.voters == lab.lab.membership().voters);
        QVERIFY(set.membership.observers == lab.lab.membership().observers);
        QVERIFY(set.membership.groups == lab.lab.groups);
        QCOMPARE(set.membership.weightOf(NodeId{5}), std::uint64_t{2});
        QCOMPARE(set.pace.tick.ms(), 200);
        QCOMPARE(set.pace.initLimit, 7);
        QCOMPARE(int(set.servers.at(NodeId{6}).ports.client), 3005);
        QVERIFY(text(u"six/1/zoo.cfg"_s).contains(u"\nsnapCount=123\n"_s));
        QVERIFY(text(u"six/6/zoo.cfg"_s).contains(u"\npeerType=observer\n"_s));
    }

    /// ZooKeeper counts weights in groups alone.
    void weightsWithoutGroups() {
        NewEnsemble lab;
        lab.lab.weights = {{NodeId{1}, 3}};
        QVERIFY(exportServers(m_home->filePath(u"e"_s), lab).ok());
        const auto found = findServerSet(m_home->filePath(u"e"_s));
        QVERIFY(found.ok() && found->has_value());
        QVERIFY((*found)->membership.isQuorum(NodeSet(0b10)));
        QVERIFY(!(*found)->membership.isQuorum(NodeSet(0b1100)));
    }

    void whatIsNotExported() {
        const QString folder = m_home->filePath(u"full"_s);
        QVERIFY(QDir().mkpath(folder + u"/mine"_s));
        const auto written = exportServers(folder, LocalEnsembleOptions{OwnServers{}});
        QVERIFY(!written.ok());
        QCOMPARE(QString::fromStdString(written.error().message()), folder + u": it is not empty"_s);
        NewEnsemble lab;
        lab.clientPort = 65527;
        QVERIFY(exportServers(m_home->filePath(u"fits"_s), lab).ok());
        lab.clientPort = 65528;
        const auto high = exportServers(m_home->filePath(u"high"_s), lab);
        QVERIFY(!high.ok());
        QVERIFY(QString::fromStdString(high.error().message()).contains(u"no room below 65536"_s));
    }

private:
    QString text(const QString& name) {
        QFile in(m_home->filePath(name));
        return in.open(QIODevice::ReadOnly) ? QString::fromUtf8(in.readAll()) : QString();
    }

    std::unique_ptr<QTemporaryDir> m_home;
    std::optional<test::OwnSettings> m_settings;
};

QTEST_MAIN(TstProfiles)
#include "tst_profiles.moc"

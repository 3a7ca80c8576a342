// An ensemble that is kept, and those who look at it: each gets its whole trace, whenever it comes, and the answers to
// what it has asked.
#include <QLocalServer>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <atomic>

#include "app/ensemble/kept_ensemble.h"
#include "app/ensemble/kept_socket.h"
#include "app/headless/kept_server.h"
#include "tests/support/batches.h"

using namespace qs;
using namespace qs::app;

namespace {

/// Answers what it is asked, and does nothing.
class Idle : public Ensemble {
public:
    void start() override {}
    void stop() override {}
    void execute(const command::Command& command, trace::CommandSource) override {
        ++executed;
        emit commandAnswered(QString::fromStdString(command::format(command)), true,
                             QStringLiteral("done: ") + QString::fromStdString(command::format(command)));
    }
    void setPace(const qs::app::Pace&) override {}
    void stepEvent() override {}
    void stepMessage() override {}
    void runUntil(const RunGoal&) override {}
    void reportRun(const QString&) override {}
    void setRecording(bool) override {}
    void reportStatus() override { emit statusReported(QStringLiteral("idle")); }
    std::atomic<int> executed = 0;
};

/// All that a window has been told.
class Watcher {
public:
    explicit Watcher(const LocalEnsembleOptions& options) : ensemble(options) {
        QObject::connect(&ensemble, &Ensemble::batchReady, &ensemble, [this](const trace::BatchPtr& batch) {
            ensemble.acknowledge();
            for (const trace::Record& record : batch->records)
                records.push_back(record.seq);
            texts += batch->texts.size();
            upTo = batch->upTo;
        });
        ensemble.start();
    }
    KeptEnsemble ensemble;
    std::vector<std::uint64_t> records;
    std::size_t texts = 0;
    VirtualTime upTo;
};

}  // namespace

class TstKeptServer : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    QTemporaryDir m_runtime;
    LocalEnsembleOptions m_options;
    std::unique_ptr<EnsembleHandle> m_handle;
    std::unique_ptr<EnsembleDesk> m_desk;
    std::unique_ptr<KeptServer> m_server;
    std::unique_ptr<test::Batches> m_batches;

    void keep(qint64 most = KeptServer::MostKept) {
        m_handle = std::make_unique<EnsembleHandle>(std::make_unique<Idle>());
        m_desk = std::make_unique<EnsembleDesk>(*m_handle);
        m_server = std::make_unique<KeptServer>(m_folder.path(), settingOf(m_options), *m_handle, *m_desk, most);
        m_batches = std::make_unique<test::Batches>();
        QCOMPARE(m_server->listen(), QString());
    }
    void happens(int count) {
        for (int i = 0; i < count; ++i)
            m_batches->add(VirtualTime{++m_now}, 1, trace::ServingStopped{});
        m_server->feed(m_batches->take());
    }
    std::int64_t m_now = 0;

private slots:
    void initTestCase() {
        QVERIFY(m_folder.isValid() && m_runtime.isValid());
        qputenv("XDG_RUNTIME_DIR", m_runtime.path().toLocal8Bit());
        m_options.servers = OwnServers{3, 0, 2181, m_folder.path(), {}};
        m_options.keepRunning = true;
    }
    void init() {
        m_now = 0;
        keep();
    }
    void cleanup() {
        m_server.reset();
        m_desk.reset();
        m_handle.reset();
    }

    void itIsFound() {
        QVERIFY(isKept(m_folder.path()));
        QVERIFY(isKept(m_folder.path() + QStringLiteral("/../") + QDir(m_folder.path()).dirName()));
        m_server.reset();
        QVERIFY(!isKept(m_folder.path()));
    }
    /// A socket that a killed one has left behind.
    void aDeadOneIsReplaced() {
        m_server.reset();
        QFile left(keptSocket(m_folder.path()));
        QVERIFY(left.open(QIODevice::WriteOnly));
        QVERIFY(!isKept(m_folder.path()));
        keep();
        QVERIFY(isKept(m_folder.path()));
    }
    /// As one that is frozen: it is waited for, and that is said.
    void aSilentOneIsSpokenOf() {
        m_server.reset();
        QLocalServer silent;
        QVERIFY(silent.listen(keptSocket(m_folder.path())));
        Watcher watcher(m_options);
        QSignalSpy said(&watcher.ensemble, &Ensemble::logged);
        QSignalSpy failed(&watcher.ensemble, &Ensemble::failed);
        QVERIFY(said.wait(10'000));
        QVERIFY(said.first().first().toString().contains(QStringLiteral("is silent")));
        QCOMPARE(failed.count(), 0);
    }
    /// What talks nonsense is given up, and not asked again.
    void whoWasGivenUpStaysSo() {
        m_server.reset();
        QLocalServer babbler;
        QVERIFY(babbler.listen(keptSocket(m_folder.path())));
        int connections = 0;
        connect(&babbler, &QLocalServer::newConnection, &babbler, [&] {
            ++connections;
            babbler.nextPendingConnection()->write(QByteArray(8, '\0'));
        });
        Watcher watcher(m_options);
        QSignalSpy failed(&watcher.ensemble, &Ensemble::failed);
        QVERIFY(failed.wait(10'000));
        QTest::qWait(200);
        QCOMPARE(failed.count(), 1);
        QCOMPARE(connections, 1);
    }
    void nobodyElseMayConnect() {
        QVERIFY(QFileInfo::exists(keptSocket(m_folder.path())));
        const auto rights = QFileInfo(keptSocket(m_folder.path())).permissions();
        QVERIFY(!(rights & (QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther)));
    }

    /// What was before they came and what comes after.
    void allIsTold() {
        m_server->feed({VirtualTime{}, {}, {"a text alone"}, {}, {}, {}, {}});
        happens(3);
        happens(10'000);
        Watcher first(m_options);
        QTRY_COMPARE(first.records.size(), std::size_t{10'003});
        happens(2);
        Watcher second(m_options);
        QTRY_COMPARE(first.records.size(), std::size_t{10'005});
        QTRY_COMPARE(second.records.size(), std::size_t{10'005});
        for (const Watcher* each : {&first, &second}) {
            QCOMPARE(each->texts, std::size_t{1});
            for (std::size_t i = 0; i < each->records.size(); ++i)
                QCOMPARE(each->records[i], std::uint64_t{i + 1});
        }
        trace::Batch nothing;
        nothing.upTo = VirtualTime{m_now + 5'000};
        m_server->feed(nothing);
        QTRY_VERIFY(first.upTo == nothing.upTo);
        QTRY_VERIFY(second.upTo == nothing.upTo);
    }

    void answersGoToWhoAsked() {
        Watcher first(m_options);
        Watcher second(m_options);
        QSignalSpy ofFirst(&first.ensemble, &Ensemble::commandAnswered);
        QSignalSpy ofSecond(&second.ensemble, &Ensemble::commandAnswered);
        QSignalSpy status(&second.ensemble, &Ensemble::statusReported);
        happens(1);
        QTRY_COMPARE(first.records.size(), std::size_t{1});
        QTRY_COMPARE(second.records.size(), std::size_t{1});
        first.ensemble.execute(command::parse("kill 1").value(), trace::CommandSource::User);
        second.ensemble.execute(command::parse("kill 2").value(), trace::CommandSource::User);
        second.ensemble.reportStatus();
        first.ensemble.execute(command::parse("restart 3").value(), trace::CommandSource::User);
        QTRY_COMPARE(ofFirst.size(), 2);
        QTRY_COMPARE(ofSecond.size(), 1);
        QTRY_COMPARE(status.size(), 1);
        QCOMPARE(ofFirst.at(0).at(2).toString(), QStringLiteral("done: kill 1"));
        QCOMPARE(ofFirst.at(1).at(0).toString(), QStringLiteral("restart 3"));
        QCOMPARE(ofSecond.at(0).at(2).toString(), QStringLiteral("done: kill 2"));
        QCOMPARE(status.at(0).at(0).toString(), QStringLiteral("idle"));
    }
    void whoLeftGetsNoAnswer() {
        auto first = std::make_unique<Watcher>(m_options);
        Watcher second(m_options);
        QSignalSpy ofSecond(&second.ensemble, &Ensemble::commandAnswered);
        happens(1);
        QTRY_COMPARE(first->records.size(), std::size_t{1});
        QTRY_COMPARE(second.records.size(), std::size_t{1});
        first->ensemble.execute(command::parse("kill 1").value(), trace::CommandSource::User);
        first->ensemble.stop();
        first.reset();
        second.ensemble.execute(command::parse("kill 2").value(), trace::CommandSource::User);
        QTRY_COMPARE(ofSecond.size(), 1);
        QCOMPARE(ofSecond.at(0).at(2).toString(), QStringLiteral("done: kill 2"));
        QCOMPARE(static_cast<Idle&>(m_handle->ensemble()).executed.load(), 2);
    }

    void itEndsWhenAsked() {
        QSignalSpy asked(m_server.get(), &KeptServer::endAsked);
        Watcher watcher(m_options);
        QSignalSpy ended(&watcher.ensemble, &Ensemble::failed);
        happens(1);
        QTRY_COMPARE(watcher.records.size(), std::size_t{1});
        watcher.ensemble.end();
        QTRY_COMPARE(asked.size(), 1);
        m_server.reset();
        QTRY_COMPARE(ended.size(), 1);
        QCOMPARE(ended.at(0).at(0).toString(), QStringLiteral("it was ended from here"));
    }
    void itsEndIsNoticed() {
        Watcher watcher(m_options);
        QSignalSpy ended(&watcher.ensemble, &Ensemble::failed);
        QSignalSpy answered(&watcher.ensemble, &Ensemble::commandAnswered);
        happens(1);
        QTRY_COMPARE(watcher.records.size(), std::size_t{1});
        m_server.reset();
        QTRY_COMPARE(ended.size(), 1);
        watcher.ensemble.execute(command::parse("kill 1").value(), trace::CommandSource::User);
        QCOMPARE(answered.size(), 1);
        QVERIFY(!answered.at(0).at(1).toBool());
    }

    /// It can be asked and ended all the same.
    void whatIsTooLongIsNotKept() {
        m_server.reset();
        keep(20'000);
        Watcher watcher(m_options);
        QSignalSpy said(&watcher.ensemble, &Ensemble::logged);
        QSignalSpy status(&watcher.ensemble, &Ensemble::statusReported);
        happens(1);
        QTRY_COMPARE(watcher.records.size(), std::size_t{1});
        happens(10'000);
        QTRY_COMPARE(said.size(), 1);
        QVERIFY(said.at(0).at(0).toString().contains(QStringLiteral("is not shown")));
        Watcher late(m_options);
        QSignalSpy saidLate(&late.ensemble, &Ensemble::logged);
        QTRY_COMPARE(saidLate.size(), 1);
        happens(1);
        watcher.ensemble.reportStatus();
        QTRY_COMPARE(status.size(), 1);
        QSignalSpy asked(m_server.get(), &KeptServer::endAsked);
        late.ensemble.end();
        QTRY_COMPARE(asked.size(), 1);
        QCOMPARE(watcher.records.size(), std::size_t{1});
    }
    /// What explains an end comes before it.
    void theLastRecordsArrive() {
        Watcher watcher(m_options);
        QSignalSpy over(&watcher.ensemble, &Ensemble::failed);
        happens(1);
        QTRY_COMPARE(watcher.records.size(), std::size_t{1});
        happens(30'000);
        emit m_handle->ensemble().failed(QStringLiteral("why"));
        QTRY_COMPARE(over.size(), 1);
        QCOMPARE(over.at(0).at(0).toString(), QStringLiteral("why"));
        QCOMPARE(watcher.records.size(), std::size_t{30'001});
    }
    void itIsKeptOnce() {
        happens(1);
        KeptServer another(m_folder.path(), settingOf(m_options), *m_handle, *m_desk);
        QVERIFY(another.listen().contains(QStringLiteral("kept running already")));
        QVERIFY(isKept(m_folder.path()));
    }

    void anotherMembershipIsRefused() {
        happens(1);
        LocalEnsembleOptions other = m_options;
        std::get<OwnServers>(other.servers).voters = 5;
        Watcher watcher(other);
        QSignalSpy refused(&watcher.ensemble, &Ensemble::failed);
        QTRY_COMPARE(refused.size(), 1);
        QVERIFY(refused.at(0).at(0).toString().contains(QStringLiteral("other members")));
    }
    /// Not of our kind: it is cut off, and the others are not disturbed.
    void garbageIsCutOff() {
        Watcher watcher(m_options);
        QLocalSocket stranger;
        stranger.connectToServer(keptSocket(m_folder.path()));
        QVERIFY(stranger.waitForConnected());
        QSignalSpy gone(&stranger, &QLocalSocket::disconnected);
        stranger.write("GET / HTTP/1.1\r\n\r\n");
        QTRY_COMPARE(gone.size(), 1);
        happens(1);
        QTRY_COMPARE(watcher.records.size(), std::size_t{1});
    }
};

QTEST_GUILESS_MAIN(TstKeptServer)
#include "tst_kept_server.moc"

// The Lab on its own thread: batches, pause and steps, back-pressure, answers, outside clients, and the failed check
// that ends one ensemble and nothing else.
#include <QFile>
#include <QRegularExpression>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>
#include <QThread>

#include "app/ensemble/ensemble_handle.h"
#include "app/ensemble/lab_ensemble.h"
#include "engine/trace/stream_hash.h"

using namespace qs;
using namespace qs::app;

namespace {

constexpr int PatienceMs = 20'000;

LabEnsembleOptions quick() {
    LabEnsembleOptions options;
    options.clientPort = 0;
    options.pace = app::Pace{false, false, 20.0};
    return options;
}

LabEnsembleOptions paused() {
    LabEnsembleOptions options = quick();
    options.pace = app::Pace{true, true, 1.0};
    return options;
}

/// A consumer on the test's thread that keeps what it hears.
class Consumer : public QObject {
public:
    explicit Consumer(const LabEnsembleOptions& options) : handle(std::make_unique<LabEnsemble>(options)) {
        Ensemble* ensemble = &handle.ensemble();
        connect(ensemble, &Ensemble::batchReady, this, [this](const trace::BatchPtr& batch) {
            batches.push_back(batch);
            for (const trace::Saying& saying : batch->sayings)
                sayings.append(QString::fromStdString(saying.text));
            if (acknowledging) handle.ensemble().acknowledge();
        });
        connect(ensemble, &Ensemble::commandAnswered, this,
                [this](const QString& command, bool ok, const QString& text) {
                    answers.append(command + (ok ? QStringLiteral(" ok ") : QStringLiteral(" error ")) + text);
                });
        connect(ensemble, &Ensemble::leaderChanged, this, [this](NodeId now) { leader = now; });
        connect(ensemble, &Ensemble::paceChanged, this, [this](double, const QString& why) { paces.append(why); });
        connect(ensemble, &Ensemble::endpointsChanged, this, [this](const QList<Endpoint>& now) { endpoints = now; });
        connect(ensemble, &Ensemble::failed, this, [this](const QString& text) { failures.append(text); });
        connect(ensemble, &Ensemble::portsBusy, this, [this](const QString& text) { busy.append(text); });
        connect(ensemble, &Ensemble::logged, this, [this](const QString& line) { log.append(line); });
        connect(ensemble, &Ensemble::statusReported, this, [this](const QString& text) { statuses.append(text); });
        connect(ensemble, &Ensemble::goalReached, this, [this](quint64 record) { goals.append(record); });
        connect(ensemble, &Ensemble::runReported, this, [this](const QString& text) { runs.append(text); });
        connect(ensemble, &Ensemble::rateMeasured, this, [this](double records, double) { rates.append(records); });
        handle.start();
    }

    VirtualTime upTo() const { return batches.empty() ? VirtualTime{} : batches.back()->upTo; }
    std::size_t records() const {
        std::size_t out = 0;
        for (const auto& batch : batches)
            out += batch->records.size();
        return out;
    }
    const trace::Record& last() const { return batches.back()->records.back(); }
    /// Of the whole run so far, as one batch.
    std::uint64_t hash(const LabEnsembleOptions& options) const {
        trace::Batch all;
        for (const auto& batch : batches)
            append(all, *batch);
        trace::StreamHash out(settingOf(options));
        out.add(all);
        return out.value();
    }
    void user(const char* text) { handle.execute(command::parse(text).value(), trace::CommandSource::User); }

    EnsembleHandle handle;
    std::vector<trace::BatchPtr> batches;
    bool acknowledging = true;
    QStringList answers;
    QStringList paces;
    QStringList failures;
    QStringList busy;
    QStringList log;
    QStringList statuses;
    QList<quint64> goals;
    QStringList runs;
    QStringList sayings;
    QList<double> rates;
    QList<Endpoint> endpoints;
    NodeId leader;
};

}  // namespace

class LabEnsembleTest : public QObject {
    Q_OBJECT
private slots:
    void electsALeaderAndSendsEveryRecordOnce() {
        Consumer consumer(quick());
        QTRY_VERIFY_WITH_TIMEOUT(consumer.leader, PatienceMs);
        consumer.handle.stop();
        QCoreApplication::sendPostedEvents();
        std::uint64_t seq = 0;
        VirtualTime at;
        for (const auto& batch : consumer.batches) {
            QVERIFY(batch->upTo >= at);
            at = batch->upTo;
            for (const trace::Record& record : batch->records)
                QCOMPARE(record.seq, ++seq);
        }
        QVERIFY(seq > 50);
    }

    void batchesCarryTheLamps() {
        Consumer consumer(quick());
        QTRY_VERIFY_WITH_TIMEOUT(consumer.leader, PatienceMs);
        QVERIFY(std::any_of(consumer.batches.begin(), consumer.batches.end(),
                            [](const auto& batch) { return !batch->checks.empty(); }));
    }

    void waitsForAConsumerThatIsBehind() {
        Consumer consumer(quick());
        consumer.acknowledging = false;
        QTRY_VERIFY_WITH_TIMEOUT(consumer.batches.size() > Ensemble::MaxWaiting, PatienceMs);
        QTest::qWait(100);
        const std::size_t received = consumer.batches.size();
        QTest::qWait(200);
        QCOMPARE(consumer.batches.size(), received);
        QVERIFY(received <= Ensemble::MaxWaiting + 2);
        const VirtualTime stood = consumer.upTo();
        consumer.acknowledging = true;
        for (std::size_t i = 0; i < received; ++i)
            consumer.handle.ensemble().acknowledge();
        QTRY_VERIFY_WITH_TIMEOUT(consumer.batches.size() > received + 1, PatienceMs);
        // The time it stood is dropped: at 20x, the 300 ms of waiting would be 6 s.
        QVERIFY(consumer.batches[received]->upTo - stood < VirtualTime::ofMs(3000));
    }

    void pauseStopsTime() {
        Consumer consumer(paused());
        QTRY_COMPARE_WITH_TIMEOUT(consumer.batches.size(), std::size_t{1}, PatienceMs);
        QTest::qWait(200);
        QCOMPARE(consumer.batches.size(), std::size_t{1});
        QCOMPARE(consumer.upTo().us, std::int64_t{0});
        QCOMPARE(consumer.paces, QStringList{QStringLiteral("paused")});
        consumer.handle.setPace(app::Pace{false, false, 2.0});
        QTRY_VERIFY_WITH_TIMEOUT(consumer.leader, PatienceMs);
        QCOMPARE(consumer.paces.last(), QStringLiteral("2x"));
    }

    void automaticPaceSaysWhy() {
        LabEnsembleOptions options = quick();
        options.pace = app::Pace{};
        Consumer consumer(options);
        QTRY_VERIFY_WITH_TIMEOUT(consumer.paces.contains(QStringLiteral("slow: messages in flight")), PatienceMs);
        QTRY_VERIFY_WITH_TIMEOUT(consumer.leader, 2 * PatienceMs);
        QTRY_COMPARE_WITH_TIMEOUT(consumer.paces.last(), QStringLiteral("1x"), PatienceMs);
    }

    void stepEventHandlesOne() {
        Consumer consumer(paused());
        QTRY_COMPARE_WITH_TIMEOUT(consumer.batches.size(), std::size_t{1}, PatienceMs);
        for (std::size_t i = 2; i < 20; ++i) {
            consumer.handle.stepEvent();
            QTRY_VERIFY_WITH_TIMEOUT(consumer.batches.size() >= i, PatienceMs);
        }
        QVERIFY(consumer.upTo() > VirtualTime{});
        QVERIFY(consumer.upTo() < VirtualTime::ofMs(1000));
    }

    void stepMessageEndsWithADelivery() {
        Consumer consumer(paused());
        QTRY_COMPARE_WITH_TIMEOUT(consumer.batches.size(), std::size_t{1}, PatienceMs);
        for (std::size_t i = 2; i < 12; ++i) {
            consumer.handle.stepMessage();
            QTRY_COMPARE_WITH_TIMEOUT(consumer.batches.size(), i, PatienceMs);
            const auto& records = consumer.batches.back()->records;
            const auto delivered = std::count_if(records.begin(), records.end(), [](const trace::Record& record) {
                const auto* received = trace::as<trace::MessageReceived>(record);
                return received && !trace::isHeartbeat(received->kind);
            });
            QCOMPARE(delivered, 1);
        }
    }

    void commandsAreAnsweredInOrder() {
        Consumer consumer(quick());
        QTRY_VERIFY_WITH_TIMEOUT(consumer.leader, PatienceMs);
        consumer.user("kill 2");
        consumer.user("kill 2");
        consumer.handle.reportStatus();
        consumer.user("restart 2");
        consumer.user("conn 5 open 1");
        QTRY_COMPARE_WITH_TIMEOUT(consumer.answers.size(), 4, PatienceMs);
        QVERIFY(consumer.answers[0].startsWith(QStringLiteral("kill 2 ok")));
        QVERIFY(consumer.answers[1].startsWith(QStringLiteral("kill 2 error")));
        QVERIFY(consumer.answers[2].startsWith(QStringLiteral("restart 2 ok")));
        QVERIFY(consumer.answers[3].contains(QStringLiteral("error conn is reserved")));
        QCOMPARE(consumer.statuses.size(), 1);
        QVERIFY(consumer.statuses[0].contains(QStringLiteral("2 down")));
    }

    void connectionMadeWhilePausedWaits() {
        LabEnsembleOptions options = paused();
        options.clientPort = 24410;
        Consumer consumer(options);
        QTRY_COMPARE_WITH_TIMEOUT(consumer.endpoints.size(), 3, PatienceMs);
        QTcpSocket socket;
        socket.connectToHost(QHostAddress(QHostAddress::LocalHost), consumer.endpoints[0].port);
        socket.write("ruok");
        QTRY_VERIFY_WITH_TIMEOUT(!consumer.log.isEmpty(), PatienceMs);
        QVERIFY(consumer.log.last().startsWith(QStringLiteral("paused: 1 outside connection waits")));
        QTest::qWait(100);
        QCOMPARE(socket.bytesAvailable(), 0);
        consumer.handle.setPace(app::Pace{});
        QTRY_COMPARE_WITH_TIMEOUT(socket.bytesAvailable(), qint64{4}, PatienceMs);
        QCOMPARE(socket.readAll(), QByteArray("imok"));
    }

    void killedNodeClosesItsPort() {
        LabEnsembleOptions options = quick();
        options.clientPort = 24420;
        Consumer consumer(options);
        QTRY_VERIFY_WITH_TIMEOUT(consumer.leader, PatienceMs);
        const quint16 port = consumer.endpoints[1].port;
        QVERIFY(port != 0);
        consumer.user("kill 2");
        QTRY_COMPARE_WITH_TIMEOUT(consumer.endpoints[1].port, quint16{0}, PatienceMs);
        consumer.user("restart 2");
        QTRY_COMPARE_WITH_TIMEOUT(consumer.endpoints[1].port, port, PatienceMs);
    }

    void busyPortEndsOrMovesOn() {
        QTcpServer other;
        QVERIFY(other.listen(QHostAddress(QHostAddress::LocalHost)));
        LabEnsembleOptions options = quick();
        options.clientPort = other.serverPort();
        Consumer window(options);
        QTRY_VERIFY_WITH_TIMEOUT(window.leader, PatienceMs);
        QVERIFY(window.endpoints[0].port > other.serverPort());
        QVERIFY(window.log.first().startsWith(QStringLiteral("port %1 is in use").arg(other.serverPort())));
        options.whenBusy = WhenBusy::Refuse;
        Consumer headless(options);
        QTRY_COMPARE_WITH_TIMEOUT(headless.busy.size(), 1, PatienceMs);
        QVERIFY(headless.busy[0].contains(QStringLiteral("the next free block is")));
        QVERIFY(headless.batches.empty());
    }

    void failedCheckEndsThisEnsembleAndNamesAReport() {
        LabEnsembleOptions impossible = quick();
        impossible.lab.voters = 12;  // the engine takes 9 at most
        impossible.lab.seed = 4711;
        Consumer healthy(quick());
        Consumer consumer(impossible);
        QTRY_COMPARE_WITH_TIMEOUT(consumer.failures.size(), 1, PatienceMs);
        const auto name = QRegularExpression(QStringLiteral("commands are in (\\S+)")).match(consumer.failures[0]);
        QVERIFY2(name.hasMatch(), qPrintable(consumer.failures[0]));
        QFile report(name.captured(1));
        QVERIFY(report.open(QIODevice::ReadOnly));
        QVERIFY(report.readAll().contains("seed=4711"));
        report.remove();
        consumer.user("kill 1");
        QTRY_COMPARE_WITH_TIMEOUT(consumer.answers.size(), 1, PatienceMs);
        QVERIFY(consumer.answers[0].contains(QStringLiteral(" error ")));
        QTRY_VERIFY_WITH_TIMEOUT(healthy.leader, PatienceMs);
        QVERIFY(healthy.failures.isEmpty());
    }

    void runsUntilAnEventAndNoFurther() {
        Consumer consumer(paused());
        RunGoal goal;
        goal.what = RunGoal::What::Event;
        goal.event = trace::Event(trace::EpochEstablished{}).index();
        consumer.handle.runUntil(goal);
        QTRY_COMPARE_WITH_TIMEOUT(consumer.goals.size(), 1, PatienceMs);
        QCOMPARE(consumer.paces.last(), QStringLiteral("paused"));
        std::size_t found = 0;
        const trace::Record* met = nullptr;
        for (const auto& batch : consumer.batches) {
            for (const trace::Record& record : batch->records) {
                if (!trace::as<trace::EpochEstablished>(record)) continue;
                met = &record;
                ++found;
            }
        }
        QCOMPARE(found, std::size_t{1});
        QCOMPARE(consumer.goals.first(), quint64{met->seq});
        QCOMPARE(consumer.upTo().us, met->at.us);
        // What follows in the trace belongs to the same event.
        QCOMPARE(consumer.last().at.us, met->at.us);
        consumer.handle.stepEvent();  // it can be stepped on from there
        QTRY_VERIFY_WITH_TIMEOUT(consumer.upTo() > met->at || consumer.last().seq > met->seq, PatienceMs);
    }

    void runsUntilAMomentARoleAndACommit() {
        Consumer consumer(paused());
        RunGoal goal;
        goal.moment = VirtualTime::ofMs(40'123);
        consumer.handle.runUntil(goal);
        QTRY_COMPARE_WITH_TIMEOUT(consumer.goals.size(), 1, PatienceMs);
        QCOMPARE(consumer.upTo().us, std::int64_t{40'123'000});
        consumer.handle.runUntil(goal);  // that is over
        QTRY_COMPARE_WITH_TIMEOUT(consumer.goals.size(), 2, PatienceMs);
        QCOMPARE(consumer.upTo().us, std::int64_t{40'123'000});
        consumer.user("client x at all");
        consumer.user("client x: create /x");
        goal.what = RunGoal::What::Committed;
        goal.zxid = Zxid::of(Epoch{1}, 2);
        consumer.handle.runUntil(goal);
        QTRY_COMPARE_WITH_TIMEOUT(consumer.goals.size(), 3, PatienceMs);
        QVERIFY(consumer.goals.last() != 0);
        consumer.user("kill leader");
        goal.what = RunGoal::What::RoleChange;
        consumer.handle.runUntil(goal);
        QTRY_COMPARE_WITH_TIMEOUT(consumer.goals.size(), 4, PatienceMs);
        QVERIFY(consumer.goals.last() > consumer.goals.at(2));
    }

    void anotherPaceGivesTheGoalUp() {
        Consumer consumer(paused());
        RunGoal goal;
        goal.what = RunGoal::What::Finding;  // there is none
        goal.flatOut = false;
        consumer.handle.runUntil(goal);
        QTRY_VERIFY_WITH_TIMEOUT(consumer.upTo() > VirtualTime{}, PatienceMs);
        consumer.handle.setPace(app::Pace{true, true, 1.0});
        QTRY_COMPARE_WITH_TIMEOUT(consumer.paces.last(), QStringLiteral("paused"), PatienceMs);
        const VirtualTime stood = consumer.upTo();
        QTest::qWait(150);
        QCOMPARE(consumer.upTo().us, stood.us);
        QVERIFY(consumer.goals.isEmpty());
    }

    void saysHowMuchHappens() {
        Consumer consumer(quick());
        QTRY_VERIFY_WITH_TIMEOUT(!consumer.rates.isEmpty() && consumer.rates.first() > 0, PatienceMs);
    }

    /// What is saved of a live run plays to the same trace, byte for byte: alone, and in an ensemble that repeats it.
    void aSavedRunIsTheSameRun() {
        LabEnsembleOptions options = quick();
        options.lab.seed = 5;
        Consumer live(options);
        QTRY_VERIFY_WITH_TIMEOUT(live.leader, PatienceMs);
        live.user("kill leader");
        live.user("client x at all");
        live.user("client x: create /x \"1\"");
        live.user("kill 9");  // refused
        QTRY_COMPARE_WITH_TIMEOUT(live.answers.size(), 4, PatienceMs);
        const VirtualTime then = live.upTo();
        QTRY_VERIFY_WITH_TIMEOUT(live.upTo() > then + VirtualTime::ofMs(3000), PatienceMs);
        live.handle.setPace(app::Pace{true, true, 1.0});
        live.handle.setRecording(true);
        live.user("hold all<->all");
        live.handle.stepEvent();
        live.user("hold timers all");
        live.handle.stepMessage();
        live.user("restart all");
        live.handle.reportRun(QStringLiteral("saved \"here\""));
        live.handle.stop();
        QCoreApplication::sendPostedEvents();
        QCOMPARE(live.runs.size(), 1);
        QVERIFY(live.runs[0].contains(QStringLiteral("# recorded from here on")));

        const auto saved = scenario::parse(live.runs[0].toStdString(), "saved");
        QVERIFY2(saved.ok(), saved.ok() ? "" : saved.error().message().c_str());
        QCOMPARE(saved->name, std::string("saved \"here\""));
        scenario::Runner runner(*saved);
        runner.run();
        QVERIFY(!runner.failure());
        trace::StreamHash played(runner.lab().setting());
        played.add(runner.takeBatch());
        QCOMPARE(played.value(), live.hash(options));
        QCOMPARE(runner.lab().now().us, live.upTo().us);

        LabEnsembleOptions again = quick();
        again.scenario = *saved;
        again.repeat = true;
        Consumer repeated(again);
        repeated.user("kill 1");  // not while it is repeated
        QTRY_COMPARE_WITH_TIMEOUT(repeated.goals.size(), 1, PatienceMs);
        QCOMPARE(repeated.upTo().us, live.upTo().us);
        QCOMPARE(repeated.paces.last(), QStringLiteral("paused"));
        QCOMPARE(repeated.hash(again), live.hash(options));
        QTRY_COMPARE_WITH_TIMEOUT(repeated.answers.size(), 1, PatienceMs);
    }

    void playsAScenarioAlongItsOwnTimeline() {
        LabEnsembleOptions options = quick();
        const auto scenario = scenario::parse(
            "scenario \"s\"\nensemble zab replicas=5 seed=3\nexpect leader as A\nsay \"There is one.\"\n"
            "at 4s kill A\nsay \"It is dead.\"\n",
            "s");
        options.scenario = *scenario;
        Consumer consumer(options);
        QTRY_COMPARE_WITH_TIMEOUT(consumer.sayings,
                                  (QStringList{QStringLiteral("There is one."), QStringLiteral("It is dead.")}),
                                  PatienceMs);
        QVERIFY(consumer.upTo() >= VirtualTime::ofMs(4000));
    }

    void aScenarioWaitsAtItsStartWhenPaused() {
        LabEnsembleOptions options = paused();
        options.scenario = *scenario::parse("kill 1\n", "s");
        Consumer consumer(options);
        QTRY_COMPARE_WITH_TIMEOUT(consumer.batches.size(), std::size_t{1}, PatienceMs);
        QCOMPARE(consumer.upTo().us, std::int64_t{0});
    }

    void handleJoinsItsThread() {
        for (int i = 0; i < 20; ++i) {
            Consumer consumer(quick());
            if (i % 2 == 0) QTRY_VERIFY_WITH_TIMEOUT(!consumer.batches.empty(), PatienceMs);
        }
    }
};

QTEST_GUILESS_MAIN(LabEnsembleTest)
#include "tst_lab_ensemble.moc"

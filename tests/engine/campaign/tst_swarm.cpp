// The swarm itself: seeds are reproducible and independent, the exported scenario is the same run, reports say what was
// found.
#include <QTest>
#include <nlohmann/json.hpp>

#include "engine/campaign/report.h"
#include "engine/campaign/swarm.h"
#include "engine/campaign/trace_json.h"
#include "engine/scenario/runner.h"

using namespace qs;
using namespace qs::campaign;

class TestSwarm : public QObject {
    Q_OBJECT
private slots:
    void aSeedIsReproducible() {
        const SeedResult a = runSeed({7, 3});
        const SeedResult b = runSeed({7, 3});
        QCOMPARE(a.scenario, b.scenario);
        QCOMPARE(a.totals.records, b.totals.records);
        QVERIFY(runSeed({8, 3}).scenario != a.scenario);
    }

    void aSeedDoesNotDependOnTheOthers() {
        const SwarmResult both = runSwarm({11, 12, 3, {}});
        const SwarmResult first = runSwarm({11, 11, 3, {}});
        const SwarmResult second = runSwarm({12, 12, 3, {}});
        QCOMPARE(both.totals.records, first.totals.records + second.totals.records);
        QCOMPARE(both.totals.committed, first.totals.committed + second.totals.committed);
    }

    void theFirstSeedRunsTwiceAndOneFailureIsShrunk() {
        const SwarmResult r = runSwarm({31, 33, 3, {}});
        QCOMPARE(r.traceHashes.size(), std::size_t{1});
        QCOMPARE(r.traceHashes.begin()->first, std::uint64_t{31});
        for (const trace::CheckStatus& c : r.meta.statuses()) {
            QCOMPARE(c.premiseTrue, std::uint64_t{1});
            QCOMPARE(c.violations, std::uint64_t{0});
        }
    }

    void hashesNameTheTrace() {
        SwarmOptions options{41, 43, 3, {}};
        options.hash = true;
        const auto first = runSwarm(options).traceHashes;
        QCOMPARE(first.size(), std::size_t{3});
        QVERIFY(first == runSwarm(options).traceHashes);
        options.first = 42;
        const auto fewer = runSwarm(options).traceHashes;
        QCOMPARE(fewer.at(42), first.at(42));
        QVERIFY(first.at(41) != first.at(42) && first.at(42) != first.at(43));
    }

    void tracesThatDifferAreAViolation() {
        MetaChecks meta;
        QVERIFY(!meta.ranTwice(7, 7));
        QVERIFY(meta.ranTwice(7, 8));
        QCOMPARE(meta.statuses()[0].id, std::string("M-01"));
        QCOMPARE(meta.statuses()[0].evaluated, std::uint64_t{2});
        QCOMPARE(meta.statuses()[0].violations, std::uint64_t{1});
    }

    void aShrunkRunThatBreaksNothingIsAViolation() {
        const auto failing = scenario::parse(
            "at 3s client d at leader\nat 4s hold PROPOSAL leader->2\n"
            "client d: create /paid yes\nat 5s kill all\ndisk 1 wipe\n"
            "restart 1,2\nat 11s verify\n",
            "f");
        QVERIFY2(failing.ok(), failing.ok() ? "" : failing.error().message().c_str());
        scenario::Scenario less = *failing;
        less.steps.erase(less.steps.end() - 4);  // the wipe
        MetaChecks meta;
        QVERIFY(!meta.wasShrunk(*failing, *failing, "Z-08"));
        QVERIFY(meta.wasShrunk(*failing, less, "Z-08"));
        QVERIFY(!meta.wasShrunk(less, less, "Z-08"));  // it never broke it
        QCOMPARE(meta.statuses()[1].evaluated, std::uint64_t{3});
        QCOMPARE(meta.statuses()[1].premiseTrue, std::uint64_t{2});
        QCOMPARE(meta.statuses()[1].violations, std::uint64_t{1});
    }

    void theScenarioOfASeedIsTheSameRun_data() {
        QTest::addColumn<int>("seed");
        QTest::addColumn<int>("replicas");
        QTest::newRow("three") << 4 << 3;
        QTest::newRow("three, other seed") << 23 << 3;
        QTest::newRow("five") << 5 << 5;
    }
    void theScenarioOfASeedIsTheSameRun() {
        QFETCH(int, seed);
        QFETCH(int, replicas);
        const SeedResult r = runSeed({static_cast<std::uint64_t>(seed), replicas});
        const auto parsed = scenario::parse(r.scenario, "seed");
        QVERIFY2(parsed.ok(), parsed.ok() ? "" : parsed.error().message().c_str());
        scenario::Runner runner(*parsed);
        runner.runUntil(r.totals.simulated);
        runner.run();
        QVERIFY2(!runner.failure(), runner.failure() ? runner.failure()->message().c_str() : "");
        QCOMPARE(runner.takeBatch().records.size(), r.totals.records);
    }

    void aSeedDoesWhatItPromises() {
        const SeedResult r = runSeed({3, 3});
        QCOMPARE(r.violated, std::string());
        QVERIFY(!r.invalid());
        QVERIFY(r.totals.acknowledged >= 50);
        QVERIFY(r.totals.leaderChanges >= 1);
        QVERIFY(r.totals.faults > 0);
    }

    /// Of this seed's drawn faults, one keeps the only other candidate's disk out of files to the end.
    void whereFaultsKeepTheLeaderOneIsForced() {
        const SeedResult r = runSeed({2555, 3});
        QCOMPARE(r.violated, std::string());
        QVERIFY(r.totals.simulated > VirtualTime::ofMs(120000));
        QVERIFY(r.totals.leaderChanges >= 1);
        QVERIFY(!r.invalid());
    }

    void tooLittleIsInvalidAndAViolationIsNot() {
        SeedResult r;
        QVERIFY(r.invalid());
        r.totals.acknowledged = 50;
        r.totals.epochs = 2;
        r.totals.leaderChanges = 1;
        QVERIFY(!r.invalid());
        r.totals.leaderChanges = 0;
        QVERIFY(r.invalid());
        r.replicas = 2;
        QVERIFY(!r.invalid());
        r.totals.acknowledged = 49;
        QVERIFY(r.invalid());
        r.violated = "Z-03";
        QVERIFY(!r.invalid());
    }

    void oneReplicaAlone() {
        const SeedResult r = runSeed({1, 1});
        QCOMPARE(QString::fromStdString(r.violated + r.text), QString());
        QVERIFY(!r.invalid());
        QCOMPARE(r.totals.leaderChanges, 0U);  // there is nobody else
    }

    void reportsNameTheSeedAndItsReplay() {
        SwarmResult r;
        r.seeds = 3;
        r.invalidSeeds = {2};
        SeedResult f;
        f.seed = 3;
        f.violated = "Z-03";
        f.text = "what happened";
        r.failures.push_back(f);
        const std::string words = describe(r, "sim swarm --replicas 3");
        QVERIFY(words.find("3 seeds, 1 of them invalid, 1 with a violation") != std::string::npos);
        QVERIFY(words.find("VIOLATION seed 3 Z-03: what happened\n  replay: sim swarm --replicas 3 --seeds 3..3\n") !=
                std::string::npos);
        QVERIFY(words.find("INVALID seed 2") != std::string::npos);
        const auto json = nlohmann::json::parse(toJson(r, "sim swarm --replicas 3", 1.5, {}));
        QCOMPARE(json["violations"].get<int>(), 1);
        QCOMPARE(json["invalid"].get<int>(), 1);
        QCOMPARE(json["failures"][0]["replay"].get<std::string>(), std::string("sim swarm --replicas 3 --seeds 3..3"));
    }

    void jsonTraceHasALineForEachRecord() {
        auto s = scenario::parse(
            "expect leader as A\nclient x at A\nclient x: create /x \"\\xff\\\"\"\nexpect answer x ok\n", "f");
        QVERIFY(s.ok());
        scenario::Runner runner(*s);
        runner.run();
        const trace::Batch batch = runner.takeBatch();
        const QByteArray text = QByteArray::fromStdString(toJsonLines(batch, runner.lab().tables()));
        const auto lines = text.trimmed().split('\n');
        QCOMPARE(lines.size(), static_cast<qsizetype>(batch.records.size()));
        bool committed = false;
        for (qsizetype i = 0; i < lines.size(); ++i) {
            const auto json = nlohmann::json::parse(lines[i].toStdString());
            QCOMPARE(json["seq"].get<qsizetype>(), i + 1);
            committed = committed || (json["event"] == "Committed" && json["txn"]["what"] == "create /x (2 bytes)");
        }
        QVERIFY(committed);
    }
};

QTEST_APPLESS_MAIN(TestSwarm)
#include "tst_swarm.moc"

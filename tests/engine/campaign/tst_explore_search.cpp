// The search finds all states and the shortest way to a bad one: single-value Paxos has known numbers of both.
#include <QTest>

#include "tests/engine/campaign/paxos_model.h"

using namespace qs;
using namespace qs::campaign;

using Bug = PaxosModel::Bug;

Q_DECLARE_METATYPE(qs::campaign::PaxosModel::Bug)

class TestExploreSearch : public QObject {
    Q_OBJECT
private slots:
    /// Counts of TLC; without a second value they are (1 + 2^A + 2^A * sum over k >= majority of C(A,k)) ^ B.
    void countsAreThoseOfTheOracle_data() {
        QTest::addColumn<int>("acceptors");
        QTest::addColumn<int>("ballots");
        QTest::addColumn<int>("values");
        QTest::addColumn<quint64>("states");
        QTest::addColumn<quint32>("levels");  // as TLC counts its depth: the initial state is one
        QTest::newRow("A=3 B=1 V=1") << 3 << 1 << 1 << quint64(41) << 9U;
        QTest::newRow("A=3 B=2 V=1") << 3 << 2 << 1 << quint64(1681) << 17U;
        QTest::newRow("A=3 B=3 V=1") << 3 << 3 << 1 << quint64(68921) << 25U;
        QTest::newRow("A=3 B=1 V=2") << 3 << 1 << 2 << quint64(73) << 9U;
        QTest::newRow("A=3 B=2 V=2") << 3 << 2 << 2 << quint64(3921) << 17U;
        QTest::newRow("A=3 B=3 V=2") << 3 << 3 << 2 << quint64(185369) << 25U;
        QTest::newRow("A=5 B=1 V=1") << 5 << 1 << 1 << quint64(545) << 13U;
        QTest::newRow("A=5 B=2 V=1") << 5 << 2 << 1 << quint64(545 * 545) << 25U;
        if (qEnvironmentVariableIsSet("QS_SLOW"))
            QTest::newRow("A=3 B=4 V=1") << 3 << 4 << 1 << quint64(2825761) << 33U;
    }
    void countsAreThoseOfTheOracle() {
        QFETCH(int, acceptors);
        QFETCH(int, ballots);
        QFETCH(int, values);
        PaxosModel model(acceptors, ballots, values);
        const auto result = Search<PaxosModel>(model, {}).run();
        QTEST(quint64(result.states), "states");
        QTEST(quint32(result.depth + 1), "levels");
        QVERIFY(result.complete);
        QVERIFY(!result.violation);
    }

    /// Lengths of the shortest counterexamples that a breadth-first search of the same machine found elsewhere.
    void counterexamplesAreShortest_data() {
        QTest::addColumn<Bug>("bug");
        QTest::addColumn<int>("events");
        QTest::newRow("accept below the promise") << Bug::AcceptsBelowPromise << 12;
        QTest::newRow("votes in promises ignored") << Bug::IgnoresVotes << 12;
        QTest::newRow("two values in one ballot") << Bug::TwoValuesInABallot << 9;
    }
    void counterexamplesAreShortest() {
        QFETCH(Bug, bug);
        PaxosModel model(3, 2, 2, bug);
        const auto result = Search<PaxosModel>(model, {}).run();
        QVERIFY(result.violation);
        QTEST(int(result.path.size()), "events");
        PaxosModel::State state = model.initial();
        for (const auto event : result.path) {
            QVERIFY(!model.violated(state));
            state = model.apply(state, event);
        }
        QVERIFY(model.violated(state));
    }

    void aLimitEndsTheSearch() {
        PaxosModel model(3, 2, 1);
        const auto shallow = Search<PaxosModel>(model, {3, 1'000'000}).run();
        QCOMPARE(shallow.depth, 3U);
        QVERIFY(!shallow.complete);
        const auto few = Search<PaxosModel>(model, {100, 50}).run();
        QVERIFY(few.states > 50 && few.states < 100);
        QVERIFY(!few.complete);
        const auto all = Search<PaxosModel>(model, {16, 1'000'000}).run();
        QCOMPARE(all.states, 1681U);
    }
};

QTEST_APPLESS_MAIN(TestExploreSearch)
#include "tst_explore_search.moc"

// Z-01 on hand-made traces.
#include <QTest>

#include "engine/check/properties.h"
#include "history.h"

using namespace qs;
using namespace qs::check;

class TestSingleLeaderPerEpoch : public QObject {
    Q_OBJECT
private slots:
    void holdsWhenEveryEpochHasItsOwnLeader() {
        History h;
        h.established(3, 1);
        h.established(2, 2);
        h.established(3, 3);
        const auto result = h.judge(singleLeaderPerEpoch());
        QVERIFY(result.findings.empty());
        QCOMPARE(result.checks[0].violations, 0U);
        QCOMPARE(result.checks[0].evaluated, 3U);
        QCOMPARE(result.checks[0].premiseTrue, 2U);
    }
    void violatedByASecondLeaderLongAfter() {
        History h;
        h.established(3, 1);
        h.established(2, 2);
        h.say(3, trace::NodeKilled{1});
        h.established(1, 1);
        const auto result = h.judge(singleLeaderPerEpoch());
        QCOMPARE(result.findings.size(), 1U);
        QCOMPARE(result.findings[0].check, std::string("Z-01"));
        QCOMPARE(result.findings[0].record, 4U);
        QCOMPARE(result.findings[0].text,
                 std::string("epoch 1 has a second leader: node 1 now, node 3 before (record 1)"));
    }
    void violatedWhenTheSameNodeEstablishesItsEpochTwice() {
        History h;
        h.established(3, 1);
        h.established(3, 1);
        QCOMPARE(h.judge(singleLeaderPerEpoch()).checks[0].violations, 1U);
    }
    void notExercisedByOneEpoch() {
        History h;
        h.established(3, 1);
        QCOMPARE(h.judge(singleLeaderPerEpoch()).checks[0].premiseTrue, 0U);
    }
};

QTEST_APPLESS_MAIN(TestSingleLeaderPerEpoch)
#include "tst_single_leader_per_epoch.moc"

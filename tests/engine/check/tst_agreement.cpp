// Z-03 on hand-made traces.
#include <QTest>

#include "engine/check/properties.h"
#include "history.h"

using namespace qs;
using namespace qs::check;

class TestAgreement : public QObject {
    Q_OBJECT
private slots:
    void holdsWhenOneNodeIsBehind() {
        History h;
        const auto a = h.txn(1, 1, {});
        const auto b = h.txn(1, 2, a);
        for (const int n : {1, 2})
            h.serving(n);
        h.applied(1, a);
        h.applied(1, b);
        h.applied(2, a);
        const auto result = h.judge(agreement());
        QVERIFY(result.findings.empty());
        QCOMPARE(result.checks[0].evaluated, 3U);
        QCOMPARE(result.checks[0].premiseTrue, 1U);
    }
    void violatedByAnotherContentUnderTheSameZxid() {
        History h;
        const auto a = h.txn(1, 1, {}, "/a");
        const auto other = h.txn(1, 1, {}, "/b");
        for (const int n : {1, 2})
            h.serving(n);
        h.applied(1, a);
        h.applied(2, other);
        const auto result = h.judge(agreement());
        QCOMPARE(result.findings.size(), 1U);
        QCOMPARE(result.findings[0].check, std::string("Z-03"));
        QCOMPARE(result.findings[0].record, 4U);
        QVERIFY(result.findings[0].text.find("as number 1") != std::string::npos);
        QVERIFY(result.findings[0].text.find("/a") != std::string::npos);
        QVERIFY(result.findings[0].text.find("/b") != std::string::npos);
    }
    void violatedByALeftOutTransaction() {
        History h;
        const auto a = h.txn(1, 1, {});
        const auto b = h.txn(1, 2, a);
        const auto c = h.txn(1, 3, b);
        for (const int n : {1, 2})
            h.serving(n);
        for (const auto t : {a, b, c})
            h.applied(1, t);
        h.applied(2, a);
        h.applied(2, c);
        QCOMPARE(h.judge(agreement()).checks[0].violations, 1U);
    }
    void whatIsAppliedBeforeServingCountsFromThenOn() {
        History h;
        const auto a = h.txn(1, 1, {}, "/a");
        const auto tail = h.txn(1, 1, {}, "/tail");
        h.serving(1);
        h.applied(1, a);
        h.applied(2, tail);
        QVERIFY(h.judge(agreement()).findings.empty());
        h.serving(2, tail);
        QCOMPARE(h.judge(agreement()).findings.size(), 1U);
    }
    void aTailThatWasCutAwayIsNoViolation() {
        History h;
        const auto a = h.txn(1, 1, {});
        const auto tail = h.txn(1, 2, a, "/tail");
        const auto next = h.txn(2, 1, a, "/next");
        h.serving(1);
        h.applied(1, a);
        h.applied(1, next);
        h.applied(2, a);
        h.applied(2, tail);
        h.say(2, trace::TreeReset{a, h.zxid(a)});
        h.serving(2, a);
        h.applied(2, next);
        const auto result = h.judge(agreement());
        QVERIFY(result.findings.empty());
        QCOMPARE(result.checks[0].premiseTrue, 2U);
    }
    void aSnapshotBringsItsWholeHistory() {
        History h;
        const auto a = h.txn(1, 1, {});
        const auto b = h.txn(1, 2, a);
        const auto other = h.txn(1, 2, a, "/other");
        h.serving(1);
        h.applied(1, a);
        h.applied(1, b);
        h.say(2, trace::TreeReset{other, h.zxid(other)});
        h.serving(2, other);
        const auto result = h.judge(agreement());
        QCOMPARE(result.findings.size(), 1U);
        QVERIFY(result.findings[0].text.find("as number 2") != std::string::npos);
    }
    void aRestartedNodeIsJudgedAgain() {
        History h;
        const auto a = h.txn(1, 1, {});
        const auto b = h.txn(1, 2, a);
        for (const int n : {1, 2})
            h.serving(n);
        for (const int n : {1, 2})
            h.applied(n, a);
        h.applied(1, b);
        h.say(2, trace::NodeKilled{1});
        h.say(2, trace::TreeReset{});
        h.applied(2, a);
        h.serving(2, a);
        h.applied(2, b);
        const auto result = h.judge(agreement());
        QVERIFY(result.findings.empty());
        QCOMPARE(result.checks[0].premiseTrue, 3U);
    }
    void aDivergedNodeIsReportedOnce() {
        History h;
        const auto a = h.txn(1, 1, {}, "/a");
        const auto other = h.txn(1, 1, {}, "/b");
        const auto more = h.txn(1, 2, other, "/c");
        for (const int n : {1, 2})
            h.serving(n);
        h.applied(1, a);
        h.applied(2, other);
        h.applied(2, more);
        QCOMPARE(h.judge(agreement()).findings.size(), 1U);
    }
};

QTEST_APPLESS_MAIN(TestAgreement)
#include "tst_agreement.moc"

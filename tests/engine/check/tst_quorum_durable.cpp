// Z-11 on hand-made traces: three voters, and an observer 4.
#include <QTest>

#include "engine/check/properties.h"
#include "history.h"

using namespace qs;
using namespace qs::check;

class TestQuorumDurable : public QObject {
    Q_OBJECT
    static trace::Batch judge(const History& h) { return h.judge(commitIsQuorumDurable(Membership::ofSize(3, 1))); }

private slots:
    void holdsWithAQuorumOfDisks() {
        History h;
        const auto a = h.txn(1, 1, {});
        h.durable(3, a);
        h.durable(1, a);
        h.committed(3, a);
        const auto result = judge(h);
        QVERIFY(result.findings.empty());
        QCOMPARE(result.checks[0].premiseTrue, 1U);
    }
    void violatedWhenOnlyWritten() {
        History h;
        const auto a = h.txn(1, 1, {});
        h.durable(3, a);
        h.say(1, trace::TxnLogged{a, h.zxid(a)});
        h.committed(3, a);
        const auto result = judge(h);
        QCOMPARE(result.findings.size(), 1U);
        QCOMPARE(result.findings[0].check, std::string("Z-11"));
        QCOMPARE(result.findings[0].record, 3U);
        QVERIFY(result.findings[0].text.find("while of 3 voters only node 3 has it on disk") != std::string::npos);
    }
    void ackRecordsAreNotBelieved() {
        History h;
        const auto a = h.txn(1, 1, {});
        h.durable(3, a);
        for (const int n : {1, 2, 3})
            h.say(3, trace::ProposalAcked{node(n), h.zxid(a)});
        h.committed(3, a);
        QCOMPARE(judge(h).findings.size(), 1U);
    }
    void observersDoNotCount() {
        History h;
        const auto a = h.txn(1, 1, {});
        h.durable(3, a);
        h.durable(4, a);
        h.committed(3, a);
        QCOMPARE(judge(h).findings.size(), 1U);
    }
    void anotherContentUnderTheSameZxidDoesNotCount() {
        History h;
        const auto a = h.txn(1, 1, {}, "/a");
        const auto other = h.txn(1, 1, {}, "/b");
        h.durable(3, a);
        h.durable(1, other);
        h.committed(3, a);
        QCOMPARE(judge(h).findings.size(), 1U);
    }
    void aCrashTakesNothingThatWasDurable() {
        History h;
        const auto a = h.txn(1, 1, {});
        h.durable(3, a);
        h.durable(1, a);
        h.say(1, trace::NodeKilled{1});
        h.committed(3, a);
        QVERIFY(judge(h).findings.empty());
    }
    void whatWasTruncatedIsGone() {
        History h;
        const auto a = h.txn(1, 1, {});
        const auto b = h.txn(1, 2, a);
        for (const int n : {1, 3}) {
            h.durable(n, a);
            h.durable(n, b);
        }
        h.truncated(1, a);
        h.committed(3, b);
        QCOMPARE(judge(h).findings.size(), 1U);
    }
    void aSnapshotHoldsItsWholeHistory() {
        History h;
        const auto a = h.txn(1, 1, {});
        const auto b = h.txn(1, 2, a);
        h.durable(3, a);
        h.snapshot(1, b);
        h.committed(3, a);
        QVERIFY(judge(h).findings.empty());
    }
    void aSnapshotReplacesTheLog() {
        History h;
        const auto a = h.txn(1, 1, {});
        const auto b = h.txn(1, 2, a);
        h.durable(3, a);
        h.durable(3, b);
        h.durable(1, a);
        h.durable(1, b);
        h.snapshot(1, a);
        h.committed(3, b);
        QCOMPARE(judge(h).findings.size(), 1U);
    }
    void aTransactionBehindAHoleDoesNotCount() {
        History h;
        const auto a = h.txn(1, 1, {});
        const auto b = h.txn(1, 2, a);
        h.durable(3, a);
        h.durable(3, b);
        h.durable(1, b);
        h.committed(3, b);
        QCOMPARE(judge(h).findings.size(), 1U);
    }
    void aTransactionBehindAnothersTailDoesNotCount() {
        History h;
        const auto a = h.txn(1, 1, {});
        const auto tail = h.txn(1, 2, a, "/tail");
        const auto next = h.txn(2, 1, a, "/next");
        h.durable(3, a);
        h.durable(3, next);
        h.durable(1, a);
        h.durable(1, tail);
        h.durable(1, next);
        h.committed(3, next);
        QCOMPARE(judge(h).findings.size(), 1U);
    }
    void theInitialHistoryOfAnEpochIsJudgedToo() {
        History h;
        const auto a = h.txn(1, 1, {});
        h.durable(3, a);
        h.established(3, 2, a);
        const auto result = judge(h);
        QCOMPARE(result.findings.size(), 1U);
        QVERIFY(result.findings[0].text.find("establishes its epoch on 1:1") != std::string::npos);
    }
    void anEmptyInitialHistoryIsNoPremise() {
        History h;
        h.established(3, 1);
        const auto result = judge(h);
        QVERIFY(result.findings.empty());
        QCOMPARE(result.checks[0].evaluated, 1U);
        QCOMPARE(result.checks[0].premiseTrue, 0U);
    }
};

QTEST_APPLESS_MAIN(TestQuorumDurable)
#include "tst_quorum_durable.moc"

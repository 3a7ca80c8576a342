// Z-07, Z-10 and Z-18 on hand-made traces: each holds on a sound one and sees its own violation.
#include <QTest>

#include "engine/check/properties.h"
#include "history.h"

using namespace qs;
using namespace qs::check;

class TestHistoryChecks : public QObject {
    Q_OBJECT
    static void proposed(History& h, int n, trace::TxnRef t) { h.say(n, trace::Proposed{t, h.zxid(t)}); }
    static trace::TxnRef withDigest(History& h, std::uint32_t counter, trace::TxnRef previous, std::uint64_t digest) {
        tree::Txn t;
        t.zxid = Zxid::of(Epoch{1}, counter);
        t.body = tree::CreateSessionTxn{1000};
        t.treeDigest = digest;
        return h.intern(t, previous);
    }
    static void serves(History& h, int n, trace::TxnRef t, std::uint64_t digest) {
        h.say(n, trace::ServingStarted{Epoch{1}, t, h.zxid(t), digest});
    }
    static void acksNewLeader(History& h, int n, int leader, std::uint32_t epoch) {
        trace::MessageSent sent{};
        sent.to = node(leader);
        sent.kind = trace::MessageKind::Ack;
        sent.zxid = Zxid::of(Epoch{epoch}, 0);
        h.say(n, sent);
    }
    static std::unique_ptr<Check> consistency() { return historyConsistency(Membership::ofSize(3, 1)); }

private slots:
    // --- Z-07 ------------------------------------------------------------------------------------------------------

    void primaryHasWhatWasDelivered() {
        History h;
        const auto a = h.txn(1, 1, {});
        const auto b = h.txn(2, 1, a);
        h.serving(1);
        h.applied(1, a);
        proposed(h, 2, b);
        const auto result = h.judge(primaryIntegrity());
        QVERIFY(result.findings.empty());
        QCOMPARE(result.checks[0].premiseTrue, 1U);
    }
    void primaryLacksWhatWasDelivered() {
        History h;
        const auto a = h.txn(1, 1, {});
        h.serving(1);
        h.applied(1, a);
        proposed(h, 2, h.txn(2, 1, {}));
        const auto result = h.judge(primaryIntegrity());
        QCOMPARE(result.findings.size(), 1U);
        QVERIFY(result.findings[0].text.find("node 2 began to broadcast in epoch 2 without 1:1") == 0);
    }
    void whatIsDeliveredLaterCountsToo() {
        History h;
        const auto a = h.txn(1, 1, {});
        proposed(h, 2, h.txn(2, 1, {}));
        h.serving(1, a);
        QCOMPARE(h.judge(primaryIntegrity()).findings.size(), 1U);
    }
    void whatNobodyServedIsNotDelivered() {
        History h;
        const auto a = h.txn(1, 1, {});
        h.applied(1, a);
        proposed(h, 2, h.txn(2, 1, {}));
        QVERIFY(h.judge(primaryIntegrity()).findings.empty());
    }

    // --- Z-10 ------------------------------------------------------------------------------------------------------

    void oneBehindTheOtherIsConsistent() {
        History h;
        const auto a = h.txn(1, 1, {});
        const auto b = h.txn(1, 2, a);
        h.durable(1, a);
        h.durable(2, a);
        acksNewLeader(h, 1, 3, 2);
        acksNewLeader(h, 2, 3, 2);
        h.durable(2, b);
        const auto result = h.judge(consistency());
        QVERIFY(result.findings.empty());
        QVERIFY(result.checks[0].premiseTrue > 0);
    }
    void differentTailsAreNot() {
        History h;
        const auto a = h.txn(1, 1, {});
        h.durable(1, a);
        h.durable(1, h.txn(1, 2, a, "/left"));
        h.durable(2, a);
        h.durable(2, h.txn(1, 2, a, "/right"));
        acksNewLeader(h, 1, 3, 2);
        acksNewLeader(h, 2, 3, 2);
        QCOMPARE(h.judge(consistency()).findings.size(), 1U);
    }
    void aTailBehindAnExtraOneIsNot() {
        History h;
        const auto a = h.txn(1, 1, {});
        const auto extra = h.txn(1, 2, a, "/extra");
        const auto next = h.txn(2, 1, a, "/next");
        for (const int n : {1, 2})
            h.durable(n, a);
        acksNewLeader(h, 1, 3, 2);
        acksNewLeader(h, 2, 3, 2);
        h.durable(1, extra);  // its disk was late
        h.durable(1, next);
        h.durable(2, next);
        QVERIFY(!h.judge(consistency()).findings.empty());
    }
    void thoseOfAnotherLeaderAndWhoLooksDoNotCount() {
        History h;
        h.durable(1, h.txn(1, 1, {}, "/left"));
        h.durable(2, h.txn(1, 1, {}, "/right"));
        acksNewLeader(h, 1, 3, 2);
        acksNewLeader(h, 2, 1, 2);
        h.say(2, trace::RoleChanged{trace::Role::Looking, trace::Phase::Election, {}, Epoch{2}, {}});
        QVERIFY(h.judge(consistency()).findings.empty());
    }

    // --- Z-18 ------------------------------------------------------------------------------------------------------

    void memoryIsWhatTheLogGives() {
        History h;
        const auto a = withDigest(h, 1, {}, 17);
        h.durable(1, a);
        serves(h, 1, a, 17);
        const auto result = h.judge(memoryIsDisk());
        QVERIFY(result.findings.empty());
        QCOMPARE(result.checks[0].premiseTrue, 1U);
    }
    void whatWaitsForItsFsyncCounts() {
        History h;
        const auto a = withDigest(h, 1, {}, 17);
        const auto b = withDigest(h, 2, a, 18);
        h.durable(1, a);
        h.say(1, trace::TxnLogged{b, h.zxid(b)});
        serves(h, 1, b, 18);
        QVERIFY(h.judge(memoryIsDisk()).findings.empty());
    }
    void anotherTreeInMemory() {
        History h;
        const auto a = withDigest(h, 1, {}, 17);
        h.durable(1, a);
        serves(h, 1, a, 16);
        QCOMPARE(h.judge(memoryIsDisk()).findings.size(), 1U);
    }
    void memoryAheadOfTheLog() {
        History h;
        const auto a = withDigest(h, 1, {}, 17);
        const auto b = withDigest(h, 2, a, 18);
        const auto c = withDigest(h, 3, b, 19);
        h.durable(1, a);
        h.say(1, trace::TxnLogged{c, h.zxid(c)});
        serves(h, 1, c, 19);
        QCOMPARE(h.judge(memoryIsDisk()).findings.size(), 1U);
    }
    void aDeadProcessLosesWhatWaited() {
        History h;
        const auto a = withDigest(h, 1, {}, 17);
        h.say(1, trace::TxnLogged{a, h.zxid(a)});
        h.say(1, trace::NodeKilled{1});
        serves(h, 1, a, 17);
        QCOMPARE(h.judge(memoryIsDisk()).findings.size(), 1U);
    }
};

QTEST_APPLESS_MAIN(TestHistoryChecks)
#include "tst_history_checks.moc"

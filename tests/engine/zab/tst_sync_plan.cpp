// Which of DIFF, TRUNC and SNAP a leader chooses: protocol notes, section 3.3.
#include <QTest>

#include "engine/zab/election.h"
#include "engine/zab/sync_plan.h"

using namespace qs;
using namespace qs::zab;
using trace::SyncMode;

namespace {

constexpr std::size_t Window = 500;

tree::TxnPtr txn(std::uint32_t epoch, std::uint32_t counter) {
    tree::Txn t;
    t.zxid = Zxid::of(Epoch{epoch}, counter);
    t.body = tree::ErrorTxn{};
    return std::make_shared<const tree::Txn>(t);
}

/// 1:1 ... 1:first, then 2:1 ... 2:second.
History history(std::uint32_t first, std::uint32_t second) {
    History h;
    for (std::uint32_t i = 1; i <= first; ++i)
        h.append(txn(1, i));
    for (std::uint32_t i = 1; i <= second; ++i)
        h.append(txn(2, i));
    return h;
}

Zxid at(std::uint32_t epoch, std::uint32_t counter) {
    return Zxid::of(Epoch{epoch}, counter);
}

}  // namespace

class TestSyncPlan : public QObject {
    Q_OBJECT
private slots:
    void choice_data() {
        QTest::addColumn<int>("first");
        QTest::addColumn<int>("second");
        QTest::addColumn<quint64>("learner");
        QTest::addColumn<int>("mode");
        QTest::addColumn<quint64>("zxid");
        QTest::addColumn<int>("replayed");
        const auto row = [](const char* name, int first, int second, Zxid learner, SyncMode mode, Zxid zxid,
                            int replayed) {
            QTest::newRow(name) << first << second << quint64{learner.value} << static_cast<int>(mode)
                                << quint64{zxid.value} << replayed;
        };
        row("nobody has anything", 0, 0, {}, SyncMode::Diff, {}, 0);
        row("equal", 5, 0, at(1, 5), SyncMode::Diff, at(1, 5), 0);
        row("behind", 5, 0, at(1, 2), SyncMode::Diff, at(1, 5), 3);
        row("behind an epoch", 5, 2, at(1, 5), SyncMode::Diff, at(2, 2), 2);
        row("ahead: the tail is cut", 5, 0, at(1, 9), SyncMode::Trunc, at(1, 5), 0);
        row("tail of an old epoch, new leader committed", 5, 2, at(1, 7), SyncMode::Snap, at(2, 2), 0);
        row("empty learner of a used ensemble", 5, 0, {}, SyncMode::Snap, at(1, 5), 0);
        row("older than the window", 900, 0, at(1, 100), SyncMode::Snap, at(1, 900), 0);
        row("edge of the window", 900, 0, at(1, 400), SyncMode::Diff, at(1, 900), 500);
    }
    void choice() {
        QFETCH(int, first);
        QFETCH(int, second);
        QFETCH(quint64, learner);
        QFETCH(int, mode);
        QFETCH(quint64, zxid);
        QFETCH(int, replayed);
        const History leader = history(static_cast<std::uint32_t>(first), static_cast<std::uint32_t>(second));
        const SyncPlan plan = planSync(leader, leader.lastZxid(), Zxid{learner}, Window);
        QCOMPARE(static_cast<int>(plan.mode), mode);
        QCOMPARE(quint64{plan.zxid.value}, zxid);
        QCOMPARE(static_cast<int>(plan.replayTo - plan.replayFrom), replayed);
    }

    void outstandingIsNeverCommonGround() {
        const History leader = history(5, 0);
        const SyncPlan plan = planSync(leader, at(1, 3), at(1, 5), Window);
        QCOMPARE(static_cast<int>(plan.mode), static_cast<int>(SyncMode::Trunc));
        QVERIFY(plan.zxid == at(1, 3));
    }

    void votesAreOrderedByEpochZxidAndId() {
        const Vote base{NodeId{2}, at(1, 5), Epoch{1}};
        QVERIFY(betterVote({NodeId{1}, at(1, 1), Epoch{2}}, base));
        QVERIFY(betterVote({NodeId{1}, at(1, 6), Epoch{1}}, base));
        QVERIFY(betterVote({NodeId{3}, at(1, 5), Epoch{1}}, base));
        QVERIFY(!betterVote({NodeId{1}, at(1, 5), Epoch{1}}, base));
        QVERIFY(!betterVote(base, base));
        QVERIFY(!betterVote({NodeId{9}, at(1, 4), Epoch{1}}, base));
    }
};

QTEST_APPLESS_MAIN(TestSyncPlan)
#include "tst_sync_plan.moc"

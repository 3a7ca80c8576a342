#include <QAbstractItemModelTester>
#include <QTest>

#include "app/models/event_log_model.h"
#include "app/models/trace_index.h"
#include "tests/support/batches.h"

using namespace qs;
using namespace qs::app;

namespace {
const auto Z1 = Zxid::of(Epoch{1}, 1);
const auto Z2 = Zxid::of(Epoch{1}, 2);
}  // namespace

class TestTraceIndex : public QObject {
    Q_OBJECT
private slots:
    void messagesLiveBetweenSendAndReceipt() {
        TraceIndex index(Membership::ofSize(3, 0));
        test::Batches b;
        const auto sent =
            b.add(VirtualTime::ofMs(10), 1, b.message(2, trace::MessageKind::Ack, Z1, VirtualTime::ofMs(20)));
        index.append(b.take());
        QCOMPARE(index.flights().size(), std::size_t{1});
        QCOMPARE(index.flights().at(sent).fraction(VirtualTime::ofMs(15)), 0.5);
        b.add(VirtualTime::ofMs(16), 1, trace::LinkChanged{NodeId{1}, NodeId{2}, trace::LinkState::Cut});
        b.add(VirtualTime::ofMs(16), 1, trace::MessageHeld{sent});
        index.append(b.take());
        QVERIFY(index.linkCut(NodeId{1}, NodeId{2}));
        QVERIFY(!index.linkCut(NodeId{2}, NodeId{1}));
        QCOMPARE(index.flights().at(sent).fraction(VirtualTime::ofMs(900)), 0.6);
        b.add(VirtualTime::ofMs(1000), 1, trace::MessageReleased{sent, VirtualTime::ofMs(1010)});
        index.append(b.take());
        QCOMPARE(index.flights().at(sent).fraction(VirtualTime::ofMs(1005)), 0.8);
        b.add(VirtualTime::ofMs(1010), 2, trace::MessageReceived{sent, NodeId{1}, trace::MessageKind::Ack, {}});
        index.append(b.take());
        QVERIFY(index.flights().empty());
    }

    void treesFollowTheirHistory() {
        TraceIndex index(Membership::ofSize(3, 0));
        test::Batches b;
        const auto t1 = b.create(Z1, "/a");
        const auto t2 = b.create(Z2, "/b");
        b.add({}, 1, trace::TreeReset{{}, {}});
        b.add({}, 1, trace::Applied{t1, Z1});
        b.add({}, 1, trace::Applied{t2, Z2});
        index.append(b.take());
        QVERIFY(index.node(NodeId{1}).tree.find("/b"));
        b.add({}, 1, trace::TreeReset{t1, Z1});
        b.add({}, 2, trace::TreeReset{t2, Z2});
        index.append(b.take());
        QVERIFY(index.node(NodeId{1}).tree.find("/a"));
        QVERIFY(!index.node(NodeId{1}).tree.find("/b"));
        QVERIFY(index.node(NodeId{2}).tree.find("/b"));
    }

    void proposalFillsAndFades() {
        TraceIndex index(Membership::ofSize(3, 0));
        test::Batches b;
        const auto txn = b.create(Z1, "/a");
        b.add({}, 1, trace::RoleChanged{trace::Role::Leading, trace::Phase::Broadcast, NodeId{1}, Epoch{1}, {}});
        b.add({}, 1, trace::Proposed{txn, Z1});
        b.add({}, 2, trace::TxnLogged{txn, Z1});
        b.add({}, 1, trace::ProposalAcked{NodeId{2}, Z1});
        index.append(b.take());
        QCOMPARE(index.proposals().size(), std::size_t{1});
        QVERIFY(index.proposals().front().acked.contains(NodeId{2}));
        QVERIFY(!index.proposals().front().committed);
        b.add(VirtualTime::ofMs(5), 1, trace::Committed{txn, Z1, 6});
        index.append(b.take());
        QVERIFY(index.proposals().front().committed);
        b.add(VirtualTime::ofMs(5000), 1, trace::TimerFired{});
        index.append(b.take());
        QVERIFY(index.proposals().empty());
        QCOMPARE(index.buckets().front().committed, 1);
    }

    void statusSaysWhatIsGoingOn() {
        TraceIndex index(Membership::ofSize(3, 0));
        QVERIFY(index.statusSentence().contains(QStringLiteral("No quorum")));
        test::Batches b;
        for (int n = 1; n <= 3; ++n) {
            b.add({}, n, trace::NodeStarted{1});
            b.add({}, n, trace::RoleChanged{trace::Role::Looking, trace::Phase::Election, {}, {}, {}});
        }
        index.append(b.take());
        QVERIFY(index.statusSentence().contains(QStringLiteral("Electing")));
        b.add({}, 3, trace::RoleChanged{trace::Role::Leading, trace::Phase::Broadcast, NodeId{3}, Epoch{1}, {}});
        b.add({}, 3, trace::ServingStarted{Epoch{1}, {}, {}});
        index.append(b.take());
        QVERIFY(index.statusSentence().contains(QStringLiteral("Node 3 leads epoch 1")));
    }

    void eventListHidesChatterUntilAsked() {
        EventLogModel model;
        QAbstractItemModelTester tester(&model);
        test::Batches b;
        b.add({}, 1, trace::NodeKilled{1});
        b.add({}, 1, trace::TimerFired{trace::TimerKind::LeaderTick});
        model.append(b.take());
        QCOMPARE(model.rowCount(), 1);
        model.setShowAll(true);
        QCOMPARE(model.rowCount(), 2);
        model.setFilter(QStringLiteral("KILLED"));
        QCOMPARE(model.rowCount(), 1);
        QCOMPARE(model.data(model.index(0, EventLogModel::What)).toString(), QStringLiteral("is killed"));
        QCOMPARE(model.rowOf(1), 0);
        QCOMPARE(model.rowOf(2), -1);
    }
};

QTEST_MAIN(TestTraceIndex)
#include "tst_trace_index.moc"

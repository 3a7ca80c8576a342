#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>
#include <deque>

#include "app/models/event_log_model.h"
#include "app/models/present_sink.h"
#include "app/models/status_sentence.h"
#include "app/models/trace_index.h"
#include "tests/support/batches.h"

using namespace qs;
using namespace qs::app;

namespace {
const auto Z1 = Zxid::of(Epoch{1}, 1);
const auto Z2 = Zxid::of(Epoch{1}, 2);

QString sentence(const TraceIndex& index) {
    return statusSentence(index.shown(), index.membership(), index.tables());
}

/// Everything that a view could tell two pictures apart by, as text.
QString summary(const Picture& picture) {
    QString out = QString::number(picture.now().us);
    for (const auto& [id, node] : picture.nodes()) {
        out += QStringLiteral("|%1 %2 %3 %4 %5")
                   .arg(id.value)
                   .arg(node.alive)
                   .arg(node.logged.value)
                   .arg(node.tree.digest())
                   .arg(node.history.index);
        for (const auto& [kind, timer] : node.timers)
            out += QStringLiteral(" t%1").arg(timer.due.us);
    }
    for (const auto& [seq, flight] : picture.flights())
        out += QStringLiteral("|f%1 %2 %3").arg(seq).arg(flight.held).arg(flight.fraction(picture.now()));
    for (const ProposalView& p : picture.proposals())
        out += QStringLiteral("|p%1 %2 %3").arg(p.zxid.value).arg(p.acked.bits()).arg(p.committed);
    for (const auto& cut : picture.cuts())
        out += QStringLiteral("|c%1%2").arg(cut.first.value).arg(cut.second.value);
    return out;
}

/// A run of many small batches in which every kind of thing comes and goes.
std::vector<trace::Batch> longRun(int transactions) {
    std::vector<trace::Batch> out;
    test::Batches b;
    std::deque<std::uint64_t> onTheWay;
    VirtualTime at;
    b.add(at, 1, trace::RoleChanged{trace::Role::Leading, trace::Phase::Broadcast, NodeId{1}, Epoch{1}, {}});
    for (int i = 1; i <= transactions; ++i) {
        at = at + VirtualTime::ofMs(1 + i % 7);
        const auto zxid = Zxid::of(Epoch{1}, static_cast<std::uint32_t>(i));
        const auto txn = b.create(zxid, "/n" + std::to_string(i));
        b.add(at, 1, trace::Proposed{txn, zxid});
        onTheWay.push_back(b.add(at, 1, b.message(2, trace::MessageKind::Proposal, zxid, at + VirtualTime::ofMs(10))));
        b.add(at, 2 + i % 2, trace::TimerSet{trace::TimerKind::LeaderTick, at + VirtualTime::ofMs(500)});
        b.add(at, 2, trace::TxnLogged{txn, zxid});
        b.add(at, 1, trace::ProposalAcked{NodeId{2}, zxid});
        if (i % 5 != 0) b.add(at, 1, trace::Committed{txn, zxid, 6});
        b.add(at, 1 + i % 3, trace::Applied{txn, zxid});
        if (i % 11 == 0) b.add(at, 3, trace::TreeReset{{txn.index / 2}, {}});
        const auto state = i % 2 == 0 ? trace::LinkState::Cut : trace::LinkState::Up;
        if (i % 13 < 2) b.add(at, 0, trace::LinkChanged{NodeId{1}, NodeId{3}, state});
        if (i % 3 == 0) b.add(at, 1, trace::MessageHeld{onTheWay.back()});
        if (onTheWay.size() > 4) {
            b.add(at, 2, trace::MessageReceived{onTheWay.front(), NodeId{1}, trace::MessageKind::Proposal, {}});
            onTheWay.pop_front();
        }
        if (i % 97 == 0) b.add(at, 3, trace::NodeKilled{1});
        if (i % 97 == 1) b.add(at, 3, trace::NodeStarted{2});
        out.push_back(b.take());
    }
    return out;
}
}  // namespace

class TestTraceIndex : public QObject {
    Q_OBJECT
private slots:
    void messagesLiveBetweenSendAndReceipt() {
        TraceIndex index({Membership::ofSize(3, 0)});
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
        TraceIndex index({Membership::ofSize(3, 0)});
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
        TraceIndex index({Membership::ofSize(3, 0)});
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
        QCOMPARE(index.activity().between({}, VirtualTime::ofMs(250), {}, 10).front().committed, 1);
    }

    void statusSaysWhatIsGoingOn() {
        TraceIndex index({Membership::ofSize(3, 0)});
        QVERIFY(sentence(index).contains(QStringLiteral("No quorum")));
        test::Batches b;
        for (int n = 1; n <= 3; ++n) {
            b.add({}, n, trace::NodeStarted{1});
            b.add({}, n, trace::RoleChanged{trace::Role::Looking, trace::Phase::Election, {}, {}, {}});
        }
        index.append(b.take());
        QVERIFY(sentence(index).contains(QStringLiteral("Electing")));
        b.add({}, 3, trace::RoleChanged{trace::Role::Leading, trace::Phase::Broadcast, NodeId{3}, Epoch{1}, {}});
        b.add({}, 3, trace::ServingStarted{Epoch{1}, {}, {}});
        index.append(b.take());
        QVERIFY(sentence(index).contains(QStringLiteral("Node 3 leads epoch 1")));
    }

    void thePastIsWhatThePresentWas() {
        const auto run = longRun(1500);
        TraceIndex index({Membership::ofSize(3, 0)});
        std::map<std::uint64_t, QString> was;  // by seq, as it stood when that was the present
        for (const trace::Batch& batch : run) {
            index.append(batch);
            was.emplace(index.shown().seq(), summary(index.shown()));
        }
        QVERIFY(index.records().size() > 3 * 4096);
        QVERIFY(index.isLive());
        QSignalSpy moved(&index, &TraceIndex::momentChanged);
        std::uint64_t jump = 1;
        for (int i = 0; i < 300; ++i) {
            jump = jump * 6364136223846793005u + 1442695040888963407u;
            const auto it = std::next(was.begin(), static_cast<std::ptrdiff_t>((jump >> 33) % was.size()));
            const VirtualTime moment = index.records().at(it->first).at;
            if (it->first == index.records().size()) continue;
            if (i % 2 == 0) {
                index.showRecord(it->first);
            } else {
                index.showMoment(moment);
            }
            QVERIFY(!index.isLive());
            QCOMPARE(summary(index.shown()), it->second);
        }
        QVERIFY(moved.count() > 200);
        index.showLive();
        QCOMPARE(summary(index.shown()), std::prev(was.end())->second);
    }

    void recordsKnowTheirEffects() {
        RecordStore records;
        trace::Batch batch;
        batch.records = {{1, {}, 0, NodeId{1}, trace::NodeFrozen{}},
                         {2, VirtualTime::ofMs(3), 1, NodeId{1}, trace::NodeThawed{}},
                         {3, VirtualTime::ofMs(3), 2, NodeId{1}, trace::NodeThawed{}},
                         {4, VirtualTime::ofMs(5), 1, NodeId{1}, trace::NodeThawed{}}};
        records.append(batch);
        QCOMPARE(records.effectsOf(1), (std::vector<std::uint64_t>{2, 4}));
        QCOMPARE(records.effectsOf(4), std::vector<std::uint64_t>{});
        QCOMPARE(records.lastAt(VirtualTime::ofMs(3)), std::uint64_t{3});
        QCOMPARE(records.lastAt(VirtualTime::ofMs(4)), std::uint64_t{3});
        QCOMPARE(records.lastAt(VirtualTime::ofMs(-1)), std::uint64_t{0});
    }

    void thePastTakesNoCommands() {
        struct Sink : CommandSink {
            void submit(const command::Command&) override { ++taken; }
            int taken = 0;
        } behind;
        TraceIndex index({Membership::ofSize(3, 0)});
        for (const trace::Batch& batch : longRun(3))
            index.append(batch);
        PresentSink sink(behind, index);
        QSignalSpy refused(&sink, &PresentSink::refused);
        index.showRecord(5);
        sink.submit(command::HealAll{});
        QCOMPARE(behind.taken, 0);
        QCOMPARE(refused.count(), 1);
        index.showLive();
        sink.submit(command::HealAll{});
        QCOMPARE(behind.taken, 1);
    }

    void eventListHidesChatterUntilAsked() {
        RecordStore records;
        EventLogModel model(records);
        QAbstractItemModelTester tester(&model);
        test::Batches b;
        b.add({}, 1, trace::NodeKilled{1});
        b.add({}, 1, trace::TimerFired{trace::TimerKind::LeaderTick});
        records.append(b.take());
        model.follow();
        QCOMPARE(model.rowCount(), 1);
        model.setShowAll(true);
        QCOMPARE(model.rowCount(), 2);
        model.setFilter(QStringLiteral("KILLED"));
        QCOMPARE(model.rowCount(), 1);
        QCOMPARE(model.data(model.index(0, EventLogModel::What)).toString(), QStringLiteral("is killed"));
        QCOMPARE(model.rowOf(1), 0);
        QCOMPARE(model.rowOf(2), -1);
    }

    /// More than one slice reads at once; a record that is asked for is read now, the rest as time goes by.
    void longRunsAreReadInSlices() {
        RecordStore records;
        EventLogModel model(records);
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        model.setShowAll(true);
        test::Batches b;
        constexpr int Many = 200'000;
        for (int i = 0; i < Many; ++i)
            b.add({}, 1, trace::NodeFrozen{});
        records.append(b.take());
        model.readTo(Many / 2);
        QCOMPARE(model.rowCount(), Many / 2);
        QCOMPARE(model.rowOf(Many / 2), Many / 2 - 1);
        model.setFilter(QStringLiteral("no record holds this"));
        QCOMPARE(model.rowCount(), 0);
        model.setFilter({});
        QTRY_COMPARE(model.rowCount(), Many);
    }
};

QTEST_MAIN(TestTraceIndex)
#include "tst_trace_index.moc"

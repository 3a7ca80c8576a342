// Luck to order, over a Lab that the test runs: what was arranged comes about at the very event, and the run goes on.
#include <QSignalSpy>
#include <QTest>

#include "app/controls/luck.h"
#include "tests/app/controls/lab_bench.h"

using namespace qs;
using namespace qs::app;
using namespace Qt::StringLiterals;

namespace {

/// Stops at a goal as an ensemble does.
struct Stage {
    LabBench bench;
    TransportBar bar{bench.index};
    Luck luck{bar, bench, bench.index};
    QSignalSpy said{&luck, &Luck::said};
    std::optional<RunGoal> goal;
    std::uint64_t metAt = 0;

    explicit Stage(int voters = 3) : bench(voters) {
        QObject::connect(&bar, &TransportBar::goalChosen, [this](const RunGoal& g) { goal = g; });
        QObject::connect(&bar, &TransportBar::paceChosen, [this] { goal.reset(); });
    }

    NodeId leader() const { return bench.index.live().leader(); }
    void pass(int millis) {
        const VirtualTime end = bench.lab.now() + VirtualTime::ofMs(millis);
        while (!bar.pace().paused && bench.lab.now() < end && bench.lab.step())
            observe();
    }
    void observe() {
        const trace::Batch batch = bench.lab.takeBatch();
        bench.index.append(batch);
        for (const trace::Record& record : batch.records) {
            if (!goal || !goal->metBy(record)) continue;
            goal.reset();
            metAt = record.seq;
            bar.showStopped();
            return;
        }
    }
    const trace::Record* commandAfter(std::uint64_t seq) const {
        const RecordStore& records = bench.index.records();
        for (; seq <= records.size(); ++seq)
            if (trace::as<trace::CommandIssued>(records.at(seq))) return &records.at(seq);
        return nullptr;
    }
};

}  // namespace

class TstLuck : public QObject {
    Q_OBJECT

private slots:
    void the_leader_dies_with_its_next_ack() {
        Stage s;
        const NodeId leader = s.leader();
        s.bench.order("client ada at all");
        s.bench.pass(500);
        s.luck.killLeaderAtNextAck();
        QVERIFY(s.luck.pending());
        QVERIFY(s.said.last().first().toString().contains(QString::number(leader.value)));
        s.bench.order("client ada: create /x \"1\"");
        s.pass(200);
        QVERIFY(s.metAt > 0);
        const RecordStore& records = s.bench.index.records();
        QVERIFY(trace::as<trace::ProposalAcked>(records.at(s.metAt)));
        const trace::Record* kill = s.commandAfter(s.metAt);
        QVERIFY(kill);
        QVERIFY(kill->at == records.at(s.metAt).at);
        QVERIFY(!s.bench.lab.alive(leader));
        QVERIFY(!s.luck.pending());
        QVERIFY2(!s.bar.pace().paused, "it goes on by itself");
    }

    void another_than_the_best_candidate_wins() {
        Stage s;
        QCOMPARE(int(s.leader().value), 3);
        s.luck.withholdBestVote();
        QCOMPARE(s.bench.lines, (QStringList{u"hold NOTIFICATION 3->all"_s, u"reset 3<->all"_s}));
        s.pass(5000);
        QCOMPARE(s.bench.lines.last(), u"release NOTIFICATION 3->all"_s);
        QVERIFY(s.bench.refusals.isEmpty());
        QCOMPARE(int(s.leader().value), 2);
        QVERIFY(s.bench.index.live().node(NodeId{3}).role == trace::Role::Following);
        QVERIFY(s.bench.index.live().holds().empty());
    }

    void the_best_candidate_has_the_most_recent_log() {
        Stage s;
        s.bench.order("kill 3");
        s.bench.pass(5000);
        QCOMPARE(int(s.leader().value), 2);
        s.bench.order("client ada at 2");
        s.bench.pass(500);
        s.bench.order("client ada: create /x \"1\"");
        s.bench.pass(500);
        s.bench.order("kill 1,2");
        s.bench.order("restart all");
        s.luck.withholdBestVote();
        QCOMPARE(s.bench.lines.first(), u"hold NOTIFICATION 2->all"_s);
    }

    void what_is_arranged_outlives_a_pause() {
        Stage s;
        s.luck.withholdBestVote();
        s.bar.setPaused(true);
        QVERIFY(!s.goal);
        QVERIFY(s.luck.pending());
        s.bar.setPaused(false);
        QTRY_VERIFY(s.goal);
        s.pass(5000);
        QCOMPARE(int(s.leader().value), 2);
        QVERIFY(!s.luck.pending());
    }

    void arranged_in_a_pause_it_waits_for_the_run() {
        Stage s;
        s.bar.setPaused(true);
        s.luck.withholdBestVote();
        QVERIFY2(s.bar.pace().paused && !s.goal, "time stands as before");
        s.bar.setPaused(false);
        QTRY_VERIFY(s.goal);
    }

    void steps_bring_it_about_too() {
        Stage s;
        s.bar.setPaused(true);
        s.luck.withholdBestVote();
        for (int i = 0; i < 100'000 && s.luck.pending(); ++i) {
            s.bench.lab.step();
            s.bench.observe();
        }
        QVERIFY(!s.luck.pending());
        QVERIFY2(s.bar.pace().paused, "who steps goes on stepping");
    }

    void a_goal_of_somebody_else_ends_in_a_pause() {
        Stage s;
        s.luck.killLeaderAtNextAck();
        RunGoal other;
        other.what = RunGoal::What::RoleChange;
        s.bar.runUntil(other);
        s.bench.order("kill leader");
        s.pass(5000);
        QVERIFY(s.metAt > 0);
        QVERIFY(s.bar.pace().paused);
    }

    void without_a_leader_or_voters_nothing_is_arranged() {
        Stage s;
        s.bench.order("kill all");
        s.luck.killLeaderAtNextAck();
        s.luck.withholdBestVote();
        QVERIFY(!s.luck.pending());
        QCOMPARE(s.said.size(), 2);
        QVERIFY(s.bench.lines.isEmpty());
        QVERIFY(!s.goal);
    }
};

QTEST_MAIN(TstLuck)
#include "tst_luck.moc"

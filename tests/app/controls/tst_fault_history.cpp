// Undo and redo over a real Lab: what a command did is taken back, whatever its words meant, and done again.
#include <QSignalSpy>
#include <QTest>

#include "app/controls/fault_history.h"
#include "app/models/trace_index.h"
#include "engine/sim/lab.h"

using namespace qs;
using namespace qs::app;
using namespace Qt::StringLiterals;

namespace {

/// The Lab at the other end of the history, with the trace led back into it.
class Bench : public CommandSink {
public:
    Bench() { pass(3000); }

    void submit(const command::Command& command) override {
        lines.append(QString::fromStdString(command::format(command)));
        (void)lab.execute(command, trace::CommandSource::User);
    }
    void user(const char* text) {
        history.submit(command::parse(text).value());
        observe();
    }
    void undo() {
        history.undo();
        observe();
    }
    void redo() {
        history.redo();
        observe();
    }
    void pass(int millis) {
        lab.runUntil(lab.now() + VirtualTime::ofMs(millis));
        observe();
    }
    void observe() {
        const trace::Batch batch = lab.takeBatch();
        index.append(batch);
        history.observe(batch, index.tables());
    }

    sim::Lab lab{sim::LabConfig{}};
    TraceIndex index{lab.setting()};
    FaultHistory history{*this};
    QStringList lines;
};

}  // namespace

class TstFaultHistory : public QObject {
    Q_OBJECT

private slots:
    void nothing_to_undo_at_first() {
        Bench b;
        QVERIFY(!b.history.canUndo() && !b.history.canRedo());
        b.undo();
        b.redo();
        QVERIFY(b.lines.isEmpty());
    }

    void the_leader_that_was_killed_comes_back() {
        Bench b;
        const NodeId leader = b.lab.leader();
        b.user("kill leader");
        QVERIFY(!b.lab.alive(leader));
        QCOMPARE(b.history.undoText(), u"kill leader"_s);
        b.pass(5000);  // another one leads by now
        b.undo();
        QVERIFY(b.lab.alive(leader));
        QVERIFY(!b.history.canUndo());
        QCOMPARE(b.history.redoText(), u"kill leader"_s);
        b.redo();
        QVERIFY(!b.lab.alive(leader));
        QVERIFY(b.history.canUndo() && !b.history.canRedo());
    }

    void heal_all_is_undone_cut_by_cut_with_what_was_held_and_delayed() {
        Bench b;
        b.user("cut 1<->2");
        b.user("cut 3->1");
        b.user("hold PROPOSAL 1->3 path=/x");
        b.user("delay 2->3 70ms exp");
        b.user("hold timers 3");
        b.user("heal all");
        QVERIFY(!b.lab.linkCut(NodeId{1}, NodeId{2}) && b.index.holds().empty());
        b.undo();
        for (const auto& [from, to] : {std::pair{1, 2}, {2, 1}, {3, 1}})
            QVERIFY(b.lab.linkCut(NodeId{static_cast<std::uint8_t>(from)}, NodeId{static_cast<std::uint8_t>(to)}));
        QVERIFY(!b.lab.linkCut(NodeId{1}, NodeId{3}));
        QCOMPARE(b.index.holds().size(), std::size_t{1});
        QCOMPARE(b.index.delays().at({NodeId{2}, NodeId{3}}).by.ms(), 70);
        QVERIFY(b.index.delays().at({NodeId{2}, NodeId{3}}).spread == trace::Spread::Exponential);
        QVERIFY(b.index.node(NodeId{3}).timersHeld);
    }

    void values_go_back_to_what_they_were() {
        Bench b;
        b.user("slow 2 5ms");
        b.user("slow 2 20ms");
        b.user("skew 1 3s");
        b.user("drift 1 1100");
        b.user("disk 3 slow 4");
        b.user("disk 3 full");
        b.undo();
        QVERIFY(b.index.node(NodeId{3}).disk == trace::DiskState::Slow);
        QCOMPARE(b.index.node(NodeId{3}).diskFactor, std::uint32_t{4});
        b.undo();
        QVERIFY(b.index.node(NodeId{3}).disk == trace::DiskState::Ok);
        b.undo();
        QCOMPARE(b.index.node(NodeId{1}).clockPerMille, std::uint32_t{1000});
        QCOMPARE(b.index.node(NodeId{1}).ahead.ms(), 3000);
        b.undo();
        QCOMPARE(b.index.node(NodeId{1}).ahead.us, 0);
        b.undo();
        QCOMPARE(b.index.node(NodeId{2}).cost.ms(), 5);
        b.undo();
        QCOMPARE(b.index.node(NodeId{2}).cost.us, 0);
        for (int i = 0; i < 6; ++i)
            b.redo();
        QCOMPARE(b.index.node(NodeId{2}).cost.ms(), 20);
        QVERIFY(b.index.node(NodeId{3}).disk == trace::DiskState::Full);
    }

    void one_click_is_one_entry() {
        Bench b;
        b.history.submitAll({command::parse("cut 1<->2").value(), command::parse("freeze 3").value()});
        b.observe();
        b.undo();
        QVERIFY(!b.lab.linkCut(NodeId{1}, NodeId{2}) && !b.lab.frozen(NodeId{3}));
        QVERIFY(!b.history.canUndo());
        QCOMPARE(b.lines.mid(2), (QStringList{u"thaw 3"_s, u"heal 1<->2"_s}));
    }

    void what_was_refused_and_what_clients_did_is_no_entry() {
        Bench b;
        b.user("thaw 1");
        b.user("client x at all");
        b.user("client x: create /x");
        QVERIFY(!b.history.canUndo());
        b.user("freeze 2");
        QCOMPARE(b.history.undoText(), u"freeze 2"_s);
    }

    void something_new_ends_what_could_be_done_again() {
        Bench b;
        QSignalSpy changes(&b.history, &FaultHistory::changed);
        b.user("freeze 2");
        b.undo();
        QVERIFY(b.history.canRedo());
        b.user("freeze 1");
        QVERIFY(!b.history.canRedo());
        QVERIFY(changes.size() >= 4);
    }
};

QTEST_GUILESS_MAIN(TstFaultHistory)
#include "tst_fault_history.moc"

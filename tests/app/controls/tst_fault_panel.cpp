// The fault panel with real clicks: each line ends its own fault, Heal All ends the cuts.
#include <QLabel>
#include <QPushButton>
#include <QTest>

#include "app/controls/fault_panel.h"
#include "lab_bench.h"
#include "recording_sink.h"

using namespace qs;
using namespace qs::app;
using namespace Qt::StringLiterals;

namespace {

command::Selection node(std::uint8_t n) {
    return {command::NodeSelector::of(NodeId{n})};
}

struct Bench {
    RecordingSink sink;
    FaultPanel panel{sink};
    QLabel* none = panel.findChild<QLabel*>(u"noFaults"_s);
    QPushButton* healAll = panel.findChild<QPushButton*>(u"healAll"_s);
    QPushButton* restartAll = panel.findChild<QPushButton*>(u"restartAll"_s);

    Bench() { panel.show(); }
    QPushButton* buttonOf(int row) {
        return panel.findChildren<QWidget*>(u"fault"_s).at(row)->findChild<QPushButton*>();
    }
};

}  // namespace

class TstFaultPanel : public QObject {
    Q_OBJECT

private slots:
    /// Whatever a command can break has a row, and the row's own command ends it.
    void every_fault_of_the_network_and_of_clocks_has_its_remedy() {
        TraceIndex index({Membership::ofSize(3, 0)});
        trace::Batch batch;
        std::uint64_t seq = 0;
        const auto add = [&](NodeId at, const trace::Event& event) {
            batch.records.push_back({++seq, VirtualTime::ofMs(5), 0, at, event});
        };
        const NodeId a{1};
        const NodeId b{2};
        const NodeId c{3};
        for (const NodeId n : {a, b, c})
            add(n, trace::NodeStarted{1});
        add({}, trace::HoldChanged{a, b, true, false, MessageKind::Proposal, {}, {}});
        add({}, trace::HoldChanged{b, a, true, true, {}, {}, {}});
        add({}, trace::HoldChanged{b, a, false, true, {}, {}, {}});
        add({}, trace::LinkDelayed{a, b, VirtualTime::ofMs(200), trace::Spread::Exponential});
        add({}, trace::LinkClogged{b, a, VirtualTime::ofMs(900)});
        add({}, trace::LinkClogged{a, b, VirtualTime::ofMs(2)});
        add(c, trace::NodeSlowed{VirtualTime::ofMs(20)});
        add(c, trace::ClockChanged{VirtualTime::ofMs(-3000), 1100});
        add(b, trace::TimersHeld{true});
        add(a, trace::DiskChanged{trace::DiskState::Slow, 7});
        batch.upTo = VirtualTime::ofMs(5);
        index.append(batch);
        QStringList remedies;
        for (const ActiveFault& fault : activeFaults(index)) {
            QVERIFY(!fault.words.contains(u'%') || fault.words.contains(u"110 %"));
            remedies << QString::fromStdString(command::format(fault.remedy));
        }
        QCOMPARE(remedies,
                 (QStringList{u"disk 1 ok"_s, u"release timers 2"_s, u"slow 3 ok"_s, u"skew 3 0s"_s, u"drift 3 1000"_s,
                              u"release PROPOSAL 1->2"_s, u"delay 1->2 ok"_s, u"clog 2->1 0s"_s}));
    }

    void manual_mode_is_one_line() {
        LabBench b;
        b.order("hold timers all");
        b.order("hold all<->all");
        const auto faults = activeFaults(b.index);
        QCOMPARE(faults.size(), 1);
        b.submit(faults.first().remedy);
        QVERIFY(b.refusals.isEmpty());
        QVERIFY(activeFaults(b.index).isEmpty());
    }

    void without_faults_it_says_how_to_make_one() {
        Bench b;
        QVERIFY(b.none->isVisible());
        QVERIFY(!b.healAll->isVisible() && !b.restartAll->isVisible());
    }

    void each_fault_ends_by_its_own_command() {
        Bench b;
        b.panel.setFaults({{u"3 is dead"_s, u"Restart"_s, command::Restart{node(3)}},
                           {u"2 is frozen"_s, u"Thaw"_s, command::Thaw{node(2)}},
                           {u"1 and 2 are cut"_s, u"Heal"_s, command::Heal{node(1), node(2), true}}});
        for (int row = 0; row < 3; ++row)
            QTest::mouseClick(b.buttonOf(row), Qt::LeftButton);
        QCOMPARE(b.sink.lines, (QStringList{u"restart 3"_s, u"thaw 2"_s, u"heal 1<->2"_s}));
        QCOMPARE(b.buttonOf(2)->toolTip(), u"heal 1<->2"_s);
    }

    void heal_all_and_restart_all() {
        Bench b;
        b.panel.setFaults({{u"3 is dead"_s, u"Restart"_s, command::Restart{node(3)}},
                           {u"1 to 2 is cut"_s, u"Heal"_s, command::Heal{node(1), node(2), false}}});
        QVERIFY(!b.none->isVisible());
        QTest::mouseClick(b.healAll, Qt::LeftButton);
        QTest::mouseClick(b.restartAll, Qt::LeftButton);
        QCOMPARE(b.sink.lines, (QStringList{u"heal all"_s, u"restart all"_s}));
    }

    void what_is_left_of_a_fault_counts_down_and_leaves_the_keyboard() {
        Bench b;
        const command::Command end = command::Clog{node(1), node(2), false, {}};
        b.panel.setFaults({{u"clogged: 900 ms left"_s, u"End"_s, end}});
        QPushButton* button = b.buttonOf(0);
        button->setFocus();
        b.panel.setFaults({{u"clogged: 400 ms left"_s, u"End"_s, end}});
        QCOMPARE(b.buttonOf(0), button);
        QCOMPARE(b.panel.findChild<QWidget*>(u"fault"_s)->findChild<QLabel*>()->text(), u"clogged: 400 ms left"_s);
    }

    void heal_all_is_there_only_for_cuts() {
        Bench b;
        b.panel.setFaults({{u"3 is dead"_s, u"Restart"_s, command::Restart{node(3)}}});
        QVERIFY(!b.healAll->isVisible());
        b.panel.setFaults({});
        QVERIFY(b.none->isVisible());
    }
};

QTEST_MAIN(TstFaultPanel)
#include "tst_fault_panel.moc"

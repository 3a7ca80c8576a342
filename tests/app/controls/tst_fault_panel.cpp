// The fault panel with real clicks: each line ends its own fault, Heal All ends the cuts.
#include <QLabel>
#include <QPushButton>
#include <QTest>

#include "app/controls/fault_panel.h"
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

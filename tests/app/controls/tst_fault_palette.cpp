// The fault palette over a real Lab, with real clicks and keys: each tool builds the command that it shows, and each
// shape is the network that its name says.
#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QTest>
#include <QToolButton>

#include "app/controls/fault_palette.h"
#include "app/controls/network_shapes.h"
#include "app/ensemble/local_limits.h"
#include "lab_bench.h"

using namespace qs;
using namespace qs::app;
using namespace Qt::StringLiterals;

namespace {

struct Bench : LabBench {
    bool local = false;  ///< of server processes; the palette asks as soon as it is there
    FaultPalette palette{index, view, *this};
    QPushButton* apply = palette.findChild<QPushButton*>(u"faultApply"_s);
    QLabel* text = palette.findChild<QLabel*>(u"faultText"_s);

    explicit Bench(int voters = 3, int observers = 0) : LabBench(voters, observers) { palette.show(); }
    QString whyNot(const command::Command& command) const override {
        return local ? QString::fromStdString(localRefusal(command)) : QString();
    }
    void take(FaultTool tool) {
        QTest::mouseClick(palette.findChildren<QToolButton*>(u"faultTool"_s).at(static_cast<int>(tool)),
                          Qt::LeftButton);
    }
    QComboBox* box(const QString& name) { return palette.findChild<QComboBox*>(name); }
    void write(const QString& name, const QString& words) {
        QLineEdit* line = box(name) ? box(name)->lineEdit() : palette.findChild<QLineEdit*>(name);
        line->selectAll();
        QTest::keyClicks(line, words);
    }
    /// Chooses with the keyboard.
    void pick(const QString& name, int row) {
        box(name)->setFocus();
        QTest::keyClick(box(name), Qt::Key_Home);
        for (int i = 0; i < row; ++i)
            QTest::keyClick(box(name), Qt::Key_Down);
    }
    QString done() {
        QTest::mouseClick(apply, Qt::LeftButton);
        const QString line = lines.isEmpty() ? QString() : lines.last();
        if (line != text->text()) return u"shown: "_s + text->text() + u", done: "_s + line;
        return line;
    }
    QToolButton* shape(NetworkShape shape) {
        palette.refreshShapes();
        return palette.findChildren<QToolButton*>(u"networkShape"_s).at(static_cast<int>(shape));
    }
    bool linked(int a, int b) const {
        const NodeId x{static_cast<std::uint8_t>(a)};
        const NodeId y{static_cast<std::uint8_t>(b)};
        return !lab.linkCut(x, y) && !lab.linkCut(y, x);
    }
};

}  // namespace

class TstFaultPalette : public QObject {
    Q_OBJECT

private slots:
    /// What an ensemble of processes cannot do is grey, and says why.
    void whatTheWorldCannotDo() {
        Bench b;
        b.local = true;
        b.take(FaultTool::Clock);
        QVERIFY(!b.apply->isEnabled());
        QVERIFY2(b.apply->toolTip().startsWith(u"the Local world cannot do this"_s), qPrintable(b.apply->toolTip()));
        b.write(u"faultAhead"_s, u"2s"_s);
        QTest::keyClick(b.palette.findChild<QLineEdit*>(u"faultAhead"_s), Qt::Key_Return);
        QVERIFY(b.lines.isEmpty());
        b.take(FaultTool::Scissors);
        QVERIFY(b.apply->isEnabled());
        QCOMPARE(b.done(), u"cut leader<->followers"_s);
    }

    void scissors() {
        Bench b;
        QCOMPARE(b.text->text(), u"cut leader<->followers"_s);
        b.write(u"faultFrom"_s, u"1"_s);
        b.write(u"faultTo"_s, u"2,3"_s);
        QCOMPARE(b.done(), u"cut 1<->2,3"_s);
        auto* both = b.palette.findChild<QCheckBox*>(u"faultBothWays"_s);
        both->setFocus();
        QTest::keyClick(both, Qt::Key_Space);
        b.write(u"faultTo"_s, u"followers"_s);
        b.write(u"faultFrom"_s, u"all"_s);
        QCOMPARE(b.done(), u"cut all->followers"_s);
    }

    void hammer_and_ice() {
        Bench b;
        b.take(FaultTool::Hammer);
        QVERIFY(!b.box(u"faultFrom"_s)->isVisible());
        QCOMPARE(b.done(), u"kill leader"_s);
        b.pick(u"faultEnd"_s, 1);
        b.write(u"faultNodes"_s, u"any followers"_s);
        QCOMPARE(b.text->text(), u"poweroff any followers"_s);
        b.take(FaultTool::Ice);
        b.write(u"faultNodes"_s, u"2"_s);
        QTest::keyClick(b.box(u"faultNodes"_s)->lineEdit(), Qt::Key_Return);
        QCOMPARE(b.lines.last(), u"freeze 2"_s);
    }

    void snail() {
        Bench b;
        b.take(FaultTool::Snail);
        b.write(u"faultTime"_s, u"70ms"_s);
        b.pick(u"faultSpread"_s, 1);
        QCOMPARE(b.done(), u"delay leader<->followers 70ms exp"_s);
        b.pick(u"faultSlow"_s, 1);
        QVERIFY(!b.box(u"faultSpread"_s)->isVisible());
        QCOMPARE(b.done(), u"clog leader<->followers 70ms"_s);
        b.pick(u"faultSlow"_s, 2);
        QCOMPARE(b.done(), u"slow leader 70ms"_s);
    }

    void disk_and_clock() {
        Bench b;
        b.take(FaultTool::Disk);
        b.write(u"faultNodes"_s, u"3"_s);
        QCOMPARE(b.done(), u"disk 3 full"_s);
        b.pick(u"faultDisk"_s, 2);
        b.palette.findChild<QSpinBox*>(u"faultFactor"_s)->setValue(25);
        QCOMPARE(b.done(), u"disk 3 slow 25"_s);
        b.take(FaultTool::Clock);
        QCOMPARE(b.done(), u"skew 3 -3s"_s);
        b.pick(u"faultClock"_s, 1);
        QCOMPARE(b.done(), u"drift 3 1100"_s);
        QVERIFY(b.refusals.isEmpty());
    }

    void what_makes_no_command_is_not_done_and_says_why() {
        Bench b;
        b.write(u"faultTo"_s, u"nobody"_s);
        QVERIFY(!b.apply->isEnabled());
        QVERIFY2(b.apply->toolTip().contains(u"nobody"_s), qPrintable(b.apply->toolTip()));
        QTest::keyClick(b.box(u"faultTo"_s)->lineEdit(), Qt::Key_Return);
        QVERIFY(b.lines.isEmpty());
    }

    void tools_act_where_the_person_points() {
        Bench b;
        b.view.selectNode(NodeId{2});
        QCOMPARE(b.text->text(), u"cut 2<->all"_s);
        b.take(FaultTool::Hammer);
        QCOMPARE(b.text->text(), u"kill 2"_s);
    }

    void the_leader_alone_and_a_split() {
        Bench b(5);
        const int leader = b.lab.leader().value;
        QTest::mouseClick(b.shape(NetworkShape::LeaderAlone), Qt::LeftButton);
        for (int i = 1; i <= 5; ++i)
            for (int j = i + 1; j <= 5; ++j)
                QCOMPARE(b.linked(i, j), i != leader && j != leader);
        QTest::mouseClick(b.shape(NetworkShape::Split), Qt::LeftButton);
        int cut = 0;
        for (int i = 1; i <= 5; ++i)
            for (int j = i + 1; j <= 5; ++j)
                cut += b.linked(i, j) ? 0 : 1;
        QCOMPARE(cut, 6);  // two and three
        QVERIFY(b.refusals.isEmpty());
    }

    void bridge_ring_and_chain_replace_each_other() {
        Bench b(5);
        QTest::mouseClick(b.shape(NetworkShape::Bridge), Qt::LeftButton);
        for (int i = 1; i <= 5; ++i)
            for (int j = i + 1; j <= 5; ++j)
                QCOMPARE(b.linked(i, j), !(i < 3 && j > 3));
        QTest::mouseClick(b.shape(NetworkShape::Ring), Qt::LeftButton);
        for (int i = 1; i <= 5; ++i)
            for (int j = i + 1; j <= 5; ++j)
                QCOMPARE(b.linked(i, j), j == i + 1 || (i == 1 && j == 5));
        QTest::mouseClick(b.shape(NetworkShape::Chain), Qt::LeftButton);
        for (int i = 1; i <= 5; ++i)
            for (int j = i + 1; j <= 5; ++j)
                QCOMPARE(b.linked(i, j), j == i + 1);
        QVERIFY(b.refusals.isEmpty());
    }

    void a_shape_that_makes_no_sense_says_why() {
        Bench b(3);
        QVERIFY(!b.shape(NetworkShape::Ring)->isEnabled());
        QVERIFY(b.shape(NetworkShape::Ring)->toolTip().contains(u"It takes"_s));
        QVERIFY(b.shape(NetworkShape::Split)->toolTip().contains(u"cut minority<->majority"_s));
        b.order("kill leader");
        QVERIFY(!b.shape(NetworkShape::LeaderAlone)->isEnabled());
        QVERIFY(b.shape(NetworkShape::LeaderAlone)->toolTip().contains(u"Nobody leads"_s));
    }

    void every_input_is_named() {
        Bench b;
        for (const auto* box : b.palette.findChildren<QComboBox*>())
            QVERIFY2(!box->accessibleName().isEmpty(), qPrintable(box->objectName()));
    }
};

QTEST_MAIN(TstFaultPalette)
#include "tst_fault_palette.moc"

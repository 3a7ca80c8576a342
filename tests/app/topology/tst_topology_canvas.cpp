#include <QMenu>
#include <QSignalSpy>
#include <QTest>

#include "app/topology/topology_canvas.h"
#include "tests/support/batches.h"

using namespace qs;
using namespace qs::app;

namespace {

class Recorder : public CommandSink {
public:
    void submit(const command::Command& c) override { texts << QString::fromStdString(command::format(c)); }
    QStringList texts;
};

struct Fixture {
    TraceIndex index{trace::Setting{Membership::ofSize(3, 0)}};
    ViewState state;
    Recorder sink;
    TopologyCanvas canvas{index, state, sink};
    Layout layout;
    test::Batches b;

    Fixture() {
        for (int n = 1; n <= 3; ++n)
            b.add({}, n, trace::NodeStarted{1});
        index.append(b.take());
        canvas.resize(900, 600);
        canvas.show();
        canvas.activateWindow();
        canvas.setFocus();
        if (!QTest::qWaitForWindowActive(&canvas)) qFatal("the window never became active");
        layout = ringLayout(index.membership(), canvas.size());
    }
    QPoint centre(int n) const { return layout.centres.at(NodeId{static_cast<std::uint8_t>(n)}).toPoint(); }
};

}  // namespace

class TestTopologyCanvas : public QObject {
    Q_OBJECT
private slots:
    void clickSelectsAndKeyKills() {
        Fixture f;
        QSignalSpy changed(&f.state, &ViewState::changed);
        QTest::mouseClick(&f.canvas, Qt::LeftButton, {}, f.centre(2));
        QCOMPARE(f.state.selectedNode().value, 2);
        QCOMPARE(changed.size(), 1);
        QTest::keyClick(&f.canvas, Qt::Key_K, Qt::ControlModifier);
        QTest::keyClick(&f.canvas, Qt::Key_K, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(f.sink.texts, QStringList({QStringLiteral("kill 2"), QStringLiteral("restart 2")}));
    }

    void linkIsCutAndHealedByMouseAndKey() {
        Fixture f;
        const QPoint on = linkLine(f.layout, {NodeId{1}, NodeId{3}}).pointAt(0.4).toPoint();
        QTest::mouseClick(&f.canvas, Qt::LeftButton, {}, on);
        QTest::keyClick(&f.canvas, Qt::Key_X, Qt::ControlModifier);
        QTest::keyClick(&f.canvas, Qt::Key_H, Qt::ControlModifier);
        QCOMPARE(f.sink.texts, QStringList({QStringLiteral("cut 1->3"), QStringLiteral("heal 1->3")}));
    }

    void arrowsWalkNodesAndLinks() {
        Fixture f;
        f.canvas.setFocus();
        QTest::keyClick(&f.canvas, Qt::Key_Right);
        QCOMPARE(f.canvas.focusedNode().value, 2);
        QTest::keyClick(&f.canvas, Qt::Key_Down);
        QCOMPARE(f.canvas.focusedItem().second.value, 1);
        QTest::keyClick(&f.canvas, Qt::Key_X, Qt::ControlModifier);
        QCOMPARE(f.sink.texts, QStringList{QStringLiteral("cut 2->1")});
        QTest::keyClick(&f.canvas, Qt::Key_Up);
        QTest::keyClick(&f.canvas, Qt::Key_X, Qt::ControlModifier);
        QCOMPARE(f.sink.texts.last(), QStringLiteral("cut 2<->all"));
    }

    void menuOffersWhatIsPossible() {
        Fixture f;
        QContextMenuEvent event(QContextMenuEvent::Mouse, f.centre(1), f.canvas.mapToGlobal(f.centre(1)));
        QCoreApplication::sendEvent(&f.canvas, &event);
        auto* menu = f.canvas.findChild<QMenu*>();
        QVERIFY(menu);
        QAction* kill = nullptr;
        for (QAction* a : menu->actions()) {
            if (a->toolTip() == QStringLiteral("kill 1")) kill = a;
            if (a->toolTip() == QStringLiteral("restart 1")) QVERIFY(!a->isEnabled());
        }
        QVERIFY(kill && kill->isEnabled());
        kill->trigger();
        QCOMPARE(f.sink.texts, QStringList{QStringLiteral("kill 1")});
        menu->close();
    }

    void messageMovesWithTheMoment() {
        Fixture f;
        const auto zxid = Zxid::of(Epoch{1}, 5);
        f.b.add(VirtualTime::ofMs(10), 1, f.b.message(2, trace::MessageKind::Proposal, zxid, VirtualTime::ofMs(20)));
        f.index.append(f.b.take());
        f.canvas.setMoment(VirtualTime::ofMs(12));
        const QImage early = f.canvas.grab().toImage();
        f.canvas.setMoment(VirtualTime::ofMs(18));
        QVERIFY(early != f.canvas.grab().toImage());
    }
};

QTEST_MAIN(TestTopologyCanvas)
#include "tst_topology_canvas.moc"

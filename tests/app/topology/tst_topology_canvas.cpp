#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QMenu>
#include <QSettings>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>
#include <algorithm>
#include <cstdlib>

#include "app/topology/scene_painter.h"
#include "app/topology/topology_canvas.h"
#include "tests/app/controls/lab_bench.h"
#include "tests/support/batches.h"
#include "tests/support/own_settings.h"

using namespace qs;
using namespace qs::app;
using namespace Qt::StringLiterals;

namespace {

class Recorder : public CommandSink {
public:
    void submit(const command::Command& c) override { texts << QString::fromStdString(command::format(c)); }
    QStringList texts;
};

/// Where it is clipped, Qt rounds another way what of a pixel is covered: colours differ by up to three steps of 255.
bool alike(const QImage& a, const QImage& b) {
    const auto near = [](uchar x, uchar y) { return std::abs(x - y) <= 4; };
    return a.size() == b.size() && std::equal(a.constBits(), a.constBits() + a.sizeInBytes(), b.constBits(), near);
}

struct Fixture {
    TraceIndex index{trace::Setting{Membership::ofSize(3, 0)}};
    ViewState state;
    Recorder sink;
    TopologyCanvas canvas{index, state, sink};
    Layout layout;
    test::Batches batches;

    Fixture() {
        for (int n = 1; n <= 3; ++n)
            batches.add({}, n, trace::NodeStarted{1});
        flush();
        canvas.resize(900, 600);
        canvas.show();
        canvas.activateWindow();
        canvas.setFocus();
        if (!QTest::qWaitForWindowActive(&canvas)) qFatal("the window never became active");
        layout = ringLayout(index.membership(), canvas.size());
    }
    std::uint64_t send(int from, int to, trace::MessageKind kind, int at, int arrives) {
        const auto zxid = Zxid::of(Epoch{1}, 5);
        const auto sent =
            batches.add(VirtualTime::ofMs(at), from, batches.message(to, kind, zxid, VirtualTime::ofMs(arrives)));
        flush();
        return sent;
    }
    void drag(QPoint from, QPoint to) {
        QTest::mousePress(&canvas, Qt::LeftButton, {}, from);
        QTest::mouseMove(&canvas, (from + to) / 2);
        QMouseEvent move(QEvent::MouseMove, to, canvas.mapToGlobal(to), Qt::NoButton, Qt::LeftButton, {});
        QCoreApplication::sendEvent(&canvas, &move);
        QTest::mouseRelease(&canvas, Qt::LeftButton, {}, to);
    }
    void flush() { index.append(batches.take()); }
    QPoint centre(int n) const { return layout.centres.at(NodeId{static_cast<std::uint8_t>(n)}).toPoint(); }
};

}  // namespace

class TestTopologyCanvas : public QObject {
    Q_OBJECT
private slots:
    void init() { QSettings().clear(); }

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

    void whatIsPaintedInPartsIsThePictureOfTheWhole_data() {
        QTest::addColumn<double>("zoom");
        QTest::addColumn<int>("width");
        QTest::newRow("plain") << 0.0 << 900;
        QTest::newRow("far") << -2.0 << 900;
        QTest::newRow("near") << 4.5 << 900;
        QTest::newRow("crowded") << 0.0 << 340;
    }
    void whatIsPaintedInPartsIsThePictureOfTheWhole() {
        QFETCH(double, zoom);
        QFETCH(int, width);
        LabBench bench(5, 1);
        const auto prepare = [&](TopologyCanvas& canvas) {
            canvas.resize(width, 600);
            canvas.setTheme(darkTheme());
            canvas.zoomBy(zoom, {width / 2.0, 300});
        };
        const auto pictureOf = [&](TopologyCanvas& canvas) {
            QImage out(canvas.size(), QImage::Format_ARGB32_Premultiplied);
            canvas.render(&out);
            return out;
        };
        TopologyCanvas canvas(bench.index, bench.view, bench);
        prepare(canvas);
        const auto asFresh = [&] {
            TopologyCanvas fresh(bench.index, bench.view, bench);
            prepare(fresh);
            fresh.setMoment(bench.index.now());
            return alike(pictureOf(canvas), pictureOf(fresh));
        };
        for (const char* order : {"client ada at all", "client ada: create -s /a", "kill 2", "freeze 1", "restart 2",
                                  "thaw 1", "hold 3->4", "kill leader", "heal all", "restart all"}) {
            bench.order(order);
            for (int i = 0; i < 12; ++i) {
                bench.pass(i < 8 ? 7 : 400);
                if (i == 6) bench.view.selectNode(NodeId{});  // its links look different, too: all is painted then
                if (i == 10) bench.view.selectNode(NodeId{2});
                QVERIFY2(asFresh(), qPrintable(u"picture %1 after %2"_s.arg(i).arg(QLatin1String(order))));
            }
        }
        QCOMPARE(bench.refusals, QStringList());
    }

    void messageMovesWithTheMoment() {
        Fixture f;
        f.send(1, 2, trace::MessageKind::Proposal, 10, 20);
        f.canvas.setMoment(VirtualTime::ofMs(12));
        const QImage early = f.canvas.grab().toImage();
        f.canvas.setMoment(VirtualTime::ofMs(18));
        QVERIFY(early != f.canvas.grab().toImage());
    }

    void messagesDoNotCoverTheProposals() {
        Fixture f;
        f.canvas.resize(560, 380);  // so small that words would reach them
        f.layout = ringLayout(f.index.membership(), f.canvas.size());
        const QRect pies = piesBox(f.layout, 1).toAlignedRect();
        const QImage nothing = f.canvas.grab(pies).toImage();
        const auto zxid = Zxid::of(Epoch{1}, 5);
        f.batches.add({}, 3,
                      trace::RoleChanged{trace::Role::Leading, trace::Phase::Broadcast, NodeId{3}, Epoch{1}, {}});
        f.batches.add(VirtualTime::ofMs(5), 3, trace::Proposed{f.batches.create(zxid, "/a"), zxid});
        f.send(3, 1, trace::MessageKind::Proposal, 10, 30);
        f.canvas.setMoment(VirtualTime::ofMs(10));
        const QImage bare = f.canvas.grab(pies).toImage();
        QVERIFY(bare != nothing);
        for (int ms = 11; ms < 30; ++ms) {
            f.canvas.setMoment(VirtualTime::ofMs(ms));
            QVERIFY2(f.canvas.grab(pies).toImage() == bare, qPrintable(QString::number(ms)));
        }
    }

    void clickOnAMessageSelectsItsRecord() {
        Fixture f;
        const auto sent = f.send(1, 2, trace::MessageKind::Proposal, 10, 20);
        f.canvas.setMoment(VirtualTime::ofMs(15));
        const QPoint at = f.canvas.pointOf({NodeId{1}, NodeId{2}}, 0.5).toPoint();
        QVERIFY(f.canvas.explain(at).contains(QStringLiteral("PROPOSAL 1:5")));
        QVERIFY(f.canvas.explain(at).contains(QStringLiteral("arrives in 5 ms")));
        QTest::mouseClick(&f.canvas, Qt::LeftButton, {}, at);
        QCOMPARE(f.state.selectedRecord(), quint64{sent});
    }

    /// Three heartbeats on one link are one thing in the picture: the second and third add nothing but the number.
    void heartbeatsAreFolded() {
        Fixture f;
        for (int i = 0; i < 3; ++i)
            f.send(1, 2, trace::MessageKind::Ping, 10 + i, 20 + i);
        f.canvas.setMoment(VirtualTime::ofMs(15));
        const QImage folded = f.canvas.grab().toImage();
        f.state.setShown(MessageKind::Ping, true);
        QVERIFY(folded != f.canvas.grab().toImage());
    }

    void reducedMotionStandsStill() {
        Fixture f;
        f.canvas.setReducedMotion(true);
        f.send(1, 2, trace::MessageKind::Proposal, 10, 2000);
        f.canvas.setMoment(VirtualTime::ofMs(20));
        const QImage early = f.canvas.grab().toImage();
        f.canvas.setMoment(VirtualTime::ofMs(900));
        QCOMPARE(f.canvas.grab().toImage(), early);
        f.canvas.setReducedMotion(false);
        QVERIFY(f.canvas.grab().toImage() != early);
    }

    void arrowsShowOnlyWhileTimeStands() {
        Fixture f;
        f.canvas.clearFocus();
        const QImage running = f.canvas.grab().toImage();
        f.canvas.setPaused(true);
        QVERIFY(f.canvas.grab().toImage() != running);
        f.canvas.setPaused(false);
        QCOMPARE(f.canvas.grab().toImage(), running);
    }

    void thePictureIsCopiedAsTextAndAsAnImage() {
        Fixture f;
        f.send(1, 2, trace::MessageKind::Proposal, 10, 20);
        f.send(1, 3, trace::MessageKind::Ping, 10, 20);
        f.batches.add(VirtualTime::ofMs(12), 2,
                      trace::RoleChanged{trace::Role::Looking, trace::Phase::Election, {}, {}, {}});
        f.batches.add(VirtualTime::ofMs(12), 0, trace::LinkChanged{NodeId{3}, NodeId{1}, trace::LinkState::Cut});
        f.flush();
        const auto trigger = [&](const QString& name) { f.canvas.findChild<QAction*>(name)->trigger(); };
        trigger(u"copyAsText"_s);
        const QString text = QApplication::clipboard()->text();
        QVERIFY2(text.startsWith(u"At 0.012 s:\n"_s), qPrintable(text));
        QVERIFY(text.contains(u"Node 2 looks for a leader."_s));
        QVERIFY(text.contains(u"Link 3 → 1 is cut"_s));
        QVERIFY(!text.contains(u"Link 1 → 3"_s));
        QVERIFY(text.contains(u"1 → 2: PROPOSAL 1:5"_s));
        QVERIFY2(!text.contains(u"PING"_s), "heartbeats are noise");
        trigger(u"copyPicture"_s);
        const QImage image = QApplication::clipboard()->image();
        QCOMPARE(image.size(), f.canvas.size());
        QVERIFY(image.pixelColor(f.centre(1)) != image.pixelColor(3, 3));
        const QRect button = f.canvas.findChild<QToolButton*>()->geometry();
        QCOMPARE(image.pixelColor(button.center()), image.pixelColor(3, 3));
    }

    /// The chosen node is as bright as before, the others are not; then the same of a message.
    void spotlightIsOnWhatIsChosen() {
        Fixture f;
        const auto sent = f.send(1, 2, trace::MessageKind::Proposal, 10, 20);
        f.canvas.setMoment(VirtualTime::ofMs(15));
        QTest::mouseClick(&f.canvas, Qt::LeftButton, {}, f.centre(2));
        const auto lightness = [&](QPointF at) {
            return f.canvas.grab().toImage().pixelColor(at.toPoint()).lightness();
        };
        const QPointF beside(0, 40);
        const QPointF two = f.centre(2) + beside;
        const QPointF three = f.centre(3) + beside;
        const QPointF corner(3, 3);
        const int litTwo = lightness(two);
        const int litThree = lightness(three);
        const int litCorner = lightness(corner);
        f.canvas.setSpotlight(true);
        QCOMPARE(lightness(two), litTwo);
        const int darkThree = lightness(three);
        QVERIFY(darkThree < litThree);
        QVERIFY(lightness(corner) < litCorner);
        f.state.selectNode(NodeId{3});  // in another panel
        QVERIFY(lightness(three) > darkThree);
        QVERIFY(lightness(two) < litTwo);
        f.state.selectNode(NodeId{2});
        f.state.selectRecord(sent);
        const QPointF message = f.canvas.pointOf({NodeId{1}, NodeId{2}}, 0.5) + QPointF(0, 18);
        QVERIFY(lightness(two) < litTwo);
        const int litMessage = lightness(message);
        f.canvas.setSpotlight(false);
        QCOMPARE(lightness(message), litMessage);
        QCOMPARE(lightness(corner), litCorner);
    }

    void wheelZoomsAroundTheMouse() {
        Fixture f;
        const QPoint at = f.centre(2);
        QWheelEvent wheel(at, f.canvas.mapToGlobal(at), {}, {0, 120}, Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase,
                          false);
        QCoreApplication::sendEvent(&f.canvas, &wheel);
        QVERIFY(f.canvas.camera().scale > 1);
        QVERIFY((f.canvas.pointOf(NodeId{2}) - at).manhattanLength() < 2);
        QTest::mouseClick(&f.canvas, Qt::LeftButton, {}, f.canvas.pointOf(NodeId{3}).toPoint());
        QCOMPARE(f.canvas.focusedNode().value, 3);
        QTest::keyClick(&f.canvas, Qt::Key_0);
        QCOMPARE(f.canvas.camera(), Camera{});
        QTest::keyClick(&f.canvas, Qt::Key_Minus);
        QVERIFY(f.canvas.camera().scale < 1);
    }

    void backgroundPansByMouseAndKey() {
        Fixture f;
        f.drag({20, 20}, {80, 50});
        QCOMPARE(f.canvas.camera().shift, QPointF(60, 30));
        QTest::keyClick(&f.canvas, Qt::Key_Right, Qt::ShiftModifier);
        QVERIFY(f.canvas.camera().shift.x() < 60);
    }

    void draggedNodeStaysForEnsemblesOfThisSize() {
        Fixture f;
        const QPoint to = f.centre(2) + QPoint(-60, 40);
        f.drag(f.centre(2), to);
        QCOMPARE(f.canvas.layoutKind(), LayoutKind::Free);
        QVERIFY((f.canvas.pointOf(NodeId{2}) - to).manhattanLength() < 2);
        const Fixture again;
        QCOMPARE(again.canvas.layoutKind(), LayoutKind::Free);
        QVERIFY((again.canvas.pointOf(NodeId{2}) - to).manhattanLength() < 2);
    }

    /// What is said of a process is true of now alone, and of one that is there.
    void notesAreOfThePresent() {
        Fixture f;
        f.batches.add(VirtualTime::ofMs(5), 3, trace::NodeKilled{});
        f.flush();
        const QString before = f.canvas.explain(f.centre(1));
        f.canvas.setNotes({{NodeId{1}, u"12.0 % CPU"_s}, {NodeId{3}, u"1.0 % CPU"_s}});
        QCOMPARE(f.canvas.explain(f.centre(1)), before + u"\n12.0 % CPU"_s);
        QVERIFY(!f.canvas.explain(f.centre(3)).contains(u"CPU"_s));
        f.canvas.grab();
        f.index.showMoment(VirtualTime::ofMs(1));
        QVERIFY(!f.canvas.explain(f.centre(1)).contains(u"CPU"_s));
        f.index.showLive();
        f.canvas.setNotes({});
        QCOMPARE(f.canvas.explain(f.centre(1)), before);
    }

    void starHasTheLeaderInTheMiddle() {
        Fixture f;
        f.canvas.setReducedMotion(true);
        f.batches.add(VirtualTime::ofMs(5), 3,
                      trace::RoleChanged{trace::Role::Leading, trace::Phase::Broadcast, NodeId{3}, Epoch{1}, {}});
        f.batches.add(VirtualTime::ofMs(5), 3, trace::ServingStarted{Epoch{1}, {}, {}});
        f.flush();
        f.canvas.setLayoutKind(LayoutKind::Star);
        QVERIFY(f.canvas.pointOf(NodeId{1}).y() < f.canvas.pointOf(NodeId{3}).y());
        QVERIFY(f.canvas.pointOf(NodeId{3}).y() < f.canvas.pointOf(NodeId{2}).y());
        QTest::mouseClick(&f.canvas, Qt::LeftButton, {}, f.canvas.pointOf(NodeId{3}).toPoint());
        QCOMPARE(f.canvas.focusedNode().value, 3);
    }

    void faultsAreSaidWhereTheyAre() {
        Fixture f;
        f.batches.add(VirtualTime::ofMs(5), 0,
                      trace::LinkDelayed{NodeId{1}, NodeId{2}, VirtualTime::ofMs(200), command::Spread::None});
        f.batches.add(VirtualTime::ofMs(5), 0, trace::LinkClogged{NodeId{1}, NodeId{2}, VirtualTime::ofMs(1505)});
        f.batches.add(VirtualTime::ofMs(5), 2, trace::DiskChanged{trace::DiskState::Full, 0});
        f.batches.add(VirtualTime::ofMs(5), 2, trace::NodeSlowed{VirtualTime::ofMs(20)});
        f.flush();
        const QString link = f.canvas.explain(f.canvas.pointOf({NodeId{1}, NodeId{2}}, 0.7));
        QVERIFY2(link.contains(QStringLiteral("1→2 +200 ms")), qPrintable(link));
        QVERIFY2(link.contains(QStringLiteral("clogged, 1.5 s left")), qPrintable(link));
        const QString node = f.canvas.explain(f.centre(2));
        QVERIFY2(node.contains(QStringLiteral("disk full")), qPrintable(node));
        QVERIFY2(node.contains(QStringLiteral("slow: 20 ms an event")), qPrintable(node));
    }

private:
    test::OwnSettings m_settings;
};

QTEST_MAIN(TestTopologyCanvas)
#include "tst_topology_canvas.moc"

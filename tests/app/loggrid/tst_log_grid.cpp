#include <QContextMenuEvent>
#include <QMenu>
#include <QScrollBar>
#include <QTest>

#include "app/loggrid/log_grid.h"
#include "tests/support/batches.h"

using namespace qs;
using namespace qs::app;
using trace::TxnRef;

namespace {

struct Fixture {
    TraceIndex index{trace::Setting{Membership::ofSize(3, 0)}};
    ViewState state;
    LogGrid grid{index, state};
    test::Batches batches;
    int clock = 0;
    std::uint32_t counter = 0;

    Fixture() {
        for (int n = 1; n <= 3; ++n)
            batches.add({}, n, trace::NodeStarted{1});
        flush();
        grid.resize(700, 220);
        grid.show();
        grid.activateWindow();
        grid.setFocus();
        if (!QTest::qWaitForWindowActive(&grid)) qFatal("the window never became active");
    }
    void flush() { index.append(batches.take()); }
    /// Proposed by node 1 and durable on nodes 1 and 2; returns the seq of its record on node 2's disk.
    std::uint64_t write() {
        const Zxid zxid = Zxid::of(Epoch{1}, ++counter);
        const TxnRef txn = batches.create(zxid, "/n" + std::to_string(counter));
        const VirtualTime at = VirtualTime::ofMs(++clock * 10);
        batches.add(at, 1, trace::Proposed{txn, zxid});
        std::uint64_t last = 0;
        for (int n = 1; n <= 2; ++n) {
            batches.add(at, n, trace::TxnLogged{txn, zxid});
            last = batches.add(at, n, trace::Persisted{trace::DurableKind::Txn, {}, txn, zxid});
        }
        flush();
        return last;
    }
    QPoint centre(std::size_t row, std::size_t column) { return grid.geometryNow().cellRect({row, column}).center(); }
    void click(std::size_t row, std::size_t column) {
        QTest::mouseClick(grid.viewport(), Qt::LeftButton, {}, centre(row, column));
    }
};

}  // namespace

class TestLogGrid : public QObject {
    Q_OBJECT
private slots:
    void clickSelectsReplicaAndRecord() {
        Fixture f;
        const auto durable = f.write();
        f.click(1, 0);
        QCOMPARE(f.state.selectedNode().value, 2);
        QCOMPARE(f.state.selectedRecord(), quint64{durable});
        QVERIFY(!f.state.cursor());
    }

    void doubleClickAndEnterMoveTheCursor() {
        Fixture f;
        const auto first = f.write();
        const auto second = f.write();
        QTest::mouseDClick(f.grid.viewport(), Qt::LeftButton, {}, f.centre(1, 0));
        QCOMPARE(f.state.cursor(), std::optional(Cursor{f.index.records().at(first).at, first}));
        f.state.setCursor(std::nullopt);
        f.click(1, 0);
        QTest::keyClick(&f.grid, Qt::Key_Right);
        QTest::keyClick(&f.grid, Qt::Key_Return);
        QCOMPARE(f.state.cursor(), std::optional(Cursor{f.index.records().at(second).at, second}));
    }

    void nothingHappensOnAnEmptyCell() {
        Fixture f;
        f.write();
        f.click(2, 0);
        QCOMPARE(f.grid.currentCell(), std::optional(GridCell{2, 0}));
        QCOMPARE(f.state.selectedRecord(), quint64{0});
        QTest::keyClick(&f.grid, Qt::Key_Return);
        QVERIFY(!f.state.cursor());
    }

    void followsTheNewestUnlessScrolledAway() {
        Fixture f;
        for (int i = 0; i < 80; ++i)
            f.write();
        QScrollBar* bar = f.grid.horizontalScrollBar();
        QVERIFY(bar->maximum() > 0);
        QCOMPARE(bar->value(), bar->maximum());
        bar->setValue(50);
        QVERIFY(!f.grid.follows());
        f.write();
        QCOMPARE(bar->value(), 50);
        QTest::keyClick(&f.grid, Qt::Key_End);
        QVERIFY(f.grid.follows());
        f.write();
        QCOMPARE(bar->value(), bar->maximum());
    }

    void pastIsAsItWas() {
        Fixture f;
        const auto first = f.write();
        f.write();
        const QImage now = f.grid.grab().toImage();
        f.index.showRecord(first - 1);
        const QImage then = f.grid.grab().toImage();
        QVERIFY(now != then);
        f.click(1, 0);
        QCOMPARE(f.state.selectedRecord(), quint64{first - 1});
        f.index.showLive();
        f.state.selectRecord(0);
    }

    void recordChosenElsewhereBecomesTheCurrentCell() {
        Fixture f;
        const auto first = f.write();
        for (int i = 0; i < 80; ++i)
            f.write();
        f.state.selectRecord(first);
        QCOMPARE(f.grid.currentCell(), std::optional(GridCell{1, 0}));
        QVERIFY(f.grid.geometryNow().body().contains(f.centre(1, 0)));
        // It was only looked at: what the other view chose stands.
        QCOMPARE(f.state.selectedRecord(), quint64{first});
    }

    void widthChangesByKeyAndWheel() {
        Fixture f;
        f.write();
        const int before = f.grid.geometryNow().metrics.cellWidth;
        QTest::keyClick(&f.grid, Qt::Key_Plus);
        QVERIFY(f.grid.geometryNow().metrics.cellWidth > before);
        QTest::keyClick(&f.grid, Qt::Key_Minus);
        QTest::keyClick(&f.grid, Qt::Key_Minus);
        const int narrow = f.grid.geometryNow().metrics.cellWidth;
        QVERIFY(narrow < before);
        const QPoint at = f.centre(0, 0);
        QWheelEvent wheel(at, f.grid.viewport()->mapToGlobal(at), {}, {0, 120}, Qt::NoButton, Qt::ControlModifier,
                          Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(f.grid.viewport(), &wheel);
        QCOMPARE(f.grid.geometryNow().metrics.cellWidth, before);
    }

    void menuTellsTheStoryAndGoesThere() {
        Fixture f;
        const auto durable = f.write();
        QContextMenuEvent event(QContextMenuEvent::Mouse, f.centre(1, 0), f.grid.mapToGlobal(f.centre(1, 0)));
        QCoreApplication::sendEvent(f.grid.viewport(), &event);
        auto* menu = f.grid.findChild<QMenu*>();
        QVERIFY(menu);
        QAction* written = nullptr;
        for (QAction* action : menu->actions())
            if (action->text().contains(QStringLiteral("written to its log"))) written = action;
        QVERIFY(written);
        written->trigger();
        QVERIFY(f.state.cursor());
        QCOMPARE(f.state.cursor()->record, quint64{durable - 1});
        menu->close();
    }
};

QTEST_MAIN(TestLogGrid)
#include "tst_log_grid.moc"

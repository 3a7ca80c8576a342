#include <QTest>

#include "app/loggrid/grid_geometry.h"

using namespace qs::app;

namespace {

GridGeometry grid(int scrollX = 0) {
    GridGeometry g;
    g.metrics = {100, 40, 20, 25, 30};
    g.viewport = {700, 200};
    g.rows = 3;
    g.columns = 1'000'000;
    g.scrollX = scrollX;
    return g;
}

}  // namespace

class TestGridGeometry : public QObject {
    Q_OBJECT
private slots:
    void cellsAreFoundWhereTheyAre_data() {
        QTest::addColumn<int>("scroll");
        QTest::newRow("start") << 0;
        QTest::newRow("between cells") << 47;
        QTest::newRow("end") << grid().maxScrollX();
    }
    void cellsAreFoundWhereTheyAre() {
        QFETCH(int, scroll);
        const GridGeometry g = grid(scroll);
        const auto [first, last] = g.visibleColumns();
        QVERIFY(first < last && last <= g.columns);
        int found = 0;
        for (std::size_t column = first; column < last; ++column) {
            for (std::size_t row = 0; row < g.rows; ++row) {
                const QPoint centre = g.cellRect({row, column}).center();
                if (!g.body().contains(centre)) continue;
                QCOMPARE(g.cellAt(centre), std::optional(GridCell{row, column}));
                ++found;
            }
        }
        QVERIFY(found >= 3 * 19);
    }

    void nothingIsOutsideOfTheBody() {
        GridGeometry g = grid();
        QVERIFY(!g.cellAt({50, 60}));
        QVERIFY(!g.cellAt({300, 10}));
        QVERIFY(!g.cellAt({300, 190}));
        QVERIFY(!g.cellAt({300, 40 + 3 * 25 + 5}));
        g.columns = 2;
        QVERIFY(!g.cellAt({100 + 61, 50}));
        QCOMPARE(g.maxScrollX(), 0);
    }

    void scrollsNoFurtherThanNeeded() {
        const GridGeometry g = grid(300);
        QCOMPARE(g.scrolledTo({0, 15}), QPoint(300, 0));
        QCOMPARE(g.scrolledTo({0, 2}), QPoint(60, 0));
        QCOMPARE(g.scrolledTo({0, 40}), QPoint(41 * 30 - 600, 0));
        QCOMPARE(g.scrolledTo({0, 999'999}), QPoint(g.maxScrollX(), 0));
    }

    void zoomKeepsWhatIsUnderTheMouse() {
        const GridGeometry before = grid(29'000'000);
        GridGeometry after = before;
        after.metrics.cellWidth = 84;
        after.scrollX = scrollAfterZoom(before, 84, 400);
        QCOMPARE(after.cellAt({400, 50}), before.cellAt({400, 50}));
    }
};

QTEST_APPLESS_MAIN(TestGridGeometry)
#include "tst_grid_geometry.moc"

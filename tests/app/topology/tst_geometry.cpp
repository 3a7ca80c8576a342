#include <QTest>
#include <cmath>

#include "app/topology/geometry.h"

using namespace qs;
using namespace qs::app;

namespace {
qreal distance(QPointF a, QPointF b) {
    return std::hypot(a.x() - b.x(), a.y() - b.y());
}
}  // namespace

class TestGeometry : public QObject {
    Q_OBJECT
private slots:
    void nodesStayInsideAndApart_data() {
        QTest::addColumn<int>("voters");
        QTest::addColumn<int>("observers");
        QTest::addColumn<QSizeF>("size");
        for (int n = 1; n <= 9; ++n) {
            QTest::addRow("%d voters", n) << n << 0 << QSizeF(1280, 800);
            QTest::addRow("%d voters small", n) << n << 0 << QSizeF(600, 400);
        }
        QTest::newRow("observers") << 5 << 3 << QSizeF(1000, 700);
    }
    void nodesStayInsideAndApart() {
        QFETCH(int, voters);
        QFETCH(int, observers);
        QFETCH(QSizeF, size);
        const Layout layout = ringLayout(Membership::ofSize(voters, observers), size);
        QCOMPARE(static_cast<int>(layout.centres.size()), voters + observers);
        const QRectF area(QPointF(0, 0), size);
        for (const auto& [id, c] : layout.centres) {
            QVERIFY(area.contains(c - QPointF(layout.nodeRadius, layout.nodeRadius)));
            QVERIFY(area.contains(c + QPointF(layout.nodeRadius, layout.nodeRadius)));
            for (const auto& [other, d] : layout.centres) {
                if (other != id) QVERIFY(distance(c, d) > 2 * layout.nodeRadius);
            }
        }
    }

    void twoDirectionsDoNotCover() {
        const Layout layout = ringLayout(Membership::ofSize(3, 0), QSizeF(900, 600));
        const QLineF there = linkLine(layout, {NodeId{1}, NodeId{2}});
        const QLineF back = linkLine(layout, {NodeId{2}, NodeId{1}});
        QVERIFY(distance(there.center(), back.center()) > 8);
    }

    void hitTestsFindWhatIsThere() {
        const Layout layout = ringLayout(Membership::ofSize(5, 0), QSizeF(900, 600));
        for (const auto& [id, c] : layout.centres)
            QCOMPARE(nodeAt(layout, c).value().value, id.value);
        QVERIFY(!nodeAt(layout, QPointF(1, 1)));
        const DirectedLink link{NodeId{2}, NodeId{4}};
        const auto hit = linkAt(layout, linkLine(layout, link).pointAt(0.3));
        QVERIFY(hit.has_value());
        QVERIFY(*hit == link);
        QVERIFY(!linkAt(layout, QPointF(2, 2)));
    }
};

QTEST_APPLESS_MAIN(TestGeometry)
#include "tst_geometry.moc"

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

    void starLeavesEveryNodeApart() {
        for (int voters = 3; voters <= 9; ++voters) {
            const Layout layout = starLayout(Membership::ofSize(voters, 1), QSizeF(900, 600), NodeId{2});
            QCOMPARE(layout.centres.at(NodeId{2}), layout.middle);
            for (const auto& [id, c] : layout.centres)
                for (const auto& [other, d] : layout.centres)
                    if (other != id) QVERIFY(distance(c, d) > 2 * layout.nodeRadius);
        }
    }

    void placesComeBackInAnotherSize() {
        const Membership membership = Membership::ofSize(3, 0);
        const Layout ring = ringLayout(membership, QSizeF(900, 600));
        const Layout again = freeLayout(membership, QSizeF(900, 600), placesOf(ring, QSizeF(900, 600)));
        for (const auto& [id, c] : ring.centres)
            QVERIFY(distance(c, again.centres.at(id)) < 0.01);
        const QSizeF small(500, 400);
        const Layout other = freeLayout(membership, small, {{NodeId{1}, QPointF(1.5, -0.5)}});
        QVERIFY(QRectF(QPointF(), small).contains(other.centres.at(NodeId{1})));
    }

    void cameraMapsThereAndBack() {
        const Camera camera = Camera{}.zoomed(2, {100, 50}).zoomed(1.5, {300, 200});
        QVERIFY(distance(camera.toScene(camera.toView({70, 80})), {70, 80}) < 0.001);
        QCOMPARE(Camera{}.zoomed(100, {0, 0}).scale, Camera::MaxScale);
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

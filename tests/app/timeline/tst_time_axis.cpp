#include <QTest>

#include "app/timeline/time_axis.h"
#include "tests/support/batches.h"

using namespace qs;
using namespace qs::app;

namespace {

/// Records at 0, 10, 20, ... ms.
void fill(RecordStore& records, int count) {
    test::Batches b;
    for (int i = 0; i < count; ++i)
        b.add(VirtualTime::ofMs(10 * i), 1, trace::NodeFrozen{});
    records.append(b.take());
}

}  // namespace

class TestTimeAxis : public QObject {
    Q_OBJECT
private slots:
    void pixelsAndMomentsAreInverse() {
        RecordStore records;
        fill(records, 1000);
        TimeAxis axis(records);
        axis.setWidth(800);
        axis.setEnd(VirtualTime::ofMs(10'000));
        for (const AxisMode mode : {AxisMode::Time, AxisMode::Events}) {
            axis.setMode(mode);
            axis.zoom(3, 100);
            for (const std::uint64_t seq : {2u, 17u, 500u, 999u}) {
                const double pixel = axis.pixelOf(records.at(seq));
                QCOMPARE(axis.momentAt(pixel).us, records.at(seq).at.us);
                QCOMPARE(axis.firstAt(pixel), seq);
                QCOMPARE(axis.firstAt(pixel + 0.01), seq + 1);
            }
        }
    }

    void zoomKeepsWhatIsUnderTheMouse() {
        RecordStore records;
        fill(records, 1000);
        TimeAxis axis(records);
        axis.setWidth(800);
        axis.setEnd(VirtualTime::ofMs(10'000));
        axis.scrollTo(3000);
        const VirtualTime before = axis.momentAt(axis.left() + 250);
        axis.zoom(2.5, 250);
        QVERIFY(std::abs((axis.momentAt(axis.left() + 250) - before).us) <= 1000);
    }

    void wholeRunFits() {
        RecordStore records;
        fill(records, 1000);
        TimeAxis axis(records);
        axis.setWidth(800);
        axis.setEnd(VirtualTime::ofMs(10'000));
        axis.fit();
        QVERIFY(axis.length() + TimeAxis::EndMargin <= 800.5);
        axis.zoom(0.01, 0);
        QVERIFY(axis.length() + TimeAxis::EndMargin >= 799.5);
        axis.scrollTo(1e9);
        QVERIFY(axis.left() <= 0.5);
    }

    void anEmptyRunHasAnAxis() {
        RecordStore records;
        TimeAxis axis(records);
        axis.setWidth(300);
        axis.fit();
        QCOMPARE(axis.firstAt(10), std::uint64_t{1});
        QCOMPARE(axis.momentAt(10).us, 0);
        axis.setMode(AxisMode::Events);
        QCOMPARE(axis.firstAt(10), std::uint64_t{1});
        QCOMPARE(axis.momentAt(10).us, 0);
    }
};

QTEST_MAIN(TestTimeAxis)
#include "tst_time_axis.moc"

// Thinning a series keeps what the eye looks for: order, ends of the range, peaks, and never an invented point.
#include <QTest>

#include "app/charts/decimate.h"

using namespace qs::app;
using namespace Qt::StringLiterals;

namespace {

QList<QPointF> wave(int count) {
    QList<QPointF> points;
    for (int i = 0; i < count; ++i)
        points.append({double(i), double((i * 7919) % 1000)});
    return points;
}

}  // namespace

class TstDecimate : public QObject {
    Q_OBJECT

private slots:
    void few_points_stay_as_they_are() { QCOMPARE(decimated(wave(300), 300), wave(300)); }

    void many_points_are_thinned_in_order() {
        const auto all = wave(10'000);
        const auto thin = decimated(all, 300);
        QVERIFY(thin.size() <= 300);
        for (qsizetype i = 0; i < thin.size(); ++i) {
            QVERIFY(i == 0 || thin[i - 1].x() < thin[i].x());
            QVERIFY(all.contains(thin[i]));
        }
    }

    void a_single_peak_survives() {
        QList<QPointF> flat;
        for (int i = 0; i < 5000; ++i)
            flat.append({double(i), i == 3333 ? 99.0 : 1.0});
        QVERIFY(decimated(flat, 300).contains(QPointF(3333, 99)));
    }

    void ceilings_are_round_data() {
        QTest::addColumn<double>("value");
        QTest::addColumn<double>("ceiling");
        QTest::newRow("zero") << 0.0 << 1.0;
        QTest::newRow("at a step") << 5.0 << 5.0;
        QTest::newRow("above a step") << 5.1 << 10.0;
        QTest::newRow("hundreds") << 120.0 << 200.0;
    }
    void ceilings_are_round() {
        QFETCH(double, value);
        QTEST(niceCeiling(value), "ceiling");
    }
};

QTEST_APPLESS_MAIN(TstDecimate)
#include "tst_decimate.moc"

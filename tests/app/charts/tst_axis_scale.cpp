// Axes have round numbers, and the shown span stays within the run whatever is asked of it.
#include <QTest>

#include "app/charts/axis_scale.h"
#include "app/charts/time_window.h"

using namespace qs;
using namespace qs::app;

namespace {
constexpr VirtualTime s(std::int64_t seconds) {
    return VirtualTime::ofMs(seconds * 1000);
}
}  // namespace

class TstAxisScale : public QObject {
    Q_OBJECT

private slots:
    void ceilings_are_round_data() {
        QTest::addColumn<double>("value");
        QTest::addColumn<double>("ceiling");
        QTest::newRow("zero") << 0.0 << 1.0;
        QTest::newRow("at a step") << 5.0 << 5.0;
        QTest::newRow("above a step") << 5.1 << 6.0;
        QTest::newRow("above eight") << 8.1 << 10.0;
        QTest::newRow("hundreds") << 120.0 << 200.0;
    }
    void ceilings_are_round() {
        QFETCH(double, value);
        QTEST(niceCeiling(value), "ceiling");
    }

    void steps_are_round_and_few_data() {
        QTest::addColumn<double>("seconds");
        QTest::addColumn<int>("most");
        QTest::addColumn<double>("step");
        QTest::newRow("a second") << 1.0 << 5 << 0.2;
        QTest::newRow("a minute") << 60.0 << 4 << 15.0;
        QTest::newRow("ten minutes") << 600.0 << 6 << 120.0;
        QTest::newRow("a day") << 86400.0 << 5 << 18000.0;
    }
    void steps_are_round_and_few() {
        QFETCH(double, seconds);
        QFETCH(int, most);
        QTEST(niceStep(seconds, most), "step");
    }

    void the_last_minute_moves_and_the_whole_run_grows() {
        TimeWindow window;
        QCOMPARE(window.span(s(2)), (TimeSpan{s(0), s(10)}));
        QCOMPARE(window.span(s(30)), (TimeSpan{s(0), s(30)}));
        QCOMPARE(window.span(s(100)), (TimeSpan{s(40), s(100)}));
        window.showWholeRun();
        QCOMPARE(window.span(s(100)), (TimeSpan{s(0), s(100)}));
        QCOMPARE(window.span(s(200)), (TimeSpan{s(0), s(200)}));
    }

    void a_zoom_keeps_its_place_and_no_longer_moves() {
        TimeWindow window;
        window.showWholeRun();
        window.zoom(0.5, s(25), s(100));
        QCOMPARE(window.span(s(100)), (TimeSpan{VirtualTime::ofMs(12'500), VirtualTime::ofMs(62'500)}));
        QCOMPARE(window.span(s(500)), (TimeSpan{VirtualTime::ofMs(12'500), VirtualTime::ofMs(62'500)}));
        window.reset();
        QCOMPARE(window.mode(), TimeWindow::Mode::WholeRun);
    }

    void a_zoom_ends_at_the_shortest_span_and_at_the_whole_run() {
        TimeWindow window;
        window.showWholeRun();
        for (int i = 0; i < 50; ++i)
            window.zoom(0.5, s(50), s(100));
        QCOMPARE(window.span(s(100)).length().us, TimeWindow::Shortest.us);
        for (int i = 0; i < 50; ++i)
            window.zoom(2, s(50), s(100));
        QCOMPARE(window.mode(), TimeWindow::Mode::WholeRun);
    }

    void nothing_moves_out_of_the_run() {
        TimeWindow window;
        window.select(s(30), s(20), s(100));
        QCOMPARE(window.span(s(100)), (TimeSpan{s(20), s(30)}));
        window.pan(-10, s(100));
        QCOMPARE(window.span(s(100)), (TimeSpan{s(0), s(10)}));
        window.pan(100, s(100));
        QCOMPARE(window.span(s(100)), (TimeSpan{s(90), s(100)}));
    }

    void what_is_followed_is_not_panned() {
        TimeWindow window;
        window.pan(-1, s(100));
        QCOMPARE(window.span(s(100)), (TimeSpan{s(40), s(100)}));
    }
};

QTEST_APPLESS_MAIN(TstAxisScale)
#include "tst_axis_scale.moc"

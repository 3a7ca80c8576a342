// The charts with real events: what is chosen is remembered, mouse and keys move in time, a click shows that moment,
// what is frozen stays, and what is saved can be read.
#include <QImage>
#include <QLabel>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>
#include <QWheelEvent>

#include "app/charts/chart_csv.h"
#include "app/charts/charts_panel.h"
#include "app/charts/plot_view.h"
#include "app/charts/time_chart.h"
#include "tests/support/batches.h"
#include "tests/support/own_settings.h"

using namespace qs;
using namespace qs::app;
using namespace Qt::StringLiterals;

namespace {

constexpr VirtualTime s(int seconds) {
    return VirtualTime::ofMs(seconds * 1000);
}

/// 100 virtual seconds with a commit and an answered write each, a partition from 40 to 50 and a dead node from 45.
struct Fixture {
    TraceIndex index{trace::Setting{Membership::ofSize(3, 0)}};
    ViewState state;
    test::Batches b;
    std::uint32_t counter = 0;
    std::unique_ptr<ChartsPanel> panel;

    Fixture() {
        for (int n = 1; n <= 3; ++n) {
            b.add({}, n, trace::NodeStarted{1});
            b.add(s(1), n, trace::ServingStarted{Epoch{1}, {}, {}});
        }
        run(2, 40);
        b.add(s(40), 0, trace::LinkChanged{NodeId{1}, NodeId{2}, trace::LinkState::Cut});
        run(41, 45);
        b.add(s(45), 3, trace::NodeKilled{1});
        run(46, 50);
        b.add(s(50), 0, trace::LinkChanged{NodeId{1}, NodeId{2}, trace::LinkState::Up});
        run(51, 100);
        index.append(b.take());
        panel = std::make_unique<ChartsPanel>(index, state);
        panel->resize(900, 260);
        panel->show();
        panel->activateWindow();
        if (!QTest::qWaitForWindowExposed(panel.get())) qFatal("the panel is not shown");
        panel->refreshNow();
    }
    void run(int from, int to) {
        for (int second = from; second <= to; ++second) {
            const Zxid zxid = Zxid::of(Epoch{1}, ++counter);
            const auto txn = b.create(zxid, "/n" + std::to_string(counter));
            b.add(s(second), 2, trace::ClientCall{ConnectionId{1}, {}, int(counter), 1, {}});
            b.add(s(second), 1, trace::Committed{txn, zxid, 6});
            b.add(s(second), 1, trace::Applied{txn, zxid});
            b.add(s(second) + VirtualTime::ofMs(20), 2,
                  trace::ClientReturn{ConnectionId{1}, {}, int(counter), 1, {}, {}, 0});
        }
    }
    QToolButton* chip(const QString& id) { return panel->findChild<QToolButton*>(u"chip_"_s + id); }
    TimeChart* chart(const QString& id) { return panel->findChild<TimeChart*>(u"chart_"_s + id); }
    PlotView& plot() { return chart(u"throughput"_s)->plot(); }
    void click(const QString& id) { QTest::mouseClick(chip(id), Qt::LeftButton); }
    QPoint at(double second) {
        return {int(std::lround(plot().xOf(second))), int(plot().chart()->plotArea().center().y())};
    }
    void wheel(int delta, Qt::KeyboardModifiers modifiers, const QPoint& where) {
        QWheelEvent event(where, plot().viewport()->mapToGlobal(where), {}, {0, delta}, Qt::NoButton, modifiers,
                          Qt::NoScrollPhase, false);
        QApplication::sendEvent(plot().viewport(), &event);
    }
    double length() { return double(panel->span().length().us) / 1e6; }
};

}  // namespace

class TstChartsPanel : public QObject {
    Q_OBJECT

private slots:
    void init() { QSettings().clear(); }

    void three_charts_at_most_and_remembered() {
        {
            Fixture f;
            QCOMPARE(f.panel->chosen().size(), 3);
            f.click(u"lag"_s);
            f.click(u"elections"_s);
            QCOMPARE(f.panel->chosen(), QList({ChartKind::Lag, ChartKind::Elections, ChartKind::Availability}));
            QVERIFY(!f.chip(u"throughput"_s)->isChecked());
            QVERIFY(!f.chart(u"throughput"_s)->isVisible());
            QVERIFY(f.chart(u"lag"_s)->isVisible());
        }
        Fixture again;
        QCOMPARE(again.panel->chosen(), QList({ChartKind::Lag, ChartKind::Elections, ChartKind::Availability}));
    }

    void the_last_chart_stays() {
        Fixture f;
        for (const QString& id : {u"throughput"_s, u"latency"_s, u"availability"_s})
            f.click(id);
        QCOMPARE(f.panel->chosen(), QList({ChartKind::Availability}));
        QVERIFY(f.chip(u"availability"_s)->isChecked());
    }

    void wheel_and_keys_zoom_pan_and_reset() {
        Fixture f;
        QCOMPARE(f.length(), 60.0);
        f.wheel(120, {}, f.at(70));
        QVERIFY(std::abs(f.length() - 42) < 0.01);
        QVERIFY(std::abs(f.plot().secondAt(f.at(70)) - 70) < 0.5);
        QTest::keyClick(&f.plot(), Qt::Key_Plus);
        QVERIFY(f.length() < 30);
        const VirtualTime from = f.panel->span().from;
        QTest::keyClick(&f.plot(), Qt::Key_Left);
        QVERIFY(f.panel->span().from < from);
        f.wheel(-120, Qt::ShiftModifier, f.at(70));
        QVERIFY(f.panel->span().from >= from);
        QTest::keyClick(&f.plot(), Qt::Key_0);
        QCOMPARE(f.length(), 60.0);
    }

    void a_drag_selects_a_span_and_moves_no_cursor() {
        Fixture f;
        QTest::mousePress(f.plot().viewport(), Qt::LeftButton, {}, f.at(60));
        QTest::mouseMove(f.plot().viewport(), f.at(70));
        QTest::mouseRelease(f.plot().viewport(), Qt::LeftButton, {}, f.at(80));
        QVERIFY(std::abs(f.length() - 20) < 1);
        QVERIFY(!f.state.cursor());
    }

    void a_click_shows_that_moment_and_the_end_the_present() {
        Fixture f;
        QTest::mouseClick(f.plot().viewport(), Qt::LeftButton, {}, f.at(70));
        QVERIFY(f.state.cursor().has_value());
        QVERIFY(std::abs(double(f.state.cursor()->moment.us) / 1e6 - 70) < 0.5);
        QTest::mouseClick(f.plot().viewport(), Qt::LeftButton, {}, f.at(101));
        QVERIFY(!f.state.cursor());
    }

    void what_is_frozen_stays_while_the_run_goes_on() {
        Fixture f;
        QTest::mouseClick(f.panel->findChild<QToolButton*>(u"chartsPause"_s), Qt::LeftButton);
        const TimeSpan before = f.panel->span();
        const QString heading = f.chart(u"throughput"_s)->heading();
        f.b.add(s(500), 1, trace::TimerFired{trace::TimerKind::LeaderTick});
        f.index.append(f.b.take());
        f.panel->refreshNow();
        QCOMPARE(f.panel->span(), before);
        QCOMPARE(f.chart(u"throughput"_s)->heading(), heading);
        QTest::mouseClick(f.panel->findChild<QToolButton*>(u"chartsPause"_s), Qt::LeftButton);
        QVERIFY(f.panel->span().to > s(400));
    }

    void curves_say_what_happened() {
        Fixture f;
        const Activity& activity = f.index.activity();
        const TimeSpan span{s(0), s(100)};
        const auto throughput = contentOf(ChartKind::Throughput, activity, span, s(100)).curves.first().points;
        QVERIFY(throughput.contains(QPointF(61, 1.0)));
        const auto latency = contentOf(ChartKind::Latency, activity, span, s(100));
        QCOMPARE(latency.curves.size(), 3);
        QCOMPARE(latency.curves.last().name, u"p99"_s);
        QCOMPARE(latency.curves.last().points.last().y(), 20.0);
        const auto lag = contentOf(ChartKind::Lag, activity, span, s(100));
        QCOMPARE(lag.curves[0].points.last().y(), 0.0);
        QCOMPARE(lag.curves[1].points.last().y(), 98.0);
        for (const ChartKind kind : ChartKinds) {
            for (const Curve& curve : contentOf(kind, activity, span, s(100)).curves)
                QVERIFY(curve.points.size() <= MaxPoints);
        }
    }

    void lanes_have_no_gap_and_know_who_was_down() {
        Fixture f;
        const auto content = contentOf(ChartKind::Availability, f.index.activity(), {s(0), s(100)}, s(100));
        QCOMPARE(content.lanes.size(), 3);
        for (const ServiceLane& lane : content.lanes) {
            double reached = 0;
            for (const auto& stretch : lane.stretches) {
                QCOMPARE(stretch.from, reached);
                reached = stretch.to;
            }
            QCOMPARE(reached, 100.0);
        }
        QCOMPARE(content.lanes[0].stretches.last().service, Service::Serving);
        QCOMPARE(content.lanes[2].stretches.last().service, Service::Down);
        QCOMPARE(content.lanes[2].stretches.last().from, 45.0);
    }

    void faults_that_overlap_are_one_stretch() {
        Fixture f;
        const auto faults = faultsIn(f.index.activity(), {s(0), s(100)}, s(100));
        QCOMPARE(faults.size(), 2);
        const auto stretches = stretchesOf(faults);
        QCOMPARE(stretches.size(), 1);
        QCOMPARE(stretches.first().begin, 40.0);
        QCOMPARE(stretches.first().end, 100.0);
        QCOMPARE(stretches.first().faults.size(), 2);
    }

    void csv_has_one_line_a_bucket_and_all_of_the_run() {
        Fixture f;
        const QByteArrayList lines = csvOf(f.index.activity(), s(100)).split('\n');
        QCOMPARE(lines.size(), 400 + 2);
        QVERIFY(lines.first().startsWith("begin_s,width_s,committed,"));
        QCOMPARE(lines.first().count(','), 10 + 3 * 3);
        QByteArray shown;
        int committed = 0;
        for (const QByteArray& line : lines.mid(1, 400)) {
            QCOMPARE(line.count(','), 10 + 3 * 3);
            QVERIFY(line.endsWith('\r'));
            committed += line.split(',')[2].toInt();
            if (line.startsWith("46.000,")) shown = line;
        }
        QCOMPARE(committed, 98);
        QCOMPARE(shown, QByteArray("46.000,0.250,1,0,1,20.000,20.000,20.000,20.000,0,1,0,1.000,45,0,1.000,45,0,0.000,"
                                   "cut 1->2; dead 3\r"));
    }

    void what_is_saved_can_be_read_and_a_failure_is_said() {
        Fixture f;
        const QTemporaryDir folder;
        QSignalSpy said(f.panel.get(), &ChartsPanel::said);
        f.panel->savePng(folder.filePath(u"charts.png"_s));
        QVERIFY(QImage(folder.filePath(u"charts.png"_s)).width() > 800);
        f.panel->saveCsv(folder.filePath(u"run.csv"_s));
        QFile csv(folder.filePath(u"run.csv"_s));
        QVERIFY(csv.open(QIODevice::ReadOnly));
        QCOMPARE(csv.readAll(), csvOf(f.index.activity(), f.index.live().now()));
        f.panel->saveCsv(folder.filePath(u"missing/run.csv"_s));
        QCOMPARE(said.size(), 3);
        QVERIFY(said.last().first().toString().contains(u"could not be written"_s));
    }

    void every_chart_draws_in_both_themes() {
        Fixture f;
        for (const ChartKind kind : ChartKinds) {
            if (!f.panel->chosen().contains(kind)) f.click(idOf(kind));
            for (const Theme& theme : {lightTheme(), darkTheme()}) {
                f.panel->setTheme(theme);
                QVERIFY(!f.chart(idOf(kind))->grab().isNull());
                QVERIFY(f.chart(idOf(kind))->heading().contains(ChartWords::title(kind)));
            }
        }
    }

private:
    test::OwnSettings m_settings;
};

QTEST_MAIN(TstChartsPanel)
#include "tst_charts_panel.moc"

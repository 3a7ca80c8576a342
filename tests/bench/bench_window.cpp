// The whole window over a living ensemble: how long until it is there, what it holds in memory, and how long the event
// loop ever keeps a person waiting while the engine runs as fast as it can.
#include <time.h>

#include <QElapsedTimer>
#include <QFile>
#include <QTest>
#include <QTimer>
#include <algorithm>
#include <utility>

#include "app/shell/language_choice.h"
#include "app/shell/live_session.h"
#include "app/shell/main_window.h"
#include "app/shell/theme_choice.h"
#include "engine/scenario/scenario.h"
#include "tests/support/cpu_clock.h"
#include "tests/support/memory.h"
#include "tests/support/own_settings.h"

using namespace qs;
using namespace qs::app;
using namespace Qt::StringLiterals;

namespace {

/// Since the system made this process; as coarse as a hundredth of a second.
double msSinceStart() {
    QFile file(u"/proc/self/stat"_s);
    if (!file.open(QIODevice::ReadOnly)) qFatal("no /proc");
    const QByteArray behindName = file.readAll().split(')').last();
    constexpr int StartTime = 20;  // field 22 of proc(5), and the name is the second
    const double ticks = behindName.split(' ').at(StartTime).toDouble();
    timespec now{};
    clock_gettime(CLOCK_BOOTTIME, &now);
    return 1000.0 * static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) / 1e6 -
           1000.0 * ticks / static_cast<double>(sysconf(_SC_CLK_TCK));
}

class FirstPaint : public QObject {
public:
    double ms = 0;

protected:
    bool eventFilter(QObject* watched, QEvent* event) override {
        if (event->type() == QEvent::Paint && ms == 0) ms = msSinceStart();
        return QObject::eventFilter(watched, event);
    }
};

/// A thousand znodes of twenty bytes, then changes of them without end.
scenario::Scenario busyRun() {
    std::string text = "ensemble zab replicas=3 seed=7\nexpect leader within 5s as A\nclient ada at all\n";
    const auto node = [](int i) { return "/znode-" + std::to_string(1000 + i); };
    for (int i = 0; i < 1000; ++i)
        text += "client ada: create " + node(i) + " \"twenty bytes of data\"\n" + (i % 20 == 0 ? "wait 50ms\n" : "");
    for (int i = 0; i < 400; ++i)
        text += "repeat 100 client ada: set " + node(i * 7 % 1000) + " \"twenty bytes in place\"\nwait 500ms\n";
    return scenario::parse(text, "busy").value();
}

}  // namespace

class BenchWindow : public QObject {
    Q_OBJECT

private slots:
    void startAndIdle() {
        LabEnsembleOptions lab;
        lab.clientPort = 0;
        FirstPaint paint;
        qApp->installEventFilter(&paint);
        LiveSession session(lab, m_theme, m_language, {});
        QTRY_VERIFY(paint.ms > 0);
        qApp->removeEventFilter(&paint);
        QTRY_VERIFY(session.run().index.leader());
        const double leaderMs = msSinceStart();
        QTest::qWait(5000);
        const double idle = test::residentMb();
        qInfo("from the start of the process to the window %.0f ms, to a leader in it %.0f ms; idle %.0f MB", paint.ms,
              leaderMs, idle);
        QVERIFY2(idle < 80, "an idle window must fit into 80 MB");
    }

    void aMillionRecordsAtFullSpeed() {
        constexpr std::uint64_t Records = 1'000'000;
        LabEnsembleOptions lab;
        lab.clientPort = 0;
        lab.scenario = busyRun();
        lab.pace = app::Pace{false, false, 1000};
        LiveSession session(lab, m_theme, m_language, {});
        QElapsedTimer sinceTurn;
        double cpuAtTurn = 0;
        double longestCpu = 0;
        qint64 longestNs = 0;
        qint64 turns = 0;
        QTimer everyTurn;
        connect(&everyTurn, &QTimer::timeout, this, [&] {
            if (sinceTurn.isValid()) longestNs = std::max(longestNs, sinceTurn.nsecsElapsed());
            const double cpu = test::cpuMs();
            longestCpu = std::max(longestCpu, cpu - std::exchange(cpuAtTurn, cpu));
            sinceTurn.start();
            ++turns;
        });
        QTest::qWait(1000);  // the window is there
        QElapsedTimer run;
        run.start();
        const std::uint64_t before = session.run().index.records().size();
        cpuAtTurn = test::cpuMs();
        everyTurn.start(0);
        while (session.run().index.records().size() < Records && run.elapsed() < 120'000)
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
        everyTurn.stop();
        const auto seen = session.run().index.records().size();
        const double rate = static_cast<double>(seen - before) * 1000 / static_cast<double>(run.elapsed());
        const double full = test::residentMb();
        qInfo(
            "%llu records, %.0f a second into the window: longest turn of the event loop %.1f ms, %.1f of CPU, of "
            "%lld; "
            "%.0f MB",
            static_cast<unsigned long long>(seen), rate, static_cast<double>(longestNs) / 1e6, longestCpu,
            static_cast<long long>(turns), full);
        QVERIFY(seen >= Records);
        QVERIFY(session.run().index.live().leader());
        QVERIFY2(longestCpu < 50, "a key or a click must not wait longer");
        QVERIFY2(full < 250, "a million records must fit into 250 MB");
    }

private:
    test::OwnSettings m_settings;
    ThemeChoice m_theme;
    LanguageChoice m_language{u"en"_s};
};

QTEST_MAIN(BenchWindow)
#include "bench_window.moc"

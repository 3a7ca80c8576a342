// What a process takes: the counters of its stat file, and what it used between two looks.
#include <QCoreApplication>
#include <QTest>
#include <chrono>

#include "app/ensemble/process_meter.h"

using namespace qs::app;

namespace {

/// Counts until the process has used so much more of a core.
void burn(std::chrono::milliseconds time) {
    const auto spent = [] { return std::chrono::milliseconds(std::clock() * 1000 / CLOCKS_PER_SEC); };
    for (const auto end = spent() + time; spent() < end;) {
    }
}

}  // namespace

class TstProcessMeter : public QObject {
    Q_OBJECT
private slots:
    void aNameMayHoldAnything() {
        const char* stat =
            "4711 (a) 1 2 (x) S 1 4711 4711 0 -1 4194560 2517 0 3 0 120 34 0 0 20 0 4 0 8841 23011328 2211 "
            "18446744073709551615 1 1 0 0 0 0 0 4096 17663 0 0 0 17 1 0 0 0 0 0\n";
        const auto read = ProcessCounters::parse(stat);
        QVERIFY(read);
        QVERIFY(*read == (ProcessCounters{154, 2211}));
    }

    void whatIsNoStatFileIsNone() {
        for (const char* text : {"", "4711 (a", "4711 (a)", "4711 (a) S 1 2 3",
                                 "4711 (a) S 1 4711 4711 0 -1 4194560 "
                                 "2517 0 3 0 many 34 0 0 20 0 4 0 8841 23011328 2211 1"})
            QVERIFY2(!ProcessCounters::parse(text), text);
    }

    void itsOwnProcess() {
        ProcessMeter meter;
        const qint64 self = QCoreApplication::applicationPid();
        const auto first = meter.look(self);
        QVERIFY(first);
        QCOMPARE(first->cores, 0.0);
        QVERIFY(first->bytes > (qint64{1} << 20));
        burn(std::chrono::milliseconds(60));
        const auto second = meter.look(self);
        QVERIFY(second && second->cores > 0);
        const QString said = QString::number(second->cores);
        // Between the looks hardly anything but this loop ran; another thread may have.
        QVERIFY2(second->cores < 2, qPrintable(said));
    }

    void anotherProcessBeginsAnew() {
        ProcessMeter meter;
        QVERIFY(meter.look(QCoreApplication::applicationPid()));
        const auto other = meter.look(1);
        QVERIFY(other);
        QCOMPARE(other->cores, 0.0);
    }

    void thereIsNoSuchProcess() { QVERIFY(!ProcessMeter().look(0)); }
};

QTEST_GUILESS_MAIN(TstProcessMeter)
#include "tst_process_meter.moc"

// How wall time becomes virtual time: speeds, slow motion, and debts that are dropped.
#include <QTest>

#include "app/ensemble/lab_clock.h"

using namespace qs;
using namespace qs::app;

class LabClockTest : public QObject {
    Q_OBJECT
private slots:
    void fixedSpeed() {
        LabClock clock;
        clock.setPace(app::Pace{false, false, 2.5});
        clock.grant(4000);
        QCOMPARE(clock.reach({}, false).us, std::int64_t{10000});
        QCOMPARE(clock.reach({}, true).us, std::int64_t{10000});
    }

    void automaticIsSlowWhileMessagesFly() {
        LabClock clock;
        clock.setPace(app::Pace{});
        clock.grant(4000);
        QCOMPARE(clock.reach({}, false).us, std::int64_t{4000});
        QCOMPARE(clock.reach({}, true).us, std::int64_t{200});
    }

    void spendingAtTwoSpeeds() {
        LabClock clock;
        clock.setPace(app::Pace{});
        clock.grant(4000);
        clock.spend(VirtualTime{100}, true);  // costs 2000 of wall time
        QCOMPARE(clock.reach({}, false).us, std::int64_t{2000});
    }

    void remaindersAreKept() {
        LabClock clock;
        clock.setPace(app::Pace{});
        std::int64_t now = 0;
        for (int i = 0; i < 1000; ++i) {  // 7 us of wall time are less than one of slow motion
            clock.grant(7);
            const VirtualTime until = clock.reach(VirtualTime{now}, true);
            clock.spend(VirtualTime{until.us - now}, true);
            now = until.us;
        }
        QVERIFY(now >= 349 && now <= 350);
    }

    void debtIsBounded() {
        LabClock clock;
        clock.setPace(app::Pace{});
        clock.grant(60'000'000);
        QCOMPARE(clock.reach({}, false).us, std::int64_t{LabClock::MaxDebtUs});
        clock.drop();
        QCOMPARE(clock.reach({}, false).us, std::int64_t{0});
    }

    void reports() {
        LabClock clock;
        clock.setPace(app::Pace{});
        QCOMPARE(clock.report(false, 16'000).why, QStringLiteral("1x"));
        QCOMPARE(clock.report(true, 16'000).why, QStringLiteral("slow: messages in flight"));
        QCOMPARE(clock.report(false, 16'000).why, QStringLiteral("slow: messages in flight"));
        QCOMPARE(clock.report(false, LabClock::CalmUs).why, QStringLiteral("1x"));
        clock.setPace(app::Pace{true, true, 1.0});
        QCOMPARE(clock.report(true, 0).why, QStringLiteral("paused"));
        QCOMPARE(clock.report(true, 0).speed, 0.0);
    }
};

QTEST_APPLESS_MAIN(LabClockTest)
#include "tst_lab_clock.moc"

// What a replica can be told to do: there and back, and what is no order.
#include <QTest>

#include "engine/control/order.h"

using namespace qs;
using namespace qs::control;

class TstOrder : public QObject {
    Q_OBJECT
private slots:
    void thereAndBack() {
        const std::vector<std::pair<Order, std::string>> orders{
            {CutLink{NodeId{3}, true, true}, "cut 3 in"},
            {CutLink{NodeId{3}, false, true}, "cut 3 out"},
            {CutLink{NodeId{1}, true, false}, "heal 1 in"},
            {DelayLink{NodeId{2}, VirtualTime::ofMs(20)}, "delay 2 20000"},
            {DelayLink{NodeId{2}, {}}, "delay 2 0"},
            {ResetLink{NodeId{63}}, "reset 63"},
            {ChangeDisk{trace::DiskState::Full, 1}, "disk full"},
            {ChangeDisk{trace::DiskState::NoFiles, 1}, "disk nofiles"},
            {ChangeDisk{trace::DiskState::Slow, 50}, "disk slow 50"},
            {ChangeDisk{}, "disk ok"},
        };
        for (const auto& [order, line] : orders) {
            QCOMPARE(lineOf(order), line);
            const auto read = parseOrder(line);
            QVERIFY2(read.ok(), line.c_str());
            QVERIFY(*read == order);
        }
    }

    void whatIsNoOrder_data() {
        QTest::addColumn<QString>("line");
        QTest::addColumn<QString>("problem");
        const auto row = [](const char* line, const char* problem) { QTest::newRow(line) << line << problem; };
        row("", "expected an order, found \"\"");
        row("kill 1", "expected an order, found \"kill\"");
        row("cut 0 in", "expected a server, found \"0\"");
        row("cut 64 in", "expected a server, found \"64\"");
        row("cut 1", "expected in or out, found \"\"");
        row("cut 1 in out", "expected the end of the line, found \"out\"");
        row("delay 1 -5", "expected a time, found \"-5\"");
        row("disk lying", "expected what a disk does, found \"lying\"");
        row("disk slow", "expected a factor, found \"\"");
        row("disk slow 0", "expected a factor, found \"0\"");
    }
    void whatIsNoOrder() {
        QFETCH(QString, line);
        QFETCH(QString, problem);
        const auto read = parseOrder(line.toStdString());
        QVERIFY(!read.ok());
        QCOMPARE(QString::fromStdString(read.error().message()), problem);
    }
};

QTEST_APPLESS_MAIN(TstOrder)
#include "tst_order.moc"

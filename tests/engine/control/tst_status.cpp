// The line that a replica says of itself: there and back, and what is no such line.
#include <QTest>

#include "engine/control/status.h"

using namespace qs;
using namespace qs::control;

class TstStatus : public QObject {
    Q_OBJECT
private slots:
    void thereAndBack() {
        for (int role = 0; role <= static_cast<int>(trace::Role::Observing); ++role) {
            for (int phase = 0; phase <= static_cast<int>(trace::Phase::Broadcast); ++phase) {
                const Status status{static_cast<trace::Role>(role),
                                    static_cast<trace::Phase>(phase),
                                    NodeId::ofByte(static_cast<std::uint8_t>(phase)),
                                    Epoch{7},
                                    Zxid::of(Epoch{7}, 4'000'000'000),
                                    role % 2 == 1};
                const auto read = parseStatus(lineOf(status));
                QVERIFY2(read.ok(), lineOf(status).c_str());
                QVERIFY(*read == status);
            }
        }
        QCOMPARE(
            lineOf({trace::Role::Leading, trace::Phase::Broadcast, NodeId{3}, Epoch{2}, Zxid::of(Epoch{2}, 17), true}),
            std::string("LEADING broadcast 3 2 2:17 serving"));
    }

    void whatIsNoSuchLine_data() {
        QTest::addColumn<QString>("line");
        QTest::addColumn<QString>("error");
        const auto row = [](const char* line, const char* error) { QTest::newRow(line) << line << error; };
        row("", "expected a role, found \"\"");
        row("leading broadcast 3 2 2:17 serving", "expected a role, found \"leading\"");
        row("LEADING soon 3 2 2:17 serving", "expected a phase, found \"soon\"");
        row("LEADING broadcast 0 2 2:17 serving", "expected a server or -, found \"0\"");
        row("LEADING broadcast 64 2 2:17 serving", "expected a server or -, found \"64\"");
        row("LEADING broadcast 3 -2 2:17 serving", "expected an epoch, found \"-2\"");
        row("LEADING broadcast 3 2 17 serving", "expected a zxid, found \"17\"");
        row("LEADING broadcast 3 2 2:17", "expected serving or waiting, found \"\"");
        row("LEADING broadcast 3 2 2:17 serving well", "expected the end of the line, found \"well\"");
    }
    void whatIsNoSuchLine() {
        QFETCH(QString, line);
        QFETCH(QString, error);
        const auto read = parseStatus(line.toStdString());
        QVERIFY(!read.ok());
        QCOMPARE(QString::fromStdString(read.error().text), error);
    }
};

QTEST_MAIN(TstStatus)
#include "tst_status.moc"

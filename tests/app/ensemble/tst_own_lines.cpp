// Lines of zoo.cfg of one's own: what they may say, and what that does to the pace.
#include <QTest>

#include "app/ensemble/own_lines.h"

using namespace qs;
using namespace qs::app;
using namespace Qt::StringLiterals;

class TstOwnLines : public QObject {
    Q_OBJECT
private slots:
    void noneChangeNothing() {
        const auto lines = readOwnLines({});
        QVERIFY(lines.ok());
        QVERIFY(lines->warnings.isEmpty());
        QCOMPARE(lines->pace.tick.ms(), qs::Pace{}.tick.ms());
        QCOMPARE(lines->pace.initLimit, qs::Pace{}.initLimit);
        QCOMPARE(lines->pace.syncLimit, qs::Pace{}.syncLimit);
    }

    void theySetThePace() {
        const auto lines = readOwnLines(u"# slower\nzookeeper.tickTime = 2000\nsyncLimit=7\nmaxClientCnxns=5"_s);
        QVERIFY2(lines.ok(), lines.ok() ? "" : lines.error().message().c_str());
        QCOMPARE(lines->pace.tick.ms(), 2000);
        QCOMPARE(lines->pace.syncLimit, 7);
        QCOMPARE(lines->pace.initLimit, qs::Pace{}.initLimit);
        QVERIFY(lines->warnings.isEmpty());
    }

    void whatHasNoEffectIsWarnedOf() {
        const auto lines = readOwnLines(u"snapCount=100\nsnapcount=100"_s);
        QVERIFY(lines.ok());
        QCOMPARE(lines->warnings, QStringList{u"own lines:2: snapcount is not known here and has no effect"_s});
    }

    void whatIsRefused_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("says");
        QTest::newRow("data") << u"\ndataDir=/d"_s << u"own lines:2: dataDir is not for a line of one's own"_s;
        QTest::newRow("port") << u"clientPort=1"_s << u"own lines:1: clientPort is not"_s;
        QTest::newRow("as a system property")
            << u"zookeeper.dataDir=/d"_s << u"own lines:1: zookeeper.dataDir is not"_s;
        QTest::newRow("server") << u"a=b\nserver.4=h:1:2"_s << u"own lines:2: server.4 is not"_s;
        QTest::newRow("value") << u"tickTime=soon"_s << u"own lines:1: "_s;
    }
    void whatIsRefused() {
        QFETCH(QString, text);
        QFETCH(QString, says);
        const auto lines = readOwnLines(text);
        QVERIFY(!lines.ok());
        QVERIFY2(QString::fromStdString(lines.error().message()).startsWith(says), lines.error().message().c_str());
    }
};

QTEST_GUILESS_MAIN(TstOwnLines)
#include "tst_own_lines.moc"

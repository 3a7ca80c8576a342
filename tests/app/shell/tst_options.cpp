// The command line as a value: what is accepted, and the one line that refuses the rest.
#include <QTest>

#include "app/shell/options.h"

using namespace qs;
using namespace qs::app;
using namespace Qt::StringLiterals;

namespace {

ParsedArguments parsed(const QString& line) {
    return parseArguments(QStringList{u"quorumscope"_s} + line.split(u' ', Qt::SkipEmptyParts));
}

}  // namespace

class TstOptions : public QObject {
    Q_OBJECT

private slots:
    void nothing_given_is_three_replicas_seed_one() {
        const auto result = parsed({});
        const auto* options = std::get_if<Options>(&result);
        QVERIFY(options);
        QCOMPARE(options->replicas, 3);
        QCOMPARE(options->observers, 0);
        QVERIFY(!options->clientPort);
        QCOMPARE(options->seed, quint64(1));
        QVERIFY(!options->headless && !options->speed && options->scenario.isEmpty());
    }

    void headless_ensemble_is_read() {
        const auto result = parsed(
            u"--headless --world lab --replicas 5 --observers 2 --client-port 3000 --seed 42 --speed 0.5 --trace t"_s);
        const auto* options = std::get_if<Options>(&result);
        QVERIFY(options);
        QVERIFY(options->headless);
        QCOMPARE(options->replicas, 5);
        QCOMPARE(options->observers, 2);
        QCOMPARE(options->clientPort, std::optional<quint16>(3000));
        QCOMPARE(options->seed, quint64(42));
        QCOMPARE(options->speed.value_or(0), 0.5);
        QCOMPARE(options->traceFile, u"t"_s);
    }

    void servers_are_read() {
        const auto result = parsed(u"--headless --world local --data-dir /d --observers 1"_s);
        const auto* options = std::get_if<Options>(&result);
        QVERIFY(options);
        QCOMPARE(options->dataDir, u"/d"_s);
        QCOMPARE(options->observers, 1);
    }

    void screenshot_is_read() {
        const auto result =
            parsed(u"--scenario a.scenario --at 2500ms --screenshot o.png --theme dark --size 1280x800"_s);
        const auto* options = std::get_if<Options>(&result);
        QVERIFY(options);
        QCOMPARE(options->scenario, u"a.scenario"_s);
        QCOMPARE(options->at.us, 2'500'000);
        QCOMPARE(options->screenshot, u"o.png"_s);
        QCOMPARE(options->theme, u"dark"_s);
        QCOMPARE(options->size, QSize(1280, 800));
    }

    void help_and_version_win() {
        QVERIFY(std::holds_alternative<HelpAsked>(parsed(u"--help --replicas x"_s)));
        QVERIFY(std::holds_alternative<VersionAsked>(parsed(u"--version"_s)));
    }

    void refused_data() {
        QTest::addColumn<QString>("line");
        QTest::addColumn<QString>("names");
        QTest::newRow("unknown option") << u"--frobnicate"_s << u"frobnicate"_s;
        QTest::newRow("no replicas") << u"--replicas 0"_s << u"--replicas"_s;
        QTest::newRow("too many replicas") << u"--replicas 10"_s << u"'10'"_s;
        QTest::newRow("replicas not a number") << u"--replicas three"_s << u"'three'"_s;
        QTest::newRow("negative seed") << u"--seed -4"_s << u"--seed"_s;
        QTest::newRow("port 0") << u"--client-port 0"_s << u"--client-port"_s;
        QTest::newRow("ports run over the end") << u"--client-port 65535"_s << u"65535"_s;
        QTest::newRow("speed 0") << u"--speed 0"_s << u"--speed"_s;
        QTest::newRow("speed not a number") << u"--speed nan"_s << u"'nan'"_s;
        QTest::newRow("other world") << u"--world mars"_s << u"'mars'"_s;
        QTest::newRow("servers and a scenario") << u"--world local --data-dir d f.scenario"_s << u"a scenario"_s;
        QTest::newRow("servers standing") << u"--world local --data-dir d --paused"_s << u"--paused"_s;
        QTest::newRow("servers without a folder") << u"--headless --world local"_s << u"--data-dir"_s;
        QTest::newRow("configurations of a lab") << u"--configs d"_s << u"--configs"_s;
        QTest::newRow("two folders") << u"--world local --configs d --data-dir e"_s << u"--data-dir"_s;
        QTest::newRow("how many they are") << u"--world local --configs d --replicas 3"_s << u"--replicas"_s;
        QTest::newRow("seed of servers") << u"--headless --world local --data-dir d --seed 1"_s << u"--seed"_s;
        QTest::newRow("speed of servers") << u"--headless --world local --data-dir d --speed 2"_s << u"--speed"_s;
        QTest::newRow("data directory of a lab") << u"--data-dir /tmp/x"_s << u"--data-dir"_s;
        QTest::newRow("two files") << u"a.scenario b.scenario"_s << u"b.scenario"_s;
        QTest::newRow("file and scenario") << u"a --scenario b"_s << u"not both"_s;
        QTest::newRow("seed of a scenario") << u"a --seed 3"_s << u"--seed"_s;
        QTest::newRow("standing without a window") << u"--headless --paused"_s << u"--paused"_s;
        QTest::newRow("screenshot without time") << u"--scenario a --screenshot o.png"_s << u"--at"_s;
        QTest::newRow("screenshot of nothing") << u"--at 3s --screenshot o.png"_s << u"--scenario"_s;
        QTest::newRow("time without unit") << u"--scenario a --at 3 --screenshot o.png"_s << u"'3'"_s;
        QTest::newRow("negative time") << u"--scenario a --at=-3s --screenshot o.png"_s << u"'-3s'"_s;
        QTest::newRow("tiny window") << u"--scenario a --at 3s --screenshot o.png --size 1x1"_s << u"'1x1'"_s;
        QTest::newRow("unknown theme") << u"--theme pink"_s << u"'pink'"_s;
        QTest::newRow("headless screenshot")
            << u"--headless --scenario a --at 3s --screenshot o.png"_s << u"--headless"_s;
        QTest::newRow("trace of a window") << u"--trace t"_s << u"--trace"_s;
    }
    void refused() {
        QFETCH(QString, line);
        QFETCH(QString, names);
        const auto result = parsed(line);
        const auto* bad = std::get_if<BadArguments>(&result);
        QVERIFY2(bad, qPrintable(line));
        QVERIFY2(bad->line.contains(names), qPrintable(bad->line));
        QVERIFY2(!bad->line.contains(u'\n'), qPrintable(bad->line));
    }

    void durations_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<qint64>("us");
        QTest::newRow("seconds") << u"3s"_s << qint64(3'000'000);
        QTest::newRow("tenths") << u"2.5s"_s << qint64(2'500'000);
        QTest::newRow("milliseconds") << u"2500ms"_s << qint64(2'500'000);
        QTest::newRow("microseconds") << u"0.25ms"_s << qint64(250);
        QTest::newRow("no unit") << u"3"_s << qint64(-1);
        QTest::newRow("minutes") << u"3m"_s << qint64(-1);
        QTest::newRow("empty") << QString() << qint64(-1);
    }
    void durations() {
        QFETCH(QString, text);
        QFETCH(qint64, us);
        QCOMPARE(parseDuration(text).value_or(VirtualTime{-1}).us, us);
    }
};

QTEST_APPLESS_MAIN(TstOptions)
#include "tst_options.moc"

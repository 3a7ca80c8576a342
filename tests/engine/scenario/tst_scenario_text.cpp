// Scenario text: what parses to what, errors with their places, and parse, format, parse as identity.
#include <QFile>
#include <QRegularExpression>
#include <QTest>

#include "engine/scenario/ensemble_line.h"
#include "engine/scenario/scenario.h"
#include "engine/scenario/utf8.h"

using namespace qs;
using namespace qs::scenario;

namespace {

QString message(const std::string& text) {
    const auto parsed = parse(text, "f.scenario");
    return parsed ? "no error" : QString::fromStdString(parsed.error().message());
}

const char* const Everything =
    "scenario \"All of it: \\\"quoted\\\", \xe4\xbd\xa0\xe5\xa5\xbd\"\n"
    "ensemble zab replicas=5 observers=1 seed=18446744073709551615 latency=3ms fsync=400us tick=2s initLimit=7 "
    "syncLimit=9\n"
    "\n"
    "# a comment\n"
    "param victim=follower\n"
    "expect leader within 5s as A   # and another\n"
    "say \"\xe9\x80\x89\xe4\xb8\xbe # no comment\"\n"
    "client x at A,2\n"
    "at 3s client x: create -e -s \"/with blank\" \"two words\"\n"
    "after 200ms kill leader\n"
    "wait 40us\n"
    "step\n"
    "by user\n"
    "by campaign\n"
    "at 4s step 12\n"
    "repeat 12 client x: set /a b 3\n"
    "on A logged path=/x zxid=1:5 within 2s\n"
    "  kill A\n"
    "\tsay \"tab\"\n"
    "on any acked\n"
    "expect leader not A,1 within 1s as B\n"
    "expect no leader within 5s\n"
    "expect committed path=/x\n"
    "expect answer x NoNode within 3s\n"
    "expect answer x ok \"data=two words\"\n"
    "expect answers x ok\n"
    "expect answers x InvalidACL\n"
    "expect role B,2 observing\n"
    "expect present path=/x data=1 on B\n"
    "expect discarded \"path=/with blank\" on all\n"
    "expect sync 1 trunc\n"
    "expect fired path=/x 2\n"
    "cut 1,2<->*\n"
    "heal all\n"
    "verify\n"
    "on any followers received NEWLEADER from leader within 1s\n"
    "on leader sent PROPOSAL to any not leader path=/x\n"
    "  on 2 died\n"
    "    hold ACK 1->2 zxid=1:5\n"
    "  deliver ACK 1->2\n"
    "on 3 snapshot\n"
    "branch \"the one\"\n"
    "  kill $victim\n"
    "  on 1 looking\n"
    "    restart $victim\n"
    "branch other\n"
    "  say \"$victim lives, $nobody does not\"\n"
    "expect epoch 2\n"
    "expect answer x ok path=/x0000000001\n"
    "expect violation Z-15 within 1s\n"
    "verify Z-01 S-02\n"
    "expect converged within 5s\n";

}  // namespace

class TestScenarioText : public QObject {
    Q_OBJECT
private slots:
    void anEnsembleLineStandsForItself() {
        sim::LabConfig config;
        config.voters = 5;
        config.finalizeWait = {};
        config.groups = {NodeSet{}, NodeSet{}};
        for (std::uint8_t n = 1; n <= 5; ++n)
            config.groups[n <= 2 ? 0 : 1].insert(NodeId{n});
        const auto read = scenario::parseEnsembleLine(scenario::ensembleLine(config));
        QVERIFY(read.ok());
        QCOMPARE(scenario::ensembleLine(*read), scenario::ensembleLine(config));
        for (const auto& [line, error] :
             {std::pair("", "1:1: expected ensemble, found the end of the line"),
              {"ensemble paxos", "1:10: expected zab, found \"paxos\""},
              {"ensemble zab replicas=0", "1:14: replicas takes a number from 1 to 9, found \"0\""}}) {
            const auto refused = scenario::parseEnsembleLine(line);
            QVERIFY(!refused.ok());
            QCOMPARE(refused.error().message(), std::string(error));
        }
    }
    /// The table of GRAMMAR.md names each setting that there is, with the default that the code has.
    void grammarNamesEachSettingAndItsDefault() {
        QFile file(QStringLiteral(QS_SOURCE_DIR "/resources/scenarios/GRAMMAR.md"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QString text = QString::fromUtf8(file.readAll());
        const auto usual = parse("ensemble zab\nverify\n", "f");
        QVERIFY(usual.ok());
        QStringList named;
        static const QRegularExpression row("^\\| `(\\w+)` \\| ([^|]+) \\|", QRegularExpression::MultilineOption);
        for (auto rows = row.globalMatch(text); rows.hasNext();) {
            const auto match = rows.next();
            named += match.captured(1) + "=";
            if (match.captured(1) == "weights" || match.captured(1) == "groups") continue;  // their default has no text
            const QString line = "ensemble zab " + named.last() + match.captured(2) + "\nverify\n";
            const auto parsed = parse(line.toStdString(), "f");
            QVERIFY2(parsed.ok(), qPrintable(line));
            QCOMPARE(format(*parsed), format(*usual));
        }
        static const QRegularExpression key("\\w+=");
        QStringList known;
        for (auto keys = key.globalMatch(message("ensemble zab colour\n")); keys.hasNext();)
            known += keys.next().captured();
        named.sort();
        known.sort();
        QCOMPARE(named, known);
    }

    void header() {
        const auto s = parse(Everything, "f");
        QVERIFY2(s.ok(), message(Everything).toUtf8());
        QCOMPARE(s->name, std::string("All of it: \"quoted\", \xe4\xbd\xa0\xe5\xa5\xbd"));
        QCOMPARE(s->config.voters, 5);
        QCOMPARE(s->config.observers, 1);
        QCOMPARE(s->config.seed, UINT64_MAX);
        QCOMPARE(s->config.latency.us, 3000);
        QCOMPARE(s->config.fsync.us, 400);
        QCOMPARE(s->config.tick.us, 2000000);
        QCOMPARE(s->config.initLimit, 7);
        QCOMPARE(s->config.syncLimit, 9);
    }

    void steps() {
        const auto s = parse("at 3s kill 2\nafter 5ms heal all\non 1 logged path=/x\n  say \"now\"\nverify\n", "f");
        QVERIFY(s.ok());
        On logged;
        logged.node = "1";
        logged.path = "/x";
        logged.within = VirtualTime::ofMs(10000);
        const std::vector<Step> want = {{1, 0, Delay{true, VirtualTime::ofMs(3000)}},
                                        {1, 0, Do{"kill 2", 1}},
                                        {2, 0, Delay{false, VirtualTime::ofMs(5)}},
                                        {2, 0, Do{"heal all", 1}},
                                        {3, 0, logged},
                                        {4, 1, Say{"now"}},
                                        {5, 0, Verify{}}};
        QVERIFY(s->steps == want);
        QCOMPARE(s->steps[5].line, 4);
    }

    void checksHaveWordsToo() {
        const auto s = parse("verify agreement linearizable Z-08\n", "f");
        QVERIFY(s.ok());
        const auto& verify = std::get<Verify>(s->steps.back().action);
        QCOMPARE(verify.checks, (std::vector<std::string>{"Z-03", "S-01", "Z-08"}));
    }

    void linesMayEndInCrLf() { QCOMPARE(message("wait 1s\r\nverify\r\n"), QString("no error")); }

    void parseFormatParseIsIdentity() {
        const auto first = parse(Everything, "f");
        QVERIFY2(first.ok(), message(Everything).toUtf8());
        const std::string text = format(*first);
        const auto second = parse(text, "f");
        QVERIFY2(second.ok(), text.c_str());
        QVERIFY(first->steps == second->steps);
        QCOMPARE(second->name, first->name);
        QCOMPARE(format(*second), text);
        QVERIFY(text.find("\xe9\x80\x89\xe4\xb8\xbe") != std::string::npos);
    }

    void branchesWithoutAStepAreKept() {
        const auto first = parse("branch a\nbranch b\n  kill 1\nbranch c\n", "f");
        QVERIFY(first.ok());
        const auto second = parse(format(*first), "f");
        QVERIFY(second.ok());
        QVERIFY(second->branches == first->branches);
        QVERIFY(second->steps == first->steps);
    }

    void settingsReplaceParameters() {
        const char* text = "param n=3\nensemble zab replicas=$n\nkill $n\n";
        const auto asWritten = parse(text, "f");
        QVERIFY(asWritten.ok());
        QCOMPARE(asWritten->config.voters, 3);
        const auto set = parse(text, "f", {{"n", "5"}});
        QVERIFY(set.ok());
        QCOMPARE(set->config.voters, 5);
        QVERIFY(set->steps.front().action == Action(Do{"kill 5", 1}));
        const auto unknown = parse(text, "f", {{"m", "5"}});
        QVERIFY(!unknown.ok());
        QCOMPARE(QString::fromStdString(unknown.error().message()), QString("f: there is no parameter \"m\" to set"));
    }

    void everyBranchIsAFutureOfItsOwn() {
        const auto s = parse("wait 1s\nbranch a\n  kill 1\nbranch b\n  kill 2\nverify\n", "f");
        QVERIFY(s.ok());
        const auto all = futures(*s);
        QCOMPARE(all.size(), std::size_t{2});
        QCOMPARE(all[0].steps.size(), std::size_t{3});
        QVERIFY(all[0].steps[1].action == Action(Do{"kill 1", 1}));
        QVERIFY(all[1].steps[1].action == Action(Do{"kill 2", 1}));
        QVERIFY(std::holds_alternative<Verify>(all[1].steps[2].action));
    }

    void errorsNameTheirPlace_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("error");
        const auto row = [](const char* name, const char* text, const char* error) {
            QTest::newRow(name) << QByteArray(text) << QString(error);
        };
        row("empty file", "", "f.scenario:1:1: expected at least one step, found the end of the file");
        row("only comments", "# nothing\n", "f.scenario:2:1: expected at least one step, found the end of the file");
        row("unknown verb", "wait 1s\nkil 3\n",
            "f.scenario:2:1: expected kill, restart, freeze, thaw, poweroff, slow, skew, drift, cut, heal, "
            "hold, release, deliver, drop, duplicate, delay, clog, reset, disk, fire, conn or client, found \"kil\"");
        row("bad node", "kill x\n",
            "f.scenario:1:6: expected a node (1 to 63, leader, followers, follower, observers, minority, "
            "majority, all or a bound name), found \"x\"");
        row("column behind a time", "at 3s   kill   x\n",
            "f.scenario:1:16: expected a node (1 to 63, leader, followers, follower, observers, minority, "
            "majority, all or a bound name), found \"x\"");
        row("command cut short", "kill\n",
            "f.scenario:1:5: expected a node: a number, leader, followers, all or a bound name, found the end of the "
            "line");
        row("name not bound yet", "kill A\nexpect leader as A\n",
            "f.scenario:1:6: expected a node (1 to 63, leader, followers, follower, observers, minority, "
            "majority, all or a bound name), found \"A\"");
        row("no duration", "wait soon\n",
            "f.scenario:1:6: expected a duration such as 500ms or 3s, at most 1000 days, found \"soon\"");
        row("endless duration", "wait 90000000s\n",
            "f.scenario:1:6: expected a duration such as 500ms or 3s, at most 1000 days, found \"90000000s\"");
        row("too many replicas", "ensemble zab replicas=10\n",
            "f.scenario:1:14: replicas takes a number from 1 to 9, found \"10\"");
        row("unknown setting", "ensemble zab colour=red\n",
            "f.scenario:1:14: expected replicas=, observers=, seed=, latency=, fsync=, tick=, initLimit=, syncLimit=, "
            "snapCount=, window=, startCounter=, firstSequence=, finalizeWait=, readonly=, weights= or groups=, "
            "found \"colour=red\"");
        row("weight of nobody", "ensemble zab replicas=3 weights=4:1\n",
            "f.scenario:1:36: weights and groups do not fit: there is a weight for 4, which is no voter, found the end "
            "of the line");
        row("no weights at all", "ensemble zab replicas=2 weights=1:0,2:0\n",
            "f.scenario:1:40: weights and groups do not fit: no voter has a weight, found the end of the line");
        row("a voter without a group", "ensemble zab groups=1|2\n",
            "f.scenario:1:24: weights and groups do not fit: a voter stands in no group, found the end of the line");
        row("weights of no form", "ensemble zab weights=1=2\n",
            "f.scenario:1:14: expected something like weights=1:2,3:0, found \"weights=1=2\"");
        row("wait too long", "ensemble zab finalizeWait=2m\n",
            "f.scenario:1:14: finalizeWait takes a duration from 0ms to 60s, found \"2m\"");
        row("read-only perhaps", "ensemble zab readonly=maybe\n",
            "f.scenario:1:14: readonly takes on or off, found \"maybe\"");
        row("another protocol", "ensemble paxos\n", "f.scenario:1:10: expected zab, found \"paxos\"");
        row("latency of zero", "ensemble zab latency=0ms\n",
            "f.scenario:1:14: latency takes a duration such as 10ms, found \"0ms\"");
        row("ensemble too late", "wait 1s\nensemble zab\n", "f.scenario:2:1: one ensemble, before the first step");
        row("block without on", "wait 1s\n  kill 1\n",
            "f.scenario:2:3: an indented line belongs under `on` or `branch`, found \"kill\"");
        row("on what", "on 1 eaten\n",
            "f.scenario:1:6: expected proposed, logged, durable, acked, committed, applied, sent, received, looking, "
            "established, serving, died or snapshot, found \"eaten\"");
        row("bad zxid", "on 1 logged zxid=five\n", "f.scenario:1:13: expected zxid=EPOCH:COUNTER, found \"zxid=five\"");
        row("expect what", "expect rain\n",
            "f.scenario:1:8: expected leader, no leader, committed, answer, answers, role, present, discarded, sync, "
            "fired, converged, epoch or violation, found \"rain\"");
        row("relative path", "expect committed path=x\n", "f.scenario:1:18: expected path=/..., found \"path=x\"");
        row("no such answer", "expect answer c NoNod\n",
            "f.scenario:1:17: expected ok, lost or the name of an error such as NoNode, found \"NoNod\"");
        row("no such answer to all", "expect answers c \"two words\"\n",
            "f.scenario:1:18: expected ok, lost or the name of an error such as NoNode, found \"two words\"");
        row("no name of a client", "expect answer \"a b\" ok\n",
            "f.scenario:1:15: expected a client name of letters, digits, _ and -, found \"a b\"");
        row("quote inside a word", "expect answer c ok data=\"a\"\n",
            "f.scenario:1:20: quotes go around the whole word: \"data=a b\"");
        row("rubbish at the end", "wait 1s now\n", "f.scenario:1:9: expected the end of the line, found \"now\"");
        row("no such check", "verify Z-99\n",
            "f.scenario:1:8: expected the id of a check such as Z-01 (list checks), found \"Z-99\"");
        row("no such message", "on 1 sent to 2 PROPOSE\n",
            "f.scenario:1:16: expected the end of the line, found \"PROPOSE\"");
        row("twice the same branch", "branch a\n  wait 1s\nbranch a\n",
            "f.scenario:3:8: there is a branch \"a\" already");
        row("branch in a block", "on 1 died\n  branch a\n", "f.scenario:2:3: a branch begins at the margin");
        row("twice the same parameter", "param a=1\nparam a=2\n", "f.scenario:2:7: there is a parameter \"a\" already");
        row("parameter without a value", "param a\n",
            "f.scenario:1:7: expected NAME=VALUE, a name of letters and digits, found \"a\"");
        row("open quote", "say \"hello\n", "f.scenario:1:5: the quote is never closed");
        row("not UTF-8", "say \"\xff\"\n", "f.scenario:1:6: expected UTF-8 text, found a byte that is none");
        row("name that means something", "expect leader as leader\n",
            "f.scenario:1:18: expected a name such as A, found \"leader\"");
        row("too many repeats", "repeat 10001 kill 1\n",
            "f.scenario:1:8: expected a number of times from 1 to 10000, found \"10001\"");
        row("nothing to repeat", "repeat 3\n", "f.scenario:1:9: expected a command, found the end of the line");
    }
    void errorsNameTheirPlace() {
        QFETCH(QByteArray, text);
        QFETCH(QString, error);
        QCOMPARE(message(text.toStdString()), error);
    }

    void hugeTextIsRefused() {
        QCOMPARE(message(std::string((1U << 24U) + 1, '#')), QString("f.scenario: a scenario has at most 16 MiB"));
    }

    void durations() {
        QCOMPARE(parseDuration("3s")->us, 3000000);
        QCOMPARE(parseDuration("24000ms")->us, 24000000);
        QCOMPARE(parseDuration("7us")->us, 7);
        for (const char* bad : {"", "3", "s", "-1s", "1.5s", "3m", "3 s", "999999999999999999s", "86400001s"}) {
            QVERIFY2(!parseDuration(bad), bad);
        }
        for (const std::int64_t us : {1LL, 999LL, 1000LL, 1500000LL, 86400000000LL}) {
            QCOMPARE(parseDuration(formatDuration(VirtualTime{us}))->us, us);
        }
    }

    void utf8() {
        QVERIFY(!firstBadUtf8("plain, \xc3\xa9, \xe4\xbd\xa0, \xf0\x9f\x98\x80"));
        QCOMPARE(firstBadUtf8("ab\x80").value(), 2U);
        QCOMPARE(firstBadUtf8("\xc0\xaf").value(), 0U);          // overlong
        QCOMPARE(firstBadUtf8("a\xed\xa0\x80").value(), 1U);     // surrogate
        QCOMPARE(firstBadUtf8("\xf4\x90\x80\x80").value(), 0U);  // beyond U+10FFFF
        QCOMPARE(firstBadUtf8("a\xe4\xbd").value(), 1U);         // cut short
    }
};

QTEST_APPLESS_MAIN(TestScenarioText)
#include "tst_scenario_text.moc"

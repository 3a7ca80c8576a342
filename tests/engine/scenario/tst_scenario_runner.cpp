// The runner: steps are met or fail at the right place, time anchors hold, and step by step is the same as at once.
#include <QTest>

#include "engine/scenario/runner.h"

using namespace qs;
using namespace qs::scenario;

namespace {

Scenario read(const std::string& text) {
    auto s = parse(text, "f.scenario");
    if (!s) qFatal("%s", s.error().message().c_str());
    return std::move(s).value();
}

const char* const Writes =
    "expect leader as A\n"
    "client x at A\n"
    "client x: create /x 1\n"
    "expect answer x ok\n"
    "kill A\n"
    "expect leader not A as B\n"
    "client x: create /never 1\n"
    "client y at B\n"
    "client y: create /y 2\n"
    "expect answer y ok\n"
    "restart A\n"
    "expect converged\n"
    "verify\n";

std::string bytesOf(Runner& runner) {
    std::string out;
    for (const auto& r : runner.takeBatch().records)
        out += std::to_string(r.seq) + "@" + std::to_string(r.at.us) + " ";
    return out;
}

}  // namespace

class TestScenarioRunner : public QObject {
    Q_OBJECT
private slots:
    void runsToTheEnd() {
        const Outcome o = run(read(Writes));
        QCOMPARE(QString::fromStdString(o.failure ? o.failure->message() : ""), QString());
        QCOMPARE(o.exitCode, 0);
        QVERIFY(o.trace.starts_with("QSTRACE2"));
        QVERIFY(o.transcript.find("establishes epoch 2") != std::string::npos);
        for (const auto& c : o.checks) {          // it has no watches, and no session of it ends
            const bool removes = c.id == "Z-15";  // nor does anything of it leave a disk
            if (c.id.starts_with("Z-") && !removes) QVERIFY2(c.premiseTrue > 0, std::string(c.id).c_str());
        }
    }

    void sameScenarioSameBytes() {
        const Outcome a = run(read(Writes));
        const Outcome b = run(read(Writes));
        QVERIFY(a.trace == b.trace);
        QCOMPARE(a.transcript, b.transcript);
        Scenario other = read(Writes);
        other.config.seed = 2;
        QVERIFY(run(other).trace != a.trace);
    }

    void stepByStepIsTheSameAsAtOnce() {
        Runner whole(read(Writes));
        whole.run();
        Runner slices(read(Writes));
        for (std::int64_t t = 0; !slices.finished(); t += 7)
            slices.runUntil(VirtualTime::ofMs(t));
        const VirtualTime end = slices.lab().now();
        whole.runUntil(end);
        QCOMPARE(bytesOf(slices), bytesOf(whole));
        QCOMPARE(slices.transcript(), whole.transcript());
    }

    void eventByEventIsTheSameAsAtOnce() {
        Runner whole(read(Writes));
        whole.run();
        Runner events(read(Writes));
        while (!events.finished()) {
            const auto next = events.nextAt();
            QVERIFY(next && *next >= events.lab().now());
            QVERIFY(events.step());
            QVERIFY(events.lab().now() <= *next);
        }
        QCOMPARE(bytesOf(events), bytesOf(whole));
        QCOMPARE(events.transcript(), whole.transcript());
    }

    void aStepOfEventsAndTheSourceOfCommands() {
        Runner r(read("step 100\nby user\nkill 1\nstep\nby scenario\nrestart 1\n"));
        r.run();
        QVERIFY(!r.failure());
        const auto commands = r.takeCommands();
        QCOMPARE(commands.size(), std::size_t{2});
        QCOMPARE(commands[0].events, std::uint64_t{100});
        QCOMPARE(commands[1].events, std::uint64_t{101});
        QVERIFY(commands[0].source == trace::CommandSource::User);
        QVERIFY(commands[1].source == trace::CommandSource::Scenario);
    }

    void theLabGoesOnWithoutItsScenario() {
        Runner whole(read(Writes));
        whole.run();
        const VirtualTime end = whole.lab().now() + VirtualTime::ofMs(5000);
        Runner ended(read(Writes));
        ended.run();
        (void)ended.takeBatch();
        auto [lab, suite] = std::move(ended).letGo();
        lab.runUntil(end);
        auto rest = lab.takeBatch();
        suite.observe(rest, lab.tables());
        (void)whole.takeBatch();
        whole.runUntil(end);
        const auto expected = whole.takeBatch();
        QCOMPARE(rest.records.size(), expected.records.size());
        QCOMPARE(rest.records.back().seq, expected.records.back().seq);
    }

    void timeGoesOnAfterTheLastStep() {
        Runner r(read("expect leader\n"));
        r.runUntil(VirtualTime::ofMs(4000));
        QVERIFY(r.finished());
        QCOMPARE(r.lab().now().ms(), 4000);
        QVERIFY(r.takeBatch().records.back().at.ms() > 3000);
    }

    void runUntilStopsThere() {
        Runner r(read("at 3s kill leader\nexpect no leader within 10ms\n"));
        r.runUntil(VirtualTime::ofMs(2999));
        QVERIFY(!r.finished());
        QVERIFY(r.lab().leader());
        r.runUntil(VirtualTime::ofMs(3000));
        QVERIFY(!r.lab().leader());
    }

    void whatHappensAtAnInstantComesBeforeTheStepAnchoredToIt() {
        // Twice the same run: once as it is, once with a step at the very instant of an event.
        Runner plain(read("wait 3s\n"));
        plain.run();
        const auto records = plain.takeBatch().records;
        const auto event = std::find_if(records.begin(), records.end(), [](const auto& r) { return r.at.ms() > 1000; });
        Runner anchored(read("at " + formatDuration(event->at) + " kill 1\n"));
        anchored.run();
        const auto more = anchored.takeBatch().records;
        const auto command =
            std::find_if(more.begin(), more.end(), [](const auto& r) { return trace::as<trace::CommandIssued>(r); });
        QVERIFY(command != more.end());
        const auto sameInstant =
            std::count_if(records.begin(), records.end(), [&](const auto& r) { return r.at <= event->at; });
        QCOMPARE(command - more.begin(), sameInstant);
    }

    void failures_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("line");
        QTest::addColumn<QString>("words");
        const auto row = [](const char* name, const char* text, int line, const char* words) {
            QTest::newRow(name) << QString(text) << line << QString(words);
        };
        row("no leader in time", "wait 1ms\nexpect leader within 5ms\n", 2, "no such leader within 5ms");
        row("there is a leader", "expect leader\nexpect no leader within 1s\n", 2, "there still is a leader");
        row("leader excluded", "expect leader as A\nexpect leader not A within 1s\n", 2, "no such leader");
        row("never committed", "expect committed path=/x within 1s\n", 1, "/x was not committed");
        row("wrong answer", "expect leader\nclient x at 1\nclient x: get /none\nexpect answer x ok\n", 4,
            "client x was answered NoNode to its request 1, expected ok");
        row("wrong data",
            "expect leader\nclient x at 1\nclient x: create /a 1\nclient x: get /a\nexpect answer x ok\n"
            "expect answer x ok data=2\n",
            6, "with the data \"1\", expected \"2\"");
        row("no answer", "kill all\nclient x at 1\nclient x: get /a\nexpect answer x ok within 1s\n", 4,
            "client x was not answered");
        row("answers missing", "kill all\nclient x at 1\nrepeat 3 client x: get /a\nexpect answers x ok within 1s\n", 4,
            "client x still waits for 3 answers");
        row("other role", "expect leader as A\nexpect role A following within 1s\n", 2, "node A is not following");
        row("not present", "expect leader\nexpect present path=/x on 1 within 1s\n", 2, "/x is not so on node 1");
        row("not discarded",
            "expect leader as A\nclient x at A\nclient x: create /x\nexpect answer x ok\n"
            "expect discarded path=/x on A within 1s\n",
            5, "/x is still there");
        row("other sync", "expect leader as A\nkill 1\nwait 1s\nrestart 1\nexpect sync 1 snap within 3s\n", 5,
            "node 1 was not brought up to date by snap");
        row("not fired", "expect fired path=/x 1 within 1s\n", 1, "0 watches fired on /x, not 1");
        row("not converged", "expect leader\nfreeze 1\nexpect converged within 1s\n", 3, "not converged");
        row("event never comes", "on any logged path=/x within 1s\n", 1, "no logged /x at any within 1s");
        row("in the past", "wait 2s\nat 1s kill 1\n", 2, "at 1s is in the past");
        row("impossible command", "restart 1\n", 1, "restart 1: 1 is alive");
        row("leaderless command", "kill leader\n", 1, "there is no leader now");
    }
    void failures() {
        QFETCH(QString, text);
        QFETCH(int, line);
        QFETCH(QString, words);
        const Outcome o = run(read(text.toStdString()));
        QCOMPARE(o.exitCode, 1);
        QVERIFY(o.failure.has_value());
        QCOMPARE(QString::fromStdString(o.failure->place), "f.scenario:" + QString::number(line));
        QVERIFY2(QString::fromStdString(o.failure->text).contains(words), o.failure->text.c_str());
        QVERIFY(o.transcript.find("FAILED: ") != std::string::npos);
    }

    void onStopsAtTheEvent() {
        Runner r(read("expect leader as A\nclient x at A\nclient x: create /x 1\non 1 logged path=/x\n  kill 1\n"));
        r.run();
        QVERIFY(!r.failure());
        const auto records = r.takeBatch().records;
        const auto killed =
            std::find_if(records.begin(), records.end(), [](const auto& x) { return trace::as<trace::NodeKilled>(x); });
        QVERIFY(killed != records.end());
        const bool durable = std::any_of(records.begin(), killed, [&](const trace::Record& x) {
            const auto* p = trace::as<trace::Persisted>(x);
            return x.node == NodeId{1} && p && p->what == trace::DurableKind::Txn &&
                   tree::pathOf(r.lab().tables().txn(p->txn)->body) == "/x";
        });
        QVERIFY(!durable);
    }

    void onAckedNamesTheNodeThatAcknowledged() {
        const std::string text =
            "expect leader as A\nclient x at A\nclient x: create /x 1\non 1 acked path=/x within 1s\n";
        QCOMPARE(run(read(text)).exitCode, 0);
        QCOMPARE(run(read(text + "on any acked path=/y within 1s\n")).exitCode, 1);
    }

    void onByZxid() {
        const std::string text = "expect leader as A\nclient x at A\nclient x: create /x 1\n";
        QCOMPARE(run(read(text + "on any committed path=/x zxid=1:2 within 1s\n")).exitCode, 0);
        QCOMPARE(run(read(text + "on any committed path=/x zxid=1:3 within 1s\n")).exitCode, 1);
    }

    void boundNamesStayWithTheirNode() {
        const Outcome o =
            run(read("expect leader as A\nkill A\nexpect leader not A as B\nrestart A\nexpect role A following\n"
                     "expect role B leading\nkill A,B\nexpect no leader within 5s\n"));
        QCOMPARE(QString::fromStdString(o.failure ? o.failure->message() : ""), QString());
    }

    void manyLinesOfAKindAreCountedNotWritten() {
        const Outcome o =
            run(read("expect leader as A\nclient x at A\nrepeat 300 client x: create -s /n- 1\nexpect answers x ok\n"));
        QCOMPARE(o.exitCode, 0);
        QVERIFY(o.transcript.find("more of these kinds left out") != std::string::npos);
        QVERIFY(std::count(o.transcript.begin(), o.transcript.end(), '\n') < 150);
    }
};

QTEST_APPLESS_MAIN(TestScenarioRunner)
#include "tst_scenario_runner.moc"

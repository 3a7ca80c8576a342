// What a run saves plays again to the same trace, however it was driven: at speed, step by step, along a scenario, with
// commands amidst events that were due at the same instant.
#include <QTest>

#include "app/ensemble/lab_run.h"
#include "engine/trace/stream_hash.h"

using namespace qs;
using namespace qs::app;

namespace {

/// A run that keeps its whole trace as one batch.
struct Live {
    LabRun run;
    trace::Batch all;

    explicit Live(LabRun begun) : run(std::move(begun)) {}
    void user(const std::string& text) {
        const auto command = command::parse(text);
        if (!command) qFatal("%s", text.c_str());
        const auto answer = run.execute(*command, trace::CommandSource::User, false);
        if (!answer) qFatal("%s: %s", text.c_str(), answer.error().message().c_str());
    }
    void pass(int millis) { run.runUntil(run.lab().now() + VirtualTime::ofMs(millis)); }
    std::string text(std::optional<std::size_t> marked = {}) { return run.log().text("saved", run.end(), marked); }
    void collect() { append(all, run.takeBatch()); }
    std::uint64_t hash() {
        collect();
        trace::StreamHash out(run.lab().setting());
        out.add(all);
        return out.value();
    }
};

sim::LabConfig someConfig() {
    sim::LabConfig config;
    config.voters = 5;
    config.observers = 1;
    config.seed = 77;
    return config;
}

scenario::Scenario read(const std::string& text) {
    auto parsed = scenario::parse(text, "saved.scenario");
    if (!parsed) qFatal("%s\n%s", parsed.error().message().c_str(), text.c_str());
    return std::move(parsed).value();
}

/// Plays the text and compares every byte of the trace, and the moment.
void playsToTheSame(Live& live) {
    const std::string text = live.text();
    const scenario::Scenario saved = read(text);
    QCOMPARE(QString::fromStdString(scenario::format(read(scenario::format(saved)))),
             QString::fromStdString(scenario::format(saved)));
    scenario::Runner runner(saved);
    runner.run();
    QVERIFY2(!runner.failure(), (runner.failure() ? runner.failure()->message() + "\n" + text : "").c_str());
    QCOMPARE(runner.lab().now().us, live.run.lab().now().us);
    QCOMPARE(runner.lab().eventsHandled(), live.run.lab().eventsHandled());
    trace::StreamHash hash(runner.lab().setting());
    hash.add(runner.takeBatch());
    QCOMPARE(hash.value(), live.hash());
}

}  // namespace

class TstCommandLog : public QObject {
    Q_OBJECT

private slots:
    void anUntouchedRun() {
        Live live{LabRun(someConfig())};
        playsToTheSame(live);
        live.pass(2500);
        playsToTheSame(live);
    }

    void commandsAtSpeed() {
        Live live{LabRun(someConfig())};
        live.pass(3000);
        live.user("kill leader");
        live.pass(123);
        live.user("client x at all");
        live.user("client x: create /a \"two words\"");
        live.pass(4000);
        live.user("restart all");
        live.user("cut 1,2<->3");
        live.pass(1);
        playsToTheSame(live);
        QVERIFY(live.text().find("by user\nkill leader\n") != std::string::npos);
    }

    void commandsAmidstEventsOfTheSameInstant() {
        Live live{LabRun(someConfig())};
        live.user("hold all<->all");
        live.user("hold timers all");
        live.pass(50);
        for (int i = 0; i < 40; ++i) {
            for (int from = 1; from <= 5; ++from) {
                for (int to = 1; to <= 5; ++to) {
                    const auto deliver = command::parse("deliver " + std::to_string(from) + "->" + std::to_string(to));
                    if (from == to || !live.run.execute(*deliver, trace::CommandSource::User, false)) continue;
                    if ((from + to + i) % 3 == 0) QVERIFY(live.run.step());
                }
            }
            if (i % 7 == 0) live.pass(3);
        }
        playsToTheSame(live);
        QVERIFY(live.text().find("\nstep") != std::string::npos);
    }

    void aRefusedCommandIsNoPartOfIt() {
        Live live{LabRun(someConfig())};
        live.pass(3000);
        QVERIFY(!live.run.execute(command::parse("thaw 1").value(), trace::CommandSource::User, false));
        QVERIFY(live.text().find("thaw") == std::string::npos);
        QCOMPARE(live.run.log().given(), std::size_t{0});
        playsToTheSame(live);
    }

    void bytesOfOutsideClientsAndTheirKeepAlives() {
        Live live{LabRun(someConfig())};
        live.pass(3000);
        const ConnectionId c{1};
        const auto outside = [&](const command::Command& command, bool keepAlive) {
            QVERIFY(live.run.execute(command, trace::CommandSource::OutsideClient, keepAlive).ok());
            live.run.runUntil(live.run.lab().now());
        };
        outside(command::ConnectionOpen{c, NodeId{1}}, false);
        outside(command::ConnectionSend{c, "ruok"}, false);
        live.pass(200);
        outside(command::ConnectionClose{c}, true);
        live.user("kill 1");
        playsToTheSame(live);
        QVERIFY(live.text().find("close  # keep-alive\n") != std::string::npos);
    }

    void aScenarioWithCommandsOfTheUserBesideIt() {
        Live live{
            LabRun(read("scenario \"s\"\n"
                        "expect leader as A\n"
                        "client x at A\n"
                        "client x: create /x 1\n"
                        "on A logged path=/x\n"
                        "  kill A\n"
                        "  say \"Only A has it.\"\n"
                        "wait 5s\n"
                        "restart A\n"
                        "wait 2s\n"))};
        QVERIFY(live.run.playing());
        for (int i = 0; i < 300; ++i)
            live.run.step();
        live.user("slow 2 1ms");
        live.pass(20'000);
        QVERIFY(!live.run.playing());
        live.collect();
        const auto& sayings = live.all.sayings;
        QCOMPARE(sayings.size(), std::size_t{1});
        QCOMPARE(sayings[0].text, std::string("Only A has it."));
        live.user("kill 2");
        live.pass(700);
        playsToTheSame(live);
        QVERIFY(live.text().find("by scenario\n") != std::string::npos);
    }

    void aFailedExpectationIsSaidAndTheRunGoesOn() {
        Live live{LabRun(read("at 2s kill 1\nexpect role 1 leading within 1s\nkill 2\n"))};
        live.pass(10'000);
        QVERIFY(!live.run.playing());
        live.collect();
        const auto& sayings = live.all.sayings;
        QCOMPARE(sayings.size(), std::size_t{1});
        QVERIFY2(sayings[0].text.find("saved.scenario:2") != std::string::npos, sayings[0].text.c_str());
        QVERIFY(live.run.lab().alive(NodeId{2}));
        QCOMPARE(live.run.lab().now().ms(), 10'000);
    }

    void whatWasRecordedIsMarked() {
        Live live{LabRun(someConfig())};
        live.pass(2000);
        live.user("freeze 1");
        live.pass(2000);
        const std::size_t mark = live.run.log().given();
        live.user("thaw 1");
        QVERIFY(live.text(mark).find("freeze 1\n# recorded from here on\nat 4s\nthaw 1\n") != std::string::npos);
    }

    void numbersOfOutsideConnectionsAreKept() {
        QCOMPARE(lastOutsideConnection(read("conn 7 open 1\nconn 3 open 2\nkill 1\n")), ConnectionId{7});
        QCOMPARE(lastOutsideConnection(read("kill 1\n")), ConnectionId{});
    }
};

QTEST_GUILESS_MAIN(TstCommandLog)
#include "tst_command_log.moc"

// The explorer over the machines of zab/: its states are the same by three ways of walking, its events mean the same in
// the Lab, and scenarios lead it where they say.
#include <QTest>
#include <algorithm>

#include "engine/base/rng.h"
#include "engine/campaign/explore.h"
#include "engine/scenario/runner.h"
#include "tests/engine/campaign/plain_ensemble.h"

using namespace qs;
using namespace qs::campaign;

namespace {

scenario::Scenario parsed(const std::string& text) {
    auto out = scenario::parse(text, "x.scenario");
    if (!out) qFatal("%s", out.error().message().c_str());
    return std::move(out).value();
}

ExplorePlan plan(const std::string& text) {
    auto out = planOf(parsed(text));
    if (!out) qFatal("%s", out.error().message().c_str());
    return std::move(out).value();
}

constexpr std::uint32_t Depth = 8;

/// Depth first, again and again, one event deeper each time; whole states are kept and compared, word by word.
class DeepeningWalk {
public:
    explicit DeepeningWalk(const ExploreBounds& bounds) : m_bounds(bounds) {}

    void run(const PlainEnsemble& start) {
        for (int limit = 0; limit <= static_cast<int>(Depth); ++limit) {
            m_left.clear();
            walk(start, limit);
        }
    }
    const std::set<Fingerprint>& fingerprints() const { return m_fingerprints; }
    std::size_t states() const { return m_left.size(); }

private:
    void walk(const PlainEnsemble& at, int left) {
        const auto [known, isNew] = m_left.try_emplace(at.words(), left);
        if (isNew) m_fingerprints.insert(at.fingerprint());
        if (!isNew && known->second >= left) return;
        known->second = left;
        if (left == 0) return;
        for (const ExploreEvent& event : at.events(m_bounds)) {
            PlainEnsemble next = at;
            next.perform(event);
            walk(next, left - 1);
        }
    }

    ExploreBounds m_bounds;
    std::map<PlainEnsemble::Words, int> m_left;  ///< states, each with the most events that were left there
    std::set<Fingerprint> m_fingerprints;
};

std::set<Fingerprint> explored(const ExplorePlan& plan, const ExploreBounds& bounds, Caching caching) {
    ZabModel model(exploredConfig(), plan.voters, caching);
    model.beginAt(replayed(model, plan.events), bounds);
    Search<ZabModel> search(model, {Depth, 10'000'000});
    const auto result = search.run();
    if (result.violation) qWarning("%s: %s", result.violation->check.c_str(), result.violation->text.c_str());
    return {search.fingerprints().begin(), search.fingerprints().end()};
}

ExploreBounds total(const ExplorePlan& plan) {
    ZabModel model(exploredConfig(), plan.voters);
    ExploreBounds out = replayed(model, plan.events).used;
    out.crashes = static_cast<std::uint8_t>(out.crashes + plan.bounds.crashes);
    out.resets = static_cast<std::uint8_t>(out.resets + plan.bounds.resets);
    out.transactions = static_cast<std::uint8_t>(out.transactions + plan.bounds.transactions);
    out.timeouts = static_cast<std::uint8_t>(out.timeouts + plan.bounds.timeouts);
    out.resends = static_cast<std::uint8_t>(out.resends + plan.bounds.resends);
    return out;
}

/// A walk at random that the bounds allow.
std::vector<ExploreEvent> randomWalk(ZabModel& model, const ExploreBounds& bounds, std::uint64_t seed, int length) {
    Rng rng(seed);
    ZabModel::State state = model.initial();
    model.beginAt(state, bounds);
    std::vector<ExploreEvent> out;
    for (int i = 0; i < length; ++i) {
        std::vector<ExploreEvent> events;
        model.enabled(state, events);
        if (events.empty()) break;
        // Faults are always possible; without a bias they are used up before there is a leader.
        const auto calm = [](const ExploreEvent& e) { return e.kind <= ExploreEvent::Kind::Sync; };
        const auto end = std::stable_partition(events.begin(), events.end(), calm);
        if (end != events.begin() && rng.chance(9, 10)) events.erase(end, events.end());
        out.push_back(events[rng.below(events.size())]);
        state = model.apply(state, out.back());
    }
    return out;
}

}  // namespace

class TestExploreZab : public QObject {
    Q_OBJECT
private slots:
    void statesAreTheSameByEveryWay_data() {
        QTest::addColumn<QString>("scenario");
        QTest::newRow("from the start") << "param crashes=1\nparam resets=1\nensemble zab replicas=3\nwait 1ms\n";
        QTest::newRow("from a leader with a proposal")
            << "param crashes=1\nparam resets=1\nparam transactions=1\nparam timeouts=1\nensemble zab replicas=3\n"
               "expect leader as A\nclient x at A\n";
        QTest::newRow("from a dead leader") << "param crashes=1\nparam resends=1\nensemble zab replicas=3\n"
                                               "expect leader as A\nclient x at A\nkill A\n";
    }
    void statesAreTheSameByEveryWay() {
        QFETCH(QString, scenario);
        const ExplorePlan p = plan(scenario.toStdString());
        const auto withCaches = explored(p, p.bounds, Caching::On);
        const auto without = explored(p, p.bounds, Caching::Off);
        QVERIFY(withCaches.size() > 1000);
        QVERIFY(withCaches == without);

        Histories histories;
        PlainEnsemble start(p.voters, histories);
        for (const ExploreEvent& event : p.events)
            start.perform(event);
        DeepeningWalk walk(total(p));
        walk.run(start);
        QCOMPARE(walk.states(), withCaches.size());
        QVERIFY(walk.fingerprints() == withCaches);
    }

    /// Each walk is played by the Lab as a scenario; at the end all nodes are where the model has them.
    void theLabDoesTheSame_data() {
        QTest::addColumn<int>("voters");
        for (const int voters : {3, 4, 5})
            QTest::addRow("%d voters", voters) << voters;
    }
    void theLabDoesTheSame() {
        QFETCH(int, voters);
        ZabModel model(exploredConfig(), voters);
        const ZabModel::State start = model.initial();
        int served = 0;
        for (std::uint64_t seed = 1; seed <= 40; ++seed) {
            const auto walk = randomWalk(model, {2, 2, 3, 6, 2}, seed, 40 * voters);
            model.beginAt(start, {});
            const ZabModel::State end = replayed(model, walk);
            const scenario::Scenario schedule = scheduleOf(model, walk, "walk");
            scenario::Runner runner(schedule);
            runner.run();
            const std::string seedText = "seed " + std::to_string(seed) + ": ";
            QVERIFY2(!runner.failure(), runner.failure() ? (seedText + runner.failure()->message()).c_str() : "");
            QCOMPARE(QString::fromStdString(seedText + runner.lab().status()),
                     QString::fromStdString(seedText + model.status(end)));
            QCOMPARE(runner.violations(), 0U);
            served += model.status(end).find("serving") != std::string::npos ? 1 : 0;
        }
        QVERIFY(served > 5);
    }

    void aScheduleIsAScenarioToExploreFrom() {
        ZabModel model(exploredConfig(), 3);
        const ZabModel::State start = model.initial();
        const auto walk = randomWalk(model, {1, 1, 2, 3, 1}, 7, 100);
        model.beginAt(start, {});
        const scenario::Scenario schedule = scheduleOf(model, walk, "a \"walk\"");
        const auto again = planOf(parsed(scenario::format(schedule)));
        QVERIFY2(again.ok(), again.ok() ? "" : again.error().message().c_str());
        QVERIFY(again->events == walk);
    }

    void theEngineHolds() {
        const auto e = explore(parsed("param crashes=1\nparam transactions=1\nensemble zab replicas=3\n"
                                      "expect leader as A\n"),
                               {10, 1'000'000});
        QVERIFY(e.ok());
        QVERIFY(!e->search.violation);
        QVERIFY(!e->counterexample);
        QVERIFY(e->search.states > 1000);
        QCOMPARE(e->search.depth, 10U);
    }

    void thereAreNoEventsWithoutEnd() {
        const auto e = explore(parsed("ensemble zab replicas=3\nwait 1ms\n"), {1000, 1'000'000});
        QVERIFY(e.ok());
        QVERIFY(e->search.complete);
        QVERIFY(e->search.depth > 20);
    }

    void refusals_data() {
        QTest::addColumn<QString>("scenario");
        QTest::addColumn<QString>("error");
        const QString ensemble = QStringLiteral("ensemble zab replicas=3\n");
        QTest::newRow("too large") << "ensemble zab replicas=7\nkill 1\n"
                                   << "x.scenario: the explorer takes 1 to 5 replicas and no observers";
        QTest::newRow("unknown bound") << "param crahses=1\nkill 1\n"
                                       << "x.scenario: the explorer knows no bound crahses, but crashes, resets, "
                                          "transactions, timeouts and resends";
        QTest::newRow("bound too high") << "param crashes=101\nkill 1\n"
                                        << "x.scenario: param crashes: expected a number up to 100, found 101";
        QTest::newRow("not of the explorer")
            << ensemble + "kill 1\ncut 1->2\n"
            << "x.scenario:3: the explorer takes commands on single messages, disks, "
               "timers and processes, `expect leader` and `expect converged`; not this";
        QTest::newRow("impossible") << ensemble + "restart 1\n"
                                    << "x.scenario:2: that cannot happen here; nodes: 1 looking epoch 0 zxid 0:0; "
                                       "2 looking epoch 0 zxid 0:0; 3 looking epoch 0 zxid 0:0";
        QTest::newRow("no kind") << ensemble + "deliver 1->2\n"
                                 << "x.scenario:2: expected deliver KIND A->B: which message, and which way";
        QTest::newRow("another message is first")
            << ensemble + "expect converged\nclient x at leader\ndeliver COMMIT leader->1\n"
            << "x.scenario:4: the first message from 3 to 1 is a PROPOSAL";
        QTest::newRow("no such node") << ensemble + "kill 4\n"
                                      << "x.scenario:2: expected the number of a node, or leader where one serves";
        QTest::newRow("no leader comes") << ensemble + "kill 1,2\nexpect leader\n"
                                         << "x.scenario:3: no leader comes out of it; nodes: 1 down; 2 down; "
                                            "3 looking epoch 0 zxid 0:0";
    }
    void refusals() {
        QFETCH(QString, scenario);
        const auto refused = planOf(parsed(scenario.toStdString()));
        QVERIFY(!refused.ok());
        QTEST(QString::fromStdString(refused.error().message()), "error");
    }
};

QTEST_APPLESS_MAIN(TestExploreZab)
#include "tst_explore_zab.moc"

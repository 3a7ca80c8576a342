// The activity of a run: each quantity against records made by hand and against a slow count of the same; bounded
// however long the run is.
#include <QTest>
#include <algorithm>
#include <limits>
#include <numeric>

#include "app/models/trace_index.h"
#include "tests/support/batches.h"

using namespace qs;
using namespace qs::app;

namespace {

constexpr VirtualTime ms(std::int64_t t) {
    return VirtualTime::ofMs(t);
}
constexpr int All = std::numeric_limits<int>::max();

Zxid zxid(std::uint32_t counter) {
    return Zxid::of(Epoch{1}, counter);
}

std::vector<Bucket> everything(const Activity& activity) {
    return activity.between({}, activity.end(), BucketWidth, All);
}

struct Fixture {
    TraceIndex index{trace::Setting{Membership::ofSize(3, 0)}};
    test::Batches b;

    const Activity& activity() {
        index.append(b.take());
        return index.activity();
    }
    void upTo(VirtualTime at) { b.add(at, 1, trace::TimerFired{trace::TimerKind::LeaderTick}); }
};

}  // namespace

class TstActivity : public QObject {
    Q_OBJECT

private slots:
    void quantiles_are_near_those_of_all_samples() {
        LatencyHistogram histogram;
        LatencyHistogram second;
        std::vector<std::int64_t> samples;
        std::uint64_t draw = 7;
        for (int i = 0; i < 5000; ++i) {
            draw = draw * 6364136223846793005u + 1442695040888963407u;
            samples.push_back(static_cast<std::int64_t>((draw >> 33) % 2'000'000));
            (i % 3 == 0 ? histogram : second).add(samples.back());
        }
        histogram.merge(second);
        std::sort(samples.begin(), samples.end());
        QCOMPARE(histogram.count(), std::int64_t{5000});
        for (const int percent : {1, 50, 90, 99, 100}) {
            const double exact = double(samples[static_cast<std::size_t>(5000 * percent / 100 - 1)]);
            const double got = double(histogram.quantileUs(percent));
            QVERIFY2(std::abs(got - exact) <= exact / 15 + 1, qPrintable(QString::number(percent)));
        }
        QCOMPARE(histogram.maxUs(), samples.back());
    }

    void equal_samples_have_that_quantile() {
        LatencyHistogram histogram;
        for (int i = 0; i < 3; ++i)
            histogram.add(20'000);
        QCOMPARE(histogram.quantileUs(50), std::int64_t{20'000});
        QCOMPARE(histogram.quantileUs(99), std::int64_t{20'000});
    }

    void commits_fall_into_their_bucket() {
        Fixture f;
        for (std::uint32_t i = 1; i <= 3; ++i) {
            const auto txn = f.b.create(zxid(i), "/n");
            f.b.add(ms(i == 3 ? 600 : 100), 1, trace::Committed{txn, zxid(i), 6});
        }
        const auto buckets = everything(f.activity());
        QCOMPARE(buckets.size(), std::size_t{3});
        QCOMPARE(buckets[0].committed, 2);
        QCOMPARE(buckets[1].committed, 0);
        QCOMPARE(buckets[2].committed, 1);
    }

    void a_write_takes_from_its_call_to_its_answer_and_a_read_does_not_count() {
        Fixture f;
        f.b.add(ms(0), 2, trace::ClientCall{ConnectionId{1}, {}, 1, 1, {}});
        f.b.add(ms(0), 2, trace::ClientCall{ConnectionId{1}, {}, 2, 4, {}});
        f.b.add(ms(30), 2, trace::ClientReturn{ConnectionId{1}, {}, 1, 1, {}, {}, 0});
        f.b.add(ms(40), 2, trace::ClientReturn{ConnectionId{1}, {}, 2, 4, {}, {}, 0});
        const auto buckets = everything(f.activity());
        QCOMPARE(buckets[0].writes.count(), std::int64_t{1});
        QCOMPARE(buckets[0].writes.quantileUs(99), std::int64_t{30'000});
    }

    void a_write_without_an_answer_has_no_latency() {
        Fixture f;
        f.b.add(ms(0), 2, trace::ClientCall{ConnectionId{1}, {}, 1, 1, {}});
        f.b.add(ms(10), 2, trace::ClientDisconnected{ConnectionId{1}, {}, {}});
        f.b.add(ms(0 + 20), 2, trace::ClientReturn{ConnectionId{1}, {}, 1, 1, {}, {}, 0});
        f.b.add(ms(30), 3, trace::ClientCall{ConnectionId{2}, {}, 1, 1, {}});
        f.b.add(ms(40), 3, trace::NodeKilled{1});
        f.b.add(ms(50), 3, trace::ClientReturn{ConnectionId{2}, {}, 1, 1, {}, {}, 0});
        QCOMPARE(everything(f.activity())[0].writes.count(), std::int64_t{0});
    }

    void lag_is_what_was_decided_and_not_applied() {
        Fixture f;
        for (std::uint32_t i = 1; i <= 5; ++i) {
            const auto txn = f.b.create(zxid(i), "/n" + std::to_string(i));
            f.b.add(ms(i * 300), 1, trace::Committed{txn, zxid(i), 6});
            f.b.add(ms(i * 300), 1, trace::Applied{txn, zxid(i)});
            if (i <= 2) f.b.add(ms(i * 300), 2, trace::Applied{txn, zxid(i)});
        }
        f.b.add(ms(2000), 3, trace::TreeReset{{5}, zxid(5)});
        f.upTo(ms(3000));
        const auto buckets = everything(f.activity());
        QCOMPARE(buckets.back().nodes[0].lag, 0);
        QCOMPARE(buckets.back().nodes[1].lag, 3);
        QCOMPARE(buckets.back().nodes[2].lag, 0);
        QCOMPARE(buckets[6].nodes[2].lag, 5);  // the highest of the bucket
    }

    void who_stands_at_what_nobody_decided_is_not_behind() {
        Fixture f;
        const auto first = f.b.create(zxid(1), "/a");
        const auto second = f.b.create(zxid(2), "/b");
        f.b.add(ms(0), 1, trace::Committed{first, zxid(1), 6});
        f.b.add(ms(0), 2, trace::TreeReset{second, zxid(2)});
        f.upTo(ms(600));
        QCOMPARE(everything(f.activity()).back().nodes[1].lag, 0);
    }

    void messages_under_way_and_open_proposals_are_levels() {
        Fixture f;
        const auto sent = f.b.add(ms(0), 1, f.b.message(2, trace::MessageKind::Proposal, zxid(1), ms(700)));
        const auto lost = f.b.add(ms(0), 1, f.b.message(2, trace::MessageKind::Commit, zxid(1), ms(700)));
        f.b.add(ms(0), 1, f.b.message(2, trace::MessageKind::Ping, {}, ms(700)));
        f.b.add(ms(100), 1, trace::Proposed{f.b.create(zxid(1), "/a"), zxid(1)});
        f.b.add(ms(700), 2, trace::MessageReceived{sent, NodeId{1}, trace::MessageKind::Proposal, {}});
        f.b.add(ms(800), 1, trace::MessageDropped{lost, trace::DropReason::Lost});
        f.b.add(ms(900), 1, trace::NodeKilled{1});
        f.upTo(ms(1500));
        const auto buckets = everything(f.activity());
        QCOMPARE(buckets[0].nodes[1].inFlight, 2);
        QCOMPARE(buckets[1].nodes[1].inFlight, 2);
        QCOMPARE(buckets.back().nodes[1].inFlight, 0);
        QCOMPARE(buckets[1].open, 1);
        QCOMPARE(buckets.back().open, 0);
    }

    void a_long_run_stays_bounded_and_loses_nothing() {
        Fixture f;
        constexpr std::uint32_t Seconds = 5000;
        for (std::uint32_t i = 1; i <= Seconds; ++i) {
            const auto txn = f.b.create(zxid(i), "/n");
            f.b.add(ms(i * 1000), 1, trace::Committed{txn, zxid(i), 6});
        }
        const Activity& activity = f.activity();
        const auto buckets = everything(activity);
        QVERIFY(buckets.size() <= Activity::MaxOld + Activity::MaxRecent);
        std::int64_t committed = 0;
        VirtualTime reached;
        for (const Bucket& bucket : buckets) {
            QCOMPARE(bucket.begin.us, reached.us);
            reached = bucket.end();
            committed += bucket.committed;
        }
        QCOMPARE(committed, std::int64_t{Seconds});
        QCOMPARE(buckets.back().width.us, BucketWidth.us);
        const auto few = activity.between({}, activity.end(), BucketWidth, 100);
        QVERIFY(few.size() <= 100);
        QCOMPARE(std::accumulate(few.begin(), few.end(), std::int64_t{0},
                                 [](std::int64_t sum, const Bucket& bucket) { return sum + bucket.committed; }),
                 std::int64_t{Seconds});
    }

    void a_moving_span_cuts_the_same_buckets() {
        Fixture f;
        f.upTo(ms(100'000));
        const Activity& activity = f.activity();
        const auto first = activity.between(ms(10'100), ms(70'100), ms(1000), 300);
        const auto second = activity.between(ms(10'900), ms(70'900), ms(1000), 300);
        QCOMPARE(first.front().begin.us, ms(10'000).us);
        QCOMPARE(second.front().begin.us, first.front().begin.us);
        QCOMPARE(first.front().width.us, ms(1000).us);
    }

    void faults_and_outages_have_begin_and_end() {
        Fixture f;
        for (int n = 1; n <= 3; ++n) {
            f.b.add(ms(0), n, trace::NodeStarted{1});
            f.b.add(ms(500), n, trace::ServingStarted{Epoch{1}, {}, {}});
        }
        f.b.add(ms(1000), 0, trace::LinkChanged{NodeId{1}, NodeId{2}, trace::LinkState::Cut});
        f.b.add(ms(1000), 0, trace::LinkClogged{NodeId{2}, NodeId{3}, ms(1500)});
        f.b.add(ms(1200), 3, trace::NodeFrozen{});
        f.b.add(ms(1400), 3, trace::NodeKilled{1});
        f.b.add(ms(2000), 0, trace::LinkChanged{NodeId{1}, NodeId{2}, trace::LinkState::Up});
        f.b.add(ms(2100), 3, trace::NodeStarted{2});
        f.upTo(ms(3000));
        const Disturbances& d = f.activity().disturbances();
        const auto faults = d.faults().between({}, ms(3000));
        const auto spanOf = [&](FaultKind kind) {
            const auto it =
                std::find_if(faults.begin(), faults.end(), [&](const auto& x) { return x.key.kind == kind; });
            return it == faults.end() ? std::pair(-1L, -1L) : std::pair(it->begin.ms(), it->end.ms());
        };
        QCOMPARE(spanOf(FaultKind::Cut), std::pair(1000L, 2000L));
        QCOMPARE(spanOf(FaultKind::Clog), std::pair(1000L, 1500L));
        QCOMPARE(spanOf(FaultKind::Frozen), std::pair(1200L, 1400L));
        QCOMPARE(spanOf(FaultKind::Dead), std::pair(1400L, 2100L));
        QCOMPARE(faults.size(), std::size_t{4});
        QStringList outages;
        for (const auto& outage : d.outages().between({}, ms(3000))) {
            if (outage.key.from != NodeId{3}) continue;
            outages << QStringLiteral("%1 %2").arg(int(outage.key.kind)).arg(outage.begin.ms());
        }
        const auto text = [](Service service, int at) { return QStringLiteral("%1 %2").arg(int(service)).arg(at); };
        QCOMPARE(outages, QStringList({text(Service::NotServing, 0), text(Service::Frozen, 1200),
                                       text(Service::Down, 1400), text(Service::NotServing, 2100)}));
    }

    void many_short_faults_become_few_long_ones_of_the_far_past() {
        BandList<FaultKind> bands;
        const BandKey<FaultKind> key{FaultKind::Cut, NodeId{1}, NodeId{2}};
        constexpr int Count = 20'000;
        for (int i = 0; i < Count; ++i) {
            bands.open(key, ms(i * 1000));
            bands.close(key, ms(i * 1000 + 400));
        }
        const auto all = bands.between({}, ms(Count * 1000));
        QVERIFY(all.size() <= BandList<FaultKind>::MaxClosed);
        QCOMPARE(all.front().begin.us, std::int64_t{0});
        QCOMPARE(all.back().begin.us, ms((Count - 1) * 1000).us);
        const auto recent = bands.between(ms((Count - 60) * 1000), ms(Count * 1000));
        QCOMPARE(recent.size(), std::size_t{60});
    }
};

QTEST_APPLESS_MAIN(TstActivity)
#include "tst_activity.moc"

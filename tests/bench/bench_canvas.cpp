// Frame cost of the canvas: nine nodes, 500 and 5,000 messages in flight with labels, 1280x800; and with a picture that
// changes at every frame. The figures of the README.
#include <QImage>
#include <QTest>
#include <algorithm>

#include "app/topology/topology_canvas.h"
#include "tests/support/batches.h"
#include "tests/support/cpu_clock.h"

using namespace qs;
using namespace qs::app;
using qs::test::cpuMs;

namespace {

class NoSink : public CommandSink {
public:
    void submit(const command::Command&) override {}
};

trace::Batch busyEnsemble(const Membership& membership, int messages) {
    test::Batches b;
    for (const NodeId n : membership.all().nodes())
        b.add({}, n.value, trace::NodeStarted{1});
    constexpr trace::MessageKind Kinds[] = {trace::MessageKind::Proposal, trace::MessageKind::Ack,
                                            trace::MessageKind::Commit, trace::MessageKind::Notification,
                                            trace::MessageKind::Diff};
    for (int i = 0; i < messages; ++i) {
        const int from = 1 + i % 9;
        const int to = 1 + (i + 1 + i / 9 % 8) % 9;
        const auto zxid = Zxid::of(Epoch{1}, static_cast<std::uint32_t>(i + 1));
        auto m = b.message(to == from ? to % 9 + 1 : to, Kinds[i % 5], zxid,
                           VirtualTime::ofMs(messages + 2000 + i * 8000 / messages));
        m.voteFor = NodeId{3};
        b.add(VirtualTime::ofMs(i), from, m);
    }
    for (const NodeId n : membership.all().nodes())
        b.add(VirtualTime::ofMs(messages), n.value,
              trace::TimerSet{TimerKind::LearnerSilence, VirtualTime::ofMs(messages + 5000)});
    return b.take();
}

/// A record that changes the words beside a node.
trace::Batch oneMoreRole(std::uint64_t seq, int i) {
    trace::Batch batch;
    const auto zxid = Zxid::of(Epoch{1}, static_cast<std::uint32_t>(i));
    batch.upTo = VirtualTime::ofMs(2000 + i);
    batch.records.push_back(
        {seq + 1, batch.upTo, 0, NodeId{static_cast<std::uint8_t>(1 + i % 9)},
         trace::RoleChanged{trace::Role::Following, trace::Phase::Broadcast, NodeId{1}, Epoch{1}, zxid}});
    return batch;
}

}  // namespace

class BenchCanvas : public QObject {
    Q_OBJECT
private slots:
    void ninetyNinthPercentileFrame_data() {
        QTest::addColumn<int>("messages");
        QTest::addColumn<bool>("changes");
        QTest::addColumn<double>("bar");
        QTest::newRow("500 messages") << 500 << false << 4.0;
        QTest::newRow("500 messages, a new picture each frame") << 500 << true << 8.0;
        QTest::newRow("5000 messages") << 5000 << false << 8.0;
    }
    void ninetyNinthPercentileFrame() {
        QFETCH(int, messages);
        QFETCH(bool, changes);
        QFETCH(double, bar);
        std::vector<double> times = pass(messages, changes);
        for (int again = 1; again < 5; ++again)
            std::ranges::transform(times, pass(messages, changes), times.begin(),
                                   [](double a, double b) { return std::min(a, b); });
        times.erase(times.begin(), times.begin() + 50);  // the glyphs are drawn once
        std::sort(times.begin(), times.end());
        const double p99 = times[times.size() * 99 / 100];
        qInfo("canvas 1280x800, 9 nodes, %s: median %.2f ms, 99th percentile %.2f ms (CPU, %zu frames)",
              QTest::currentDataTag(), times[times.size() / 2], p99, times.size());
#ifdef __OPTIMIZE__
        QVERIFY2(p99 < bar, "the 99th percentile is over its bar");
#else
        Q_UNUSED(bar);
#endif
    }

private:
    /// What each frame costs. Of each the cheapest of five passes counts: the others had to wait for a machine that is
    /// not ours alone.
    static std::vector<double> pass(int messages, bool changes) {
        const Membership membership = Membership::ofSize(9, 0);
        TraceIndex index({membership});
        ViewState state;
        NoSink sink;
        TopologyCanvas canvas(index, state, sink);
        canvas.resize(1280, 800);
        canvas.setTheme(darkTheme());
        index.append(busyEnsemble(membership, messages));
        if (index.flights().size() != static_cast<std::size_t>(messages)) qFatal("not all messages are on their way");

        QImage frame(1280, 800, QImage::Format_ARGB32_Premultiplied);
        std::vector<double> times;
        for (int i = 0; i < 800; ++i) {
            canvas.setMoment(VirtualTime::ofMs(std::max(messages, 2000 * changes) + i * 2));
            if (changes) index.append(oneMoreRole(index.records().size(), i));
            const double begin = cpuMs();
            canvas.render(&frame);
            times.push_back(cpuMs() - begin);
        }
        return times;
    }
};

QTEST_MAIN(BenchCanvas)
#include "bench_canvas.moc"

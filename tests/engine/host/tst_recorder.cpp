// What a server tells of itself, through the collector: the records of its driver, and a stream that is begun anew
// without anything being lost or told twice.
#include <QTest>

#include "engine/control/collector.h"
#include "engine/host/recorder.h"
#include "tests/support/process_trace.h"

using namespace qs;
using namespace qs::host;
using namespace qs::test;

namespace {

constexpr NodeId Self{1};
constexpr NodeId Peer{2};

/// Gives everything the recorder has told since to the collector.
void pass(Recorder& recorder, control::Collector& collector) {
    QCOMPARE(feed(collector, Self, recorder.take()), QString());
}

}  // namespace

class TstRecorder : public QObject {
    Q_OBJECT
private slots:
    void streamsFollowOneAnother_data() {
        QTest::addColumn<int>("longest");
        QTest::newRow("one") << 1'000'000'000;
        QTest::newRow("each a new one") << 1;
    }
    /// The trace of the ensemble is the same, but for causes that lie in a stream before.
    void streamsFollowOneAnother() {
        QFETCH(int, longest);
        Recorder recorder(Self, trace::Setting{Membership::ofSize(3, 0)}, static_cast<std::size_t>(longest));
        control::Collector collector({});
        recorder.read(storage::recover(storage::Files{}).value());
        pass(recorder, collector);
        recorder.clock();
        recorder.timerSet({TimerKind::LearnerSilence, VirtualTime::ofMs(10)});
        recorder.emitted({trace::ClientConnected{ConnectionId{7}, true}});
        pass(recorder, collector);
        for (std::uint32_t i = 1; i <= 3; ++i) {
            recorder.clock();
            recorder.ordered({i, zab::AppendTxn{txn(i)}});
            pass(recorder, collector);  // a persist is under way: no other stream is begun here
            recorder.clock();
            recorder.durable(i);
            recorder.emitted({trace::Committed{{}, txn(i)->zxid, 2}, txn(i)});
            pass(recorder, collector);
        }
        recorder.clock();
        recorder.ordered({4, zab::TruncateLog{txn(1)->zxid}});
        recorder.durable(4);
        recorder.timerSet({TimerKind::LearnerSilence, VirtualTime::ofMs(10)});  // it runs: nothing new
        recorder.timerFired(TimerKind::LearnerSilence);
        recorder.emitted({trace::ClientDisconnected{ConnectionId{7}, {}, {}}, nullptr, "the client closed"});
        pass(recorder, collector);
        const trace::Batch batch = collector.take(VirtualTime::never());
        QCOMPARE(all<trace::NodeStarted>(batch).size(), std::size_t{1});
        QCOMPARE(batch.txns.size(), std::size_t{3});
        for (std::uint32_t i = 0; i < 3; ++i)
            QCOMPARE(batch.txns[i].previous.index, i);
        const auto durable = all<trace::Persisted>(batch);
        QCOMPARE(durable.size(), std::size_t{4});
        for (std::uint32_t i = 0; i < 3; ++i)
            QCOMPARE(trace::as<trace::Persisted>(*durable[i])->txn.index, i + 1);
        QCOMPARE(trace::as<trace::Persisted>(*durable[3])->txn.index, std::uint32_t{1});
        QCOMPARE(all<trace::TimerSet>(batch).size(), std::size_t{1});
        QCOMPARE(all<trace::TimerFired>(batch).size(), std::size_t{1});
        QCOMPARE(trace::as<trace::ClientDisconnected>(*all<trace::ClientDisconnected>(batch).at(0))->connection.value,
                 std::uint32_t{1});
        QCOMPARE(batch.texts.size(), std::size_t{1});
    }

    /// Votes that wait are spoken of by what the stream calls them: it is not left before they are gone.
    void aVoteThatWaitsKeepsItsStream() {
        Recorder recorder(Self, trace::Setting{Membership::ofSize(3, 0)}, 1);
        control::Collector collector({});
        recorder.read(storage::recover(storage::Files{}).value());
        recorder.clock();
        const std::uint64_t vote = recorder.voted(Peer, {}, true);
        pass(recorder, collector);
        recorder.votesGoOver(Peer, control::LinkName::of(Peer, 40'000));
        recorder.voteLeft(vote);
        pass(recorder, collector);
        const trace::Batch batch = collector.take(VirtualTime::never());
        const auto sent = all<trace::MessageSent>(batch);
        const auto released = all<trace::MessageReleased>(batch);
        QCOMPARE(sent.size(), std::size_t{1});
        QCOMPARE(released.size(), std::size_t{1});
        QCOMPARE(trace::as<trace::MessageReleased>(*released[0])->sent, sent[0]->seq);
    }

    /// All pieces of a snapshot are one message: they arrive as one.
    void snapshotsAreSentOnce() {
        Recorder recorder(Self, trace::Setting{Membership::ofSize(3, 0)});
        control::Collector collector({});
        recorder.read(storage::recover(storage::Files{}).value());
        recorder.clock();
        recorder.opened(Peer, 5, control::LinkName::of(Peer, 40'000));
        for (std::uint32_t piece = 1; piece <= 3; ++piece)
            recorder.sent(Peer, 5, zab::SnapData{{}, piece});
        recorder.sent(Peer, 6, zab::UpToDate{});  // no such connection
        pass(recorder, collector);
        QCOMPARE(all<trace::MessageSent>(collector.take(VirtualTime::never())).size(), std::size_t{1});
    }
};

QTEST_APPLESS_MAIN(TstRecorder)
#include "tst_recorder.moc"

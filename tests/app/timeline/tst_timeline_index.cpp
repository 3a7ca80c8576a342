#include <QTest>

#include "app/timeline/timeline_index.h"
#include "tests/support/batches.h"

using namespace qs;
using namespace qs::app;

class TestTimelineIndex : public QObject {
    Q_OBJECT
private slots:
    void messagesEndWhereTheyAreReceivedOrLost() {
        RecordStore records;
        TimelineIndex timeline(records, Membership::ofSize(3, 0));
        test::Batches b;
        const auto one = b.add({}, 1, b.message(2, MessageKind::Ack, {}, VirtualTime::ofMs(9)));
        const auto two = b.add({}, 1, b.message(3, MessageKind::Ack, {}, VirtualTime::ofMs(9)));
        records.append(b.take());
        timeline.follow();
        QCOMPARE(timeline.open(), (std::vector<std::uint32_t>{1, 2}));
        const auto got = b.add(VirtualTime::ofMs(9), 2, trace::MessageReceived{one, NodeId{1}, MessageKind::Ack, {}});
        const auto lost = b.add(VirtualTime::ofMs(9), 3, trace::MessageDropped{two, trace::DropReason::Lost});
        records.append(b.take());
        QCOMPARE(timeline.follow(), one);  // the diagram changed from the first of them on
        QCOMPARE(timeline.endOf(one), got);
        QCOMPARE(timeline.endOf(two), lost);
        QVERIFY(timeline.open().empty());
    }

    void openMessagesAreKnownAtEachChunk() {
        RecordStore records;
        TimelineIndex timeline(records, Membership::ofSize(3, 0));
        test::Batches b;
        const auto held = b.add({}, 1, b.message(2, MessageKind::Ack, {}, VirtualTime::never()));
        while (b.add({}, 1, trace::NodeFrozen{}) < 3 * TimelineIndex::ChunkSize) {
        }
        b.add({}, 2, trace::MessageReceived{held, NodeId{1}, MessageKind::Ack, {}});
        records.append(b.take());
        timeline.follow();
        QVERIFY(timeline.openAtChunkOf(5).empty());
        QCOMPARE(timeline.openAtChunkOf(2 * TimelineIndex::ChunkSize + 7),
                 std::vector<std::uint32_t>{static_cast<std::uint32_t>(held)});
    }

    void statesAndFaultsAreStretches() {
        RecordStore records;
        TimelineIndex timeline(records, Membership::ofSize(3, 0));
        test::Batches b;
        b.add(VirtualTime::ofMs(1), 2, trace::NodeStarted{1});
        b.add(VirtualTime::ofMs(2), 2, trace::RoleChanged{trace::Role::Looking, trace::Phase::Election, {}, {}, {}});
        b.add(VirtualTime::ofMs(3), 2, trace::NodeFrozen{});
        b.add(VirtualTime::ofMs(4), 2, trace::NodeThawed{});
        b.add(VirtualTime::ofMs(5), 0, trace::LinkChanged{NodeId{1}, NodeId{2}, trace::LinkState::Cut});
        b.add(VirtualTime::ofMs(6), 2, trace::NodeKilled{1});
        records.append(b.take());
        timeline.follow();
        const auto& stretches = timeline.stretches(NodeId{2});
        QCOMPARE(stretches.size(), std::size_t{6});
        QVERIFY(stretches[3].frozen);
        QVERIFY(!stretches[4].frozen);
        QVERIFY(!stretches[5].alive);
        QCOMPARE(timeline.faults().size(), std::size_t{3});
        QCOMPARE(timeline.faults()[0].endAt.ms(), 4);
        QCOMPARE(timeline.faults()[1].end, std::uint64_t{0});
        b.add(VirtualTime::ofMs(9), 0, trace::LinkChanged{NodeId{1}, NodeId{2}, trace::LinkState::Up});
        records.append(b.take());
        QCOMPARE(timeline.follow(), std::uint64_t{5});
        QCOMPARE(timeline.faults()[1].endAt.ms(), 9);
        QCOMPARE(timeline.faults()[2].end, std::uint64_t{0});
    }

    /// Sums over blocks against counting one by one.
    void countsAreThoseOfASlowTwin() {
        RecordStore records;
        TimelineIndex timeline(records, Membership::ofSize(3, 0));
        test::Batches b;
        for (int i = 0; i < 5000; ++i) {
            if (i % 3 == 0) {
                b.add({}, 1 + i % 2, trace::Committed{});
            } else {
                b.add({}, 1 + i % 3, b.message(2, i % 5 == 0 ? MessageKind::Ping : MessageKind::Ack, {}, {}));
            }
        }
        records.append(b.take());
        timeline.follow();
        constexpr auto Message = static_cast<std::size_t>(Mark::Message);
        constexpr auto Transaction = static_cast<std::size_t>(Mark::Transaction);
        for (const std::uint64_t end : {1u, 65u, 129u, 3201u, 4993u}) {
            MarkCounts want{};
            for (std::uint64_t seq = 1; seq < end; ++seq) {
                const trace::Record& r = records.at(seq);
                if (r.node != NodeId{2}) continue;
                const auto* sent = trace::as<trace::MessageSent>(r);
                if (sent && sent->kind == MessageKind::Ack) ++want[Message];
                if (!sent) ++want[Transaction];
            }
            QCOMPARE(timeline.countBefore(timeline.laneOf(NodeId{2}), end), want);
        }
    }

    void sessionsHaveLanes() {
        RecordStore records;
        TimelineIndex timeline(records, Membership::ofSize(3, 0));
        test::Batches b;
        b.add({}, 1, trace::SessionOpened{ConnectionId{7}, SessionId{77}, 4000, false});
        const auto call = b.add({}, 1, trace::ClientCall{ConnectionId{7}, SessionId{77}, 1, 1, {}});
        b.add({}, 2, trace::SessionOpened{ConnectionId{8}, SessionId{77}, 4000, true});
        records.append(b.take());
        timeline.follow();
        QCOMPARE(timeline.lanes().size(), std::size_t{5});
        QCOMPARE(timeline.laneOf(records.at(call)), std::size_t{4});
        for (int i = 0; i < 40; ++i)
            b.add({}, 1, trace::SessionOpened{ConnectionId{100u + i}, SessionId{1000 + i}, 4000, false});
        records.append(b.take());
        timeline.follow();
        QCOMPARE(timeline.lanes().size(), std::size_t{4 + 16});
        QVERIFY(!timeline.lanes().back().session);  // of all the others
    }
};

QTEST_MAIN(TestTimelineIndex)
#include "tst_timeline_index.moc"

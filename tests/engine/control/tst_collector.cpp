// Traces of several processes become one: order, causes, names of messages and connections, disks that are known
// already, and what is lost when a process ends.
#include <QTest>

#include "engine/control/collector.h"
#include "engine/trace/stream_writer.h"
#include "engine/tree/stand_in.h"
#include "tests/support/process_trace.h"

using namespace qs;
using namespace qs::control;
using namespace qs::test;
using trace::Channel;
using trace::Event;

namespace {

constexpr NodeId One{1};
constexpr NodeId Two{2};
constexpr VirtualTime Origin = VirtualTime::ofMs(5'000);

VirtualTime at(std::int64_t ms) {
    return Origin + VirtualTime::ofMs(ms);
}

/// One process as it tells of itself; times are milliseconds after Origin.
class Process {
public:
    explicit Process(NodeId self) : m_self(self), m_writer(m_out, trace::Setting{Membership::ofSize(3, 0)}) {}

    std::uint64_t says(std::int64_t ms, const Event& event, std::uint64_t cause = 0) {
        journal.setTime(at(ms));
        journal.setCause(cause);
        return journal.write(m_self, event);
    }
    void starts(std::int64_t ms) { says(ms, Event{trace::NodeStarted{}}); }
    void opens(std::int64_t ms, NodeId peer, LinkName link, Channel channel = Channel::Quorum) {
        says(ms, Event{trace::ConnectionOpened{peer, channel, link.value}});
    }
    std::uint64_t sends(std::int64_t ms, NodeId to, LinkName link, trace::MessageKind kind) {
        trace::MessageSent event{};
        event.to = to;
        event.kind = kind;
        event.connection = link.value;
        event.expectedAt = at(ms);
        return says(ms, Event{event});
    }
    std::uint64_t votes(std::int64_t ms, NodeId to, bool waits) {
        trace::MessageSent event{};
        event.to = to;
        event.channel = Channel::Election;
        event.kind = trace::MessageKind::Notification;
        event.expectedAt = waits ? VirtualTime::never() : at(ms);
        return says(ms, Event{event});
    }
    void receives(std::int64_t ms, NodeId from, LinkName link, std::uint32_t number, trace::MessageKind kind,
                  Channel channel = Channel::Quorum) {
        says(ms, Event{trace::MessageReceived{MessageName{link, number}.value(), from, kind, channel}});
    }
    /// What it has read: everything up to `count` transactions, above a snapshot at `begin` where that is not 0.
    void finds(std::int64_t ms, std::uint32_t begin, std::uint32_t count);
    std::string told() {
        m_writer.write(journal.take());
        return std::exchange(m_out, {});
    }

    trace::Journal journal;

private:
    NodeId m_self;
    std::string m_out;
    trace::StreamWriter m_writer;
};

void Process::finds(std::int64_t ms, std::uint32_t begin, std::uint32_t count) {
    using trace::DurableKind;
    says(ms, Event{trace::DiskRead{}}, 1);
    trace::TxnRef last;
    if (begin > 0) {
        tree::Tree state;
        for (std::uint32_t i = 1; i <= begin; ++i)
            state.apply(*txn(i));
        const tree::TxnPtr standIn = tree::standInFor(Zxid::of(Epoch{1}, begin));
        last = journal.txn(standIn, {}, std::make_shared<const tree::Tree>(state));
        says(ms, Event{trace::Persisted{DurableKind::Snapshot, {}, last, standIn->zxid}}, 1);
    }
    for (std::uint32_t i = begin + 1; i <= count; ++i) {
        last = journal.txn(txn(i), last);
        says(ms, Event{trace::Persisted{DurableKind::Txn, {}, last, txn(i)->zxid}}, 1);
    }
    says(ms, Event{trace::TreeReset{last, Zxid::of(Epoch{1}, count)}}, 1);
}

void tell(Collector& collector, NodeId server, Process& process) {
    QCOMPARE(feed(collector, server, process.told()), QString());
}

QStringList names(const trace::Batch& batch) {
    QStringList out;
    for (const trace::Record& r : batch.records)
        out << QString::number(r.node.byte()) + u' ' + QString::fromUtf8(trace::eventName(r.event).data());
    return out;
}

const LinkName Link = LinkName::of(One, 40'000);

}  // namespace

class TstCollector : public QObject {
    Q_OBJECT
private slots:
    /// The receiver is heard of first: the trace waits for the sender.
    void aMessageComesAfterItWasSent() {
        Collector collector(Origin);
        collector.take(at(0));
        const std::uint64_t command = collector.note(at(0), {}, {Event{trace::CommandIssued{}}, nullptr, "restart 1"});
        collector.starting(at(0), One, command);
        Process one(One);
        Process two(Two);
        one.starts(10);
        two.starts(11);
        one.opens(20, Two, Link);
        one.sends(21, Two, Link, trace::MessageKind::FollowerInfo);
        two.opens(22, One, Link);
        two.receives(22, One, Link, 1, trace::MessageKind::FollowerInfo);
        tell(collector, Two, two);
        tell(collector, One, one);
        const trace::Batch batch = collector.take(at(100));
        QCOMPARE(names(batch),
                 (QStringList{u"0 CommandIssued"_qs, u"1 NodeStarted"_qs, u"2 NodeStarted"_qs, u"1 ConnectionOpened"_qs,
                              u"1 MessageSent"_qs, u"2 ConnectionOpened"_qs, u"2 MessageReceived"_qs}));
        const auto& records = batch.records;
        QCOMPARE(records[1].cause, records[0].seq);
        QCOMPARE(records[1].at.ms(), std::int64_t{10});
        QCOMPARE(records[5].cause, records[3].seq);
        QCOMPARE(records[6].cause, records[4].seq);
        QCOMPARE(trace::as<trace::MessageReceived>(records[6])->sent, records[4].seq);
        QCOMPARE(trace::as<trace::MessageSent>(records[4])->expectedAt.ms(), std::int64_t{22});
        QCOMPARE(trace::as<trace::MessageSent>(records[4])->connection, std::uint32_t{1});
        QCOMPARE(batch.upTo.ms(), std::int64_t{100});
    }

    void theSenderIsWaitedFor() {
        Collector collector(Origin);
        Process one(One);
        Process two(Two);
        one.starts(1);
        two.starts(2);
        tell(collector, One, one);
        two.opens(5, One, Link);
        two.receives(6, One, Link, 1, trace::MessageKind::FollowerInfo);
        two.says(7, Event{trace::ServingStopped{}});
        tell(collector, Two, two);
        trace::Batch batch = collector.take(at(50));
        QCOMPARE(names(batch).last(), u"2 ConnectionOpened"_qs);
        QCOMPARE(batch.upTo.ms(), std::int64_t{6});
        one.opens(3, Two, Link);
        one.sends(4, Two, Link, trace::MessageKind::FollowerInfo);
        tell(collector, One, one);
        batch = collector.take(at(60));
        QCOMPARE(names(batch), (QStringList{u"1 ConnectionOpened"_qs, u"1 MessageSent"_qs, u"2 MessageReceived"_qs,
                                            u"2 ServingStopped"_qs}));
        for (std::size_t i = 1; i < batch.records.size(); ++i)
            QVERIFY(batch.records[i - 1].at <= batch.records[i].at);
    }

    /// ... but not for ever, and not where it cannot tell any more.
    /// A vote that waited for a connection goes with the process.
    void whatADeadProcessHadNotSent() {
        Collector collector(Origin);
        Process one(One);
        one.starts(1);
        one.votes(2, Two, true);
        tell(collector, One, one);
        collector.ended(at(3), One, 0);
        const trace::Batch batch = collector.take(at(50));
        QCOMPARE(names(batch),
                 (QStringList{u"1 NodeStarted"_qs, u"1 MessageSent"_qs, u"1 NodeKilled"_qs, u"1 MessageDropped"_qs}));
        QCOMPARE(trace::as<trace::MessageDropped>(batch.records[3])->sent, batch.records[1].seq);
    }

    /// What is under way on a link that is cut waits, and goes on when it is healed.
    void aCutHoldsWhatIsUnderWay() {
        Collector collector(Origin);
        Process one(One);
        one.starts(1);
        one.opens(2, Two, Link);
        one.sends(3, Two, Link, trace::MessageKind::Ping);
        one.sends(6, Two, Link, trace::MessageKind::Ping);
        Process two(Two);
        two.starts(1);
        two.opens(3, One, Link);
        tell(collector, One, one);
        tell(collector, Two, two);
        collector.note(at(4), {}, {Event{trace::LinkChanged{One, Two, trace::LinkState::Cut}}});
        collector.note(at(8), {}, {Event{trace::LinkChanged{One, Two, trace::LinkState::Up}}});
        two.receives(9, One, Link, 1, trace::MessageKind::Ping);
        two.receives(9, One, Link, 2, trace::MessageKind::Ping);
        tell(collector, Two, two);
        const trace::Batch batch = collector.take(at(50));
        const auto sent = all<trace::MessageSent>(batch);
        QVERIFY(!trace::as<trace::MessageSent>(*sent.at(0))->expectedAt.isNever());
        QVERIFY(trace::as<trace::MessageSent>(*sent.at(1))->expectedAt.isNever());
        const auto released = all<trace::MessageReleased>(batch);
        QCOMPARE(released.size(), std::size_t{2});
        QCOMPARE(trace::as<trace::MessageReleased>(*released[0])->expectedAt.ms(), std::int64_t{9});
        QCOMPARE(all<trace::MessageReceived>(batch).size(), std::size_t{2});
    }

    void aSilentSenderIsNotWaitedForForEver() {
        Collector collector(Origin);
        Process one(One);
        Process two(Two);
        one.starts(1);
        two.starts(2);
        tell(collector, One, one);
        two.receives(6, One, Link, 1, trace::MessageKind::FollowerInfo);
        two.says(7, Event{trace::ServingStopped{}});
        tell(collector, Two, two);
        int turns = 0;
        while (all<trace::ServingStopped>(collector.take(at(50))).empty())
            QVERIFY(++turns < 1000);
        QVERIFY(turns > 10);

        two.receives(8, One, Link, 2, trace::MessageKind::Ack);
        two.says(9, Event{trace::ServingStopped{}});
        tell(collector, Two, two);
        collector.ended(at(10), One, 0);
        const trace::Batch batch = collector.take(at(50));
        QCOMPARE(names(batch), (QStringList{u"2 ServingStopped"_qs, u"1 NodeKilled"_qs}));
    }

    /// It may have been quiet for long: what counts is for how long the trace has waited for it.
    void aQuietSenderIsWaitedFor() {
        Collector collector(Origin);
        Process one(One);
        Process two(Two);
        one.starts(1);
        one.opens(2, Two, Link);
        two.starts(2);
        two.opens(3, One, Link);
        tell(collector, One, one);
        tell(collector, Two, two);
        for (int turn = 0; turn < 10'000; ++turn)
            collector.take(at(50));
        two.receives(62, One, Link, 1, trace::MessageKind::Ping);
        tell(collector, Two, two);
        QVERIFY(collector.take(at(100)).records.empty());
        one.sends(61, Two, Link, trace::MessageKind::Ping);
        tell(collector, One, one);
        QCOMPARE(names(collector.take(at(100))), (QStringList{u"1 MessageSent"_qs, u"2 MessageReceived"_qs}));
    }

    /// A process that has been started and not said so yet: it may have received what the others send by now.
    void aStartIsWaitedFor() {
        Collector collector(Origin);
        Process one(One);
        one.starts(1);
        tell(collector, One, one);
        collector.take(at(5));
        collector.starting(at(10), Two, 0);
        const LinkName votes = LinkName::of(Two, 41'000);
        one.says(9, Event{trace::ServingStopped{}});
        one.opens(14, Two, votes, Channel::Election);
        one.votes(14, Two, false);
        tell(collector, One, one);
        QCOMPARE(names(collector.take(at(50))), QStringList{u"1 ServingStopped"_qs});
        Process two(Two);
        two.starts(12);
        two.opens(14, One, votes, Channel::Election);
        two.receives(15, One, votes, 1, trace::MessageKind::Notification, Channel::Election);
        tell(collector, Two, two);
        QCOMPARE(names(collector.take(at(50))),
                 (QStringList{u"2 NodeStarted"_qs, u"1 MessageSent"_qs, u"2 MessageReceived"_qs}));
    }
    void aStartIsNotWaitedForForEver() {
        Collector collector(Origin);
        Process one(One);
        one.starts(1);
        tell(collector, One, one);
        collector.take(at(5));
        collector.starting(at(10), Two, 0);
        one.says(20, Event{trace::ServingStopped{}});
        tell(collector, One, one);
        int turns = 0;
        while (collector.take(at(50)).records.empty())
            QVERIFY(++turns < 10'000);
        QVERIFY(turns > 100);
    }
    void aStartThatFailsIsNotWaitedFor() {
        Collector collector(Origin);
        Process one(One);
        one.starts(1);
        tell(collector, One, one);
        collector.take(at(5));
        collector.starting(at(10), Two, 0);
        one.says(20, Event{trace::ServingStopped{}});
        tell(collector, One, one);
        collector.ended(at(30), Two, 0);
        QCOMPARE(names(collector.take(at(50))), QStringList{u"1 ServingStopped"_qs});
    }

    /// The sender goes over to another connection for votes: those on the one before arrive until the receiver does.
    void votesOnAnOldConnection() {
        Collector collector(Origin);
        Process one(One);
        Process two(Two);
        const LinkName before = LinkName::of(Two, 41'000);
        const LinkName after = LinkName::of(One, 42'000);
        one.starts(1);
        two.starts(1);
        one.opens(2, Two, before, Channel::Election);
        two.opens(2, One, before, Channel::Election);
        const auto vote = [&](std::int64_t ms) { one.votes(ms, Two, false); };
        vote(3);
        vote(4);
        one.opens(5, Two, after, Channel::Election);
        vote(6);
        tell(collector, One, one);
        tell(collector, Two, two);
        const trace::Batch sent = collector.take(at(10));
        QCOMPARE(all<trace::MessageSent>(sent).size(), std::size_t{3});
        QVERIFY(all<trace::MessageDropped>(sent).empty());

        two.receives(4, One, before, 1, trace::MessageKind::Notification, Channel::Election);
        two.opens(7, One, after, Channel::Election);
        two.receives(8, One, after, 1, trace::MessageKind::Notification, Channel::Election);
        tell(collector, Two, two);
        const trace::Batch arrived = collector.take(at(50));
        const auto seqOfSent = [&](std::size_t i) { return all<trace::MessageSent>(sent).at(i)->seq; };
        const auto received = all<trace::MessageReceived>(arrived);
        QCOMPARE(received.size(), std::size_t{2});
        QCOMPARE(trace::as<trace::MessageReceived>(*received[0])->sent, seqOfSent(0));
        QCOMPARE(trace::as<trace::MessageReceived>(*received[1])->sent, seqOfSent(2));
        const auto dropped = all<trace::MessageDropped>(arrived);
        QCOMPARE(dropped.size(), std::size_t{1});
        QCOMPARE(trace::as<trace::MessageDropped>(*dropped[0])->sent, seqOfSent(1));
    }
    /// The receiver goes over first: what is sent to where it no longer listens is lost.
    void votesToWhereNobodyListens() {
        Collector collector(Origin);
        Process one(One);
        Process two(Two);
        const LinkName before = LinkName::of(Two, 41'000);
        const LinkName after = LinkName::of(Two, 42'000);
        one.starts(1);
        two.starts(1);
        one.opens(2, Two, before, Channel::Election);
        two.opens(2, One, before, Channel::Election);
        two.opens(3, One, after, Channel::Election);
        one.votes(4, Two, false);
        one.opens(5, Two, after, Channel::Election);
        one.votes(6, Two, false);
        two.receives(7, One, after, 1, trace::MessageKind::Notification, Channel::Election);
        tell(collector, One, one);
        tell(collector, Two, two);
        const trace::Batch batch = collector.take(at(50));
        const auto sent = all<trace::MessageSent>(batch);
        QCOMPARE(sent.size(), std::size_t{2});
        QCOMPARE(trace::as<trace::MessageDropped>(*all<trace::MessageDropped>(batch).at(0))->sent, sent[0]->seq);
        QCOMPARE(all<trace::MessageDropped>(batch).size(), std::size_t{1});
        QCOMPARE(trace::as<trace::MessageReceived>(*all<trace::MessageReceived>(batch).at(0))->sent, sent[1]->seq);
    }
    /// A connection that the receiver never took.
    void votesThatNobodyAccepts() {
        Collector collector(Origin);
        Process one(One);
        Process two(Two);
        const LinkName refused = LinkName::of(One, 41'000);
        const LinkName taken = LinkName::of(Two, 42'000);
        one.starts(1);
        two.starts(1);
        one.opens(2, Two, refused, Channel::Election);
        one.votes(3, Two, false);
        one.opens(4, Two, taken, Channel::Election);
        two.opens(5, One, taken, Channel::Election);
        tell(collector, One, one);
        tell(collector, Two, two);
        const trace::Batch batch = collector.take(at(50));
        QCOMPARE(names(batch),
                 (QStringList{u"1 NodeStarted"_qs, u"2 NodeStarted"_qs, u"1 MessageSent"_qs, u"2 MessageDropped"_qs}));
    }

    void whatADeadProcessLoses() {
        Collector collector(Origin);
        Process one(One);
        Process two(Two);
        one.starts(1);
        two.starts(1);
        one.opens(2, Two, Link);
        one.sends(3, Two, Link, trace::MessageKind::FollowerInfo);
        two.opens(4, One, Link);
        two.receives(4, One, Link, 1, trace::MessageKind::FollowerInfo);
        two.sends(5, One, Link, trace::MessageKind::LeaderInfo);
        one.sends(6, Two, Link, trace::MessageKind::Ping);
        tell(collector, One, one);
        tell(collector, Two, two);
        collector.take(at(6));
        const std::uint64_t kill = collector.note(at(7), {}, {Event{trace::CommandIssued{}}, nullptr, "kill 1"});
        collector.ended(at(8), One, kill);
        two.says(9, Event{trace::ConnectionClosed{One, Channel::Quorum, Link.value}});
        tell(collector, Two, two);
        const trace::Batch batch = collector.take(at(50));
        QCOMPARE(names(batch), (QStringList{u"0 CommandIssued"_qs, u"1 NodeKilled"_qs, u"1 ConnectionClosed"_qs,
                                            u"1 MessageDropped"_qs, u"2 ConnectionClosed"_qs, u"2 MessageDropped"_qs}));
        const auto& r = batch.records;
        QCOMPARE(r[1].cause, r[0].seq);
        QCOMPARE(trace::as<trace::NodeKilled>(r[1])->incarnation, std::uint32_t{1});
        QCOMPARE(r[2].cause, r[1].seq);
        QCOMPARE(r[4].cause, r[2].seq);
        QCOMPARE(static_cast<int>(trace::as<trace::MessageDropped>(r[5])->reason),
                 static_cast<int>(trace::DropReason::ConnectionBroken));
    }

    /// Ports come back; connections of the trace do not.
    void aNameThatComesBackIsAnotherConnection() {
        Collector collector(Origin);
        Process one(One);
        one.starts(1);
        one.opens(2, Two, Link);
        one.says(3, Event{trace::ConnectionClosed{Two, Channel::Quorum, Link.value}});
        one.opens(4, Two, Link);
        tell(collector, One, one);
        const trace::Batch batch = collector.take(at(50));
        const auto opened = all<trace::ConnectionOpened>(batch);
        QCOMPARE(opened.size(), std::size_t{2});
        QCOMPARE(trace::as<trace::ConnectionOpened>(*opened[0])->connection, std::uint32_t{1});
        QCOMPARE(trace::as<trace::ConnectionOpened>(*opened[1])->connection, std::uint32_t{2});
    }

    void votesThatWait() {
        Collector collector(Origin);
        Process one(One);
        Process two(Two);
        const LinkName votes = LinkName::of(Two, 41'000);
        one.starts(1);
        two.starts(1);
        const std::uint64_t first = one.votes(2, Two, true);
        const std::uint64_t second = one.votes(3, Two, true);
        one.says(3, Event{trace::MessageDropped{first, trace::DropReason::Superseded}});
        one.opens(4, Two, votes, Channel::Election);
        one.says(4, Event{trace::MessageReleased{second, at(4)}});
        two.opens(4, One, votes, Channel::Election);
        two.receives(5, One, votes, 1, trace::MessageKind::Notification, Channel::Election);
        tell(collector, One, one);
        tell(collector, Two, two);
        const trace::Batch batch = collector.take(at(50));
        const auto sent = all<trace::MessageSent>(batch);
        QCOMPARE(sent.size(), std::size_t{2});
        QVERIFY(trace::as<trace::MessageSent>(*sent[0])->expectedAt.isNever());
        QCOMPARE(trace::as<trace::MessageDropped>(*all<trace::MessageDropped>(batch).at(0))->sent, sent[0]->seq);
        const auto* released = trace::as<trace::MessageReleased>(*all<trace::MessageReleased>(batch).at(0));
        QCOMPARE(released->sent, sent[1]->seq);
        QCOMPARE(released->expectedAt.ms(), std::int64_t{5});
        QCOMPARE(trace::as<trace::MessageReceived>(*all<trace::MessageReceived>(batch).at(0))->sent, sent[1]->seq);
        QVERIFY(all<trace::ConnectionOpened>(batch).empty());
    }

    /// The disk of a process that starts again: what is known of it is not told twice, a snapshot is known by its zxid.
    void aKnownDiskIsNotToldAgain() {
        Collector collector(Origin);
        Process before(One);
        before.starts(1);
        before.finds(1, 0, 3);
        tell(collector, One, before);
        trace::Batch batch = collector.take(at(2));
        QCOMPARE(all<trace::Persisted>(batch).size(), std::size_t{3});
        const trace::TxnRef third = trace::as<trace::Persisted>(*all<trace::Persisted>(batch).back())->txn;
        collector.ended(at(3), One, 0);
        Process after(One);
        after.starts(4);
        after.finds(4, 2, 3);
        tell(collector, One, after);
        batch = collector.take(at(50));
        QVERIFY(all<trace::Persisted>(batch).empty());
        QVERIFY(batch.txns.empty());
        QVERIFY(trace::as<trace::TreeReset>(*all<trace::TreeReset>(batch).at(0))->txn == third);
        QCOMPARE(trace::as<trace::NodeStarted>(*all<trace::NodeStarted>(batch).at(0))->incarnation, std::uint32_t{2});
    }

    void aWipedDiskIsToldToHaveLostWhatItHeld() {
        Collector collector(Origin);
        Process before(One);
        before.starts(1);
        before.finds(1, 0, 3);
        tell(collector, One, before);
        collector.ended(at(3), One, 0);
        collector.note(at(4), One, {Event{trace::DiskDamaged{{}, true}}, nullptr, "new and empty"});
        Process after(One);
        after.starts(5);
        after.finds(5, 0, 0);
        tell(collector, One, after);
        const trace::Batch batch = collector.take(at(50));
        QCOMPARE(all<trace::DiskLost>(batch).size(), std::size_t{1});
    }

    /// An ensemble that is older than the trace: the tree that it begins with is in the tables.
    void anOlderEnsembleBringsItsTree() {
        Collector collector(Origin);
        Process one(One);
        one.starts(1);
        one.finds(1, 2, 3);
        tell(collector, One, one);
        const trace::Batch batch = collector.take(at(50));
        QCOMPARE(batch.txns.size(), std::size_t{2});
        QVERIFY(batch.txns[0].state);
        QCOMPARE(batch.txns[0].state->size(), tree::Tree().size() + 2);
        QVERIFY(!batch.txns[1].state);
    }

    /// One has a snapshot alone; the other, which tells later, knows what was before.
    void whatOneForgotAnotherMayKnow() {
        Collector collector(Origin);
        collector.starting(at(0), One, 0);
        collector.starting(at(0), Two, 0);
        Process one(One);
        one.starts(1);
        one.finds(1, 2, 3);
        tell(collector, One, one);
        QVERIFY(collector.take(at(30)).records.empty());
        Process two(Two);
        two.starts(40);
        two.finds(40, 0, 2);
        tell(collector, Two, two);
        const trace::Batch batch = collector.take(at(50));
        QCOMPARE(batch.txns.size(), std::size_t{3});
        for (const trace::TxnEntry& entry : batch.txns)
            QVERIFY(!entry.state);
        QVERIFY(collector.tables().zxid(collector.tables().previous({3})) == Zxid::of(Epoch{1}, 2));
    }

    /// ... but if it never tells, the trace begins without it.
    void theTraceBeginsWithoutOneThatIsSilent() {
        Collector collector(Origin);
        collector.starting(at(0), One, 0);
        collector.starting(at(0), Two, 0);
        Process one(One);
        one.starts(1);
        tell(collector, One, one);
        int turns = 0;
        while (collector.take(at(50)).records.empty())
            QVERIFY(++turns < 10'000);
        QVERIFY(turns > 100);
    }

    /// An ensemble that ends before it has begun: what was told is not lost.
    void whatWasToldBeforeAnEarlyEnd() {
        Collector collector(Origin);
        collector.starting(at(0), One, 0);
        collector.starting(at(0), Two, 0);
        Process one(One);
        one.starts(1);
        tell(collector, One, one);
        QVERIFY(collector.take(at(50)).records.empty());
        QCOMPARE(names(collector.take(VirtualTime::never())), QStringList{u"1 NodeStarted"_qs});
    }

    void clientsOfTwoServersAreTwo() {
        Collector collector(Origin);
        for (const NodeId server : {One, Two}) {
            Process process(server);
            process.starts(1);
            process.says(2, Event{trace::ClientConnected{ConnectionId{1}, true}});
            process.says(3, Event{trace::ClientDisconnected{ConnectionId{1}, {}, {}}});
            tell(collector, server, process);
        }
        const trace::Batch batch = collector.take(at(50));
        const auto came = all<trace::ClientConnected>(batch);
        const auto went = all<trace::ClientDisconnected>(batch);
        for (std::size_t i = 0; i < 2; ++i) {
            QCOMPARE(trace::as<trace::ClientConnected>(*came[i])->connection.value, static_cast<std::uint32_t>(i + 1));
            QCOMPARE(trace::as<trace::ClientDisconnected>(*went[i])->connection.value,
                     static_cast<std::uint32_t>(i + 1));
        }
    }

    /// It knows its own by the port they come from; the server does not.
    void clientsOfItsOwn() {
        Collector collector(Origin);
        Process process(One);
        process.starts(1);
        for (std::uint16_t port = 4000; port <= 4002; ++port)
            process.says(2, Event{trace::ClientConnected{clientName(port, 7), true}});
        tell(collector, One, process);
        collector.ownClient("ada", Two, 4000);
        collector.ownClient("bob", One, 4002);
        collector.ownClient("bob", One, 4001);
        std::vector<bool> outside;
        const trace::Batch batch = collector.take(at(50));
        for (const trace::Record* each : all<trace::ClientConnected>(batch))
            outside.push_back(trace::as<trace::ClientConnected>(*each)->outside);
        QCOMPARE(outside, (std::vector{true, false, true}));
    }

    /// A process that says what cannot be: an error, or it is left out.
    void whatCannotBe() {
        Collector collector(Origin);
        QVERIFY(collector.feed(One, "R"));
        Process one(One);
        one.starts(1);
        std::string told = one.told();
        told.back() ^= 1;
        QVERIFY(collector.feed(One, told));
        QVERIFY(collector.feed(One, "T"));
        Process two(Two);
        two.starts(1);
        two.says(2, Event{trace::MessageReleased{77, at(2)}});
        two.says(2, Event{trace::MessageDropped{78, trace::DropReason::Superseded}});
        two.receives(3, Two, Link, 9, trace::MessageKind::Ack);
        tell(collector, Two, two);
        QCOMPARE(names(collector.take(at(50))), QStringList{u"2 NodeStarted"_qs});
    }
};

QTEST_APPLESS_MAIN(TstCollector)
#include "tst_collector.moc"

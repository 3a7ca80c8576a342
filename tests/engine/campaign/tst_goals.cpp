// Each goal that takes more than one record to see, on a trace that reaches it and on one that just misses it.
#include <QTest>

#include "engine/campaign/goals.h"
#include "tests/engine/check/history.h"

using namespace qs;
using namespace qs::campaign;
using check::History;
using check::node;

namespace {

std::uint64_t reached(const History& h, int number, int voters = 3) {
    GoalWatch watch(Membership::ofSize(voters, 0));
    for (const trace::Record& r : h.records())
        watch.observe(r, h.tables());
    watch.finish();
    return watch.counts()[static_cast<std::size_t>(number - 1)];
}
void role(History& h, int n, trace::Role role, trace::Phase phase = trace::Phase::None) {
    h.say(n, trace::RoleChanged{role, phase, {}, {}, {}});
}
void start(History& h, int voters) {
    for (int n = 1; n <= voters; ++n)
        h.say(n, trace::NodeStarted{1});
}
void vote(History& h, int n, int whom, std::uint32_t epoch, std::uint32_t counter) {
    h.say(n, trace::VoteChanged{node(whom), Zxid::of(Epoch{1}, counter), Epoch{epoch}, 1});
}
void cut(History& h, int a, int b) {
    h.say(0, trace::LinkChanged{node(a), node(b), trace::LinkState::Cut});
}
void epochOnDisk(History& h, int n) {
    h.say(n, trace::Persisted{trace::DurableKind::CurrentEpoch, Epoch{2}, {}, {}});
}
void call(History& h, int xid, std::int32_t opcode) {
    h.say(1, trace::ClientCall{ConnectionId{7}, SessionId{9}, xid, opcode, {}});
}

}  // namespace

class TestGoals : public QObject {
    Q_OBJECT

private slots:
    void theListIsWholeAndInOrder() {
        QCOMPARE(goals().size(), std::size_t{45});
        for (std::size_t i = 0; i < goals().size(); ++i)
            QCOMPARE(goals()[i].number, static_cast<int>(i) + 1);
        QCOMPARE(idOf(goals()[6]), std::string("W-07"));
    }

    void aSplitIsTwoAgainstThreeAndWhole() {
        History h;
        for (const int a : {1, 2})
            for (const int b : {3, 4, 5})
                cut(h, a, b);
        QCOMPARE(reached(h, 2, 5), std::uint64_t{1});
        QCOMPARE(reached(h, 2, 3), std::uint64_t{0});
        History leaky;
        for (const int b : {3, 4, 5})
            cut(leaky, 1, b);
        for (const int b : {3, 4})
            cut(leaky, 2, b);
        QCOMPARE(reached(leaky, 2, 5), std::uint64_t{0});
    }

    void votesChangeForOneReasonAtATime() {
        History h;
        vote(h, 1, 1, 1, 5);
        vote(h, 1, 2, 1, 5);
        vote(h, 1, 3, 1, 6);
        vote(h, 1, 2, 2, 1);
        QCOMPARE(reached(h, 6), std::uint64_t{1});
        QCOMPARE(reached(h, 8), std::uint64_t{1});
        QCOMPARE(reached(h, 7), std::uint64_t{1});
    }

    void aDeathIsBetweenHistoryAndEpochOrBetweenEpochAndAck() {
        const auto dying = [](bool withEpoch, bool acked) {
            History h;
            start(h, 3);
            h.say(3, trace::SyncChosen{node(1), trace::SyncMode::Diff, {}, 1});
            h.durable(1, h.txn(1, 1, {}));
            if (withEpoch) epochOnDisk(h, 1);
            if (acked) h.say(3, trace::MessageReceived{1, node(1), trace::MessageKind::Ack, trace::Channel::Quorum});
            h.say(1, trace::NodeKilled{1});
            return h;
        };
        QCOMPARE(reached(dying(false, false), 16), std::uint64_t{1});
        QCOMPARE(reached(dying(true, false), 16), std::uint64_t{0});
        QCOMPARE(reached(dying(true, false), 17), std::uint64_t{1});
        QCOMPARE(reached(dying(true, true), 17), std::uint64_t{0});
    }

    void aSyncCutShortIsOneThatNeverServed() {
        History h;
        start(h, 3);
        h.say(3, trace::SyncChosen{node(1), trace::SyncMode::Snap, {}, 0});
        h.serving(1);
        h.say(1, trace::NodeKilled{1});
        QCOMPARE(reached(h, 14), std::uint64_t{0});
        h.say(3, trace::SyncChosen{node(2), trace::SyncMode::Snap, {}, 0});
        h.say(2, trace::MessageReceived{0, node(3), trace::MessageKind::SnapData, trace::Channel::Quorum});
        role(h, 2, trace::Role::Looking);
        QCOMPARE(reached(h, 14), std::uint64_t{1});
    }

    void aProposalOfALostLeaderIsTakenOverOrLost() {
        History h;
        start(h, 3);
        role(h, 3, trace::Role::Leading);
        const auto kept = h.txn(1, 1, {});
        const auto lost = h.txn(1, 2, kept);
        h.say(3, trace::Proposed{kept, h.zxid(kept)});
        h.say(3, trace::Proposed{lost, h.zxid(lost)});
        h.say(3, trace::NodeKilled{1});
        QCOMPARE(reached(h, 3), std::uint64_t{1});
        h.established(1, 2, kept);
        QCOMPARE(reached(h, 22), std::uint64_t{1});
        QCOMPARE(reached(h, 21), std::uint64_t{1});
    }

    void anAnswerIsLostOnlyForWrites() {
        const auto lost = [](std::int32_t opcode, bool committed) {
            History h;
            start(h, 3);
            h.say(1, trace::SessionOpened{ConnectionId{7}, SessionId{9}, 4000, false});
            call(h, 5, opcode);
            h.say(1, trace::ClientDisconnected{ConnectionId{7}, SessionId{9}, {}});
            tree::Txn txn;
            txn.session = SessionId{9};
            txn.cxid = 5;
            txn.zxid = Zxid::of(Epoch{1}, 1);
            txn.body = tree::DeleteTxn{"/x"};
            if (committed) h.committed(3, h.intern(txn, {}));
            return h;
        };
        constexpr std::int32_t Create = 1;
        constexpr std::int32_t GetData = 4;
        QCOMPARE(reached(lost(Create, true), 37), std::uint64_t{1});
        QCOMPARE(reached(lost(Create, true), 38), std::uint64_t{0});
        QCOMPARE(reached(lost(Create, false), 38), std::uint64_t{1});
        QCOMPARE(reached(lost(GetData, false), 38), std::uint64_t{0});
    }

    void allDownThenABareQuorum() {
        History h;
        start(h, 3);
        for (int n = 1; n <= 3; ++n)
            h.say(n, trace::NodeKilled{1});
        h.say(1, trace::NodeStarted{2});
        h.say(2, trace::NodeStarted{2});
        h.established(2, 2);
        QCOMPARE(reached(h, 40), std::uint64_t{1});
        h.established(2, 3);
        QCOMPARE(reached(h, 40), std::uint64_t{1});
    }
};

QTEST_APPLESS_MAIN(TestGoals)
#include "tst_goals.moc"

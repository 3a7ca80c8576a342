// Z-21 and Z-22 on hand-made traces: each holds on a sound one and sees its own violation.
#include <QTest>

#include "engine/check/properties.h"
#include "history.h"

using namespace qs;
using namespace qs::check;
using trace::MessageKind;
using trace::Refusal;
using trace::Role;

namespace {

/// Messages of one connection between the leader 3 and a learner, and votes.
struct Talk {
    History h;

    std::uint64_t send(int from, int to, MessageKind kind, Zxid zxid = {}) {
        trace::MessageSent sent{};
        sent.to = node(to);
        sent.channel = trace::Channel::Quorum;
        sent.kind = kind;
        sent.connection = 7;
        sent.zxid = zxid;
        return h.say(from, sent);
    }
    std::uint64_t receive(int from, int to, MessageKind kind, std::uint64_t sent) {
        return h.say(to, trace::MessageReceived{sent, node(from), kind, trace::Channel::Quorum}, sent);
    }
    std::uint64_t pass(int from, int to, MessageKind kind, Zxid zxid = {}) {
        return receive(from, to, kind, send(from, to, kind, zxid));
    }
    std::uint64_t vote(int from, int to, Role state, int voteFor) {
        trace::MessageSent sent{};
        sent.to = node(to);
        sent.channel = trace::Channel::Election;
        sent.kind = MessageKind::Notification;
        sent.senderRole = state;
        if (voteFor != 0) sent.voteFor = node(voteFor);
        const auto id = h.say(from, sent);
        return h.say(to, trace::MessageReceived{id, node(from), MessageKind::Notification, trace::Channel::Election},
                     id);
    }
    void refuse(int n, int from, MessageKind kind, Refusal reason, std::uint64_t received) {
        h.say(n, trace::PacketRefused{node(from), kind, reason}, received);
    }
    void follows(int n) { h.say(n, trace::RoleChanged{Role::Following, trace::Phase::Discovery, node(3), {}, {}}); }
    /// The learner 1 is brought up to the point behind `last`.
    void upTo(MessageKind last) {
        const std::pair<bool, MessageKind> steps[] = {
            {true, MessageKind::FollowerInfo}, {false, MessageKind::LeaderInfo}, {true, MessageKind::AckEpoch},
            {false, MessageKind::Diff},        {false, MessageKind::NewLeader},  {true, MessageKind::Ack},
            {false, MessageKind::UpToDate}};
        for (const auto& [up, kind] : steps) {
            const Zxid zxid = kind == MessageKind::Ack ? Zxid::of(Epoch{1}, 0) : Zxid{};
            pass(up ? 1 : 3, up ? 3 : 1, kind, zxid);
            if (kind == last) return;
        }
    }
    /// Both ends are done with what they handled.
    void end() {
        for (const int n : {1, 2, 3})
            h.say(n, trace::TimerFired{trace::TimerKind::LeaderTick});
    }
    std::size_t legality() {
        end();
        return h.judge(messageLegality(Membership::ofSize(3, 1))).findings.size();
    }
    std::size_t order() const { return h.judge(fifo()).findings.size(); }
};

}  // namespace

class TestMessageChecks : public QObject {
    Q_OBJECT
private slots:
    // --- Z-21 ------------------------------------------------------------------------------------------------------

    void aWholeSyncIsInTurn() {
        Talk t;
        t.upTo(MessageKind::UpToDate);
        t.pass(1, 3, MessageKind::Ack, Zxid::of(Epoch{1}, 0));
        t.pass(3, 1, MessageKind::Proposal, Zxid::of(Epoch{1}, 1));
        t.pass(1, 3, MessageKind::Ack, Zxid::of(Epoch{1}, 1));
        t.pass(3, 1, MessageKind::Ping);
        QCOMPARE(t.legality(), std::size_t{0});
        QVERIFY(t.h.judge(messageLegality(Membership::ofSize(3, 1))).checks[0].premiseTrue >= 11);
    }
    void outOfTurnIsTheSendersFault_data() {
        QTest::addColumn<MessageKind>("last");
        QTest::addColumn<bool>("up");
        QTest::addColumn<MessageKind>("kind");
        QTest::newRow("DIFF before a promise") << MessageKind::LeaderInfo << false << MessageKind::Diff;
        QTest::newRow("COMMIT before a sync") << MessageKind::AckEpoch << false << MessageKind::Commit;
        QTest::newRow("UPTODATE before the ack") << MessageKind::NewLeader << false << MessageKind::UpToDate;
        QTest::newRow("PING before UPTODATE") << MessageKind::Ack << false << MessageKind::Ping;
        QTest::newRow("a second LEADERINFO") << MessageKind::LeaderInfo << false << MessageKind::LeaderInfo;
        QTest::newRow("a second FOLLOWERINFO") << MessageKind::LeaderInfo << true << MessageKind::FollowerInfo;
        QTest::newRow("ACKEPOCH before LEADERINFO") << MessageKind::FollowerInfo << true << MessageKind::AckEpoch;
        QTest::newRow("REQUEST before UPTODATE") << MessageKind::Ack << true << MessageKind::Request;
        QTest::newRow("PROPOSAL of a learner") << MessageKind::UpToDate << true << MessageKind::Proposal;
        QTest::newRow("REQUEST of a leader") << MessageKind::UpToDate << false << MessageKind::Request;
    }
    void outOfTurnIsTheSendersFault() {
        QFETCH(MessageKind, last);
        QFETCH(bool, up);
        QFETCH(MessageKind, kind);
        for (const bool aloud : {false, true}) {
            Talk t;
            t.upTo(last);
            const auto received = t.pass(up ? 1 : 3, up ? 3 : 1, kind);
            if (aloud) t.refuse(up ? 3 : 1, up ? 1 : 3, kind, Refusal::OutOfTurn, received);
            QCOMPARE(t.legality(), std::size_t{1});
        }
    }
    void ackOfAProposalBeforeThatOfNewLeader() {
        Talk t;
        t.upTo(MessageKind::NewLeader);
        t.pass(1, 3, MessageKind::Ack, Zxid::of(Epoch{1}, 1));
        QCOMPARE(t.legality(), std::size_t{1});
    }
    void inTurnMustNotBeRefused() {
        Talk t;
        t.upTo(MessageKind::Ack);
        const auto received = t.pass(3, 1, MessageKind::Commit, Zxid::of(Epoch{1}, 1));
        t.refuse(1, 3, MessageKind::Commit, Refusal::Impossible, received);
        QCOMPARE(t.legality(), std::size_t{1});
    }
    void aLowEpochMayBeRefused() {
        Talk t;
        t.upTo(MessageKind::FollowerInfo);
        t.refuse(1, 3, MessageKind::LeaderInfo, Refusal::LowEpoch, t.pass(3, 1, MessageKind::LeaderInfo));
        QCOMPARE(t.legality(), std::size_t{0});
    }
    void whoLooksIsAnswered() {
        Talk silent;
        silent.follows(1);
        silent.vote(2, 1, Role::Looking, 2);
        QCOMPARE(silent.legality(), std::size_t{1});
        Talk answered;
        answered.follows(1);
        const auto received = answered.vote(2, 1, Role::Looking, 2);
        trace::MessageSent sent{};
        sent.to = node(2);
        sent.channel = trace::Channel::Election;
        sent.kind = MessageKind::Notification;
        answered.h.say(1, sent, received);
        QCOMPARE(answered.legality(), std::size_t{0});
    }
    void votesWithoutASayAreRefused() {
        Talk t;
        t.vote(4, 1, Role::Looking, 0);  // an observer asks
        QCOMPARE(t.legality(), std::size_t{1});
        Talk settled;
        settled.follows(1);
        settled.vote(2, 1, Role::Following, 3);
        QCOMPARE(settled.legality(), std::size_t{1});
    }
    void afterALossNothingIsSaid() {
        Talk t;
        t.upTo(MessageKind::FollowerInfo);
        t.h.say(3, trace::MessageDropped{t.send(3, 1, MessageKind::LeaderInfo), trace::DropReason::Lost});
        t.pass(3, 1, MessageKind::Diff);
        QCOMPARE(t.legality(), std::size_t{0});
    }

    // --- Z-22 ------------------------------------------------------------------------------------------------------

    void inOrder() {
        Talk t;
        const auto a = t.send(3, 1, MessageKind::Proposal);
        const auto b = t.send(3, 1, MessageKind::Commit);
        t.receive(3, 1, MessageKind::Proposal, a);
        t.receive(3, 1, MessageKind::Commit, b);
        QCOMPARE(t.order(), std::size_t{0});
        QCOMPARE(t.h.judge(fifo()).checks[0].premiseTrue, 2U);
    }
    void overtaken() {
        Talk t;
        const auto a = t.send(3, 1, MessageKind::Proposal);
        const auto b = t.send(3, 1, MessageKind::Commit);
        t.receive(3, 1, MessageKind::Commit, b);
        t.receive(3, 1, MessageKind::Proposal, a);
        QCOMPARE(t.order(), std::size_t{1});
    }
    void twice() {
        Talk t;
        const auto a = t.send(3, 1, MessageKind::Proposal);
        t.receive(3, 1, MessageKind::Proposal, a);
        t.receive(3, 1, MessageKind::Proposal, a);
        QCOMPARE(t.order(), std::size_t{1});
    }
    /// In a trace that was made up.
    void ofAnotherThanItsSender() {
        Talk t;
        const auto a = t.send(3, 1, MessageKind::Proposal);
        t.receive(2, 1, MessageKind::Proposal, a);
        QCOMPARE(t.order(), std::size_t{1});
    }
    void afterTheReceiverSawTheEnd() {
        Talk t;
        const auto a = t.send(3, 1, MessageKind::Proposal);
        t.h.say(1, trace::ConnectionClosed{node(3), trace::Channel::Quorum, 7});
        t.receive(3, 1, MessageKind::Proposal, a);
        QCOMPARE(t.order(), std::size_t{1});
    }
    void aDeadSendersLastWordsArrive() {
        Talk t;
        const auto a = t.send(3, 1, MessageKind::Proposal);
        const auto b = t.send(3, 1, MessageKind::Commit);
        t.h.say(3, trace::ConnectionClosed{node(1), trace::Channel::Quorum, 7});
        t.receive(3, 1, MessageKind::Proposal, a);
        t.h.say(1, trace::ConnectionClosed{node(3), trace::Channel::Quorum, 7});
        t.h.say(1, trace::MessageDropped{b, trace::DropReason::ConnectionBroken});
        QCOMPARE(t.order(), std::size_t{0});
    }
    void aLossInsideAConnectionIsOutsideTheModel() {
        Talk t;
        const auto a = t.send(3, 1, MessageKind::Proposal);
        const auto b = t.send(3, 1, MessageKind::Commit);
        t.h.say(3, trace::MessageDropped{a, trace::DropReason::Lost});
        t.receive(3, 1, MessageKind::Commit, b);
        const auto result = t.h.judge(fifo());
        QCOMPARE(result.findings.size(), std::size_t{1});
        QVERIFY(result.findings[0].text.starts_with("outside the model: "));
    }
};

QTEST_APPLESS_MAIN(TestMessageChecks)
#include "tst_message_checks.moc"

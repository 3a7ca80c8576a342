// Z-20 on hand-made traces, but for the votes of the disk (tst_zab_epoch_checks), and Z-23.
#include <QTest>

#include "engine/check/properties.h"
#include "history.h"

using namespace qs;
using namespace qs::check;
using trace::MessageKind;
using trace::Phase;
using trace::Role;

namespace {

VirtualTime seconds(std::int64_t s) {
    return VirtualTime::ofMs(1000 * s);
}

struct Story {
    History h;

    void role(int n, Role role, Phase phase, int leader, std::uint32_t epoch = 1) {
        h.say(n, trace::RoleChanged{role, phase, leader == 0 ? NodeId{} : node(leader), Epoch{epoch}, {}});
    }
    void looks(int n) { role(n, Role::Looking, Phase::Election, 0); }
    void votes(int n, int voteFor, std::uint32_t round) { h.say(n, trace::VoteChanged{node(voteFor), {}, {}, round}); }
    void hears(int n, int from, int voteFor, std::uint32_t round, Role state = Role::Looking, std::uint32_t epoch = 0) {
        trace::MessageSent sent{};
        sent.to = node(n);
        sent.channel = trace::Channel::Election;
        sent.kind = MessageKind::Notification;
        sent.senderRole = state;
        sent.voteFor = node(voteFor);
        sent.epoch = Epoch{epoch};
        sent.count = round;
        const auto id = h.say(from, sent);
        h.say(n, trace::MessageReceived{id, node(from), MessageKind::Notification, trace::Channel::Election}, id);
    }
    void command(const char* words) { h.say(0, trace::CommandIssued{trace::CommandSource::Scenario, h.text(words)}); }
    void tick() { h.say(1, trace::TimerFired{trace::TimerKind::LeaderTick}); }
    void allStart() {
        for (const int n : {1, 2, 3})
            h.say(n, trace::NodeStarted{1});
    }
    void serve(int n, int leader) {
        role(n, n == leader ? Role::Leading : Role::Following, Phase::Broadcast, leader);
        h.serving(n);
    }

    std::size_t elected() const { return h.judge(elections(Membership::ofSize(3, 0), {})).findings.size(); }
    trace::Batch lived() const { return h.judge(liveness(Membership::ofSize(3, 0), {})); }
};

const VirtualTime Bound = Pace().electionBound();

}  // namespace

class TestElectionChecks : public QObject {
    Q_OBJECT
private slots:
    // --- Z-20 ------------------------------------------------------------------------------------------------------

    void leadsOnAQuorum() {
        Story s;
        s.looks(3);
        s.votes(3, 3, 1);
        s.hears(3, 1, 3, 1);
        s.role(3, Role::Leading, Phase::Discovery, 3);
        QCOMPARE(s.elected(), std::size_t{0});
    }
    void leadsOnItsOwnVote() {
        Story s;
        s.looks(3);
        s.votes(3, 3, 1);
        s.hears(3, 1, 1, 1);
        s.role(3, Role::Leading, Phase::Discovery, 3);
        QCOMPARE(s.elected(), std::size_t{1});
    }
    void votesOfDifferentEpochsDoNotAddUp() {
        Story s;
        s.looks(3);
        s.votes(3, 3, 1);
        s.hears(3, 1, 3, 1, Role::Looking, 5);
        s.role(3, Role::Leading, Phase::Discovery, 3);
        QCOMPARE(s.elected(), std::size_t{1});
    }
    void votesOfTheSearchBeforeDoNotCount() {
        Story s;
        s.looks(3);
        s.votes(3, 3, 1);
        s.hears(3, 1, 3, 1);
        s.looks(3);
        s.votes(3, 3, 2);
        s.role(3, Role::Leading, Phase::Discovery, 3);
        QCOMPARE(s.elected(), std::size_t{1});
    }
    void roundsGrow() {
        Story s;
        s.looks(1);
        s.votes(1, 1, 1);
        s.votes(1, 3, 4);
        s.looks(1);
        s.votes(1, 1, 5);
        QCOMPARE(s.elected(), std::size_t{0});
        s.looks(1);
        s.votes(1, 1, 5);
        QCOMPARE(s.elected(), std::size_t{1});
    }
    void whoJoinsASettledEnsembleTakesItsRound() {
        Story s;
        s.looks(1);
        s.votes(1, 1, 9);
        s.hears(1, 3, 3, 2, Role::Leading);
        s.role(1, Role::Following, Phase::Discovery, 3);
        s.looks(1);
        s.votes(1, 1, 3);
        QCOMPARE(s.elected(), std::size_t{0});
    }
    void followsForInitLimit() {
        Story s;
        s.role(1, Role::Following, Phase::Discovery, 3);
        s.h.at(seconds(5));
        s.looks(1);
        QCOMPARE(s.elected(), std::size_t{0});
    }
    void followsForTooLong() {
        Story s;
        s.role(1, Role::Following, Phase::Discovery, 3);
        s.h.at(seconds(6));
        s.tick();
        QCOMPARE(s.elected(), std::size_t{1});
    }
    void aFrozenNodeMeasuresNoTime() {
        Story s;
        s.role(1, Role::Following, Phase::Discovery, 3);
        s.h.say(1, trace::NodeFrozen{});
        s.h.at(seconds(6));
        s.tick();
        QCOMPARE(s.elected(), std::size_t{0});
    }

    void aNodeWhoseTimersWaitMeasuresNoTime() {
        Story s;
        s.role(1, Role::Following, Phase::Discovery, 3);
        s.h.say(1, trace::TimersHeld{true});
        s.h.at(seconds(6));
        s.tick();
        s.h.say(1, trace::NodeKilled{});
        s.role(1, Role::Following, Phase::Discovery, 3);  // they wait in the next process too
        s.h.at(seconds(12));
        s.tick();
        QCOMPARE(s.elected(), std::size_t{0});
        s.h.say(1, trace::TimersHeld{false});
        s.role(1, Role::Following, Phase::Discovery, 3);
        s.h.at(seconds(18));
        s.tick();
        QCOMPARE(s.elected(), std::size_t{1});
    }

    // --- Z-23 ------------------------------------------------------------------------------------------------------

    void aCoreThatServesIsDone() {
        Story s;
        s.allStart();
        for (const int n : {1, 2, 3})
            s.serve(n, 3);
        s.h.at(Bound + seconds(20));
        s.tick();
        const auto result = s.lived();
        QVERIFY(result.findings.empty());
        QVERIFY(result.checks[0].premiseTrue > 0);
    }
    void nothingIsPromisedWhileTimersWait() {
        Story s;
        s.allStart();
        for (const int n : {1, 2})
            s.h.say(n, trace::TimersHeld{true});
        s.h.at(Bound + seconds(1));
        s.tick();
        QVERIFY(s.lived().findings.empty());
        for (const int n : {1, 2})
            s.h.say(n, trace::TimersHeld{false});
        s.h.at(Bound + Bound + seconds(2));
        s.tick();
        QCOMPARE(s.lived().findings.size(), std::size_t{1});
    }
    void noLeaderInTime() {
        Story s;
        s.allStart();
        s.h.at(Bound + seconds(1));
        s.tick();
        QCOMPARE(s.lived().findings.size(), std::size_t{1});
    }
    void notYetTooLate() {
        Story s;
        s.allStart();
        s.h.at(Bound);
        s.tick();
        QVERIFY(s.lived().findings.empty());
    }
    void everyFaultBeginsTheTimeAnew() {
        Story s;
        s.allStart();
        s.h.at(seconds(50));
        s.command("reset 1<->2");
        s.h.at(Bound + seconds(1));
        s.tick();
        QVERIFY(s.lived().findings.empty());
        s.command("client c1: create /x 1");  // no fault
        s.h.at(Bound + seconds(51));
        s.tick();
        QCOMPARE(s.lived().findings.size(), std::size_t{1});
    }
    void oneOfTheCoreDoesNotServe() {
        Story s;
        s.allStart();
        s.serve(3, 3);
        s.serve(2, 3);
        s.h.at(Bound + seconds(1));
        s.tick();
        QCOMPARE(s.lived().findings.size(), std::size_t{1});
    }
    void theDeadAreNotOfTheCore() {
        Story s;
        s.allStart();
        s.serve(3, 3);
        s.serve(2, 3);
        s.h.say(1, trace::NodeKilled{1});
        s.h.at(Bound + seconds(1));
        s.h.say(2, trace::TimerFired{trace::TimerKind::LeaderTick});
        QVERIFY(s.lived().findings.empty());
    }
    void whoIsHalfCutOffDisturbs() {
        Story s;
        s.allStart();
        for (const int n : {2, 3})
            s.h.say(0, trace::LinkChanged{node(n), node(1), trace::LinkState::Cut});
        s.h.at(Bound + seconds(1));
        s.tick();
        const auto result = s.lived();
        QVERIFY(result.findings.empty());
        QCOMPARE(result.checks[0].premiseTrue, 0U);
    }
    void aCutOffMinorityDoesNot() {
        Story s;
        s.allStart();
        for (const int n : {2, 3}) {
            s.h.say(0, trace::LinkChanged{node(n), node(1), trace::LinkState::Cut});
            s.h.say(0, trace::LinkChanged{node(1), node(n), trace::LinkState::Cut});
        }
        s.h.at(Bound + seconds(1));
        s.tick();
        QCOMPARE(s.lived().findings.size(), std::size_t{1});
    }
    void leavesAgain() {
        Story s;
        s.allStart();
        for (const int n : {1, 2, 3})
            s.serve(n, 3);
        s.h.at(Bound + VirtualTime::ofMs(500));
        s.tick();
        s.h.say(2, trace::ServingStopped{});
        s.h.at(Bound + seconds(3));
        s.tick();
        QCOMPARE(s.lived().findings.size(), std::size_t{1});
    }
    void dataThatOneLacks() {
        Story s;
        s.allStart();
        for (const int n : {1, 2, 3})
            s.serve(n, 3);
        const auto a = s.h.txn(1, 1, {});
        s.h.applied(3, a);
        s.h.applied(2, a);
        s.h.at(Bound + VirtualTime::ofMs(500));
        s.tick();
        s.h.at(Bound + seconds(3));
        s.tick();
        QCOMPARE(s.lived().findings.size(), std::size_t{1});
    }
    void aRequestWithoutAnAnswer() {
        Story s;
        s.allStart();
        for (const int n : {1, 2, 3})
            s.serve(n, 3);
        s.h.say(2, trace::ClientCall{ConnectionId{8}, SessionId{1}, 1, 1, {}});
        s.h.at(Bound + VirtualTime::ofMs(500));
        s.tick();
        s.h.at(Bound + seconds(3));
        s.tick();
        QCOMPARE(s.lived().findings.size(), std::size_t{1});
    }
};

QTEST_APPLESS_MAIN(TestElectionChecks)
#include "tst_election_checks.moc"

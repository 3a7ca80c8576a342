// An election by hand: when it waits for a better vote, and when there is none to wait for.
#include <QTest>

#include "engine/zab/election.h"

using namespace qs;
using namespace qs::zab;

namespace {

const NodeId One{1};
const NodeId Three{3};

/// At server 2 of 3, all of them with empty logs.
struct Fixture {
    Core core;
    Election election{0};
    Effects out;

    static Config configOf() {
        Config c;
        c.self = NodeId{2};
        c.membership = Membership::ofSize(3, 0);
        return c;
    }
    Fixture() : core(configOf(), {}) { election.start(core, out); }

    void hear(NodeId from, NodeId leader) {
        const Notification n{trace::Role::Looking, Vote{leader, {}, {}}, election.round()};
        election.onNotification(core, from, n, out);
    }
    /// How often the wait began; what was asked before is forgotten.
    int waitsBegun() {
        int n = 0;
        for (const Effect& e : std::exchange(out, {})) {
            const auto* timer = std::get_if<SetTimer>(&e);
            if (timer && timer->timer == trace::TimerKind::FinalizeWait) ++n;
        }
        return n;
    }
    NodeId winner() const { return election.winner() ? election.winner()->leader : NodeId{}; }
};

}  // namespace

class TestElection : public QObject {
    Q_OBJECT
private slots:
    void waitsForTheVoterThatIsSilent() {
        Fixture f;
        f.hear(One, NodeId{2});
        QCOMPARE(f.waitsBegun(), 1);
        QVERIFY(!f.winner());
        f.election.onTimer(f.core, trace::TimerKind::FinalizeWait, f.out);
        QVERIFY(f.winner() == NodeId{2});
    }

    void allVotersAgree() {
        Fixture f;
        f.hear(One, Three);
        f.hear(Three, Three);
        QVERIFY(f.winner() == Three);
    }

    /// As ZooKeeper's.
    void aVoteBeginsTheWaitAnew() {
        Fixture f;
        f.hear(One, NodeId{2});
        QCOMPARE(f.waitsBegun(), 1);
        f.hear(One, NodeId{2});
        QCOMPARE(f.waitsBegun(), 1);
    }

    void aBetterVoteBeginsTheWaitAnew() {
        Fixture f;
        f.hear(One, NodeId{2});
        QCOMPARE(f.waitsBegun(), 1);
        f.hear(One, Three);
        QCOMPARE(f.waitsBegun(), 1);
        QVERIFY(!f.winner());
        QVERIFY(f.election.vote().leader == Three);
    }

    /// It followed until now, and did not count the vote that came to it then.
    void whoAnsweredAsAFollowerHearsTheVoteAgain() {
        Fixture f;
        const Vote own{NodeId{2}, {}, {}};
        const auto votesTo = [&f](NodeId to) {
            int n = 0;
            for (const Effect& e : std::exchange(f.out, {})) {
                const auto* send = std::get_if<Send>(&e);
                if (send && send->to == to) ++n;
            }
            return n;
        };
        QCOMPARE(votesTo(One), 1);
        f.hear(One, One);
        QCOMPARE(votesTo(One), 0);  // it knows ours
        f.election.onNotification(f.core, One, {trace::Role::Following, Vote{Three, {}, {}}, f.election.round() - 1},
                                  f.out);
        QCOMPARE(votesTo(One), 0);
        f.hear(One, One);
        QCOMPARE(votesTo(One), 1);
        f.hear(One, One);
        QCOMPARE(votesTo(One), 0);
        QVERIFY(f.election.vote() == own);
    }

    void doesNotWaitForOneThatIsNotThere_data() {
        QTest::addColumn<bool>("before");
        QTest::newRow("known before the votes agree") << true;
        QTest::newRow("known while it waits") << false;
    }
    void doesNotWaitForOneThatIsNotThere() {
        QFETCH(bool, before);
        Fixture f;
        if (before) f.election.onUnreachable(f.core, Three, f.out);
        QVERIFY(!f.winner());
        f.hear(One, NodeId{2});
        if (!before) f.election.onUnreachable(f.core, Three, f.out);
        QVERIFY(f.winner() == NodeId{2});
    }

    /// Its absence is no vote.
    void aMinorityElectsNobody() {
        Fixture f;
        f.election.onUnreachable(f.core, Three, f.out);
        f.election.onUnreachable(f.core, One, f.out);
        QVERIFY(!f.winner());
        QCOMPARE(f.waitsBegun(), 0);
    }

    void oneThatIsHeardAgainIsWaitedFor() {
        Fixture f;
        f.election.onUnreachable(f.core, Three, f.out);
        f.election.onNotification(f.core, Three, {trace::Role::Looking, Vote{One, {}, {}}, f.election.round()}, f.out);
        f.hear(One, NodeId{2});
        QVERIFY(!f.winner());
        QCOMPARE(f.waitsBegun(), 1);
    }
};

QTEST_APPLESS_MAIN(TestElection)
#include "tst_election.moc"

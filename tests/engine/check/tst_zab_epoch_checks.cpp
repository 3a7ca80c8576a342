// Z-08, Z-09, Z-14, Z-17, Z-19 and Z-20 on hand-made traces: each holds on a sound one and sees its own violation.
#include <QTest>

#include "engine/check/history_tree.h"
#include "engine/check/properties.h"
#include "history.h"

using namespace qs;
using namespace qs::check;

namespace {

void currentEpoch(History& h, int n, std::uint32_t epoch) {
    h.say(n, trace::Persisted{trace::DurableKind::CurrentEpoch, Epoch{epoch}, {}, {}});
}
void newLeaderAck(History& h, int n, std::uint32_t epoch) {
    trace::MessageSent sent{};
    sent.kind = trace::MessageKind::Ack;
    sent.zxid = Zxid::of(Epoch{epoch}, 0);
    h.say(n, sent);
}
std::size_t findings(const History& h, std::unique_ptr<Check> check) {
    return h.judge(std::move(check)).findings.size();
}
std::uint64_t premises(const History& h, std::unique_ptr<Check> check) {
    return h.judge(std::move(check)).checks.front().premiseTrue;
}
const Membership Three = Membership::ofSize(3, 0);

}  // namespace

class TestZabEpochChecks : public QObject {
    Q_OBJECT
private slots:
    void prefixesAreAncestors() {
        History h;
        const auto a = h.txn(1, 1, {});
        const auto b = h.txn(1, 2, a);
        const auto other = h.txn(1, 2, a, "/other");
        QVERIFY(isPrefix({}, {}, h.tables()));
        QVERIFY(isPrefix({}, b, h.tables()));
        QVERIFY(isPrefix(a, b, h.tables()));
        QVERIFY(isPrefix(b, b, h.tables()));
        QVERIFY(!isPrefix(b, a, h.tables()));
        QVERIFY(!isPrefix(b, other, h.tables()));
        QVERIFY(!isPrefix(a, {}, h.tables()));
    }

    void anEpochBeginsWithAllThatWasCommitted() {
        History h;
        const auto a = h.txn(1, 1, {});
        const auto b = h.txn(1, 2, a);
        h.established(1, 1);
        h.committed(1, a);
        h.established(2, 2, b);
        h.committed(1, b);  // late, by the deposed leader, and known to its successor
        QCOMPARE(findings(h, leaderCompleteness()), std::size_t{0});
        QVERIFY(premises(h, leaderCompleteness()) > 0);
        h.established(3, 3, a);
        QVERIFY(findings(h, leaderCompleteness()) > 0);
    }

    void aDeposedLeaderCommitsWhatItsSuccessorLacks() {
        History h;
        const auto a = h.txn(1, 1, {});
        h.established(1, 1);
        h.established(2, 2);
        QCOMPARE(findings(h, leaderCompleteness()), std::size_t{0});
        h.committed(1, a);
        QCOMPARE(findings(h, leaderCompleteness()), std::size_t{1});
    }

    void initialHistoriesContinueEachOther() {
        History h;
        const auto a = h.txn(1, 1, {});
        h.established(1, 2, a);
        h.established(2, 3, h.txn(1, 1, {}, "/other"));
        QCOMPARE(findings(h, leaderCompleteness()), std::size_t{1});
    }

    void whoServesHasTheInitialHistory() {
        History h;
        const auto a = h.txn(1, 1, {});
        const auto b = h.txn(1, 2, a);
        h.established(1, 1, a);
        h.serving(1, a);
        h.serving(2, b);
        QCOMPARE(findings(h, commitConsistency()), std::size_t{0});
        QCOMPARE(premises(h, commitConsistency()), std::uint64_t{2});
        h.serving(3);
        QCOMPARE(findings(h, commitConsistency()), std::size_t{1});
    }

    void appliedOnlyWhatWasLogged() {
        History h;
        const auto a = h.txn(1, 1, {});
        h.say(1, trace::TxnLogged{a, h.zxid(a)});
        h.applied(1, a);
        h.applied(4, a);  // an observer
        QCOMPARE(findings(h, acceptedCoversCommit(Three)), std::size_t{0});
        QCOMPARE(premises(h, acceptedCoversCommit(Three)), std::uint64_t{1});
        h.applied(2, a);
        QCOMPARE(findings(h, acceptedCoversCommit(Three)), std::size_t{1});
    }

    void aHoleIsReportedOnce() {
        History h;
        const auto a = h.txn(1, 1, {});
        const auto b = h.txn(1, 2, a);
        const auto c = h.txn(1, 3, b);
        const auto d = h.txn(1, 4, c);
        h.durable(1, a);
        h.durable(1, b);
        h.snapshot(2, b);
        h.durable(2, c);
        h.truncated(2, a);
        h.durable(2, b);
        QCOMPARE(findings(h, noHole()), std::size_t{0});
        QCOMPARE(premises(h, noHole()), std::uint64_t{3});
        h.durable(3, a);
        h.durable(3, c);
        h.durable(3, d);
        QCOMPARE(findings(h, noHole()), std::size_t{1});
    }

    void aQuorumBeforeTheService() {
        History h;
        currentEpoch(h, 1, 1);
        newLeaderAck(h, 2, 1);
        h.serving(1);
        h.serving(2);
        QCOMPARE(findings(h, serveAfterQuorum(Three)), std::size_t{0});
        QCOMPARE(premises(h, serveAfterQuorum(Three)), std::uint64_t{2});
        History alone;
        currentEpoch(alone, 1, 1);
        newLeaderAck(alone, 4, 1);  // an observer does not count
        alone.serving(1);
        QCOMPARE(findings(alone, serveAfterQuorum(Three)), std::size_t{1});
        History early;  // one follower's ack, and the leader's own disk is not ready
        newLeaderAck(early, 2, 1);
        early.serving(1);
        QCOMPARE(findings(early, serveAfterQuorum(Three)), std::size_t{1});
    }

    void aVoteIsWhatTheDiskHolds() {
        History h;
        const auto a = h.txn(1, 1, {});
        currentEpoch(h, 1, 1);
        h.durable(1, a);
        h.say(1, trace::VoteChanged{node(1), h.zxid(a), Epoch{1}, 1});
        h.say(1, trace::VoteChanged{node(2), Zxid::of(Epoch{7}, 1), Epoch{7}, 1});  // another's vote, adopted
        QCOMPARE(findings(h, elections(Membership::ofSize(3, 0), {})), std::size_t{0});
        QCOMPARE(premises(h, elections(Membership::ofSize(3, 0), {})), std::uint64_t{2});
        h.say(1, trace::VoteChanged{node(1), {}, Epoch{1}, 2});
        QCOMPARE(findings(h, elections(Membership::ofSize(3, 0), {})), std::size_t{1});
        h.say(1, trace::VoteChanged{node(1), h.zxid(a), Epoch{}, 3});
        QCOMPARE(findings(h, elections(Membership::ofSize(3, 0), {})), std::size_t{2});
    }
};

QTEST_APPLESS_MAIN(TestZabEpochChecks)
#include "tst_zab_epoch_checks.moc"

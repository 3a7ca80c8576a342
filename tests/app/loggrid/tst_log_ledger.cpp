#include <QTest>
#include <algorithm>

#include "app/loggrid/log_ledger.h"
#include "tests/support/batches.h"

using namespace qs;
using namespace qs::app;
using trace::DurableKind;
using trace::TxnRef;

namespace {

VirtualTime ms(int t) {
    return VirtualTime::ofMs(t);
}

/// Three replicas; node 1 leads unless said otherwise.
struct Run {
    RecordStore store;
    LogLedger ledger{store, trace::Setting{Membership::ofSize(3, 0)}};
    test::Batches batches;
    int clock = 0;

    Zxid zxid(TxnRef t) { return store.tables().zxid(t); }
    TxnRef create(std::uint32_t epoch, std::uint32_t counter) {
        const TxnRef txn = batches.create(Zxid::of(Epoch{epoch}, counter), "/" + std::to_string(counter));
        flush();
        return txn;
    }
    void flush() {
        store.append(batches.take());
        while (!ledger.follow()) {
        }
    }
    std::uint64_t add(int node, const trace::Event& event) {
        const std::uint64_t seq = batches.add(ms(++clock), node, event);
        flush();
        return seq;
    }
    std::uint64_t propose(int leader, TxnRef t) { return add(leader, trace::Proposed{t, zxid(t)}); }
    std::uint64_t log(int node, TxnRef t) { return add(node, trace::TxnLogged{t, zxid(t)}); }
    std::uint64_t persist(int node, TxnRef t, DurableKind what = DurableKind::Txn) {
        return add(node, trace::Persisted{what, {}, t, zxid(t)});
    }
    std::uint64_t ack(int leader, int by, TxnRef t) {
        return add(leader, trace::ProposalAcked{NodeId{static_cast<std::uint8_t>(by)}, zxid(t)});
    }
    std::uint64_t commit(int leader, TxnRef t) { return add(leader, trace::Committed{t, zxid(t), 0}); }
    std::uint64_t apply(int node, TxnRef t) { return add(node, trace::Applied{t, zxid(t)}); }

    EntryMark at(std::uint64_t seq, int node, TxnRef t) {
        return ledger.mark(ledger.momentAt(seq), static_cast<std::size_t>(node - 1), t);
    }
    EntryStep step(std::uint64_t seq, int node, TxnRef t) { return at(seq, node, t).step; }
    EntryFacts facts(std::uint64_t seq, int node, TxnRef t) {
        return ledger.facts(seq, static_cast<std::size_t>(node - 1), t);
    }
};

}  // namespace

class TestLogLedger : public QObject {
    Q_OBJECT
private slots:
    void everyStepIsFoundAtItsMoment() {
        Run run;
        const TxnRef t = run.create(1, 1);
        const auto proposed = run.propose(1, t);
        const auto written = run.log(2, t);
        const auto durable = run.persist(2, t);
        const auto acked = run.ack(1, 2, t);
        const auto committed = run.commit(1, t);
        const auto applied = run.apply(2, t);
        QCOMPARE(run.step(proposed, 2, t), EntryStep::Absent);
        QCOMPARE(run.step(written, 2, t), EntryStep::Written);
        QCOMPARE(run.step(durable, 2, t), EntryStep::Durable);
        QCOMPARE(run.step(acked, 2, t), EntryStep::Acked);
        QCOMPARE(run.step(committed, 2, t), EntryStep::Committed);
        QCOMPARE(run.step(applied, 2, t), EntryStep::Applied);
        QCOMPARE(run.step(applied, 3, t), EntryStep::Absent);
        const EntryFacts facts = run.facts(applied, 2, t);
        QCOMPARE(facts.written, written);
        QCOMPARE(facts.durable, durable);
        QCOMPARE(facts.acked, acked);
        QCOMPARE(facts.committed, committed);
        QCOMPARE(facts.applied, applied);
        QCOMPARE(run.facts(acked, 2, t).applied, std::uint64_t{0});
    }

    void truncatedAndLoggedAgainHasTwoLives() {
        Run run;
        const TxnRef base = run.create(1, 1);
        const TxnRef tail = run.create(1, 2);
        run.log(1, base);
        run.persist(1, base);
        run.log(1, tail);
        const auto first = run.persist(1, tail);
        const auto cut = run.persist(1, base, DurableKind::Truncation);
        const auto again = run.log(1, tail);
        const auto second = run.persist(1, tail);
        QCOMPARE(run.step(first, 1, tail), EntryStep::Durable);
        QCOMPARE(run.step(cut, 1, tail), EntryStep::Removed);
        QCOMPARE(run.step(cut, 1, base), EntryStep::Durable);
        QCOMPARE(run.step(again, 1, tail), EntryStep::Written);
        QCOMPARE(run.step(second, 1, tail), EntryStep::Durable);
        QCOMPARE(run.facts(first, 1, tail).durable, first);
        QCOMPARE(run.facts(second, 1, tail).durable, second);
        QCOMPARE(run.facts(cut, 1, tail).removed, cut);
    }

    /// A truncation that takes its time does not take what was written behind it.
    void writtenBehindATruncationStays() {
        Run run;
        const TxnRef old = run.create(1, 1);
        run.log(1, old);
        run.persist(1, old);
        const TxnRef fresh = run.create(2, 1);
        run.log(1, fresh);
        const auto cut = run.add(1, trace::Persisted{DurableKind::Truncation, {}, {}, {}});
        QCOMPARE(run.step(cut, 1, old), EntryStep::Removed);
        QCOMPARE(run.step(cut, 1, fresh), EntryStep::Written);
    }

    void crashBeforeSyncIsKnownAtTheStart() {
        Run run;
        const TxnRef kept = run.create(1, 1);
        const TxnRef lost = run.create(1, 2);
        run.log(1, kept);
        run.log(1, lost);
        const auto killed = run.add(1, trace::NodeKilled{1});
        QCOMPARE(run.step(killed, 1, lost), EntryStep::Written);
        run.add(1, trace::DiskRead{});
        const auto found = run.persist(1, kept);
        QCOMPARE(run.step(found, 1, lost), EntryStep::Written);
        const auto started = run.add(1, trace::TreeReset{});
        QCOMPARE(run.step(started, 1, kept), EntryStep::Durable);
        QCOMPARE(run.step(started, 1, lost), EntryStep::Removed);
    }

    void treeOfADeadReplicaIsGone() {
        Run run;
        const TxnRef t = run.create(1, 1);
        run.log(1, t);
        run.persist(1, t);
        const auto first = run.apply(1, t);
        const auto killed = run.add(1, trace::NodeKilled{1});
        QCOMPARE(run.step(killed, 1, t), EntryStep::Durable);
        run.add(1, trace::TreeReset{});
        const auto second = run.apply(1, t);
        QCOMPARE(run.facts(second, 1, t).applied, second);
        QCOMPARE(run.facts(first, 1, t).applied, first);
    }

    void snapshotBringsItsHistoryAndReplacesTheRest() {
        Run run;
        const TxnRef one = run.create(1, 1);
        const TxnRef two = run.create(1, 2);
        // Another history of the same zxid: the second transaction of this batch does not follow `two`.
        trace::Batch fork;
        tree::Txn txn = *run.store.tables().txn(two);
        txn.body = tree::CreateTxn{"/other", tree::Data("y"), tree::openAcl(), tree::ZnodeKind::Persistent, 1};
        fork.txns.push_back({std::make_shared<const tree::Txn>(txn), one});
        run.store.append(fork);
        const TxnRef other{two.index + 1};
        run.log(3, one);
        run.persist(3, one);
        run.log(3, other);
        run.persist(3, other);
        const auto installed = run.persist(3, two, DurableKind::Snapshot);
        QCOMPARE(run.step(installed, 3, one), EntryStep::Durable);
        QCOMPARE(run.step(installed, 3, two), EntryStep::Durable);
        QCOMPARE(run.step(installed, 3, other), EntryStep::Removed);
        // One zxid, two columns, the one seen first at the left.
        QCOMPARE(run.ledger.columns().size(), std::size_t{3});
        QVERIFY(*run.ledger.columnOf(two) != *run.ledger.columnOf(other));
        const auto applied = run.apply(3, other);
        QCOMPARE(run.step(applied, 3, two), EntryStep::Durable);
        QCOMPARE(run.step(applied, 3, other), EntryStep::Applied);
    }

    void applyingBeforeTheSyncIsToldApart() {
        Run run;
        const TxnRef t = run.create(1, 1);
        run.log(2, t);
        const auto applied = run.apply(2, t);
        QCOMPARE(run.at(applied, 2, t), (EntryMark{EntryStep::Applied, false}));
    }

    void lostDiskLosesEverything() {
        Run run;
        const TxnRef t = run.create(1, 1);
        run.log(2, t);
        run.persist(2, t);
        const auto lost = run.add(2, trace::DiskLost{});
        QCOMPARE(run.step(lost, 2, t), EntryStep::Removed);
    }

    void newEpochCommitsItsHistory() {
        Run run;
        const TxnRef one = run.create(1, 1);
        const TxnRef two = run.create(1, 2);
        run.log(1, one);
        run.log(1, two);
        const auto before = run.persist(1, two);
        const auto established = run.add(1, trace::EpochEstablished{Epoch{2}, two, 0});
        QCOMPARE(run.ledger.committedAt(one, before), std::uint64_t{0});
        QCOMPARE(run.ledger.committedAt(one, established), established);
        QCOMPARE(run.step(established, 1, two), EntryStep::Committed);
    }

    void acksGoToTheProposalOfTheirLeader() {
        Run run;
        const TxnRef t = run.create(1, 1);
        run.propose(1, t);
        run.log(2, t);
        run.persist(2, t);
        const auto foreign = run.ack(3, 2, t);
        QCOMPARE(run.step(foreign, 2, t), EntryStep::Durable);
        const auto own = run.ack(1, 2, t);
        QCOMPARE(run.step(own, 2, t), EntryStep::Acked);
    }

    void lateTransactionsAreSortedIn() {
        Run run;
        const TxnRef early = run.create(1, 1);
        const TxnRef late = run.create(2, 1);
        const TxnRef between = run.create(1, 2);
        run.log(1, early);
        const auto second = run.log(1, late);
        run.log(3, between);
        QCOMPARE(run.ledger.columns(), (std::vector<TxnRef>{early, between, late}));
        QVERIFY(!run.ledger.knownAt(between, second));
    }
};

QTEST_APPLESS_MAIN(TestLogLedger)
#include "tst_log_ledger.moc"

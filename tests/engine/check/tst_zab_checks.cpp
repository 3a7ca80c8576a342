// Z-02, Z-05, Z-06, Z-12, Z-13, Z-15 and Z-16 on hand-made traces: each holds on a sound one and sees its own
// violation.
#include <QTest>

#include "engine/check/properties.h"
#include "history.h"

using namespace qs;
using namespace qs::check;

namespace {

void proposed(History& h, int n, trace::TxnRef t) {
    h.say(n, trace::Proposed{t, h.zxid(t)});
}
void ack(History& h, int n, Zxid zxid) {
    trace::MessageSent sent{};
    sent.kind = trace::MessageKind::Ack;
    sent.zxid = zxid;
    h.say(n, sent);
}
void epochs(History& h, int n, std::uint32_t accepted, std::uint32_t current) {
    h.say(n, trace::Persisted{trace::DurableKind::AcceptedEpoch, Epoch{accepted}, {}, {}});
    h.say(n, trace::Persisted{trace::DurableKind::CurrentEpoch, Epoch{current}, {}, {}});
}
std::size_t findings(const History& h, std::unique_ptr<Check> check) {
    return h.judge(std::move(check)).findings.size();
}
const Membership Three = Membership::ofSize(3, 0);

}  // namespace

class TestZabChecks : public QObject {
    Q_OBJECT
private slots:
    void appliedButNeverProposed() {
        History h;
        const auto a = h.txn(1, 1, {});
        proposed(h, 1, a);
        h.applied(2, a);
        QCOMPARE(findings(h, integrity()), std::size_t{0});
        h.applied(3, h.txn(1, 1, {}, "/other"));  // the same zxid, another content
        QCOMPARE(findings(h, integrity()), std::size_t{1});
    }

    void aProposalIsSkipped() {
        History h;
        const auto a = h.txn(1, 1, {});
        const auto b = h.txn(1, 2, a);
        const auto c = h.txn(1, 3, b);
        h.applied(1, a);
        h.applied(1, b);
        h.say(2, trace::TreeReset{b, h.zxid(b)});
        h.applied(2, c);
        QCOMPARE(findings(h, localPrimaryOrder()), std::size_t{0});
        h.applied(3, a);
        h.applied(3, c);
        QCOMPARE(findings(h, localPrimaryOrder()), std::size_t{1});
    }

    void anOlderEpochAfterANewer() {
        History h;
        const auto a = h.txn(1, 1, {});
        const auto b = h.txn(2, 1, a);
        h.applied(1, a);
        h.applied(1, b);
        h.say(1, trace::TreeReset{});
        h.applied(1, a);
        QCOMPARE(findings(h, globalPrimaryOrder()), std::size_t{0});
        h.applied(2, b);
        h.applied(2, a);
        QCOMPARE(findings(h, globalPrimaryOrder()), std::size_t{1});
    }

    void acksSpeakForTheDisk() {
        History h;
        const auto a = h.txn(1, 1, {});
        epochs(h, 2, 1, 1);
        ack(h, 2, Zxid::of(Epoch{1}, 0));
        h.durable(2, a);
        ack(h, 2, h.zxid(a));
        QCOMPARE(findings(h, ackImpliesDurable(Three)), std::size_t{0});
        ack(h, 3, h.zxid(a));
        QCOMPARE(findings(h, ackImpliesDurable(Three)), std::size_t{1});
        ack(h, 3, Zxid::of(Epoch{1}, 0));
        QCOMPARE(findings(h, ackImpliesDurable(Three)), std::size_t{2});
        h.say(1, trace::ProposalAcked{node(1), h.zxid(a)});
        QCOMPARE(findings(h, ackImpliesDurable(Three)), std::size_t{3});
        ack(h, 4, h.zxid(a));  // an observer
        QCOMPARE(findings(h, ackImpliesDurable(Three)), std::size_t{3});
    }

    void historyComesBeforeItsEpoch() {  // ZOOKEEPER-4643
        History h;
        const auto a = h.txn(1, 1, {});
        epochs(h, 2, 2, 2);
        h.durable(2, a);
        QCOMPARE(findings(h, ackImpliesDurable(Three)), std::size_t{1});
        // Epoch 2 came to nothing; the leader of epoch 4 has what the one of epoch 2 had not.
        History later;
        const auto b = later.txn(1, 1, {});
        epochs(later, 2, 2, 2);
        epochs(later, 2, 4, 2);
        later.durable(2, b);
        QCOMPARE(findings(later, ackImpliesDurable(Three)), std::size_t{0});
    }

    /// Outside the model: what the disk still holds is told again from the start, and that is no hole and no removal.
    void aDiskThatLostItsLogBeginsAnew() {
        History h;
        const auto a = h.txn(1, 1, {});
        const auto b = h.txn(1, 2, a);
        for (const auto t : {a, b}) {
            h.durable(1, t);
            h.committed(2, t);
        }
        h.say(1, trace::DiskLost{});
        h.durable(1, a);
        h.truncated(1, a);
        QCOMPARE(findings(h, noHole()), std::size_t{0});
        QCOMPARE(findings(h, committedStays(Membership::ofSize(3, 0))), std::size_t{0});
    }

    void promisesOnlyGrow() {
        History h;
        epochs(h, 1, 1, 1);
        epochs(h, 1, 2, 2);
        h.durable(1, h.txn(2, 1, {}));
        QCOMPARE(findings(h, durablePromises()), std::size_t{0});
        History back;
        epochs(back, 1, 2, 1);
        back.say(1, trace::Persisted{trace::DurableKind::AcceptedEpoch, Epoch{1}, {}, {}});
        QCOMPARE(findings(back, durablePromises()), std::size_t{1});
        History current;
        epochs(current, 1, 2, 2);
        current.say(1, trace::Persisted{trace::DurableKind::CurrentEpoch, Epoch{1}, {}, {}});
        QCOMPARE(findings(current, durablePromises()), std::size_t{1});
        History ahead;
        epochs(ahead, 1, 1, 2);
        QCOMPARE(findings(ahead, durablePromises()), std::size_t{1});
        History logged;
        epochs(logged, 1, 1, 1);
        logged.durable(1, logged.txn(2, 1, {}));
        QCOMPARE(findings(logged, durablePromises()), std::size_t{1});
    }

    void cutBeforeItWasCommitted() {
        const auto cut = [](bool orderedBefore, int holders) {
            History h;
            const auto a = h.txn(1, 1, {});
            const auto b = h.txn(1, 2, a);
            for (int n = 1; n <= holders; ++n) {
                h.durable(n, a);
                h.durable(n, b);
            }
            h.durable(3, a);
            h.durable(3, b);
            const trace::SyncChosen trunc{NodeId{3}, trace::SyncMode::Trunc, Zxid::of(Epoch{1}, 1), 0};
            if (orderedBefore) h.say(1, trunc);
            h.committed(1, b);
            if (!orderedBefore) h.say(1, trunc);
            h.truncated(3, a);
            return findings(h, committedStays(Membership::ofSize(3, 0)));
        };
        QCOMPARE(cut(true, 2), std::size_t{0});
        QCOMPARE(cut(true, 1), std::size_t{1});  // its copy was needed
        QCOMPARE(cut(false, 2), std::size_t{1});
    }
    void committedIsCutOff() {
        History h;
        const auto a = h.txn(1, 1, {});
        const auto b = h.txn(1, 2, a);
        h.durable(1, a);
        h.durable(1, b);
        h.committed(1, a);
        h.truncated(1, a);
        QCOMPARE(findings(h, committedStays(Membership::ofSize(3, 0))), std::size_t{0});
        h.truncated(1, {});
        QCOMPARE(findings(h, committedStays(Membership::ofSize(3, 0))), std::size_t{1});
        History snap;
        const auto c = snap.txn(1, 1, {});
        snap.durable(2, c);
        snap.committed(1, c);
        snap.snapshot(2, snap.txn(2, 1, {}));
        QCOMPARE(findings(snap, committedStays(Membership::ofSize(3, 0))), std::size_t{1});
    }

    void zxidsWithAHoleOrTwice() {
        History h;
        const auto a = h.txn(1, 1, {});
        proposed(h, 1, a);
        proposed(h, 1, h.txn(1, 2, a));
        proposed(h, 2, h.txn(2, 1, a));
        QCOMPARE(findings(h, zxidDiscipline()), std::size_t{0});
        proposed(h, 3, h.txn(2, 1, a, "/other"));
        QCOMPARE(findings(h, zxidDiscipline()), std::size_t{1});
        History hole;
        proposed(hole, 1, hole.txn(1, 2, {}));
        QCOMPARE(findings(hole, zxidDiscipline()), std::size_t{1});
    }

    void zxidsThatBeginLateOrEndTooLate() {
        History h;
        const auto first = h.txn(1, UINT32_MAX - 1, {});
        proposed(h, 1, first);
        QCOMPARE(findings(h, zxidDiscipline(UINT32_MAX - 2)), std::size_t{0});
        QCOMPARE(findings(h, zxidDiscipline()), std::size_t{1});
        proposed(h, 1, h.txn(1, UINT32_MAX, first));
        QCOMPARE(findings(h, zxidDiscipline(UINT32_MAX - 2)), std::size_t{1});
    }
};

QTEST_APPLESS_MAIN(TestZabChecks)
#include "tst_zab_checks.moc"

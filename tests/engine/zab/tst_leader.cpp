// A leader by hand: what it may do only after whom, and what its sends wait for.
#include <QTest>

#include "engine/zab/leader.h"

using namespace qs;
using namespace qs::zab;

namespace {

const NodeId F1{1};
const NodeId F2{2};

struct Fixture {
    Config config;
    Core core;
    Leader leader;
    Effects out;

    static Config configOf() {
        Config c;
        c.self = NodeId{3};
        c.membership = Membership::ofSize(3, 0);
        return c;
    }
    explicit Fixture(DurableState durable = {}) : config(configOf()), core(config, durable) {
        leader.start(core, out);
        leader.onConnection(core, {F1, 11}, {}, out);
        leader.onConnection(core, {F2, 12}, {}, out);
    }
    void from(NodeId node, const QuorumPacket& packet) {
        leader.onPacket(core, node, node == F1 ? 11 : 12, packet, {}, out);
    }
    void syncDisk() {
        core.onPersisted(core.lastPersist());
        leader.onPersisted(core, {}, out);
    }
    /// Brings F1 through discovery and synchronisation.
    void establishWithF1() {
        from(F1, LearnerInfo{Epoch{0}, false});
        from(F1, AckEpoch{{}, Epoch{0}});
        syncDisk();
        from(F1, Ack{Zxid::of(leader.epoch(), 0)});
    }
    template <class Packet>
    int sent(NodeId to) const {
        int n = 0;
        for (const Effect& e : out) {
            const auto* send = std::get_if<Send>(&e);
            const auto* packet = send ? std::get_if<QuorumPacket>(&send->message) : nullptr;
            if (packet && send->to == to && std::holds_alternative<Packet>(*packet)) ++n;
        }
        return n;
    }
    template <class Packet>
    std::uint64_t waitsFor(NodeId to) const {
        for (const Effect& e : out) {
            const auto* send = std::get_if<Send>(&e);
            const auto* packet = send ? std::get_if<QuorumPacket>(&send->message) : nullptr;
            if (packet && send->to == to && std::holds_alternative<Packet>(*packet)) return send->afterPersist;
        }
        return 0;
    }
    tree::TxnPtr propose() {
        tree::Txn t;
        t.zxid = leader.nextZxid();
        t.body = tree::CreateSessionTxn{1000};
        auto txn = std::make_shared<const tree::Txn>(t);
        leader.propose(core, txn, {}, out);
        return txn;
    }
};

}  // namespace

class TestLeader : public QObject {
    Q_OBJECT
private slots:
    void mutantsKeepNothingInWhatShips() { QVERIFY(std::is_empty_v<MutantState>); }

    void epochIsPromisedOnDiskBeforeItIsAnnounced() {
        Fixture f;
        QCOMPARE(f.sent<LeaderInfo>(F1), 0);
        f.from(F1, LearnerInfo{Epoch{7}, false});
        QCOMPARE(f.leader.epoch().value, 8U);
        QCOMPARE(f.sent<LeaderInfo>(F1), 1);
        QVERIFY(f.waitsFor<LeaderInfo>(F1) > 0);
    }

    void observersDoNotMakeAQuorum() {
        Fixture f;
        f.from(F1, LearnerInfo{Epoch{7}, true});
        QCOMPARE(f.sent<LeaderInfo>(F1), 0);
    }

    void servesOnlyAfterAQuorumOfNewLeaderAcks() {
        Fixture f;
        f.from(F1, LearnerInfo{Epoch{0}, false});
        f.from(F1, AckEpoch{{}, Epoch{0}});
        QCOMPARE(f.sent<NewLeader>(F1), 1);
        QVERIFY(f.waitsFor<NewLeader>(F1) > 0);
        f.from(F1, Ack{Zxid::of(f.leader.epoch(), 0)});
        QVERIFY(!f.leader.serving());  // its own disk has not answered: one ack of three
        f.syncDisk();
        QVERIFY(f.leader.serving());
        QCOMPARE(f.sent<UpToDate>(F1), 1);
    }

    void aFollowerAheadEndsTheReign() {
        Fixture f;
        f.from(F1, LearnerInfo{Epoch{0}, false});
        f.from(F1, AckEpoch{Zxid::of(Epoch{1}, 5), Epoch{0}});
        QVERIFY(f.leader.failure());
    }

    void commitsOnAQuorumOnly() {
        Fixture f;
        f.establishWithF1();
        const auto txn = f.propose();
        QCOMPARE(f.sent<Proposal>(F1), 1);
        QCOMPARE(f.sent<Proposal>(F2), 0);
        f.from(F1, Ack{txn->zxid});
        QCOMPARE(f.sent<Commit>(F1), 0);  // its own log is not durable yet
        f.syncDisk();
        QCOMPARE(f.sent<Commit>(F1), 1);
        QVERIFY(f.core.tree().lastZxid() == txn->zxid);
    }

    void lateJoinerGetsWhatIsOutstanding() {
        Fixture f;
        f.establishWithF1();
        f.propose();
        f.from(F2, LearnerInfo{Epoch{0}, false});
        f.from(F2, AckEpoch{{}, Epoch{0}});
        QCOMPARE(f.sent<Proposal>(F2), 1);
        QCOMPARE(f.sent<Commit>(F2), 0);
        f.from(F2, Ack{Zxid::of(f.leader.epoch(), 0)});
        QCOMPARE(f.sent<UpToDate>(F2), 1);
    }

    void truncationTakesBackAcks() {
        Fixture f;
        f.establishWithF1();
        const auto txn = f.propose();
        f.from(F1, Ack{txn->zxid});
        f.leader.onConnectionDown({F1, 11});
        f.leader.onConnection(f.core, {F1, 11}, {}, f.out);
        f.from(F1, LearnerInfo{f.leader.epoch(), false});
        f.from(F1, AckEpoch{txn->zxid, std::nullopt});
        QCOMPARE(f.sent<Trunc>(F1) + f.sent<Snap>(F1), 1);
        f.syncDisk();
        QCOMPARE(f.sent<Commit>(F1), 0);  // one durable copy is left, however many acks there were
    }
};

QTEST_APPLESS_MAIN(TestLeader)
#include "tst_leader.moc"

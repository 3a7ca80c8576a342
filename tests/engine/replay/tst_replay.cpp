// Logs of inputs: what a replica did is done again, step by step; every kind of input comes back from its bytes; what
// is damaged, cut off or another run is told.
#include <QTest>

#include "engine/codec/jute.h"
#include "engine/replay/input_log.h"
#include "engine/replay/replay.h"
#include "engine/tree/stand_in.h"

using namespace qs;

namespace {

constexpr ConnectionId Client{5};
constexpr std::int64_t WallMs = 1'700'000'000'000;

/// A server alone whose driver writes its log.
class Alone {
public:
    Alone() : m_begin(beginning()), m_replica(m_begin.config, m_begin.durable, VirtualTime{}) {
        node::Effects effects;
        m_replica.start(effects);
        m_begin.fingerprint = replay::fingerprintOf(effects, m_begin.config.zab);
        log = replay::encode(m_begin);
        carryOut(effects);
    }

    void feed(const node::Input& input) {
        node::Effects effects;
        m_now = m_now + VirtualTime::ofMs(1);
        m_replica.setClockOrigin(WallMs);
        m_replica.step(input, m_now, effects);
        log += replay::encode(replay::Step{m_now, WallMs, input, replay::fingerprintOf(effects, m_begin.config.zab)});
        ++steps;
        carryOut(effects);
    }
    void says(const std::string& bytes) { feed(node::ClientReceived{Client, bytes}); }
    /// A session that writes and reads.
    void serve() {
        QVERIFY(m_replica.serving());
        feed(node::ClientOpened{Client, true, "127.0.0.1", 4000});
        says(codec::encodeConnectRequest({{}, 4000, {}, {}, false, true}));
        says(codec::encodeRequest(1, tree::CreateRequest{"/a", tree::Data("first"), *tree::openAcl()}));
        says(codec::encodeRequest(2, codec::GetDataRequest{"/a", true}));
        says(codec::encodeRequest(3, tree::SetDataRequest{"/a", tree::Data("second"), 0}));
        feed(zab::Input{zab::TimerFired{TimerKind::SessionTick}});
        feed(node::ClientClosed{Client});
    }

    std::string log;
    std::uint64_t steps = 0;

private:
    static replay::Begin beginning() {
        replay::Begin out;
        out.config.zab.self = NodeId{1};
        out.config.zab.membership = Membership::ofSize(1, 0);
        out.config.zab.finalizeWait = {};
        out.config.traced = trace::Level::Off;
        out.config.standalone = true;
        return out;
    }
    /// Its disk is quick; its elections need no time.
    void carryOut(const node::Effects& effects) {
        for (const node::Effect& effect : effects) {
            if (const auto* persist = std::get_if<zab::Persist>(&effect)) feed(zab::Input{zab::Persisted{persist->id}});
            const auto* set = std::get_if<zab::SetTimer>(&effect);
            if (set && set->delay == VirtualTime{}) feed(zab::Input{zab::TimerFired{set->timer}});
        }
    }

    replay::Begin m_begin;
    node::Replica m_replica;
    VirtualTime m_now;
};

tree::TxnPtr txn() {
    tree::Txn out;
    out.session = SessionId{7};
    out.zxid = Zxid::of(Epoch{2}, 1);
    out.body = tree::CreateTxn{"/a", tree::Data("1"), tree::openAcl(), tree::ZnodeKind::Persistent, 1, 0};
    return std::make_shared<const tree::Txn>(std::move(out));
}

std::string framed(const std::string& payload) {
    codec::Writer w;
    w.raw(payload);
    return w.frame();
}

}  // namespace

class TestReplay : public QObject {
    Q_OBJECT
private slots:
    void aRunIsPlayedAgain() {
        Alone alone;
        alone.serve();
        const auto outcome = replay::replay(alone.log);
        QVERIFY2(outcome.ok(), outcome.ok() ? "" : outcome.error().message().c_str());
        QVERIFY2(!outcome->difference, outcome->difference.value_or("").c_str());
        QCOMPARE(outcome->steps, alone.steps);
        QVERIFY(outcome->self == NodeId{1});
        QCOMPARE(outcome->end.ms(), static_cast<std::int64_t>(alone.steps));
    }

    /// A process that was killed leaves half a frame.
    void oneThatIsCutOffIsPlayedAsFarAsItGoes() {
        Alone alone;
        alone.serve();
        const auto outcome = replay::replay(std::string_view(alone.log).substr(0, alone.log.size() - 3));
        QVERIFY(outcome.ok() && !outcome->difference);
        QCOMPARE(outcome->steps, alone.steps - 1);
    }

    void anotherRunDiffers() {
        Alone alone;
        alone.serve();
        std::string other = alone.log;
        other.replace(other.find("first"), 5, "other");
        const auto outcome = replay::replay(other);
        QVERIFY(outcome.ok() && outcome->difference);
        QVERIFY2(outcome->difference->find(" bytes of connection 5 it now persists ") != std::string::npos,
                 outcome->difference->c_str());
        QVERIFY(outcome->steps < alone.steps);
    }

    void damageIsNamed() {
        Alone alone;
        const std::size_t begun = alone.log.size();
        QCOMPARE(QByteArray(replay::replay("").error().message().c_str()), QByteArray("byte 0: not a log of inputs"));
        QCOMPARE(QByteArray(replay::replay(framed("no such thing")).error().message().c_str()),
                 QByteArray("byte 4: not a log of inputs"));
        const auto outcome = replay::replay(alone.log + framed(std::string(24, '\x7f')));
        QVERIFY(!outcome.ok());
        QCOMPARE(QByteArray(outcome.error().message().c_str()),
                 QByteArray::fromStdString("byte " + std::to_string(begun + 4) + ": no such input"));
    }

    void everyInputComesBack() {
        auto snapshot = std::make_shared<zab::Snapshot>();
        snapshot->last = tree::standInFor(Zxid::of(Epoch{1}, 3));
        const tree::WriteRequest create{tree::CreateRequest{"/a", tree::Data("x"), *tree::openAcl()}};
        const std::vector<zab::QuorumPacket> packets{zab::LearnerInfo{Epoch{1}, true},
                                                     zab::LeaderInfo{Epoch{2}},
                                                     zab::AckEpoch{Zxid{1}, std::nullopt},
                                                     zab::Diff{Zxid{1}},
                                                     zab::Trunc{Zxid{1}},
                                                     zab::Snap{snapshot, 1},
                                                     zab::SnapData{Zxid{1}, 1},
                                                     zab::NewLeader{Epoch{2}},
                                                     zab::Ack{Zxid{1}},
                                                     zab::UpToDate{},
                                                     zab::Proposal{txn()},
                                                     zab::Commit{Zxid{1}},
                                                     zab::Inform{txn()},
                                                     zab::Request{SessionId{7}, 1, create, {{"ip", "127.0.0.1"}}},
                                                     zab::Ping{Zxid{4}, {}},
                                                     zab::Ping{{}, {{SessionId{7}, 4000}}},
                                                     zab::Revalidate{SessionId{7}, 4000, std::nullopt},
                                                     zab::Revalidate{SessionId{7}, 0, false},
                                                     zab::Sync{}};
        std::vector<node::Input> inputs{
            zab::Input{zab::ConnectionUp{NodeId{2}, 8}},
            zab::Input{zab::ConnectionDown{NodeId{3}, 0}},
            zab::Input{zab::Unreachable{NodeId{2}}},
            zab::Input{zab::Received{NodeId{2}, 0,
                                     zab::Notification{trace::Role::Leading, {NodeId{1}, Zxid{1}, Epoch{1}}, 4}}},
            zab::Input{zab::Received{NodeId{2}, 0, zab::Notification{}}},
            zab::Input{zab::TimerFired{TimerKind::Redial}},
            zab::Input{zab::Persisted{(std::uint64_t{1} << 33U) + 5}},
            node::ClientOpened{Client, true, "10.0.0.1", 65535},
            node::ClientReceived{Client, std::string("\0\1", 2)},
            node::ClientClosed{Client}};
        for (const zab::QuorumPacket& packet : packets)
            inputs.emplace_back(zab::Input{zab::Received{NodeId{3}, 9, packet}});
        for (const node::Input& input : inputs) {
            const std::string bytes = replay::encode(replay::Step{VirtualTime{12}, -5, input, ~std::uint64_t{0}});
            const auto read = replay::decodeStep(std::string_view(bytes).substr(4));
            QVERIFY2(read.ok(), read.ok() ? "" : read.error().message().c_str());
            QCOMPARE(replay::encode(*read), bytes);
            QCOMPARE(read->input.index(), input.index());
        }
    }
};

QTEST_APPLESS_MAIN(TestReplay)
#include "tst_replay.moc"

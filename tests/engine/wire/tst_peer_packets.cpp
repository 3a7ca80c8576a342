// Every message of the machine as bytes and back, in both directions; what a peer may not say.
#include <QTest>

#include "engine/wire/peer_packets.h"
#include "tests/engine/codec/captured.h"

using namespace qs;
using namespace qs::wire;
using captured::bytes;
using captured::hex;

namespace {

const Speaker Two{NodeId{2}, "server.1=a:1:2:participant\nversion=0"};
constexpr std::size_t Longest = 1U << 20U;

/// The same in everything that its receiver sees.
std::vector<std::uint64_t> stateOf(const zab::QuorumPacket& packet) {
    StateWords words;
    zab::appendState(zab::PeerMessage{packet}, words);
    return words.words();
}

struct End {
    QuorumPackets packets;
    explicit End(bool fromLeader, const std::string& all) : packets(fromLeader, Longest) { packets.feed(all); }
};

tree::TxnPtr txn(std::uint32_t counter) {
    tree::Txn out;
    out.session = SessionId{7};
    out.cxid = 3;
    out.zxid = Zxid::of(Epoch{2}, counter);
    out.timeMs = 99;
    out.body = tree::CreateTxn{"/a", tree::Data("1"), tree::openAcl(), tree::ZnodeKind::Persistent, 1, 0};
    out.treeDigest = 5;
    return std::make_shared<const tree::Txn>(std::move(out));
}

}  // namespace

class TestPeerPackets : public QObject {
    Q_OBJECT

private slots:
    void fromLeaderAndBack() {
        const std::vector<zab::QuorumPacket> all{zab::LeaderInfo{Epoch{4}},
                                                 zab::Diff{Zxid{77}},
                                                 zab::Trunc{Zxid{78}},
                                                 zab::NewLeader{Epoch{4}},
                                                 zab::UpToDate{},
                                                 zab::Proposal{txn(1)},
                                                 zab::Commit{Zxid{5}},
                                                 zab::Inform{txn(2)},
                                                 zab::Ping{Zxid{9}, {}},
                                                 zab::Revalidate{SessionId{8}, 0, true},
                                                 zab::Sync{}};
        std::string stream;
        for (const auto& each : all)
            stream += encodeQuorumPacket(each, true, Two);
        End end(true, stream);
        for (const auto& each : all) {
            const auto read = end.packets.next();
            QVERIFY2(read, end.packets.problem().c_str());
            QCOMPARE(read->index(), each.index());
            QVERIFY(stateOf(*read) == stateOf(each));
        }
        QVERIFY(!end.packets.next());
        QVERIFY(end.packets.problem().empty());
    }

    void fromLearnerAndBack() {
        const zab::Request create{
            SessionId{8}, 5, tree::WriteRequest{tree::CreateRequest{"/a", tree::Data("x"), {}}}, {{"ip", "127.0.0.1"}}};
        const std::vector<zab::QuorumPacket> all{
            zab::LearnerInfo{Epoch{3}, false},
            zab::AckEpoch{Zxid{9}, Epoch{2}},
            zab::AckEpoch{Zxid{9}, std::nullopt},
            zab::Ack{Zxid{11}},
            create,
            zab::Request{SessionId{8}, 6, zab::SyncRequest{}, {}},
            zab::Request{SessionId{8}, 0, tree::WriteRequest{tree::CreateSessionRequest{4000}}, {}},
            zab::Request{SessionId{8}, 7, tree::WriteRequest{tree::CloseSessionRequest{}}, {}},
            zab::Ping{Zxid{9}, {{SessionId{8}, 4000}, {SessionId{9}, 5000}}},
            zab::Revalidate{SessionId{8}, 4000, std::nullopt}};
        std::string stream;
        for (const auto& each : all)
            stream += encodeQuorumPacket(each, false, Two);
        End end(false, stream);
        for (const auto& each : all) {
            const auto read = end.packets.next();
            QVERIFY2(read, end.packets.problem().c_str());
            QCOMPARE(read->index(), each.index());
            QVERIFY(stateOf(*read) == stateOf(each));
            if (const auto* request = std::get_if<zab::Request>(&*read)) {
                const auto& sent = std::get<zab::Request>(each);
                QCOMPARE(request->op.index(), sent.op.index());
                QVERIFY(request->who == sent.who);
            }
        }
        QVERIFY(end.packets.learner() == NodeId{2});
    }

    /// What an Apache follower forwarded (zookeeper-protocol.md section 12).
    void capturedRequest() {
        const std::string data = bytes(
            "01000016bc2d0000 00000001 00000001 000000022f74 0000000164 00000001 0000001f 00000005776f726c64 "
            "00000006616e796f6e65 00000000");
        codec::RawPacket raw{codec::PacketType::ForwardedRequest, Zxid{~std::uint64_t{0}}, tree::Data(data), {}};
        End end(false, codec::encodePacket(raw));
        const auto read = end.packets.next();
        QVERIFY2(read, end.packets.problem().c_str());
        const auto& request = std::get<zab::Request>(*read);
        QCOMPARE(request.session.value, std::int64_t{0x01000016bc2d0000});
        const auto& create = std::get<tree::CreateRequest>(std::get<tree::WriteRequest>(request.op));
        QCOMPARE(create.path, std::string("/t"));
        QCOMPARE(hex(encodeQuorumPacket(*read, false, Two)), hex(codec::encodePacket(raw)));
    }

    /// The same of a reconfiguration that takes server 3 out, and the commit that names server 3 as the leader.
    void capturedReconfiguration() {
        const std::string data =
            bytes("01000016bc2d0000 00000032 00000010 ffffffff 0000000133 ffffffff ffffffffffffffff");
        codec::RawPacket raw{codec::PacketType::ForwardedRequest, Zxid{~std::uint64_t{0}}, tree::Data(data), {}};
        End end(false, codec::encodePacket(raw));
        const auto read = end.packets.next();
        QVERIFY2(read, end.packets.problem().c_str());
        const auto& request = std::get<zab::Request>(*read);
        const auto& reconfig = std::get<tree::ReconfigRequest>(std::get<tree::WriteRequest>(request.op));
        QVERIFY(!reconfig.joining && !reconfig.newMembers);
        QCOMPARE(std::string(*reconfig.leaving), std::string("3"));
        QCOMPARE(reconfig.fromVersion, std::int64_t{-1});
        QCOMPARE(hex(encodeQuorumPacket(*read, false, Two)), hex(codec::encodePacket(raw)));
        QCOMPARE(hex(encodeQuorumPacket(zab::Commit{Zxid{9}, NodeId{3}}, true, Two)),
                 hex(bytes("00000009 0000000000000009 00000008 0000000000000003 ffffffff")));
    }

    void whatMakesAnotherEnsemble() {
        const zab::EnsemblePtr ensemble = zab::readEnsemble("server.2=h:1:2:participant;h:3\nversion=10000000a");
        QVERIFY(ensemble);
        const std::vector<zab::QuorumPacket> all{zab::NewLeader{Epoch{2}, ensemble}, zab::Commit{Zxid{9}, NodeId{3}},
                                                 zab::Inform{txn(1), NodeId{3}}, zab::Inform{txn(1)}};
        std::string stream;
        for (const auto& each : all)
            stream += encodeQuorumPacket(each, true, Two);
        End end(true, stream);
        QCOMPARE(std::get<zab::NewLeader>(*end.packets.next()).ensemble->text, ensemble->text);
        const auto commit = std::get<zab::Commit>(*end.packets.next());
        QVERIFY(commit.zxid == Zxid{9} && commit.designated == NodeId{3});
        const auto inform = std::get<zab::Inform>(*end.packets.next());
        QVERIFY(inform.txn->zxid == txn(1)->zxid && inform.designated == NodeId{3});
        QVERIFY(!std::get<zab::Inform>(*end.packets.next()).designated);
        const zab::Notification vote{trace::Role::Leading, {NodeId{3}, Zxid{9}, Epoch{1}}, 4, ensemble};
        const auto frame = encodeVote(vote, Two);
        const auto read = decodeVote(codec::decodeNotification(std::string_view(frame).substr(4)).value());
        QVERIFY(read);
        QCOMPARE(read->ensemble->version(), std::uint64_t{0x10000000a});
    }

    /// Learners of before 3.5 say less of themselves.
    void shortIntroductions() {
        for (const auto& [said, version] :
             {std::pair{"00000008 0000000000000002", 0}, std::pair{"0000000c 0000000000000002 00010000", 0},
              std::pair{"00000014 0000000000000002 00010000 0000000000000007", 7}}) {
            End end(false, bytes(std::string("0000000b 0000000300000000 ") + said + " ffffffff"));
            const auto read = end.packets.next();
            QVERIFY2(read, end.packets.problem().c_str());
            QCOMPARE(std::get<zab::LearnerInfo>(*read).configVersion, static_cast<std::uint64_t>(version));
        }
    }

    void pingsOfBothEnds() {
        QCOMPARE(hex(encodeQuorumPacket(zab::Ping{Zxid::of(Epoch{1}, 0), {}}, false, Two)),
                 hex(bytes("00000005 0000000100000000 00000000 ffffffff")));
        QCOMPARE(hex(encodeQuorumPacket(zab::Ping{Zxid::of(Epoch{1}, 0), {}}, true, Two)),
                 hex(bytes("00000005 0000000100000000 ffffffff ffffffff")));
    }

    void aSnapshotIsHeardOfOnceItIsWhole() {
        auto snapshot = std::make_shared<zab::Snapshot>();
        snapshot->tree.apply(*txn(1));
        snapshot->last = txn(1);
        std::string stream = encodeQuorumPacket(zab::Snap{snapshot, 3}, true, Two);
        for (std::uint32_t piece = 1; piece <= 3; ++piece)
            stream += encodeQuorumPacket(zab::SnapData{txn(1)->zxid, piece}, true, Two);
        stream += encodeQuorumPacket(zab::NewLeader{Epoch{2}}, true, Two);
        QuorumPackets packets(true, Longest);
        packets.feed(std::string_view(stream).substr(0, 100));
        QVERIFY(!packets.next());
        packets.feed(std::string_view(stream).substr(100));
        const auto snap = packets.next();
        QVERIFY2(snap, packets.problem().c_str());
        const auto& read = std::get<zab::Snap>(*snap);
        QCOMPARE(read.pieces, 1U);
        QVERIFY(read.snapshot->zxid() == txn(1)->zxid);
        QCOMPARE(read.snapshot->tree.digest(), snapshot->tree.digest());
        QCOMPARE(std::get<zab::SnapData>(*packets.next()).piece, 1U);
        QVERIFY(std::holds_alternative<zab::NewLeader>(*packets.next()));
    }

    void whatAPeerMayNotSay_data() {
        QTest::addColumn<bool>("fromLeader");
        QTest::addColumn<QString>("all");
        QTest::addColumn<QString>("problem");
        const auto row = [](bool fromLeader, const char* all, const char* problem) {
            QTest::newRow(problem) << fromLeader << all << problem;
        };
        row(true, "0000000b 0000000000000000 00000008 0000000000000002 ffffffff", "FOLLOWERINFO from a leader");
        row(false, "0000000b 0000000000000000 ffffffff ffffffff", "a learner without an id");
        row(false, "0000000b 0000000000000000 00000008 0000000000000100 ffffffff", "a learner with an impossible id");
        row(false, "0000000f 0000000000000000 ffffffff ffffffff", "SNAP from a learner");
        row(false, "00000012 0000000000000000 00000002 0000 ffffffff", "byte 0: ACKEPOCH: the record ends too early");
        row(true, "00000002 0000000000000001 ffffffff ffffffff", "a proposal without a transaction");
        row(true, "00000009 0000000000000001 ffffffff ffffffff", "COMMITANDACTIVATE without a leader");
        row(false, "00000001 ffffffffffffffff ffffffff ffffffff", "a request without data");
        row(false, "00000001 ffffffffffffffff 00000017 0000000000000001 00000001 00000004 000000012f0000 ffffffff",
            "a request that a learner answers itself: type 4");
    }
    void whatAPeerMayNotSay() {
        QFETCH(bool, fromLeader);
        QFETCH(QString, all);
        QFETCH(QString, problem);
        End end(fromLeader, bytes(all.toStdString()));
        QVERIFY(!end.packets.next());
        QCOMPARE(QString::fromStdString(end.packets.problem()), problem);
    }

    void votes() {
        const zab::Notification ofZero{trace::Role::Leading, {NodeId{0}, Zxid{7}, Epoch{2}}, 9};
        const auto zero = decodeVote(*codec::decodeNotification(encodeVote(ofZero, Two).substr(4)));
        QVERIFY(zero && zero->vote == ofZero.vote);
        const zab::Notification vote{trace::Role::Leading, {NodeId{3}, Zxid{7}, Epoch{2}}, 9};
        const auto payload = encodeVote(vote, Two).substr(4);
        const auto read = decodeVote(*codec::decodeNotification(payload));
        QVERIFY(read);
        QVERIFY(read->state == vote.state);
        QVERIFY(read->vote == vote.vote);
        QCOMPARE(read->round, 9U);
        // An observer votes for nobody, in Apache's words.
        const auto asks = *codec::decodeNotification(encodeVote({trace::Role::Looking, {}, 1}, Two).substr(4));
        QCOMPARE(asks.leader, std::numeric_limits<std::int64_t>::min());
        QCOMPARE(asks.zxid, std::numeric_limits<std::int64_t>::min());
        QVERIFY(decodeVote(asks) && !decodeVote(asks)->vote.leader);
        codec::ElectionNotification bad;
        bad.leader = 256;
        QVERIFY(!decodeVote(bad));
        bad.leader = 1;
        bad.peerEpoch = -5;
        QVERIFY(!decodeVote(bad));
    }
};

QTEST_APPLESS_MAIN(TestPeerPackets)
#include "tst_peer_packets.moc"

// The stream between leader and learner, and the election port, against bytes captured from Apache ZooKeeper 3.8.0
// (zookeeper-protocol.md section 12).
#include <QTest>

#include "engine/base/rng.h"
#include "engine/codec/election_message.h"
#include "engine/codec/quorum_packet.h"
#include "tests/engine/codec/captured.h"

using namespace qs;
using namespace qs::codec;
using captured::bytes;
using captured::hex;

namespace {

constexpr std::size_t Longest = 1U << 20U;

std::optional<RawPacket> readOne(const std::string& all) {
    PacketReader reader(Longest);
    reader.feed(all);
    return reader.next();
}

tree::Tree furnished() {
    tree::Tree out;
    for (int i = 1; i <= 40; ++i) {
        tree::Txn txn;
        txn.session = SessionId{9};
        txn.zxid = Zxid{(std::uint64_t{1} << 32U) + static_cast<std::uint64_t>(i)};
        txn.timeMs = 1000 + i;
        const auto acl = tree::makeAcl({{tree::AllPerms, "digest", "u:" + std::to_string(i % 3)}});
        txn.body =
            i == 1 ? tree::TxnBody{tree::CreateSessionTxn{4000}}
                   : tree::TxnBody{tree::CreateTxn{
                         "/n" + std::to_string(i), tree::Data(std::string(i, 'x')), i % 2 == 0 ? tree::openAcl() : acl,
                         i % 5 == 0 ? tree::ZnodeKind::Ephemeral : tree::ZnodeKind::Persistent, i - 1, 0}};
        out.apply(txn);
    }
    return out;
}

}  // namespace

class TestQuorumPacket : public QObject {
    Q_OBJECT

private slots:
    void capturedPackets_data() {
        QTest::addColumn<QString>("all");
        QTest::addColumn<int>("type");
        QTest::addColumn<quint64>("zxid");
        const auto row = [](const char* name, const char* all, PacketType type, quint64 zxid) {
            QTest::newRow(name) << all << static_cast<int>(type) << zxid;
        };
        row("FOLLOWERINFO", "0000000b 0000000000000000 00000014 0000000000000002 00010000 0000000000000000 ffffffff",
            PacketType::FollowerInfo, 0);
        row("LEADERINFO", "00000011 0000000100000000 00000004 00010000 ffffffff", PacketType::LeaderInfo, 0x100000000);
        row("ACKEPOCH", "00000012 0000000000000000 00000004 00000000 ffffffff", PacketType::AckEpoch, 0);
        row("DIFF", "0000000d 0000000000000000 ffffffff ffffffff", PacketType::Diff, 0);
        row("ACK", "00000003 0000000100000000 ffffffff ffffffff", PacketType::Ack, 0x100000000);
        row("UPTODATE", "0000000c ffffffffffffffff ffffffff ffffffff", PacketType::UpToDate, ~quint64{0});
        row("PING", "00000005 0000000100000000 00000000 ffffffff", PacketType::Ping, 0x100000000);
        row("SYNC", "00000007 0000000000000000 ffffffff ffffffff", PacketType::Sync, 0);
    }
    void capturedPackets() {
        QFETCH(QString, all);
        QFETCH(int, type);
        QFETCH(quint64, zxid);
        const std::string wire = bytes(all.toStdString());
        const auto packet = readOne(wire);
        QVERIFY(packet);
        QCOMPARE(static_cast<int>(packet->type), type);
        QCOMPARE(quint64{packet->zxid.value}, zxid);
        QCOMPARE(hex(encodePacket(*packet)), hex(wire));
        for (std::size_t n = 0; n < wire.size(); ++n)
            QVERIFY(!readOne(wire.substr(0, n)));
    }

    void originTravels() {
        const RawPacket packet{PacketType::ForwardedRequest,
                               Zxid{~std::uint64_t{0}},
                               tree::Data("body"),
                               {{"ip", "127.0.0.1"}, {"digest", "u:h"}}};
        const auto read = readOne(encodePacket(packet));
        QVERIFY(read);
        QVERIFY(read->origin == packet.origin);
        QCOMPARE(*read->data, std::string("body"));
    }

    void aTreeComesInPiecesOfAnySize() {
        const tree::Tree tree = furnished();
        const std::string ping = bytes("00000005 0000000100000000 00000000 ffffffff");
        const std::string all = encodeSnapshotStream(tree) + ping;
        for (const std::size_t piece : {std::size_t{1}, std::size_t{7}, std::size_t{1000}, all.size()}) {
            PacketReader reader(Longest);
            reader.expectSnapshot(tree.lastZxid());
            std::optional<tree::Tree> read;
            for (std::size_t at = 0; at < all.size(); at += piece) {
                reader.feed(std::string_view(all).substr(at, piece));
                if (!read) read = reader.nextSnapshot();
                QVERIFY(!reader.problem());
            }
            QVERIFY(read);
            QCOMPARE(read->digest(), tree.digest());
            QCOMPARE(read->sessions().size(), tree.sessions().size());
            QVERIFY(reader.next());
        }
    }

    void damageNamesItsPlace() {
        PacketReader type(Longest);
        type.feed(bytes("00000005 0000000100000000 00000000 ffffffff 00000063"));
        QVERIFY(type.next());
        QVERIFY(!type.next());
        QCOMPARE(type.problem()->message(), std::string("byte 20: no such packet: type 99"));
        PacketReader length(Longest);
        length.feed(bytes("00000002 0000000100000000 7fffffff"));
        QVERIFY(!length.next());
        QCOMPARE(length.problem()->message(), std::string("byte 12: data of impossible length: 2147483647"));
        PacketReader signature(Longest);
        std::string stream = encodeSnapshotStream(furnished());
        stream.back() = 'x';
        signature.expectSnapshot({});
        signature.feed(stream);
        QVERIFY(!signature.nextSnapshot());
        QVERIFY(signature.problem()->message().ends_with(": a snapshot without its signature"));
    }

    void randomChangesNeverCrash() {
        Rng rng(1);
        const std::string stream = encodeSnapshotStream(furnished());
        for (int round = 0; round < 2000; ++round) {
            std::string changed = stream;
            for (int i = 0; i < 3; ++i)
                changed[static_cast<std::size_t>(rng.between(0, static_cast<std::int64_t>(changed.size()) - 1))] =
                    static_cast<char>(rng.between(0, 255));
            PacketReader reader(Longest);
            if (round % 2 == 0) reader.expectSnapshot({});
            reader.feed(changed);
            while (reader.nextSnapshot() || reader.next()) {
            }
            (void)decodeNotification(changed.substr(0, 60)).ok();
            std::size_t used = 0;
            (void)readGreeting(changed, used).ok();
        }
    }

    void greeting() {
        const std::string wire = bytes("ffffffffffff0000 0000000000000003 0000000f 3132372e302e302e313a3233323033");
        std::size_t used = 0;
        const auto read = readGreeting(wire, used);
        QVERIFY(read.ok() && *read);
        QCOMPARE((*read)->sid, std::int64_t{3});
        QCOMPARE((*read)->addresses, std::string("127.0.0.1:23203"));
        QCOMPARE(used, wire.size());
        QCOMPARE(hex(encodeGreeting(**read)), hex(wire));
        for (std::size_t n = 0; n < wire.size(); ++n) {
            const auto part = readGreeting(std::string_view(wire).substr(0, n), used);
            QVERIFY(part.ok() && !*part);
            QCOMPARE(used, std::size_t{0});
        }
        const auto old = readGreeting(bytes("0000000000000007"), used);
        QVERIFY(old.ok() && *old && (*old)->sid == 7 && (*old)->addresses.empty());
        QVERIFY(!readGreeting(bytes("fffffffffffe0000"), used).ok());
        QVERIFY(!readGreeting(bytes("ffffffffffff0000 0000000000000003 00000801"), used).ok());
    }

    void notification() {
        const std::string head = bytes(
            "00000000 0000000000000003 0000000000000000 0000000000000001 0000000000000000 00000002 00000003 612e62");
        const auto read = decodeNotification(head);
        QVERIFY(read.ok());
        QCOMPARE(read->leader, std::int64_t{3});
        QCOMPARE(read->round, std::int64_t{1});
        QCOMPARE(read->config, std::string("a.b"));
        QCOMPARE(hex(encodeNotification(*read)), hex(captured::frame(head)));
        // Before 3.4.6 without the text, before 3.4.0 without the epoch: then it is that of the zxid.
        QVERIFY(decodeNotification(head.substr(0, 40)).ok());
        const auto oldest = decodeNotification(bytes("00000002 0000000000000003 0000000700000001 0000000000000001"));
        QVERIFY(oldest.ok());
        QCOMPARE(oldest->peerEpoch, std::int64_t{7});
        QVERIFY(!decodeNotification(head.substr(0, 27)).ok());
        QVERIFY(!decodeNotification(bytes("00000004 0000000000000003 0000000000000000 0000000000000001")).ok());
    }
};

QTEST_APPLESS_MAIN(TestQuorumPacket)
#include "tst_quorum_packet.moc"

// Log and snapshot files: captured bytes, and what damage at every place is taken for.
#include <QTest>

#include "engine/codec/snapshot.h"
#include "engine/codec/txn_log.h"
#include "tests/engine/codec/captured.h"

using namespace qs;

namespace {

constexpr std::string_view Record =
    "00000000d19c0a88 00000030 0100001c61ed0000 00000000 000000010000000a 000001a2065fece9 fffffff6 00002710 00000002 "
    "00000002c776b613 42";

/// Its ACL key was 2 in that server's table; ours is world:anyone.
constexpr std::string_view SnapNode =
    "000000092f736e61706e6f6465 0000000153 ffffffffffffffff 0000000100000005 0000000100000005 00000000000003e8 "
    "00000000000003e8 00000000 00000000 00000000 0000000000000000 0000000100000005";

tree::Txn numbered(std::uint32_t counter) {
    return {SessionId{1}, 0, Zxid::of(Epoch{1}, counter), 5, tree::SetDataTxn{"/a", tree::Data("data"), 1}, 99};
}

/// Three records; offsets of their ends.
std::string threeRecords(std::vector<std::size_t>& ends) {
    std::string file = codec::logHeader();
    for (std::uint32_t i = 1; i <= 3; ++i) {
        file += codec::logRecord(numbered(i));
        ends.push_back(file.size());
    }
    return file;
}

}  // namespace

class TestTxnLog : public QObject {
    Q_OBJECT

private slots:
    void capturedHeadAndRecord() {
        QCOMPARE(captured::hex(codec::logHeader()), std::string("5a4b4c47000000020000000000000000"));
        const std::string file = codec::logHeader() + captured::bytes(Record);
        const auto log = codec::readLog(file, false);
        QVERIFY(log.ok());
        QCOMPARE(log->records.size(), std::size_t{1});
        QCOMPARE(captured::hex(codec::logRecord(*log->records[0].txn)), captured::hex(captured::bytes(Record)));
    }

    void paddingIsACleanEnd() {
        std::vector<std::size_t> ends;
        const std::string file = threeRecords(ends) + std::string(5000, '\0');
        const auto log = codec::readLog(file, false);
        QVERIFY(log.ok() && !log->torn);
        QCOMPARE(log->records.size(), std::size_t{3});
        QCOMPARE(log->validBytes, ends[2]);
    }

    void aCutOfTheLastFileIsATornTailAndOfAnOlderOneDamage() {
        std::vector<std::size_t> ends;
        const std::string file = threeRecords(ends);
        for (std::size_t n = 0; n <= file.size(); ++n) {
            const std::string cut = file.substr(0, n);
            const bool boundary = n == 16 || n == ends[0] || n == ends[1] || n == ends[2];
            const bool visible =
                !boundary && (n < 16 || (n - 16) % (ends[0] - 16) > 4);  // a checksum begins with zeros
            const auto log = codec::readLog(cut, true);
            QVERIFY(log.ok());
            QCOMPARE(log->torn, visible);
            QCOMPARE(log->records.size(),
                     static_cast<std::size_t>(std::ranges::count_if(ends, [n](std::size_t end) { return end <= n; })));
            QVERIFY(codec::readLog(cut + std::string(100, '\0'), true).ok());
            if (visible) QVERIFY(!codec::readLog(cut, false).ok());
        }
    }

    void anyFlippedByteInTheMiddleIsDamageWithItsOffset() {
        std::vector<std::size_t> ends;
        const std::string file = threeRecords(ends);
        for (std::size_t at = ends[0]; at < ends[1]; ++at) {
            std::string bad = file;
            bad[at] = static_cast<char>(bad[at] ^ 0x41);
            for (const bool last : {true, false}) {
                const auto log = codec::readLog(bad, last);
                QVERIFY2(!log.ok(), std::to_string(at).c_str());
                QCOMPARE(log.error().place, "byte " + std::to_string(ends[0]));
            }
        }
    }

    void zeroLengthAndMissingEndOfRecordInTheMiddleAreDamage() {
        std::vector<std::size_t> ends;
        const std::string file = threeRecords(ends);
        std::string zeroLength = file;
        zeroLength.replace(ends[0] + 8, 4, 4, '\0');
        std::string zeroHead = file;
        zeroHead.replace(ends[0], 12, 12, '\0');
        std::string noB = file;
        noB[ends[1] - 1] = 'b';
        for (const std::string& bad : {zeroLength, zeroHead, noB}) {
            const auto log = codec::readLog(bad, true);
            QVERIFY(!log.ok());
            QCOMPARE(log.error().place, "byte " + std::to_string(ends[0]));
        }
        std::string lastNoB = file;
        lastNoB.back() = 'b';
        QVERIFY(codec::readLog(lastNoB, true)->torn);
        QVERIFY(!codec::readLog(lastNoB, false).ok());
    }

    void snapshotHeadNodeAndEndAreTheCapturedOnes() {
        tree::Tree tree;
        tree::Znode node = *tree.find("/zookeeper");
        node.data = tree::Data("S");
        node.ctimeMs = node.mtimeMs = 1000;
        node.czxid = node.mzxid = node.pzxid = Zxid{0x100000005};
        const auto root = *tree.find("/");
        tree::Tree::Builder parts;
        parts.add("/", root);
        parts.add("/snapnode", node);
        parts.addSession(SessionId{0x0100000000000001}, {4000});
        const std::string file = codec::encodeSnapshot(std::move(parts).build(Zxid{5}).value());
        QVERIFY(captured::hex(file).starts_with("5a4b534e00000002ffffffffffffffff00000001010000000000000100000fa0"));
        QVERIFY(file.find(captured::bytes(SnapNode)) != std::string::npos);
        QVERIFY(captured::hex(file).ends_with("000000012f"));
        QVERIFY(codec::decodeSnapshot(file, Zxid{5}).ok());
    }

    void snapshotGivesTheSameTree() {
        tree::Tree tree;
        const auto acl = tree::makeAcl({{1, "ip", "1.2.3.4"}});
        tree.apply({SessionId{7}, 1, Zxid{0x100000001}, 3, tree::CreateSessionTxn{4000}, 0});
        tree.apply({SessionId{7}, 1, Zxid{0x100000002}, 3, tree::CreateTxn{"/a", nullptr, acl, {}, 1}, 0});
        tree.apply({SessionId{7}, 1, Zxid{0x100000003}, 4,
                    tree::CreateTxn{"/a/b", tree::Data("x"), tree::openAcl(), {}, 1}, 0});
        const std::string file = codec::encodeSnapshot(tree);
        const auto again = codec::decodeSnapshot(file, tree.lastZxid());
        QVERIFY(again.ok());
        QCOMPARE(again->digest(), tree.digest());
        QCOMPARE(again->size(), tree.size());
        QCOMPARE(again->approximateDataSize(), tree.approximateDataSize());
        QCOMPARE(again->find("/a")->childCount, 1);
        QVERIFY(!again->find("/a")->data);
        QVERIFY(*again->find("/a")->acl == *acl);
        QCOMPARE(captured::hex(codec::encodeSnapshot(*again)), captured::hex(file));
        for (std::size_t at = 0; at < file.size(); ++at) {
            std::string bad = file;
            bad[at] = static_cast<char>(bad[at] ^ 0x10);
            QVERIFY2(!codec::decodeSnapshot(bad, tree.lastZxid()).ok(), std::to_string(at).c_str());
            QVERIFY(!codec::decodeSnapshot(std::string_view(file).substr(0, at), tree.lastZxid()).ok() ||
                    at == file.size() - 33);  // without the digest the snapshot is whole too
        }
    }
};

QTEST_APPLESS_MAIN(TestTxnLog)
#include "tst_txn_log.moc"

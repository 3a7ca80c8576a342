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

Result<codec::LogContent> readInPieces(std::string_view file, bool last, std::size_t most) {
    return codec::readLog([all = codec::bytesOf(file),
                           most](std::span<char> into) { return all(into.first(std::min(most, into.size()))); },
                          last);
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

    void aFileReadInPiecesIsTheSameFile() {
        std::vector<std::size_t> ends;
        const std::string whole = threeRecords(ends);
        std::string rotten = whole;
        rotten[ends[0] + 20] = 'x';
        std::string wide = codec::logHeader();  // a record that is larger than what is read at once
        tree::Txn large = numbered(1);
        large.body = tree::SetDataTxn{"/a", tree::Data(std::string(300'000, 'x')), 1};
        wide += codec::logRecord(large) + codec::logRecord(numbered(2));
        for (const std::string& file : {whole, whole.substr(0, ends[1] + 9), whole.substr(0, 11), rotten, wide,
                                        whole + std::string(100, '\0'), whole + std::string(100, '\0') + "x"}) {
            for (const bool last : {true, false}) {
                const auto expected = codec::readLog(file, last);
                for (const std::size_t most : {1U, 7U, 64U, 100'000U}) {
                    const auto found = readInPieces(file, last, most);
                    QCOMPARE(found.ok(), expected.ok());
                    if (!found) {
                        QCOMPARE(found.error().message(), expected.error().message());
                        continue;
                    }
                    QCOMPARE(found->records.size(), expected->records.size());
                    QCOMPARE(found->torn, expected->torn);
                    QCOMPARE(found->validBytes, expected->validBytes);
                }
            }
        }
    }

    void aFileThatCannotBeReadToItsEndIsAnError() {
        std::vector<std::size_t> ends;
        const std::string file = threeRecords(ends);
        codec::NextBytes some = codec::bytesOf(std::string_view(file).substr(0, ends[1] + 3));
        codec::LogReader log(
            [&some](std::span<char> into) -> Result<std::size_t> {
                auto count = some(into);
                return *count > 0 ? count : Error{"disk", "no"};
            },
            true);
        QVERIFY(log.next() && log.next() && !log.next());
        QCOMPARE(log.error()->message(), std::string("disk: no"));
        QVERIFY(!log.torn());
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

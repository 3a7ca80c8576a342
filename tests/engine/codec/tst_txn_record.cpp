// Transaction entries against bytes of a real ZooKeeper 3.8.0 (zookeeper-protocol.md section 12).
#include <QTest>

#include "engine/codec/txn_record.h"
#include "engine/tree/tree.h"
#include "tests/engine/codec/captured.h"

using namespace qs;

namespace {

constexpr std::string_view CreateT =
    "01000016bc2d0000 00000001 0000000100000008 000001a2065a476e 00000001"
    "000000022f74 0000000164 00000001 0000001f 00000005776f726c64 00000006616e796f6e65 00 00000001"
    "00000002 000000015752b045";
constexpr std::string_view CreateSession =
    "0100001c61ed0000 00000000 000000010000000a 000001a2065fece9 fffffff6 00002710 00000002 00000002c776b613";
constexpr std::string_view CloseSession =
    "0100001c61ed0000 00000000 000000010000000a 000001a2065fece9 fffffff5 00000000 00000002 0000000051c6d660";
constexpr std::string_view ErrorNoChildren =
    "0100001c61ed0000 00000007 000000010000000b 000001a2065fece9 ffffffff ffffff94";

tree::Txn decoded(std::string_view hex) {
    auto txn = codec::decodeTxn(captured::bytes(hex));
    return txn ? *txn : tree::Txn{};
}

}  // namespace

class TestTxnRecord : public QObject {
    Q_OBJECT

private slots:
    void capturedBytesSurviveBothWays_data() {
        QTest::addColumn<QByteArray>("hex");
        QTest::newRow("create") << QByteArray(CreateT.data());
        QTest::newRow("createSession") << QByteArray(CreateSession.data());
        QTest::newRow("closeSession without ephemerals") << QByteArray(CloseSession.data());
        QTest::newRow("error, no digest") << QByteArray(ErrorNoChildren.data());
    }
    void capturedBytesSurviveBothWays() {
        QFETCH(QByteArray, hex);
        const std::string bytes = captured::bytes(hex.toStdString());
        const auto txn = codec::decodeTxn(bytes);
        QVERIFY(txn.ok());
        QCOMPARE(captured::hex(codec::encodeTxn(*txn)), captured::hex(bytes));
    }

    void fieldsOfTheCapturedCreate() {
        const tree::Txn txn = decoded(CreateT);
        QCOMPARE(captured::bytes(CreateT).size(), std::size_t{87});
        QCOMPARE(txn.session.value, std::int64_t{0x01000016bc2d0000});
        QCOMPARE(txn.cxid, 1);
        QVERIFY(txn.zxid == Zxid{0x100000008});
        QCOMPARE(txn.treeDigest, std::uint64_t{0x15752b045});
        const auto* create = std::get_if<tree::CreateTxn>(&txn.body);
        QVERIFY(create);
        QCOMPARE(create->path, std::string("/t"));
        QCOMPARE(*create->data, std::string("d"));
        QVERIFY(create->acl == tree::openAcl());
        QCOMPARE(create->parentCversion, 1);
    }

    void applyingTheCapturedCreateGivesItsDigest() {
        const tree::Txn txn = decoded(CreateT);
        tree::Tree tree;
        tree.apply(txn);
        QCOMPARE(tree.digest(), txn.treeDigest);
    }

    void otherKindsSurvive() {
        tree::Txn txn = decoded(CreateT);
        const auto acl = tree::makeAcl({{1, "digest", "a:b"}, {31, "world", "anyone"}});
        tree::CreateTxn create{"/a", tree::Data("d"), acl, tree::ZnodeKind::Ephemeral, 3, 0};
        tree::CreateTxn container = create;
        container.kind = tree::ZnodeKind::Container;
        tree::CreateTxn ttl = create;
        ttl.kind = tree::ZnodeKind::Ttl;
        ttl.ttlMs = tree::MaxTtlMs;
        const tree::MultiTxn multi{{create, ttl, container, tree::DeleteTxn{"/a/b", true}, tree::CheckTxn{"/a", 4},
                                    tree::SetDataTxn{"/a", nullptr, 7},
                                    tree::ErrorTxn{tree::ErrorCode::RuntimeInconsistency}}};
        for (const tree::TxnBody& body :
             {tree::TxnBody(tree::DeleteTxn{"/a/b"}), tree::TxnBody(tree::DeleteTxn{"/a/b", true}),
              tree::TxnBody(create), tree::TxnBody(container), tree::TxnBody(ttl),
              tree::TxnBody(tree::SetDataTxn{"/a", nullptr, 7}),
              tree::TxnBody(tree::SetDataTxn{"/a", tree::Data(""), 7}), tree::TxnBody(tree::SetAclTxn{"/a", acl, 2}),
              tree::TxnBody(multi), tree::TxnBody(tree::MultiTxn{}),
              tree::TxnBody(tree::ReconfigTxn{tree::Data("version=1")}),
              tree::TxnBody(tree::CloseSessionTxn{{"/a", "/b"}})}) {
            txn.body = body;
            const auto again = codec::decodeTxn(codec::encodeTxn(txn));
            QVERIFY(again.ok());
            QCOMPARE(tree::contentHash(*again), tree::contentHash(txn));
        }
    }

    void absentRecordOfCloseSessionIsEmpty() {
        const tree::Txn txn = decoded("0100001c61ed0000 00000000 000000010000000a 000001a2065fece9 fffffff5");
        QVERIFY(std::holds_alternative<tree::CloseSessionTxn>(txn.body));
        QCOMPARE(txn.treeDigest, std::uint64_t{0});
    }

    void unknownTypesAreNamedWithTheirPlace() {
        const auto txn = codec::decodeTxn(
            captured::bytes("0100001c61ed0000 00000000 000000010000000a 000001a2065fece9 0000000d 00000000"));
        QVERIFY(!txn.ok());
        QCOMPARE(txn.error().message(), std::string("byte 28: transaction type 13 is unknown"));
    }

    void everyCutIsAnErrorOrLosesTheDigestOnly() {
        const std::string whole = captured::bytes(CreateT);
        for (std::size_t n = 0; n < whole.size(); ++n) {
            const bool accepted = codec::decodeTxn(std::string_view(whole).substr(0, n)).ok();
            QCOMPARE(accepted, n == whole.size() - 12);
        }
        QVERIFY(!codec::decodeTxn(whole + "x").ok());
    }
};

QTEST_APPLESS_MAIN(TestTxnRecord)
#include "tst_txn_record.moc"

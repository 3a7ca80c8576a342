// A tree read back from its snapshot is the same tree in everything that later transactions and scans look at.
#include <QTest>
#include <algorithm>

#include "engine/codec/snapshot.h"

using namespace qs;

namespace {

class History {
public:
    void apply(const tree::TxnBody& body) {
        tree::Txn txn;
        txn.session = SessionId{9};
        txn.zxid = Zxid{tree.lastZxid().value + 1};
        txn.timeMs = 1767225600000 + static_cast<std::int64_t>(txn.zxid.value);
        txn.body = body;
        tree.apply(txn);
    }
    void create(const std::string& path, tree::ZnodeKind kind = tree::ZnodeKind::Persistent,
                const std::string& data = "") {
        const tree::Znode* parent = tree.find(tree::parentPath(path));
        QVERIFY(parent);
        tree::CreateTxn body{path, tree::Data(data), tree::openAcl(), kind, parent->cversion + 1, 0};
        if (kind == tree::ZnodeKind::Ttl) body.ttlMs = 5000;
        apply(body);
    }
    tree::Tree tree;
};

History furnished() {
    History h;
    h.apply(tree::CreateSessionTxn{4000});
    h.create("/a");
    h.create("/a/mine", tree::ZnodeKind::Ephemeral);
    h.create("/box", tree::ZnodeKind::Container);
    h.create("/box/child");
    h.create("/brief", tree::ZnodeKind::Ttl);
    h.create("/zookeeper/quota/a");
    h.create("/zookeeper/quota/a/zookeeper_limits", tree::ZnodeKind::Persistent, "count=5,bytes=-1");
    h.create("/zookeeper/quota/a/zookeeper_stats", tree::ZnodeKind::Persistent, "count=0,bytes=0");
    h.apply(tree::SetAclTxn{"/a", tree::makeAcl({{tree::AllPerms, "digest", "u:h"}}), 1});
    h.apply(tree::DeleteTxn{"/box/child"});
    return h;
}

}  // namespace

class TestSnapshot : public QObject {
    Q_OBJECT

private slots:
    void everythingThatIsLookedAtLaterComesBack() {
        const History before = furnished();
        const auto read = codec::decodeSnapshot(codec::encodeSnapshot(before.tree), before.tree.lastZxid());
        QVERIFY(read.ok());
        QCOMPARE(read->digest(), before.tree.digest());
        QCOMPARE(read->size(), before.tree.size());
        QCOMPARE(read->approximateDataSize(), before.tree.approximateDataSize());
        QVERIFY(read->ephemeralsOf(SessionId{9}) == std::vector<std::string>{"/a/mine"});
        QCOMPARE(read->ephemeralCount(), before.tree.ephemeralCount());
        QCOMPARE(read->sessions().size(), std::size_t{1});
        QCOMPARE(read->find("/a")->childCount, 1);
        QVERIFY(*read->find("/a")->acl == *before.tree.find("/a")->acl);
        const std::int64_t later = 1767225600000 + 60000;
        QVERIFY(read->outlived(later, 10) == before.tree.outlived(later, 10));
        QVERIFY((read->outlived(later, 10) == std::vector<std::string>{"/box", "/brief"}));
        QCOMPARE(QString::fromStdString(read->quotaAbove("/a/mine")), QString("/a"));
        QCOMPARE(read->quotaUsage("/a").count, before.tree.quotaUsage("/a").count);
    }

    /// Apache's servers walk their tree in another order.
    void znodesMayComeInAnyOrder() {
        const History before = furnished();
        std::vector<std::pair<std::string, tree::Znode>> znodes;
        before.tree.forEach([&](std::string_view path, const tree::Znode& node) { znodes.emplace_back(path, node); });
        std::ranges::reverse(znodes);
        tree::Tree::Builder parts;
        for (const auto& [path, node] : znodes)
            parts.add(path, node);
        const auto read = std::move(parts).build(before.tree.lastZxid());
        QVERIFY(read.ok());
        QCOMPARE(read->digest(), before.tree.digest());
        before.tree.forEach([&](std::string_view path, const tree::Znode& node) {
            if (read->find(path)->childCount != node.childCount) qFatal("children were counted wrongly");
        });
    }

    void whatIsNoTreeIsRefusedByName_data() {
        QTest::addColumn<QStringList>("paths");
        QTest::addColumn<QString>("error");
        QTest::newRow("no root") << QStringList{"/a"} << "there is no root";
        QTest::newRow("empty") << QStringList{} << "there is no root";
        QTest::newRow("twice") << QStringList{"/", "/a", "/b", "/a"} << "a znode stands here for the second time: /a";
        QTest::newRow("orphan") << QStringList{"/", "/a", "/b/c"} << "a znode has children but is missing: /b";
        QTest::newRow("orphan between") << QStringList{"/", "/a", "/b/c", "/a/d"}
                                        << "a znode has children but is missing: /b";
    }
    void whatIsNoTreeIsRefusedByName() {
        QFETCH(QStringList, paths);
        QFETCH(QString, error);
        tree::Tree::Builder parts;
        for (const QString& path : paths)
            parts.add(path.toStdString(), *tree::Tree().find("/zookeeper"));
        QCOMPARE(QString::fromStdString(std::move(parts).build(Zxid{1}).error().message()), error);
    }

    void piecesOfAnySizeGiveTheSameTree() {
        History before = furnished();
        before.create("/large", tree::ZnodeKind::Persistent, std::string(300'000, 'x'));
        before.create("/small");
        std::string file;
        QVERIFY(codec::writeSnapshot(before.tree, [&file](std::string_view piece) {
            file += piece;
            return true;
        }));
        for (const std::size_t size : {1U, 2U, 7U, 64U, 1000U, 1'000'000U}) {
            std::size_t at = 0;
            const auto read = codec::readSnapshot(
                [&](std::span<char> into) -> Result<std::size_t> {
                    const std::size_t count = file.copy(into.data(), std::min(size, into.size()), at);
                    at += count;
                    return count;
                },
                before.tree.lastZxid());
            QVERIFY(read.ok());
            QCOMPARE(read->digest(), before.tree.digest());
        }
        const auto broken = codec::readSnapshot(
            [](std::span<char>) -> Result<std::size_t> {
                return Error{"disk", "no"};
            },
            Zxid{1});
        QCOMPARE(broken.error().message(), std::string("disk: no"));
        QVERIFY(!codec::writeSnapshot(before.tree, [](std::string_view) { return false; }));
    }

    void itGoesOnAsTheOriginalWould() {
        History before = furnished();
        History after;
        after.tree = codec::decodeSnapshot(codec::encodeSnapshot(before.tree), before.tree.lastZxid()).value();
        for (History* h : {&before, &after}) {
            h->create("/a/more");
            h->apply(tree::CloseSessionTxn{{}});
            h->apply(tree::DeleteTxn{"/brief"});
        }
        QCOMPARE(after.tree.digest(), before.tree.digest());
        QCOMPARE(after.tree.quotaUsage("/a").count, before.tree.quotaUsage("/a").count);
        QVERIFY(!after.tree.find("/a/mine"));
    }
};

QTEST_APPLESS_MAIN(TestSnapshot)
#include "tst_snapshot.moc"

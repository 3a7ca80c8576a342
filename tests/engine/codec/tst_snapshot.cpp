// A tree read back from its snapshot is the same tree in everything that later transactions and scans look at.
#include <QTest>

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
    void create(const std::string& path, tree::ZnodeKind kind = tree::ZnodeKind::Persistent, const char* data = "") {
        const tree::Znode* parent = tree.find(tree::parentPath(path));
        QVERIFY(parent);
        tree::CreateTxn body{path, tree::makeData(data), tree::openAcl(), kind, parent->cversion + 1, 0};
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
    h.apply(tree::SetAclTxn{
        "/a", std::make_shared<const std::vector<tree::Acl>>(std::vector<tree::Acl>{{tree::AllPerms, "digest", "u:h"}}),
        1});
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

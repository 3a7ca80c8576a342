#include <QTest>

#include "engine/tree/request.h"
#include "engine/tree/watch_table.h"

using namespace qs;
using namespace qs::tree;

namespace {

constexpr std::int64_t Session = 0x1000016bc2d0000;

Zxid zxid(std::uint32_t counter) {
    return Zxid::of(Epoch{1}, counter);
}

/// Applies what a request becomes; returns its outcome.
struct Server {
    Tree tree;
    std::uint32_t counter = 0;
    Server() { run(CreateSessionRequest{4000}); }
    Outcome run(const WriteRequest& request, SessionId session = SessionId{Session}) {
        Txn txn;
        txn.session = session;
        txn.zxid = zxid(++counter);
        txn.timeMs = 1000 + counter;
        txn.body = prepare(tree, {session, {}}, request);
        return tree.apply(txn);
    }
    Outcome create(const std::string& path, int flags = 0) {
        return run(CreateRequest{path, Data("d"), *openAcl(), flags});
    }
};

}  // namespace

class TestTree : public QObject {
    Q_OBJECT
private slots:
    void digestOfTheCapturedCreate() {
        Tree tree;
        QCOMPARE(tree.digest(), std::uint64_t{1371985504});
        Txn txn;  // the PROPOSAL captured from a real 3.8.0: protocol notes, section 12
        txn.session = SessionId{Session};
        txn.cxid = 1;
        txn.zxid = Zxid{0x100000008};
        txn.timeMs = 0x000001a2065a476e;
        txn.body = CreateTxn{"/t", Data("d"), openAcl(), ZnodeKind::Persistent, 1};
        tree.apply(txn);
        QCOMPARE(tree.digest(), std::uint64_t{0x15752b045});
        txn.zxid = Zxid{0x100000009};
        txn.body = DeleteTxn{"/t"};
        tree.apply(txn);
        QVERIFY(!tree.find("/t"));
    }

    void copiesDoNotChange() {
        Server s;
        s.create("/a");
        const Tree copy = s.tree;
        s.create("/a/b");
        s.run(SetDataRequest{"/a", Data("new"), 0});
        QVERIFY(!copy.find("/a/b"));
        QCOMPARE(*copy.find("/a")->data, std::string("d"));
        QCOMPARE(copy.children("/").size(), std::size_t{2});
    }

    void versionsAndVisibleCversion() {
        Server s;
        s.create("/p");
        s.create("/p/a");
        s.create("/p/b");
        s.run(DeleteRequest{"/p/a", -1});
        const Stat stat = statOf(*s.tree.find("/p"));
        QCOMPARE(stat.cversion, 3);
        QCOMPARE(stat.numChildren, 1);
        QCOMPARE(stat.version, 0);
        s.run(SetDataRequest{"/p", Data("x"), 0});
        QCOMPARE(s.tree.find("/p")->version, 1);
        QVERIFY(s.run(SetDataRequest{"/p", Data("x"), 0}).code == ErrorCode::BadVersion);
    }

    void sequentialNamesCountCreationsOfAnyKind() {
        Server s;
        s.create("/p");
        QCOMPARE(s.create("/p/n-", 2).path, std::string("/p/n-0000000000"));
        s.create("/p/other");
        s.run(DeleteRequest{"/p/n-0000000000", -1});
        QCOMPARE(s.create("/p/n-", 2).path, std::string("/p/n-0000000002"));
        QCOMPARE(s.create("/p/", 2).path, std::string("/p/0000000003"));
    }

    void ephemeralsGoWithTheSessionInOneZxid() {
        Server s;
        s.create("/e1", 1);
        s.create("/e2", 1);
        QVERIFY(s.create("/e1/child").code == ErrorCode::NoChildrenForEphemerals);
        const Outcome closed = s.run(CloseSessionRequest{});
        QCOMPARE(closed.changes.size(), std::size_t{2});
        QCOMPARE(s.tree.children("/").size(), std::size_t{1});
        QVERIFY(s.create("/late", 1).code == ErrorCode::SessionExpired);
    }

    void refusalsInZooKeepersOrder_data() {
        QTest::addColumn<QString>("path");
        QTest::addColumn<int>("flags");
        QTest::addColumn<int>("code");
        QTest::newRow("flags first") << "nonsense" << 9 << -8;
        QTest::newRow("ttl without a ttl") << "/x" << 5 << -8;
        QTest::newRow("no slash") << "x" << 0 << -8;
        QTest::newRow("double slash is a missing parent") << "/t//x" << 0 << -101;
        QTest::newRow("missing parent") << "/missing/x" << 0 << -101;
        QTest::newRow("trailing slash") << "/t/" << 0 << -8;
        QTest::newRow("dot") << "/t/." << 0 << -8;
        QTest::newRow("exists") << "/t" << 0 << -110;
        QTest::newRow("fine") << "/t/ok" << 0 << 0;
    }
    void refusalsInZooKeepersOrder() {
        QFETCH(QString, path);
        QFETCH(int, flags);
        QFETCH(int, code);
        Server s;
        s.create("/t");
        QCOMPARE(static_cast<int>(s.create(path.toStdString(), flags).code), code);
    }

    void deleteRefusals() {
        Server s;
        s.create("/t");
        s.create("/t/c");
        QVERIFY(s.run(DeleteRequest{"/zookeeper", -1}).code == ErrorCode::BadArguments);
        QVERIFY(s.run(DeleteRequest{"/t", 7}).code == ErrorCode::BadVersion);
        QVERIFY(s.run(DeleteRequest{"/t", -1}).code == ErrorCode::NotEmpty);
        QVERIFY(s.run(DeleteRequest{"/t/none", -1}).code == ErrorCode::NoNode);
    }

    void watchesFireOncePerTrigger() {
        const ConnectionId me{1};
        WatchTable w;
        w.add(me, WatchKind::DataWatch, "/x");
        w.add(me, WatchKind::ChildWatch, "/x");
        w.add(me, WatchKind::ChildWatch, "/");
        const auto fired = w.fire({ChangeKind::Deleted, "/x", openAcl(), openAcl()});
        QCOMPARE(fired.size(), std::size_t{2});
        QVERIFY(fired[0].type == WatchEventType::NodeDeleted);
        QVERIFY(fired[1].type == WatchEventType::NodeChildrenChanged);
        QCOMPARE(fired[1].path, std::string("/"));
        QVERIFY(w.fire({ChangeKind::Created, "/x", openAcl(), openAcl()}).empty());
        QCOMPARE(w.size(), std::size_t{0});
    }

    void setWatchesKnowsWhatWasMissed() {
        Server s;
        s.create("/x");
        const Zxid seen = s.tree.lastZxid();
        QVERIFY(!missedEvent(s.tree, WatchKind::DataWatch, "/x", seen));
        s.run(SetDataRequest{"/x", Data("2"), -1});
        QVERIFY(missedEvent(s.tree, WatchKind::DataWatch, "/x", seen) == WatchEventType::NodeDataChanged);
        QVERIFY(missedEvent(s.tree, WatchKind::ExistsWatch, "/x", seen) == WatchEventType::NodeCreated);
        s.create("/x/c");
        QVERIFY(missedEvent(s.tree, WatchKind::ChildWatch, "/x", seen) == WatchEventType::NodeChildrenChanged);
        QVERIFY(missedEvent(s.tree, WatchKind::ChildWatch, "/gone", seen) == WatchEventType::NodeDeleted);
    }
};

QTEST_APPLESS_MAIN(TestTree)
#include "tst_tree.moc"

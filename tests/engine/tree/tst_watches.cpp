// Persistent and recursive watches, and the removal of watches. Source: zookeeper-protocol.md 2.6, 9.24.
#include <QTest>

#include "engine/tree/watch_table.h"

using namespace qs;
using namespace qs::tree;

namespace {

constexpr ConnectionId A{1};
constexpr ConnectionId B{2};

/// "1:created /x" for each.
std::string fired(WatchTable& w, ChangeKind kind, const std::string& path) {
    std::string out;
    for (const FiredWatch& f : w.fire({kind, path, openAcl(), openAcl()})) {
        out += (out.empty() ? "" : ", ") + std::to_string(f.connection.value) + ":" + std::string(toString(f.type)) +
               " " + f.path;
    }
    return out;
}

}  // namespace

class TestWatches : public QObject {
    Q_OBJECT
private slots:
    void persistentStays() {
        WatchTable w;
        w.add(A, WatchKind::Persistent, "/p");
        for (int i = 0; i < 2; ++i) {
            QCOMPARE(fired(w, ChangeKind::Created, "/p"), std::string("1:NodeCreated /p"));
            QCOMPARE(fired(w, ChangeKind::DataChanged, "/p"), std::string("1:NodeDataChanged /p"));
            QCOMPARE(fired(w, ChangeKind::Created, "/p/c"), std::string("1:NodeChildrenChanged /p"));
            QCOMPARE(fired(w, ChangeKind::DataChanged, "/p/c"), std::string());
            QCOMPARE(fired(w, ChangeKind::Deleted, "/p"), std::string("1:NodeDeleted /p"));
        }
    }

    void recursiveHearsOfDescendantsButNeverOfChildrenChanged() {
        WatchTable w;
        w.add(A, WatchKind::PersistentRecursive, "/p");
        QCOMPARE(fired(w, ChangeKind::Created, "/p/a/b"), std::string("1:NodeCreated /p/a/b"));
        QCOMPARE(fired(w, ChangeKind::DataChanged, "/p/a/b"), std::string("1:NodeDataChanged /p/a/b"));
        QCOMPARE(fired(w, ChangeKind::Deleted, "/p/a/b"), std::string("1:NodeDeleted /p/a/b"));
        QCOMPARE(fired(w, ChangeKind::Created, "/pq"), std::string());
        w.add(B, WatchKind::PersistentRecursive, "/");
        QCOMPARE(fired(w, ChangeKind::Created, "/p/c"), std::string("1:NodeCreated /p/c, 2:NodeCreated /p/c"));
    }

    void ordinaryWatchTakesThePlaceOfAPersistentOne() {  // as 3.8: ZOOKEEPER-4466
        WatchTable w;
        w.add(A, WatchKind::Persistent, "/p");
        w.add(A, WatchKind::DataWatch, "/p");
        QCOMPARE(fired(w, ChangeKind::DataChanged, "/p"), std::string("1:NodeDataChanged /p"));
        QCOMPARE(fired(w, ChangeKind::DataChanged, "/p"), std::string());
        QCOMPARE(fired(w, ChangeKind::Created, "/p/c"), std::string("1:NodeChildrenChanged /p"));
    }

    void removalByKind() {
        WatchTable w;
        w.add(A, WatchKind::DataWatch, "/x");
        w.add(A, WatchKind::ChildWatch, "/x");
        w.add(B, WatchKind::DataWatch, "/x");
        QVERIFY(w.contains(A, "/x", WatcherType::ChildWatches));
        QVERIFY(w.remove(A, "/x", WatcherType::DataWatches));
        QVERIFY(!w.remove(A, "/x", WatcherType::DataWatches));
        QVERIFY(!w.contains(A, "/x", WatcherType::DataWatches));
        QVERIFY(w.contains(A, "/x", WatcherType::AnyWatches));
        QVERIFY(w.remove(A, "/x", WatcherType::AnyWatches));
        QVERIFY(!w.remove(A, "/y", WatcherType::AnyWatches));
        QCOMPARE(w.size(), std::size_t{1});
        w.remove(B);
        QCOMPARE(w.size(), std::size_t{0});
    }

    void persistentOnesAreNeverReplayed() {
        Tree tree;
        QVERIFY(!missedEvent(tree, WatchKind::Persistent, "/gone", Zxid{}));
        QVERIFY(!missedEvent(tree, WatchKind::PersistentRecursive, "/", Zxid{}));
    }
};

QTEST_APPLESS_MAIN(TestWatches)
#include "tst_watches.moc"

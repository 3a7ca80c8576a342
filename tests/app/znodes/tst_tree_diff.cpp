// The difference of two trees against what was done to them.
#include <QTest>

#include "app/znodes/tree_diff.h"

using namespace qs;
using namespace qs::app;

namespace {

void apply(tree::Tree& tree, std::uint32_t counter, tree::TxnBody body) {
    tree::Txn txn;
    txn.zxid = Zxid::of(Epoch{1}, counter);
    txn.body = std::move(body);
    tree.apply(txn);
}

tree::CreateTxn create(const std::string& path, const std::string& data) {
    return {path, tree::Data(data), tree::openAcl(), tree::ZnodeKind::Persistent, 1};
}

}  // namespace

class TstTreeDiff : public QObject {
    Q_OBJECT

private slots:
    void equal_trees_have_no_difference() {
        tree::Tree left;
        apply(left, 1, create("/a", "x"));
        const tree::Tree right = left;
        QVERIFY(TreeDiff(left, right).all().empty());
        QCOMPARE(TreeDiff(left, right).next("/"), -1);
    }

    void each_kind_is_named() {
        tree::Tree left;
        for (std::uint32_t i = 1; const char* path : {"/acl", "/data", "/same", "/stat"})
            apply(left, i++, create(path, "x"));
        tree::Tree right = left;
        apply(left, 5, create("/here", ""));
        apply(right, 5, create("/there", ""));
        apply(right, 6, create("/there/below", ""));
        apply(right, 7, tree::SetDataTxn{"/data", tree::Data("y"), 1});
        apply(right, 8, tree::SetDataTxn{"/stat", tree::Data("x"), 1});
        const auto closed = tree::makeAcl({{1, "world", "anyone"}});
        apply(right, 9, tree::SetAclTxn{"/acl", closed, 1});
        const TreeDiff diff(left, right);
        QCOMPARE(diff.all().size(), std::size_t{6});
        QCOMPARE(diff.kindOf("/acl"), DifferenceKind::Acl);
        QCOMPARE(diff.kindOf("/data"), DifferenceKind::Data);
        QCOMPARE(diff.kindOf("/here"), DifferenceKind::OnlyHere);
        QCOMPARE(diff.kindOf("/there"), DifferenceKind::OnlyThere);
        QCOMPARE(diff.kindOf("/there/below"), DifferenceKind::OnlyThere);
        QCOMPARE(diff.kindOf("/stat"), DifferenceKind::Stat);
        QCOMPARE(diff.kindOf("/same"), DifferenceKind::None);
        QCOMPARE(diff.kindOf("/"), DifferenceKind::None);  // only its children differ
        QCOMPARE(diff.below("/"), 6);
        QCOMPARE(diff.below("/there"), 1);
    }

    void the_walk_goes_round_in_row_order() {
        tree::Tree left;
        apply(left, 1, create("/a", ""));
        tree::Tree right = left;
        apply(left, 2, create("/a/z", ""));
        apply(left, 3, create("/a-b", ""));
        const TreeDiff diff(left, right);
        QCOMPARE(diff.all().at(0).path, std::string("/a/z"));  // below /a, so before /a-b
        QCOMPARE(diff.all().at(1).path, std::string("/a-b"));
        QCOMPARE(diff.next("/"), 0);
        QCOMPARE(diff.next("/a"), 0);
        QCOMPARE(diff.next("/a/z"), 1);
        QCOMPARE(diff.next("/a-b"), 0);
        QCOMPARE(diff.previous("/a/z"), 1);
        QCOMPARE(diff.previous("/zookeeper"), 1);
    }

    void rows_are_in_tree_order() {
        QVERIFY(rowLess("/a", "/a/b"));
        QVERIFY(rowLess("/a/b", "/a-b"));
        QVERIFY(!rowLess("/a-b", "/a/b"));
        QVERIFY(rowLess("/", "/a"));
    }
};

QTEST_MAIN(TstTreeDiff)
#include "tst_tree_diff.moc"

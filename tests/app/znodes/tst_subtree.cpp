// Subtrees as plans of writes and as files.
#include <QTest>

#include "app/znodes/subtree_file.h"
#include "small_ensemble.h"

using namespace qs;
using namespace qs::app;

namespace {

std::string text(const command::ClientRequest& request) {
    return command::format(request);
}

SubtreeFile read(const QByteArray& bytes) {
    const auto file = readSubtree(bytes);
    if (!file) qFatal("%s", file.error().message().c_str());
    return *file;
}

QByteArray fileWith(const QByteArray& znodes) {
    return "{\"format\":\"quorumscope-znodes\",\"version\":1,\"root\":\"/a\",\"zxid\":\"1:2\",\n\"znodes\":[" + znodes +
           "]}";
}

}  // namespace

class TstSubtree : public QObject {
    Q_OBJECT

private slots:
    void deleting_goes_children_first_in_one_multi() {
        test::SmallEnsemble e;
        for (const char* path : {"/a", "/a/b", "/a/b/c", "/a/d", "/e"})
            e.create(path);
        e.set("/a/d", "x");
        const WritePlan plan = deletePlan(e.tree(), "/a");
        QCOMPARE(plan.deletes, 4);
        QVERIFY(plan.atomic());
        QCOMPARE(text(plan.requests[0]),
                 std::string("client window: multi delete /a/d 1; delete /a/b/c 0; delete /a/b 0; delete /a 0"));
        QCOMPARE(text(deletePlan(e.tree(), "/e").requests[0]), std::string("client window: delete /e 0"));
    }

    void a_large_delete_comes_in_several_multis() {
        test::SmallEnsemble e;
        e.create("/a");
        for (int i = 0; i < 1200; ++i)
            e.create("/a/n" + std::to_string(i));
        const WritePlan plan = deletePlan(e.tree(), "/a");
        QCOMPARE(plan.deletes, 1201);
        QCOMPARE(plan.requests.size(), std::size_t{3});
        QCOMPARE(plan.requests.back().parts.back().path, std::string("/a"));
    }

    void a_file_gives_back_every_byte_kind_and_acl() {
        test::SmallEnsemble e;
        std::string all;
        for (int i = 0; i < 256; ++i)
            all.push_back(static_cast<char>(i));
        e.create("/a", "text \xe9\xaa\x8c");
        e.create("/a/binary", all);
        e.create("/a/box", "", tree::ZnodeKind::Container);
        e.create("/a/ttl", "", tree::ZnodeKind::Ttl);
        e.apply(tree::CreateTxn{"/a/null", nullptr, tree::openAcl(), tree::ZnodeKind::Persistent, 4});
        const auto acl = tree::makeAcl({{1, "world", "anyone"}});
        e.apply(tree::SetAclTxn{"/a", acl, 1});
        const SubtreeFile before{"/a", Zxid::of(Epoch{1}, 7), subtreeOf(e.tree(), "/a")};
        const SubtreeFile after = read(writeSubtree(before));
        QCOMPARE(after.root, before.root);
        QVERIFY(after.zxid == before.zxid);
        QCOMPARE(after.znodes.size(), before.znodes.size());
        for (std::size_t i = 0; i < after.znodes.size(); ++i) {
            const SubtreeZnode& a = after.znodes[i];
            const SubtreeZnode& b = before.znodes[i];
            QCOMPARE(a.path, b.path);
            QCOMPARE(bool(a.data), bool(b.data));
            QVERIFY(!a.data || *a.data == *b.data);
            QVERIFY(*a.acl == *b.acl);
            QCOMPARE(int(a.kind), int(b.kind));
            QCOMPARE(a.ttlMs, b.ttlMs);
        }
    }

    void an_import_keeps_what_is_there_unless_told_otherwise() {
        test::SmallEnsemble e;
        e.create("/a", "old");
        const auto file =
            read(fileWith("{\"path\":\"\",\"data\":{\"text\":\"new\"}},"
                          "{\"path\":\"/e\",\"data\":null,\"kind\":\"ephemeral\"},"
                          "{\"path\":\"/r\",\"data\":null,\"acl\":\"world:anyone:r\"},"
                          "{\"path\":\"/p\",\"data\":{\"base64\":\"AP8=\"}}"));
        const WritePlan kept = createPlan(file.znodes, "/a", e.tree(), {});
        QCOMPARE(kept.creates, 2);
        QCOMPARE(kept.leftOut, 2);
        QCOMPARE(kept.requests.size(), std::size_t{2});
        QCOMPARE(text(kept.requests[0]), std::string("client window: create /a/r \"\" world:anyone:r"));
        QCOMPARE(text(kept.requests[1]), std::string("client window: multi create /a/p \"\\x00\\xff\""));
        const WritePlan all = createPlan(file.znodes, "/a", e.tree(), {true, EphemeralPolicy::MakePersistent});
        QCOMPARE(all.sets, 1);
        QCOMPARE(all.creates, 3);
        QCOMPARE(all.requests[0].parts[0].version, 0);
    }

    void a_move_is_one_multi_or_not_possible() {
        test::SmallEnsemble e;
        e.create("/a", "x");
        e.create("/a/b");
        const WritePlan plan = movePlan(e.tree(), "/a", "/z");
        QVERIFY(plan.atomic());
        QCOMPARE(text(plan.requests[0]),
                 std::string("client window: multi create /z \"x\"; create /z/b; delete /a/b 0; delete /a 0"));
        e.create("/a/box", "", tree::ZnodeKind::Container);
        QVERIFY(movePlan(e.tree(), "/a", "/z").requests.empty());
    }

    void a_bad_file_is_refused_with_its_place_data() {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QByteArray>("place");
        QTest::newRow("no json") << QByteArray("{\n\n\"a\"") << QByteArray("line 3");
        QTest::newRow("another format") << QByteArray("{}") << QByteArray("line 1");
        QTest::newRow("no znodes") << fileWith("") << QByteArray("znodes");
        QTest::newRow("root not first") << fileWith("{\"path\":\"/x\"}") << QByteArray("znodes[0]");
        QTest::newRow("orphan") << fileWith("{\"path\":\"\"},{\"path\":\"/x/y\"}") << QByteArray("znodes[1]");
        QTest::newRow("twice") << fileWith("{\"path\":\"\"},{\"path\":\"/x\"},{\"path\":\"/x\"}")
                               << QByteArray("znodes[2]");
        QTest::newRow("bad path") << fileWith("{\"path\":\"\"},{\"path\":\"//x\"}") << QByteArray("znodes[1]");
        QTest::newRow("bad base64") << fileWith("{\"path\":\"\",\"data\":{\"base64\":\"?\"}}")
                                    << QByteArray("znodes[0]");
        QTest::newRow("bad acl") << fileWith("{\"path\":\"\",\"acl\":\"me\"}") << QByteArray("znodes[0]");
        QTest::newRow("bad kind") << fileWith("{\"path\":\"\",\"kind\":\"odd\"}") << QByteArray("znodes[0]");
        QTest::newRow("no ttl") << fileWith("{\"path\":\"\",\"kind\":\"ttl\"}") << QByteArray("znodes[0]");
        QTest::newRow("not an object") << fileWith("7") << QByteArray("znodes[0]");
    }
    void a_bad_file_is_refused_with_its_place() {
        QFETCH(QByteArray, bytes);
        QFETCH(QByteArray, place);
        const auto file = readSubtree(bytes);
        QVERIFY(!file);
        QCOMPARE(QByteArray::fromStdString(file.error().place), place);
    }
};

QTEST_MAIN(TstSubtree)
#include "tst_subtree.moc"

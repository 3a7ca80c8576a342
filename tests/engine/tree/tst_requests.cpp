// What the leader makes of each kind of write, and what applying it does. The answers of a real server to the same
// requests are compared in tests/interop/test_oracle.py; here is what no client can see.
#include <QTest>

#include "engine/tree/request.h"

using namespace qs;
using namespace qs::tree;

namespace {

constexpr SessionId Me{0x100};

struct Server {
    Tree tree;
    Rules rules;
    std::int64_t nowMs = 1000;
    std::uint32_t counter = 0;

    Server() { run(CreateSessionRequest{4000}); }
    Outcome run(const WriteRequest& request, Identities who = {}, SessionId session = Me) {
        Txn txn;
        txn.session = session;
        txn.zxid = Zxid::of(Epoch{1}, ++counter);
        txn.timeMs = nowMs;
        txn.body = prepare(tree, {session, std::move(who)}, request, rules);
        return tree.apply(txn);
    }
    Outcome create(const std::string& path, CreateMode mode = CreateMode::Persistent, std::int64_t ttlMs = -1,
                   std::string data = "") {
        return run(CreateRequest{path, Data(std::move(data)), *openAcl(), static_cast<std::int32_t>(mode),
                                 CreateForm::CreateTtl, ttlMs});
    }
    MultiRequest::Part part(const std::string& path) const { return CreateRequest{path, Data(""), *openAcl()}; }
};

std::vector<int> codes(const Outcome& outcome) {
    std::vector<int> out;
    for (const Outcome& part : outcome.parts)
        out.push_back(static_cast<int>(part.code));
    return out;
}

}  // namespace

class TestRequests : public QObject {
    Q_OBJECT
private slots:
    void multiTakesEffectUnderOneZxid() {
        Server s;
        const Outcome out = s.run(MultiRequest{{s.part("/a"), s.part("/a/b"), SetDataRequest{"/a", Data("x"), 0}}});
        QCOMPARE(codes(out), (std::vector<int>{0, 0, 0}));
        QVERIFY(s.tree.find("/a")->czxid == s.tree.find("/a/b")->czxid);
        QCOMPARE(out.changes.size(), std::size_t{3});
        QCOMPARE(*s.tree.find("/a")->data, std::string("x"));
    }

    void failedMultiLeavesNoTrace() {
        Server s;
        s.create("/a");
        const auto digest = s.tree.digest();
        const Outcome out =
            s.run(MultiRequest{{s.part("/a/b"), CheckRequest{"/a", 5}, SetDataRequest{"/a", Data("x"), -1}}});
        QCOMPARE(codes(out), (std::vector<int>{0, -103, -2}));
        QVERIFY(out.code == ErrorCode::Ok);
        QVERIFY(out.changes.empty());
        QCOMPARE(s.tree.digest(), digest);
        QVERIFY(s.tree.lastZxid() == Zxid::of(Epoch{1}, s.counter));  // it used a zxid all the same
    }

    void failedMultiKeepsThePartsBeforeTheCulprit() {
        Server s;
        const TxnBody body = prepare(s.tree, {Me, {}}, MultiRequest{{s.part("/a"), DeleteRequest{"/no", -1}}});
        const auto& parts = std::get<MultiTxn>(body).parts;
        QVERIFY(std::holds_alternative<CreateTxn>(parts[0]));
        QVERIFY(std::holds_alternative<ErrorTxn>(parts[1]));
    }

    void containerGoesOnlyAfterItsLastChild() {
        Server s;
        s.create("/k", CreateMode::Container);
        QVERIFY(s.tree.find("/k")->kind() == ZnodeKind::Container);
        QVERIFY(!statOf(*s.tree.find("/k")).ephemeralOwner);
        QVERIFY(s.tree.outlived(s.nowMs + 1000000, 10).empty());  // never used
        s.create("/k/x");
        QVERIFY(s.tree.outlived(s.nowMs, 10).empty());
        QVERIFY(s.run(DeleteContainerRequest{"/k"}).code == ErrorCode::NotEmpty);
        s.run(DeleteRequest{"/k/x", -1});
        QCOMPARE(s.tree.outlived(s.nowMs, 10), (std::vector<std::string>{"/k"}));
        QVERIFY(s.run(DeleteContainerRequest{"/k"}, {}, SessionId{}).code == ErrorCode::Ok);
        QVERIFY(!s.tree.find("/k"));
        QVERIFY(s.tree.outlived(s.nowMs, 10).empty());
    }

    void ttlCountsFromTheLastSetData() {
        Server s;
        s.create("/t", CreateMode::PersistentTtl, 500);
        QVERIFY(s.tree.find("/t")->kind() == ZnodeKind::Ttl);
        QCOMPARE(s.tree.find("/t")->ttlMs(), std::int64_t{500});
        QVERIFY(s.tree.outlived(1500, 10).empty());
        QCOMPARE(s.tree.outlived(1501, 10), (std::vector<std::string>{"/t"}));
        s.nowMs = 1400;
        s.run(SetDataRequest{"/t", Data("x"), -1});
        QVERIFY(s.tree.outlived(1900, 10).empty());
        s.create("/t/child");
        QVERIFY(s.tree.outlived(100000, 10).empty());
        s.run(DeleteRequest{"/t/child", -1});
        QVERIFY(!s.tree.outlived(100000, 10).empty());
    }

    void ttlRange() {
        Server s;
        QVERIFY(s.create("/x", CreateMode::PersistentTtl, 0).code == ErrorCode::BadArguments);
        QVERIFY(s.create("/x", CreateMode::PersistentTtl, MaxTtlMs + 1).code == ErrorCode::BadArguments);
        QVERIFY(s.create("/x", CreateMode::Persistent, 5).code == ErrorCode::BadArguments);
        QVERIFY(s.create("/x", CreateMode::PersistentTtl, MaxTtlMs).code == ErrorCode::Ok);
        s.rules.extendedTypes = false;
        QVERIFY(s.create("/y", CreateMode::PersistentTtl, 5).code == ErrorCode::Unimplemented);
    }

    void plainZnodeIsNoContainer() {
        Server s;
        s.create("/plain");
        QVERIFY(s.run(DeleteContainerRequest{"/plain"}).code == ErrorCode::BadArguments);
        QVERIFY(s.tree.find("/plain"));
    }

    void quotaCountsAndRefuses() {
        Server s;
        s.create("/q", CreateMode::Persistent, -1, "four");
        s.create("/q/a", CreateMode::Persistent, -1, "xy");
        s.create("/zookeeper/quota/q");
        s.create("/zookeeper/quota/q/zookeeper_limits", CreateMode::Persistent, -1,
                 "count=-1,bytes=-1=;byteHardLimit=10;countHardLimit=3");
        s.create("/zookeeper/quota/q/zookeeper_stats", CreateMode::Persistent, -1, "count=0,bytes=0");
        const auto usage = [&s] { return *s.tree.find("/zookeeper/quota/q/zookeeper_stats")->data; };
        QCOMPARE(usage(), std::string("count=2,bytes=6"));
        s.create("/q/b", CreateMode::Persistent, -1, "z");
        QCOMPARE(usage(), std::string("count=3,bytes=7"));
        QCOMPARE(s.tree.find("/zookeeper/quota/q/zookeeper_stats")->version, 0);
        QVERIFY(s.create("/q/c").code == ErrorCode::Ok);  // not enforced unless it is asked for
        s.run(DeleteRequest{"/q/c", -1});
        s.rules.enforceQuota = true;
        QVERIFY(s.create("/q/c").code == ErrorCode::QuotaExceeded);
        QVERIFY(s.create("/elsewhere").code == ErrorCode::Ok);
        QVERIFY(s.run(SetDataRequest{"/q/b", Data("12345"), -1}).code == ErrorCode::QuotaExceeded);
        QVERIFY(s.run(SetDataRequest{"/q/b", Data("1234"), -1}).code == ErrorCode::Ok);
        s.run(DeleteRequest{"/q/a", -1});
        QCOMPARE(usage(), std::string("count=2,bytes=8"));
        s.run(DeleteRequest{"/zookeeper/quota/q/zookeeper_limits", -1});
        QVERIFY(s.create("/q/c", CreateMode::Persistent, -1, "as much as one likes").code == ErrorCode::Ok);
    }

    void quotaNumbersFromAnybodyDoNoHarm() {
        Server s;
        s.rules.enforceQuota = true;
        s.create("/q");
        s.create("/zookeeper/quota/q");
        s.create("/zookeeper/quota/q/zookeeper_limits", CreateMode::Persistent, -1, "count=9223372036854775807");
        s.create("/zookeeper/quota/q/zookeeper_stats");
        s.run(SetDataRequest{"/zookeeper/quota/q/zookeeper_stats",
                             Data("count=9223372036854775807,bytes=-9223372036854775808,=,==;count=x"), -1});
        QVERIFY(s.create("/q/a", CreateMode::Persistent, -1, "data").code == ErrorCode::Ok);
        s.create("/zookeeper/quota_of_mine");
        s.create("/zookeeper/quota_of_mine/zookeeper_limits");  // beside the quotas
        QVERIFY(s.tree.quotaAbove("/elsewhere").empty());
    }

    void deepTreesAreCountedWithoutAStack() {
        Server s;
        std::string path;
        for (int depth = 0; depth < 3000; ++depth) {
            path += "/d";
            s.create(path);
        }
        QCOMPARE(s.tree.descendants("/d"), 2999);
        QCOMPARE(s.tree.descendants("/"), 3003);
        QCOMPARE(s.tree.descendants("/none"), 0);
    }

    void everyFieldIsPartOfTheContent() {
        Txn a;
        a.body = MultiTxn{{CreateTxn{"/x", Data(""), openAcl(), ZnodeKind::Persistent, 1}}};
        Txn b = a;
        std::get<CreateTxn>(std::get<MultiTxn>(b.body).parts[0]).kind = ZnodeKind::Container;
        QVERIFY(contentHash(a) != contentHash(b));
        b.body = CreateTxn{"/x", Data(""), openAcl(), ZnodeKind::Persistent, 1};
        QVERIFY(contentHash(a) != contentHash(b));
        QCOMPARE(describe(a.body), std::string("multi [create /x (0 bytes)]"));
    }
};

QTEST_APPLESS_MAIN(TestRequests)
#include "tst_requests.moc"

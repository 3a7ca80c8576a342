#include <QTest>

#include "engine/tree/acl.h"

using namespace qs::tree;

namespace {

AclList list(std::vector<Acl> acl) {
    return makeAcl(std::move(acl));
}

const Identities Local{{"ip", "127.0.0.1"}};
const Identities Alice{{"ip", "127.0.0.1"}, {"digest", "alice:hash"}};

}  // namespace

class TestAcl : public QObject {
    Q_OBJECT
private slots:
    /// What a real 3.8.0 stored for `addauth digest alice:secret`.
    void digestOfTheCapturedUser() {
        QCOMPARE(digestIdentity("alice:secret"), std::string("alice:aYXlLOpEooaV1cRAvUL1fp9Qt7E="));
        QVERIFY(digestIdentity("alice:other") != digestIdentity("alice:secret"));
        QVERIFY(digestIdentity("nobody").starts_with("nobody:"));
    }

    void permits_data() {
        QTest::addColumn<QString>("scheme");
        QTest::addColumn<QString>("id");
        QTest::addColumn<int>("perms");
        QTest::addColumn<bool>("alone");
        QTest::addColumn<bool>("alice");
        QTest::newRow("world may read") << "world"
                                        << "anyone" << 1 << true << true;
        QTest::newRow("world may write only") << "world"
                                              << "anyone" << 2 << false << false;
        QTest::newRow("world is anyone") << "world"
                                         << "alice" << 31 << false << false;
        QTest::newRow("digest") << "digest"
                                << "alice:hash" << 1 << false << true;
        QTest::newRow("digest of another") << "digest"
                                           << "bob:hash" << 31 << false << false;
        QTest::newRow("digest, other hash") << "digest"
                                            << "alice:hush" << 31 << false << false;
        QTest::newRow("address") << "ip"
                                 << "127.0.0.1" << 1 << true << true;
        QTest::newRow("another address") << "ip"
                                         << "127.0.0.2" << 31 << false << false;
        QTest::newRow("network") << "ip"
                                 << "127.0.0.2/8" << 1 << true << true;
        QTest::newRow("network of nobody") << "ip"
                                           << "10.0.0.0/8" << 31 << false << false;
        QTest::newRow("every address") << "ip"
                                       << "10.0.0.0/0" << 1 << true << true;
        QTest::newRow("no scheme") << ""
                                   << "" << 31 << false << false;
    }
    void permits() {
        QFETCH(QString, scheme);
        QFETCH(QString, id);
        QFETCH(int, perms);
        const auto acl = list({{perms, scheme.toStdString(), id.toStdString()}});
        QTEST(qs::tree::permits(acl, Perm::Read, Local), "alone");
        QTEST(qs::tree::permits(acl, Perm::Read, Alice), "alice");
        QVERIFY(!qs::tree::permits(acl, Perm::Read, {}) || scheme == "world");
    }

    void theSuperuserMayDoEverything() {
        const auto closed = list({{AllPerms, "digest", "alice:hash"}});
        QVERIFY(!qs::tree::permits(closed, Perm::Admin, {{"digest", "super:hash"}}));
        QVERIFY(qs::tree::permits(closed, Perm::Admin, {{std::string(SuperScheme), ""}}));
    }

    void emptyListIsOpen() { QVERIFY(qs::tree::permits(list({}), Perm::Admin, {})); }

    void authStandsForTheCaller() {
        const auto resolved = resolveAcl({{1, "world", "anyone"}, {31, "auth", ""}, {31, "auth", "x"}}, Alice);
        QVERIFY(resolved.has_value());
        QVERIFY((*resolved == std::vector<Acl>{{1, "world", "anyone"}, {31, "digest", "alice:hash"}}));
        QVERIFY(!resolveAcl({{31, "auth", ""}}, Local));  // an address does not count
    }

    void invalidLists() {
        for (const Acl& bad : std::vector<Acl>{{31, "world", "bob"},
                                               {31, "digest", "bob"},
                                               {31, "digest", "a:b:c"},
                                               {31, "ip", "300.1.1.1"},
                                               {31, "ip", "1.2.3"},
                                               {31, "ip", "1.2.3.4/33"},
                                               {31, "ip", "1.2.3.4/"},
                                               {31, "sasl", "x"},
                                               {31, "", ""}}) {
            QVERIFY2(!resolveAcl({bad}, Alice), (bad.scheme + ":" + bad.id).c_str());
            QVERIFY(!resolveAcl({{31, "world", "anyone"}, bad}, Alice));
        }
        QVERIFY(!resolveAcl({}, Alice));
    }

    void masksOnlyDigests() {
        const auto masked = maskDigests({{31, "digest", "alice:hash"}, {1, "ip", "1.2.3.4"}});
        QCOMPARE(masked[0].id, std::string("alice:x"));
        QCOMPARE(masked[1].id, std::string("1.2.3.4"));
    }
};

QTEST_APPLESS_MAIN(TestAcl)
#include "tst_acl.moc"

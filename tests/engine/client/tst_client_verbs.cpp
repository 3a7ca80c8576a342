// Requests beyond plain reads and writes, a chroot before all paths, and connect strings.
#include <QTest>

#include "engine/client/connect_string.h"
#include "script.h"

using namespace script;
using codec::Opcode;
using tree::ErrorCode;

#define STEP(actual, expected) QCOMPARE(QString::fromStdString(actual), QStringLiteral(expected))

namespace {

client::ClientConfig below(const std::string& chroot) {
    client::ClientConfig out = Script::config(3, true);
    out.chroot = chroot;
    return out;
}

codec::ReplyBody::Part part(std::int32_t opcode, ErrorCode error, bool failed, const std::string& path = {}) {
    codec::ReplyBody::Part out;
    out.opcode = opcode;
    out.error = error;
    out.failed = failed;
    out.body.path = path;
    return out;
}

client::Request multi() {
    client::Request out;
    out.verb = Verb::Multi;
    out.parts = {request(Verb::Create, "/a"), request(Verb::Check, "/b")};
    return out;
}

}  // namespace

class TestClientVerbs : public QObject {
    Q_OBJECT
private slots:
    void multiSucceeds() {
        Script s;
        s.bringUp();
        STEP(s.submit(multi()), "send #1 multi of 2");
        codec::ReplyBody body;
        body.parts = {part(1, ErrorCode::Ok, false, "/a"), part(13, ErrorCode::Ok, false)};
        STEP(s.replied(1, 5, Opcode::Multi, body), "answer 1 ok 0:5 children /a");
    }

    void multiFailsWithTheReasonOfItsCulprit() {
        Script s;
        s.bringUp();
        s.submit(multi());
        codec::ReplyBody body;
        body.parts = {part(-1, ErrorCode::Ok, true), part(-1, ErrorCode::BadVersion, true),
                      part(-1, ErrorCode::RuntimeInconsistency, true)};
        STEP(s.replied(1, 5, Opcode::Multi, body), "answer 1 BadVersion 0:5");
    }

    void setAclAndGetAcl() {
        Script s;
        s.bringUp();
        client::Request set = request(Verb::SetAcl, "/a");
        set.acl = {{1, "world", "anyone"}};
        STEP(s.submit(set), "send #1 setACL /a world:anyone:r version -1");
        STEP(s.submit(request(Verb::GetAcl, "/a")), "send #2 getACL /a");
        STEP(s.replied(1, 5, Opcode::SetAcl), "answer 1 ok 0:5");
        codec::ReplyBody body;
        body.acl = {{31, "digest", "u:x"}};
        STEP(s.replied(2, 5, Opcode::GetAcl, body), "answer 2 ok 0:5 data digest:u:x:cdrwa");
    }

    void createsOfEveryKind() {
        Script s;
        s.bringUp();
        client::Request container = request(Verb::Create, "/c");
        container.container = true;
        STEP(s.submit(container), "send #1 create /c flags 4 ");
        client::Request ttl = request(Verb::Create, "/t");
        ttl.ttlMs = 500;
        STEP(s.submit(ttl), "send #2 create /t flags 5 ");
        ttl.sequential = true;
        STEP(s.submit(ttl), "send #3 create /t flags 6 ");
    }

    void identitiesAreProvedOnEachConnection() {
        Script s;
        s.bringUp();
        STEP(s.submit(request(Verb::Auth, "", "u:p")), "send #-4 auth digest u:p");
        STEP(s.replied(codec::XidAuth, 0, Opcode::Auth), "answer 1 ok 0:0");
        s.disconnected();
        s.timerAt(100);
        s.connected();
        STEP(s.granted(), "session 0x1234 resumed at 2 timeout 6000; send #-4 auth digest u:p");
        STEP(s.submit(get("/a")), "send #1 get /a");
        STEP(s.replied(codec::XidAuth, 0, Opcode::Auth), "");  // its own business
        STEP(s.replied(1, 7, Opcode::GetData), "answer 2 ok 0:7");
    }

    void persistentWatchesAreSetAgain() {
        Script s;
        s.bringUp();
        client::Request recursive = request(Verb::AddWatch, "/r");
        recursive.recursive = true;
        STEP(s.submit(request(Verb::AddWatch, "/p")), "send #1 addWatch /p mode 0");
        STEP(s.submit(recursive), "send #2 addWatch /r mode 1");
        s.replied(1, 5, Opcode::AddWatch);
        s.replied(2, 5, Opcode::AddWatch);
        s.notified(tree::WatchEventType::NodeDataChanged, "/p");  // it stays
        s.disconnected();
        s.timerAt(100);
        s.connected();
        STEP(
            s.granted(),
            "session 0x1234 resumed at 2 timeout 6000; send #-8 setWatches since 0:5 data  exist  child  persistent /p "
            "recursive /r");
        STEP(s.submit(request(Verb::RemoveWatches, "/p")), "send #3 removeWatches /p type 3");
        s.replied(codec::XidSetWatches, 6, Opcode::SetWatches2);
        s.replied(3, 6, Opcode::RemoveWatches);
        s.disconnected();
        s.timerAt(200);
        s.connected();
        STEP(s.granted(),
             "session 0x1234 resumed at 3 timeout 6000; send #-8 setWatches since 0:6 data  exist  child  persistent  "
             "recursive /r");
    }

    void chrootStandsBeforeEveryPath() {
        Script s(below("/app"));
        s.bringUp();
        STEP(s.submit(request(Verb::Create, "/a", "x")), "send #1 create /app/a flags 0 x");
        codec::ReplyBody created;
        created.path = "/app/a";
        STEP(s.replied(1, 5, Opcode::Create, created), "answer 1 ok 0:5 path /a");
        STEP(s.submit(get("/", true)), "send #2 get /app watch");
        s.replied(2, 5, Opcode::GetData);
        STEP(s.notified(tree::WatchEventType::NodeDataChanged, "/app"), "event NodeDataChanged /");
        STEP(s.submit(get("/a", true)), "send #3 get /app/a watch");
        s.replied(3, 6, Opcode::GetData);
        s.disconnected();
        s.timerAt(100);
        s.connected();
        STEP(s.granted(),
             "session 0x1234 resumed at 2 timeout 6000; send #-8 setWatches since 0:6 data /app/a exist  child ");
    }

    void connectStrings() {
        const auto one = client::parseConnectString("localhost");
        QVERIFY(one.ok());
        QVERIFY(one->servers == (std::vector<client::ServerAddress>{{"localhost", 2181}}));
        const auto two = client::parseConnectString("a:1, [::1]:65535/app/b");
        QVERIFY(two.ok());
        QVERIFY(two->servers == (std::vector<client::ServerAddress>{{"a", 1}, {"::1", 65535}}));
        QCOMPARE(two->chroot, std::string("/app/b"));
        QVERIFY(client::parseConnectString("a/")->chroot.empty());
        for (const char* bad : {"", "/app", "a:0", "a:65536", "a:x", ":2181", "[::1:2181", "a/b/", "a/b//c", ","})
            QVERIFY2(!client::parseConnectString(bad).ok(), bad);
    }

    void pathsAndChroot() {
        QCOMPARE(client::withChroot("", "/a"), std::string("/a"));
        QCOMPARE(client::withChroot("/app", "/"), std::string("/app"));
        QCOMPARE(client::withoutChroot("/app", "/app"), std::string("/"));
        QCOMPARE(client::withoutChroot("/app", "/app/a"), std::string("/a"));
        QCOMPARE(client::withoutChroot("/app", "/apple"), std::string("/apple"));
    }
};

QTEST_APPLESS_MAIN(TestClientVerbs)
#include "tst_client_verbs.moc"

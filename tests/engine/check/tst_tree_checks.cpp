// The checks that know the committed tree, on hand-made traces: each holds on a sound one and sees its own violation.
#include <QTest>

#include "engine/check/opcodes.h"
#include "engine/check/properties.h"
#include "engine/tree/content_hash.h"
#include "history.h"

using namespace qs;
using namespace qs::check;
using tree::ErrorCode;
using tree::WatchEventType;
using tree::WatchKind;

namespace {

constexpr SessionId A{0x1};
constexpr ConnectionId Line{7};
using Acls = std::vector<tree::Acl>;

/// One server, node 1, which is the whole ensemble; its own tree says what sound answers are.
class Server {
public:
    Server& commit(std::int32_t cxid, tree::TxnBody body) {
        propose(cxid, std::move(body));
        m_history.committed(1, m_last);
        m_outcome = m_tree.apply(*m_history.tables().txn(m_last));
        return *this;
    }
    Server& propose(std::int32_t cxid, tree::TxnBody body) {
        tree::Txn t;
        t.session = A;
        t.cxid = cxid;
        t.zxid = Zxid::of(Epoch{1}, ++m_counter);
        t.timeMs = 1000 + m_counter;
        t.body = std::move(body);
        m_last = m_history.intern(t, m_last);
        return *this;
    }
    Server& apply(std::uint64_t wrong = 0) {
        m_history.say(1, trace::Applied{m_last, now(), m_tree.digest() + wrong});
        return *this;
    }
    Server& call(std::int32_t xid, std::int32_t code, const std::string& path = {}) {
        m_history.say(1, trace::ClientCall{Line, A, xid, code, m_history.text(path)});
        return *this;
    }
    Server& answer(std::int32_t xid, std::int32_t code, ErrorCode error, Zxid zxid, std::uint64_t content = empty()) {
        m_history.say(1, trace::ClientReturn{Line, A, xid, code, error, zxid, error == ErrorCode::Ok ? content : 0});
        return *this;
    }
    /// Call, commit, apply and a sound answer.
    Server& create(std::int32_t xid, const std::string& path, tree::AclList acl = tree::openAcl(),
                   const std::string& asked = {}) {
        call(xid, opcode::Create, asked.empty() ? path : asked);
        commit(xid, createTxn(path, std::move(acl))).apply();
        return answer(xid, opcode::Create, ErrorCode::Ok, now(), textOf(path));
    }
    Server& set(std::int32_t xid, const std::string& path) {
        call(xid, opcode::SetData, path);
        commit(xid, tree::SetDataTxn{path, tree::Data("new"), node(path).version + 1}).apply();
        return answer(xid, opcode::SetData, ErrorCode::Ok, now(), statContent());
    }
    Server& remove(std::int32_t xid, const std::string& path) {
        call(xid, opcode::Delete, path).commit(xid, tree::DeleteTxn{path, false}).apply();
        return answer(xid, opcode::Delete, ErrorCode::Ok, now());
    }
    Server& proved(const std::string& id) {
        m_history.say(1, trace::Authenticated{Line, A, tree::identityHash("digest", id)});
        return *this;
    }
    Server& fire(WatchEventType type, const std::string& path) {
        m_history.say(1, trace::WatchFired{Line, A, type, m_history.text(path)});
        return *this;
    }
    Server& restored(WatchKind kind, const std::string& path, Zxid seen) {
        m_history.say(1, trace::WatchRestored{Line, A, kind, seen, m_history.text(path)});
        return *this;
    }
    Server& watch(WatchKind kind, const std::string& path) {
        m_history.say(1, trace::WatchSet{Line, A, kind, m_history.text(path)});
        return *this;
    }
    Server& established(trace::TxnRef initial, std::uint32_t epoch = 2) {
        m_history.established(1, epoch, initial);
        return *this;
    }

    tree::CreateTxn createTxn(const std::string& path, tree::AclList acl = tree::openAcl()) const {
        return {path, tree::Data("old"), std::move(acl), tree::ZnodeKind::Persistent,
                node(tree::parentPath(path)).cversion + 1};
    }
    const tree::Znode& node(std::string_view path) const { return *m_tree.find(path); }
    Zxid now() const { return Zxid::of(Epoch{1}, m_counter); }
    Zxid at(std::uint32_t counter) const { return Zxid::of(Epoch{1}, counter); }
    trace::TxnRef last() const { return m_last; }
    static std::uint64_t empty() { return tree::ContentHash().value(); }
    static std::uint64_t textOf(const std::string& text) {
        tree::ContentHash h;
        h.text(text);
        return h.value();
    }
    std::uint64_t statContent() const {
        tree::ContentHash h;
        h.stat(m_outcome.stat);
        return h.value();
    }
    /// What getData answers now.
    std::uint64_t dataContent(const std::string& path) const {
        tree::ContentHash h;
        h.data(node(path).data);
        h.stat(tree::statOf(node(path)));
        return h.value();
    }
    std::uint64_t aclContent(const std::string& path, const Acls& shown) const {
        tree::ContentHash h;
        h.acl(shown);
        h.stat(tree::statOf(node(path)));
        return h.value();
    }

    std::size_t findings(std::unique_ptr<Check> check) const {
        return m_history.judge(std::move(check)).findings.size();
    }
    std::uint64_t premise(std::unique_ptr<Check> check) const {
        return m_history.judge(std::move(check)).checks.front().premiseTrue;
    }

private:
    History m_history;
    tree::Tree m_tree;
    tree::Outcome m_outcome;
    trace::TxnRef m_last;
    std::uint32_t m_counter = 0;
};

tree::AclList only(const std::string& id, std::int32_t perms = tree::AllPerms) {
    return tree::makeAcl({{perms, "digest", id}});
}

}  // namespace

class TestTreeChecks : public QObject {
    Q_OBJECT
private slots:
    void aSoundRunBreaksNothing() {
        Server s;
        s.create(1, "/a").set(2, "/a").create(3, "/a/b").remove(4, "/a/b").set(5, "/a");
        QCOMPARE(s.findings(linearizableWrites()), std::size_t{0});
        QCOMPARE(s.findings(readsOfAPrefix()), std::size_t{0});
        QCOMPARE(s.findings(reliability()), std::size_t{0});
        QCOMPARE(s.findings(countersOfZnodes()), std::size_t{0});
        QCOMPARE(s.findings(accessControl()), std::size_t{0});
        QVERIFY(s.premise(linearizableWrites()) > 0);
        QVERIFY(s.premise(countersOfZnodes()) > 0);
    }

    // --- S-01 ------------------------------------------------------------------------------------------------------

    void writeAnsweredBeforeItIsCommitted() {
        Server s;
        s.call(1, opcode::Create, "/a").answer(1, opcode::Create, ErrorCode::Ok, s.at(1), Server::textOf("/a"));
        QCOMPARE(s.findings(linearizableWrites()), std::size_t{1});
    }

    void writeAnsweredWithAnothersZxid() {
        Server s;
        s.create(1, "/a").call(2, opcode::Create, "/b").commit(2, s.createTxn("/b"));
        s.answer(2, opcode::Create, ErrorCode::Ok, s.at(1), Server::textOf("/b"));
        QCOMPARE(s.findings(linearizableWrites()), std::size_t{2});  // and against real time
    }

    void laterWriteMayNotComeBefore() {
        Server t;
        t.commit(2, t.createTxn("/a")).call(3, opcode::Create, "/b").commit(3, t.createTxn("/b"));
        t.answer(3, opcode::Create, ErrorCode::Ok, t.at(2), Server::textOf("/b"));
        t.call(2, opcode::Create, "/a").answer(2, opcode::Create, ErrorCode::Ok, t.at(1), Server::textOf("/a"));
        QCOMPARE(t.findings(linearizableWrites()), std::size_t{1});
    }

    void answerMustBeWhatWasDone() {
        Server s;
        s.call(1, opcode::Create, "/a").commit(1, s.createTxn("/a"));
        s.answer(1, opcode::Create, ErrorCode::NodeExists, s.now());
        QCOMPARE(s.findings(linearizableWrites()), std::size_t{1});
        Server t;
        t.call(1, opcode::Create, "/a").commit(1, t.createTxn("/a"));
        t.answer(1, opcode::Create, ErrorCode::Ok, t.now(), Server::textOf("/b"));
        QCOMPARE(t.findings(linearizableWrites()), std::size_t{1});
    }

    // --- S-03 ------------------------------------------------------------------------------------------------------

    void readMayBeOldButIsWhatItWas() {
        Server s;
        s.create(1, "/a");
        const std::uint64_t old = s.dataContent("/a");
        s.set(2, "/a");
        Server t = s;
        t.call(3, opcode::GetData, "/a").answer(3, opcode::GetData, ErrorCode::Ok, t.now(), t.dataContent("/a"));
        QCOMPARE(t.findings(readsOfAPrefix()), std::size_t{0});
        QCOMPARE(t.premise(readsOfAPrefix()), std::uint64_t{1});
        s.call(3, opcode::GetData, "/a").answer(3, opcode::GetData, ErrorCode::Ok, s.now(), old);
        QCOMPARE(s.findings(readsOfAPrefix()), std::size_t{1});
    }

    void readGoesBack() {
        Server s;
        s.create(1, "/a");
        const std::uint64_t old = s.dataContent("/a");
        s.set(2, "/a").call(3, opcode::GetData, "/a").answer(3, opcode::GetData, ErrorCode::Ok, s.at(1), old);
        QCOMPARE(s.findings(readsOfAPrefix()), std::size_t{1});
    }

    void readOfNothing() {
        Server s;
        s.create(1, "/a").call(2, opcode::Exists, "/a").answer(2, opcode::Exists, ErrorCode::NoNode, s.now());
        s.call(3, opcode::Exists, "/b").answer(3, opcode::Exists, ErrorCode::NoNode, s.now());
        QCOMPARE(s.findings(readsOfAPrefix()), std::size_t{1});
    }

    void readOfWhatIsNotCommitted() {
        Server s;
        s.propose(1, s.createTxn("/a"))
            .call(2, opcode::Exists, "/a")
            .answer(2, opcode::Exists, ErrorCode::NoNode, s.now());
        QCOMPARE(s.findings(readsOfAPrefix()), std::size_t{1});
    }

    // --- S-04, S-06, S-09: replicas ----------------------------------------------------------------------------------

    void multiIsWhole() {
        for (const std::uint64_t wrong : {0, 1}) {
            Server s;
            s.commit(1, tree::MultiTxn{{s.createTxn("/a"), tree::CheckTxn{"/a", 1}}}).apply(wrong);
            QCOMPARE(s.findings(atomicMulti()), std::size_t{wrong});
            QCOMPARE(s.premise(atomicMulti()), std::uint64_t{1});
            QCOMPARE(s.findings(countersOfZnodes()), std::size_t{wrong});
        }
    }

    void anothersFaultIsNotTheMultis() {
        Server s;
        s.commit(1, s.createTxn("/a")).apply(1).commit(2, tree::MultiTxn{{s.createTxn("/b")}}).apply(1);
        QCOMPARE(s.findings(atomicMulti()), std::size_t{0});
        QCOMPARE(s.findings(countersOfZnodes()), std::size_t{1});  // said once
    }

    void refusedMultiDoesNothing() {
        Server s;
        s.commit(1, tree::MultiTxn{{s.createTxn("/a"), tree::ErrorTxn{ErrorCode::BadVersion}}}).apply();
        QCOMPARE(s.findings(atomicMulti()), std::size_t{0});
    }

    void versionsCountByOne() {
        Server s;
        s.create(1, "/a").commit(2, tree::SetDataTxn{"/a", tree::Data("x"), 2}).apply();
        QCOMPARE(s.findings(countersOfZnodes()), std::size_t{1});
        Server t;
        t.create(1, "/a").commit(2, tree::SetAclTxn{"/a", tree::openAcl(), 0});
        QCOMPARE(t.findings(countersOfZnodes()), std::size_t{1});
        Server u;
        tree::CreateTxn create = u.createTxn("/a");
        create.parentCversion += 5;
        u.commit(1, create);
        QCOMPARE(u.findings(countersOfZnodes()), std::size_t{1});
    }

    void closeOnEveryReplica() {
        for (const std::uint64_t wrong : {0, 1}) {
            Server s;
            s.commit(1, tree::CreateTxn{"/e", nullptr, tree::openAcl(), tree::ZnodeKind::Ephemeral, 1}).apply();
            s.commit(2, tree::CloseSessionTxn{{"/e"}}).apply(wrong);
            QCOMPARE(s.findings(ephemeralsEndWithSession()), std::size_t{wrong});
        }
    }

    // --- S-05 ------------------------------------------------------------------------------------------------------

    void okMeansCommitted() {
        Server s;
        s.call(1, opcode::Create, "/a").propose(1, s.createTxn("/a"));
        s.answer(1, opcode::Create, ErrorCode::Ok, s.now(), Server::textOf("/a"));
        QCOMPARE(s.findings(reliability()), std::size_t{1});
    }

    void refusedMeansNeverDone() {
        Server s;
        s.call(1, opcode::Create, "/a").answer(1, opcode::Create, ErrorCode::NoNode, s.now());
        s.commit(1, s.createTxn("/a"));
        QCOMPARE(s.findings(reliability()), std::size_t{1});
        Server t;
        t.call(1, opcode::Create, "/a").commit(1, t.createTxn("/a"));
        t.answer(1, opcode::Create, ErrorCode::NoNode, t.now());
        QCOMPARE(t.findings(reliability()), std::size_t{1});
    }

    void epochsKeepWhatWasAnswered() {
        Server s;
        s.create(1, "/a");
        const trace::TxnRef first = s.last();
        Server kept = s;
        s.create(2, "/b").established(first);
        QCOMPARE(s.findings(reliability()), std::size_t{1});
        Server late = s;
        late.established(first, 1);
        QCOMPARE(late.findings(reliability()), std::size_t{1});  // the one before
        kept.established(first);
        QCOMPARE(kept.findings(reliability()), std::size_t{0});
    }

    void numbersUsedTwiceSayNothing() {
        Server s;
        s.call(1, opcode::Create, "/a").call(1, opcode::Create, "/a").commit(1, s.createTxn("/a"));
        s.answer(1, opcode::Create, ErrorCode::NodeExists, s.now());
        QCOMPARE(s.findings(reliability()), std::size_t{0});
    }

    // --- S-07 ------------------------------------------------------------------------------------------------------

    void sequenceNumbersGrow() {
        Server s;
        s.create(1, "/q0000000003", tree::openAcl(), "/q").create(2, "/q0000000004", tree::openAcl(), "/q");
        QCOMPARE(s.findings(sequentialNames()), std::size_t{0});
        QCOMPARE(s.premise(sequentialNames()), std::uint64_t{1});
        s.create(3, "/p0000000004", tree::openAcl(), "/p");  // another prefix, the same parent
        QCOMPARE(s.findings(sequentialNames()), std::size_t{1});
    }

    void sequenceNumbersHaveTenPlaces() {
        Server s;
        s.create(1, "/q3", tree::openAcl(), "/q");
        QCOMPARE(s.findings(sequentialNames()), std::size_t{1});
    }

    void sequenceGoesOnFromTheNegativeEnd() {
        Server s;
        s.create(1, "/q2147483647", tree::openAcl(), "/q").create(2, "/q-2147483648", tree::openAcl(), "/q");
        s.create(3, "/q-2147483647", tree::openAcl(), "/q");
        QCOMPARE(s.findings(sequentialNames()), std::size_t{0});
        s.create(4, "/q2147483646", tree::openAcl(), "/q");
        QCOMPARE(s.findings(sequentialNames()), std::size_t{1});
    }

    void newParentNewNumbers() {
        Server s;
        s.create(1, "/p").create(2, "/p/q0000000009", tree::openAcl(), "/p/q").remove(3, "/p/q0000000009");
        s.remove(4, "/p").create(5, "/p").create(6, "/p/q0000000000", tree::openAcl(), "/p/q");
        QCOMPARE(s.findings(sequentialNames()), std::size_t{0});
    }

    // --- S-14 ------------------------------------------------------------------------------------------------------

    void replayTellsWhatChanged() {
        Server s;
        s.create(1, "/a").set(2, "/a").call(-8, opcode::SetWatches).restored(WatchKind::DataWatch, "/a", s.at(1));
        Server told = s;
        told.fire(WatchEventType::NodeDataChanged, "/a").answer(-8, opcode::SetWatches, ErrorCode::Ok, told.now());
        QCOMPARE(told.findings(noEventLost()), std::size_t{0});
        QCOMPARE(told.premise(noEventLost()), std::uint64_t{1});
        Server setAgain = s;
        setAgain.watch(WatchKind::DataWatch, "/a").answer(-8, opcode::SetWatches, ErrorCode::Ok, s.now());
        QCOMPARE(setAgain.findings(noEventLost()), std::size_t{1});
        s.answer(-8, opcode::SetWatches, ErrorCode::Ok, s.now());
        QCOMPARE(s.findings(noEventLost()), std::size_t{1});  // forgotten
    }

    void replayOfChildrenAndOfMissing() {
        Server s;
        s.create(1, "/a").create(2, "/a/b").remove(3, "/a/b").call(-8, opcode::SetWatches);
        s.restored(WatchKind::ChildWatch, "/a", s.at(2)).watch(WatchKind::ChildWatch, "/a");
        s.restored(WatchKind::ExistsWatch, "/a", s.at(2)).watch(WatchKind::ExistsWatch, "/a");
        s.restored(WatchKind::ExistsWatch, "/a/b", s.at(1)).watch(WatchKind::ExistsWatch, "/a/b");  // a hole
        s.restored(WatchKind::PersistentRecursive, "/a", s.at(1)).watch(WatchKind::PersistentRecursive, "/a");
        s.answer(-8, opcode::SetWatches, ErrorCode::Ok, s.now());
        QCOMPARE(s.findings(noEventLost()), std::size_t{2});
    }

    void withheldForLackOfRead() {
        Server s;
        s.create(1, "/a", only("b:x")).set(2, "/a").call(-8, opcode::SetWatches);
        s.restored(WatchKind::DataWatch, "/a", s.at(1)).answer(-8, opcode::SetWatches, ErrorCode::Ok, s.now());
        QCOMPARE(s.findings(noEventLost()), std::size_t{0});
    }

    // --- S-16 ------------------------------------------------------------------------------------------------------

    void eventsNeedPermission() {
        Server s;
        s.create(1, "/a", only("a:x"));
        Server friendly = s;
        friendly.proved("a:x").set(2, "/a").fire(WatchEventType::NodeDataChanged, "/a");
        QCOMPARE(friendly.findings(eventsNeedRead()), std::size_t{0});
        QCOMPARE(friendly.premise(eventsNeedRead()), std::uint64_t{1});
        s.set(2, "/a").fire(WatchEventType::NodeDataChanged, "/a");
        QCOMPARE(s.findings(eventsNeedRead()), std::size_t{1});
    }

    void goneZnodeIsJudgedByWhatItHad() {
        Server s;
        s.create(1, "/a", only("a:x")).remove(2, "/a").fire(WatchEventType::NodeDeleted, "/a");
        QCOMPARE(s.findings(eventsNeedRead()), std::size_t{1});
    }

    // --- S-18 ------------------------------------------------------------------------------------------------------

    void writesNeedPermission() {
        Server s;
        s.create(1, "/a", only("a:x"));
        Server owner = s;
        owner.proved("a:x").set(2, "/a").create(3, "/a/b").remove(4, "/a/b");
        QCOMPARE(owner.findings(accessControl()), std::size_t{0});
        QCOMPARE(owner.premise(accessControl()), std::uint64_t{3});
        s.set(2, "/a").create(3, "/a/b").remove(4, "/a/b").call(5, opcode::Multi);
        s.commit(5, tree::MultiTxn{{tree::CheckTxn{"/a", 2}}});
        QCOMPARE(s.findings(accessControl()), std::size_t{4});
    }

    void refusalsNeedAReason() {
        Server s;
        s.create(1, "/a").call(2, opcode::SetData, "/a").commit(2, tree::ErrorTxn{ErrorCode::NoAuth});
        QCOMPARE(s.findings(accessControl()), std::size_t{1});
    }

    void readsNeedPermission() {
        Server s;
        s.create(1, "/a", only("a:x")).call(2, opcode::GetData, "/a");
        Server refused = s;
        refused.answer(2, opcode::GetData, ErrorCode::NoAuth, s.now());
        QCOMPARE(refused.findings(accessControl()), std::size_t{0});
        QCOMPARE(refused.findings(readsOfAPrefix()), std::size_t{0});
        s.answer(2, opcode::GetData, ErrorCode::Ok, s.now(), s.dataContent("/a"));
        QCOMPARE(s.findings(accessControl()), std::size_t{1});
        Server open;
        open.create(1, "/a").call(2, opcode::GetData, "/a").answer(2, opcode::GetData, ErrorCode::NoAuth, open.now());
        QCOMPARE(open.findings(accessControl()), std::size_t{1});
    }

    void hashesAreForAdministrators() {
        const Acls whole{{tree::AllPerms, "digest", "a:hash"}, {1, "world", "anyone"}};
        const Acls masked{{tree::AllPerms, "digest", "a:x"}, {1, "world", "anyone"}};
        const auto ask = [&](bool admin, const Acls& shown) {
            Server s;
            s.create(1, "/a", tree::makeAcl(whole)).call(2, opcode::GetAcl, "/a");
            if (admin) s.proved("a:hash");
            s.answer(2, opcode::GetAcl, ErrorCode::Ok, s.now(), s.aclContent("/a", shown));
            return s.findings(accessControl());
        };
        QCOMPARE(ask(true, whole), std::size_t{0});
        QCOMPARE(ask(false, masked), std::size_t{0});
        QCOMPARE(ask(false, whole), std::size_t{1});
        QCOMPARE(ask(true, masked), std::size_t{1});
    }

    // --- Sharing the tree ------------------------------------------------------------------------------------------

    void checksMayShareATreeThatIsAhead() {
        Server s;
        s.create(1, "/a").set(2, "/a").call(3, opcode::GetData, "/a");
        s.answer(3, opcode::GetData, ErrorCode::Ok, s.now(), s.dataContent("/a")).remove(4, "/a");
        const SharedTree tree = ownTree();
        QCOMPARE(s.findings(linearizableWrites(tree)), std::size_t{0});  // folds all of it
        QCOMPARE(s.findings(readsOfAPrefix(tree)), std::size_t{0});
        QCOMPARE(s.findings(countersOfZnodes(tree)), std::size_t{0});
    }
};

QTEST_APPLESS_MAIN(TestTreeChecks)
#include "tst_tree_checks.moc"

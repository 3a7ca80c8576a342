// S-10, S-11 and S-13 on hand-made traces of one connection at one server.
#include <QTest>

#include "engine/check/properties.h"
#include "history.h"

using namespace qs;
using namespace qs::check;
using tree::WatchEventType;
using tree::WatchKind;

namespace {

constexpr ConnectionId Client{7};
constexpr SessionId Session{0x1};

class Server {
public:
    Server& watch(WatchKind kind, const std::string& path) {
        m_history.say(1, trace::WatchSet{Client, Session, kind, m_history.text(path)});
        return *this;
    }
    Server& remove(tree::WatcherType type, const std::string& path) {
        m_history.say(1, trace::WatchRemoved{Client, Session, type, m_history.text(path)});
        return *this;
    }
    Server& apply(tree::TxnBody body) {
        tree::Txn t;
        t.zxid = Zxid::of(Epoch{1}, ++m_counter);
        t.body = std::move(body);
        m_last = m_history.intern(t, m_last);
        m_history.applied(1, m_last);
        return *this;
    }
    Server& create(const std::string& path) {
        return apply(tree::CreateTxn{path, nullptr, tree::openAcl(), tree::ZnodeKind::Persistent, 1});
    }
    Server& set(const std::string& path) { return apply(tree::SetDataTxn{path, nullptr, 1}); }
    Server& fire(WatchEventType type, const std::string& path) {
        m_history.say(1, trace::WatchFired{Client, Session, type, m_history.text(path)});
        return *this;
    }
    Server& answer(std::int32_t opcode = 4) {
        m_history.say(1, trace::ClientReturn{Client, Session, 1, opcode, tree::ErrorCode::Ok, {}});
        return *this;
    }
    Server& call(std::int32_t opcode) {
        m_history.say(1, trace::ClientCall{Client, Session, 1, opcode, {}});
        return *this;
    }
    std::size_t findings(std::unique_ptr<Check> check) const {
        return m_history.judge(std::move(check)).findings.size();
    }
    /// Findings of S-10, S-11, S-13.
    std::vector<std::size_t> all() const {
        return {findings(watchesFireOnce()), findings(eventsBeforeAnswers()), findings(noEventWithoutCause())};
    }

private:
    History m_history;
    trace::TxnRef m_last;
    std::uint32_t m_counter = 0;
};

using Counts = std::vector<std::size_t>;

}  // namespace

class TestWatchChecks : public QObject {
    Q_OBJECT
private slots:
    void soundTrace() {
        Server s;
        s.watch(WatchKind::DataWatch, "/x").set("/x").fire(WatchEventType::NodeDataChanged, "/x").answer();
        s.watch(WatchKind::ChildWatch, "/").create("/y").fire(WatchEventType::NodeChildrenChanged, "/").answer();
        s.set("/x").answer();
        QCOMPARE(s.all(), (Counts{0, 0, 0}));
    }

    void firesAgain() {
        Server s;
        s.watch(WatchKind::DataWatch, "/x").set("/x").fire(WatchEventType::NodeDataChanged, "/x");
        s.set("/x").fire(WatchEventType::NodeDataChanged, "/x").answer();
        QCOMPARE(s.all(), (Counts{1, 0, 0}));
    }

    void setAgainMayFireAgain() {
        Server s;
        for (int i = 0; i < 2; ++i)
            s.watch(WatchKind::DataWatch, "/x").set("/x").fire(WatchEventType::NodeDataChanged, "/x").answer();
        QCOMPARE(s.all(), (Counts{0, 0, 0}));
    }

    void answerComesFirst() {
        Server s;
        s.watch(WatchKind::DataWatch, "/x").set("/x").answer().fire(WatchEventType::NodeDataChanged, "/x");
        QCOMPARE(s.all(), (Counts{0, 1, 0}));
    }

    void eventOutOfNothing() {
        Server s;
        s.watch(WatchKind::DataWatch, "/x").fire(WatchEventType::NodeDataChanged, "/x");
        QCOMPARE(s.all(), (Counts{0, 0, 1}));
    }

    void replayNeedsNoChange() {
        Server s;
        s.call(101).fire(WatchEventType::NodeDeleted, "/x").answer(101).fire(WatchEventType::NodeDeleted, "/x");
        QCOMPARE(s.all(), (Counts{0, 0, 1}));  // the second is after the replay
    }

    void eventsKeepTheOrderOfTransactions() {
        Server s;
        s.watch(WatchKind::Persistent, "/x").watch(WatchKind::DataWatch, "/y").set("/x").set("/y");
        Server sound = s;
        sound.fire(WatchEventType::NodeDataChanged, "/x").fire(WatchEventType::NodeDataChanged, "/y").answer();
        QCOMPARE(sound.findings(eventsInOrder()), std::size_t{0});
        s.fire(WatchEventType::NodeDataChanged, "/y").fire(WatchEventType::NodeDataChanged, "/x").answer();
        QCOMPARE(s.findings(eventsInOrder()), std::size_t{1});
        QCOMPARE(s.all(), (Counts{0, 0, 0}));
    }

    void recursiveWatchIsOwedEveryDescendant() {
        Server s;
        s.watch(WatchKind::PersistentRecursive, "/p").create("/p/a/b").answer();
        QCOMPARE(s.all(), (Counts{0, 1, 0}));
        Server t;
        t.watch(WatchKind::PersistentRecursive, "/p").create("/pq").answer();
        QCOMPARE(t.all(), (Counts{0, 0, 0}));
    }

    void ordinaryWatchTakesThePlaceOfAPersistentOne() {  // as in 3.8: ZOOKEEPER-4466
        Server s;
        s.watch(WatchKind::Persistent, "/x").watch(WatchKind::DataWatch, "/x");
        s.set("/x").fire(WatchEventType::NodeDataChanged, "/x").answer().set("/x").answer();
        QCOMPARE(s.all(), (Counts{0, 0, 0}));
        s.create("/x/child").answer();  // the table of children still has the persistent one
        QCOMPARE(s.all(), (Counts{0, 1, 0}));
    }

    void removedWatchOwesNothing() {
        Server s;
        s.watch(WatchKind::DataWatch, "/x").watch(WatchKind::ChildWatch, "/x");
        s.remove(tree::WatcherType::DataWatches, "/x").set("/x").answer();
        QCOMPARE(s.all(), (Counts{0, 0, 0}));
        s.create("/x/child").answer();
        QCOMPARE(s.all(), (Counts{0, 1, 0}));
    }

    void deletedZnodeIsOneEventForBothWatches() {
        Server s;
        s.create("/x").watch(WatchKind::DataWatch, "/x").watch(WatchKind::ChildWatch, "/x");
        s.apply(tree::DeleteTxn{"/x"}).fire(WatchEventType::NodeDeleted, "/x").answer();
        QCOMPARE(s.all(), (Counts{0, 0, 0}));
    }

    void unreadableZnodeOwesNothing() {
        Server s;
        const auto mine = tree::makeAcl({{31, "digest", "a:b"}});
        s.apply(tree::CreateTxn{"/x", nullptr, mine, tree::ZnodeKind::Persistent, 1});
        s.watch(WatchKind::DataWatch, "/x").set("/x").answer();
        QCOMPARE(s.all(), (Counts{0, 0, 0}));
    }
};

QTEST_APPLESS_MAIN(TestWatchChecks)
#include "tst_watch_checks.moc"

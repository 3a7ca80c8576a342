// S-02, S-08 and S-09 on hand-made traces: each holds on a sound one and sees its own violation.
#include <QTest>

#include "engine/check/properties.h"
#include "history.h"

using namespace qs;
using namespace qs::check;

namespace {

constexpr SessionId A{0x1};
constexpr SessionId B{0x2};

/// Transactions of sessions, one after the other, committed by node 1.
class Commits {
public:
    Commits& txn(SessionId session, tree::TxnBody body) {
        tree::Txn t;
        t.session = session;
        t.zxid = Zxid::of(Epoch{1}, ++m_counter);
        t.body = std::move(body);
        m_last = m_history.intern(t, m_last);
        m_history.committed(1, m_last);
        return *this;
    }
    Commits& ephemeral(SessionId session, const std::string& path) {
        return txn(session, tree::CreateTxn{path, nullptr, tree::openAcl(), tree::ZnodeKind::Ephemeral, 1});
    }
    trace::Batch judge(std::unique_ptr<Check> check) const { return m_history.judge(std::move(check)); }

private:
    History m_history;
    trace::TxnRef m_last;
    std::uint32_t m_counter = 0;
};

trace::Batch answers(const std::vector<std::pair<SessionId, Zxid>>& arrived) {
    History h;
    for (const auto& [session, zxid] : arrived) {
        h.say(1, trace::SessionOpened{ConnectionId{2}, session, 4000, true});
        h.say(0, trace::AnswerArrived{session, tree::ErrorCode::Ok, zxid});
    }
    return h.judge(singleSystemImage());
}

Zxid at(std::uint32_t epoch, std::uint32_t counter) {
    return Zxid::of(Epoch{epoch}, counter);
}

}  // namespace

class TestSessionChecks : public QObject {
    Q_OBJECT
private slots:
    void answersMayNotGoBack() {
        QVERIFY(answers({{A, at(1, 5)}, {A, at(1, 5)}, {A, at(2, 0)}}).findings.empty());
        QVERIFY(answers({{A, at(1, 5)}, {B, at(1, 4)}}).findings.empty());
        const auto back = answers({{A, at(2, 0)}, {A, at(1, 5)}});
        QCOMPARE(back.findings.size(), std::size_t{1});
        QCOMPARE(back.checks.front().premiseTrue, std::uint64_t{1});
        QCOMPARE(answers({{A, at(1, 5)}}).checks.front().premiseTrue, std::uint64_t{0});
    }

    void nothingIsCommittedAfterTheEnd() {
        const auto sound = Commits()
                               .txn(A, tree::CreateSessionTxn{4000})
                               .ephemeral(A, "/a")
                               .txn(A, tree::CloseSessionTxn{{"/a"}})
                               .txn(A, tree::ErrorTxn{tree::ErrorCode::SessionExpired})
                               .txn(B, tree::CreateSessionTxn{4000})
                               .judge(sessionLifetime());
        QVERIFY(sound.findings.empty());
        QCOMPARE(sound.checks.front().premiseTrue, std::uint64_t{1});
        const auto late = Commits().txn(A, tree::CloseSessionTxn{}).ephemeral(A, "/a").judge(sessionLifetime());
        QCOMPARE(late.findings.size(), std::size_t{1});
    }

    void aSessionBeginsOnce() {
        const auto twice = Commits()
                               .txn(A, tree::CreateSessionTxn{4000})
                               .txn(A, tree::CreateSessionTxn{4000})
                               .judge(sessionLifetime());
        QCOMPARE(twice.findings.size(), std::size_t{1});
    }

    void closingTakesExactlyItsOwn() {
        const auto sound = Commits()
                               .ephemeral(A, "/a")
                               .ephemeral(A, "/gone")
                               .ephemeral(B, "/b")
                               .txn(B, tree::DeleteTxn{"/gone"})
                               .txn(A, tree::CloseSessionTxn{{"/a"}})
                               .judge(ephemeralsEndWithSession());
        QVERIFY(sound.findings.empty());
        QCOMPARE(sound.checks.front().premiseTrue, std::uint64_t{1});
        const auto left =
            Commits().ephemeral(A, "/a").txn(A, tree::CloseSessionTxn{}).judge(ephemeralsEndWithSession());
        QCOMPARE(left.findings.size(), std::size_t{1});
        const auto other =
            Commits().ephemeral(B, "/b").txn(A, tree::CloseSessionTxn{{"/b"}}).judge(ephemeralsEndWithSession());
        QCOMPARE(other.findings.size(), std::size_t{1});
    }

    void partsOfAMultiCountUnlessItFailed() {
        const tree::TxnPart create = tree::CreateTxn{"/m", nullptr, tree::openAcl(), tree::ZnodeKind::Ephemeral, 1};
        const auto whole = Commits()
                               .txn(A, tree::MultiTxn{{create}})
                               .txn(A, tree::CloseSessionTxn{})
                               .judge(ephemeralsEndWithSession());
        QCOMPARE(whole.findings.size(), std::size_t{1});
        const auto failed = Commits()
                                .txn(A, tree::MultiTxn{{create, tree::ErrorTxn{tree::ErrorCode::NoNode}}})
                                .txn(A, tree::CloseSessionTxn{})
                                .judge(ephemeralsEndWithSession());
        QVERIFY(failed.findings.empty());
    }
};

QTEST_APPLESS_MAIN(TestSessionChecks)
#include "tst_session_checks.moc"

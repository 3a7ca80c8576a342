// Requests of the program's own clients, their answers, and the names of sessions.
#include <QTest>

#include "app/znodes/request_ledger.h"
#include "small_ensemble.h"

using namespace qs;
using namespace qs::app;

namespace {

struct Bench {
    test::SmallEnsemble ensemble;
    RequestLedger ledger;
    std::vector<RequestAnswer> answers;

    Bench() {
        ensemble.observer = [this](const trace::Batch& batch) {
            for (const RequestAnswer& answer : ledger.observe(batch, ensemble.index.tables()))
                answers.push_back(answer);
        };
    }
    void run(const std::string& text) {
        ensemble.run(text);
        ensemble.flush();
    }
};

}  // namespace

class TstRequestLedger : public QObject {
    Q_OBJECT

private slots:
    void a_refusal_finds_its_request() {
        Bench b;
        b.run("client ada: create /a x");
        b.run("client ada: create /a x");
        QCOMPARE(b.answers.size(), std::size_t{2});
        QVERIFY(b.answers[0].error == tree::ErrorCode::Ok);
        QVERIFY(b.answers[1].error == tree::ErrorCode::NodeExists);
        QCOMPARE(b.answers[1].client, std::string("ada"));
        QCOMPARE(b.answers[1].request.path, std::string("/a"));
    }

    void a_session_gets_the_name_of_the_only_client_that_can_be_it() {
        Bench b;
        b.ensemble.answers = false;
        b.ensemble.run("client ada: create /a x");
        b.run("client bob: create /b x");
        QCOMPARE(b.ledger.clientOf(b.ensemble.sessionOf("ada")), std::string("ada"));
        QCOMPARE(b.ledger.clientOf(b.ensemble.sessionOf("bob")), std::string("bob"));
        QCOMPARE(b.ledger.clientOf(SessionId{99}), std::string());
    }

    void a_refused_multi_says_what_refused_it() {
        Bench b;
        b.run("client ada: create /a x");
        b.run("client ada: multi set /a y 0; create /a z");
        QVERIFY(b.answers.back().error == tree::ErrorCode::NodeExists);
        b.run("client ada: multi set /a y 0; create /b z");
        QVERIFY(b.answers.back().error == tree::ErrorCode::Ok);
    }

    void a_lost_connection_leaves_the_outcome_unknown() {
        Bench b;
        b.ensemble.answers = false;
        b.run("client ada: set /a x");
        QVERIFY(b.answers.empty());
        b.ensemble.record(b.ensemble.Leader, trace::ClientDisconnected{b.ensemble.connectionOf("ada"), {}, {}});
        b.ensemble.flush();
        QCOMPARE(b.answers.size(), std::size_t{1});
        QVERIFY(!b.answers[0].known);
    }
};

QTEST_MAIN(TstRequestLedger)
#include "tst_request_ledger.moc"

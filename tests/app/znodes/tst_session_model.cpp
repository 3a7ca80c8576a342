// Sessions with their life, connection, ephemerals and watches, at the newest moment of a small ensemble.
#include <QAbstractItemModelTester>
#include <QTest>

#include "app/znodes/session_model.h"
#include "app/znodes/watch_models.h"
#include "small_ensemble.h"

using namespace qs;
using namespace qs::app;
using namespace Qt::StringLiterals;

namespace {

struct Bench {
    test::SmallEnsemble ensemble;
    ZnodeFacts facts;
    SessionModel model{ensemble.index, facts};
    QAbstractItemModelTester tester{&model, QAbstractItemModelTester::FailureReportingMode::QtTest};

    Bench() {
        ensemble.observer = [this](const trace::Batch& batch) { facts.observe(batch, ensemble.index.tables()); };
    }
    void refresh() {
        ensemble.flush();
        model.refresh(ensemble.Leader);
    }
    QStringList below(int session) const {
        const QModelIndex row = model.index(session, 0);
        QStringList out;
        for (int i = 0; i < model.rowCount(row); ++i) {
            const QModelIndex first = model.index(i, 0, row);
            out.append(first.data().toString() + u" | "_s + first.siblingAtColumn(1).data().toString());
        }
        return out;
    }
    QString life(int session) const { return model.index(session, SessionModel::Life).data().toString(); }
};

}  // namespace

class TstSessionModel : public QObject {
    Q_OBJECT

private slots:
    void a_session_shows_what_hangs_on_it() {
        Bench b;
        b.ensemble.run("client ada: create -e /e x");
        b.ensemble.run("client ada: get -w /e");
        b.refresh();
        QCOMPARE(b.model.rowCount(), 1);
        QVERIFY(b.model.index(0, 0).data().toString().contains(u"ada"_s));
        QCOMPARE(b.below(0),
                 (QStringList{u"connection 2 | at replica 1"_s, u"/e | ephemeral"_s, u"/e | watch: data, once"_s}));
        QVERIFY2(b.life(0).contains(u"4.0 s"_s), qPrintable(b.life(0)));
    }

    void a_watch_that_fired_is_gone_from_the_session_and_stands_in_the_list() {
        Bench b;
        FiredWatches fired(b.ensemble.index, b.facts);
        WatchHolders holders(b.ensemble.index, b.facts);
        const QAbstractItemModelTester firedTester(&fired, QAbstractItemModelTester::FailureReportingMode::QtTest);
        b.ensemble.run("client ada: create /a x");
        b.ensemble.run("client ada: get -w /a");
        b.refresh();
        holders.refresh("/a");
        fired.refresh({});
        QCOMPARE(holders.rowCount(), 1);
        QCOMPARE(fired.rowCount(), 0);
        b.ensemble.pass(10);
        b.ensemble.run("client bob: set /a y");
        b.refresh();
        holders.refresh("/a");
        fired.refresh({});
        QCOMPARE(b.below(0), QStringList{u"connection 2 | at replica 1"_s});
        QCOMPARE(holders.rowCount(), 0);
        QCOMPARE(fired.rowCount(), 1);
        QCOMPARE(fired.index(0, FiredWatches::Event).data().toString(), u"NodeDataChanged"_s);
        QVERIFY(fired.index(0, FiredWatches::Who).data().toString().contains(u"ada"_s));
        fired.refresh("/other");
        QCOMPARE(fired.rowCount(), 0);
    }

    void a_recursive_watch_covers_what_is_below() {
        Bench b;
        WatchHolders holders(b.ensemble.index, b.facts);
        b.ensemble.run("client ada: create /a x");
        b.ensemble.run("client ada: addwatch -r /a");
        b.refresh();
        holders.refresh("/a/b/c");
        QCOMPARE(holders.rowCount(), 1);
        QVERIFY(holders.index(0, WatchHolders::Kind).data().toString().contains(u"/a"_s));
        holders.refresh("/ab");
        QCOMPARE(holders.rowCount(), 0);
    }

    void a_silent_session_counts_down() {
        Bench b;
        b.ensemble.run("client ada: create -e /e x");
        b.ensemble.record(b.ensemble.Leader, trace::ClientDisconnected{b.ensemble.connectionOf("ada"), {}, {}});
        b.ensemble.pass(1500);
        b.ensemble.record(b.ensemble.Leader, trace::TimerFired{});
        b.refresh();
        QVERIFY2(b.life(0).contains(u"2.5 s"_s), qPrintable(b.life(0)));
        const QVariant fraction = b.model.index(0, SessionModel::Life).data(SessionModel::FractionRole);
        QVERIFY(qAbs(fraction.toDouble() - 0.625) < 0.001);
        b.ensemble.pass(9000);
        const SessionId session = b.ensemble.sessionOf("ada");
        b.ensemble.record(b.ensemble.Leader, trace::SessionExpired{session});
        b.refresh();
        QVERIFY(b.life(0).contains(u"expired"_s));
        b.ensemble.apply(tree::CloseSessionTxn{{"/e"}}, session);
        b.refresh();
        QCOMPARE(b.model.rowCount(), 0);
    }

    void without_a_leader_nobody_counts_and_a_new_one_begins_anew() {
        Bench b;
        b.ensemble.run("client ada: create /a x");
        b.ensemble.record(b.ensemble.Leader, trace::ClientDisconnected{b.ensemble.connectionOf("ada"), {}, {}});
        b.ensemble.record(b.ensemble.Leader, trace::ServingStopped{});
        b.ensemble.pass(3000);
        b.refresh();
        QVERIFY2(b.life(0).contains(u"no leader"_s), qPrintable(b.life(0)));
        b.ensemble.record(b.ensemble.Leader, trace::ServingStarted{Epoch{2}, {}, {}, 0});
        b.ensemble.pass(1000);
        b.ensemble.record(b.ensemble.Leader, trace::TimerFired{});
        b.refresh();
        QVERIFY2(b.life(0).contains(u"3.0 s"_s), qPrintable(b.life(0)));
    }

    void sessions_come_and_go_without_a_reset() {
        Bench b;
        for (const char* line : {"client a: create /a x", "client b: create /b x", "client c: create /c x"})
            b.ensemble.run(line);
        b.refresh();
        QCOMPARE(b.model.rowCount(), 3);
        const QPersistentModelIndex last(b.model.index(2, 0));
        b.ensemble.apply(tree::CloseSessionTxn{{}}, b.ensemble.sessionOf("b"));
        b.refresh();
        QCOMPARE(b.model.rowCount(), 2);
        QCOMPARE(last.row(), 1);
        QVERIFY(b.model.sessionAt(last) == b.ensemble.sessionOf("c"));
    }

    /// As a view does that has one of its facts chosen, while rows go that stand above it.
    void aFactKnowsItsSessionWhenOthersGo() {
        Bench b;
        for (const char* line : {"client a: create /a x", "client b: create -e /b x"})
            b.ensemble.run(line);
        b.refresh();
        const QPersistentModelIndex fact(b.model.index(0, 0, b.model.index(1, 0)));
        QVERIFY(fact.isValid());
        SessionId whose;
        connect(&b.model, &QAbstractItemModel::rowsRemoved, this, [&](const QModelIndex& above) {
            if (!above.isValid()) whose = b.model.sessionAt(fact);
        });
        b.ensemble.apply(tree::CloseSessionTxn{{}}, b.ensemble.sessionOf("a"));
        b.refresh();
        QVERIFY(whose == b.ensemble.sessionOf("b"));
    }
};

QTEST_MAIN(TstSessionModel)
#include "tst_session_model.moc"

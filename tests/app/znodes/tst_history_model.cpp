// The history of one znode along one history of transactions.
#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

#include "app/znodes/history_model.h"
#include "small_ensemble.h"

using namespace qs;
using namespace qs::app;
using namespace Qt::StringLiterals;

namespace {

void finish(const HistoryModel& model) {
    QTRY_VERIFY(!model.walking());
}

QStringList zxids(const HistoryModel& model) {
    QStringList out;
    for (int row = 0; row < model.rowCount(); ++row)
        out.append(model.index(row, HistoryModel::ZxidColumn).data().toString());
    return out;
}

}  // namespace

class TstHistoryModel : public QObject {
    Q_OBJECT

private slots:
    void each_change_has_its_zxid_newest_first() {
        test::SmallEnsemble e;
        e.create("/a", "one");
        e.create("/b");
        e.set("/a", "two");
        e.create("/a/child");
        e.remove("/a/child");
        e.flush();
        HistoryModel model(e.index.tables());
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.show("/a", e.head());
        finish(model);
        QCOMPARE(zxids(model), (QStringList{u"1:3"_s, u"1:1"_s}));
        QCOMPARE(model.index(0, HistoryModel::Value).data().toString(), u"two"_s);
        QCOMPARE(model.index(1, HistoryModel::What).data().toString(), u"created"_s);
        model.setWithChildren(true);
        finish(model);
        QCOMPARE(zxids(model), (QStringList{u"1:5"_s, u"1:4"_s, u"1:3"_s, u"1:1"_s}));
        QCOMPARE(model.rowOf(Zxid::of(Epoch{1}, 3)), 2);
    }

    void a_longer_history_adds_rows_on_top() {
        test::SmallEnsemble e;
        e.create("/a", "one");
        e.flush();
        HistoryModel model(e.index.tables());
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.show("/a", e.head());
        finish(model);
        QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
        e.set("/a", "two");
        e.flush();
        model.show("/a", e.head());
        finish(model);
        QCOMPARE(zxids(model), (QStringList{u"1:2"_s, u"1:1"_s}));
        QCOMPARE(reset.size(), 0);
    }

    void an_earlier_moment_knows_less() {
        test::SmallEnsemble e;
        e.create("/a", "one");
        const trace::TxnRef then = e.head();
        e.set("/a", "two");
        e.flush();
        HistoryModel model(e.index.tables());
        model.show("/a", e.head());
        finish(model);
        model.show("/a", then);
        finish(model);
        QCOMPARE(zxids(model), QStringList{u"1:1"_s});
    }

    void multis_and_ended_sessions_count() {
        test::SmallEnsemble e;
        e.run("client ada: multi create /a x; create /b y");
        e.run("client ada: multi create /c x; create /b y");  // refused as a whole
        e.apply(tree::CloseSessionTxn{{"/b"}}, e.sessionOf("ada"));
        e.flush();
        HistoryModel model(e.index.tables());
        model.show("/b", e.head());
        finish(model);
        QCOMPARE(model.rowCount(), 2);
        QVERIFY(model.index(0, HistoryModel::What).data().toString().contains(u"session"_s));
        model.show("/c", e.head());
        finish(model);
        QCOMPARE(model.rowCount(), 0);
    }
};

QTEST_MAIN(TstHistoryModel)
#include "tst_history_model.moc"

// The search below a znode: what it finds, that it can be stopped, and that it never holds the event loop.
#include <QAbstractItemModelTester>
#include <QElapsedTimer>
#include <QTest>

#include "app/znodes/subtree_search.h"
#include "small_ensemble.h"

using namespace qs;
using namespace qs::app;
using namespace Qt::StringLiterals;

namespace {

QStringList paths(const SubtreeSearch& search) {
    QStringList out;
    for (int row = 0; row < search.rowCount(); ++row)
        out.append(search.index(row, 0).data().toString());
    return out;
}

}  // namespace

class TstSubtreeSearch : public QObject {
    Q_OBJECT

private slots:
    void names_and_on_request_data() {
        test::SmallEnsemble e;
        e.create("/a");
        e.create("/a/Needle");
        e.create("/a/other", "has a NEEDLE inside");
        e.create("/needle");
        SubtreeSearch search;
        const QAbstractItemModelTester tester(&search, QAbstractItemModelTester::FailureReportingMode::QtTest);
        search.start(e.tree(), "/a", u"needle"_s, false);
        QTRY_VERIFY(!search.running());
        QCOMPARE(paths(search), QStringList{u"/a/Needle"_s});
        search.start(e.tree(), "/", u"needle"_s, true);
        QTRY_VERIFY(!search.running());
        QCOMPARE(paths(search), (QStringList{u"/needle"_s, u"/a/Needle"_s, u"/a/other"_s}));
        search.clear();
        QCOMPARE(search.rowCount(), 0);
    }

    void a_search_can_be_stopped_and_keeps_what_it_found() {
        test::SmallEnsemble e;
        for (int i = 0; i < 300; ++i) {
            const std::string folder = "/f" + std::to_string(1000 + i);
            e.create(folder);
            for (int j = 0; j < 60; ++j)
                e.create(folder + "/match" + std::to_string(j));
        }
        SubtreeSearch search;
        search.start(e.tree(), "/", u"match"_s, true);
        QTRY_VERIFY(search.rowCount() > 0);
        search.cancel();
        const int found = search.rowCount();
        QVERIFY(!search.running());
        QCoreApplication::processEvents();
        QCOMPARE(search.rowCount(), found);
    }

    void too_many_matches_end_it() {
        test::SmallEnsemble e;
        for (int i = 0; i < SubtreeSearch::MostMatches + 5; ++i)
            e.create("/n" + std::to_string(100000 + i));
        SubtreeSearch search;
        search.start(e.tree(), "/", u"n"_s, false);
        QTRY_VERIFY(!search.running());
        QCOMPARE(search.rowCount(), SubtreeSearch::MostMatches);
    }
};

QTEST_MAIN(TstSubtreeSearch)
#include "tst_subtree_search.moc"

// A znode with 100,000 children in the panel: until its rows are on the screen, scrolling, updates, and what it costs
// in memory. The figures of the README.
#include <QElapsedTimer>
#include <QTest>
#include <QTreeView>
#include <algorithm>

#include "app/znodes/tree_diff.h"
#include "app/znodes/znode_panel.h"
#include "tests/app/znodes/small_ensemble.h"
#include "tests/support/memory.h"

using namespace qs;
using namespace qs::app;
using namespace Qt::StringLiterals;

namespace {

constexpr int Children = 100'000;

struct Bench {
    test::SmallEnsemble ensemble;
    ViewState state;
    ZnodePanel panel{ensemble.index, state, ensemble};
    QTreeView* view = panel.findChild<QTreeView*>(u"znodeTree"_s);

    Bench() {
        ensemble.observer = [this](const trace::Batch& batch) { panel.observe(batch); };
        ensemble.create("/folder");
        for (int i = 0; i < Children; ++i)
            ensemble.create("/folder/child-" + std::to_string(1'000'000 + i), "value");
        ensemble.flush();
        panel.resize(300, 900);
        panel.show();
        if (!QTest::qWaitForWindowExposed(&panel)) qFatal("the window never appeared");
        panel.refreshNow();
        panel.expandTo("/folder");
        QCoreApplication::processEvents();
    }
    QModelIndex folder() const { return view->currentIndex(); }
};

}  // namespace

class BenchZnodes : public QObject {
    Q_OBJECT
private slots:
    void aHundredThousandChildren() {
        Bench b;
        const double before = test::residentMb();
        QElapsedTimer timer;
        timer.start();
        b.view->expand(b.folder());
        b.panel.grab();
        const qint64 openMs = timer.elapsed();
        QCOMPARE(b.view->model()->rowCount(b.folder()), Children);
        const double opened = test::residentMb() - before;

        std::vector<double> frames;
        for (int i = 0; i < 200; ++i) {
            const int row = static_cast<int>((static_cast<qint64>(i) * 7919) % Children);
            timer.start();
            b.view->scrollTo(b.view->model()->index(row, 0, b.folder()), QAbstractItemView::PositionAtCenter);
            b.view->grab();
            frames.push_back(static_cast<double>(timer.nsecsElapsed()) / 1e6);
        }
        std::sort(frames.begin(), frames.end());

        b.ensemble.create("/folder/child-1050000a");
        b.ensemble.flush();
        timer.start();
        b.panel.refreshNow();
        const qint64 updateMs = timer.elapsed();

        b.view->collapse(b.folder());
        qInfo(
            "%d children: rows on screen %lld ms; scroll anywhere median %.1f ms, longest %.1f ms; update %lld ms; "
            "%.1f MB more open than closed",
            Children, openMs, frames[frames.size() / 2], frames.back(), updateMs, opened);
#ifdef __OPTIMIZE__
        QVERIFY2(openMs < 500, "the rows must be on the screen within half a second");
        QVERIFY2(frames.back() < 100, "scrolling must not stall");
        QVERIFY2(opened < 30, "an open folder may cost 30 MB");
#endif
    }

    void comparingTwoReplicas() {
        Bench b;
        tree::Tree other = b.ensemble.tree();
        tree::Txn txn;
        txn.zxid = Zxid::of(Epoch{2}, 1);
        txn.body = tree::SetDataTxn{"/folder/child-1050000", tree::Data("other"), 1};
        other.apply(txn);
        QElapsedTimer timer;
        timer.start();
        const TreeDiff diff(b.ensemble.tree(), other);
        const qint64 ms = timer.elapsed();
        QCOMPARE(diff.all().size(), std::size_t{1});
        qInfo("comparing two trees of %d znodes: %lld ms", Children, ms);
#ifdef __OPTIMIZE__
        QVERIFY2(ms < 250, "a comparison must not stall");
#endif
    }
};

QTEST_MAIN(BenchZnodes)
#include "bench_znodes.moc"
